/** Who can assume which role, and who can escalate to whom, as relationships from policy sets to principals. */
import { hangOnTime } from '../../../../iam/facts/clock.js';
import type {
  CanAssumeEdge,
  EdgeSource,
  EscalationEdge,
  EscalationFinding,
  ImportProposal,
} from '../../../contract/graphWriter.js';
import { contentHash } from '../../../model/contentHash.js';
import { keptAlternatives } from '../../../model/escalationAlternatives.js';
import type { AssumeRoleGrant, EscalationGrant } from '../../../model/graph.js';
import { accountOfIdentifier, namedPrincipal } from '../../../model/principals/namedPrincipal.js';
import type { Properties } from '../graphEditor.js';
import { unlessEmpty, type LinkRow, type PartRow, type SharedNode, type UnitRows } from '../unitRows.js';

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

const ownUids = new WeakMap<readonly string[], string>();

/** The policy set through which these reach others, apart from whom they share a set with. */
function ownSetUid(identifiers: readonly string[]): string {
  const known = ownUids.get(identifiers);
  if (known !== undefined) return known;
  const [first = ''] = identifiers;
  const made =
    identifiers.length === 1
      ? `only:${first}`
      : `${accountOfIdentifier(first) ?? ''}:SOME:${contentHash(identifiers)}`;
  ownUids.set(identifiers, made);
  return made;
}

const sourceUid = (source: EdgeSource): string =>
  source.kind === 'SET' ? source.setUid : ownSetUid(source.identifiers);

export const accountOfSet = (uid: string): string =>
  accountOfIdentifier(uid.replace(/^only:/, '')) ?? uid.slice(0, uid.indexOf(':'));

/** An edge is counted with the account that it ends in, or else the one that it starts in. */
export function accountOfEdge(from: string, to: string, accountIds: ReadonlySet<string>): string {
  const target = accountOfIdentifier(to) ?? '';
  return accountIds.has(target) ? target : accountOfSet(from);
}

/** All that was derived; what was found of shared sets is among their own properties (`findingsOfSets`). */
export function derivedRows({ accounts, edges, escalations }: ImportProposal): Partial<UnitRows> {
  const accountIds = new Set(accounts.map(({ facts }) => facts.accountId));
  const sets = new Map<string, readonly string[]>();
  for (const starts of [edges, escalations.edges, escalations.findings])
    for (const { source } of starts)
      if (source.kind !== 'SET') sets.set(ownSetUid(source.identifiers), source.identifiers);
  return {
    parts: escalations.findings.flatMap(ownFindings),
    links: [
      ...edgeRows('ASSUME', edges, assumeProperties, accountIds),
      ...edgeRows('ESCALATE', escalations.edges, escalationProperties, accountIds),
    ],
    shared: [...sets].map(([uid, identifiers]) => ownSet(uid, identifiers)),
  };
}

/** A policy set of principals that something tells apart from their sets, or that are alike across sets. */
export const ownSet = (uid: string, identifiers: readonly string[]): SharedNode => ({
  label: 'PolicySet',
  uid,
  initial: ownSetProperties(identifiers),
  properties: {},
  links: identifiers.map((from) => ({ kind: 'Principal GOVERNED_BY PolicySet', from, to: uid })),
});

/** Services and everybody are of no account. */
const ownSetProperties = ([first = '', ...others]: readonly string[]): Properties => ({
  shared: false,
  accountId: accountOfIdentifier(first),
  name: others.length === 0 ? `only ${namedPrincipal(first).name}` : `${others.length + 1} principals`,
});

/** What the principals of a set can do that leads to nobody. */
const findingsOf = ({ alternatives, unexplored }: EscalationFinding) => ({
  findings: JSON.stringify(keptAlternatives(alternatives)),
  unfollowed: unlessEmpty(unexplored),
});

/** By uid of a shared policy set. */
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

/** What edges hold is made once for a grant that many of them have. */
function edgeRows<Grant extends AssumeRoleGrant | EscalationGrant>(
  family: EdgeFamily,
  edges: readonly (Omit<CanAssumeEdge | EscalationEdge, 'grant'> & { readonly grant: Grant })[],
  propertiesOf: (grant: Grant) => Properties,
  accountIds: ReadonlySet<string>,
): readonly LinkRow[] {
  const contents = new Map<Grant, EdgeContent>();
  return edges.map(({ source, targetArn: to, grant }) => {
    const content = contents.get(grant) ?? contentOf(edgeTypes[family][grant.decision], propertiesOf(grant));
    contents.set(grant, content);
    const { kind, hash, properties } = content;
    const from = sourceUid(source);
    return { unit: accountOfEdge(from, to, accountIds), from, to, kind, hash, properties };
  });
}

function contentOf(type: EdgeType, properties: Properties): EdgeContent {
  const hash = contentHash([type, properties]);
  return { kind: `PolicySet ${type} Principal`, hash, properties: { hash, ...properties } };
}

/** Lists without entries are left out: an account can have many edges, and most have none. */
const assumeProperties = (grant: AssumeRoleGrant): Properties => ({
  mechanism: grant.mechanism,
  crossAccount: grant.crossAccount,
  conditionKeys: unlessEmpty([...new Set(grant.conditions.map(({ key }) => key))]),
  hangsOnTime: hangOnTime(grant.conditions) ? true : undefined,
  sessionName: grant.sessionName,
  conditions: jsonUnlessEmpty(grant.conditions),
  preconditions: jsonUnlessEmpty(grant.preconditions),
  evidence: jsonUnlessEmpty(grant.evidence),
  caveats: jsonUnlessEmpty(grant.caveats),
  dataGaps: jsonUnlessEmpty(grant.dataGaps),
});

const jsonUnlessEmpty = (list: readonly unknown[]): string | undefined =>
  list.length === 0 ? undefined : JSON.stringify(list);

const escalationProperties = ({ decision, alternatives }: EscalationGrant): Properties => ({
  decision,
  techniques: [...new Set(alternatives.map(({ techniqueId }) => techniqueId))].sort(),
  ways: JSON.stringify(keptAlternatives(alternatives)),
  hangsOnTime: alternatives.some(({ conditions }) => hangOnTime(conditions)) ? true : undefined,
});
