/** The policy that a piece of evidence stands in, and where: looked up only where somebody asks. */
import type { CitedStatement } from '../../access/shared/answer.js';
import { policyDocumentOf } from '../../graph/engine/compiledDocument.js';
import { placesOfStatement, type StatementPlace } from '../../graph/engine/statementFact.js';
import type { Policy, StatementContent } from '../../graph/model/graph.js';
import { trustPolicyUid } from '../../graph/model/policyUid.js';
import type { Loaders } from '../reading/loaders.js';
import type { StatementMatchResolvers } from '../types.generated.js';

export const StatementMatch: StatementMatchResolvers = {
  policy: async (statement, _arguments, { loaders }) => (await placeOf(statement, loaders)).policy,
  policyArn: async (statement, _arguments, { loaders }) =>
    (await placeOf(statement, loaders)).policy?.arn ?? null,
  statementIndex: async (statement, _arguments, { loaders }) =>
    isElsewhere(statement) ? (await placeOf(statement, loaders)).index : statement.statementIndex,
  actions: async (statement, _arguments, { loaders }) => (await sourceOf(statement, loaders)).actions,
  notActions: async (statement, _arguments, { loaders }) => (await sourceOf(statement, loaders)).notActions,
};

/** What the statement says of actions, as written. */
async function sourceOf(
  statement: CitedStatement,
  loaders: Loaders,
): Promise<{ readonly actions: readonly string[]; readonly notActions: readonly string[] }> {
  const { policy, index } = await placeOf(statement, loaders);
  const document = JSON.parse(policy?.documentText ?? '{}') as StoredPolicy;
  const [found] = [document.Statement ?? []].flat().slice(index);
  return { actions: [found?.Action ?? []].flat(), notActions: [found?.NotAction ?? []].flat() };
}

/** A document in which evidence was found, which the engine could read. */
interface StoredPolicy {
  readonly Statement?: StoredActions | readonly StoredActions[];
}

interface StoredActions {
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
}

interface Place {
  readonly policy: Policy | null;
  readonly index: number;
}

const isElsewhere = ({ policy }: CitedStatement): boolean =>
  policy.kind === 'DOCUMENT' && policy.content !== undefined;

/** Evidence of stored edges names a document and who holds it: of that, the policy with this document. */
async function placeOf(
  { policy, layer, statementIndex, sid }: CitedStatement,
  loaders: Loaders,
): Promise<Place> {
  const cited = { policy: null, index: statementIndex };
  if (policy.kind === 'UID') return { ...cited, policy: await loaders.policies.load(policy.uid) };
  const held = (await policiesIn(layer, policy.holder, loaders)).filter((one) => one !== null);
  const { documentHash, content } = policy;
  const place = content && placeIn(held, content, sid);
  const hash = place?.documentHash ?? documentHash;
  return {
    policy: held.find((one) => one.documentHash === hash) ?? null,
    index: place?.index ?? statementIndex,
  };
}

function placeIn(
  policies: readonly Policy[],
  { uid, nth }: StatementContent,
  sid: string | undefined,
): StatementPlace | undefined {
  const documents = policies.flatMap((policy) => policyDocumentOf(policy) ?? []);
  const distinct = new Map(documents.map((document) => [document.hash, document]));
  return placesOfStatement([...distinct.values()], uid, sid)[nth];
}

async function policiesIn(
  layer: CitedStatement['layer'],
  holder: string,
  loaders: Loaders,
): Promise<readonly (Policy | null)[]> {
  if (layer === 'TRUST') return [await loaders.policies.load(trustPolicyUid(holder))];
  if (layer === 'PERMISSIONS_BOUNDARY') return [await loaders.boundaries.load(holder)];
  return (await loaders.policiesOfHolders.load(holder)) ?? [];
}
