/**
 * Derives who can escalate to which target: applies techniques to the principals of each account; the policy engine
 * judges.
 *
 * Work and edges are per policy set, or per group of similar sets. What holds for any member is one edge; a member is
 * judged by itself where the answer depends on its name or its own documents. Administrators need no escalation in
 * their account but into roles of Identity Center (G-8); that, and what they gain by managing an organization, is the
 * same for all of them.
 */
import type { AccountFacts, CanAssumeEdge, Escalations, Neighbors } from '../graph/contract/graphWriter.js';
import type { Work } from '../graph/contract/turns.js';
import type { Documents } from '../graph/engine/policySetLayers.js';
import { prepareAtImport, type WholeAccount } from './accountAtHand.js';
import { groupEquivalentCallers } from './equivalence/equivalentCallers.js';
import { codeGrants } from './codeGrants.js';
import {
  edgesOfAdministrators,
  joinedEdges,
  joinedFindings,
  storedAdministration,
  type FoundEscalations,
} from './escalationEdges.js';
import { escalateEquivalents } from './equivalence/escalateEquivalents.js';
import type { DerivationRules } from './derivationRules.js';

export const noEscalations: Escalations = {
  edges: [],
  findings: [],
  administrators: new Map(),
  restingElsewhere: new Set(),
};

/** Derives escalations in small steps, so that pending writes can take their turn in between. */
export function* deriveEscalations(
  accounts: readonly AccountFacts[],
  assumeEdges: readonly CanAssumeEdge[],
  neighbors: Neighbors,
  rules: DerivationRules,
): Work<Escalations> {
  const prepare = prepareAtImport(accounts, assumeEdges, neighbors, rules);
  const derived: Escalations[] = [];
  for (const facts of accounts) derived.push(yield* ofAccount(prepare(facts), facts.documents));
  const administrators = new Map(derived.flatMap((one) => [...one.administrators]));
  const granted = yield* codeGrants(accounts, neighbors, administrators, rules);
  return {
    restingElsewhere: new Set(derived.flatMap(({ restingElsewhere }) => [...restingElsewhere])),
    edges: joinedEdges([...derived.flatMap(({ edges }) => edges), ...granted.edges]),
    findings: joinedFindings([...derived.flatMap(({ findings }) => findings), ...granted.findings]),
    administrators,
  };
}

function* ofAccount(account: WholeAccount, documents: Documents): Work<Escalations> {
  const { accountIndex, administrators } = account;
  const found: FoundEscalations[] = [];
  for (const alike of groupEquivalentCallers(accountIndex)) {
    found.push(yield* escalateEquivalents(alike, account, documents));
    yield;
  }
  return {
    restingElsewhere: new Set(accountIndex.restsElsewhere ? [accountIndex.account.accountId] : []),
    edges: [...found.flatMap(({ edges }) => edges), ...edgesOfAdministrators(account)],
    findings: found.flatMap(({ findings }) => findings),
    administrators: new Map(
      [...administrators].map(([arn, verdict]) => [arn, storedAdministration(verdict)]),
    ),
  };
}
