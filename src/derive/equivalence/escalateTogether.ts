/** Escalates for policy sets that are alike at once: one is judged, and their edges start at one place. */
import type { AccountPolicySet } from '../../escalation/context/accountContents.js';
import { Callers } from '../../escalation/context/callers.js';
import type { Collected } from '../../escalation/apply/results.js';
import { canAct, escalate, type Applied } from '../../escalation/apply/applyTechniques.js';
import type { EscalationAlternative } from '../../graph/model/graph.js';
import type { EdgeSource } from '../../graph/contract/graphWriter.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import type { EquivalentCallers } from './equivalentCallers.js';
import { escalationsOf, findingsBy, type FoundEscalations } from '../escalationEdges.js';
import { documentsOf, ownOf, StatementContents } from './statementContents.js';

interface Together {
  readonly escalations: readonly FoundEscalations[];
  /** Of which each has to be judged by itself. */
  readonly others: readonly AccountPolicySet[];
}

/**
 * Edges are those of all members; one that leads to a member says nothing of that member itself. Findings are stored
 * with each set. What some member has of its own tells it apart from the others.
 */
export function escalateTogether(
  { sets, common }: EquivalentCallers,
  applied: Applied,
  documents: Documents,
): Together {
  const apart: Together = { escalations: [], others: sets };
  const acting = sets.filter((set) => canAct(set) && !administers(set, applied));
  const [first] = acting;
  if (first === undefined || acting.length === 1) return apart;
  const as = (set: AccountPolicySet, shared?: Collected) =>
    escalate(new Callers(set, applied.accountIndex, common), applied, shared);
  const judged = as(first);
  const { shared } = judged;
  const isPlain = (set: AccountPolicySet): boolean =>
    [...(set === first ? judged : as(set, shared)).own.values()].every((own) => own.isEmpty());
  const plain = acting.filter(isPlain);
  if (plain.length < 2) return apart;
  const escalated = escalationsOf(sourceOf(plain), shared, applied);
  const alternatives = commonAlternatives(escalated, first, documents);
  if (!alternatives) return apart;
  const edges = escalated.edges.map((edge) => ({
    ...edge,
    grant: { ...edge.grant, alternatives: edge.grant.alternatives.map(alternatives) },
  }));
  return {
    escalations: [
      { edges, findings: plain.flatMap((set) => findingsOf(set, escalated, alternatives, documents)) },
    ],
    others: sets.filter((set) => !plain.includes(set)),
  };
}

const administers = ({ members }: AccountPolicySet, { administrators }: Applied): boolean =>
  members.some((arn) => administrators.get(arn)?.decision === 'ALLOWED');

const sourceOf = (sets: readonly AccountPolicySet[]): EdgeSource => ({
  kind: 'PRINCIPALS',
  identifiers: sets.flatMap(({ members }) => members).toSorted(),
});

type CommonAlternative = (alternative: EscalationAlternative) => EscalationAlternative;

/** What is said of the first as what is said of all; undefined: some of it tells in words of its documents (L-9). */
function commonAlternatives(
  { edges, findings }: FoundEscalations,
  first: AccountPolicySet,
  documents: Documents,
): CommonAlternative | undefined {
  const contents = new StatementContents(documents);
  const alternatives = new Set(
    [...edges.map(({ grant }) => grant), ...findings].flatMap((one) => one.alternatives),
  );
  const made = new Map<EscalationAlternative, EscalationAlternative>();
  for (const alternative of alternatives) {
    const one = contents.common(alternative, first);
    if (!one) return undefined;
    made.set(alternative, one);
  }
  return (alternative) => made.get(alternative) ?? alternative;
}

/** But for what goes through the member itself. */
function findingsOf(
  set: AccountPolicySet,
  { findings }: FoundEscalations,
  commonAlternative: CommonAlternative,
  documents: Documents,
): FoundEscalations['findings'] {
  const held = documentsOf(set, documents);
  const alternatives = findings
    .flatMap((finding) => finding.alternatives)
    .filter(({ via }) => via === undefined || !set.members.includes(via))
    .map((alternative) => ownOf(commonAlternative(alternative), held));
  const unexplored = findings.flatMap((finding) => finding.unexplored);
  return findingsBy({ kind: 'SET', setUid: set.uid }, alternatives, unexplored);
}
