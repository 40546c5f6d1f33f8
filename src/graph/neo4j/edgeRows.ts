/** Who can assume which role, as relationships from policy sets to roles. */
import type { CanAssumeEdge } from '../graphWriter.js';
import { accountOfIdentifier } from '../namedPrincipal.js';
import { sha } from './sha.js';

export interface EdgeRow {
  readonly accountId: string;
  readonly type: 'CAN_ASSUME' | 'CAN_ASSUME_IF';
  readonly from: string;
  readonly to: string;
  readonly hash: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A principal that something tells apart, with the policy set that it has for itself. */
export interface OwnSetRow {
  readonly uid: string;
  readonly principal: string;
}

/** The policy set through which one principal alone reaches a role. */
const ownSetUid = (identifier: string): string => `only:${identifier}`;

const sourceUid = (edge: CanAssumeEdge): string =>
  edge.source.kind === 'SET' ? edge.source.setUid : ownSetUid(edge.source.identifier);

export function ownSets(edges: readonly CanAssumeEdge[]): readonly OwnSetRow[] {
  const identifiers = new Set(
    edges.flatMap((edge) => (edge.source.kind === 'PRINCIPAL' ? [edge.source.identifier] : [])),
  );
  return [...identifiers].sort().map((principal) => ({ uid: ownSetUid(principal), principal }));
}

/** An edge is counted with the account that it ends in, or else the one that it starts in. */
export function accountOfEdge(from: string, to: string, accountIds: ReadonlySet<string>): string {
  const target = accountOfIdentifier(to) ?? '';
  if (accountIds.has(target)) return target;
  return accountOfIdentifier(from.replace(/^only:/, '')) ?? from.slice(0, from.indexOf(':'));
}

export function edgeRow(edge: CanAssumeEdge, accountIds: ReadonlySet<string>): EdgeRow {
  const { grant } = edge;
  const type = grant.decision === 'ALLOWED' ? 'CAN_ASSUME' : 'CAN_ASSUME_IF';
  const hash = sha([type, grant]);
  const from = sourceUid(edge);
  return {
    accountId: accountOfEdge(from, edge.targetArn, accountIds),
    type,
    from,
    to: edge.targetArn,
    hash,
    properties: {
      hash,
      mechanism: grant.mechanism,
      crossAccount: grant.crossAccount,
      conditionKeys: [...new Set(grant.conditions.map((condition) => condition.key))],
      conditions: JSON.stringify(grant.conditions),
      preconditions: JSON.stringify(grant.preconditions),
      evidence: JSON.stringify(grant.evidence),
      dataGaps: JSON.stringify(grant.dataGaps),
    },
  };
}
