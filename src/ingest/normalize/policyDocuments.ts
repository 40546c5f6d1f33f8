/** Collects the distinct policy documents of an export, each with its statements or why it is quarantined. */
import {
  compilePolicy,
  fingerprintStatements,
  mayAllowAction,
  statementsFor,
  type CompiledPolicy,
} from '../../iam/language/compile.js';
import { parsePolicyDocument, type PolicyDocument } from '../../iam/language/policyDocument.js';
import { assumeRole } from '../../graph/model/assumeActions.js';
import { contentHash, documentHashOf } from '../../graph/model/contentHash.js';
import type { DocumentFact, DocumentUse, StatementFact } from '../../graph/model/storedPolicies.js';
import { statementFact } from '../../graph/engine/storedStatement.js';
import { accountsAssumedIn } from '../../derive/assumeRole/assumedAccounts.js';
import type { PolicyText } from '../formats/account/accountExport.js';
import { parseJson } from '../read/strictJson.js';
import type { Problem } from '../problem.js';
import { getOrMake } from '../../graph/model/memoize.js';
import { RESOURCE_TAG } from '../../iam/facts/data/conditionKeys.js';

export interface Quarantined {
  /** The owner of the document, as messages name it. */
  readonly owner: string;
  readonly use: DocumentUse;
  readonly reason: string;
  readonly at: Pick<Problem, 'file' | 'path'>;
}

/** The facts of an import about an account, an organization or an instance of Identity Center. */
export interface Normalized<Facts> {
  readonly facts: Facts;
  readonly quarantined: readonly Quarantined[];
}

export const quarantineProblems = (quarantined: readonly Quarantined[]): readonly Problem[] =>
  quarantined.map(({ owner, reason, at }) => ({
    ...at,
    message: `The ${owner} is quarantined: ${reason}. What it allows and denies is unknown until it is put right.`,
  }));

const givingPolicies = [
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:SetDefaultPolicyVersion',
];

/** What an identity document allows about assuming roles, and about gaining policies that allow it. */
interface Assuming {
  /** Accounts whose roles an Allow for `sts:AssumeRole` may name. Undefined: no Allow matches that action. */
  readonly assumesIn?: readonly string[] | undefined;
  /** An Allow covers an action that gives a principal existing policies (T-002, T-005 to T-009). */
  readonly gainsPolicies?: boolean;
  /** Its statements for `sts:AssumeRole` read the tags of roles. */
  readonly readsRoleTags?: boolean;
  /** The hash of its statements for `sts:AssumeRole` (`fingerprintStatements`). */
  readonly fingerprint?: string | undefined;
}

const assumesNothing: Assuming = {};

export class DocumentCollector {
  readonly documents = new Map<string, CollectedDocument>();
  private readonly read = new Map<string, DocumentFact>();
  readonly quarantined: Quarantined[] = [];
  /** Results for the documents that have any, by hash. */
  private readonly assumingOnes = new Map<string, Assuming>();

  add(text: PolicyText, use: DocumentUse, owner: string): string {
    const key = documentHashOf([text.text, ...duplicatesIn(text)].join('\n'), use);
    const fact = getOrMake(this.read, key, () => this.collect(text, use));
    this.noteQuarantine(fact, text, use, owner);
    return fact.hash;
  }

  /** Reads a version of a policy that is not in force, without keeping it. Undefined: it is quarantined. */
  version(text: PolicyText, owner: string): DocumentFact | undefined {
    const { fact } = readDocument(text, 'IDENTITY');
    this.noteQuarantine(fact, text, 'IDENTITY', owner);
    return fact.quarantined === undefined ? fact : undefined;
  }

  /** Returns a parsed document. Undefined where it is quarantined. */
  document(hash: string): PolicyDocument | undefined {
    return this.documents.get(hash)?.parsed();
  }

  assuming(hash = ''): Assuming {
    return this.assumingOnes.get(hash) ?? assumesNothing;
  }

  /** Returns the accounts whose roles any document may name. */
  allAssumedIn(): readonly string[] {
    return [...new Set([...this.assumingOnes.values()].flatMap(({ assumesIn = [] }) => assumesIn))];
  }

  private noteQuarantine(
    { quarantined: reason }: DocumentFact,
    { file, path }: PolicyText,
    use: DocumentUse,
    owner: string,
  ): void {
    if (reason !== undefined) this.quarantined.push({ owner, use, reason, at: { file, path } });
  }

  private collect(policyText: PolicyText, use: DocumentUse): DocumentFact {
    const { fact, document } = readDocument(policyText, use);
    this.documents.set(fact.hash, fact);
    const assuming =
      use === 'IDENTITY' ? assumingIn(fact.hash, document && compilePolicy(document)) : assumesNothing;
    if (Object.values(assuming).some((one) => one !== undefined && one !== false))
      this.assumingOnes.set(fact.hash, assuming);
    return fact;
  }
}

function assumingIn(hash: string, compiled: CompiledPolicy | undefined): Assuming {
  const said = fingerprintStatements(hash, compiled, (policy) => statementsFor(policy, assumeRole));
  const fingerprint = said && contentHash(said);
  if (!compiled) return { fingerprint };
  return {
    assumesIn: accountsAssumedIn(compiled),
    gainsPolicies: givingPolicies.some((action) => mayAllowAction(compiled, action)),
    readsRoleTags: statementsFor(compiled, assumeRole).some(({ referencedKeys }) =>
      [...referencedKeys].some((key) => key.startsWith(RESOURCE_TAG)),
    ),
    fingerprint,
  };
}

/**
 * Reads a document. Returns what is stored of it, and its content, which is missing where it is quarantined. The reason
 * for a quarantine is part of the hash: a document that a later version understands is another one, even with the same
 * text.
 */
export function readDocument(
  policyText: PolicyText,
  use: DocumentUse,
): { readonly fact: CollectedDocument; readonly document?: PolicyDocument } {
  const result = documentOrReason(policyText, use);
  const { text } = policyText;
  if (typeof result === 'string') {
    const hash = documentHashOf(`${text}\n${result}`, use);
    return { fact: new CollectedDocument(hash, policyText, use, result) };
  }
  return { fact: new CollectedDocument(documentHashOf(text, use), policyText, use), document: result };
}

/** A document as it is stored. Its text is read and parsed on demand. */
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

  /** Parses the document each time: parsed documents take many times the memory of their text, so none is kept. */
  parsed(): PolicyDocument | undefined {
    const result = this.quarantined ?? parse(this.text, this.use);
    return typeof result === 'string' ? undefined : result;
  }

  statements(): readonly StatementFact[] {
    return this.parsed()?.statements.map(statementFact) ?? [];
  }
}

const duplicatesIn = (text: PolicyText): readonly string[] =>
  text.kind === 'DOCUMENT' ? text.duplicateKeys : [];

/** Returns the document, or the reason why it is invalid. */
function documentOrReason(text: PolicyText, use: DocumentUse): PolicyDocument | string {
  if (text.kind === 'UNREADABLE') return text.message;
  const duplicates = duplicatesIn(text);
  if (duplicates.length === 0) return parse(text.text, use);
  // L-3
  return `${duplicates.join(', ')} is there more than once, and only one of them can count`;
}

function parse(text: string, use: DocumentUse): PolicyDocument | string {
  const json = parseJson(text);
  if (!json.ok) return json.message;
  const result = parsePolicyDocument(json.value, use);
  if (result.ok) return result.document;
  return result.problems.map((problem) => `${problem.path}: ${problem.message}`).join('; ');
}
