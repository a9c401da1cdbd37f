import { existsSync } from 'node:fs';
import { functions, nodes } from './load.js';

const problem = (holds, text) => (holds ? [] : [text]);
const SAM = new URL('../../../', import.meta.url);

function* references(template) {
  for (const [node] of nodes({ Resources: template.Resources, Outputs: template.Outputs, Conditions: template.Conditions })) {
    if (typeof node.Ref === 'string') yield node.Ref;
    if (Array.isArray(node['Fn::GetAtt'])) yield node['Fn::GetAtt'].join('.');
    if (typeof node['Fn::Sub'] === 'string') yield* [...node['Fn::Sub'].matchAll(/\$\{([^!][^}]*)\}/g)].map((match) => match[1]);
    if (Array.isArray(node['Fn::If'])) yield `if ${node['Fn::If'][0]}`;
  }
}

/** Rules that a linter checks too, but not inside the API's body, which it does not read. */
export const referenceRules = {
  'every reference names something that is there': (templates) =>
    Object.entries(templates).flatMap(([stack, template]) =>
      [...references(template)].flatMap((reference) => {
        if (reference.startsWith('AWS::')) return [];
        if (reference.startsWith('if '))
          return problem(template.Conditions?.[reference.slice(3)], `${stack}: condition ${reference}`);
        const [name, attribute, outputName] = reference.split('.');
        if (attribute === 'Outputs') return problem(templates[name]?.Outputs[outputName], `${stack}: ${reference}`);
        return problem(template.Resources[name] ?? template.Parameters?.[name], `${stack}: ${reference}`);
      }),
    ),

  'a nested stack gets its parameters, and no others': (templates) =>
    ['Network', 'Workspace'].flatMap((stack) => {
      const given = Object.keys(templates.main.Resources[stack].Properties.Parameters);
      const declared = Object.entries(templates[stack].Parameters);
      return [
        ...given.flatMap((name) => problem(templates[stack].Parameters[name], `${stack} has no parameter ${name}`)),
        ...declared.flatMap(([name, { Default }]) =>
          problem(Default !== undefined || given.includes(name), `${stack} needs ${name}`),
        ),
      ];
    }),

  'every handler is there': (templates) =>
    functions(templates).flatMap(([id, { Handler, Runtime, CodeUri }]) => {
      if (Runtime.startsWith('nodejs')) {
        return problem(
          existsSync(new URL(`${CodeUri}/${Handler.replace(/\.\w+$/, '.js')}`, SAM)),
          `${id}: ${CodeUri}/${Handler}`,
        );
      }
      const source = `../agent-lambda/src/main/java/${Handler.replaceAll('.', '/')}.java`;
      return problem(existsSync(new URL(source, SAM)), `${id}: ${Handler}`);
    }),
};
