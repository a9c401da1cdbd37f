import { durable, ofType } from './load.js';

const problem = (holds, text) => (holds ? [] : [text]);
const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'x-amazon-apigateway-any-method'];

const body = (templates) => ofType(templates.main, 'AWS::Serverless::Api')[0][1].DefinitionBody;
const operations = (templates) =>
  Object.entries(body(templates).paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => [`${method} ${path}`, operation, operation['x-amazon-apigateway-integration']]),
  );
const start = (templates) => operations(templates).find(([name]) => name === 'post /reviews')[2];

/** Rules about the API and the alarms. */
export const apiRules = {
  'the integration starts the alias, not the function': (templates) =>
    durable(templates).flatMap(([id]) =>
      problem(start(templates).uri['Fn::Sub'].includes(`/\${${id}.Alias}/invocations`), 'it starts something else'),
    ),

  'the integration is asynchronous and names the execution after the review': (templates) => {
    const { type, requestParameters = {} } = start(templates);
    return [
      ...problem(type === 'aws', 'only type aws takes the header'),
      ...problem(requestParameters['integration.request.header.X-Amz-Invocation-Type'] === "'Event'", 'it waits for the answer'),
      ...problem(
        requestParameters['integration.request.header.X-Amz-Durable-Execution-Name'] === 'method.request.body.reviewId',
        'a second request starts a second review',
      ),
    ];
  },

  'only success is answered 202, and the rest is not hidden': (templates) => {
    const responses = start(templates).responses;
    const accepted = Object.entries(responses).filter(([, { statusCode }]) => statusCode === '202');
    return [
      ...problem(accepted.length === 1 && accepted[0][0] === '2\\d{2}', '202 for more than success'),
      ...problem(responses.default?.statusCode === '502', 'the default is not 502'),
    ];
  },

  'every status of the integration is a response of the operation': (templates) =>
    operations(templates).flatMap(([name, { responses }, integration]) =>
      Object.values(integration.responses ?? {}).flatMap(({ statusCode }) =>
        problem(responses[statusCode], `${name} does not declare ${statusCode}`),
      ),
    ),

  'every operation is authenticated by itself, since the API ignores security above': (templates) =>
    operations(templates).flatMap(([name, { security }]) => {
      const scheme = body(templates).components.securitySchemes[Object.keys(security?.[0] ?? {})[0]];
      return problem(security?.length === 1 && scheme?.['x-amazon-apigateway-authtype'] === 'awsSigv4', `${name} is open`);
    }),

  'nothing passes unmapped, bodies are validated and nothing unknown is let in': (templates) => {
    const api = body(templates);
    const validator = api['x-amazon-apigateway-request-validators']?.[api['x-amazon-apigateway-request-validator']];
    return [
      ...problem(validator?.validateRequestBody === true, 'bodies are not validated'),
      ...operations(templates).flatMap(([name, , integration]) =>
        problem(integration.passthroughBehavior === 'never', `${name} passes what it does not know`),
      ),
      ...operations(templates).flatMap(([name, { requestBody }]) => {
        if (!requestBody) return [];
        const schema = api.components.schemas[requestBody.content['application/json']?.schema.$ref?.split('/').at(-1)];
        return problem(requestBody.required === true && schema?.additionalProperties === false, `${name} has no closed schema`);
      }),
    ];
  },

  'every alarm tells somebody, and failures, time-outs, dead letters and 5xx have one': (templates) => {
    const alarms = ofType(templates.main, 'AWS::CloudWatch::Alarm');
    return [
      ...alarms.flatMap(([id, { AlarmActions }]) => problem(AlarmActions?.length > 0, `${id} tells nobody`)),
      ...['DurableExecutionFailed', 'DurableExecutionTimedOut', 'ApproximateNumberOfMessagesVisible', '5XXError'].flatMap(
        (metric) =>
          problem(
            alarms.some(([, { MetricName }]) => MetricName === metric),
            `nothing watches ${metric}`,
          ),
      ),
    ];
  },
};
