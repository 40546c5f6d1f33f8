/** Edges of policy sets that are alike, each judged by itself, that turn out to say the same: they start at one place. */
import type { AccountPolicySet } from '../../escalation/context/accountContents.js';
import type { EscalationAlternative } from '../../graph/model/graph.js';
import type { EdgeSource, EscalationEdge } from '../../graph/contract/graphWriter.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import { StatementContents } from './statementContents.js';

/** A set and its edges. */
export interface OfSet {
  readonly set: AccountPolicySet;
  readonly edges: readonly EscalationEdge[];
}

/** An edge, and what it says as all sets that are alike would say it. */
interface SharedEscalation {
  readonly edge: EscalationEdge;
  readonly common?: { readonly key: string; readonly alternatives: readonly EscalationAlternative[] };
}

/**
 * Users with a policy each who may all join the same groups would otherwise have edges each to everybody whom those
 * lead to. What all say but those who are the target themselves is one edge; that one says nothing of the target itself.
 * So there is one further place where edges start, however many of them there are.
 */
export function withSameTogether(all: readonly OfSet[], documents: Documents): readonly EscalationEdge[] {
  if (all.length < 2) return all.flatMap(({ edges }) => edges);
  const contents = new StatementContents(documents);
  const members = all.flatMap(({ set }) => set.members).toSorted();
  const isMember = new Set(members);
  const source: EdgeSource = { kind: 'PRINCIPALS', identifiers: members };
  const shared = all.flatMap((one) => sharedEscalations(one, contents));
  return [...groupBy(shared, ({ common }) => common?.key).values()].flatMap((same) => {
    const [first] = same;
    const most = isMember.has(first?.edge.targetArn ?? '') ? members.length - 1 : members.length;
    if (!first?.common || same.length < 2 || same.length < most) return same.map(({ edge }) => edge);
    const { edge, common } = first;
    return { ...edge, source, grant: { ...edge.grant, alternatives: common.alternatives } };
  });
}

function sharedEscalations({ set, edges }: OfSet, contents: StatementContents): readonly SharedEscalation[] {
  const made = new Map<EscalationAlternative, EscalationAlternative | undefined>();
  const commonOf = (alternative: EscalationAlternative): EscalationAlternative | undefined => {
    if (!made.has(alternative)) made.set(alternative, contents.common(alternative, set));
    return made.get(alternative);
  };
  return edges.map((edge): SharedEscalation => {
    const { targetArn, grant } = edge;
    const alternatives = grant.alternatives.flatMap((alternative) => commonOf(alternative) ?? []);
    if (alternatives.length < grant.alternatives.length) return { edge };
    const key = [
      targetArn,
      grant.decision,
      ...alternatives.map((alternative) => contents.keyOf(alternative)),
    ].join('\n');
    return { edge, common: { key, alternatives } };
  });
}
