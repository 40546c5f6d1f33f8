/** What is told of a policy set, or of sets that are alike at once, and of each member only what not all of them have. */
import type { AccountPolicySet } from '../../escalation/context/accountContents.js';
import type { Applied, Escalated } from '../../escalation/apply/applyTechniques.js';
import type { EscalationAlternative } from '../../graph/model/graph.js';
import type { EdgeSource, EscalationEdge, EscalationFinding } from '../../graph/contract/graphWriter.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import { escalationsOf, findingsBy, type FoundEscalations } from '../escalationEdges.js';
import { documentsOf, ownOf, StatementContents } from './statementContents.js';

/** A set, those of its members of whom something is told, and what they were found to reach. */
export interface Acting extends Escalated {
  readonly set: AccountPolicySet;
  readonly members: readonly string[];
}

/** What one member has of its own. */
interface OfMember extends FoundEscalations {
  readonly set: AccountPolicySet;
}

/**
 * `shared`: what any of them has, found of one of the sets. Undefined: its words tell of a document of that one (E-79, L-9).
 */
export function toldOfAll(
  acting: readonly Acting[],
  { shared, set }: Pick<Acting, 'shared' | 'set'>,
  applied: Applied,
  documents: Documents,
): FoundEscalations | undefined {
  const all = new OfAll(acting, documents);
  const found = escalationsOf(all.source, shared, applied);
  const edges = found.edges.flatMap((edge) => all.edge(edge, set) ?? []);
  const findings = found.findings.flatMap((one) => all.finding(one, set) ?? []);
  if (edges.length < found.edges.length || findings.length < found.findings.length) return undefined;
  const own = acting.map((one) => ofEach(one, applied));
  const ofSet = (one: Acting) =>
    one.shared === shared && acting.length > 1
      ? findings.flatMap((finding) => ownFinding(finding, one, documents))
      : escalationsOf(sourceOf(one), one.shared, applied).findings;
  return {
    edges: [...edges, ...all.same(own.flat())],
    findings: acting.flatMap((one, at) => [...ofSet(one), ...sameFindings(one, own[at] ?? [])]),
  };
}

const ofEach = ({ set, members, own }: Acting, applied: Applied): readonly OfMember[] =>
  members.flatMap((arn) => {
    const collected = own.get(arn);
    return collected ? { set, ...escalationsOf(sourceOf({ set, members: [arn] }), collected, applied) } : [];
  });

class OfAll {
  /** Where their edges start. */
  readonly source: EdgeSource;
  private readonly members: ReadonlySet<string>;
  private readonly contents: StatementContents<EscalationAlternative>;

  constructor(
    private readonly acting: readonly Acting[],
    documents: Documents,
  ) {
    const [only, ...more] = acting;
    this.members = new Set(acting.flatMap(({ members }) => members));
    this.source = only && more.length === 0 ? sourceOf(only) : principals([...this.members]);
    this.contents = new StatementContents(documents);
  }

  /** What a set has as that of all; undefined: its words tell of a document of that set. */
  edge(edge: EscalationEdge, set: AccountPolicySet): EscalationEdge | undefined {
    const alternatives = this.common(edge.grant.alternatives, set);
    return alternatives && { ...edge, source: this.source, grant: { ...edge.grant, alternatives } };
  }

  finding(finding: EscalationFinding, set: AccountPolicySet): EscalationFinding | undefined {
    const alternatives = this.common(finding.alternatives, set);
    return alternatives && { ...finding, alternatives };
  }

  /** What all say but those who are the target themselves is one edge; that one says nothing of the target itself. */
  same(own: readonly OfMember[]): readonly EscalationEdge[] {
    const told = own.flatMap(({ set, edges }) => edges.map((edge) => [edge, this.edge(edge, set)] as const));
    return [...groupBy(told, ([, ofAll]) => ofAll && this.keyOf(ofAll)).values()].flatMap((same) => {
      const [[edge, ofAll] = []] = same;
      const most = this.members.size - (this.members.has(edge?.targetArn ?? '') ? 1 : 0);
      return ofAll && same.length >= most ? ofAll : same.map(([one]) => one);
    });
  }

  private keyOf({ targetArn, grant: { decision, alternatives } }: EscalationEdge): string {
    return [targetArn, decision, ...alternatives.map((one) => this.contents.keyOf(one))].join('\n');
  }

  private common(
    alternatives: readonly EscalationAlternative[],
    set: AccountPolicySet,
  ): readonly EscalationAlternative[] | undefined {
    if (this.acting.length === 1) return alternatives;
    const common = alternatives.flatMap((alternative) => this.contents.common(alternative, set) ?? []);
    return common.length < alternatives.length ? undefined : common;
  }
}

/** What all have in words of a set's own documents, but for what goes through its member. */
function ownFinding(
  { alternatives, unexplored }: EscalationFinding,
  one: Acting,
  documents: Documents,
): readonly EscalationFinding[] {
  const held = documentsOf(one.set, documents);
  const own = alternatives
    .filter(({ via = '' }) => !one.members.includes(via))
    .map((alternative) => ownOf(alternative, held));
  return findingsBy(sourceOf(one), own, unexplored);
}

/** Of a set whose members all have the same, those of the set. */
function sameFindings(of: Acting, each: readonly OfMember[]): readonly EscalationFinding[] {
  const found = each.map(({ findings }) => findings);
  const kinds = new Set(found.map((some) => JSON.stringify(some.map((one) => ({ ...one, source: '' })))));
  const [first = []] = found;
  if (kinds.size > 1 || found.length < of.members.length) return found.flat();
  return first.map((one) => ({ ...one, source: sourceOf(of) }));
}

const sourceOf = ({ set, members }: Pick<Acting, 'set' | 'members'>): EdgeSource =>
  members.length === set.members.length ? { kind: 'SET', setUid: set.uid } : principals(members);

const principals = (identifiers: readonly string[]): EdgeSource => ({
  kind: 'PRINCIPALS',
  identifiers: identifiers.toSorted(),
});
