/** Actions that AWS's pages tell of, and the packaged list of actions does not yet. */

/**
 * Web Functions of Lambda: https://docs.aws.amazon.com/lambda/latest/dg/web-functions-permissions.html
 * CloudWatch Omni: https://docs.aws.amazon.com/cli/latest/reference/cloudwatchomni/get-space-data-access.html
 * The others: https://docs.aws.amazon.com/botocore/latest/reference/services/ecs/client/create_gateway.html, and the
 * same page of each operation.
 */
export const newerActions: readonly string[] = [
  'aoss:CreateIngestionStream',
  'cloudwatch:GetSpaceDataAccess',
  'continuum:AssociateCollector',
  'continuum:CreateCollector',
  'continuum:CreateIntegration',
  'continuum:UpdateCollector',
  'continuum:UpdateIntegration',
  'ecs:CreateGateway',
  'ecs:UpdateGateway',
  'glue:CreateDataQualityEvaluationConfig',
  'glue:UpdateDataQualityEvaluationConfig',
  'kinesisanalytics:ExportSnapshot',
  'kinesisanalytics:ImportSnapshot',
  'lambda:CreateWebFunction',
  'lambda:CreateWebFunctionRevision',
  'lambda:InvokeWebFunctionEndpoint',
  'lambda:UpdateWebFunctionEndpoint',
  'observabilityadmin:CreateConnector',
  's3tables:StartTableMigration',
  's3tables:SyncTableMigration',
  'sagemaker:CreateGlobalInferenceGateway',
  'sagemaker:CreateTrainingSession',
];
