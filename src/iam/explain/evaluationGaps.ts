/** Finds missing data that could change the answer (U-9). */
import { isOrganizationKey } from '../facts/buildContext.js';
import type { DataGap, DataGapKind, UnresolvedCondition } from '../decide/decision.js';
import { dependsOnVault } from '../decide/barriers.js';
import { UNRESTRICTED } from '../decide/combineLayers.js';
import type { LayerResult } from '../decide/evaluate.js';
import { layerResults } from '../decide/evaluatedLayers.js';
import { levelsOf, type AppliedPolicy, type Guardrails, type PolicyLayers } from '../decide/layers.js';
import type { Prepared } from '../decide/prepare.js';
import { hasAccount, isAnyAwsPrincipal } from '../decide/request.js';

export function dataGaps(
  prepared: Prepared,
  conditions: readonly UnresolvedCondition[],
  preconditions: readonly string[],
): readonly DataGap[] {
  const { evaluated } = prepared;
  const results = layerResults(evaluated);
  const gaps = [
    ...identityGaps(prepared),
    ...organizationGaps(prepared, conditions),
    ...resourceGaps(prepared),
    ...(preconditions.includes(UNRESTRICTED) ? [publicAccessGap(prepared)] : []),
    ...boundaryGaps(prepared),
    ...results.flatMap(unreadableGaps),
    ...results.filter(({ status }) => status === 'PARTIAL').map(partialGap),
  ];
  const { principal } = prepared.request;
  // A principal of any account has no account that could be missing.
  if (!isAnyAwsPrincipal(principal)) return gaps;
  return gaps.filter(({ accountId }) => accountId !== principal.accountId);
}

function gap(kind: DataGapKind, message: string, accountId?: string): DataGap {
  return { kind, ...(accountId === undefined ? {} : { accountId }), message };
}

/** U-9c. The root user has no identity policies that could be missing. */
function identityGaps({ request: { principal }, evaluated }: Prepared): readonly DataGap[] {
  if (evaluated.identity.status !== 'NOT_COLLECTED' || !hasAccount(principal)) return [];
  const { kind, accountId } = principal;
  if ('isImported' in principal && principal.isImported) return [];
  const message = `The identity policies of account ${accountId} were not imported.`;
  return kind === 'root' ? [] : [gap('ACCOUNT_NOT_IMPORTED', message, accountId)];
}

/** U-9a, U-9e: one gap per account, for guardrails or for a condition on the organization. */
function organizationGaps(
  { evaluated, layers, request: { principal, resource }, owner }: Prepared,
  conditions: readonly UnresolvedCondition[],
): readonly DataGap[] {
  const open = conditions.map(({ key }) => key.toLowerCase()).filter(isOrganizationKey);
  const caller = hasAccount(principal) ? principal : undefined;
  const accountId = owner ?? caller?.accountId;
  const gaps = [
    ...guardrailGap(evaluated.serviceControl.status, 'service', caller?.accountId),
    ...guardrailGap(evaluated.resourceControl.status, 'resource', accountId),
    ...(caller?.organization === undefined && open.some((key) => key.startsWith('aws:principal'))
      ? [keyGap(layers.serviceControl.status, caller?.accountId)]
      : []),
    ...(resource.organization === undefined && open.some((key) => !key.startsWith('aws:principal'))
      ? [keyGap(layers.resourceControl.status, accountId)]
      : []),
  ];
  return [...new Map(gaps.map((one) => [one.message, one])).values()];
}

const keyGap = (status: Guardrails['status'], accountId: string | undefined): DataGap =>
  status === 'OUTSIDE' || status === 'NOT_COLLECTED' ? outsideGap(accountId) : organizationGap;

/** Returns gaps in the guardrails of an account: SCPs for its principals and RCPs for its resources (U-9). */
export function guardrailGaps(
  { serviceControl, resourceControl }: Pick<PolicyLayers, 'serviceControl' | 'resourceControl'>,
  accountId: string | undefined,
): readonly DataGap[] {
  const sides = [
    ['service', serviceControl],
    ['resource', resourceControl],
  ] as const;
  return sides.flatMap(([type, guardrails]) => [
    ...guardrailGap(guardrails.status, type, accountId),
    ...levelsOf(guardrails)
      .filter(({ partial }) => partial === true)
      .map(({ target }) => levelGap(type, target)),
    ...levelsOf(guardrails).flatMap(({ policies }) =>
      policies.filter(({ compiled }) => compiled === undefined).map(unreadGap),
    ),
  ]);
}

const levelGap = (type: 'service' | 'resource', level: string): DataGap =>
  gap('POLICY_NOT_IMPORTED', `Not all ${type} control policies attached to ${level} were imported.`);

/** Returns gaps in one type of guardrails of an account. */
function guardrailGap(
  status: Guardrails['status'],
  type: 'service' | 'resource',
  accountId: string | undefined,
): readonly DataGap[] {
  if (status === 'NO_ORGANIZATION') return [organizationGap];
  if (status === 'OUTSIDE') return [outsideGap(accountId)];
  const message = `The ${type} control policies of ${nameOfAccount(accountId)} were not imported.`;
  return status === 'NOT_COLLECTED' ? [gap('POLICY_NOT_IMPORTED', message, accountId)] : [];
}

const nameOfAccount = (accountId: string | undefined): string =>
  accountId === undefined ? 'the account' : `account ${accountId}`;

/** Returns the gap for an account that is in no imported organization, although one was imported (U-9a). */
export const outsideGap = (accountId: string | undefined): DataGap =>
  gap(
    'ORGANIZATION_NOT_IMPORTED',
    `No imported organization contains ${nameOfAccount(accountId)}: the SCPs, RCPs and ids of its organization are not known.`,
    accountId,
  );

/** The gap in every answer if no organization was imported (U-9a). */
export const organizationGap = gap(
  'ORGANIZATION_NOT_IMPORTED',
  'No organization was imported: SCPs, RCPs and organization ids are not known, nor which account is the management account.',
);

/** U-9d: the resource policy is missing. */
function resourceGaps(prepared: Prepared): readonly DataGap[] {
  const { evaluated, owner, relation } = prepared;
  const { resource } = prepared.request;
  const gaps: DataGap[] = [];
  if (dependsOnVault(prepared)) {
    const message =
      'Which backup vault holds a recovery point is not known; the policy of that vault could allow or deny this.';
    gaps.push(gap('RESOURCE_POLICY_NOT_IMPORTED', message, owner));
  }
  if (evaluated.resource?.status === 'NOT_COLLECTED') {
    const message = `The policy of ${resource.arn} was not imported; it could allow or deny this.`;
    gaps.push(gap('RESOURCE_POLICY_NOT_IMPORTED', message, owner));
  }
  if (
    owner === undefined &&
    resource.arn !== '*' &&
    relation === 'SAME_ACCOUNT' &&
    !/:aws:/.test(resource.arn.slice(8))
  ) {
    const message = `The imported data does not say which account owns ${resource.arn}; it is taken as the caller's.`;
    gaps.push(gap('RESOURCE_OWNER_UNKNOWN', message));
  }
  return gaps;
}

/** Returns the gap for settings of Block Public Access (E-95). */
const publicAccessGap = ({ owner, request: { resource } }: Prepared): DataGap =>
  gap(
    'EXPORT_INCOMPLETE',
    `The Block Public Access settings of ${resource.arn.split('/', 1).join()} and of its account were not imported, or not both; they could take back what its policy grants to others.`,
    owner,
  );

/** U-9b: the document of the permissions boundary is missing. */
function boundaryGaps({ evaluated: { boundary }, request: { principal } }: Prepared): readonly DataGap[] {
  if (boundary === undefined || principal.kind === 'root') return [];
  if (boundary.status === 'COLLECTED' && boundary.unreadable.length === 0) return [];
  const accountId = hasAccount(principal) ? principal.accountId : undefined;
  const why = boundary.status === 'NOT_COLLECTED' ? 'was not imported' : 'could not be read';
  const message = `The permissions boundary is set, but its policy ${why}.`;
  return [gap('PERMISSIONS_BOUNDARY_NOT_IMPORTED', message, accountId)];
}

/** E-79: documents that could not be read. */
function unreadableGaps({ layer, unreadable }: LayerResult): readonly DataGap[] {
  if (layer === 'PERMISSIONS_BOUNDARY') return [];
  return unreadable.map(unreadGap);
}

const unreadGap = ({ name }: AppliedPolicy): DataGap =>
  gap('POLICY_QUARANTINED', `The policy ${name} could not be read.`);

/** Returns the gap for policies that the export lacks (F-10), or guardrails without content (F-168). */
function partialGap({ layer, level }: LayerResult): DataGap {
  if (level !== undefined) return levelGap(layer === 'SERVICE_CONTROL' ? 'service' : 'resource', level);
  const what = layer === 'IDENTITY' ? 'identity policies' : 'policies';
  return gap('EXPORT_INCOMPLETE', `Not all ${what} that apply here were imported.`);
}
