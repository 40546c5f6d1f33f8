/** From an export to facts: references resolved, documents by content, principals with equal policies put together. */
import type { Tag } from '../../graph/model/graph.js';
import type { StoredDocument } from '../../graph/model/storedPolicies.js';
import type { PolicySet } from '../../graph/model/storedPolicies.js';
import type { PolicySetMember } from '../../graph/model/storedPolicies.js';
import type {
  AccountFacts,
  GroupFact,
  PolicyFact,
  RoleFact,
  UserFact,
  ResourceFact,
} from '../../graph/contract/graphWriter.js';
import { inlinePolicyUid } from '../../graph/model/policyUid.js';
import { packagedPolicyGap } from '../../graph/engine/packagedPolicyGap.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type {
  AccountExport,
  GroupDetail,
  ManagedPolicyDetail,
  RoleDetail,
  TagPair,
  UserDetail,
} from '../formats/account/accountExport.js';
import { packagedPolicy } from './awsManagedPolicies.js';
import { collectionGaps, completenessOfExport } from '../merge/coverage.js';
import { isCodeKind } from '../derive/codeResources.js';
import { kindOfArn } from '../formats/account/scopes.js';
import { inventoryFacts } from './inventory.js';
import { credentialFacts } from './credentialFacts.js';
import { DocumentCollector, type Quarantined } from './policyDocuments.js';
import { deletedPrincipalGaps, missingProviders } from './deletedPrincipals.js';
import { hashOfFacts } from './hashOfFacts.js';
import { identityProviderFact } from './identityProviderFact.js';
import { PolicySetCollector } from './policySetCollector.js';
import { incompleteGaps, principalsCollected } from './principalLists.js';
import type { Problem } from '../problem.js';
import { defaultVersion, isOfAws, listedPolicies, managedPolicyFact } from './managedPolicies.js';
import { resourceFacts } from './resourceFacts.js';
import { asksForRoleTags, sessionTagGaps } from '../derive/assumeRole/rolesWithSessionTags.js';
import { trustedBy } from './trustedPrincipals.js';
import { instanceProfileFacts, workloadFacts } from './workloadFacts.js';
import { lastPart } from '../../iam/language/arn.js';

export interface NormalizedAccount {
  readonly facts: AccountFacts;
  readonly quarantined: readonly Quarantined[];
  /** What went in and is worth knowing. */
  readonly notes: readonly Problem[];
}

/** `awsManaged`: the policies of AWS that the same import holds, by ARN. */
export function normalize(
  account: AccountExport,
  awsManaged: ReadonlyMap<string, ManagedPolicyDetail>,
): NormalizedAccount {
  const work = new Normalization(account, awsManaged);
  return {
    facts: work.facts(),
    quarantined: work.documents.quarantined,
    notes: work.credentials.notes,
  };
}

type Holder = UserDetail | RoleDetail | GroupDetail;

/** What users and roles have in common. */
type HolderFacts = Omit<UserFact, 'policySetUid' | 'groupArns' | 'missingGroups' | 'credentials'>;

class Normalization {
  readonly documents = new DocumentCollector();
  readonly credentials: ReturnType<typeof credentialFacts>;
  private readonly versionDocuments = new Map<string, StoredDocument>();
  private readonly policies = new Map<string, PolicyFact>();
  private readonly managed: ReadonlyMap<string, ManagedPolicyDetail>;
  private readonly groups: ReadonlyMap<string, GroupFact>;
  private readonly sets: PolicySetCollector;
  private readonly gaps: DataGap[] = [];
  private readonly sessionTagGaps: DataGap[] = [];

  constructor(
    private readonly account: AccountExport,
    awsManaged: ReadonlyMap<string, ManagedPolicyDetail>,
  ) {
    this.credentials = credentialFacts(account);
    this.sets = new PolicySetCollector(account, this.documents);
    const own = account.policies.map((policy) => [policy.arn, policy] as const);
    this.managed = new Map([...awsManaged, ...own]);
    for (const policy of account.policies) this.managedPolicy(policy.arn, policy.name);
    this.groups = new Map(account.groups.map((group) => [group.name, this.group(group)]));
  }

  facts(): AccountFacts {
    const users = this.account.users.map((user) => this.user(user));
    const roles = this.account.roles.map((role) => this.role(role));
    const resources = resourceFacts(this.account, this.documents);
    const missing = missingProviders(this.account, roles);
    const instanceProfiles = instanceProfileFacts(this.account);
    const parts = {
      accountId: this.account.accountId,
      partition: this.account.partition,
      users: byArn(users),
      roles: byArn(roles),
      groups: byArn([...this.groups.values()]),
      policies: [...this.policies.values()].sort((a, b) => compare(a.uid, b.uid)),
      instanceProfiles: byArn(instanceProfiles),
      resources: byArn(resources.resources),
      workloads: byArn(workloadFacts(this.account, instanceProfiles)),
      identityProviders: byArn(this.account.identityProviders.map(identityProviderFact)),
      ...(this.credentials.ofRoot ? { rootCredentials: this.credentials.ofRoot } : {}),
      completeness: completenessOfExport(this.account),
      inventory: inventoryFacts(this.account),
      principalsCollected: principalsCollected(this.account),
      policySets: this.sets.all(roles.some(trustsAnyone)),
      dataGaps: [
        ...this.gaps,
        ...this.documents.quarantined.map((one) => this.quarantineGap(one)),
        ...resources.gaps,
        ...deletedPrincipalGaps(this.account, {
          roles,
          resources: resources.resources,
          missingProviders: missing,
        }),
        ...incompleteGaps(this.account),
        ...collectionGaps(this.account),
      ],
      principalGaps: [...this.principalGaps(), ...this.unreadCodePolicies(resources.resources)],
      missingProviders: missing,
      unreadTrusts: roles
        .filter(({ trustHash }) => this.documents.documents.get(trustHash)?.quarantined !== undefined)
        .map(({ arn }) => arn)
        .sort(),
    };
    return {
      ...parts,
      listed: listedPolicies(this.account.awsPolicies, this.managed, this.policies.values()),
      documents: this.documents.documents,
      versionDocuments: this.versionDocuments,
      contentHash: hashOfFacts(parts, [...this.documents.documents.keys()].sort()),
    };
  }

  /** G-13, E-79: the policy of a function or repository may let others change the code of a role. */
  private unreadCodePolicies(resources: readonly ResourceFact[]): readonly DataGap[] {
    return resources.flatMap(({ arn, policyHash = '' }) => {
      const reason = this.documents.documents.get(policyHash)?.quarantined;
      if (reason === undefined || !isCodeKind(kindOfArn(arn))) return [];
      return this.quarantineGap({ owner: `policy of ${arn}`, reason });
    });
  }

  /** U-9, E-79: policies of other resources let nobody become anybody. */
  private principalGaps(): readonly DataGap[] {
    const ofPrincipals = this.documents.quarantined.filter(
      ({ use }) => use === 'IDENTITY' || use === 'TRUST',
    );
    return [
      ...this.gaps,
      ...ofPrincipals.map((one) => this.quarantineGap(one)),
      ...incompleteGaps(this.account),
      ...this.sessionTagGaps,
    ];
  }

  private user(user: UserDetail): UserFact {
    const groups = user.groupNames.flatMap((name) => this.groups.get(name) ?? []);
    const missingGroups = user.groupNames.filter((name) => !this.groups.has(name));
    if (missingGroups.length > 0)
      this.missing('GROUP_NOT_IMPORTED', user, `group ${missingGroups.join(', ')}`);
    const held = this.held(user, user.userId);
    const inherited = groups.flatMap((group) => group.policyUids);
    const one: PolicySetMember = { ...this.member(held), kind: 'USER' };
    const credentials = this.credentials.ofUser(user.name);
    return {
      ...held,
      ...(credentials ? { credentials } : {}),
      policySetUid: this.policySet(one, held, inherited, missingGroups.length > 0),
      groupArns: groups.map((group) => group.arn).sort(),
      missingGroups,
    };
  }

  private role(role: RoleDetail): RoleFact {
    const held = this.held(role, role.roleId);
    const { lastUsedAt, lastUsedRegion } = role;
    const use = {
      serviceLinked: role.path.startsWith('/aws-service-role/'),
      ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
      ...(lastUsedRegion === undefined ? {} : { lastUsedRegion }),
    };
    const one: PolicySetMember = { ...this.member(held), kind: 'ROLE', ...use };
    const trustHash = this.documents.add(role.trustPolicy, 'TRUST', `trust policy of role ${role.name}`);
    const trust = this.documents.document(trustHash);
    const asksForTags = asksForRoleTags(held, this.policies, this.documents);
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
    return {
      type: 'PRINCIPAL' as const,
      identifier: arn,
      name,
      accountId: this.account.accountId,
      path,
      uniqueId,
      ...(createdAt === undefined ? {} : { createdAt }),
      tags,
    };
  }

  private group(group: GroupDetail): GroupFact {
    return { ...named(group, group.groupId), policyUids: this.policyUids(group, 'group') };
  }

  private held(holder: UserDetail | RoleDetail, uniqueId: string | undefined): HolderFacts {
    const { permissionsBoundaryArn: boundaryArn } = holder;
    return {
      ...named(holder, uniqueId),
      tags: holder.tags.map(tagOf).sort((a, b) => compare(a.key, b.key)),
      policyUids: this.policyUids(holder, 'groupNames' in holder ? 'user' : 'role'),
      ...(boundaryArn === undefined
        ? {}
        : { boundaryUid: this.managedPolicy(boundaryArn, lastPart(boundaryArn)) }),
    };
  }

  /** Inline and attached, in a fixed order. */
  private policyUids(holder: Holder, kind: string): readonly string[] {
    const inline = holder.inlinePolicies.map(({ name, document }) => {
      const uid = inlinePolicyUid(holder.arn, name);
      const documentHash = this.documents.add(
        document,
        'IDENTITY',
        `inline policy ${name} of ${kind} ${holder.name}`,
      );
      this.policies.set(uid, { uid, kind: 'INLINE', name, ownerArn: holder.arn, documentHash });
      return uid;
    });
    const attached = holder.attachedPolicies.map(({ arn, name }) => this.managedPolicy(arn, name));
    return [...new Set([...inline, ...attached])].sort();
  }

  /**
   * The policy's uid. One that the export names but does not hold is AWS's own as of the data package, or else kept
   * without a document (F-11, F-19).
   */
  private managedPolicy(arn: string, name: string): string {
    const exported = this.managed.get(arn);
    const packaged = exported || !isOfAws(arn) ? undefined : packagedPolicy(arn);
    const detail = exported ?? packaged?.detail;
    const fact = managedPolicyFact({ arn, name, detail, dataPackage: packaged?.date }, (document) =>
      this.documents.add(document, 'IDENTITY', `policy ${name}`),
    );
    const { uid } = fact;
    if (this.policies.has(uid)) return uid;
    if (fact.documentHash === undefined) this.missing('POLICY_NOT_IMPORTED', undefined, `policy ${arn}`);
    if (packaged)
      this.gaps.push(packagedPolicyGap(arn, detail?.defaultVersionId, packaged.date, this.account.accountId));
    this.policies.set(uid, { ...fact, ...(isOfAws(arn) ? {} : this.otherVersions(detail)) });
    return uid;
  }

  /** F-16: those that somebody may make the default. What one that cannot be read would grant is a gap (E-79). */
  private otherVersions(detail: ManagedPolicyDetail | undefined): Pick<PolicyFact, 'otherVersions'> {
    const current = detail && defaultVersion(detail);
    const others = (detail?.versions ?? []).filter((version) => version !== current);
    const otherVersions = others.flatMap(({ versionId, document }) => {
      const read = this.documents.version(document, `version ${versionId} of policy ${detail?.name ?? ''}`);
      if (read === undefined) return [];
      this.versionDocuments.set(read.hash, read);
      return [read.hash];
    });
    return otherVersions.length === 0 ? {} : { otherVersions };
  }

  /** Returns the uid of its policy set. */
  private policySet(
    one: PolicySetMember,
    held: HolderFacts,
    inherited: readonly string[] = [],
    lacksGroups = false,
  ): string {
    return this.sets.add(one, {
      policies: [...held.policyUids, ...inherited].flatMap((uid) => this.policies.get(uid) ?? []),
      boundary: this.boundary(held.boundaryUid),
      lacksGroups,
    });
  }

  private boundary(uid: string | undefined): PolicySet['boundary'] {
    if (uid === undefined) return { status: 'NONE' };
    const documentHash = this.policies.get(uid)?.documentHash;
    return documentHash === undefined ? { status: 'NOT_COLLECTED' } : { status: 'COLLECTED', documentHash };
  }

  private quarantineGap({ owner, reason }: Pick<Quarantined, 'owner' | 'reason'>): DataGap {
    const message = `The ${owner} could not be understood: ${reason}`;
    return { kind: 'POLICY_QUARANTINED', accountId: this.account.accountId, message };
  }

  private missing(kind: DataGap['kind'], holder: Holder | undefined, what: string): void {
    const named = holder ? `${lastPart(holder.arn)} is in` : 'The export names';
    this.gaps.push({
      kind,
      accountId: this.account.accountId,
      message: `${named} ${what}, which the export does not hold. Export the account again, without a filter.`,
    });
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byArn = <T extends { readonly arn: string }>(facts: readonly T[]): readonly T[] =>
  [...facts].sort((a, b) => compare(a.arn, b.arn));

const tagOf = ([key, value]: TagPair): Tag => ({ key, value });

const named = (entity: Holder, uniqueId: string | undefined) => ({
  arn: entity.arn,
  name: entity.name,
  path: entity.path,
  uniqueId: uniqueId ?? '',
  ...(entity.createdAt === undefined ? {} : { createdAt: entity.createdAt }),
});

const trustsAnyone = ({ trusts }: RoleFact): boolean => trusts.some(({ identifier }) => identifier === '*');
