/** Policy sets that say the same of assuming, by documents that may differ in everything else. */
import type { AssumeRoleGrant, StoredStatement } from '../graph/graph.js';
import type { PolicySet } from '../graph/graphReader.js';
import { compiledDocument } from '../graph/compiledDocument.js';
import { groupBy } from '../graph/groupBy.js';
import { answerKey, type Documents } from '../graph/policySetLayers.js';
import { statementsFor } from '../iam/compile.js';
import { NO_ACTION, splitAction } from '../iam/match/action.js';
import { contentHash } from './policyDocuments.js';

const assumeRole = splitAction('sts:AssumeRole') ?? NO_ACTION;

/** What a document says of assuming: equal keys where it is the same, and at which of its statements. */
interface Say {
  readonly key: string;
  readonly indexes: readonly number[];
}

type Place = readonly [documentHash: string, index: number];

/** Sets of which any members are one to the engine where it is about assuming. */
export type Alike = readonly PolicySet[];

export class AlikeSets {
  private readonly says = new Map<string, Say | undefined>();
  private readonly grants = new WeakMap<AssumeRoleGrant, Map<PolicySet, AssumeRoleGrant>>();

  constructor(private readonly documents: Documents) {}

  groupsOf(sets: readonly PolicySet[]): readonly Alike[] {
    return [...groupBy(sets, (set) => this.keyOf(set)).values()];
  }

  /** The grant of a set as that of another that is alike. Undefined: it tells of the set's own documents in words. */
  grantFor(other: PolicySet, set: PolicySet, grant: AssumeRoleGrant): AssumeRoleGrant | undefined {
    if (other === set) return grant;
    if (grant.preconditions.length > 0) return undefined;
    const known = this.grants.get(grant) ?? new Map<PolicySet, AssumeRoleGrant>();
    this.grants.set(grant, known);
    const found = known.get(other) ?? this.moved(grant, set, other);
    known.set(other, found);
    return found;
  }

  private moved(grant: AssumeRoleGrant, from: PolicySet, to: PolicySet): AssumeRoleGrant {
    const places = this.placesOf(to);
    const moves = new Map(this.placesOf(from).map((place, index) => [place.join(), places[index]]));
    const move = (statement: StoredStatement): StoredStatement => {
      if (statement.layer !== 'IDENTITY') return statement;
      const [documentHash, index] = moves.get([statement.documentHash, statement.index].join()) ?? [];
      return documentHash === undefined || index === undefined
        ? statement
        : { ...statement, documentHash, index };
    };
    return {
      ...grant,
      conditions: grant.conditions.map((one) => ({ ...one, statement: move(one.statement) })),
      evidence: grant.evidence.map(move),
    };
  }

  private placesOf({ identityHashes }: PolicySet): readonly Place[] {
    return identityHashes.flatMap((hash) =>
      (this.sayOf(hash)?.indexes ?? []).map((index): Place => [hash, index]),
    );
  }

  private keyOf(set: PolicySet): string {
    return answerKey(
      set,
      set.identityHashes.flatMap((hash) => this.sayOf(hash)?.key ?? []),
    );
  }

  private sayOf(hash: string): Say | undefined {
    if (!this.says.has(hash)) this.says.set(hash, this.readSay(hash));
    return this.says.get(hash);
  }

  /** Undefined: it has no say (`hasSay`). What could not be read is like nothing else. */
  private readSay(hash: string): Say | undefined {
    const document = this.documents.get(hash);
    const compiled = document && compiledDocument(document, 'IDENTITY');
    if (!compiled) return { key: hash, indexes: [] };
    const statements = statementsFor(compiled, assumeRole);
    if (statements.length + compiled.setKeys.size === 0) return undefined;
    const said = statements.map(({ source }) => ({ ...source, index: 0 }));
    const text = JSON.stringify([compiled.document.version, [...compiled.setKeys].sort(), said]);
    return { key: contentHash(text), indexes: statements.map(({ index }) => index) };
  }
}
