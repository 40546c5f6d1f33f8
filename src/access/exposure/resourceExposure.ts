/** Finds to which outsiders a resource's own policy grants access, and to what. */
import { partitionOf } from '../../graph/engine/requestPrincipal.js';
import { organizationsByAccount } from '../../graph/engine/guardrails.js';
import type { Principal, Resource } from '../../graph/model/graph.js';
import { firstOfEach, groupBy } from '../../graph/model/groupBy.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { isNeverListed, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import type { CompiledPolicy } from '../../iam/language/compile.js';
import { UNRESTRICTED } from '../../iam/decide/combineLayers.js';
import { openWithoutPolicy } from '../../iam/decide/resourceRules.js';
import { isGranted, type AccessEvaluation, type DataGap, type Granted } from '../../iam/decide/decision.js';
import type { ActionCatalog } from '../permissions/actionCatalog.js';
import type { Evidence } from '../shared/answer.js';
import { distinctGaps, unlistedGaps } from '../shared/dataGaps.js';
import { cite } from '../shared/evidence.js';
import { grantedRequests, namedInConditions, type GrantedRequest } from './grantedRequests.js';
import { decideOutside, outsidersOf, type Outsider } from './outsiders.js';
import { principalsById } from './principalsById.js';
import { othersNamed } from './trust/outsideAccounts.js';
import { applied } from '../can/heldPolicy.js';
import { gapsBesidePolicy } from '../../graph/engine/importGaps.js';
import { nextTurn } from '../../graph/contract/turns.js';

/** The actions that one principal may do under the same conditions. */
export interface OutsideAccess extends Evidence {
  readonly principal: Principal;
  /** Whether the requests have no signature. */
  readonly anonymous: boolean;
  readonly actions: readonly string[];
  readonly decision: Granted;
}

export interface ResourceExposure {
  readonly reachableFromOutside: readonly OutsideAccess[];
  /** Missing: the resource's account is in no imported organization. */
  readonly outsideOrganization?: readonly OutsideAccess[];
  readonly dataGaps: readonly DataGap[];
}

/**
 * Returns exposures by ARN, in three reads for any number of resources, or in five if they name unique ids. Judges every outsider for every action that
 * the policy may grant.
 */
export async function exposuresOf(
  reader: GraphReader,
  catalog: ActionCatalog,
  resources: readonly Resource[],
): Promise<ReadonlyMap<string, ResourceExposure>> {
  const exposures = new Map<string, ResourceExposure>();
  for (const inquiry of await inquiriesInto(reader, catalog, resources)) {
    // A policy for all principals and actions takes some thousand decisions.
    await nextTurn();
    exposures.set(inquiry.resource.arn, exposureOf(inquiry));
  }
  return exposures;
}

function exposureOf({
  resource,
  gaps,
  outsiders,
  strangers,
  organizations,
  requests,
}: Inquiry): ResourceExposure {
  const found = outsiders.map((one) => accessOf(one, requests));
  const outside = strangers?.flatMap((one) => accessOf(one, requests).access);
  const reachableFromOutside = found.flatMap(({ access }) => access);
  const accounts = [...reachableFromOutside, ...(outside ?? [])].map(({ principal }) => principal.accountId);
  return {
    reachableFromOutside,
    ...(outside ? { outsideOrganization: outside } : {}),
    dataGaps: distinctGaps([
      ...gaps,
      ...found.flatMap(({ unknown }) => unknown),
      ...unlistedGaps(organizations, resource.accountId, accounts),
    ]),
  };
}

/** Whether one outsider gets in: judges no more than that. `dataGaps`: what could change the answer. */
export function judgeExposed({ gaps, outsiders, requests }: Inquiry) {
  const unknown = [...gaps];
  for (const { judge } of outsiders) {
    for (const request of requests) {
      const evaluation = judge(request);
      const dataGaps = openGaps(evaluation);
      if (isGranted(evaluation.decision)) return { isExposed: true, dataGaps };
      unknown.push(...dataGaps);
    }
  }
  return { isExposed: false, dataGaps: unknown };
}

type Inquiry = Awaited<ReturnType<typeof inquiryInto>>;

export async function inquiriesInto(
  reader: GraphReader,
  catalog: ActionCatalog,
  resources: readonly Resource[],
) {
  const arns = resources.map(({ arn }) => arn);
  const [grants, policies] = await Promise.all([
    reader.trustGrants(arns),
    reader.applicablePolicies([], arns),
  ]);
  const candidates = new Map(
    arns.map((arn) => {
      const granted = (grants.get(arn) ?? []).map(({ principal }) => principal);
      const compiled = compiledPolicy(arn, policies);
      const named = compiled ? namedInConditions(compiled, partitionOf(arn)).map(namedPrincipal) : [];
      return [arn, new Map([...granted, ...named].map((one) => [one.identifier, one]))] as const;
    }),
  );
  const named = new Set([...candidates.values()].flatMap((own) => [...own.keys()]));
  named.delete('*');
  const byId = await principalsById(reader, [...named]);
  const identifiers = [...named].map((one) => byId.get(one)?.identifier ?? one);
  const stored = await reader.applicablePolicies(identifiers, arns);
  return Promise.all(
    resources.map((resource) => {
      const own = [...(candidates.get(resource.arn)?.values() ?? [])];
      const resolved = own.map((one) => byId.get(one.identifier) ?? one);
      // A policy may name a principal by its ARN and by its unique id.
      const distinct = firstOfEach(resolved, ({ identifier }) => identifier);
      return inquiryInto(resource, distinct, stored, catalog);
    }),
  );
}

const compiledPolicy = (arn: string, { resources }: ApplicablePolicies): CompiledPolicy | undefined => {
  const policy = resources.get(arn)?.policy;
  return policy && applied(policy, 'RESOURCE').compiled;
};

/**
 * Returns the principals to judge, and the requests. `strangers`: those outside the organization; missing if it is
 * unknown.
 */
async function inquiryInto(
  resource: Resource,
  candidates: readonly Principal[],
  stored: ApplicablePolicies,
  catalog: ActionCatalog,
) {
  const compiled = compiledPolicy(resource.arn, stored);
  const gaps = gapsOf(resource, stored.resources.get(resource.arn)?.policy?.quarantined);
  const { organizations } = stored;
  if (compiled === undefined) return { resource, gaps, organizations, ...openInquiry(resource, stored) };
  const outside = candidates.filter((one) => isOutside(one, resource, stored));
  const requests = outside.length === 0 ? [] : await grantedRequests(compiled, resource, catalog);
  const outsiders = outside.flatMap((principal) => outsidersOf(principal, stored));
  const organizationOf = organizationsByAccount(organizations);
  const own = organizationOf.get(resource.accountId);
  const judgeStranger = decideOutside(own === undefined ? [] : othersNamed(compiled, own));
  const strangers = outside
    .filter(({ accountId }) => organizationOf.get(accountId ?? '') !== own)
    .flatMap((principal) => outsidersOf(principal, stored, judgeStranger));
  const isPlaced = own !== undefined;
  return { resource, requests, outsiders, strangers: isPlaced ? strangers : undefined, organizations, gaps };
}

/** E-102, E-104: what a resource without a policy lets anyone do. */
function openInquiry(resource: Resource, stored: ApplicablePolicies) {
  const { actions = [] } = openWithoutPolicy.get(`${resource.service}:${resource.resourceType ?? ''}`) ?? {};
  const isOpen = resource.policyStatus === 'NONE' && actions.length > 0;
  const outsiders = isOpen ? outsidersOf(namedPrincipal('*'), stored) : [];
  const isPlaced = organizationsByAccount(stored.organizations).has(resource.accountId);
  return {
    requests: isOpen ? actions.map((action) => ({ action, resource: resource.arn })) : [],
    outsiders,
    strangers: isPlaced ? outsiders : undefined,
  };
}

export const gapsOf = (resource: Resource, quarantined?: string): readonly DataGap[] => [
  ...policyGaps(resource, quarantined),
  ...gapsBesidePolicy(resource),
];

function policyGaps(
  { arn, accountId, policyStatus }: Resource,
  quarantined: string | undefined,
): readonly DataGap[] {
  if (quarantined !== undefined) {
    const message = `The policy of ${arn} could not be understood: ${quarantined}`;
    return [{ kind: 'POLICY_QUARANTINED', accountId, message }];
  }
  if (policyStatus !== 'NOT_COLLECTED') return [];
  const message = `The policy of ${arn} was not imported, so it is not known to whom it grants access.`;
  return [{ kind: 'RESOURCE_POLICY_NOT_IMPORTED', accountId, message }];
}

/**
 * Whether the principal is outside the resource's account. Services, identity providers and deleted principals do not
 * count.
 */
function isOutside(
  { kind, identifier, accountId }: Principal,
  resource: Resource,
  stored: ApplicablePolicies,
): boolean {
  if (kind === 'ANYONE') return true;
  if (accountId === resource.accountId) return false;
  if (isNeverListed(identifier)) return true;
  if (accountId === undefined) return false;
  if (kind === 'SAML_PROVIDER' || kind === 'OIDC_PROVIDER') return false;
  // Principals that only policies name are stored as well.
  const { kind: stands } = stored.principals.get(identifier)?.principal ?? {};
  const isThere = stands === 'USER' || stands === 'ROLE';
  return kind === 'ROOT' || isThere || !stored.importedAccounts.has(accountId);
}

/**
 * Returns one entry for all actions with the same answer; for several resources in one, the better answer counts.
 * `unknown`: gaps that leave it open whether the principal gets in.
 */
function accessOf({ principal, anonymous, judge }: Outsider, requests: readonly GrantedRequest[]) {
  const best = new Map<string, Omit<OutsideAccess, 'actions'>>();
  const unknown: DataGap[] = [];
  for (const request of requests) {
    const evaluation = judge(request);
    const { decision } = evaluation;
    unknown.push(...openGaps(evaluation));
    const isBetter = decision === 'ALLOWED' && best.get(request.action)?.decision !== 'ALLOWED';
    if (isBetter || (decision === 'CONDITIONAL' && !best.has(request.action)))
      best.set(request.action, { principal, anonymous, decision, ...cite(evaluation) });
  }
  const alike = groupBy([...best], ([, answer]) => JSON.stringify(answer)).values();
  const access = [...alike].flatMap((group) =>
    group.slice(0, 1).map(([, answer]) => ({ ...answer, actions: group.map(([action]) => action) })),
  );
  return { access, unknown };
}

/** Returns the gaps that leave it open whether a principal gets in (U-9f, E-79, E-95). */
function openGaps({ decision, preconditions, dataGaps }: AccessEvaluation): readonly DataGap[] {
  if (decision === 'UNKNOWN') return dataGaps;
  return preconditions.includes(UNRESTRICTED)
    ? dataGaps.filter(({ kind }) => kind === 'EXPORT_INCOMPLETE')
    : [];
}
