import { list, ofType, same, statements } from './load.js';

const problem = (holds, text) => (holds ? [] : [text]);

const allows = (templates, resource, action, on) =>
  statements(templates).some(
    ({ resource: owner, statement }) =>
      owner === resource &&
      statement.Effect === 'Allow' &&
      list(statement.Action).includes(action) &&
      list(statement.Resource).some((candidate) => JSON.stringify(candidate).includes(on)),
  );

/** Rules about the workspace, the network and permissions. */
export const storageRules = {
  'the bucket has versions, and old ones go': (templates) =>
    ofType(templates.Workspace, 'AWS::S3::Bucket').flatMap(([id, { VersioningConfiguration, LifecycleConfiguration }]) => [
      ...problem(VersioningConfiguration?.Status === 'Enabled', `${id} has no versions`),
      ...problem(
        LifecycleConfiguration?.Rules?.some((rule) => rule.Status === 'Enabled' && rule.NoncurrentVersionExpiration),
        `${id} keeps every version`,
      ),
    ]),

  'the bucket is encrypted and closed to the public': (templates) =>
    ofType(templates.Workspace, 'AWS::S3::Bucket').flatMap(
      ([id, { BucketEncryption, PublicAccessBlockConfiguration: block = {} }]) => [
        ...problem(BucketEncryption?.ServerSideEncryptionConfiguration?.length > 0, `${id} is not encrypted`),
        ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].flatMap((name) =>
          problem(block[name] === true, `${id}: ${name} is not set`),
        ),
      ],
    ),

  'the bucket is reached by TLS only': (templates) =>
    ofType(templates.Workspace, 'AWS::S3::Bucket').flatMap(([id]) =>
      problem(
        ofType(templates.Workspace, 'AWS::S3::BucketPolicy').some(
          ([, { Bucket, PolicyDocument }]) =>
            Bucket.Ref === id &&
            PolicyDocument.Statement.some(
              ({ Effect, Action, Resource, Condition }) =>
                Effect === 'Deny' &&
                Action === 's3:*' &&
                Resource.length === 2 &&
                Condition?.Bool?.['aws:SecureTransport'] === 'false',
            ),
        ),
        `${id} can be reached without TLS`,
      ),
    ),

  'the S3 Files role trusts only the service, for this account': (templates) =>
    ofType(templates.Workspace, 'AWS::S3Files::FileSystem').flatMap(([, { RoleArn }]) => {
      const [trust] = templates.Workspace.Resources[RoleArn['Fn::GetAtt'][0]].Properties.AssumeRolePolicyDocument.Statement;
      return [
        ...problem(trust.Principal.Service === 'elasticfilesystem.amazonaws.com', 'the role does not trust S3 Files'),
        ...problem(trust.Condition?.StringEquals?.['aws:SourceAccount'], 'the role does not check aws:SourceAccount'),
        ...problem(trust.Condition?.ArnLike?.['aws:SourceArn'], 'the role does not check aws:SourceArn'),
      ];
    }),

  'the S3 Files role has the EventBridge actions, or bucket changes never reach the mount': (templates) =>
    ofType(templates.Workspace, 'AWS::S3Files::FileSystem').flatMap(([, { RoleArn }]) => {
      const role = RoleArn['Fn::GetAtt'][0];
      return [
        ...['DeleteRule', 'DisableRule', 'EnableRule', 'PutRule', 'PutTargets', 'RemoveTargets'].map((name) => [
          name,
          'rule/DO-NOT-DELETE-S3-Files*',
        ]),
        ...['DescribeRule', 'ListRuleNamesByTarget', 'ListRules', 'ListTargetsByRule'].map((name) => [name, 'rule/*']),
      ].flatMap(([action, on]) =>
        problem(allows(templates, role, `events:${action}`, on), `${role} lacks events:${action} on ${on}`),
      );
    }),

  'the access point has a user and creates its directory for that user': (templates) =>
    ofType(templates.Workspace, 'AWS::S3Files::AccessPoint').flatMap(([id, { PosixUser = {}, RootDirectory }]) => {
      const created = RootDirectory?.CreationPermissions;
      return [
        ...problem(PosixUser.Uid === '1000' && PosixUser.Gid === '1000', `${id} has no user`),
        ...problem(
          created?.OwnerUid === PosixUser.Uid && created?.OwnerGid === PosixUser.Gid && created?.Permissions,
          `root owns the directory of ${id}`,
        ),
        ...problem(
          RootDirectory?.Path.length <= 100 && RootDirectory.Path.split('/').length <= 5,
          `the path of ${id} is too long or deep`,
        ),
      ];
    }),

  'agents may mount and write the file system, and nothing of root or of EFS': (templates) => [
    ...problem(allows(templates, 'WorkspaceAccess', 's3files:ClientMount', 'FileSystemArn'), 'no ClientMount on the file system'),
    ...problem(allows(templates, 'WorkspaceAccess', 's3files:ClientWrite', 'FileSystemArn'), 'no ClientWrite on the file system'),
    ...problem(
      allows(templates, 'WorkspaceAccess', 's3files:ClientMount', 'AccessPointArn'),
      'no ClientMount on the access point',
    ),
    ...statements(templates).flatMap(({ where, statement }) =>
      list(statement.Action).flatMap((action) =>
        problem(action !== 's3files:ClientRootAccess' && !action.startsWith('elasticfilesystem:'), `${where} allows ${action}`),
      ),
    ),
  ],

  'mount targets take NFS from the groups of the functions only': (templates) => {
    const groups = new Set(['AgentSecurityGroup', 'FetchSecurityGroup']);
    const rules = ofType(templates.Network, 'AWS::EC2::SecurityGroupIngress').filter(
      ([, { GroupId }]) => GroupId.Ref === 'MountSecurityGroup',
    );
    return [
      ...problem(rules.length === groups.size, `${rules.length} rules let something in`),
      ...rules.flatMap(([id, { FromPort, ToPort, SourceSecurityGroupId }]) =>
        problem(
          FromPort === 2049 && ToPort === 2049 && groups.has(SourceSecurityGroupId?.Ref),
          `${id} lets in more than NFS from a function`,
        ),
      ),
      ...problem(
        !templates.Network.Resources.MountSecurityGroup.Properties.SecurityGroupIngress,
        'a rule stands in the group itself',
      ),
    ];
  },

  'every security group states what goes out, and only fetching reaches the internet': (templates) =>
    ofType(templates.Network, 'AWS::EC2::SecurityGroup').flatMap(([id, { SecurityGroupEgress }]) => [
      ...problem(SecurityGroupEgress?.length > 0, `${id} may send anything anywhere`),
      ...problem(
        id === 'FetchSecurityGroup' || !JSON.stringify(SecurityGroupEgress ?? []).includes('0.0.0.0/0'),
        `${id} reaches the internet`,
      ),
    ]),

  'the private subnets are in two zones': (templates) => {
    const [a, b] = ['A', 'B'].map((name) => templates.Network.Resources[`PrivateSubnet${name}`].Properties.AvailabilityZone);
    return problem(!same(a, b), 'both are in one');
  },

  'no Allow is for every resource or every action': (templates) =>
    statements(templates)
      .filter(({ statement }) => statement.Effect === 'Allow')
      .flatMap(({ where, statement }) => [
        ...problem(!list(statement.Resource).includes('*'), `${where} allows every resource`),
        ...problem(
          !list(statement.Action).some((action) => action === '*' || action.endsWith(':*')),
          `${where} allows every action`,
        ),
      ]),

  'Bedrock: the profile, its model in each region and without one, only through the profile, and no Converse action': (
    templates,
  ) => {
    const model = statements(templates)
      .filter(({ resource }) => resource === 'ModelAccess')
      .map(({ statement }) => statement);
    const on = (text) => model.find(({ Resource }) => Resource['Fn::Sub'].includes(text));
    const throughProfile = (statement) => statement?.Condition?.StringEquals?.['bedrock:InferenceProfileArn'];
    return [
      ...problem(on(':inference-profile/${ModelId}'), 'the profile is missing'),
      ...problem(throughProfile(on(':bedrock:*::foundation-model/')), 'the model in each region is missing or open'),
      ...problem(throughProfile(on(':bedrock:::foundation-model/')), 'the model without a region is missing or open'),
      ...model.flatMap(({ Action }) =>
        problem(same(Action, ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']), `the actions are ${Action}`),
      ),
    ];
  },
};
