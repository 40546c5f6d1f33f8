/** Converts statements to their stored forms: cited by document content, or by the policy's uid for guardrails. */
import type { StatementMatch, UnresolvedCondition } from '../../iam/decide/decision.js';
import type { Statement } from '../../iam/language/policyDocument.js';
import { compiledDocument } from './compiledDocument.js';
import { contentHash } from '../model/contentHash.js';
import type { StoredCondition, StoredStatement } from '../model/graph.js';
import type { StatementFact, StoredDocument } from '../model/storedPolicies.js';

export function statementFact(statement: Statement): StatementFact {
  const element = (list: Statement['action'] | undefined, inverted: boolean) =>
    list !== undefined && list.inverted === inverted ? list.values : [];
  const content = {
    effect: statement.effect,
    actions: element(statement.action, false),
    notActions: element(statement.action, true),
    resources: element(statement.resource, false),
    notResources: element(statement.resource, true),
    ...(statement.principal ? { principals: JSON.stringify(statement.principal) } : {}),
    ...(statement.conditions.length > 0 ? { condition: JSON.stringify(statement.conditions) } : {}),
  };
  return { uid: contentHash(JSON.stringify(content)), ...content };
}

/** Returns the places in identity documents of statements with this content and `Sid`. */
export const placesOfStatement = (
  documents: readonly StoredDocument[],
  uid: string,
  sid: string | undefined,
): readonly StatementPlace[] =>
  documents.flatMap((document) =>
    (compiledDocument(document, 'IDENTITY')?.document.statements ?? [])
      .filter((one) => one.sid === sid && statementFact(one).uid === uid)
      .map(({ index }) => ({ documentHash: document.hash, index })),
  );

export interface StatementPlace {
  readonly documentHash: string;
  readonly index: number;
}

export const storedCondition = ({ statement, ...condition }: UnresolvedCondition): StoredCondition => ({
  ...condition,
  statement: storedStatement(statement),
});

export const storedStatement = (match: StatementMatch): StoredStatement => ({
  ...whereOf(match),
  index: match.statementIndex,
  ...(match.sid === undefined ? {} : { sid: match.sid }),
  effect: match.effect,
});

function whereOf({ layer, policyId, level = '' }: StatementMatch) {
  switch (layer) {
    case 'SERVICE_CONTROL':
    case 'RESOURCE_CONTROL':
      return { layer, policyUid: policyId, level };
    case 'PERMISSIONS_BOUNDARY':
    case 'TRUST':
      return { layer, documentHash: policyId };
    default:
      return { layer: 'IDENTITY' as const, documentHash: policyId };
  }
}
