/** Finds the resources whose own policies apply to a request: the bucket for an object, the function for a version. */
import { parseArn, type Arn } from '../../iam/language/arn.js';
import data from './policyHolders.json' with { type: 'json' };

/** Returns the resource parts of the holders, which have the same service, region and account; empty: no holder. */
type Holders = (resource: string) => readonly string[];

/** Returns the resource up to the n-th segment: `domain/logs/index` is under `domain/logs`. */
const firstSegments =
  (count: number, separator = '/'): Holders =>
  (resource) => [resource.split(separator).slice(0, count).join(separator)];

/** F-50: buckets and access points are under an outpost. */
const s3OnOutposts: Holders = (resource) =>
  resource.split('/').length < 4 ? [] : firstSegments(4)(resource);

const itself: Holders = (resource) => [resource];

/** Each of them can have its own policy, and all of these apply. */
const each =
  (...holders: readonly Holders[]): Holders =>
  (resource) => [...new Set(holders.flatMap((one) => one(resource)))];

/** F-51: a table, and its bucket. */
const s3Tables = each(firstSegments(4), firstSegments(2));

/** F-55: a version or alias, and the function. */
const lambdaFunction = each(itself, firstSegments(2, ':'));

/** F-58: an index is under its table's policy, a stream has its own, backups and exports have none. */
const dynamoDbTable: Holders = (resource) => {
  const [, , part] = resource.split('/');
  if (part === undefined || part === 'stream') return [resource];
  return part === 'index' ? firstSegments(2)(resource) : [];
};

/** F-61: rules are under their event bus; the ARNs of rules on the default bus do not contain its name. */
const eventRule: Holders = (resource) => {
  const [, bus, name] = resource.split('/');
  return [`event-bus/${name === undefined ? 'default' : (bus ?? '')}`];
};

/** F-65: ARNs of topics, groups and transactions contain the name and id of their cluster. */
const kafkaPart: Holders = (resource) => {
  const [, name = '', id = ''] = resource.split('/');
  return [`cluster/${name}/${id}`];
};

/** E-108: the policy of a domain applies to all in it, that of a repository to its packages, too. */
const packages: Holders = (resource) => {
  const [type = '', domain = '', ...rest] = resource.split('/');
  const ofDomain = `domain/${domain}`;
  return type === 'package-group'
    ? [ofDomain]
    : [['repository', domain, ...rest.slice(0, 1)].join('/'), ofDomain];
};

/** F-174: `regional/rulegroup/NAME/ID`; web ACLs and sets have no policy. */
const ruleGroup: Holders = (resource) => (resource.split('/')[1] === 'rulegroup' ? [resource] : []);

/** Rules that cannot be written as a number of segments, by name. */
const named: Readonly<Record<string, Holders>> = {
  itself,
  none: () => [],
  // F-64: one policy applies to the whole catalog.
  catalog: () => ['catalog'],
  packages,
  s3OnOutposts,
  s3Tables,
  lambdaFunction,
  dynamoDbTable,
  eventRule,
  kafkaPart,
  ruleGroup,
  // F-174: schemas have no policy of their own.
  schemaRegistry: (resource) => [`registry/${resource.split('/')[1] ?? ''}`],
  // F-174: the policy of a group applies to the model packages in it.
  modelPackage: (resource) => [`model-package-group/${resource.split('/')[1] ?? ''}`],
};

/** Reads a rule: a name, or a number of segments such as `2 of /`, the first two segments by slashes. */
const holdersBy = (rule: string): Holders =>
  named[rule] ?? firstSegments(Number(rule.charAt(0)), rule.slice('1 of '.length));

/** Chooses a rule by type, the first word of the resource part. `*`: all other types; without it, they have none. */
function byType(rules: Readonly<Record<string, string>>): Holders {
  const types = new Map(Object.entries(rules).map(([type, rule]) => [type, holdersBy(rule)]));
  return (resource) => (types.get(resource.split(/[/:]/, 1)[0] ?? '') ?? types.get('*'))?.(resource) ?? [];
}

/** Resources that can have a policy (AWS: "AWS services that work with IAM"), by service of the ARN (F-44 to F-75, F-174). */
const services: ReadonlyMap<string, Holders> = new Map(
  Object.entries<string | Readonly<Record<string, string>>>(data).map(([service, rule]) => [
    service,
    typeof rule === 'string' ? holdersBy(rule) : byType(rule),
  ]),
);

export const canHavePolicies = (service: string): boolean =>
  services.has(service) || service === 'execute-api';

/** Whether a policy of it shares it, so that one which was not imported is a share (F-174, E-33). */
export const isSharedByPolicy = ({ service }: Arn): boolean => service === 'ssm';

/**
 * Returns ARNs of the resources whose own policies apply to this one, the nearest first; all of them apply to a
 * request. Empty: no resource of this kind has a policy. The holders of a pattern keep its wildcards if it matches
 * several holders. A role's trust policy does not count (E-27d).
 */
export function policyHolders(resource: string): readonly string[] {
  const arn = parseArn(resource);
  if (arn === undefined) return [];
  if (arn.service === 'execute-api') return [restApi(arn)];
  const holders = services.get(arn.service)?.(arn.resource) ?? [];
  const { partition, service, region, account } = arn;
  return holders.map((holder) => `arn:${partition}:${service}:${region}:${account}:${holder}`);
}

/** F-67: the policy of the REST API, whose ARN has no account, applies to `API/STAGE/METHOD/PATH`. */
const restApi = ({ partition, region, resource }: Arn): string =>
  `arn:${partition}:apigateway:${region}::/restapis/${resource.split('/', 1)[0] ?? ''}`;

/** Returns the ARN by which a resource with a policy is stored: log groups without `:*`, REST APIs as API Gateway's. */
export function policyHolderArn(resource: string): string {
  const arn = parseArn(resource);
  if (arn?.service === 'execute-api') return restApi(arn);
  return arn?.service === 'logs' ? resource.replace(/:\*$/, '') : resource;
}
