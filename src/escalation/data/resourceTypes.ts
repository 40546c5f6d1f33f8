/**
 * What the actions that techniques need on something act on: the actions, and after `@` patterns of ARNs, those left out
 * that another one includes. Generated from the MIT-licensed data set iam-data, 0.21.202609261.
 */
const table = `
  amplify:CreateBranch @ arn:*:amplify:*:*:apps/*/branches/*;
  amplify:StartJob @ arn:*:amplify:*:*:apps/*/branches/*/jobs/*;
  apigateway:POST @ arn:*:apigateway:*:*:/domainnameaccessassociations arn:*:apigateway:*::/apikeys
    arn:*:apigateway:*::/apis/*/authorizers arn:*:apigateway:*::/apis/*/deployments
    arn:*:apigateway:*::/apis/*/integrations/*/integrationresponses/* arn:*:apigateway:*::/apis/*/models
    arn:*:apigateway:*::/apis/*/stages arn:*:apigateway:*::/clientcertificates arn:*:apigateway:*::/domainnames
    arn:*:apigateway:*::/domainnames/*/basepathmappings arn:*:apigateway:*::/restapis
    arn:*:apigateway:*::/restapis/*/authorizers arn:*:apigateway:*::/restapis/*/deployments
    arn:*:apigateway:*::/restapis/*/documentation/parts arn:*:apigateway:*::/restapis/*/documentation/versions
    arn:*:apigateway:*::/restapis/*/gatewayresponses arn:*:apigateway:*::/restapis/*/models
    arn:*:apigateway:*::/restapis/*/requestvalidators arn:*:apigateway:*::/restapis/*/resources
    arn:*:apigateway:*::/restapis/*/resources/*/methods/*/responses/* arn:*:apigateway:*::/restapis/*/stages
    arn:*:apigateway:*::/usageplans arn:*:apigateway:*::/usageplans/*/keys arn:*:apigateway:*::/vpclinks;
  apigateway:PATCH @ arn:*:apigateway:*:*:/domainnames/*+* arn:*:apigateway:*::/account
    arn:*:apigateway:*::/apikeys/* arn:*:apigateway:*::/apis/*/authorizers/*
    arn:*:apigateway:*::/apis/*/deployments/* arn:*:apigateway:*::/apis/*/integrations/*
    arn:*:apigateway:*::/apis/*/models/* arn:*:apigateway:*::/apis/*/stages/*
    arn:*:apigateway:*::/clientcertificates/* arn:*:apigateway:*::/domainnames/* arn:*:apigateway:*::/restapis/*
    arn:*:apigateway:*::/usageplans/* arn:*:apigateway:*::/vpclinks/*;
  apprunner:CreateService apprunner:UpdateService @ arn:*:apprunner:*:*:autoscalingconfiguration/*/*/*
    arn:*:apprunner:*:*:connection/*/* arn:*:apprunner:*:*:observabilityconfiguration/*/*/*
    arn:*:apprunner:*:*:service/*/* arn:*:apprunner:*:*:vpcconnector/*/*/*;
  autoscaling:CreateAutoScalingGroup autoscaling:UpdateAutoScalingGroup @
    arn:*:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/*;
  autoscaling:CreateLaunchConfiguration @ arn:*:autoscaling:*:*:launchConfiguration:*:launchConfigurationName/*;
  backup:PutBackupVaultAccessPolicy @ arn:*:backup:*:*:backup-vault:*;
  batch:SubmitJob @ arn:*:batch:*:*:consumable-resource/* arn:*:batch:*:*:job-definition/*
    arn:*:batch:*:*:job-queue/* arn:*:batch:*:*:job/*;
  batch:RegisterJobDefinition @ arn:*:batch:*:*:consumable-resource/* arn:*:batch:*:*:job-definition/*;
  bedrock-agentcore:StartBrowserSession @ arn:*:bedrock-agentcore:*:*:browser-custom/*
    arn:*:bedrock-agentcore:*:*:browser-profile/* arn:*:bedrock-agentcore:*:aws:browser/*;
  bedrock-agentcore:InvokeCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession @
    arn:*:bedrock-agentcore:*:*:code-interpreter-custom/* arn:*:bedrock-agentcore:*:aws:code-interpreter/*;
  bedrock-agentcore:InvokeAgentRuntimeCommand @ arn:*:bedrock-agentcore:*:*:runtime/*;
  braket:CreateJob @ arn:*:braket:*:*:device/*/*/* arn:*:braket:*:*:job/*;
  cloudformation:CreateChangeSet cloudformation:CreateStack cloudformation:ExecuteChangeSet
    cloudformation:UpdateStack @ arn:*:cloudformation:*:*:stack/*/*;
  cloudformation:CreateStackInstances cloudformation:UpdateStackSet @ arn:*:cloudformation:*:*:stackset-target/*
    arn:*:cloudformation:*:*:stackset/*:* arn:*:cloudformation:*:*:type/resource/*;
  cloudfront:UpdateDistribution @ arn:*:cloudfront::*:distribution/*;
  codeartifact:CopyPackageVersions @ arn:*:codeartifact:*:*:package/*/*/*/*/*
    arn:*:codeartifact:*:*:repository/*/*;
  codeartifact:PublishPackageVersion @ arn:*:codeartifact:*:*:package/*/*/*/*/*;
  codebuild:CreateProject codebuild:StartBuild codebuild:StartBuildBatch codebuild:UpdateProject @
    arn:*:codebuild:*:*:project/*;
  codecommit:CreateCommit codecommit:GitPush codecommit:PutFile @ arn:*:codecommit:*:*:*;
  codeconnections:UseConnection @ arn:*:codeconnections:*:*:connection/*;
  codedeploy:CreateDeployment @ arn:*:codedeploy:*:*:deploymentgroup:*/*;
  codepipeline:CreatePipeline codepipeline:UpdatePipeline @ arn:*:codepipeline:*:*:*;
  codestar-connections:UseConnection @ arn:*:codestar-connections:*:*:connection/*;
  cognito-identity:UpdateIdentityPool @ arn:*:cognito-identity:*:*:identitypool/*;
  cognito-idp:AdminAddUserToGroup cognito-idp:CreateGroup cognito-idp:UpdateGroup @
    arn:*:cognito-idp:*:*:userpool/*;
  datapipeline:ActivatePipeline datapipeline:PutPipelineDefinition @ arn:*:datapipeline:*:*:pipeline/*;
  ds:ResetUserPassword @ arn:*:ds:*:*:directory/*;
  dynamodb:CreateTable dynamodb:PutResourcePolicy @ arn:*:dynamodb:*:*:table/*;
  ec2:RunInstances @ arn:*:ec2:*:*:capacity-reservation/* arn:*:ec2:*:*:elastic-gpu/* arn:*:ec2:*:*:instance/*
    arn:*:ec2:*:*:key-pair/* arn:*:ec2:*:*:launch-template/* arn:*:ec2:*:*:network-interface/*
    arn:*:ec2:*:*:placement-group/* arn:*:ec2:*:*:secondary-interface/* arn:*:ec2:*:*:secondary-subnet/*
    arn:*:ec2:*:*:security-group/* arn:*:ec2:*:*:spot-instances-request/* arn:*:ec2:*:*:subnet/*
    arn:*:ec2:*:*:volume/* arn:*:ec2:*::image/* arn:*:ec2:*::snapshot/*
    arn:*:elastic-inference:*:*:elastic-inference-accelerator/*
    arn:*:license-manager:*:*:license-configuration:* arn:*:resource-groups:*:*:group/*;
  ec2:CreateFleet @ arn:*:ec2:*:*:capacity-reservation/* arn:*:ec2:*:*:fleet/* arn:*:ec2:*:*:instance/*
    arn:*:ec2:*:*:launch-template/* arn:*:ec2:*:*:placement-group/* arn:*:ec2:*:*:subnet/*
    arn:*:ec2:*:*:volume/* arn:*:ec2:*::image/*;
  ec2:ModifyInstanceAttribute @ arn:*:ec2:*:*:instance/* arn:*:ec2:*:*:security-group/* arn:*:ec2:*:*:volume/*;
  ec2:AttachVolume @ arn:*:ec2:*:*:instance/* arn:*:ec2:*:*:volume/*;
  ec2:CreateImage @ arn:*:ec2:*:*:instance/* arn:*:ec2:*::image/* arn:*:ec2:*::snapshot/*;
  ssm:StartSession @ arn:*:ec2:*:*:instance/* arn:*:ecs:*:*:task/* arn:*:ssm:*:*:document/*
    arn:*:ssm:*:*:managed-instance/*;
  ec2:StartInstances @ arn:*:ec2:*:*:instance/* arn:*:license-manager:*:*:license-configuration:*
    arn:*:resource-groups:*:*:group/*;
  ssm:SendCommand @ arn:*:ec2:*:*:instance/* arn:*:s3:::* arn:*:ssm:*:*:document/*
    arn:*:ssm:*:*:managed-instance/*;
  ssm:CreateAssociation ssm:UpdateAssociation @ arn:*:ec2:*:*:instance/* arn:*:ssm:*:*:association/*
    arn:*:ssm:*:*:document/* arn:*:ssm:*:*:managed-instance/*;
  ec2-instance-connect:SendSSHPublicKey ec2-instance-connect:SendSerialConsoleSSHPublicKey
    ec2:AssociateIamInstanceProfile ec2:DisassociateIamInstanceProfile ec2:GetPasswordData
    ec2:ModifyInstanceMetadataOptions ec2:ReplaceIamInstanceProfileAssociation ec2:StopInstances @
    arn:*:ec2:*:*:instance/*;
  ec2:RequestSpotFleet @ arn:*:ec2:*:*:key-pair/* arn:*:ec2:*:*:launch-template/*
    arn:*:ec2:*:*:placement-group/* arn:*:ec2:*:*:security-group/* arn:*:ec2:*:*:spot-fleet-request/*
    arn:*:ec2:*:*:subnet/* arn:*:ec2:*::image/* arn:*:ec2:*::snapshot/*;
  ec2:RequestSpotInstances @ arn:*:ec2:*:*:key-pair/* arn:*:ec2:*:*:network-interface/*
    arn:*:ec2:*:*:placement-group/* arn:*:ec2:*:*:security-group/* arn:*:ec2:*:*:spot-instances-request/*
    arn:*:ec2:*:*:subnet/* arn:*:ec2:*::image/* arn:*:ec2:*::snapshot/*;
  ec2:CreateLaunchTemplate ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate @
    arn:*:ec2:*:*:launch-template/*;
  ec2:CreateVolume @ arn:*:ec2:*:*:volume/* arn:*:ec2:*::snapshot/*;
  ec2:ModifyImageAttribute @ arn:*:ec2:*::image/*;
  ebs:GetSnapshotBlock ec2:ModifySnapshotAttribute @ arn:*:ec2:*::snapshot/*;
  ecr:CompleteLayerUpload ecr:InitiateLayerUpload ecr:PutImage ecr:SetRepositoryPolicy ecr:UploadLayerPart @
    arn:*:ecr:*:*:repository/*;
  ecs:ExecuteCommand @ arn:*:ecs:*:*:cluster/* arn:*:ecs:*:*:task/*/*;
  ecs:CreateCluster ecs:PutClusterCapacityProviders ecs:RegisterContainerInstance @ arn:*:ecs:*:*:cluster/*;
  ecs:CreateService ecs:UpdateService @ arn:*:ecs:*:*:service/*/*;
  ecs:RegisterTaskDefinition ecs:RunTask ecs:StartTask @ arn:*:ecs:*:*:task-definition/*:*;
  ecs:CreateTaskSet @ arn:*:ecs:*:*:task-set/*/*/*;
  eks:AssociateAccessPolicy @ arn:*:eks:*:*:access-entry/*/*/*/*/*;
  eks:CreateAccessEntry @ arn:*:eks:*:*:cluster/*;
  elasticbeanstalk:CreateApplicationVersion @ arn:*:elasticbeanstalk:*:*:application/*
    arn:*:elasticbeanstalk:*:*:applicationversion/*/*;
  elasticbeanstalk:CreateApplication @ arn:*:elasticbeanstalk:*:*:application/*;
  elasticbeanstalk:CreateEnvironment elasticbeanstalk:UpdateEnvironment @
    arn:*:elasticbeanstalk:*:*:environment/*/*;
  elasticfilesystem:PutFileSystemPolicy @ arn:*:elasticfilesystem:*:*:file-system/*;
  elasticmapreduce:OpenEditorInConsole @ arn:*:elasticmapreduce:*:*:cluster/*
    arn:*:elasticmapreduce:*:*:editor/*;
  elasticmapreduce:AddJobFlowSteps @ arn:*:elasticmapreduce:*:*:cluster/*;
  emr-serverless:StartJobRun @ arn:*:emr-serverless:*:*:/applications/*;
  es:UpdateDomainConfig @ arn:*:es:*:*:domain/*;
  events:PutTargets @ arn:*:events:*:*:rule/*;
  gamelift:RequestUploadCredentials @ arn:*:gamelift:*:*:build/*;
  gamelift:GetInstanceAccess @ arn:*:gamelift:*:*:fleet/*;
  glue:PutResourcePolicy @ arn:*:glue:*:*:catalog arn:*:glue:*:*:catalog/* arn:*:glue:*:*:database/*
    arn:*:glue:*:*:table/*/*;
  glue:UpdateDevEndpoint @ arn:*:glue:*:*:devEndpoint/*;
  glue:CreateJob glue:StartJobRun glue:UpdateJob @ arn:*:glue:*:*:job/*;
  glue:CreateSession glue:RunStatement @ arn:*:glue:*:*:session/*;
  glue:CreateTrigger @ arn:*:glue:*:*:trigger/*;
  iam:AddRoleToInstanceProfile @ arn:*:iam::*:instance-profile/*;
  iam:CreateVirtualMFADevice @ arn:*:iam::*:mfa/*;
  iam:CreateOpenIDConnectProvider @ arn:*:iam::*:oidc-provider/*;
  sts:AssumeRole @ arn:*:iam::*:role/*;
  identitystore:CreateGroupMembership @ arn:*:identitystore::*:identitystore/* arn:*:identitystore:::group/*
    arn:*:identitystore:::user/*;
  imagebuilder:CreateComponent @ arn:*:imagebuilder:*:*:component/*/*/*;
  imagebuilder:CreateImagePipeline imagebuilder:StartImagePipelineExecution @
    arn:*:imagebuilder:*:*:image-pipeline/*;
  imagebuilder:CreateImageRecipe @ arn:*:imagebuilder:*:*:image-recipe/*/*;
  imagebuilder:CreateImage @ arn:*:imagebuilder:*:*:image/*/*/*;
  imagebuilder:CreateInfrastructureConfiguration imagebuilder:UpdateInfrastructureConfiguration @
    arn:*:imagebuilder:*:*:infrastructure-configuration/*;
  kinesisanalytics:StartApplication @ arn:*:kinesisanalytics:*:*:application/*;
  lambda:AddPermission lambda:CreateFunction lambda:CreateFunctionUrlConfig
    lambda:DeleteFunctionCodeSigningConfig lambda:InvokeFunction lambda:PutResourcePolicy lambda:UpdateFunctionCode
    lambda:UpdateFunctionConfiguration @ arn:*:lambda:*:*:function:*;
  lambda:PublishLayerVersion @ arn:*:lambda:*:*:layer:*;
  lambda:AddLayerVersionPermission @ arn:*:lambda:*:*:layer:*:*;
  lightsail:CreateBucketAccessKey @ arn:*:lightsail:*:*:Bucket/*;
  lightsail:GetInstanceAccessDetails @ arn:*:lightsail:*:*:Instance/*;
  lightsail:GetRelationalDatabaseMasterUserPassword @ arn:*:lightsail:*:*:RelationalDatabase/*;
  omics:StartRun @ arn:*:omics:*:*:configuration/* arn:*:omics:*:*:run/* arn:*:omics:*:*:runBatch/*
    arn:*:omics:*:*:runCache/* arn:*:omics:*:*:runGroup/* arn:*:omics:*:*:workflow/*;
  organizations:DetachPolicy @ arn:*:organizations::*:account/o-*/* arn:*:organizations::*:ou/o-*/ou-*
    arn:*:organizations::*:policy/o-*/*/p-* arn:*:organizations::*:root/o-*/r-*;
  organizations:MoveAccount @ arn:*:organizations::*:account/o-*/* arn:*:organizations::*:ou/o-*/ou-*
    arn:*:organizations::*:root/o-*/r-*;
  organizations:InviteAccountToOrganization organizations:RegisterDelegatedAdministrator @
    arn:*:organizations::*:account/o-*/*;
  organizations:UpdatePolicy @ arn:*:organizations::*:policy/o-*/*/p-*;
  organizations:DisablePolicyType @ arn:*:organizations::*:root/o-*/r-*;
  rds-db:connect @ arn:*:rds-db:*:*:dbuser:*/*;
  rds:AddRoleToDBCluster @ arn:*:rds:*:*:cluster:*;
  rds:ModifyDBInstance @ arn:*:rds:*:*:db:* arn:*:rds:*:*:og:* arn:*:rds:*:*:pg:* arn:*:rds:*:*:secgrp:*
    arn:*:rds:*:*:subgrp:*;
  redshift:ModifyClusterIamRoles @ arn:*:redshift:*:*:cluster:*;
  redshift:GetClusterCredentials @ arn:*:redshift:*:*:dbname:*/* arn:*:redshift:*:*:dbuser:*/*;
  rolesanywhere:EnableProfile rolesanywhere:UpdateProfile @ arn:*:rolesanywhere:*:*:profile/*;
  rolesanywhere:EnableTrustAnchor rolesanywhere:UpdateTrustAnchor @ arn:*:rolesanywhere:*:*:trust-anchor/*;
  s3:PutAccessPointPolicy @ arn:*:s3:*:*:accesspoint/*;
  s3:PutObject @ arn:*:s3:*:*:accesspoint/*/object/* arn:*:s3:::*/*;
  s3:PutBucketAcl s3:PutBucketNotification s3:PutBucketPolicy s3:PutBucketPublicAccessBlock @ arn:*:s3:::*;
  sagemaker:UpdateDomain @ arn:*:sagemaker:*:*:domain/*;
  sagemaker:CreateHyperParameterTuningJob @ arn:*:sagemaker:*:*:hyper-parameter-tuning-job/*;
  sagemaker:CreateNotebookInstanceLifecycleConfig @ arn:*:sagemaker:*:*:notebook-instance-lifecycle-config/*;
  sagemaker:CreateNotebookInstance sagemaker:CreatePresignedNotebookInstanceUrl sagemaker:StartNotebookInstance
    sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance @ arn:*:sagemaker:*:*:notebook-instance/*;
  sagemaker:CreateProcessingJob @ arn:*:sagemaker:*:*:processing-job/*;
  sagemaker:CreateTrainingJob @ arn:*:sagemaker:*:*:reserved-capacity/* arn:*:sagemaker:*:*:training-job/*
    arn:*:sagemaker:*:*:training-plan/*;
  sagemaker:CreatePresignedDomainUrl sagemaker:CreateUserProfile sagemaker:UpdateUserProfile @
    arn:*:sagemaker:*:*:user-profile/*/*;
  scheduler:CreateSchedule scheduler:UpdateSchedule @ arn:*:scheduler:*:*:schedule/*/*;
  secretsmanager:GetSecretValue secretsmanager:PutResourcePolicy @ arn:*:secretsmanager:*:*:secret:*;
  sns:AddPermission sns:SetTopicAttributes @ arn:*:sns:*:*:*;
  sqs:AddPermission sqs:SetQueueAttributes @ arn:*:sqs:*:*:*;
  ssm:StartAutomationExecution @ arn:*:ssm:*:*:automation-definition/*:* arn:*:ssm:*:*:automation-execution/*
    arn:*:ssm:*:*:document/*;
  ssm:CreateDocument ssm:UpdateDocument ssm:UpdateDocumentDefaultVersion @ arn:*:ssm:*:*:document/*;
  ssm:RegisterTargetWithMaintenanceWindow ssm:RegisterTaskWithMaintenanceWindow @
    arn:*:ssm:*:*:maintenancewindow/*;
  ssm:GetParameter ssm:GetParameterHistory ssm:GetParameters ssm:GetParametersByPath @ arn:*:ssm:*:*:parameter/*;
  ssm:ResumeSession @ arn:*:ssm:*:*:session/*;
  sso:CreateAccountAssignment @ arn:*:sso:::account/* arn:*:sso:::instance/* arn:*:sso:::permissionSet/*/*;
  sso:AttachManagedPolicyToPermissionSet sso:CreatePermissionSet @ arn:*:sso:::instance/*
    arn:*:sso:::permissionSet/*/*;
  states:CreateStateMachine states:StartExecution states:UpdateStateMachine @ arn:*:states:*:*:stateMachine:*;
  amplify:CreateApp bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:CreateBrowser
    bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:CreateHarness cloudformation:CreateStackSet
    codestar:CreateProject cognito-identity:SetIdentityPoolRoles datapipeline:CreatePipeline
    elasticmapreduce:RunJobFlow emr-serverless:CreateApplication events:PutPermission gamelift:CreateBuild
    gamelift:CreateFleet glue:CreateDevEndpoint kinesisanalytics:CreateApplication
    lambda:CreateEventSourceMapping lightsail:DownloadDefaultKeyPair omics:CreateWorkflow
    organizations:LeaveOrganization rolesanywhere:CreateProfile rolesanywhere:CreateTrustAnchor
    s3:PutAccountPublicAccessBlock ssm:CreateMaintenanceWindow sso-directory:UpdatePassword states:TestState @
    none
`;

/** By action. Empty: it acts on no resource, so that only `*` allows it (E-3). */
export const resourceTypes: ReadonlyMap<string, readonly string[]> = new Map(
  table.split(';').flatMap((entry) => {
    const [actions = [], patterns = []] = entry.split('@').map((part) => part.trim().split(/\s+/));
    const types = patterns.filter((pattern) => pattern !== 'none');
    return actions.map((action) => [action, types] as const);
  }),
);

/**
 * Of a call that is asked about on several resources at once, each by itself (E-2): the types that are among them whatever
 * the call says. A launch needs no subnet where there is a default one, and no volume where the image brings its store.
 */
export const requiredResourceTypes: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'ec2:RunInstances',
    [
      'arn:*:ec2:*::image/*',
      'arn:*:ec2:*:*:instance/*',
      'arn:*:ec2:*:*:network-interface/*',
      'arn:*:ec2:*:*:security-group/*',
    ],
  ],
]);
