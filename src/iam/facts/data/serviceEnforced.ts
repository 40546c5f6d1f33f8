/** Actions that services refuse whatever policies say (E-16, E-34a, E-103), and services to which RCPs apply (E-20f). */
import type { Arn } from '../../language/arn.js';
import data from './serviceEnforced.json' with { type: 'json' };

const withSet = <Row extends { readonly actions: readonly string[] }>(row: Row) => ({
  ...row,
  actions: new Set(row.actions),
});

/** Denies that services enforce (E-16, E-77, E-82, E-83). Actions, here and below, are in lower case. */
export const serviceEnforcedDenies = data.denies.rows.map(withSet);

/** Actions that create resources: these are AWS's own only if the request names them so (E-82, E-83). */
export const creations: ReadonlySet<string> = new Set(data.creations.actions);

/** Changes of roles managed by AWS for which AWS does not document whether it refuses them (E-77). */
export const undocumentedEdits = data.undocumentedEdits.rows.map(withSet);

const namesByService = (lists: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(lists).map(([service, names]) => [service, new Set(names)]));

/** The only actions that a resource policy can grant to another account, for some services (E-34a). */
export const onlyOpenAcrossAccounts = namesByService(data.crossAccountActions.only);
/** Actions that it cannot grant to another account, for some services. */
export const neverOpenAcrossAccounts = namesByService(data.crossAccountActions.except);

/** Actions that the policy of a Lambda function decides, without the service (E-114). */
export const functionPolicyActions: ReadonlySet<string> = new Set(data.functionPolicies.actions);

/** Calls of AWS Organizations, and of services for an organization, that only the management account can make (E-103). */
export const onlyByManagement: ReadonlySet<string> = new Set(data.organizationsCalls.managementOnly);
/** Calls that a member can make only as a delegated administrator. */
export const byDelegation: ReadonlySet<string> = new Set(data.organizationsCalls.delegable);

/** Services that support RCPs (E-20f). */
export const rcpServices: ReadonlySet<string> = new Set(data.rcpServices.services);

/** Actions that a grant of a KMS key can permit, without the service (E-26g). */
export const grantOperations: ReadonlySet<string> = new Set(data.grantOperations.actions);

/** Types of resources that other accounts can share, by service of the ARN (E-33). */
const sharedTypes = namesByService(data.shares.types);

/** Services whose shares are none of the policies that their resources have (E-33). */
export const sharedBesidePolicies: ReadonlySet<string> = new Set(data.shares.besidePolicies);

/** Whether it is of a type that can be shared. Its parent or a part of it does not count. */
export const canBeShared = ({ service, resource }: Arn): boolean =>
  sharedTypes.get(service)?.has(resource.split(/[/:]/, 1)[0] ?? '') === true;

/** Whether a service serves unsigned requests; undefined: AWS does not document it (E-96). */
export function servesUnsigned(service: string): boolean | undefined {
  const { served, refused } = data.unsignedRequests;
  if (service in served) return true;
  return service in refused ? false : undefined;
}

/** By action: the condition under which its service serves it without a signature (E-96). */
export const servedUnsignedIf = new Map(Object.entries(data.unsignedRequests.servedIf.actions));

/** Calls that need no AWS credentials and ask no policy (E-111). */
export const publicCalls: ReadonlySet<string> = new Set(data.publicCalls.actions);

/** Calls about a recovery point that the policy of the backup vault which holds it decides, too (E-117). */
export const recoveryPointCalls: ReadonlySet<string> = new Set(data.recoveryPointCalls.actions);

/** Actions without a resource type that are decided for an ARN besides `*`: its parts from the service on (E-76). */
export const arnsOfResourceless = new Map<string, readonly string[]>(
  Object.entries(data.arnsOfResourceless.parts),
);

/** E-101: what the password policy of an account may let each of its users do without a policy of its own. */
export const changesOwnPassword = (action: string): boolean => action.toLowerCase() === 'iam:changepassword';
export const readsPasswordPolicy = (action: string): boolean =>
  action.toLowerCase() === 'iam:getaccountpasswordpolicy';

interface Comparison {
  readonly isOf: (action: string) => boolean;
  /** An ARN to which something is added, and what. */
  readonly arn: RegExp;
  readonly added: string;
  /** A type of AWS's list of actions, and what is added to that. */
  readonly type: RegExp;
  readonly addedToType: string;
}

const tagActions = new Set(['logs:listtagsforresource', 'logs:tagresource', 'logs:untagresource']);

/** What policies are compared with in place of the ARN that AWS lists. */
const comparisons: readonly Comparison[] = [
  {
    // E-113: what is done with a log group is compared as what is done with its log streams.
    isOf: (action) => action.startsWith('logs:') && !tagActions.has(action),
    arn: /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:[^:*?]+$/,
    added: ':log-stream:',
    type: /:log-group:\*$/,
    addedToType: ':log-stream:',
  },
  {
    // E-115: a request to a domain of OpenSearch is one to its root path.
    isOf: (action) => action.startsWith('es:eshttp'),
    arn: /^arn:[^:]*:es:[^:]*:[^:]*:domain\/[^/*?]+$/,
    added: '/',
    type: /:domain\/\*$/,
    addedToType: '/*',
  },
];

/** Returns the text that policies are compared with. */
export function comparedAs(action: string | undefined, text: string): string {
  if (action === undefined) return text;
  const added = comparisons.find(({ isOf, arn }) => isOf(action) && arn.test(text))?.added;
  return added === undefined ? text : `${text}${added}`;
}

/** Returns the pattern of what policies are compared with for a type of AWS's list. */
export function typeComparedAs(action: string, text: string): string {
  const added = comparisons.find(({ isOf, type }) => isOf(action) && type.test(text))?.addedToType;
  return added === undefined ? text : `${text}${added}`;
}
