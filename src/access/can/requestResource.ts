/** Prepares the resource of a request for the engine, with the resource's own policies that apply. */
import type {
  ApplicablePolicies,
  PolicySetMember,
  PrincipalPolicies,
  StoredResource,
} from '../../graph/model/storedPolicies.js';
import { unreadPolicyGaps } from '../../graph/engine/importGaps.js';
import { isSharedByPolicy, policyHolders } from '../../graph/engine/policyHolder.js';
import { tagMap } from '../../graph/engine/requestPrincipal.js';
import { hasBoundaryOfTarget } from '../../iam/facts/facts.js';
import { isAccountId, isBucketOrObject, parseArn, parseIamArn, type Arn } from '../../iam/language/arn.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { Layer } from '../../iam/decide/layers.js';
import { NO_ACTION, splitAction } from '../../iam/match/action.js';
import { isPublicPolicy, limitsAccessPoint, mayBePublicPolicy } from '../../iam/permissions/publicPolicy.js';
import type { RequestResource } from '../../iam/decide/request.js';
import {
  isLogGroup,
  isTrustAction,
  keysBehindAlias,
  policyMayDecide,
  writesRepositoryPolicy,
} from '../../iam/decide/resourceRules.js';
import { QuestionRefused } from '../shared/answer.js';
import { applied, quarantineGap } from './heldPolicy.js';

export interface Target {
  readonly resource: RequestResource;
  /** Missing: this kind of resource has no policy, or its policy does not apply to the action. */
  readonly layer?: Layer;
  /** The request assumes a role: the layer is its trust policy. */
  readonly isAssumption: boolean;
  readonly gaps: readonly DataGap[];
}

export interface ResourceQuestion {
  readonly action: string;
  readonly resource: string;
  /** E-3: the action has no resource type, so `*` means none, not all. */
  readonly takesNoResource?: boolean;
  /** E-85: wildcards in `resource` are characters. */
  readonly resourceIsLiteral?: boolean;
}

type StoredTargets = Pick<ApplicablePolicies, 'roles' | 'resources' | 'importedAccounts'>;

/** E-27d: whether a trust policy applies to the action. */
export function takesTrustPolicy(action: string): boolean {
  const { service, name } = splitAction(action) ?? NO_ACTION;
  return service === 'sts' && isTrustAction(name);
}

/** Returns the user or role that the request is about, if conditions may read its tags or boundary there. */
export const principalsMeant = ({ action, resource }: ResourceQuestion): readonly string[] =>
  hasBoundaryOfTarget(action) || (/^iam:/i.test(action) && parseIamArn(resource)?.kind === 'user')
    ? [resource]
    : [];

/**
 * `meant`: the user or role that the request is about; missing: its boundary, and a user's tags, stay open. Throws
 * `QuestionRefused` if the role to assume does not exist.
 */
export function targetOf(
  { action, resource: asked, takesNoResource = false, resourceIsLiteral = false }: ResourceQuestion,
  stored: StoredTargets,
  meant?: PrincipalPolicies,
): Target {
  const resource = keysBehindAlias(asked, splitAction(action) ?? NO_ACTION) ?? asked;
  const arn = parseArn(resource);
  if (!arn) return { resource: { arn: resource, takesNoResource }, isAssumption: false, gaps: [] };
  const isRole = arn.service === 'iam' && arn.resource.startsWith('role/');
  if (isRole && takesTrustPolicy(action)) return roleTarget(resource, arn.account, stored);
  const target = resourceTarget({ action, resource }, arn, stored, meant);
  return resourceIsLiteral ? { ...target, resource: { ...target.resource, isLiteral: true } } : target;
}

function roleTarget(resource: string, accountId: string, stored: StoredTargets): Target {
  const found = stored.roles.get(resource);
  if (!found) return missingRole(resource, accountId, stored);
  return {
    resource: { arn: resource, accountId, tags: tagMap(found.role.tags) },
    layer: { status: 'COLLECTED', policies: [applied(found.trust, 'TRUST')] },
    isAssumption: true,
    gaps: quarantineGap(accountId)(found.trust),
  };
}

function missingRole(resource: string, accountId: string, stored: StoredTargets): Target {
  if (!isPattern(resource) && stored.importedAccounts.has(accountId)) {
    throw new QuestionRefused(
      'NOT_FOUND',
      `Account ${accountId} has no role ${resource}. Search for it, or import a newer export.`,
      'resource',
    );
  }
  const owner = isAccountId(accountId) ? { accountId } : {};
  const [kind, message] = isPattern(resource)
    ? ([
        'RESOURCE_POLICY_NOT_IMPORTED',
        `${resource} may match many roles, each with its own trust policy: ask about one of them.`,
      ] as const)
    : ([
        'ACCOUNT_NOT_IMPORTED',
        `Account ${accountId} was never imported, so the trust policy of ${resource} is not known. Import its export.`,
      ] as const);
  return {
    resource: { arn: resource, ...owner },
    layer: { status: 'NOT_COLLECTED' },
    isAssumption: true,
    gaps: [{ kind, ...owner, message }],
  };
}

const isPattern = (arn: string): boolean => /[*?]/.test(arn);

function resourceTarget(
  { action, resource }: ResourceQuestion,
  arn: Arn,
  stored: StoredTargets,
  meant: PrincipalPolicies | undefined,
): Target {
  const all = policyHolders(resource).filter(
    (one) => !isSharedByPolicy(arn) || isPattern(one) || stored.resources.has(one),
  );
  // E-108: only the domain's policy takes part then.
  const holders = writesRepositoryPolicy(action) && all.length > 1 ? all.slice(1) : all;
  const found = holders.flatMap((holder) => stored.resources.get(holder) ?? []);
  const [nearest] = found;
  const owner = nearest?.resource.accountId ?? (isAccountId(arn.account) ? arn.account : undefined);
  const tagged = isBucketOrObject(arn) ? nearest : stored.resources.get(resource);
  const own = meant && isIamPrincipal(meant) ? meant : undefined;
  const tags = (own?.principal ?? stored.roles.get(resource)?.role ?? tagged?.resource)?.tags;
  const abacEnabled = nearest?.resource.abacEnabled;
  const publicAccess = publicAccessOf(found);
  return {
    resource: {
      arn: resource,
      ...(owner === undefined ? {} : { accountId: owner }),
      ...(tags ? { tags: tagMap(tags) } : {}),
      // The uid of a customer managed policy is its ARN.
      ...(own
        ? { boundary: own.boundary === undefined ? null : (own.boundary.arn ?? own.boundary.uid) }
        : {}),
      ...(abacEnabled === undefined ? {} : { abacEnabled }),
      ...(publicAccess === undefined ? {} : { publicAccess }),
      ...(nearest?.resource.ignoresAcls === undefined ? {} : { ignoresAcls: nearest.resource.ignoresAcls }),
    },
    ...(holders.length === 0 ? {} : { layer: layerOf(found, holders) }),
    isAssumption: false,
    gaps: policyMayDecide(action, resource)
      ? [
          ...found.flatMap(({ resource: { accountId }, policy }) =>
            policy ? quarantineGap(accountId)(policy) : [],
          ),
          ...missingPolicies(resource, holders, stored, owner),
          ...(holders.length === 0 ? [] : unreadPolicyGaps(arn)),
        ]
      : [],
  };
}

type OfIamPrincipal = PrincipalPolicies & { readonly principal: PolicySetMember };

/** Of others, such as users that only policies name, nothing is known. */
const isIamPrincipal = (held: PrincipalPolicies): held is OfIamPrincipal =>
  held.principal.kind === 'USER' || held.principal.kind === 'ROLE';

/**
 * Returns the policies of the resource. One that was not imported, or could not be read, is unknown (U-9d, F-73), and
 * so are those of an account that are of no single log group (E-109).
 */
function layerOf(found: readonly StoredResource[], holders: readonly string[]): Layer {
  const collected = found.filter(isCollected);
  if (collected.length === 0) return { status: 'NOT_COLLECTED' };
  const policies = collected.flatMap(({ policy }) => (policy ? [applied(policy, 'RESOURCE')] : []));
  const isPartial = collected.length < holders.length || holders.some((one) => isLogGroup(parseArn(one)));
  return { status: isPartial ? 'PARTIAL' : 'COLLECTED', policies };
}

const isCollected = ({ resource }: StoredResource): boolean => resource.policyStatus !== 'NOT_COLLECTED';

/** E-29b, E-95: says, for a public policy, whether RestrictPublicBuckets applies, or is unknown. */
function publicAccessOf(found: readonly StoredResource[]): RequestResource['publicAccess'] {
  const buckets = found.filter(
    ({ resource }) => resource.service === 's3' && resource.restrictsPublicBuckets !== false,
  );
  const open = buckets.filter((bucket) => hasPolicy(bucket, isPublicPolicy));
  const restricted = open.find(({ resource }) => resource.restrictsPublicBuckets === true);
  if (restricted) return mayBeOfVpc(restricted) ? 'MAY_BE_OF_VPC' : 'RESTRICTED';
  if (open.length > 0) return 'MAY_BE_RESTRICTED';
  return buckets.some((bucket) => hasPolicy(bucket, mayBePublicPolicy)) ? 'MAY_BE_PUBLIC' : undefined;
}

function hasPolicy({ policy, resource }: StoredResource, isMeant: typeof isPublicPolicy): boolean {
  const { compiled } = policy ? applied(policy, 'RESOURCE') : {};
  return compiled !== undefined && isMeant(compiled, isAccessPoint(resource) ? limitsAccessPoint : undefined);
}

const isAccessPoint = ({ arn }: StoredResource['resource']): boolean => arn.includes(':accesspoint/');

/** F-46: the network origin of an access point is not read. Multi-Region ones have none. */
const mayBeOfVpc = ({ resource }: StoredResource): boolean =>
  isAccessPoint(resource) && !resource.arn.endsWith('.mrap');

/**
 * Reports missing policies for a pattern, and missing further policies that apply to the resource. If no policy is
 * known, the engine reports that (U-9d).
 */
function missingPolicies(
  resource: string,
  holders: readonly string[],
  stored: StoredTargets,
  owner: string | undefined,
): readonly DataGap[] {
  const gap = (message: string): DataGap => ({
    kind: 'RESOURCE_POLICY_NOT_IMPORTED',
    ...(owner === undefined ? {} : { accountId: owner }),
    message,
  });
  const missing = holders.filter((holder) => {
    const known = stored.resources.get(holder);
    return known === undefined || !isCollected(known);
  });
  if (missing.some(isPattern)) {
    return [gap(`${resource} may match many resources, each with its own policy: ask about one of them.`)];
  }
  return missing.length === holders.length
    ? []
    : missing.map((holder) => gap(`The policy of ${holder} was not imported; it could allow or deny this.`));
}
