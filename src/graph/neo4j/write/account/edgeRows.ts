/** Makes rows of derived edges: assuming roles and escalations, as relationships from policy sets to principals. */
import { dependsOnTime } from '../../../../iam/facts/clock.js';
import type {
  CanAssumeEdge,
  EdgeSource,
  EscalationEdge,
  EscalationFinding,
  ImportProposal,
} from '../../../contract/graphWriter.js';
import type { Work } from '../../../contract/turns.js';
import { contentHash } from '../../../model/contentHash.js';
import { keptAlternatives, needsDetails } from '../../../model/escalationAlternatives.js';
import type { AssumeRoleGrant, EscalationGrant } from '../../../model/graph.js';
import { accountOfIdentifier, namedPrincipal } from '../../../model/principals/namedPrincipal.js';
import type { Properties } from '../graphEditor.js';
import { unlessEmpty, type LinkRow, type PartRow, type SharedNode, type UnitRows } from '../unitRows.js';
import { getOrMake, memoizeWeakly } from '../../../model/memoize.js';

/** The relationship types of each family. A policy set has one edge per family to a principal, conditional or not. */
export const edgeTypes = {
  ASSUME: { ALLOWED: 'CAN_ASSUME', CONDITIONAL: 'CAN_ASSUME_IF' },
  ESCALATE: { ALLOWED: 'ESCALATES_TO', CONDITIONAL: 'ESCALATES_TO_IF' },
} as const;

export type EdgeFamily = keyof typeof edgeTypes;

export type EdgeType = (typeof edgeTypes)[EdgeFamily]['ALLOWED' | 'CONDITIONAL'];

const edgeFamilies = Object.keys(edgeTypes) as readonly EdgeFamily[];

export const typesOf = (family: EdgeFamily): readonly EdgeType[] => Object.values(edgeTypes[family]);
export const allEdgeTypes = edgeFamilies.flatMap(typesOf);

/** Relationship types for patterns. */
export const ESCALATION_TYPES = typesOf('ESCALATE').join('|');
export const EDGE_TYPES = allEdgeTypes.join('|');

/** Returns the uid of the principals' own policy set, for edges that other members of their shared sets do not have. */
const ownSetUid = memoizeWeakly((identifiers: readonly string[]) => {
  const [first = ''] = identifiers;
  return identifiers.length === 1
    ? `only:${first}`
    : `${accountOfIdentifier(first) ?? ''}:SOME:${contentHash(identifiers)}`;
});

const sourceUid = (source: EdgeSource): string =>
  source.kind === 'SET' ? source.setUid : ownSetUid(source.identifiers);

export const accountOfSet = (uid: string): string =>
  accountOfIdentifier(uid.replace(/^only:/, '')) ?? uid.slice(0, uid.indexOf(':'));

/** Returns the account that an edge counts for: the one where it ends, or else the one where it starts. */
export function accountOfEdge(from: string, to: string, accountIds: ReadonlySet<string>): string {
  const target = accountOfIdentifier(to) ?? '';
  return accountIds.has(target) ? target : accountOfSet(from);
}

/** Returns all derived rows. Findings of shared sets are among the properties of the sets (`findingsOfSets`). */
export function* derivedRows({
  accounts,
  assumeEdges,
  escalations,
}: ImportProposal): Work<Partial<UnitRows>> {
  const accountIds = new Set(accounts.map(({ facts }) => facts.accountId));
  const sets = new Map<string, readonly string[]>();
  for (const starts of [assumeEdges, escalations.edges, escalations.findings])
    for (const { source } of starts)
      if (source.kind !== 'SET') sets.set(ownSetUid(source.identifiers), source.identifiers);
  return {
    parts: escalations.findings.flatMap(ownFindings),
    links: [
      ...(yield* edgeRows('ASSUME', assumeEdges, assumeProperties, accountIds)),
      ...(yield* edgeRows('ESCALATE', escalations.edges, escalationProperties, accountIds)),
    ],
    shared: [...sets].map(([uid, identifiers]) => ownSet(uid, identifiers)),
  };
}

/** Returns the own policy set of principals that differ from others of their sets, or that are alike across sets. */
export const ownSet = (uid: string, identifiers: readonly string[]): SharedNode => ({
  label: 'PolicySet',
  uid,
  initial: ownSetProperties(identifiers),
  properties: {},
  links: identifiers.map((from) => ({ kind: 'Principal GOVERNED_BY PolicySet', from, to: uid })),
});

/** Services and `*` have no account. */
const ownSetProperties = ([first = '', ...others]: readonly string[]): Properties => ({
  shared: false,
  accountId: accountOfIdentifier(first),
  name: others.length === 0 ? `only ${namedPrincipal(first).name}` : `${others.length + 1} principals`,
});

/** Returns the properties for escalations of a set that lead to no principal. */
const findingsOf = ({ alternatives, unexplored }: EscalationFinding) => ({
  findings: JSON.stringify(keptAlternatives(alternatives)),
  unfollowed: unlessEmpty(unexplored),
});

/** Returns the findings of shared policy sets, by uid. */
export const findingsOfSets = (findings: readonly EscalationFinding[]): ReadonlyMap<string, Properties> =>
  new Map(
    findings.flatMap((finding) =>
      finding.source.kind === 'SET' ? [[finding.source.setUid, findingsOf(finding)] as const] : [],
    ),
  );

export const noFindings = { findings: null, unfollowed: null };

export const hashOfFindings = (findings: string, unfollowed: readonly string[] = []): string =>
  `${unfollowed.join()} ${findings}`;

function ownFindings(finding: EscalationFinding): readonly PartRow[] {
  if (finding.source.kind === 'SET') return [];
  const { identifiers } = finding.source;
  const uid = ownSetUid(identifiers);
  const { findings, unfollowed } = findingsOf(finding);
  return [
    {
      unit: accountOfSet(uid),
      label: 'PolicySet',
      uid,
      hash: hashOfFindings(findings, unfollowed),
      initial: ownSetProperties(identifiers),
      properties: { findings, unfollowed: unfollowed ?? null },
    },
  ];
}

type EdgeContent = Required<Pick<LinkRow, 'kind' | 'hash' | 'properties'>>;

/** Makes the rows of edges. Properties are made once per grant, since many edges can share one. */
function* edgeRows<Grant extends AssumeRoleGrant | EscalationGrant>(
  family: EdgeFamily,
  edges: readonly (Omit<CanAssumeEdge | EscalationEdge, 'grant'> & { readonly grant: Grant })[],
  propertiesOf: (grant: Grant, accountId: string) => Properties,
  accountIds: ReadonlySet<string>,
): Work<readonly LinkRow[]> {
  const contents = new Map<Grant, EdgeContent>();
  const rows: LinkRow[] = [];
  for (const { source, targetArn: to, grant } of edges) {
    yield;
    const from = sourceUid(source);
    const { kind, hash, properties } = getOrMake(contents, grant, () =>
      contentOf(edgeTypes[family][grant.decision], propertiesOf(grant, accountOfSet(from))),
    );
    rows.push({ unit: accountOfEdge(from, to, accountIds), from, to, kind, hash, properties });
  }
  return rows;
}

function contentOf(type: EdgeType, properties: Properties): EdgeContent {
  const hash = contentHash([type, properties]);
  return { kind: `PolicySet ${type} Principal`, hash, properties: { hash, ...properties } };
}

/** Leaves out empty lists: an account can have many edges, and most of their lists are empty. */
const assumeProperties = (grant: AssumeRoleGrant): Properties => ({
  mechanism: grant.mechanism,
  crossAccount: grant.crossAccount,
  conditionKeys: unlessEmpty([...new Set(grant.conditions.map(({ key }) => key))]),
  hangsOnTime: dependsOnTime(grant.conditions) ? true : undefined,
  sessionName: grant.sessionName,
  conditions: jsonUnlessEmpty(grant.conditions),
  preconditions: jsonUnlessEmpty(grant.preconditions),
  evidence: jsonUnlessEmpty(grant.evidence),
  caveats: jsonUnlessEmpty(grant.caveats),
  dataGaps: jsonUnlessEmpty(grant.dataGaps),
});

const jsonUnlessEmpty = (list: readonly unknown[]): string | undefined =>
  list.length === 0 ? undefined : JSON.stringify(list);

const escalationProperties = (grant: EscalationGrant, accountId: string): Properties => ({
  decision: grant.decision,
  techniques: [...new Set(grant.alternatives.map(({ techniqueId }) => techniqueId))].sort(),
  ways: JSON.stringify(keptAlternatives(grant.alternatives)),
  hangsOnTime: grant.alternatives.some(({ conditions }) => dependsOnTime(conditions)) ? true : undefined,
  needsDetails: needsDetails(grant, accountId) ? true : undefined,
});
