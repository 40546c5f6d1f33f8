/** Policy documents of an export by content: each distinct one once, with its statements, or with what is wrong with it. */
import { RESOURCE_TAG } from '../../iam/chain/attributeGroups.js';
import {
  compilePolicy,
  mayAllowAction,
  statementsFor,
  type CompiledPolicy,
} from '../../iam/language/compile.js';
import {
  parsePolicyDocument,
  type PolicyDocument,
  type PolicyDocumentKind,
} from '../../iam/language/policyDocument.js';
import { assumeRole } from '../../graph/model/assumeActions.js';
import { contentHash } from '../../graph/model/contentHash.js';
import type { DocumentFact } from '../../graph/model/facts/documentFact.js';
import type { StatementFact } from '../../graph/model/facts/documentFact.js';
import { statementFact } from '../../graph/engine/statementFact.js';
import { accountsAssumedIn } from '../derive/assumeRole/assumedAccounts.js';
import { assumeRoleStatements } from '../derive/equivalence/assumeRoleStatements.js';
import type { PolicyText } from '../formats/account/accountExport.js';
import { parseJson } from '../read/strictJson.js';
import type { Problem } from '../problem.js';

/** Which grammar a document has to follow. Permissions boundaries are identity policies. */
export type DocumentUse = Exclude<PolicyDocumentKind, 'SESSION'>;

export interface Quarantined {
  /** What the document belongs to, as a person would name it. */
  readonly owner: string;
  readonly use: DocumentUse;
  readonly reason: string;
  readonly at: Pick<Problem, 'file' | 'path'>;
}

/** What an import says of an account, an organization or an instance of Identity Center. */
export interface Normalized<Facts> {
  readonly facts: Facts;
  readonly quarantined: readonly Quarantined[];
}

export const quarantineProblems = (quarantined: readonly Quarantined[]): readonly Problem[] =>
  quarantined.map(({ owner, reason, at }) => ({
    ...at,
    message: `The ${owner} is quarantined: ${reason}. What it allows and denies is unknown until it is put right.`,
  }));

/** One text read under two grammars is two documents. */
export const documentHashOf = (text: string, use: DocumentUse): string => contentHash(`${use}\n${text}`);

const givingPolicies = [
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:SetDefaultPolicyVersion',
];

/** A document as far as it is stored, and what it says; `document` is missing where it is quarantined. */
export function readDocument(
  policyText: PolicyText,
  use: DocumentUse,
  hash = documentHashOf(policyText.text, use),
): { readonly fact: CollectedDocument; readonly document?: PolicyDocument } {
  const result = parsed(policyText, use);
  if (typeof result === 'string') return { fact: new CollectedDocument(hash, policyText, use, result) };
  return { fact: new CollectedDocument(hash, policyText, use), document: result };
}

/** Collects the documents of one account. */
export class DocumentCollector {
  readonly documents = new Map<string, CollectedDocument>();
  readonly quarantined: Quarantined[] = [];
  /** Accounts of roles that they let be assumed (`accountsAssumedIn`), where they let any. */
  private readonly assumedIn = new Map<string, readonly string[]>();
  private readonly readingRoleTags = new Set<string>();
  private readonly gaining = new Set<string>();
  /** What they say of it (`assumeRoleStatements`), where they do. */
  private readonly fingerprints = new Map<string, string>();

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

  /** Of a policy's version that is not in force: it is not among the documents. Undefined: it is quarantined. */
  version(text: PolicyText, owner: string): DocumentFact | undefined {
    const { fact } = readDocument(text, 'IDENTITY');
    if (fact.quarantined === undefined) return fact;
    const at = { file: text.file, path: text.path };
    this.quarantined.push({ owner, use: 'IDENTITY', reason: fact.quarantined, at });
    return undefined;
  }

  /** Undefined where the document is quarantined. */
  document(hash: string): PolicyDocument | undefined {
    return this.documents.get(hash)?.parsed();
  }

  /** Accounts whose roles an Allow of the document for `sts:AssumeRole` may name; undefined: none matches that. */
  assumesIn(hash: string): readonly string[] | undefined {
    return this.assumedIn.get(hash);
  }

  /** By any of them. */
  allAssumedIn(): readonly string[] {
    return [...new Set([...this.assumedIn.values()].flat())];
  }

  /** Whether an Allow of the document is about giving oneself policies that are there (T-002, T-005 to T-009). */
  gainsPolicies(hash: string): boolean {
    return this.gaining.has(hash);
  }

  /** Whether what it says of assuming roles asks for their tags. */
  readsRoleTags(hash = ''): boolean {
    return this.readingRoleTags.has(hash);
  }

  /** What it says of assuming roles; undefined: nothing. */
  assumeRoleFingerprint(hash: string): string | undefined {
    return this.fingerprints.get(hash);
  }

  private understand(policyText: PolicyText, use: DocumentUse, hash: string): DocumentFact {
    const { fact, document } = readDocument(policyText, use, hash);
    this.documents.set(hash, fact);
    if (use === 'IDENTITY') this.noteAssuming(hash, document && compilePolicy(document));
    return fact;
  }

  private noteAssuming(hash: string, compiled: CompiledPolicy | undefined): void {
    const accounts = compiled && accountsAssumedIn(compiled);
    if (accounts) this.assumedIn.set(hash, accounts);
    if (compiled && givingPolicies.some((action) => mayAllowAction(compiled, action))) this.gaining.add(hash);
    const statements = compiled ? statementsFor(compiled, assumeRole) : [];
    if (
      statements.some(({ referencedKeys }) => [...referencedKeys].some((key) => key.startsWith(RESOURCE_TAG)))
    )
      this.readingRoleTags.add(hash);
    const fingerprint = assumeRoleStatements(hash, compiled);
    if (fingerprint !== undefined) this.fingerprints.set(hash, fingerprint);
  }
}

/** A document as far as it is stored: its text is read, and parsed, when it is asked for. */
class CollectedDocument implements DocumentFact {
  readonly quarantined?: string;

  constructor(
    readonly hash: string,
    private readonly source: PolicyText,
    private readonly use: DocumentUse,
    quarantined?: string,
  ) {
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
    // L-3
    return `${text.duplicateKeys.join(', ')} is there more than once, and only one of them can count`;
  }
  const json = parseJson(text.text);
  if (!json.ok) return json.message;
  const result = parsePolicyDocument(json.value, use);
  if (result.ok) return result.document;
  return result.problems.map((problem) => `${problem.path}: ${problem.message}`).join('; ');
}
