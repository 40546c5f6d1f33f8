/** Who can assume which role, and who can escalate to whom, as relationships from policy sets to principals. */
import { keptWays } from '../escalationWays.js';
import type { EscalationWay } from '../graph.js';
import type {
  CanAssumeEdge,
  EdgeSource,
  EscalationEdge,
  EscalationFinding,
  ImportProposal,
} from '../graphWriter.js';
import { accountOfIdentifier } from '../namedPrincipal.js';
import { sha } from './sha.js';

/** One edge of a family leads from a policy set to a principal: without conditions, or under some. */
export const edgeTypes = {
  ASSUME: { ALLOWED: 'CAN_ASSUME', CONDITIONAL: 'CAN_ASSUME_IF' },
  ESCALATE: { ALLOWED: 'ESCALATES_TO', CONDITIONAL: 'ESCALATES_TO_IF' },
} as const;

export type EdgeFamily = keyof typeof edgeTypes;

export type EdgeType = (typeof edgeTypes)[EdgeFamily]['ALLOWED' | 'CONDITIONAL'];

export const edgeFamilies = Object.keys(edgeTypes) as readonly EdgeFamily[];

export const typesOf = (family: EdgeFamily): readonly EdgeType[] => Object.values(edgeTypes[family]);
export const allEdgeTypes = edgeFamilies.flatMap(typesOf);

export const familyOf = (type: EdgeType): EdgeFamily =>
  typesOf('ASSUME').includes(type) ? 'ASSUME' : 'ESCALATE';

/** As patterns of relationships name them. */
export const ESCALATION_TYPES = typesOf('ESCALATE').join('|');
export const EDGE_TYPES = allEdgeTypes.join('|');

export interface EdgeRow {
  readonly accountId: string;
  readonly type: EdgeType;
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

/** What the policy set of one principal alone can do that leads to nobody; a shared one's is among its properties. */
export interface OwnFindingsRow {
  readonly accountId: string;
  readonly uid: string;
  readonly findings: string;
}

/** The policy set through which one principal alone reaches another. */
const ownSetUid = (identifier: string): string => `only:${identifier}`;

const sourceUid = (source: EdgeSource): string =>
  source.kind === 'SET' ? source.setUid : ownSetUid(source.identifier);

export function ownSets({ edges, escalations }: ImportProposal): readonly OwnSetRow[] {
  const starts = [...edges, ...escalations.edges, ...escalations.findings];
  const identifiers = new Set(
    starts.flatMap(({ source }) => (source.kind === 'PRINCIPAL' ? [source.identifier] : [])),
  );
  return [...identifiers].sort().map((principal) => ({ uid: ownSetUid(principal), principal }));
}

const findingsText = (ways: readonly EscalationWay[]): string => JSON.stringify(keptWays(ways));

export const ownFindings = (findings: readonly EscalationFinding[]): readonly OwnFindingsRow[] =>
  findings.flatMap(({ source, ways }) =>
    source.kind === 'PRINCIPAL'
      ? [
          {
            accountId: accountOfSet(ownSetUid(source.identifier)),
            uid: ownSetUid(source.identifier),
            findings: findingsText(ways),
          },
        ]
      : [],
  );

/** By uid of the policy set. */
export const sharedFindings = (findings: readonly EscalationFinding[]): ReadonlyMap<string, string> =>
  new Map(
    findings.flatMap(({ source, ways }) =>
      source.kind === 'SET' ? [[source.setUid, findingsText(ways)] as const] : [],
    ),
  );

export const accountOfSet = (uid: string): string =>
  accountOfIdentifier(uid.replace(/^only:/, '')) ?? uid.slice(0, uid.indexOf(':'));

/** An edge is counted with the account that it ends in, or else the one that it starts in. */
export function accountOfEdge(from: string, to: string, accountIds: ReadonlySet<string>): string {
  const target = accountOfIdentifier(to) ?? '';
  return accountIds.has(target) ? target : accountOfSet(from);
}

export function edgeRows(
  { edges, escalations }: ImportProposal,
  accountIds: ReadonlySet<string>,
): readonly EdgeRow[] {
  return [
    ...edges.map((edge) => edgeRow('ASSUME', edge, assumeProperties(edge), accountIds)),
    ...escalations.edges.map((edge) => edgeRow('ESCALATE', edge, escalationProperties(edge), accountIds)),
  ];
}

function edgeRow(
  family: EdgeFamily,
  { source, targetArn: to, grant }: CanAssumeEdge | EscalationEdge,
  properties: Readonly<Record<string, unknown>>,
  accountIds: ReadonlySet<string>,
): EdgeRow {
  const type: EdgeType = edgeTypes[family][grant.decision];
  const hash = sha([type, grant]);
  const from = sourceUid(source);
  const accountId = accountOfEdge(from, to, accountIds);
  return { accountId, type, from, to, hash, properties: { hash, ...properties } };
}

const assumeProperties = ({ grant }: CanAssumeEdge) => ({
  mechanism: grant.mechanism,
  crossAccount: grant.crossAccount,
  conditionKeys: [...new Set(grant.conditions.map((condition) => condition.key))],
  conditions: JSON.stringify(grant.conditions),
  preconditions: JSON.stringify(grant.preconditions),
  ...(grant.sessionName === undefined ? {} : { sessionName: grant.sessionName }),
  evidence: JSON.stringify(grant.evidence),
  dataGaps: JSON.stringify(grant.dataGaps),
});

const escalationProperties = ({ grant: { decision, ways } }: EscalationEdge) => ({
  decision,
  techniques: [...new Set(ways.map(({ techniqueId }) => techniqueId))].sort(),
  ways: JSON.stringify(keptWays(ways)),
});
