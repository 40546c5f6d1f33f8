/** Grants that policy sets have in common: they say the same of assuming, each in documents of its own. */
import { compiledDocument } from '../graph/compiledDocument.js';
import type { AssumeRoleGrant, StatementContent, StoredStatement } from '../graph/graph.js';
import type { PolicySet, StoredDocument } from '../graph/graphReader.js';
import type { Documents } from '../graph/policySetLayers.js';
import { placesOfStatement, statementFact } from '../graph/statementFact.js';

type OfDocument = Extract<StoredStatement, { readonly documentHash: string }>;

export class CommonGrants {
  private readonly known = new WeakMap<PolicySet, Map<AssumeRoleGrant, AssumeRoleGrant>>();
  private readonly contents = new Map<string, StatementContent>();

  constructor(private readonly documents: Documents) {}

  /**
   * One of the sets' grant as that of all: of their own statements it says which they are by content.
   * Undefined: it tells in words of a document of this set (E-12, L-9).
   */
  of(grant: AssumeRoleGrant, set: PolicySet): AssumeRoleGrant | undefined {
    if (this.tellsOf(set, grant)) return undefined;
    const known = this.known.get(set) ?? new Map<AssumeRoleGrant, AssumeRoleGrant>();
    this.known.set(set, known);
    const made = known.get(grant) ?? this.common(grant, set);
    known.set(grant, made);
    return made;
  }

  private tellsOf({ identityHashes }: PolicySet, { preconditions, dataGaps }: AssumeRoleGrant): boolean {
    if (preconditions.length + dataGaps.length === 0) return false;
    const words = JSON.stringify([preconditions, dataGaps]);
    return identityHashes.some((hash) => words.includes(this.documents.get(hash)?.name ?? hash));
  }

  private readonly common = (grant: AssumeRoleGrant, set: PolicySet): AssumeRoleGrant =>
    withStatements(grant, (statement) =>
      statement.layer === 'IDENTITY' ? { ...statement, content: this.contentOf(statement, set) } : statement,
    );

  private contentOf({ documentHash, index, sid }: OfDocument, set: PolicySet): StatementContent {
    const key = `${set.uid} ${documentHash} ${index}`;
    const known = this.contents.get(key);
    if (known) return known;
    const documents = documentsOf(set, this.documents);
    const document = documents.find(({ hash }) => hash === documentHash);
    const statement = document && compiledDocument(document, 'IDENTITY')?.document.statements[index];
    if (!statement) throw new TypeError(`${documentHash} has no statement ${index}`);
    const { uid } = statementFact(statement);
    const nth = placesOfStatement(documents, uid, sid).findIndex(
      (place) => place.documentHash === documentHash && place.index === index,
    );
    const made = { uid, nth };
    this.contents.set(key, made);
    return made;
  }
}

/** A common grant as that of a set which holds these documents; any other as it is. */
export function ownGrant(grant: AssumeRoleGrant, documents: readonly StoredDocument[]): AssumeRoleGrant {
  const cited = [...grant.evidence, ...grant.conditions.map(({ statement }) => statement)];
  return cited.some((statement) => 'content' in statement)
    ? withStatements(grant, (statement) => ownStatement(statement, documents))
    : grant;
}

function ownStatement(statement: StoredStatement, documents: readonly StoredDocument[]): StoredStatement {
  if (!('content' in statement)) return statement;
  const { content, ...cited } = statement;
  return { ...cited, ...(content && placesOfStatement(documents, content.uid, cited.sid)[content.nth]) };
}

export const documentsOf = ({ identityHashes }: PolicySet, documents: Documents): readonly StoredDocument[] =>
  identityHashes.flatMap((hash) => documents.get(hash) ?? []);

const withStatements = (
  grant: AssumeRoleGrant,
  change: (statement: StoredStatement) => StoredStatement,
): AssumeRoleGrant => ({
  ...grant,
  conditions: grant.conditions.map((one) => ({ ...one, statement: change(one.statement) })),
  evidence: grant.evidence.map(change),
});
