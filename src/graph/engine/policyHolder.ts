/** Which resources' own policies bear on a request: a bucket's on its objects, a function's on its versions. */
import { parseArn, type Arn } from '../../iam/language/arn.js';
import data from './policyHolders.json' with { type: 'json' };

/** The resource parts, in the same service, region and account, of those whose policies bear; empty: none can. */
type Holders = (resource: string) => readonly string[];

/** The resource up to the n-th segment: `domain/logs/index` is under `domain/logs`. */
const firstSegments =
  (count: number, separator = '/'): Holders =>
  (resource) => [resource.split(separator).slice(0, count).join(separator)];

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

/** Rules that are more than so many segments. */
const named: Readonly<Record<string, Holders>> = {
  itself: (resource) => [resource],
  none: () => [],
  // F-64: one policy is over the whole catalog.
  catalog: () => ['catalog'],
  repository: (resource) => [`repository/${resource.split('/').slice(1, 3).join('/')}`],
  s3OnOutposts,
  s3Tables,
  lambdaFunction,
  dynamoDbTable,
  eventRule,
  kafkaPart,
};

/** By name, or such as `2 of /`: the first two segments by slashes. */
const holdersBy = (rule: string): Holders =>
  named[rule] ?? firstSegments(Number(rule.charAt(0)), rule.slice('1 of '.length));

/** By type: the first word of the resource part; `*` stands for the others, which have no policy where it is missing. */
function byType(rules: Readonly<Record<string, string>>): Holders {
  const types = new Map(Object.entries(rules).map(([type, rule]) => [type, holdersBy(rule)]));
  return (resource) => (types.get(resource.split(/[/:]/, 1)[0] ?? '') ?? types.get('*'))?.(resource) ?? [];
}

/** Which resources can have a policy (AWS: "AWS services that work with IAM"), by the service of the ARN (F-44 to F-75). */
const services: ReadonlyMap<string, Holders> = new Map(
  Object.entries<string | Readonly<Record<string, string>>>(data).map(([service, rule]) => [
    service,
    typeof rule === 'string' ? holdersBy(rule) : byType(rule),
  ]),
);

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
