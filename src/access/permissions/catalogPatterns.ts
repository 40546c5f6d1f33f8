/** Prepares the patterns of AWS's actions, once for all questions, and of the resources that a principal can act on. */
import type { Principal } from '../../graph/model/graph.js';
import { memoizeWeakly } from '../../graph/model/memoize.js';
import { partitionOf } from '../../graph/engine/requestPrincipal.js';
import {
  arnsOfResourceless,
  comparedAs,
  rcpServices,
  typeComparedAs,
} from '../../iam/facts/data/serviceEnforced.js';
import { compileGlob, globOf, literalTokens, type Glob } from '../../iam/match/wildcard.js';
import type { AccessLevel } from '../shared/answer.js';
import type { CatalogAction, CatalogService } from './actionCatalog.js';
import { meets, readPattern, type PermissionPattern } from './resourcePatterns.js';
import { canHavePolicies, isSharedByPolicy, policyHolders } from '../../graph/engine/policyHolder.js';
import { parseArn, splitArn } from '../../iam/language/arn.js';
import { NO_ACTION, splitAction } from '../../iam/match/action.js';
import { isLogGroup, isOfOrganization } from '../../iam/decide/resourceRules.js';
import { opensToOtherAccounts } from '../../iam/decide/serviceRules.js';
import { takesTrustPolicy } from '../can/requestResource.js';

/** A service of the list with prepared names and patterns. */
export interface ReadService {
  readonly service: string;
  readonly actionCount: number;
  /** The access levels that have actions. */
  readonly levels: readonly { readonly accessLevel: AccessLevel; readonly actions: readonly ReadAction[] }[];
}

export interface ReadAction {
  readonly action: string;
  /** In lower case. */
  readonly name: string;
  /** Patterns of the ARNs of resources that it acts on, as AWS lists them. */
  readonly resources: readonly string[];
  readonly types: readonly ResourceType[];
  readonly typesText: string;
  /** False if the action is decided for `*` (E-3), to which resource control policies do not apply (E-20c). */
  readonly takesResource: boolean;
}

interface ResourceType extends PermissionPattern {
  readonly owners: Owners;
}

const order: readonly AccessLevel[] = ['PERMISSIONS_MANAGEMENT', 'TAGGING', 'WRITE', 'READ', 'LIST'];

export const readService = memoizeWeakly(({ service, actions }: CatalogService): ReadService => {
  const levels = order
    .map((accessLevel) => ({
      accessLevel,
      actions: actions.filter((action) => action.accessLevel === accessLevel).map(readAction),
    }))
    .filter((level) => level.actions.length > 0);
  return { service, actionCount: actions.length, levels };
});

const readAction = memoizeWeakly(({ action, resources }: CatalogAction): ReadAction => {
  const name = action.toLowerCase();
  const asArn = resources.length === 0 ? arnsOfResourceless.get(name) : undefined;
  const compared = resources.map((text) => typeComparedAs(name, text));
  const types: readonly ResourceType[] = asArn
    ? [literalPattern(asArn)]
    : resources.map((text, index) => ({
        ...typePattern(compared[index] ?? text),
        ...(isOfFlatNames(name, text) ? { mostSlashes: text.split('/').length - 1 } : {}),
        owners: ownersOf(name, text),
      }));
  const typesText = asArn
    ? name
    : types.map(({ owners, mostSlashes }, index) => `${compared[index]} ${mostSlashes} ${owners}`).join(' ');
  return { action, name, resources, types, typesText, takesResource: resources.length > 0 };
});

/** Returns the action on each type of resources by itself. */
export const onEachType = (action: ReadAction): readonly ReadAction[] =>
  action.types.length < 2
    ? [action]
    : action.types.map((type, index) => ({
        ...action,
        resources: action.resources.slice(index, index + 1),
        types: [type],
        typesText: `${index} of ${action.typesText}`,
      }));

/** Reads the ARNs of a type. Of S3, those with an account, such as of access points, never have an empty one. */
const typePattern = (type: string): PermissionPattern =>
  readPattern(type.replace(/^(arn:[^:]+:s3:[^:]*:)\*(?=:)/, '$1?*'));

/**
 * Whether names of this type hold no slash: what follows one is an object, an index or the like, not a bucket, table
 * or domain. The list has no type for what is in a domain; only `es:ESHttp…` acts on that.
 */
const isOfFlatNames = (action: string, type: string): boolean =>
  /^arn:[^:]+:(?:s3:::\*|dynamodb:\*:\*:table\/\*)$/.test(type) ||
  (type.endsWith(':domain/*') && action.startsWith('es:') && !action.startsWith('es:eshttp'));

/** Builds the pattern of an ARN that holds a `*` as a character (E-76), in any partition. */
const literalPattern = (parts: readonly string[]): ResourceType => ({
  owners: 'ANY',
  everything: false,
  parts: [compileGlob('arn'), compileGlob('*'), ...parts.map((part) => globOf(literalTokens(part)))],
});

export type TypesOf = (action: ReadAction) => readonly PermissionPattern[];

/** The account part of AWS's own resources: of IAM's, and the prefix of other services'. */
const [awsOfIam, aws] = [compileGlob('aws'), compileGlob('aws*')];

/**
 * Returns the resource types of an action as a principal sees them: in its own partition (E-58) and, for types that
 * other accounts cannot share, in its own account or AWS's.
 */
export function typesSeenFrom(principal: Principal): TypesOf {
  const partition = partitionGlob(principal);
  const own = ownGlob(principal);
  const seen = (type: ResourceType): readonly PermissionPattern[] => {
    if (type.owners === 'ANY' || own === undefined) return [within(type, partition, undefined)];
    const ofAws = type.parts[SERVICE]?.literal === 'iam' ? awsOfIam : aws;
    const owners = type.owners === 'OWN' ? [own] : [own, ofAws];
    return owners.map((owner) => within(type, partition, owner));
  };
  return ({ types }) => types.flatMap(seen);
}

/**
 * Returns the resource types that the principal's own account can have: all but AWS's own, and the root users of
 * members (E-51).
 */
export function typesOfOwn(principal: Principal): TypesOf {
  const partition = partitionGlob(principal);
  const own = ownGlob(principal);
  return ({ name, types, takesResource }) => {
    if (own === undefined || !takesResource || name === 'sts:assumeroot') return [];
    return types
      .filter((type) => isOfNoAccount(type) || type.parts[ACCOUNT]?.literal === undefined)
      .map((type) => within(type, partition, isOfNoAccount(type) ? undefined : own));
  };
}

const partitionGlob = ({ identifier }: Principal): Glob | undefined =>
  identifier.startsWith('arn:') ? compileGlob(partitionOf(identifier)) : undefined;

const ownGlob = ({ accountId }: Principal): Glob | undefined =>
  accountId === undefined ? undefined : compileGlob(accountId);

const within = (
  { parts, mostSlashes }: ResourceType,
  partition: Glob | undefined,
  owner: Glob | undefined,
): PermissionPattern => ({
  everything: false,
  ...(mostSlashes === undefined ? {} : { mostSlashes }),
  parts: parts.map(
    (part, index) => (index === PARTITION ? partition : index === ACCOUNT ? owner : undefined) ?? part,
  ),
});

export const isOfNoAccount = ({ parts }: PermissionPattern): boolean => parts[ACCOUNT]?.literal === '';

/** Indexes among the parts of an ARN. */
const [PARTITION, SERVICE, ACCOUNT] = [1, 2, 4];

/** Whether the action can act on the resource, or on a resource that matches the pattern. */
export function actsOn(action: CatalogAction, resource: string): boolean {
  const pattern = readPattern(comparedAs(action.action.toLowerCase(), resource));
  return readAction(action).types.some((type) => meets(type, pattern));
}

/**
 * The accounts whose resources an action can act on. `OWN_OR_AWS`: also resources that AWS shares with every account,
 * such as its managed policies.
 */
export type Owners = 'ANY' | 'OWN' | 'OWN_OR_AWS';

/** The first word is open, and no second one tells the type, as it does of web ACLs. */
const leavesTypeOpen = /^[^/:]*[*?][^/:]*(?:[/:][^/:]*[*?]|$)/;

/**
 * Returns the owners. `type`: the pattern of the ARNs that the action acts on. For services with RCPs, AWS shares
 * nothing. What a policy shares counts as other shares do, which are not known (F-174).
 */
export function ownersOf(action: string, type: string): Owners {
  const [, , service = '*', , account = '', resource = '*'] = splitArn(type) ?? [];
  const name = splitAction(action) ?? NO_ACTION;
  // E-35, E-51, E-103: trust policies open roles, and sts:AssumeRoot and calls for an organization need no resource policy.
  const needsNone = name.text === 'sts:assumeroot' || isOfOrganization(name.service, type);
  if (account !== '*' || takesTrustPolicy(action) || needsNone) return 'ANY';
  const isAnyType = /[*?]/.test(service) || (canHavePolicies(service) && leavesTypeOpen.test(resource));
  const arn = parseArn(type);
  const holdsPolicy = arn !== undefined && policyHolders(type).length > 0 && !isSharedByPolicy(arn);
  const isOpen = !isLogGroup(arn) && (isAnyType || holdsPolicy);
  if (isOpen && opensToOtherAccounts(name)) return 'ANY';
  return rcpServices.has(name.service) ? 'OWN' : 'OWN_OR_AWS';
}
