/** Table E, resource policies and secrets: what a principal reaches by changing who may use a resource, or by reading it. */
import type { Technique } from '../technique.js';
import { dataTable, takeover } from './dataRows.js';
import { action, any, given, open } from './rows.js';

const readAndWrite = 'bucket: read, write';

const stored = 'credentials of whatever is stored';

export const dataByPolicy: readonly Technique[] = dataTable([
  {
    id: 'T-153',
    name: 'KMS key policy',
    required: action('kms:PutKeyPolicy'),
    what: 'key: full control, decrypt',
    closing:
      'Name in the key policy who may call kms:PutKeyPolicy, and do not leave it to identity policies.',
  },
  {
    id: 'T-154',
    name: 'KMS grant',
    required: action('kms:CreateGrant'),
    what: 'key: decrypt through the grant',
    closing: 'Allow kms:CreateGrant only with kms:GrantIsForAWSResource.',
  },
  {
    id: 'T-155a',
    name: 'S3 bucket policy',
    required: action('s3:PutBucketPolicy'),
    what: readAndWrite,
    closing: 'Limit s3:PutBucketPolicy to own buckets, and block public access in the account.',
  },
  {
    id: 'T-155b',
    name: 'S3 bucket ACL',
    required: action('s3:PutBucketAcl'),
    preconditions: [open('ACLs are not disabled for the bucket')],
    what: readAndWrite,
    closing: 'Disable ACLs: set the object ownership of the bucket to BucketOwnerEnforced.',
  },
  {
    id: 'T-155c',
    name: 'S3 access point policy',
    required: action('s3:PutAccessPointPolicy'),
    what: readAndWrite,
    closing:
      'Limit s3:PutAccessPointPolicy, and what bucket policies leave to access points (s3:DataAccessPointAccount).',
  },
  {
    id: 'T-155d',
    name: 'S3 Block Public Access off',
    required: any('s3:PutBucketPublicAccessBlock', 's3:PutAccountPublicAccessBlock'),
    preconditions: [open('a public policy or ACL is in place, or can be written')],
    what: readAndWrite,
    closing:
      'Deny s3:PutAccountPublicAccessBlock and s3:PutBucketPublicAccessBlock by a service control policy.',
  },
  {
    id: 'T-156',
    name: 'S3 notification',
    required: action('s3:PutBucketNotification'),
    what: "bucket: triggers the caller's target",
    closing: 'Limit s3:PutBucketNotification to own buckets.',
  },
  {
    id: 'T-157a',
    name: 'Secret policy',
    required: action('secretsmanager:PutResourcePolicy'),
    what: `secret: ${stored}`,
    closing: 'Limit secretsmanager:PutResourcePolicy to own secrets, with secretsmanager:BlockPublicPolicy.',
  },
  {
    id: 'T-157b',
    name: 'Secret value',
    required: action('secretsmanager:GetSecretValue'),
    what: `secret: ${stored}`,
    closing: 'Limit secretsmanager:GetSecretValue to the secrets that the caller needs, by name or tag.',
  },
  {
    id: 'T-158',
    name: 'SSM parameters',
    required: any(
      'ssm:GetParameter',
      'ssm:GetParameters',
      'ssm:GetParametersByPath',
      'ssm:GetParameterHistory',
    ),
    optional: ['kms:Decrypt'],
    preconditions: [given('the caller may also do kms:Decrypt with its key, where it is a SecureString')],
    what: `parameter: ${stored}`,
    sources: ['ht', 'cs'],
    closing:
      'Limit ssm:GetParameter and its relatives by path, and keep credentials in SecureString with an own key.',
  },
  {
    id: 'T-159a',
    name: 'SNS topic policy',
    required: any('sns:AddPermission', 'sns:SetTopicAttributes'),
    what: 'topic: inject and read messages',
    closing: 'Limit sns:AddPermission and sns:SetTopicAttributes to own topics.',
  },
  {
    id: 'T-159b',
    name: 'SQS queue policy',
    required: any('sqs:AddPermission', 'sqs:SetQueueAttributes'),
    what: 'queue: inject and read messages',
    closing: 'Limit sqs:AddPermission and sqs:SetQueueAttributes to own queues.',
  },
  {
    id: 'T-160a',
    name: 'Lambda function policy',
    required: any('lambda:AddPermission', 'lambda:PutResourcePolicy'),
    what: 'function: invoke',
    closing:
      'Limit lambda:AddPermission by lambda:Principal to the services that call the function, and lambda:PutResourcePolicy to who administers it.',
  },
  {
    id: 'T-160b',
    name: 'Lambda layer policy',
    required: action('lambda:AddLayerVersionPermission'),
    what: 'layer: share',
    closing: 'Limit lambda:AddLayerVersionPermission to who publishes layers.',
  },
  {
    id: 'T-161',
    name: 'ECR repository policy',
    required: action('ecr:SetRepositoryPolicy'),
    what: 'repository: push to a trusted image',
    closing: 'Limit ecr:SetRepositoryPolicy to who administers the registry, and make tags immutable.',
  },
  takeover('T-162a', 'DynamoDB policy', { act: 'dynamodb:PutResourcePolicy', thing: 'table' }),
  takeover('T-162b', 'Glue catalog policy', { act: 'glue:PutResourcePolicy', thing: 'catalog' }),
  takeover('T-162c', 'EFS policy', { act: 'elasticfilesystem:PutFileSystemPolicy', thing: 'file system' }),
  takeover('T-162d', 'Event bus policy', { act: 'events:PutPermission', thing: 'bus' }),
  takeover('T-162e', 'Backup vault policy', { act: 'backup:PutBackupVaultAccessPolicy', thing: 'vault' }),
  takeover('T-162f', 'OpenSearch domain policy', { act: 'es:UpdateDomainConfig', thing: 'domain' }),
]);
