import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { functions, nodes } from './load.js';

const spec = loadAwsServiceSpecSync();
const find = (type) => spec.lookup('resource', 'cloudFormationType', 'equals', type)[0];
const isIntrinsic = (value) =>
  value !== null && typeof value === 'object' && Object.keys(value).length === 1 && /^(Ref|Fn::\w+)$/.test(Object.keys(value)[0]);

// What SAM hands on to AWS::Lambda::Function as it is.
const HANDED_ON = [
  'Architectures',
  'Description',
  'DurableConfig',
  'Environment',
  'FileSystemConfigs',
  'Handler',
  'LoggingConfig',
  'MemorySize',
  'Runtime',
  'Timeout',
  'VpcConfig',
];
const SAM_ONLY = ['AutoPublishAlias', 'AutoPublishAliasAllProperties', 'CodeUri', 'DeadLetterQueue', 'Policies'];

/**
 * Compares the templates with the published CloudFormation resource specification: types, names of properties at every
 * depth, required properties, allowed values and the shape of values. Returns what is wrong.
 */
export function checkSpecification(templates) {
  const plain = Object.values(templates).flatMap((template) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => !Type.startsWith('AWS::Serverless::'))
      .flatMap(([id, { Type, Properties = {} }]) => {
        const resource = find(Type);
        return resource ? checkProperties(id, Properties, resource.properties) : [`${id}: no type ${Type}`];
      }),
  );
  const lambda = find('AWS::Lambda::Function').properties;
  const sam = functions(templates).flatMap(([id, properties]) =>
    Object.entries(properties)
      .filter(([name]) => !SAM_ONLY.includes(name))
      .flatMap(([name, value]) =>
        HANDED_ON.includes(name)
          ? checkValue(`${id}.${name}`, value, lambda[name].type)
          : [`${id}: SAM does not hand on ${name}`],
      ),
  );
  return [...plain, ...sam, ...checkAttributes(templates)];
}

function checkProperties(where, given, declared) {
  return [
    ...Object.entries(declared)
      .filter(([name, { required }]) => required && given[name] === undefined)
      .map(([name]) => `${where} needs ${name}`),
    ...Object.entries(given).flatMap(([name, value]) =>
      declared[name] ? checkValue(`${where}.${name}`, value, declared[name].type) : [`${where} has no property ${name}`],
    ),
  ];
}

function checkValue(where, value, type) {
  if (isIntrinsic(value)) {
    return 'Fn::If' in value ? value['Fn::If'].slice(1).flatMap((branch) => checkValue(where, branch, type)) : [];
  }
  switch (type.type) {
    case 'ref':
      return isObject(value)
        ? checkProperties(where, value, spec.get('typeDefinition', type.reference.$ref).properties)
        : [`${where} must be an object`];
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, index) => checkValue(`${where}[${index}]`, item, type.element))
        : [`${where} must be a list`];
    case 'map':
      return isObject(value)
        ? Object.entries(value).flatMap(([key, item]) => checkValue(`${where}.${key}`, item, type.element))
        : [`${where} must be an object`];
    case 'union': {
      const attempts = type.types.map((alternative) => checkValue(where, value, alternative));
      return attempts.some((problems) => problems.length === 0) ? [] : attempts[0];
    }
    case 'tag':
      return isObject(value) && 'Key' in value && 'Value' in value ? [] : [`${where} must be a tag`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${where} must be true or false`];
    case 'integer':
    case 'number':
      return Number.isFinite(Number(value)) ? [] : [`${where} must be a number`];
    case 'string':
      if (isObject(value) || Array.isArray(value)) return [`${where} must be a text`];
      return type.allowedValues && !type.allowedValues.includes(value) ? [`${where} must be one of ${type.allowedValues}`] : [];
    default: // json, date-time
      return [];
  }
}

/** GetAtt and Sub name attributes that the type has. */
function checkAttributes(templates) {
  return Object.values(templates).flatMap((template) =>
    [...nodes(template)].flatMap(([node]) => {
      const used = Array.isArray(node['Fn::GetAtt'])
        ? [node['Fn::GetAtt']]
        : typeof node['Fn::Sub'] === 'string'
          ? [...node['Fn::Sub'].matchAll(/\$\{(\w+)\.([\w.]+)\}/g)].map((match) => match.slice(1))
          : [];
      return used.flatMap(([id, attribute]) => {
        const type = template.Resources[id]?.Type;
        if (!type || type.startsWith('AWS::Serverless::') || attribute.startsWith('Outputs.')) return [];
        return find(type)?.attributes[attribute] ? [] : [`${id} (${type}) has no attribute ${attribute}`];
      });
    }),
  );
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
