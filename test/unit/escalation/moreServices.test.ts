/** Ways by services that few accounts use, and near misses. */
import { describe, expect, it } from 'vitest';
import { Collected } from '../../../src/escalation/apply/results.js';
import { granted } from '../../../src/escalation/apply/verdict.js';
import { allow, arnOf, deny, home, waysIn, type Statement } from '../../support/escalationAccount.js';
import { organizationOf } from '../../support/organizations.js';
import { accountOf, checkRows, linesOf, target } from '../../support/techniqueRows.js';

const daemon = 'ecs:RegisterDaemonTaskDefinition';
const harness = 'bedrock-agentcore:InvokeHarness bedrock-agentcore:InvokeAgentRuntime';
const member = 'cloud9:CreateEnvironmentMembership';
const shell = 'lambda:CreateMicrovmShellAuthToken';

describe('roles that are passed to what runs code', () => {
  checkRows([
    ['T-318', 'CONDITIONAL', 'kafkaconnect', 'pass kafkaconnect:CreateConnector'],
    ['T-318', 'NOTHING', 'kafkaconnect', 'kafkaconnect:CreateConnector'],
    ['T-318', 'NOTHING', 'kafka', 'pass kafkaconnect:CreateConnector'],
    ['T-319', 'CONDITIONAL', 'ecs-tasks', `pass ${daemon} ecs:UpdateDaemon`],
    ['T-319', 'NOTHING', 'ecs-tasks', `pass ${daemon}`],
    ['T-320', 'CONDITIONAL', 'lambda', 'pass lambda:RunMicrovm'],
    ['T-320', 'CONDITIONAL', 'lambda', 'pass lambda:UpdateMicrovmImage'],
    ['T-320', 'NOTHING', 'lambda', `lambda:RunMicrovm ${shell}`],
    ['T-321', 'CONDITIONAL', 'devicefarm', 'pass devicefarm:ScheduleRun'],
    ['T-322', 'CONDITIONAL', 'gameliftstreams', 'pass gameliftstreams:CreateStreamUrl'],
    ['T-322', 'NOTHING', 'gamelift', 'pass gameliftstreams:CreateStreamUrl'],
    ['T-323', 'CONDITIONAL', 'ec2', 'pass batch:UpdateComputeEnvironment'],
    ['T-323', 'NOTHING', 'ecs-tasks', 'pass batch:UpdateComputeEnvironment'],
    ['T-324', 'CONDITIONAL', 'ssm', 'pass medialive:CreateCluster'],
    ['T-325', 'CONDITIONAL', 'workspaces', 'pass workspaces:ModifyWorkspaceCreationProperties'],
    ['T-326', 'CONDITIONAL', 'sagemaker', 'pass sagemaker:CreateModelPackage'],
    ['T-330', 'CONDITIONAL', 'iotsitewise', 'pass iotsitewise:CreateTask'],
    ['T-331', 'CONDITIONAL', 'ec2', 'pass eks:UpdateClusterConfig'],
    ['T-375', 'CONDITIONAL', 'ec2', 'pass rds:CreateDBInstance'],
    ['T-375', 'NOTHING', 'rds', 'pass rds:CreateDBInstance'],
    ['T-387', 'CONDITIONAL', 'ec2', 'pass workspaces-instances:CreateWorkspaceInstance'],
    ['T-387', 'NOTHING', 'workspaces', 'pass workspaces-instances:CreateWorkspaceInstance'],
    ['T-388', 'CONDITIONAL', 'lambda', 'pass lambda:CreateWebFunction'],
    ['T-388', 'CONDITIONAL', 'lambda', 'pass lambda:CreateWebFunctionRevision'],
    ['T-388', 'NOTHING', 'lambda', 'lambda:CreateWebFunction'],
    ['T-388', 'NOTHING', 'ec2', 'pass lambda:CreateWebFunction'],
    ['T-412', 'CONDITIONAL', 'account-access', 'account-access:CreateEntitlement'],
    ['T-412', 'NOTHING', 'account-access', 'account-access:CreateApplication'],
    ['T-412', 'NOTHING', 'sso', 'account-access:CreateEntitlement'],
    ['T-378', 'CONDITIONAL', 'ds', 'pass ds:EnableRoleAccess'],
    ['T-378', 'NOTHING', 'ds', 'ds:EnableRoleAccess'],
    ['T-263', 'CONDITIONAL', 'credentials.deadline', 'pass deadline:CreateMonitor'],
    ['T-251', 'CONDITIONAL', 'ssm', 'pass eks:RegisterCluster'],
    ['T-251', 'NOTHING', 'eks', 'pass eks:RegisterCluster'],
    ['T-206', 'CONDITIONAL', 'pods.eks', 'pass eks:CreateAddon', 'exists eks:cluster'],
    ['T-206', 'NOTHING', 'pods.eks', 'pass eks:CreateAddon'],
    ['T-208', 'CONDITIONAL', 'appstream', 'pass appstream:CreateAppBlockBuilder'],
    ['T-102', 'CONDITIONAL', 'gamelift', 'pass gamelift:CreateContainerFleet'],
    ['T-102', 'NOTHING', 'gamelift', 'pass gamelift:CreateFleet'],
    ['T-104', 'ALLOWED', 'omics', 'pass omics:CreateWorkflow omics:StartRunBatch'],
    ['T-209', 'CONDITIONAL', 'athena', 'pass athena:StartSession athena:GetSessionEndpoint'],
    ['T-209', 'NOTHING', 'athena', 'pass athena:StartSession athena:UpdateWorkGroup'],
    [
      'T-099b',
      'CONDITIONAL',
      'bedrock-agentcore',
      'pass bedrock-agentcore:UpdateHarness bedrock-agentcore:UpdateAgentRuntime',
    ],
    ['T-099b', 'NOTHING', 'bedrock-agentcore', 'pass bedrock-agentcore:UpdateHarness'],
    [
      'T-404',
      'CONDITIONAL',
      'partnercentral-account-management',
      'pass partnercentral-account-management:AssociatePartnerUser',
    ],
    [
      'T-404',
      'NOTHING',
      'partnercentral-account-management',
      'partnercentral-account-management:AssociatePartnerUser',
    ],
    ['T-405', 'CONDITIONAL', 'm2', 'pass m2:CreateApplication'],
    ['T-405', 'NOTHING', 'ec2', 'pass m2:CreateApplication'],
    ['T-406', 'CONDITIONAL', 'sagemaker', 'neptune-db:StartMLModelTrainingJob'],
    ['T-406', 'NOTHING', 'rds', 'neptune-db:StartMLModelTrainingJob'],
    [
      'T-456',
      'CONDITIONAL',
      'codebuild',
      'tnb:PutSolNetworkPackageContent tnb:InstantiateSolNetworkInstance',
    ],
    ['T-456', 'NOTHING', 'codebuild', 'tnb:InstantiateSolNetworkInstance'],
    ['T-406', 'NOTHING', 'sagemaker', 'neptune-db:StartMLDataProcessingJob'],
    ['T-392', 'CONDITIONAL', 'datazone', 'pass datazone:CreateConnection'],
    ['T-392', 'NOTHING', 'datazone', 'datazone:CreateConnection'],
  ]);
});

describe('roles that are passed for calls, or for a part of what they may do', () => {
  checkRows(
    [
      ['T-327', 'CONDITIONAL', 'cloudformation', 'pass sagemaker:CreateProject'],
      ['T-327', 'NOTHING', 'cloudformation', 'pass sagemaker:UpdateProject'],
      ['T-389', 'CONDITIONAL', 'cloudformation', 'sagemaker:UpdateProject', 'runs cloudformation:stack'],
      ['T-389', 'NOTHING', 'cloudformation', 'sagemaker:UpdateProject'],
      ['T-328', 'CONDITIONAL', 'budgets', 'pass budgets:CreateBudgetAction'],
      ['T-328', 'NOTHING', 'budgets', 'budgets:CreateBudgetAction budgets:ModifyBudget'],
      [
        'T-329',
        'CONDITIONAL',
        'elasticbeanstalk',
        'pass elasticbeanstalk:AssociateEnvironmentOperationsRole',
      ],
      ['T-329', 'CONDITIONAL', 'elasticbeanstalk', 'pass elasticbeanstalk:CreateEnvironment'],
      ['T-329', 'NOTHING', 'elasticbeanstalk', 'elasticbeanstalk:CreateEnvironment'],
      ['T-332', 'ALLOWED', 'ecs', 'pass ecs:CreateCapacityProvider'],
      ['T-332', 'ALLOWED', 'ecs', 'pass ecs:UpdateService'],
      ['T-332', 'NOTHING', 'ecs', 'ecs:UpdateService'],
      ['T-369', 'CONDITIONAL', 'aidevops', 'aidevops:AssociateService'],
      ['T-369', 'NOTHING', 'aiops', 'aidevops:AssociateService'],
      ['T-333', 'CONDITIONAL', 'es', 'pass es:ESHttpPut'],
      ['T-333', 'NOTHING', 'es', 'es:ESHttpPut'],
      ['T-335', 'ALLOWED', 'appconfig', 'pass appconfig:CreateConfigurationProfile'],
      ['T-336', 'CONDITIONAL', 'supportapp', 'pass supportapp:CreateSlackChannelConfiguration'],
      ['T-342', 'CONDITIONAL', 'iot', 'pass iot:CreateJob'],
      ['T-342', 'NOTHING', 'credentials.iot', 'pass iot:CreateJob'],
      ['T-346', 'CONDITIONAL', 'rds', 'pass rds:RestoreDBClusterFromSnapshot'],
      ['T-339', 'ALLOWED', 'quicksight', 'pass quicksight:StartAssetBundleImportJob'],
      ['T-347', 'ALLOWED', 'export.rds', 'pass rds:StartExportTask'],
      ['T-347', 'NOTHING', 'rds', 'pass rds:StartExportTask'],
      ['T-351', 'ALLOWED', 'bedrock-agentcore', 'pass bedrock-agentcore:CreateMemory'],
      ['T-351', 'ALLOWED', 'bedrock-agentcore', 'pass bedrock-agentcore:UpdateConsentPortal'],
      ['T-353', 'ALLOWED', 'comprehend', 'pass comprehend:StartTopicsDetectionJob'],
      ['T-353', 'NOTHING', 'transcribe', 'pass comprehend:StartTopicsDetectionJob'],
      ['T-267', 'CONDITIONAL', 'datasync', 'pass datasync:CreateLocationSmb'],
      ['T-268', 'CONDITIONAL', 'dms', 'pass dms:CreateDataProvider'],
      ['T-266', 'CONDITIONAL', 'transfer', 'pass transfer:CreateConnector'],
      ['T-276', 'ALLOWED', 'sagemaker', 'pass sagemaker:CreateMlflowApp'],
      ['T-391', 'CONDITIONAL', 'events', 'pass events:CreateSubscriber'],
      ['T-391', 'CONDITIONAL', 'events', 'pass events:UpdateSubscriber'],
      ['T-391', 'NOTHING', 'events', 'events:CreateSubscriber'],
      ['T-391', 'NOTHING', 'scheduler', 'pass events:CreateSubscriber'],
      ['T-393', 'ALLOWED', 'datazone', 'pass datazone:PutEnvironmentBlueprintConfiguration'],
      ['T-393', 'NOTHING', 'datazone', 'datazone:PutEnvironmentBlueprintConfiguration'],
      ['T-394', 'ALLOWED', 'iot', 'pass iot:CreateMitigationAction'],
      ['T-394', 'ALLOWED', 'iot', 'pass iot:UpdateAccountAuditConfiguration'],
      ['T-394', 'NOTHING', 'iot', 'pass iot:StartAuditMitigationActionsTask'],
      ['T-395', 'ALLOWED', 'lexv2', 'pass lex:CreateBot'],
      ['T-395', 'NOTHING', 'lex', 'pass lex:CreateBot'],
      ['T-396', 'CONDITIONAL', 'cleanrooms-ml', 'pass cleanrooms-ml:CreateTrainingDataset'],
      ['T-396', 'NOTHING', 'cleanrooms', 'pass cleanrooms-ml:CreateTrainingDataset'],
      ['T-397', 'ALLOWED', 'securityagent', 'pass securityagent:UpdateAgentSpace'],
      ['T-397', 'NOTHING', 'securityagent', 'pass securityagent:CreatePentest'],
      ['T-399', 'CONDITIONAL', 'directquery.opensearchservice', 'pass es:AddDataSource'],
      ['T-399', 'NOTHING', 'es', 'pass es:AddDataSource'],
      ['T-400', 'ALLOWED', 'replication.s3tables', 'pass s3tables:PutTableReplication'],
      ['T-400', 'NOTHING', 's3', 'pass s3tables:PutTableReplication'],
      ['T-401', 'ALLOWED', 'resource-groups', 'pass resource-groups:StartTagSyncTask'],
      ['T-401', 'NOTHING', 'resource-groups', 'resource-groups:StartTagSyncTask'],
      ['T-402', 'ALLOWED', 'iottwinmaker', 'pass iottwinmaker:CreateWorkspace'],
      ['T-402', 'NOTHING', 'iot', 'pass iottwinmaker:CreateWorkspace'],
      ['T-403', 'ALLOWED', 'kafka', 'pass kafka:CreateReplicator'],
      ['T-403', 'NOTHING', 'kafkaconnect', 'pass kafka:CreateReplicator'],
      ['T-373', 'ALLOWED', 'cloudformation', 'pass cloudformation:GetResource'],
      ['T-373', 'ALLOWED', 'cloudformation', 'pass cloudformation:RollbackStack'],
      ['T-373', 'NOTHING', 'cloudformation', 'cloudformation:GetResource'],
      ['T-380', 'CONDITIONAL', 'budgets', 'budgets:UpdateBudgetAction'],
      ['T-380', 'NOTHING', 'budgets', 'budgets:ModifyBudget'],
      ['T-381', 'CONDITIONAL', 'elasticbeanstalk', 'elasticbeanstalk:UpdateEnvironment'],
      ['T-381', 'NOTHING', 'ec2', 'elasticbeanstalk:UpdateEnvironment'],
      ['T-383', 'CONDITIONAL', 'transfer', 'transfer:StartFileTransfer'],
      ['T-384', 'CONDITIONAL', 'datasync', 'datasync:CreateTask'],
      ['T-384', 'NOTHING', 'datasync', 'datasync:CreateLocationNfs'],
      ['T-385', 'CONDITIONAL', 'dms', 'dms:CreateReplicationConfig'],
      ['T-386', 'CONDITIONAL', 'grafana', 'grafana:UpdatePermissions'],
      ['T-386', 'NOTHING', 'ec2', 'grafana:UpdatePermissions'],
      ['T-376', 'CONDITIONAL', 'vmie', 'ec2:ImportSnapshot'],
      ['T-376', 'NOTHING', 'ec2', 'ec2:ImportSnapshot'],
      ['T-377', 'CONDITIONAL', 'reveal-samples.macie', 'macie2:GetSensitiveDataOccurrences'],
      ['T-377', 'NOTHING', 'macie', 'macie2:GetSensitiveDataOccurrences'],
      [
        'T-391',
        'ALLOWED',
        'events',
        'pass events:CreateEventBus events:CreateSubscriber events:PutRawEvents',
      ],
      ['T-391', 'NOTHING', 'events', 'events:CreateSubscriber events:CreateEventBus events:PutEvents'],
      ['T-411', 'CONDITIONAL', 'sqs', 'account-access:CreateEntitlement'],
      ['T-411', 'NOTHING', 'sqs', 'account-access:DeleteEntitlement'],
      ['T-414', 'NOTHING', 'cloudwatch', 'cloudwatch:GetSpaceCredentialsForOrganization'],
      ['T-415', 'CONDITIONAL', 'cloudwatch', 'pass cloudwatch:CreateSpace'],
      ['T-408', 'ALLOWED', 'wellarchitected', 'pass wellarchitected:CreateAgentProfile'],
      ['T-408', 'ALLOWED', 'agent.wellarchitected', 'pass wellarchitected:UpdateAgentProfile'],
      ['T-408', 'NOTHING', 'wellarchitected', 'wellarchitected:CreateAgentProfile'],
      ['T-409', 'ALLOWED', 'fis', 'pass resiliencehub:CreateTest'],
      ['T-409', 'NOTHING', 'resiliencehub', 'pass resiliencehub:CreateTest'],
      ['T-410', 'ALLOWED', 'resiliencehub', 'pass resiliencehub:CreateService'],
      ['T-413', 'ALLOWED', 'ssm', 'pass ssm:CreateCloudConnector'],
      ['T-413', 'NOTHING', 'ssm', 'pass ssm:UpdateCloudConnector'],
      ['T-420', 'ALLOWED', 'agent-registry', 'pass agent-registry:CreateRegistryRecord'],
      ['T-420', 'NOTHING', 'bedrock-agentcore', 'pass agent-registry:CreateRegistryRecord'],
      ['T-421', 'ALLOWED', 'kinesis', 'pass kinesis:CreateChannel'],
      ['T-421', 'NOTHING', 'kinesis', 'pass kinesis:CreateStream'],
      ['T-423', 'ALLOWED', 'dsql', 'pass dsql:CreateStream'],
      ['T-423', 'NOTHING', 'dsql', 'dsql:CreateStream'],
      [
        'T-440',
        'ALLOWED',
        'telemetry-pipelines.observabilityadmin',
        'pass observabilityadmin:CreateTelemetryPipeline',
      ],
      ['T-440', 'NOTHING', 'observabilityadmin', 'pass observabilityadmin:CreateTelemetryPipeline'],
      ['T-445', 'ALLOWED', 'restore-testing.backup', 'pass backup:CreateRestoreTestingSelection'],
      ['T-445', 'NOTHING', 'backup', 'pass backup:CreateRestoreTestingSelection'],
      ['T-415', 'CONDITIONAL', 'cloudwatch', 'pass cloudwatch:UpdateIntegration'],
      ['T-452', 'ALLOWED', 'job.sagemaker', 'pass sagemaker:CreateJob'],
      ['T-452', 'NOTHING', 'job.sagemaker', 'pass sagemaker:CreateTrainingJob'],
      ['T-453', 'ALLOWED', 'schema-conversion.dms', 'pass dms:CreateMigrationProject'],
      ['T-453', 'NOTHING', 'schema-conversion.dms', 'pass dms:CreateEndpoint'],
      ['T-454', 'CONDITIONAL', 'finops-agent', 'pass finops-agent:CreateAgentSpace'],
      ['T-454', 'NOTHING', 'aidevops', 'pass finops-agent:CreateAgentSpace'],
      ['T-455', 'CONDITIONAL', 'finops-agent', 'finops-agent:CreateOneTimeLoginSession'],
      ['T-455', 'NOTHING', 'finops-agent', 'finops-agent:GetAgentSpace'],
      ['T-416', 'ALLOWED', 'lambda', 'pass lambda:CreateCapacityProvider'],
      ['T-416', 'ALLOWED', 'lambda', 'pass lambda:UpdateNetworkConnector'],
      ['T-416', 'NOTHING', 'lambda', 'lambda:CreateCapacityProvider'],
      ['T-416', 'NOTHING', 'ec2', 'pass lambda:CreateCapacityProvider'],
      ['T-417', 'CONDITIONAL', 'securityagent', 'securityagent:CreatePentest'],
      ['T-417', 'CONDITIONAL', 'securityagent', 'securityagent:UpdateCodeReview'],
      ['T-417', 'NOTHING', 'securityagent', 'securityagent:StartPentestJob'],
      ['T-417', 'NOTHING', 'aidevops', 'securityagent:CreatePentest'],
      ['T-418', 'CONDITIONAL', 'cloudwatch', 'cloudwatch:Get*'],
      ['T-418', 'NOTHING', 'cloudwatch', 'cloudwatch:GetMetricData'],
      ['T-418', 'NOTHING', 'lambda', 'cloudwatch:Get*'],
      ['T-415', 'NOTHING', 'cloudwatch', 'cloudwatch:CreateSpace'],
      ['T-415', 'NOTHING', 'logs', 'pass cloudwatch:CreateSpace'],
      ['T-317', 'CONDITIONAL', 'dax', 'dax:Scan'],
      ['T-317', 'NOTHING', 'dynamodb', 'dax:Scan'],
    ],
    '-',
  );

  it('lead to the account where the role is an administrator (T-328)', () => {
    const account = accountOf('budgets', 'pass budgets:UpdateBudgetAction', undefined, { may: [allow('*')] });
    expect(linesOf('T-328', account)).toEqual(['account CONDITIONAL']);
  });
});

describe('what runs as a role already', () => {
  checkRows([
    ['T-313', 'CONDITIONAL', 'bedrock-agentcore', harness, 'runs bedrock-agentcore:harness'],
    ['T-313', 'NOTHING', 'bedrock-agentcore', harness, 'exists bedrock-agentcore:harness'],
    [
      'T-313',
      'NOTHING',
      'bedrock-agentcore',
      'bedrock-agentcore:InvokeHarness',
      'runs bedrock-agentcore:harness',
    ],
    ['T-314', 'CONDITIONAL', 'ec2', member, 'runs ec2:instance'],
    ['T-314', 'NOTHING', 'ec2', 'cloud9:DescribeEnvironments', 'runs ec2:instance'],
    ['T-315', 'CONDITIONAL', 'lambda', shell],
    ['T-315', 'NOTHING', 'ec2', shell],
    ['T-316', 'CONDITIONAL', 'gameliftstreams', 'gameliftstreams:CreateStreamSessionAdminShell'],
    ['T-379', 'CONDITIONAL', 'devicefarm', 'devicefarm:ScheduleRun'],
    ['T-382', 'CONDITIONAL', 'kafkaconnect', 'kafkaconnect:UpdateConnector'],
    ['T-382', 'NOTHING', 'kafka', 'kafkaconnect:UpdateConnector'],
    ['T-379', 'NOTHING', 'devicefarm', 'devicefarm:CreateProject'],
    ['T-390', 'CONDITIONAL', 'ssm', 'medialive:CreateNodeRegistrationScript'],
    ['T-390', 'NOTHING', 'medialive', 'medialive:CreateNodeRegistrationScript'],
    ['T-215', 'CONDITIONAL', 'datazone', 'datazone:GetConnection'],
    ['T-215', 'CONDITIONAL', 'datazone', 'datazone:GetDomainExecutionRoleCredentials'],
    ['T-215', 'NOTHING', 'datazone', 'datazone:GetDomain'],
    ['T-213', 'ALLOWED', 'glue', 'glue:RunStatement', 'runs glue:session'],
    ['T-213', 'CONDITIONAL', 'glue', 'glue:GetSessionEndpoint', 'runs glue:session'],
  ]);
});

it('a Web Function is no function: who may do anything to functions makes none (T-388)', () => {
  const made = (resource: string) =>
    linesOf('T-388', {
      ...accountOf('lambda', 'sqs:ListQueues'),
      users: { mallory: { may: [allow('iam:PassRole'), allow('lambda:*', resource)] } },
    });
  expect(made(`arn:aws:lambda:*:${home}:web-function/*`)).toEqual(['target CONDITIONAL']);
  expect(made(`arn:aws:lambda:*:${home}:function:*`)).toEqual([]);
});

describe('a subscriber of a custom event bus (T-391)', () => {
  const made = (...may: readonly Statement[]) =>
    linesOf('T-391', {
      ...accountOf('events', 'sqs:ListQueues', undefined, { may: [allow('*')] }),
      users: { mallory: { may: [allow('iam:PassRole', target), ...may] } },
    });
  const bus = `arn:aws:events:eu-west-1:${home}:event-busv2/orders/*`;
  const subscriber = `arn:aws:events:eu-west-1:${home}:subscriber/mine/*`;

  it('leads to the account where the role is an administrator', () => {
    expect(made(allow('events:CreateSubscriber', [bus, subscriber]))).toEqual(['account CONDITIONAL']);
  });

  it('is asked about on the bus and on the subscriber (E-2)', () => {
    expect(made(allow('events:CreateSubscriber', bus))).toEqual([]);
    expect(made(allow('events:CreateSubscriber', subscriber))).toEqual([]);
    expect(made(allow('events:CreateSubscriber', `arn:aws:events:*:${home}:event-bus/*`))).toEqual([]);
  });

  it('is stopped by a Deny of either', () => {
    const create = allow('events:CreateSubscriber');
    expect(made(create)).toEqual(['account CONDITIONAL']);
    expect(made(create, deny('events:CreateSubscriber', 'arn:aws:events:*:*:subscriber/*'))).toEqual([]);
    expect(made(create, deny('iam:PassRole', target))).toEqual([]);
  });
});

describe('credentials of spaces of CloudWatch Omni (T-414)', () => {
  const reads = (managementAccountId: string, delegatedServices?: readonly string[]) => {
    const { anyImported, places } = organizationOf({
      [home]: { ...(delegatedServices && { delegatedServices }) },
    });
    const place = places.get(home);
    return waysIn(
      { users: { mallory: { may: [allow('cloudwatch:Get*')] } } },
      { anyImported, places: new Map(place && [[home, { ...place, managementAccountId }]]) },
    );
  };
  const other = '999900009999';

  it('are for readers of who manages the organization, or administers CloudWatch for it', () => {
    expect(reads(home)).toEqual(['mallory T-414 - CONDITIONAL']);
    expect(reads(other, ['observabilityadmin.amazonaws.com'])).toEqual(['mallory T-414 - CONDITIONAL']);
  });

  it('are told of no other account, nor where no import says what it administers', () => {
    expect(reads(other, ['sso.amazonaws.com'])).toEqual([]);
    expect(reads(other)).toEqual([]);
    expect(waysIn({ users: { mallory: { may: [allow('cloudwatch:Get*')] } } })).toEqual([]);
  });
});

describe('a connector of MSK Connect (T-318)', () => {
  const create = allow('kafkaconnect:CreateConnector');
  const made = (statements: readonly Statement[], rest: Parameters<typeof accountOf>[3] = {}) =>
    linesOf('T-318', {
      ...accountOf('kafkaconnect', 'sqs:ListQueues', undefined, rest),
      users: { mallory: { may: statements } },
    });
  const pass = (service: string) =>
    allow('iam:PassRole', target, { Condition: { StringEquals: { 'iam:PassedToService': service } } });

  it('takes a role that may be passed to the service, and no other', () => {
    expect(made([create, pass('kafkaconnect.amazonaws.com')])).toEqual(['target CONDITIONAL']);
    expect(made([create, pass('kafka.amazonaws.com')])).toEqual([]);
    expect(made([create, allow('iam:PassRole', arnOf('role', 'other'))])).toEqual([]);
  });

  it('is stopped by a Deny of either', () => {
    const both = [create, allow('iam:PassRole', target)];
    expect(made([...both, deny('iam:PassRole', `arn:aws:iam::${home}:role/*`)])).toEqual([]);
    expect(made([...both, deny('kafkaconnect:*')])).toEqual([]);
  });
});

it('a step of a cluster leads to the roles that the role of its instances may assume (T-374)', () => {
  const runtime = arnOf('role', 'runtime');
  const steps = (may: readonly Statement[], trusts: string) => {
    const account = accountOf('ec2', 'elasticmapreduce:AddJobFlowSteps', 'runs elasticmapreduce:cluster');
    const roles = {
      target: { ...account.roles?.['target'], may },
      runtime: { may: [allow('sqs:*')], trusts: [trusts] },
    };
    return linesOf('T-374', { ...account, roles });
  };
  expect(steps([allow('sts:AssumeRole', runtime)], target)).toEqual(['runtime CONDITIONAL']);
  expect(steps([deny('sts:AssumeRole')], target)).toEqual([]);
  expect(steps([allow('sts:AssumeRole', runtime)], 'ec2.amazonaws.com')).toEqual([]);
});

describe('part of the rights of a role (G-6)', () => {
  const other = arnOf('role', 'other');
  const root = `arn:aws:iam::${home}:root`;
  const partly = (...roles: readonly string[]) => {
    const found = new Collected((arn) => arn === root);
    for (const via of roles) found.addFinding('T-340', { ...granted, via });
    return found;
  };

  it('leaves the answer open, also of who becomes another role, or the role under a condition', () => {
    const found = partly(target);
    found.addEntry(other, granted);
    found.addEntry(target, { ...granted, decision: 'CONDITIONAL' });
    expect(found.unexplored()).toEqual(['T-340']);
  });

  it('adds nothing for who becomes each of the roles', () => {
    const found = partly(target, other);
    found.addEntry(target, granted);
    expect(found.unexplored()).toEqual(['T-340']);
    found.addEntry(other, granted);
    expect(found.unexplored()).toEqual([]);
    expect(found.findings().map(({ via }) => via)).toEqual([target, other]);
  });

  it('adds nothing for an administrator of the account', () => {
    const found = partly(target);
    found.addEdge(root, 'T-003', granted);
    expect(found.unexplored()).toEqual([]);
  });

  it('is kept where what was found is put together', () => {
    const whole = new Collected(() => false);
    whole.addAll(partly(target, other));
    whole.addEntry(target, granted);
    expect(whole.unexplored()).toEqual(['T-340']);
  });
});
