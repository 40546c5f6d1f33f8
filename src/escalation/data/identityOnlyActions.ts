/**
 * G-25: what no resource's own policy can allow, so that the caller's identity policies have to.
 * docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html, column "Resource-based policies".
 */

/** "No". Left out are services to which shares or delegations brought policies, such as Organizations and Image Builder. */
const services = `
  amplify apprunner autoscaling batch braket cloudformation codecommit codedeploy codepipeline codestar cognito-identity
  cognito-idp datapipeline ds ebs ec2 ec2-instance-connect ecs eks elasticbeanstalk elasticmapreduce emr-serverless
  gamelift iam identitystore kinesisanalytics lightsail omics rds rds-db sagemaker scheduler sso sso-directory states
`;

/** Documents and managed nodes have none; parameters can be shared. */
const systemsManager = `
  ssm:CreateAssociation ssm:CreateDocument ssm:CreateMaintenanceWindow ssm:RegisterTargetWithMaintenanceWindow
  ssm:RegisterTaskWithMaintenanceWindow ssm:ResumeSession ssm:SendCommand ssm:StartAutomationExecution ssm:StartSession
  ssm:UpdateAssociation ssm:UpdateDocument ssm:UpdateDocumentDefaultVersion
`;

/** Only the Data Catalog has one: docs.aws.amazon.com/glue/latest/dg/security_iam_service-with-iam.html */
const glue = `
  glue:CreateDevEndpoint glue:CreateJob glue:CreateSession glue:CreateTrigger glue:RunStatement glue:StartJobRun
  glue:UpdateDevEndpoint glue:UpdateJob
`;

/**
 * What they make has none before it exists. A function's policy is about an existing function:
 * docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html
 */
const creations = `
  codebuild:CreateProject dynamodb:CreateTable lambda:CreateEventSourceMapping lambda:CreateFunction
`;

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

const withoutPolicies = new Set(wordsOf(services));
const actions = new Set([systemsManager, glue, creations].flatMap(wordsOf));

/** False where that is not certain. */
export const needsIdentityPolicy = (action: string): boolean =>
  withoutPolicies.has(action.split(':', 1)[0] ?? '') || actions.has(action);
