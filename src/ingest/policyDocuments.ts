/** Policy documents of an export by content: each distinct one once, with its statements, or with what is wrong with it. */
import { createHash } from 'node:crypto';
import { compilePolicy, mayAllowAction, type CompiledPolicy } from '../iam/compile.js';
import { NO_ACTION, splitAction } from '../iam/match/action.js';
import {
  parsePolicyDocument,
  type PolicyDocument,
  type PolicyDocumentKind,
  type Statement,
} from '../iam/policyDocument.js';
import type { DocumentFact, StatementFact } from '../graph/graphWriter.js';
import { hasSay } from '../graph/policySetLayers.js';
import type { PolicyText } from './formats/accountExport.js';
import { parseJson } from './json.js';
import { sourceOf } from './laidDown.js';
import type { Problem } from './problem.js';

export const contentHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Which grammar a document has to follow. Permissions boundaries are identity policies. */
export type DocumentUse = Exclude<PolicyDocumentKind, 'SESSION'>;

export interface Quarantined {
  /** What the document belongs to, as a person would name it. */
  readonly owner: string;
  readonly use: DocumentUse;
  readonly reason: string;
  readonly at: Pick<Problem, 'file' | 'path'>;
}

export const quarantineProblems = (quarantined: readonly Quarantined[]): readonly Problem[] =>
  quarantined.map(({ owner, reason, at }) => ({
    ...at,
    message: `The ${owner} is quarantined: ${reason}. It grants nothing, and may deny anything, until it is put right.`,
  }));

/** One text read under two grammars is two documents. */
export const documentHashOf = (text: string, use: DocumentUse): string => contentHash(`${use}\n${text}`);

/** Collects the documents of one account. */
export class DocumentCollector {
  readonly documents = new Map<string, CollectedDocument>();
  readonly quarantined: Quarantined[] = [];
  private readonly assuming = new Set<string>();
  private readonly silent = new Set<string>();

  /** Adds a document and returns its hash. */
  add(text: PolicyText, use: DocumentUse, owner: string): string {
    const hash = documentHashOf(text.text, use);
    const known = this.documents.get(hash) ?? this.understand(text, use, hash);
    if (known.quarantined !== undefined) {
      const at = { file: text.file, path: text.path };
      this.quarantined.push({ owner, use, reason: known.quarantined, at });
    }
    return hash;
  }

  /** Undefined where the document is quarantined. */
  document(hash: string): PolicyDocument | undefined {
    return this.documents.get(hash)?.parsed();
  }

  /** Whether an Allow of the document matches `sts:AssumeRole`. */
  mayAssume(hash: string): boolean {
    return this.assuming.has(hash);
  }

  /** Whether it can make a difference to what may be assumed. */
  bearsOnAssuming(hash: string): boolean {
    return !this.silent.has(hash);
  }

  private understand(given: PolicyText, use: DocumentUse, hash: string): DocumentFact {
    const result = parsed(given, use);
    const fact = new CollectedDocument(hash, given, use, typeof result === 'string' ? result : undefined);
    this.documents.set(hash, fact);
    if (typeof result !== 'string') this.noteAssuming(hash, compilePolicy(result));
    return fact;
  }

  private noteAssuming(hash: string, compiled: CompiledPolicy): void {
    if (mayAllowAction(compiled, 'sts:AssumeRole')) this.assuming.add(hash);
    if (!hasSay({ compiled }, assumeRole)) this.silent.add(hash);
  }
}

const assumeRole = splitAction('sts:AssumeRole') ?? NO_ACTION;

/** A document as far as it is stored: its text is read, and parsed, when it is asked for. */
export class CollectedDocument implements DocumentFact {
  readonly quarantined?: string;
  private readonly source: ReturnType<typeof sourceOf>;

  constructor(
    readonly hash: string,
    given: PolicyText,
    private readonly use: DocumentUse,
    quarantined?: string,
  ) {
    this.source = sourceOf(given);
    if (quarantined !== undefined) this.quarantined = quarantined;
  }

  get text(): string {
    return this.source.text;
  }

  /** Parsed documents take many times their text, so that none is kept. */
  parsed(): PolicyDocument | undefined {
    const json = this.quarantined === undefined ? parseJson(this.text) : undefined;
    const result = json?.ok ? parsePolicyDocument(json.value, this.use) : undefined;
    return result?.ok ? result.document : undefined;
  }

  statements(): readonly StatementFact[] {
    return this.parsed()?.statements.map(statementFact) ?? [];
  }
}

/** The document, or why it is none. */
function parsed(text: PolicyText, use: DocumentUse): PolicyDocument | string {
  if (text.kind === 'UNREADABLE') return text.message;
  if (text.duplicateKeys.length > 0) {
    return `${text.duplicateKeys.join(', ')} is there more than once, and only one of them can count (L-3)`;
  }
  const json = parseJson(text.text);
  if (!json.ok) return json.message;
  const result = parsePolicyDocument(json.value, use);
  if (result.ok) return result.document;
  return result.problems.map((problem) => `${problem.path}: ${problem.message}`).join('; ');
}

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
