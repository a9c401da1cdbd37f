const resource = (stack, id) => (templates) => templates[stack].Resources[id];
const properties = (stack, id) => (templates) => templates[stack].Resources[id].Properties;
const agent = properties('main', 'SecurityReview');
const orchestrator = properties('main', 'Orchestrator');
const control = properties('main', 'Control');
const bucket = properties('Workspace', 'Bucket');
const accessPoint = properties('Workspace', 'AccessPoint');
const syncRole = properties('Workspace', 'SyncRole');
const syncPolicy = (templates) => syncRole(templates).Policies[0].PolicyDocument.Statement;
const trust = (templates) => syncRole(templates).AssumeRolePolicyDocument.Statement[0];
const modelAccess = (templates) => properties('main', 'ModelAccess')(templates).PolicyDocument.Statement;
const workspaceAccess = (templates) => properties('main', 'WorkspaceAccess')(templates).PolicyDocument.Statement;
const definition = (templates) => properties('main', 'Api')(templates).DefinitionBody;
const start = (templates) => definition(templates).paths['/reviews'].post;
const integration = (templates) => start(templates)['x-amazon-apigateway-integration'];

/** For each rule, changes to the templates that it must catch. */
export const mutations = {
  // Functions
  'a function with a mount has no SnapStart and no more than 512 MB of ephemeral storage': {
    SnapStart: (t) => (agent(t).SnapStart = { ApplyOn: 'PublishedVersions' }),
    'SnapStart from the Globals': (t) => (t.main.Globals.Function.SnapStart = { ApplyOn: 'PublishedVersions' }),
    'a large /tmp': (t) => (agent(t).EphemeralStorage = { Size: 1024 }),
  },
  'a function with a mount is in the VPC': {
    'no VpcConfig': (t) => delete agent(t).VpcConfig,
    'no security group': (t) => delete agent(t).VpcConfig.SecurityGroupIds,
  },
  'a mount is one access point below /mnt': {
    'the ARN of the file system': (t) =>
      (agent(t).FileSystemConfigs[0].Arn = { 'Fn::GetAtt': ['Workspace', 'Outputs.FileSystemArn'] }),
    'another path': (t) => (agent(t).FileSystemConfigs[0].LocalMountPath = '/workspace'),
    'two mounts': (t) => agent(t).FileSystemConfigs.push(agent(t).FileSystemConfigs[0]),
    'a function that looks elsewhere': (t) => (agent(t).Environment.Variables.WORKSPACE_MOUNT = '/mnt/other'),
  },
  'a function mounts only after every mount target is there': {
    'an access point that is a parameter': (t) => (agent(t).FileSystemConfigs[0].Arn = { Ref: 'AccessPoint' }),
    'a mount target beside the function': (t) => (t.main.Resources.Third = { Type: 'AWS::S3Files::MountTarget', Properties: {} }),
  },
  'each subnet of a function with a mount has a mount target': {
    'a zone without one': (t) => delete t.Workspace.Resources.MountTargetB,
    'both in one subnet': (t) => (properties('Workspace', 'MountTargetB')(t).SubnetId = { Ref: 'SubnetA' }),
    'another subnet': (t) => agent(t).VpcConfig.SubnetIds.push({ 'Fn::GetAtt': ['Network', 'Outputs.PublicSubnet'] }),
  },
  'a durable function has no name': { 'a name': (t) => (orchestrator(t).FunctionName = 'review') },
  'a durable function has an alias that follows every change': {
    'no alias': (t) => delete orchestrator(t).AutoPublishAlias,
    'an alias that follows the code only': (t) => delete orchestrator(t).AutoPublishAliasAllProperties,
  },
  'a durable function has a queue for dead letters': {
    'no queue': (t) => delete orchestrator(t).DeadLetterQueue,
    'a topic': (t) => (orchestrator(t).DeadLetterQueue = { Type: 'SNS', TargetArn: { Ref: 'Alarms' } }),
  },
  'a durable function has no destination, which is not supported': {
    'one for failures': (t) => (orchestrator(t).EventInvokeConfig = { DestinationConfig: { OnFailure: { Type: 'SQS' } } }),
  },
  'a durable function has neither VPC nor mount': {
    'a VPC': (t) => (orchestrator(t).VpcConfig = agent(t).VpcConfig),
    'a VPC from the Globals': (t) => (t.main.Globals.Function.VpcConfig = agent(t).VpcConfig),
    'a mount': (t) => (orchestrator(t).FileSystemConfigs = agent(t).FileSystemConfigs),
  },
  'DurableConfig is within its limits': {
    'more than a year': (t) => (orchestrator(t).DurableConfig.ExecutionTimeout = 31_622_401),
    'a retention of 91 days': (t) => (orchestrator(t).DurableConfig.RetentionPeriodInDays = 91),
  },
  'time-outs nest: soft deadline, function, 15 minutes, execution, and an execution outlasts two approvals': {
    'an agent of 16 minutes': (t) => (agent(t).Timeout = 960),
    'an execution shorter than an agent': (t) => (orchestrator(t).DurableConfig.ExecutionTimeout = 600),
    'an execution shorter than its approvals': (t) => (orchestrator(t).DurableConfig.ExecutionTimeout = 604_800),
    'a soft deadline beyond the time-out': (t) => (agent(t).Environment.Variables.SOFT_DEADLINE_SECONDS = '900'),
    'no soft deadline': (t) => delete agent(t).Environment.Variables.SOFT_DEADLINE_SECONDS,
  },
  'the orchestrator may invoke each function it is told of, unqualified and qualified': {
    'no right to versions': (t) => orchestrator(t).Policies[0].Statement[0].Resource.splice(1, 1),
    'no right to the function': (t) => orchestrator(t).Policies[0].Statement[0].Resource.splice(2, 1),
    'one more reviewer': (t) =>
      (orchestrator(t).Environment.Variables.REVIEWER_FUNCTIONS['Fn::Sub'] =
        '{"security":"${SecurityReview.Arn}","law":"${LawReview.Arn}"}'),
  },
  'whoever answers callbacks may do so': {
    'no such right': (t) => (control(t).Policies[0].Statement[0].Action = ['lambda:GetDurableExecution']),
  },
  'every function logs to a group that forgets': {
    'a group without retention': (t) => delete properties('main', 'OrchestratorLog')(t).RetentionInDays,
    'no group': (t) => delete agent(t).LoggingConfig,
  },

  // Workspace, network, permissions
  'the bucket has versions, and old ones go': {
    'no versions': (t) => delete bucket(t).VersioningConfiguration,
    'versions for ever': (t) => bucket(t).LifecycleConfiguration.Rules.shift(),
  },
  'the bucket is encrypted and closed to the public': {
    'no encryption': (t) => delete bucket(t).BucketEncryption,
    'one gap': (t) => (bucket(t).PublicAccessBlockConfiguration.RestrictPublicBuckets = false),
    'no block': (t) => delete bucket(t).PublicAccessBlockConfiguration,
  },
  'the bucket is reached by TLS only': {
    'no policy': (t) => delete t.Workspace.Resources.BucketPolicy,
    'a policy of the bucket but not of its objects': (t) =>
      properties('Workspace', 'BucketPolicy')(t).PolicyDocument.Statement[0].Resource.pop(),
  },
  'the S3 Files role trusts only the service, for this account': {
    'another service': (t) => (trust(t).Principal.Service = 's3files.amazonaws.com'),
    'any account': (t) => delete trust(t).Condition.StringEquals,
    'any source': (t) => delete trust(t).Condition.ArnLike,
  },
  'the S3 Files role has the EventBridge actions, or bucket changes never reach the mount': {
    'no EventBridge at all': (t) => syncPolicy(t).splice(2, 2),
    'one action less': (t) => syncPolicy(t)[2].Action.pop(),
    'no reading': (t) => syncPolicy(t).pop(),
  },
  'the access point has a user and creates its directory for that user': {
    'no user': (t) => delete accessPoint(t).PosixUser,
    'CreationInfo, as EFS has it': (t) => {
      const root = accessPoint(t).RootDirectory;
      root.CreationInfo = root.CreationPermissions;
      delete root.CreationPermissions;
    },
    'another owner': (t) => (accessPoint(t).RootDirectory.CreationPermissions.OwnerUid = '0'),
    'a deep path': (t) => (accessPoint(t).RootDirectory.Path = '/a/b/c/d/e'),
  },
  'agents may mount and write the file system, and nothing of root or of EFS': {
    'no right on the file system': (t) => workspaceAccess(t).shift(),
    'no right on the access point': (t) => workspaceAccess(t).pop(),
    'root access': (t) => workspaceAccess(t)[0].Action.push('s3files:ClientRootAccess'),
    'the actions of EFS': (t) => workspaceAccess(t)[0].Action.push('elasticfilesystem:ClientMount'),
  },
  'mount targets take NFS from the groups of the functions only': {
    'NFS from the VPC': (t) => {
      const rule = properties('Network', 'MountFromAgents')(t);
      delete rule.SourceSecurityGroupId;
      rule.CidrIp = '10.0.0.0/8';
    },
    'every port': (t) => (properties('Network', 'MountFromAgents')(t).FromPort = 0),
    'a group that gets nothing': (t) => delete t.Network.Resources.MountFromFetch,
    'a rule in the group': (t) =>
      (properties('Network', 'MountSecurityGroup')(t).SecurityGroupIngress = [{ CidrIp: '0.0.0.0/0' }]),
  },
  'every security group states what goes out, and only fetching reaches the internet': {
    'the default, which lets all out': (t) => delete properties('Network', 'AgentSecurityGroup')(t).SecurityGroupEgress,
    'agents on the internet': (t) =>
      properties('Network', 'AgentSecurityGroup')(t).SecurityGroupEgress.push({ CidrIp: '0.0.0.0/0' }),
  },
  'the private subnets are in two zones': {
    'one zone': (t) =>
      (properties('Network', 'PrivateSubnetB')(t).AvailabilityZone = { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }),
  },
  'no Allow is for every resource or every action': {
    'every resource': (t) => (orchestrator(t).Policies[0].Statement[0].Resource = '*'),
    'every resource among others': (t) => syncPolicy(t).push({ Effect: 'Allow', Action: 's3:GetObject', Resource: ['x', '*'] }),
    'every action of a service': (t) => (workspaceAccess(t)[0].Action = 's3files:*'),
    'an endpoint for all': (t) => (properties('Network', 'BedrockEndpoint')(t).PolicyDocument.Statement[0].Resource = '*'),
  },
  'Bedrock: the profile, its model in each region and without one, only through the profile, and no Converse action': {
    'only the profile': (t) => modelAccess(t).splice(1, 2),
    'no model without a region, which a global profile asks for': (t) => modelAccess(t).pop(),
    'the model without its profile': (t) => delete modelAccess(t)[1].Condition,
    'an action that IAM does not know': (t) => (modelAccess(t)[0].Action = ['bedrock:Converse']),
    'no streams': (t) => modelAccess(t)[0].Action.pop(),
  },

  // API and alarms
  'the integration starts the alias, not the function': {
    'the function': (t) => (integration(t).uri['Fn::Sub'] = integration(t).uri['Fn::Sub'].replace('.Alias', '.Arn')),
  },
  'the integration is asynchronous and names the execution after the review': {
    'a request that waits': (t) => delete integration(t).requestParameters['integration.request.header.X-Amz-Invocation-Type'],
    'Event without the quotes': (t) =>
      (integration(t).requestParameters['integration.request.header.X-Amz-Invocation-Type'] = 'Event'),
    'no name': (t) => delete integration(t).requestParameters['integration.request.header.X-Amz-Durable-Execution-Name'],
    aws_proxy: (t) => (integration(t).type = 'aws_proxy'),
  },
  'only success is answered 202, and the rest is not hidden': {
    'default to 202': (t) => (integration(t).responses.default.statusCode = '202'),
    'no default': (t) => delete integration(t).responses.default,
  },
  'every status of the integration is a response of the operation': {
    'one that is not': (t) => delete start(t).responses['502'],
  },
  'every operation is authenticated by itself, since the API ignores security above': {
    'one without': (t) => delete start(t).security,
    'security above only': (t) => {
      definition(t).security = start(t).security;
      delete start(t).security;
    },
    'a choice with nothing in it': (t) => start(t).security.push({}),
    'a key': (t) => delete definition(t).components.securitySchemes.sigv4['x-amazon-apigateway-authtype'],
    'a new operation': (t) => (definition(t).paths['/reviews'].get = { responses: {}, 'x-amazon-apigateway-integration': {} }),
  },
  'nothing passes unmapped, bodies are validated and nothing unknown is let in': {
    'no validator': (t) => delete definition(t)['x-amazon-apigateway-request-validator'],
    'the default passthrough': (t) => delete integration(t).passthroughBehavior,
    'an open schema': (t) => delete definition(t).components.schemas.Review.additionalProperties,
    'a body that may be missing': (t) => delete start(t).requestBody.required,
  },
  'every alarm tells somebody, and failures, time-outs, dead letters and 5xx have one': {
    'one that tells nobody': (t) => delete properties('main', 'ApiErrors')(t).AlarmActions,
    'no watch over the queue': (t) => delete t.main.Resources.DeadLettersWaiting,
  },

  // References
  'every reference names something that is there': {
    'a misspelt function in the API': (t) =>
      (integration(t).uri['Fn::Sub'] = integration(t).uri['Fn::Sub'].replace('Orchestrator', 'Orchestra')),
    'an output that is not there': (t) => delete t.Network.Outputs.PrivateSubnetB,
    'a condition that is not there': (t) => delete t.main.Conditions.HasEmail,
    'a parameter that is not there': (t) => delete t.main.Parameters.ModelId,
  },
  'a nested stack gets its parameters, and no others': {
    'one too many': (t) => (resource('main', 'Network')(t).Properties.Parameters.Nat = 'yes'),
    'one too few': (t) => delete resource('main', 'Workspace')(t).Properties.Parameters.SubnetA,
  },
  'every handler is there': {
    'another class': (t) => (agent(t).Handler = 'dev.hawser.lambda.review.SafetyReview'),
    'another file': (t) => (orchestrator(t).Handler = 'src/main.handler'),
  },
};
