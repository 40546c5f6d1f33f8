/** Which resources' own policies bear on a request: a bucket's on its objects, a function's on its versions. */
import { parseArn, type Arn } from '../../iam/language/arn.js';

/** The resource parts, in the same service, region and account, of those whose policies bear; empty: none can. */
type Holders = (resource: string) => readonly string[];

const itself: Holders = (resource) => [resource];

/** The resource up to the n-th segment: `domain/logs/index` is under `domain/logs`. */
const firstSegments =
  (count: number, separator = '/'): Holders =>
  (resource) => [resource.split(separator).slice(0, count).join(separator)];

/** By type: the first word of the resource part. A type that is not in the table has no policy. */
const byType =
  (table: Readonly<Record<string, Holders>>, other: Holders = () => []): Holders =>
  (resource) =>
    (new Map(Object.entries(table)).get(resource.split(/[/:]/, 1)[0] ?? '') ?? other)(resource);

/** F-46, F-49: `accesspoint/NAME/object/KEY`. */
const accessPoint = { accesspoint: firstSegments(2) };

/** F-44, F-46. Everything that is no access point, job or dashboard is a bucket, or an object in one. */
const s3 = byType(
  { ...accessPoint, job: () => [], 'storage-lens': () => [], 'access-grants': () => [] },
  firstSegments(1),
);

/** F-50: buckets and access points stand under an outpost. */
const s3OnOutposts: Holders = (resource) =>
  resource.split('/').length < 4 ? [] : firstSegments(4)(resource);

/** F-51: a table has a policy of its own, and that of its bucket bears on it too. */
const s3Tables: Holders = (resource) => {
  const [bucket = ''] = firstSegments(2)(resource);
  const [table = ''] = firstSegments(4)(resource);
  return table === bucket ? [bucket] : [table, bucket];
};

/** F-55: a policy can be written for a version or alias; the one of the function bears on them too. */
const lambdaFunction: Holders = (resource) => {
  const [whole = ''] = firstSegments(2, ':')(resource);
  return resource === whole ? [whole] : [resource, whole];
};

/** F-58: an index is its table's, a stream has a policy of its own, backups and exports have none. */
const dynamoDbTable: Holders = (resource) => {
  const [, , part] = resource.split('/');
  if (part === undefined || part === 'stream') return [resource];
  return part === 'index' ? firstSegments(2)(resource) : [];
};

/** F-61: rules stand under their bus, those of the default bus without its name. */
const eventRule: Holders = (resource) => {
  const [, bus, name] = resource.split('/');
  return [`event-bus/${name === undefined ? 'default' : (bus ?? '')}`];
};

/** F-65: topics, groups and transactions carry the name and id of their cluster. */
const kafkaPart: Holders = (resource) => {
  const [, name = '', id = ''] = resource.split('/');
  return [`cluster/${name}/${id}`];
};

/** F-64: one policy is over the whole catalog. */
const catalog: Holders = () => ['catalog'];

/** Which resources can have a policy (AWS: "AWS services that work with IAM"), by the service of the ARN. */
const services: ReadonlyMap<string, Holders> = new Map<string, Holders>([
  ['s3', s3],
  ['s3express', byType({ ...accessPoint, bucket: firstSegments(2) })],
  ['s3-object-lambda', byType(accessPoint)],
  ['s3-outposts', s3OnOutposts],
  ['s3tables', s3Tables],
  ['sqs', itself],
  // F-53: a subscription is its topic's.
  ['sns', firstSegments(1, ':')],
  // F-54, E-26f: aliases have no policy.
  ['kms', byType({ key: itself })],
  ['lambda', byType({ function: lambdaFunction, layer: itself })],
  ['secretsmanager', byType({ secret: itself })],
  ['ecr', byType({ repository: itself })],
  ['ecr-public', byType({ repository: itself })],
  ['dynamodb', byType({ table: dynamoDbTable })],
  ['elasticfilesystem', byType({ 'file-system': itself })],
  // F-60: what is asked of a domain is an index or a path in it.
  ['es', byType({ domain: firstSegments(2) })],
  ['events', byType({ 'event-bus': itself, rule: eventRule })],
  ['glacier', byType({ vaults: itself })],
  ['backup', byType({ 'backup-vault': itself, 'recovery-point': itself })],
  [
    'glue',
    byType({
      catalog,
      database: catalog,
      table: catalog,
      tableVersion: catalog,
      userDefinedFunction: catalog,
      connection: catalog,
    }),
  ],
  ['kafka', byType({ cluster: itself, topic: kafkaPart, group: kafkaPart, 'transactional-id': kafkaPart })],
  ['kinesis', byType({ stream: itself })],
  [
    'logs',
    byType({ 'log-group': firstSegments(2, ':'), destination: itself, 'delivery-destination': itself }),
  ],
  ['apigateway', firstSegments(3)],
  [
    'codeartifact',
    byType({
      domain: itself,
      repository: itself,
      package: (resource) => [`repository/${resource.split('/').slice(1, 3).join('/')}`],
    }),
  ],
  ...[
    'codebuild',
    'ses',
    'iot',
    'mediastore',
    'lex',
    'ssm-contacts',
    'vpc-lattice',
    'acm-pca',
    'serverlessrepo',
    'signer',
    'rolesanywhere',
    'schemas',
    'schema',
    'xray',
    'redshift',
    'redshift-serverless',
    'bedrock',
  ].map((service) => [service, itself] as const),
]);

/** Whether some resources of the service have a policy. */
export const canHavePolicies = (service: string): boolean =>
  services.has(service) || service === 'execute-api';

/**
 * ARNs of the resources whose own policies bear on this one, the nearest first; where several do, a request has to
 * do with all of them. Empty: nothing of this kind has a policy. A pattern has holders too, with its wildcards in
 * them where it is about several. A role's trust policy is not meant (E-27d).
 */
export function policyHolders(resource: string): readonly string[] {
  const arn = parseArn(resource);
  if (arn === undefined) return [];
  if (arn.service === 'execute-api') return [restApi(arn)];
  const holders = services.get(arn.service)?.(arn.resource) ?? [];
  const { partition, service, region, account } = arn;
  return holders.map((holder) => `arn:${partition}:${service}:${region}:${account}:${holder}`);
}

/** F-67: `API/STAGE/METHOD/PATH` is decided by the policy of the REST API, whose ARN names no account. */
const restApi = ({ partition, region, resource }: Arn): string =>
  `arn:${partition}:apigateway:${region}::/restapis/${resource.split('/', 1)[0] ?? ''}`;

/** The ARN that a resource with a policy is kept under: log groups without `:*`, REST APIs as API Gateway's. */
export function policyHolderArn(resource: string): string {
  const arn = parseArn(resource);
  if (arn?.service === 'execute-api') return restApi(arn);
  return arn?.service === 'logs' ? resource.replace(/:\*$/, '') : resource;
}
