import { durable, functions, list, mounting, ofType, same, statements } from './load.js';

const problem = (holds, text) => (holds ? [] : [text]);
const output = (value, stack) => value?.['Fn::GetAtt']?.[0] === stack && value['Fn::GetAtt'][1].replace(/^Outputs\./, '');

/** Rules about the functions: name, and a check that returns what is wrong. */
export const lambdaRules = {
  'a function with a mount has no SnapStart and no more than 512 MB of ephemeral storage': (templates) =>
    mounting(templates).flatMap(([id, { SnapStart, EphemeralStorage }]) => [
      ...problem(!SnapStart || SnapStart.ApplyOn === 'None', `${id} has SnapStart`),
      ...problem(!EphemeralStorage || EphemeralStorage.Size <= 512, `${id} has ephemeral storage`),
    ]),

  'a function with a mount is in the VPC': (templates) =>
    mounting(templates).flatMap(([id, { VpcConfig }]) =>
      problem(VpcConfig?.SubnetIds?.length > 0 && VpcConfig.SecurityGroupIds?.length > 0, `${id} has no VpcConfig`),
    ),

  'a mount is one access point below /mnt': (templates) =>
    mounting(templates).flatMap(([id, { FileSystemConfigs, Environment }]) => {
      const [{ Arn, LocalMountPath }] = FileSystemConfigs;
      const name = output(Arn, 'Workspace');
      const value = templates.Workspace.Outputs[name]?.Value;
      return [
        ...problem(FileSystemConfigs.length === 1, `${id} has ${FileSystemConfigs.length} mounts`),
        ...problem(/^\/mnt\/[a-zA-Z0-9-_.]+$/.test(LocalMountPath), `${id} mounts at ${LocalMountPath}`),
        ...problem(value?.['Fn::GetAtt']?.[1] === 'AccessPointArn', `${id} does not mount an access point`),
        ...problem(Environment?.Variables?.WORKSPACE_MOUNT === LocalMountPath, `${id} is not told its mount`),
      ];
    }),

  'a function mounts only after every mount target is there': (templates) => {
    // The output of a nested stack exists when the whole stack does. A mount target anywhere else must be depended upon.
    const elsewhere = ['main', 'Network'].flatMap((stack) =>
      ofType(templates[stack], 'AWS::S3Files::MountTarget').map(([id]) => id),
    );
    return mounting(templates).flatMap(([id, { FileSystemConfigs }, { DependsOn }]) => [
      ...problem(output(FileSystemConfigs[0].Arn, 'Workspace'), `${id} does not wait for the stack of the mount targets`),
      ...elsewhere.flatMap((target) => problem(list(DependsOn).includes(target), `${id} does not wait for ${target}`)),
    ]);
  },

  'each subnet of a function with a mount has a mount target': (templates) => {
    const parameters = templates.main.Resources.Workspace.Properties.Parameters;
    const targets = ofType(templates.Workspace, 'AWS::S3Files::MountTarget').map(([, { SubnetId }]) => parameters[SubnetId.Ref]);
    return mounting(templates).flatMap(([id, { VpcConfig }]) =>
      list(VpcConfig?.SubnetIds).flatMap((subnet) =>
        problem(
          targets.some((target) => same(target, subnet)),
          `${id} is in ${JSON.stringify(subnet)}, which has no mount target`,
        ),
      ),
    );
  },

  'a durable function has no name': (templates) =>
    durable(templates).flatMap(([id, { FunctionName }]) => problem(FunctionName === undefined, `${id} has a name`)),

  'a durable function has an alias that follows every change': (templates) =>
    durable(templates).flatMap(([id, { AutoPublishAlias, AutoPublishAliasAllProperties }]) =>
      problem(AutoPublishAlias && AutoPublishAliasAllProperties === true, `${id} has no such alias`),
    ),

  'a durable function has a queue for dead letters': (templates) =>
    durable(templates).flatMap(([id, { DeadLetterQueue }]) =>
      problem(
        DeadLetterQueue?.Type === 'SQS' &&
          templates.main.Resources[DeadLetterQueue.TargetArn?.['Fn::GetAtt']?.[0]]?.Type === 'AWS::SQS::Queue',
        `${id} has no queue`,
      ),
    ),

  'a durable function has no destination, which is not supported': (templates) =>
    durable(templates).flatMap(([id, { EventInvokeConfig }]) =>
      problem(!EventInvokeConfig?.DestinationConfig, `${id} has a destination`),
    ),

  'a durable function has neither VPC nor mount': (templates) =>
    durable(templates).flatMap(([id, { VpcConfig, FileSystemConfigs }]) =>
      problem(!VpcConfig && !FileSystemConfigs, `${id} has one`),
    ),

  'DurableConfig is within its limits': (templates) =>
    durable(templates).flatMap(
      ([
        id,
        {
          DurableConfig: { ExecutionTimeout, RetentionPeriodInDays },
        },
      ]) => [
        ...problem(ExecutionTimeout >= 1 && ExecutionTimeout <= 31_622_400, `${id}: ExecutionTimeout ${ExecutionTimeout}`),
        ...problem(
          RetentionPeriodInDays >= 1 && RetentionPeriodInDays <= 90,
          `${id}: RetentionPeriodInDays ${RetentionPeriodInDays}`,
        ),
      ],
    ),

  'time-outs nest: soft deadline, function, 15 minutes, execution, and an execution outlasts two approvals': (templates) => {
    const [[, orchestrator] = []] = durable(templates);
    const execution = orchestrator?.DurableConfig.ExecutionTimeout ?? 0;
    return [
      ...functions(templates).flatMap(([id, { Timeout, Environment }]) => {
        const kept = Number(Environment?.Variables?.SOFT_DEADLINE_SECONDS ?? 0);
        return [
          ...problem(Timeout <= 900, `${id} may run ${Timeout} s`),
          ...problem(Timeout < execution, `${id} may run longer than an execution`),
          ...problem(kept < Timeout, `${id} keeps ${kept} s back of ${Timeout}`),
        ];
      }),
      ...mounting(templates).flatMap(([id, { Environment }]) =>
        problem(Environment?.Variables?.SOFT_DEADLINE_SECONDS !== undefined, `${id} has no soft deadline`),
      ),
      ...problem(
        execution >= 2 * templates.main.Parameters.ApprovalTimeoutSeconds.MaxValue,
        'an execution is too short for two approvals',
      ),
    ];
  },

  'the orchestrator may invoke each function it is told of, unqualified and qualified': (templates) =>
    durable(templates).flatMap(([id, { Environment, Policies }]) => {
      const told = [...JSON.stringify(Environment.Variables).matchAll(/"Fn::GetAtt":\["(\w+)","Arn"\]|\$\{(\w+)\.Arn\}/g)].map(
        (m) => m[1] ?? m[2],
      );
      const allowed = list(Policies)
        .flatMap((policy) => policy.Statement ?? [])
        .filter(({ Effect, Action }) => Effect === 'Allow' && list(Action).includes('lambda:InvokeFunction'))
        .flatMap(({ Resource }) => list(Resource));
      const may = (resource) => allowed.some((candidate) => same(candidate, resource));
      return [
        ...problem(told.length > 0, `${id} is told of no function`),
        ...told.flatMap((name) => [
          ...problem(may({ 'Fn::GetAtt': [name, 'Arn'] }), `${id} may not invoke ${name}`),
          ...problem(may({ 'Fn::Sub': `\${${name}.Arn}:*` }), `${id} may not invoke a version of ${name}`),
        ]),
      ];
    }),

  'whoever answers callbacks may do so': (templates) =>
    problem(
      statements(templates).some(({ statement }) =>
        list(statement.Action).includes('lambda:SendDurableExecutionCallbackSuccess'),
      ),
      'nobody may send a callback',
    ),

  'every function logs to a group that forgets': (templates) => [
    ...functions(templates).flatMap(([id, { LoggingConfig }]) =>
      problem(
        templates.main.Resources[LoggingConfig?.LogGroup?.Ref]?.Type === 'AWS::Logs::LogGroup',
        `${id} logs to a group of Lambda's making, which keeps everything`,
      ),
    ),
    ...ofType(templates.main, 'AWS::Logs::LogGroup').flatMap(([id, { RetentionInDays }]) =>
      problem(RetentionInDays !== undefined, `${id} keeps everything`),
    ),
  ],
};
