/**
 * Finds the code that a principal may change because the policy of the function, or of its image's repository, allows
 * it (G-13). The principal is of another account, or of the same one without the right in its own policies.
 */
import type { AccountFacts, Escalations, Neighbors } from '../graph/contract/graphWriter.js';
import { guardOf } from '../graph/engine/guardrails.js';
import type { StoredDocument } from '../graph/model/storedPolicies.js';
import { contextAt } from '../iam/decide/request.js';
import { CodeJudge } from './codeJudge.js';
import { codeResourcesIn, isNamedBy } from './codeResources.js';
import type { Rules } from './derivationSettings.js';
import type { FoundEscalations } from './escalationEdges.js';

export function codeGrants(
  accounts: readonly AccountFacts[],
  neighbors: Neighbors,
  administrators: Escalations['administrators'],
  { techniques }: Pick<Rules, 'techniques'>,
): FoundEscalations {
  const documents = new Map<string, StoredDocument>([
    ...neighbors.documents,
    ...accounts.flatMap((facts) => [...facts.documents]),
  ]);
  const judge = new CodeJudge(
    { documents, guard: guardOf(neighbors.organizations), context: contextAt(neighbors.clock) },
    techniques,
  );
  const resources = codeResourcesIn(accounts, neighbors);
  const found = accounts.flatMap((facts) =>
    resources
      .filter((resource) => isNamedBy(resource, facts.accountId))
      .flatMap((resource) => [
        ...facts.policySets.flatMap((set) => judge.reachedBy(set, resource)),
        ...judge.reachedByAdministrators(facts, administrators, resource),
      ]),
  );
  return {
    edges: found.flatMap(({ edges }) => edges),
    findings: found.flatMap(({ findings }) => findings),
  };
}
