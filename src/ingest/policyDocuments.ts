/** Policy documents of an export by content: each distinct one once, with its statements, or with what is wrong with it. */
import { createHash } from 'node:crypto';
import {
  JsonNumber,
  parsePolicyDocument,
  type JsonValue,
  type PolicyDocument,
  type Statement,
} from '../iam/policyDocument.js';
import type { DocumentFact, StatementFact } from '../graph/graphWriter.js';
import type { PolicyText } from './formats/accountExport.js';
import type { Problem } from './problem.js';

export const contentHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Which grammar a document has to follow. Permissions boundaries are identity policies. */
export type DocumentUse = 'IDENTITY' | 'TRUST';

export interface Quarantined {
  /** What the document belongs to, as a person would name it. */
  readonly owner: string;
  readonly reason: string;
  readonly at: Pick<Problem, 'file' | 'path'>;
}

/** Collects the documents of one account. */
export class DocumentCollector {
  readonly documents = new Map<string, DocumentFact>();
  readonly quarantined: Quarantined[] = [];
  private readonly parsed = new Map<string, PolicyDocument>();

  /** Adds a document and returns its hash. */
  add(text: PolicyText, use: DocumentUse, owner: string): string {
    const stored = text.kind === 'DOCUMENT' ? jsonText(text.value) : text.text;
    const hash = contentHash(`${use}\n${stored}`);
    const known = this.documents.get(hash) ?? this.understand(text, use, hash, stored);
    if (known.quarantined !== undefined) {
      this.quarantined.push({ owner, reason: known.quarantined, at: { file: text.file, path: text.path } });
    }
    return hash;
  }

  /** Undefined where the document is quarantined. */
  document(hash: string): PolicyDocument | undefined {
    return this.parsed.get(hash);
  }

  private understand(text: PolicyText, use: DocumentUse, hash: string, stored: string): DocumentFact {
    const result = parsed(text, use);
    const fact: DocumentFact =
      typeof result === 'string'
        ? { hash, text: stored, quarantined: result, statements: [] }
        : { hash, text: stored, statements: result.statements.map(statementFact) };
    this.documents.set(hash, fact);
    if (typeof result !== 'string') this.parsed.set(hash, result);
    return fact;
  }
}

/** The document, or why it is none. */
function parsed(text: PolicyText, use: DocumentUse): PolicyDocument | string {
  if (text.kind === 'UNREADABLE') return text.message;
  if (text.duplicateKeys.length > 0) {
    return `${text.duplicateKeys.join(', ')} is there more than once, and only one of them can count (L-3)`;
  }
  const result = parsePolicyDocument(text.value, use);
  if (result.ok) return result.document;
  return result.problems.map((problem) => `${problem.path}: ${problem.message}`).join('; ');
}

/** As written, in one line. A number that JavaScript would round is kept as text, which means the same (L-5). */
function jsonText(value: JsonValue): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part instanceof JsonNumber ? plainNumber(part.jsonNumber) : part,
  );
}

const plainNumber = (text: string): number | string => (String(Number(text)) === text ? Number(text) : text);

function statementFact(statement: Statement): StatementFact {
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
