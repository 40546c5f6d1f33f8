/** Groups users, or roles, of one account by equal policies: one decision holds for all (docs/decisions/0001). */
import { contentHash } from '../../graph/model/contentHash.js';
import type { PolicySet, PolicySetMember } from '../../graph/model/storedPolicies.js';
import type { PolicyFact, PolicySetFact } from '../../graph/contract/graphWriter.js';
import { inOrder } from './factOrder.js';
import { withAssumers } from '../../derive/equivalence/assumers.js';
import type { AccountExport } from '../formats/account/accountExport.js';
import type { DocumentCollector } from './policyDocuments.js';

export interface HeldPolicies {
  /** Inline and attached policies, including those of its groups. */
  readonly policies: readonly PolicyFact[];
  readonly boundary: PolicySet['boundary'];
  /** The principal is in a group that the export does not hold. */
  readonly lacksGroups: boolean;
}

type CollectedSet = PolicySetFact & { readonly members: PolicySetMember[] };

export class PolicySetCollector {
  private readonly sets = new Map<string, CollectedSet>();

  constructor(
    private readonly account: Pick<AccountExport, 'accountId' | 'partition'>,
    private readonly documents: DocumentCollector,
  ) {}

  /** Adds a principal and returns the uid of its set. */
  add(one: PolicySetMember, { policies, boundary, lacksGroups }: HeldPolicies): string {
    const identityHashes = [...new Set(policies.flatMap((policy) => policy.documentHash ?? []))].sort();
    const partial = lacksGroups || policies.some((policy) => policy.documentHash === undefined);
    const serviceLinked = one.kind === 'ROLE' && one.serviceLinked;
    const key = contentHash(JSON.stringify([identityHashes, partial, boundary, serviceLinked]));
    const uid = `${this.account.accountId}:${one.kind}:${key}`;
    const set = this.sets.get(uid) ?? this.newSet({ uid, kind: one.kind, identityHashes, partial, boundary });
    set.members.push(one);
    return uid;
  }

  /** Returns the policy sets, sorted by uid. `anyoneIsTrusted`: a role of the account trusts anyone. */
  all(anyoneIsTrusted: boolean): readonly PolicySetFact[] {
    const sets = [...this.sets.values()].map((set) => ({
      ...set,
      members: inOrder(set.members, 'identifier'),
    }));
    const anywhere = this.documents.allAssumedIn();
    // Members that can join groups or attach policies may gain any policy of the account.
    const withGained = (set: PolicySetFact): PolicySetFact =>
      set.identityHashes.some((hash) => this.documents.assuming(hash).gainsPolicies)
        ? { ...set, mayAssumeIn: this.others([...set.mayAssumeIn, ...anywhere]) }
        : set;
    const fingerprintOf = (hash: string) => this.documents.assuming(hash).fingerprint;
    return inOrder(withAssumers(sets, anyoneIsTrusted, fingerprintOf).map(withGained), 'uid');
  }

  private others(ids: readonly string[]): readonly string[] {
    return [...new Set(ids)].filter((id) => id !== this.account.accountId).sort();
  }

  private newSet(
    content: Pick<PolicySet, 'uid' | 'kind' | 'identityHashes' | 'partial' | 'boundary'>,
  ): CollectedSet {
    const { accountId, partition } = this.account;
    const assumed = content.identityHashes.flatMap((hash) => {
      const { assumesIn } = this.documents.assuming(hash);
      return assumesIn ? [assumesIn] : [];
    });
    const set: CollectedSet = {
      ...content,
      accountId,
      partition,
      mayAssume: assumed.length > 0,
      mayAssumeIn: this.others(assumed.flat()),
      members: [],
    };
    this.sets.set(content.uid, set);
    return set;
  }
}
