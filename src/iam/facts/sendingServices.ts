/** Which services say whom they act for when they assume a role (E-63). */

/**
 * Services for which AWS's documentation shows aws:SourceArn or aws:SourceAccount in the trust policy of a role
 * that they assume. Others send neither, such as EC2 and Lambda, or the documentation does not say, as for API
 * Gateway, App Runner, AWS Backup, CodePipeline, EKS Pod Identity, Glue and S3 Batch Operations. A condition on what
 * is not sent would shut the service out.
 */
const deputies: ReadonlySet<string> = new Set(
  `airflow airflow-env amplify appstream appsync autoscaling batch bedrock bedrock-agentcore cloudformation codebuild
  cognito-idp comprehend config controltower credentials.deadline datapipeline datasync dms ecs-tasks eks
  eks-fargate-pods elasticmapreduce emr-serverless events firehose fis forecast frauddetector gamelift grafana
  greengrass healthlake iot iotanalytics iotevents kafkaconnect kendra kinesisanalytics lexv2 logs lookoutequipment
  lookoutmetrics mediaconvert monitoring.rds omics osis-pipelines personalize pinpoint pipes proton qbusiness rds
  rekognition resources.cloudformation rolesanywhere sagemaker scheduler ses spotfleet ssm states storagegateway
  textract transcribe transfer translate vpc-flow-logs`.split(/\s+/),
);

/**
 * Whether the service sends the resource that it acts for. `logs.eu-west-1.amazonaws.com` is the service `logs`
 * (E-57).
 */
export function sendsItsSource(service: string): boolean {
  const name = service.replace(/\.amazonaws\.com(?:\.cn)?$/, '');
  return deputies.has(name) || deputies.has(name.replace(/\.[a-z]{2}(?:-[a-z]+)+-\d$/, ''));
}
