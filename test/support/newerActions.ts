/** Actions that AWS's pages tell of, and the packaged list of actions does not yet. */

/**
 * Web Functions of Lambda: https://docs.aws.amazon.com/lambda/latest/dg/web-functions-permissions.html
 * CloudWatch Omni: https://docs.aws.amazon.com/cli/latest/reference/cloudwatchomni/get-space-data-access.html
 */
export const newerActions: readonly string[] = [
  'cloudwatch:GetSpaceDataAccess',
  'lambda:CreateWebFunction',
  'lambda:CreateWebFunctionRevision',
  'lambda:InvokeWebFunctionEndpoint',
  'lambda:UpdateWebFunctionEndpoint',
];
