import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const SAM = new URL('../../../', import.meta.url);

const full = (name) => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);
const getAtt = (path) => [path.slice(0, path.indexOf('.')), path.slice(path.indexOf('.') + 1)];

/** `!Sub x` and the like, as the long form `{'Fn::Sub': x}`. */
const customTags = ['Ref', 'Condition', 'Sub', 'GetAtt', 'GetAZs', 'If', 'Equals', 'Not', 'Select', 'Cidr'].flatMap((name) => [
  { tag: `!${name}`, resolve: (text) => ({ [full(name)]: name === 'GetAtt' ? getAtt(text) : text }) },
  { tag: `!${name}`, collection: 'seq', resolve: (items) => ({ [full(name)]: items.toJSON() }) },
]);

const load = (path) => parse(readFileSync(new URL(path, SAM), 'utf8'), { customTags });

/** The template and its nested stacks, by the logical id of the stack. */
export const loadTemplates = () => ({
  main: load('template.yaml'),
  Network: load('stacks/network.yaml'),
  Workspace: load('stacks/workspace.yaml'),
});

/** The resources of a type, as `[logicalId, properties, resource]`. */
export const ofType = (template, type) =>
  Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties ?? {}, resource]);

/** The functions as SAM sees them, with what the Globals give. */
export const functions = (templates) =>
  ofType(templates.main, 'AWS::Serverless::Function').map(([id, properties, resource]) => [
    id,
    { ...templates.main.Globals?.Function, ...properties },
    resource,
  ]);

export const mounting = (templates) => functions(templates).filter(([, properties]) => properties.FileSystemConfigs);
export const durable = (templates) => functions(templates).filter(([, properties]) => properties.DurableConfig);

/** Every node of a tree that is an object, with its path. */
export function* nodes(tree, path = []) {
  if (tree === null || typeof tree !== 'object') return;
  yield [tree, path];
  for (const [key, value] of Object.entries(tree)) yield* nodes(value, [...path, key]);
}

/** Every statement of every policy document of a template, with where it stands. */
export function statements(templates) {
  return Object.entries(templates).flatMap(([stack, template]) =>
    [...nodes(template.Resources)]
      .filter(([node]) => Array.isArray(node.Statement))
      .flatMap(([node, path]) =>
        node.Statement.map((statement) => ({ where: `${stack}: ${path.join('.')}`, resource: path[0], statement })),
      ),
  );
}

export const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
