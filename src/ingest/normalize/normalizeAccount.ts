/** Turns an export into facts: resolves references, shares documents, groups principals with equal policies. */
import type {
  AccountFacts,
  GroupFact,
  ResourceFact,
  RoleFact,
  UserFact,
} from '../../graph/contract/graphWriter.js';
import { dateFields, withoutDates } from '../../graph/model/facts/dateFields.js';
import type { Work } from '../../graph/contract/turns.js';
import { definedFields } from '../../graph/model/definedFields.js';
import { once } from '../../graph/model/memoize.js';
import type { PolicySet, PolicySetMember } from '../../graph/model/storedPolicies.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { kindOfArn, lastPart } from '../../iam/language/arn.js';
import { asksForRoleTags, sessionTagGaps, takesSessionTags } from './rolesWithSessionTags.js';
import { isCodeKind } from '../../derive/codeResources.js';
import type {
  AccountExport,
  GroupDetail,
  IdentityProviderDetail,
  ManagedPolicyDetail,
  RoleDetail,
  UserDetail,
} from '../formats/account/accountExport.js';
import type { Problem } from '../problem.js';
import {
  deletedPrincipalGaps,
  incompleteGaps,
  missingProviders,
  principalsCollected,
} from './accountGaps.js';
import {
  collectionGaps,
  completenessOfExport,
  hashedBesideFacts,
  inventoryFacts,
  knownRegions,
} from './coverage.js';
import { credentialFacts } from './credentialFacts.js';
import { hashOfFacts, inOrder } from './factOrder.js';
import { missingGap, PolicyCollector } from './policyCollector.js';
import { DocumentCollector, type Normalized, type Quarantined } from './policyDocuments.js';
import { PolicySetCollector } from './policySetCollector.js';
import { resourceFacts } from './resourceFacts.js';
import { trustedBy } from './trustedPrincipals.js';
import { instanceProfileFacts, workloadFacts } from './workloadFacts.js';

export interface NormalizedAccount extends Normalized<AccountFacts> {
  readonly notes: readonly Problem[];
}

/** Normalizes an account in small steps: a large one takes a second. `awsManaged`: policies of the import, by ARN. */
export function* normalizeAccount(
  account: AccountExport,
  awsManaged: ReadonlyMap<string, ManagedPolicyDetail>,
): Work<NormalizedAccount> {
  const work = new Normalization(account, awsManaged);
  const facts = yield* work.facts();
  return {
    facts,
    quarantined: work.documents.quarantined,
    notes: work.credentials.notes,
  };
}

/** The facts that users and roles share. */
type HolderFacts = Omit<UserFact, 'policySetUid' | 'groupArns' | 'missingGroups' | 'credentials'>;

class Normalization {
  readonly documents = new DocumentCollector();
  readonly credentials: ReturnType<typeof credentialFacts>;
  private readonly policies: PolicyCollector;
  private readonly groups = new Map<string, GroupFact>();
  private readonly sets: PolicySetCollector;
  private readonly gaps: DataGap[] = [];
  private readonly sessionTagGaps: DataGap[] = [];

  constructor(
    private readonly account: AccountExport,
    awsManaged: ReadonlyMap<string, ManagedPolicyDetail>,
  ) {
    this.credentials = credentialFacts(account);
    this.sets = new PolicySetCollector(account, this.documents);
    this.policies = new PolicyCollector(account, awsManaged, this.documents, this.gaps);
  }

  /** Reads what users and roles refer to. */
  private *sharedByHolders(): Work<void> {
    const { groups, policies } = this.account;
    yield* each(policies, ({ arn, name }) => this.policies.managedUid(arn, name));
    yield* each(groups, (group) => this.groups.set(group.name, this.group(group)));
  }

  *facts(): Work<AccountFacts> {
    const { account } = this;
    yield* this.sharedByHolders();
    const users = yield* each(account.users, (user) => this.user(user));
    const roles = yield* each(account.roles, (role) => this.role(role));
    const { resources, gaps: resourceGaps } = resourceFacts(account, this.documents);
    const completeness = completenessOfExport(account);
    const providers = missingProviders(account, completeness, roles);
    const instanceProfiles = instanceProfileFacts(account);
    const { documents } = this.documents;
    const parts = {
      accountId: account.accountId,
      partition: account.partition,
      users: inOrder(users, 'arn'),
      roles: inOrder(roles, 'arn'),
      groups: inOrder([...this.groups.values()], 'arn'),
      policies: inOrder([...this.policies.facts.values()], 'uid'),
      instanceProfiles: inOrder(instanceProfiles, 'arn'),
      resources: inOrder(resources, 'arn'),
      workloads: inOrder(workloadFacts(account, instanceProfiles), 'arn'),
      identityProviders: inOrder(account.identityProviders.map(identityProviderFact), 'arn'),
      ...definedFields({ rootCredentials: this.credentials.ofRoot, regions: knownRegions(account) }),
      completeness,
      inventory: inventoryFacts(account),
      principalsCollected: principalsCollected(account),
      policySets: this.sets.all(roles.some(trustsAnyone)),
      dataGaps: [
        ...this.gaps,
        ...this.documents.quarantined.map((one) => this.quarantineGap(one)),
        ...resourceGaps,
        ...deletedPrincipalGaps(account.accountId, [...roles, ...resources], providers),
        ...incompleteGaps(account),
        ...collectionGaps(account),
      ],
      principalGaps: this.principalGaps(resources),
      missingProviders: providers,
      unreadTrusts: this.unreadTrusts(roles),
    };
    yield;
    const { versionDocuments } = this.policies;
    return withHashes({ ...parts, documents, versionDocuments }, account);
  }

  /**
   * Returns the gaps that matter for principals. Resource policies let no caller become another principal (U-9, E-79),
   * except those of functions and repositories, which may let callers change the code of a role (G-13).
   */
  private principalGaps(resources: readonly ResourceFact[]): readonly DataGap[] {
    const { documents, quarantined } = this.documents;
    const ofPrincipals = quarantined.filter(({ use }) => use === 'IDENTITY' || use === 'TRUST');
    const ofCode = resources.flatMap(({ arn, policyHash = '' }) => {
      const reason = documents.get(policyHash)?.quarantined;
      return reason !== undefined && isCodeKind(kindOfArn(arn)) ? { owner: `policy of ${arn}`, reason } : [];
    });
    return [
      ...this.gaps,
      ...ofPrincipals.map((one) => this.quarantineGap(one)),
      ...incompleteGaps(this.account),
      ...this.sessionTagGaps,
      ...ofCode.map((one) => this.quarantineGap(one)),
    ];
  }

  private user(user: UserDetail): UserFact {
    const groups = user.groupNames.flatMap((name) => this.groups.get(name) ?? []);
    const missingGroups = user.groupNames.filter((name) => !this.groups.has(name));
    if (missingGroups.length > 0)
      this.gaps.push(
        missingGap(
          this.account,
          'GROUP_NOT_IMPORTED',
          `${lastPart(user.arn)} is in group ${missingGroups.join(', ')}`,
        ),
      );
    const held = this.held(user, user.userId, 'user');
    const inherited = groups.flatMap((group) => group.policyUids);
    const one: PolicySetMember = { ...this.member(held), kind: 'USER' };
    return {
      ...held,
      ...definedFields({ credentials: this.credentials.ofUser(user) }),
      policySetUid: this.policySet(one, held, inherited, missingGroups.length > 0),
      groupArns: groups.map((group) => group.arn).sort(),
      missingGroups,
    };
  }

  private role(role: RoleDetail): RoleFact {
    const held = this.held(role, role.roleId, 'role');
    const { lastUsedAt, lastUsedRegion } = role;
    const trustHash = this.documents.add(role.trustPolicy, 'TRUST', `trust policy of role ${role.name}`);
    const trust = this.documents.document(trustHash);
    const use = {
      serviceLinked: role.path.startsWith('/aws-service-role/'),
      ...(takesSessionTags(held, trust) ? { takesSessionTags: true } : {}),
      ...definedFields({ lastUsedAt, lastUsedRegion }),
    };
    const one: PolicySetMember = { ...this.member(held), kind: 'ROLE', ...use };
    const asksForTags = asksForRoleTags(held, this.policies.facts, this.documents);
    this.sessionTagGaps.push(...sessionTagGaps(one, trust, asksForTags));
    return {
      ...held,
      ...use,
      policySetUid: this.policySet(one, held),
      trustHash,
      ...trustedBy(trust, this.account),
    };
  }

  private member({ arn, name, path, uniqueId, createdAt, tags }: HolderFacts) {
    const { accountId } = this.account;
    const named = { type: 'PRINCIPAL' as const, identifier: arn, name, accountId, path, uniqueId };
    return { ...named, ...definedFields({ createdAt }), tags };
  }

  private group(group: GroupDetail): GroupFact {
    return { ...namesOf(group, group.groupId), policyUids: this.policies.uidsOf(group, 'group') };
  }

  private held(
    holder: UserDetail | RoleDetail,
    uniqueId: string | undefined,
    kind: 'user' | 'role',
  ): HolderFacts {
    const { permissionsBoundaryArn: boundaryArn } = holder;
    const tags = holder.tags.map(([key, value]) => ({ key, value }));
    const policyUids = this.policies.uidsOf(holder, kind);
    const boundaryUid =
      boundaryArn === undefined ? undefined : this.policies.managedUid(boundaryArn, lastPart(boundaryArn));
    return {
      ...namesOf(holder, uniqueId),
      tags: inOrder(tags, 'key'),
      policyUids,
      ...definedFields({ boundaryUid }),
    };
  }

  private unreadTrusts(roles: readonly RoleFact[]): readonly string[] {
    const { documents } = this.documents;
    const unread = roles.filter(({ trustHash }) => documents.get(trustHash)?.quarantined !== undefined);
    return unread.map(({ arn }) => arn).sort();
  }

  /** Adds the member to its policy set, and returns the uid of the set. */
  private policySet(
    one: PolicySetMember,
    held: HolderFacts,
    inherited: readonly string[] = [],
    lacksGroups = false,
  ): string {
    const { boundaryUid } = held;
    const documentHash = this.policies.facts.get(boundaryUid ?? '')?.documentHash;
    const ofBoundary: PolicySet['boundary'] =
      documentHash === undefined ? { status: 'NOT_COLLECTED' } : { status: 'COLLECTED', documentHash };
    return this.sets.add(one, {
      policies: [...held.policyUids, ...inherited].flatMap((uid) => this.policies.facts.get(uid) ?? []),
      boundary: boundaryUid === undefined ? { status: 'NONE' } : ofBoundary,
      lacksGroups,
    });
  }

  private quarantineGap({ owner, reason }: Pick<Quarantined, 'owner' | 'reason'>): DataGap {
    const message = `The ${owner} could not be understood: ${reason}`;
    return { kind: 'POLICY_QUARANTINED', accountId: this.account.accountId, message };
  }
}

/** Adds the hashes. They are computed on demand, since questions do not need them. */
function withHashes(
  facts: Omit<AccountFacts, 'contentHash' | 'derivationHash'>,
  account: AccountExport,
): AccountFacts {
  const { documents, versionDocuments: _notInForce, ...parts } = facts;
  const content = once(() => hashOfFacts(parts, [...documents.keys(), ...hashedBesideFacts(account)]));
  const derivation = once(() => hashOfFacts(parts, [...documents.keys(), ...dateFields], withoutDates));
  return {
    ...facts,
    get contentHash() {
      return content();
    },
    get derivationHash() {
      return derivation();
    },
  };
}

function* each<T, R>(list: readonly T[], make: (one: T) => R): Work<readonly R[]> {
  const made: R[] = [];
  for (const one of list) {
    made.push(make(one));
    yield;
  }
  return made;
}

const namesOf = (
  { arn, name, path, createdAt }: UserDetail | RoleDetail | GroupDetail,
  uniqueId: string | undefined,
) => ({ arn, name, path, uniqueId: uniqueId ?? '', ...definedFields({ createdAt }) });

const trustsAnyone = ({ trusts }: RoleFact): boolean => trusts.some(({ identifier }) => identifier === '*');

const identityProviderFact = (detail: IdentityProviderDetail) => {
  const { arn, kind, url, clientIds, createdAt, validUntil } = detail;
  return definedFields({ arn, kind, url, clientIds: clientIds?.toSorted(), createdAt, validUntil });
};
