/** Resolves fields of policies that are read or computed, whom policies name, and the place of evidence. */
import type { CitedStatement } from '../../access/shared/answer.js';
import { compiledDocument, policyDocumentOf } from '../../graph/engine/compiledDocument.js';
import { placesOfStatement, type StatementPlace } from '../../graph/engine/storedStatement.js';
import type { PolicyHolder } from '../../graph/contract/graphReader.js';
import type { Policy as StoredPolicy, StatementContent } from '../../graph/model/graph.js';
import { trustPolicyUid } from '../../graph/model/policyUid.js';
import type { Statement } from '../../iam/language/statement.js';
import type { Loaders } from '../reading/loaders.js';
import { nodeId } from '../nodes.js';
import type { Resolvers } from '../types.generated.js';

/** Returns the JSON text; null if the document could not be understood or was not exported. */
export function documentOf({ documentText, quarantined }: StoredPolicy): string | null {
  return quarantined === undefined ? (documentText ?? null) : null;
}

async function holder(arn: string, loaders: Loaders): Promise<PolicyHolder | null> {
  if (arn.includes(':group/')) return loaders.groups.load(arn);
  const principal = await loaders.principals.load(arn);
  return principal?.kind === 'USER' || principal?.kind === 'ROLE' ? principal : null;
}

/** Returns the principals that the policy `uid` of a role or resource names, with the statements that name each. */
export async function policyGrants(arn: string, uid: string, layer: 'TRUST' | 'RESOURCE', loaders: Loaders) {
  const [grants, policy] = await Promise.all([loaders.trustGrants.load(arn), loaders.policies.load(uid)]);
  const statements = policy ? statementsOf(policy, layer) : [];
  return grants.map(({ principal, statementIndexes }) => ({
    principal,
    statements: statements
      .filter(({ index }) => statementIndexes.includes(index))
      .map((statement) => [statement, cited(statement, uid, layer)] as const),
  }));
}

/** Returns the statements; none if the document is quarantined. */
function statementsOf(policy: StoredPolicy, kind: 'TRUST' | 'RESOURCE'): readonly Statement[] {
  const document = policyDocumentOf(policy);
  return (document && compiledDocument(document, kind)?.document.statements) ?? [];
}

const cited = (
  { index, sid, effect }: Statement,
  uid: string,
  layer: 'TRUST' | 'RESOURCE',
): CitedStatement => ({
  policyId: uid,
  layer,
  statementIndex: index,
  ...(sid === undefined ? {} : { sid }),
  effect,
});

/** Returns the actions of the statement, as written. */
async function sourceOf(statement: CitedStatement, loaders: Loaders) {
  const { policy, index } = await placeOf(statement, loaders);
  // Another state of the graph may have the statement, and here a document that could not be read.
  const document = JSON.parse((policy && documentOf(policy)) ?? '{}') as {
    readonly Statement?: StoredActions | readonly StoredActions[];
  };
  const [found] = [document.Statement ?? []].flat().slice(index);
  return { actions: [found?.Action ?? []].flat(), notActions: [found?.NotAction ?? []].flat() };
}

interface StoredActions {
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
}

/** Returns the place of a statement. Stored edges cite a document and its holder: finds the policy with it. */
async function placeOf(
  { policy, policyId, holder, content, layer, statementIndex, sid }: CitedStatement,
  loaders: Loaders,
) {
  if (policy !== undefined) return { policy, index: statementIndex };
  if (holder === undefined) return { policy: await loaders.policies.load(policyId), index: statementIndex };
  const held = (await policiesIn(layer, holder, loaders)).filter((one) => one !== null);
  const place = content && placeIn(held, content, sid);
  const hash = place?.documentHash ?? policyId;
  return {
    policy: held.find((one) => one.documentHash === hash) ?? null,
    index: place?.index ?? statementIndex,
  };
}

function placeIn(
  policies: readonly StoredPolicy[],
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
): Promise<readonly (StoredPolicy | null)[]> {
  if (layer === 'TRUST') return [await loaders.policies.load(trustPolicyUid(holder))];
  if (layer === 'PERMISSIONS_BOUNDARY') return [await loaders.boundaries.load(holder)];
  return loaders.policiesOfHolders.load(holder);
}

export const policyTypes = {
  Policy: {
    id: nodeId,
    owner: ({ kind, ownerArn }, _arguments, { loaders }) =>
      ownerArn === undefined || kind === 'RESOURCE' ? null : holder(ownerArn, loaders),
    resource: ({ kind, ownerArn }, _arguments, { loaders }) =>
      ownerArn === undefined || kind !== 'RESOURCE' ? null : loaders.resources.load(ownerArn),
    document: documentOf,
    attachedTo: ({ uid }, page, { loaders }) => loaders.holdersOfPolicies(uid, page),
  },
  /** The policy and the place of evidence are looked up only if they are selected. */
  StatementMatch: {
    policy: async (statement, _arguments, { loaders }) => (await placeOf(statement, loaders)).policy,
    policyArn: async (statement, _arguments, { loaders }) =>
      (await placeOf(statement, loaders)).policy?.arn ?? null,
    statementIndex: async (statement, _arguments, { loaders }) =>
      statement.content ? (await placeOf(statement, loaders)).index : statement.statementIndex,
    actions: async (statement, _arguments, { loaders }) => (await sourceOf(statement, loaders)).actions,
    notActions: async (statement, _arguments, { loaders }) => (await sourceOf(statement, loaders)).notActions,
  },
} satisfies Resolvers;
