/** Identifies statements by content, for edges that policy sets share: each set has them in documents of its own. */
import { compiledDocument } from '../../graph/engine/compiledDocument.js';
import type { StatementContent, StoredCondition, StoredStatement } from '../../graph/model/graph.js';
import type { StoredDocument } from '../../graph/model/storedPolicies.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import { placesOfStatement, statementFact } from '../../graph/engine/storedStatement.js';
import { getOrMake, memoizeWeakly } from '../../graph/model/memoize.js';

/** A result that cites statements. */
interface Citing {
  readonly conditions: readonly StoredCondition[];
  readonly preconditions: readonly string[];
  readonly evidence: readonly StoredStatement[];
  readonly dataGaps: readonly unknown[];
}

/** A set and its documents. Similar sets share some of them, and have others with equal statements. */
export interface SetDocuments {
  readonly uid: string;
  readonly identityHashes: readonly string[];
}

export class StatementContents<One extends Citing> {
  private readonly known = new Map<string, StatementContent>();

  constructor(private readonly documents: Documents) {}

  /**
   * Returns the result of one set in a form that holds for all similar sets: its own statements are identified by
   * content. Undefined: a text in it names a document of this set (E-79, L-9).
   */
  common(own: One, set: SetDocuments): One | undefined {
    if (this.tellsOf(set, own)) return undefined;
    return withStatements(own, (statement) =>
      statement.layer === 'IDENTITY' && set.identityHashes.includes(statement.documentHash)
        ? { ...statement, content: this.contentOf(statement, set) }
        : statement,
    );
  }

  /** Returns a key that is equal for results that differ only in the place of shared statements. */
  readonly keyOf = memoizeWeakly((citing: Citing): string =>
    JSON.stringify(withStatements(citing, withoutPlace)),
  );

  private tellsOf({ identityHashes }: SetDocuments, { preconditions, dataGaps }: Citing): boolean {
    if (preconditions.length + dataGaps.length === 0) return false;
    const words = JSON.stringify([preconditions, dataGaps]);
    return identityHashes.some((hash) => words.includes(this.documents.get(hash)?.name ?? hash));
  }

  private contentOf(
    { documentHash, index, sid }: Extract<StoredStatement, { readonly documentHash: string }>,
    set: SetDocuments,
  ): StatementContent {
    return getOrMake(this.known, `${set.uid} ${documentHash} ${index}`, () => {
      const documents = documentsOf(set, this.documents);
      const { uid } = statementFact(statementAt(documents, documentHash, index));
      const nth = placesOfStatement(documents, uid, sid).findIndex(
        (place) => place.documentHash === documentHash && place.index === index,
      );
      return { uid, nth };
    });
  }
}

function statementAt(documents: readonly StoredDocument[], hash: string, index: number) {
  const document = documents.find((one) => one.hash === hash);
  const statement = document && compiledDocument(document, 'IDENTITY')?.document.statements[index];
  if (!statement) throw new TypeError(`${hash} has no statement ${index}`);
  return statement;
}

/** Returns a shared result with the places of its statements in these documents; any other result unchanged. */
export function ownOf<T extends Citing>(common: T, documents: readonly StoredDocument[]): T {
  const cited = [...common.evidence, ...common.conditions.map(({ statement }) => statement)];
  return cited.some((statement) => 'content' in statement)
    ? withStatements(common, (statement) => ownStatement(statement, documents))
    : common;
}

function ownStatement(statement: StoredStatement, documents: readonly StoredDocument[]): StoredStatement {
  if (!('content' in statement)) return statement;
  const { content, ...cited } = statement;
  if (content === undefined) return cited;
  const place = placesOfStatement(documents, content.uid, cited.sid)[content.nth];
  if (!place) throw new TypeError(`No document that is held has the statement ${content.uid}`);
  return { ...cited, ...place };
}

export const documentsOf = (
  { identityHashes }: SetDocuments,
  documents: Documents,
): readonly StoredDocument[] => identityHashes.flatMap((hash) => documents.get(hash) ?? []);

function withoutPlace(statement: StoredStatement): StoredStatement {
  return 'content' in statement ? { ...statement, documentHash: '', index: 0 } : statement;
}

const withStatements = <T extends Citing>(
  citing: T,
  change: (statement: StoredStatement) => StoredStatement,
): T => ({
  ...citing,
  conditions: citing.conditions.map((one) => ({ ...one, statement: change(one.statement) })),
  evidence: citing.evidence.map(change),
});
