/** Who can assume which role, and who can escalate to whom, as relationships from policy sets to principals. */
import { keptAlternatives } from '../../../model/escalationAlternatives.js';
import type { AssumeRoleGrant, EscalationGrant } from '../../../model/graph.js';
import type {
  CanAssumeEdge,
  EdgeSource,
  EscalationEdge,
  EscalationFinding,
  ImportProposal,
} from '../../../contract/graphWriter.js';
import { accountOfIdentifier } from '../../../model/principals/namedPrincipal.js';
import { hangOnTime } from '../../../../iam/facts/clock.js';
import { contentHash } from '../../../model/contentHash.js';

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
  /** Equal for equal hashes. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A policy set of principals that something tells apart from their sets, or that are alike across sets. */
export interface OwnSetRow {
  readonly uid: string;
  readonly principals: readonly string[];
}

/** What a set of principals that are told apart can do that leads to nobody; a shared one's is among its properties. */
export interface OwnFindingsRow extends FindingsProperties {
  readonly accountId: string;
  readonly uid: string;
}

/** What is stored of findings; `unfollowed` is missing where there is none. */
export interface FindingsProperties {
  readonly findings: string;
  readonly unfollowed?: readonly string[];
}

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

export function ownSets({ edges, escalations }: ImportProposal): readonly OwnSetRow[] {
  const starts = [...edges, ...escalations.edges, ...escalations.findings];
  const sets = new Map(
    starts.flatMap(({ source }) =>
      source.kind === 'PRINCIPALS' ? [[ownSetUid(source.identifiers), source.identifiers] as const] : [],
    ),
  );
  return [...sets].map(([uid, principals]) => ({ uid, principals }));
}

const findingsProperties = ({ alternatives, unexplored }: EscalationFinding): FindingsProperties => ({
  findings: JSON.stringify(keptAlternatives(alternatives)),
  ...(unexplored.length === 0 ? {} : { unfollowed: unexplored }),
});

export const ownFindings = (findings: readonly EscalationFinding[]): readonly OwnFindingsRow[] =>
  findings.flatMap((finding) => {
    if (finding.source.kind === 'SET') return [];
    const uid = ownSetUid(finding.source.identifiers);
    return [{ accountId: accountOfSet(uid), uid, ...findingsProperties(finding) }];
  });

/** By uid of the policy set. */
export const sharedFindings = (
  findings: readonly EscalationFinding[],
): ReadonlyMap<string, FindingsProperties> =>
  new Map(
    findings.flatMap((finding) =>
      finding.source.kind === 'SET' ? [[finding.source.setUid, findingsProperties(finding)] as const] : [],
    ),
  );

export const accountOfSet = (uid: string): string =>
  accountOfIdentifier(uid.replace(/^only:/, '')) ?? uid.slice(0, uid.indexOf(':'));

/** An edge is counted with the account that it ends in, or else the one that it starts in. */
export function accountOfEdge(from: string, to: string, accountIds: ReadonlySet<string>): string {
  const target = accountOfIdentifier(to) ?? '';
  return accountIds.has(target) ? target : accountOfSet(from);
}

export const edgeRows = (
  { edges, escalations }: ImportProposal,
  accountIds: ReadonlySet<string>,
): readonly EdgeRow[] => [
  ...rowsOf('ASSUME', edges, assumeProperties, accountIds),
  ...rowsOf('ESCALATE', escalations.edges, escalationProperties, accountIds),
];

type EdgeContent = Pick<EdgeRow, 'type' | 'hash' | 'properties'>;

/** What edges hold is made once for a grant that many of them have. */
function rowsOf<Grant extends AssumeRoleGrant | EscalationGrant>(
  family: EdgeFamily,
  edges: readonly (Omit<CanAssumeEdge | EscalationEdge, 'grant'> & { readonly grant: Grant })[],
  propertiesOf: (grant: Grant) => Readonly<Record<string, unknown>>,
  accountIds: ReadonlySet<string>,
): readonly EdgeRow[] {
  const contents = new Map<Grant, EdgeContent>();
  return edges.map(({ source, targetArn: to, grant }) => {
    const content = contents.get(grant) ?? contentOf(family, grant, propertiesOf(grant));
    contents.set(grant, content);
    const from = sourceUid(source);
    return { accountId: accountOfEdge(from, to, accountIds), from, to, ...content };
  });
}

function contentOf(
  family: EdgeFamily,
  grant: AssumeRoleGrant | EscalationGrant,
  properties: Readonly<Record<string, unknown>>,
): EdgeContent {
  const type: EdgeType = edgeTypes[family][grant.decision];
  const hash = contentHash([type, grant]);
  return { type, hash, properties: { hash, ...properties } };
}

/** Lists without entries are left out: an account can have many edges, and most have none. */
const assumeProperties = ({
  conditions,
  preconditions,
  evidence,
  caveats,
  dataGaps,
  ...grant
}: AssumeRoleGrant) => ({
  mechanism: grant.mechanism,
  crossAccount: grant.crossAccount,
  ...(conditions.length === 0 ? {} : { conditionKeys: [...new Set(conditions.map(({ key }) => key))] }),
  ...(hangOnTime(conditions) ? { hangsOnTime: true } : {}),
  ...(grant.sessionName === undefined ? {} : { sessionName: grant.sessionName }),
  ...filled({ conditions, preconditions, evidence, caveats, dataGaps }),
});

const filled = (lists: Readonly<Record<string, readonly unknown[]>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(lists).flatMap(([name, list]) =>
      list.length === 0 ? [] : [[name, JSON.stringify(list)]],
    ),
  );

const escalationProperties = ({ decision, alternatives }: EscalationGrant) => ({
  decision,
  techniques: [...new Set(alternatives.map(({ techniqueId }) => techniqueId))].sort(),
  ways: JSON.stringify(keptAlternatives(alternatives)),
  ...(alternatives.some(({ conditions }) => hangOnTime(conditions)) ? { hangsOnTime: true } : {}),
});
