/** Builds the edges of a policy set, or of similar sets: one for all where they are equal, else one for each. */
import type { AccountPolicySet } from '../../escalation/context/accountContents.js';
import type { PreparedAccount } from '../../escalation/apply/applyTechniques.js';
import type { Collected } from '../../escalation/apply/results.js';
import type { EscalationAlternative } from '../../graph/model/graph.js';
import type { EdgeSource, EscalationEdge, EscalationFinding } from '../../graph/contract/graphWriter.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import { escalationsOf, findingsBy, type FoundEscalations } from '../escalationEdges.js';
import { documentsOf, ownOf, StatementContents } from './statementContents.js';

/** Members of a set. */
interface Acting {
  readonly set: AccountPolicySet;
  readonly members: readonly string[];
}

/** What some members were found to reach; where they are of several sets, it was found for the first set. */
export interface Reached {
  readonly of: readonly Acting[];
  readonly collected: Collected;
}

type Found = FoundEscalations & Reached;

export class CommonEdges {
  private readonly contents: StatementContents<EscalationAlternative>;
  private readonly members: readonly string[];

  /** `acting`: the members that edges are built for. */
  constructor(
    private readonly acting: readonly Acting[],
    private readonly account: PreparedAccount,
    private readonly documents: Documents,
  ) {
    this.contents = new StatementContents(documents);
    this.members = membersOf(acting);
  }

  /** Whether the result holds for all: no text in it names a document of the set it was found for (E-79, L-9). */
  isOfAll(reached: Reached): boolean {
    const { edges, findings } = this.found(reached);
    const told = [...edges.map(({ grant }) => grant), ...findings];
    return told.every(({ alternatives }) => this.common(alternatives, reached) !== undefined);
  }

  of(all: readonly Reached[]): FoundEscalations {
    const found = all.map((reached) => this.found(reached));
    return { edges: this.edges(found), findings: this.findings(found) };
  }

  private found = (reached: Reached): Found => ({
    ...reached,
    ...escalationsOf(sourceOf(reached.of), reached.collected, this.account),
  });

  /** Merges edges that all members have in common. A member that is the target itself needs none. */
  private edges(found: readonly Found[]): readonly EscalationEdge[] {
    const [only, ...others] = found;
    if (others.length === 0 && this.acting.length === 1) return only?.edges ?? [];
    const told = found.flatMap((one) => one.edges.map((edge) => this.told(edge, one)));
    return [...groupBy(told, ({ common }) => common && this.keyOf(common)).values()].flatMap((same) => {
      const [{ edge, common } = { edge: undefined }] = same;
      const said = same.reduce((sum, { count }) => sum + count, 0);
      const isOfAll = edge !== undefined && said >= countOf(this.members, edge);
      return common && isOfAll ? { ...common, source: sourceOf(this.acting) } : same.map((one) => one.edge);
    });
  }

  private told(edge: EscalationEdge, { of, ...reached }: Found) {
    const alternatives = this.common(edge.grant.alternatives, { of, ...reached });
    const common = alternatives && { ...edge, grant: { ...edge.grant, alternatives } };
    const count = countOf(membersOf(of), edge);
    return { edge: of.length > 1 && common ? common : edge, common, count };
  }

  private keyOf({ targetArn, grant: { decision, alternatives } }: EscalationEdge): string {
    return [targetArn, decision, ...alternatives.map((one) => this.contents.keyOf(one))].join('\n');
  }

  /** Returns the alternatives in a form that holds for all; undefined: they name a document of the set. */
  private common(
    alternatives: readonly EscalationAlternative[],
    { of: [one] }: Reached,
  ): readonly EscalationAlternative[] | undefined {
    if (one === undefined || this.acting.length === 1) return alternatives;
    const common = alternatives.flatMap((alternative) =>
      alternative.takes === undefined ? (this.contents.common(alternative, one.set) ?? []) : [],
    );
    return common.length < alternatives.length ? undefined : common;
  }

  /** Returns findings for each set; for one set whose members all have the same, once. */
  private findings(found: readonly Found[]): readonly EscalationFinding[] {
    const each = found.map((one) =>
      one.of.length > 1 ? one.of.flatMap((acting) => this.ownFindings(one, acting)) : one.findings,
    );
    const [shared = [], ...own] = each;
    const kinds = new Set(own.map((some) => JSON.stringify(some.map((one) => ({ ...one, source: '' })))));
    if (this.acting.length > 1 || kinds.size > 1 || own.length < this.members.length) return each.flat();
    const [same = []] = own;
    return [...shared, ...same.map((one) => ({ ...one, source: sourceOf(this.acting) }))];
  }

  /** Returns shared findings with the set's own documents, without what goes through the set's own members. */
  private ownFindings(found: Found, one: Acting): readonly EscalationFinding[] {
    const held = documentsOf(one.set, this.documents);
    return found.findings.flatMap(({ alternatives, unexplored }) => {
      const own = (this.common(alternatives, found) ?? [])
        .filter(({ via = '' }) => !one.members.includes(via))
        .map((alternative) => ownOf(alternative, held));
      return findingsBy(sourceOf([one]), own, unexplored);
    });
  }
}

/** Counts the members, without the target itself. */
const countOf = (members: readonly string[], { targetArn }: EscalationEdge): number =>
  members.length - (members.includes(targetArn) ? 1 : 0);

const membersOf = (acting: readonly Acting[]): readonly string[] => acting.flatMap(({ members }) => members);

function sourceOf(acting: readonly Acting[]): EdgeSource {
  const [only, ...more] = acting;
  const members = membersOf(acting);
  return only && more.length === 0 && members.length === only.set.members.length
    ? { kind: 'SET', setUid: only.set.uid }
    : { kind: 'PRINCIPALS', identifiers: members.toSorted() };
}
