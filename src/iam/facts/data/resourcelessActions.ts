/**
 * E-76: actions without a resource type that are decided for an ARN besides `*`: its parts from the service on, where
 * `*` is a character. Policies in AWS's own documentation allow s3:ListAllMyBuckets on arn:aws:s3:::*
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html).
 */
export const arnsOfResourceless: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3:listallmybuckets', ['s3', '', '', '*']],
]);
