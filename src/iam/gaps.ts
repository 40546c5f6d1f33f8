/** What was not imported and could change the answer (U-9). */
import { isOrganizationKey } from './context.js';
import type { DataGap, DataGapKind, UnresolvedCondition } from './decision.js';
import type { LayerResult } from './evaluate.js';
import type { Prepared } from './prepare.js';
import { hasAccount } from './request.js';

export function dataGaps(prepared: Prepared, conditions: readonly UnresolvedCondition[]): readonly DataGap[] {
  const { evaluated } = prepared;
  const results = [
    evaluated.identity,
    evaluated.boundary,
    evaluated.session,
    ...evaluated.serviceControl.levels,
    ...evaluated.resourceControl.levels,
    evaluated.resource,
    evaluated.endpoint,
  ].filter((result) => result !== undefined);
  return [
    ...identityGaps(prepared),
    ...organizationGaps(prepared, conditions),
    ...resourceGaps(prepared),
    ...boundaryGaps(prepared),
    ...results.flatMap(unreadableGaps),
    ...results.filter(({ status }) => status === 'PARTIAL').map(partialGap),
  ];
}

function gap(kind: DataGapKind, message: string, accountId?: string): DataGap {
  return { kind, ...(accountId === undefined ? {} : { accountId }), message };
}

/** U-9c. Root has no identity policies that could be missing. */
function identityGaps({ request: { principal }, evaluated }: Prepared): readonly DataGap[] {
  if (evaluated.identity.status !== 'NOT_COLLECTED' || !hasAccount(principal)) return [];
  if (principal.kind === 'root') return [];
  const { accountId } = principal;
  return [
    gap(
      'ACCOUNT_NOT_IMPORTED',
      `The identity policies of account ${accountId} were not imported.`,
      accountId,
    ),
  ];
}

/** U-9a, U-9e: one gap, whether guardrails or a condition on the organization need it. */
function organizationGaps(
  { evaluated, request: { principal }, owner }: Prepared,
  conditions: readonly UnresolvedCondition[],
): readonly DataGap[] {
  const gaps: DataGap[] = [];
  const { serviceControl, resourceControl } = evaluated;
  const statuses = [serviceControl.status, resourceControl.status];
  const onKey = conditions.some(({ key }) => isOrganizationKey(key.toLowerCase()));
  if (statuses.includes('NO_ORGANIZATION') || onKey) {
    gaps.push(
      gap('ORGANIZATION_NOT_IMPORTED', 'No organization was imported: its policies and ids are not known.'),
    );
  }
  if (serviceControl.status === 'NOT_COLLECTED') {
    const account = hasAccount(principal) ? principal.accountId : undefined;
    gaps.push(
      gap('POLICY_NOT_IMPORTED', 'The service control policies of the account were not imported.', account),
    );
  }
  if (resourceControl.status === 'NOT_COLLECTED') {
    gaps.push(
      gap('POLICY_NOT_IMPORTED', 'The resource control policies of the account were not imported.', owner),
    );
  }
  return gaps;
}

/** U-9d. */
function resourceGaps({ evaluated, owner, request: { resource }, relation }: Prepared): readonly DataGap[] {
  const gaps: DataGap[] = [];
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
    const message = `Nothing imported says which account owns ${resource.arn}; it is taken as the caller's own.`;
    gaps.push(gap('RESOURCE_OWNER_UNKNOWN', message));
  }
  return gaps;
}

/** U-9b. */
function boundaryGaps({ evaluated: { boundary }, request: { principal } }: Prepared): readonly DataGap[] {
  if (boundary === undefined || principal.kind === 'root') return [];
  if (boundary.status === 'COLLECTED' && boundary.unreadable.length === 0) return [];
  const accountId = hasAccount(principal) ? principal.accountId : undefined;
  return [
    gap(
      'PERMISSIONS_BOUNDARY_NOT_IMPORTED',
      'The permissions boundary is set, but its policy was not imported.',
      accountId,
    ),
  ];
}

/** E-12. */
function unreadableGaps({ layer, unreadable }: LayerResult): readonly DataGap[] {
  if (layer === 'PERMISSIONS_BOUNDARY') return [];
  return unreadable.map(({ name }) => gap('POLICY_QUARANTINED', `The policy ${name} could not be read.`));
}

function partialGap({ layer }: LayerResult): DataGap {
  const what = layer === 'IDENTITY' ? 'identity policies' : 'policies';
  return gap('EXPORT_INCOMPLETE', `Not all ${what} that apply here were imported.`);
}
