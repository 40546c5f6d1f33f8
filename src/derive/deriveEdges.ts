/**
 * Who may assume what: the edges that start or end in some accounts, each as the policy engine decides it (E-37).
 *
 * Work and edges are per policy set, not per principal: what holds for any member of a set, named nowhere, is one edge of
 * the set, and of all sets of its account that say the same of assuming. A principal is judged by itself where a trust
 * policy names it, and where what decides reads who it is.
 */
import type { AssumeRoleGrant } from '../graph/model/graph.js';
import type { PolicySet, StoredDocument } from '../graph/model/storedPolicies.js';
import type {
  AccountFacts,
  CanAssumeEdge,
  EdgeSource,
  Neighbors,
  TrustingRole,
} from '../graph/contract/graphWriter.js';
import {
  accountOfIdentifier,
  isOfNoAccount,
  namedPrincipalKind,
} from '../graph/model/principals/namedPrincipal.js';
import { groupBy } from '../graph/model/groupBy.js';
import { guardOf, type Guard } from '../graph/engine/guardrails.js';
import type { Documents } from '../graph/engine/policySetLayers.js';
import type { Clock } from '../iam/decide/request.js';
import { assumersAmong, assumersOf, type Assumers } from './equivalence/assumers.js';
import { AssumeRoleJudge } from './assumeRole/assumeRoleJudge.js';
import { NamedMembers } from './assumeRole/namedMembers.js';
import { RolesToAssume } from './assumeRole/rolesToAssume.js';
import { StatementContents } from './equivalence/statementContents.js';

/** `only`: of those that start elsewhere none. */
export function deriveEdges(
  accounts: readonly AccountFacts[],
  neighbors: Neighbors,
  only?: 'FROM_ACCOUNTS',
): readonly CanAssumeEdge[] {
  const derivation = new Derivation({
    policySets: [...accounts.flatMap((facts) => facts.policySets), ...neighbors.policySets],
    documents: new Map<string, StoredDocument>([
      ...neighbors.documents,
      ...accounts.flatMap((facts) => [...facts.documents]),
    ]),
    outsiders: {
      imported: importedAfter(accounts, neighbors.importedAccounts),
      missingProviders: new Set(accounts.flatMap(({ missingProviders }) => missingProviders)),
    },
    guard: guardOf(neighbors.organizations),
    clock: neighbors.clock,
  });
  const ids = new Set<string | undefined>(accounts.map((facts) => facts.accountId));
  const isOwn: AccountTest = (accountId) => ids.has(accountId);
  const own = accounts.flatMap(({ accountId, partition, roles }) =>
    roles.map((role) => ({ ...role, accountId, partition })),
  );
  return [
    ...own.flatMap((role) => derivation.into(role, only ? isOwn : () => true)),
    ...neighbors.trustingRoles.flatMap((role) => derivation.into(role, isOwn)),
  ];
}

/** Edges of a policy set alone, whatever else is in its account. */
export function edgesOfSet(
  set: PolicySet,
  roles: readonly TrustingRole[],
  around: Omit<Judging, 'policySets' | 'outsiders'>,
): readonly CanAssumeEdge[] {
  const derivation = new Derivation({ ...around, policySets: [set] });
  return roles.flatMap((role) => derivation.into(role, (accountId) => accountId === set.accountId));
}

/** Who may be let in, and all that judges it. */
interface Judging {
  readonly policySets: readonly PolicySet[];
  readonly documents: Documents;
  /** Missing: edges of nobody but members of the sets are asked for. */
  readonly outsiders?: Outsiders;
  readonly guard: Guard;
  readonly clock: Clock | undefined;
}

interface Outsiders {
  /** Accounts of which principals were imported. */
  readonly imported: ReadonlySet<string>;
  readonly missingProviders: ReadonlySet<string>;
}

/** Of the account that a source is in, if it is in one: a service, say, is not. */
type AccountTest = (accountId: string | undefined) => boolean;

class Derivation {
  private readonly judge: AssumeRoleJudge;
  private readonly documents: Documents;
  private readonly setsByAccount: ReadonlyMap<string, readonly PolicySet[]>;
  private readonly contents: StatementContents<AssumeRoleGrant>;
  /** Of sets that say the same of assuming: by the likeness of roles, the edges to one of them. */
  private readonly judged = new Map<Assumers, Map<string, readonly CanAssumeEdge[]>>();
  private readonly assumers = new Map<string, readonly Assumers[]>();
  private readonly toAssume = new Map<string, RolesToAssume>();
  private readonly members: NamedMembers;
  private readonly outsiders: Outsiders | undefined;

  constructor({ policySets: sets, documents, outsiders, guard, clock }: Judging) {
    this.documents = documents;
    this.contents = new StatementContents(documents);
    this.judge = new AssumeRoleJudge(documents, guard, clock);
    this.setsByAccount = groupBy(sets, ({ accountId }) => accountId);
    this.outsiders = outsiders;
    this.members = new NamedMembers(sets);
  }

  /** Edges into a role, of sources whose account passes the test. */
  into(role: TrustingRole, ofAccount: AccountTest): readonly CanAssumeEdge[] {
    const ofSets = this.setsLetIn(role, ofAccount).flatMap((sets) => this.ofSets(sets, role));
    const covered = new Map(
      ofSets.flatMap(({ source, grant }) => placesOf(source).map((key) => [key, grant])),
    );
    const named = role.trusts.flatMap(
      ({ identifier }) => this.ofNamed(identifier, role, ofAccount, covered) ?? [],
    );
    const singledOut = role.singledOut.flatMap(
      (identifier) => this.ofSingledOut(identifier, role, ofAccount) ?? [],
    );
    return [
      ...groupBy([...ofSets, ...named, ...singledOut], ({ source }) => placesOf(source).join(' ')).values(),
    ].flatMap(strongest);
  }

  /**
   * Sets of which any member may be let in: through its account's root, or through `*`. Of the role's own account that
   * lets in whoever it is, of others whoever its own policies may allow it. Those that say the same are together.
   */
  private setsLetIn(role: TrustingRole, ofAccount: AccountTest): readonly Assumers[] {
    const identifiers = role.trusts.map((trust) => trust.identifier);
    const anyone = identifiers.includes('*');
    const accounts = anyone ? [...this.setsByAccount.keys()] : rootsAmong(identifiers);
    return accounts
      .filter(ofAccount)
      .flatMap((accountId) =>
        anyone && accountId === role.accountId
          ? this.allAssumers(accountId)
          : this.rolesToAssume(accountId).groupsFor(role.arn),
      );
  }

  private rolesToAssume(accountId: string): RolesToAssume {
    const known = this.toAssume.get(accountId);
    if (known) return known;
    const sets = (this.setsByAccount.get(accountId) ?? []).filter(({ mayAssume }) => mayAssume);
    const found = new RolesToAssume(assumersAmong(sets), this.documents);
    this.toAssume.set(accountId, found);
    return found;
  }

  private allAssumers(accountId: string): readonly Assumers[] {
    const known = this.assumers.get(accountId);
    if (known) return known;
    const found = assumersAmong(this.setsByAccount.get(accountId) ?? []);
    this.assumers.set(accountId, found);
    return found;
  }

  /** Judged once for roles that nothing tells apart. */
  private ofSets(sets: Assumers, role: TrustingRole): readonly CanAssumeEdge[] {
    const [first] = sets;
    if (!first) return [];
    const known = this.judged.get(sets) ?? new Map<string, readonly CanAssumeEdge[]>();
    this.judged.set(sets, known);
    const likeness = this.judge.likeness(first, role);
    const edges = known.get(likeness) ?? this.judgedOf(sets, first, role);
    known.set(likeness, edges);
    return edges.map((edge) => ({ ...edge, targetArn: role.arn }));
  }

  /** Sets that say the same of assuming: the first is judged for all. Of one who is still to be made no name is known. */
  private judgedOf(sets: Assumers, first: PolicySet, role: TrustingRole): readonly CanAssumeEdge[] {
    const { grant, apart } = this.judge.judgeSet(first, role);
    if (apart && first.members.length > 0) return this.ofMembers(sets, role);
    if (!grant || first.assumersUid === undefined) return edgesOf(setSource(first.uid), role, grant);
    const common = this.contents.common(grant, first);
    return common
      ? edgesOf(setSource(first.assumersUid), role, common)
      : sets.flatMap((set) => edgesOf(setSource(set.uid), role, this.judge.judgeSet(set, role).grant));
  }

  /** Each judged by itself; those of whom the answer is the same share an edge. */
  private ofMembers(sets: Assumers, role: TrustingRole): readonly CanAssumeEdge[] {
    const judged = sets.flatMap((set) =>
      set.members.flatMap((one) => {
        const grant = this.judge.judgeMember(set, one, role);
        const common = grant && set.assumersUid !== undefined ? this.contents.common(grant, set) : undefined;
        return grant ? [{ set, identifier: one.identifier, grant, common }] : [];
      }),
    );
    const equivalent = groupBy(judged, ({ grant, common }) => this.contents.keyOf(common ?? grant));
    return [...equivalent.values()].flatMap((some) => {
      const [first] = some;
      const isOneSet = some.every(({ set }) => set === first?.set);
      const identifiers = some.map(({ identifier }) => identifier).toSorted();
      return edgesOf({ kind: 'PRINCIPALS', identifiers }, role, isOneSet ? first?.grant : first?.common);
    });
  }

  /** The edge of a principal that the trust policy names, unless its set's edge, or its own, says as much already. */
  private ofNamed(
    identifier: string,
    role: TrustingRole,
    ofAccount: AccountTest,
    covered: ReadonlyMap<string, AssumeRoleGrant>,
  ): CanAssumeEdge | undefined {
    const known = this.members.named(identifier);
    const accountId = known?.member.accountId ?? accountOfIdentifier(identifier);
    if (!ofAccount(accountId)) return undefined;
    const session = known ? undefined : this.members.roleOfSession(identifier);
    const found = known ?? session;
    if (!found) return this.ofOutsider(identifier, accountId, role);
    const grant = this.judge.judgeMember(found.set, found.member, role, session ? identifier : undefined);
    const [edge] = edgesOf(principalSource(found.member.identifier), role, grant);
    const same = [found.set.uid, assumersOf(found.set), found.member.identifier].map((key) =>
      covered.get(key),
    );
    const isCovered = same.some(
      (one) => one?.decision === 'ALLOWED' || one?.decision === edge?.grant.decision,
    );
    return isCovered ? undefined : edge;
  }

  /** What `*` means of imported accounts, the edges of their sets and principals say. */
  private ofSingledOut(
    identifier: string,
    role: TrustingRole,
    ofAccount: AccountTest,
  ): CanAssumeEdge | undefined {
    const accountId = accountOfIdentifier(identifier);
    return ofAccount(accountId) ? this.ofOutsider(identifier, accountId, role) : undefined;
  }

  /** Services, identity providers, anyone, and principals of accounts that were never imported. */
  private ofOutsider(
    identifier: string,
    accountId: string | undefined,
    role: TrustingRole,
  ): CanAssumeEdge | undefined {
    if (this.outsiders === undefined || this.outsiders.missingProviders.has(identifier)) return undefined;
    const kind = namedPrincipalKind(identifier);
    const isNobodys = isOfNoAccount(kind) || kind === 'ANYONE';
    if (!isNobodys && (accountId === undefined || this.outsiders.imported.has(accountId))) return undefined;
    const [edge] = edgesOf(principalSource(identifier), role, this.judge.judgeOutsider(identifier, role));
    return edge;
  }
}

/** An account of which only resources are left has no principals that anything is known of. */
function importedAfter(accounts: readonly AccountFacts[], before: ReadonlySet<string>): ReadonlySet<string> {
  const imported = new Set(before);
  for (const { accountId, principalsCollected } of accounts) {
    if (principalsCollected) imported.add(accountId);
    else imported.delete(accountId);
  }
  return imported;
}

const setSource = (setUid: string): EdgeSource => ({ kind: 'SET', setUid });

const principalSource = (identifier: string): EdgeSource => ({
  kind: 'PRINCIPALS',
  identifiers: [identifier],
});

/** Of edges from one place: a trust policy may let in a role and its sessions. */
const strongest = (edges: readonly CanAssumeEdge[]): readonly CanAssumeEdge[] =>
  edges.toSorted((a, b) => rank(a) - rank(b)).slice(0, 1);

const rank = ({ grant }: CanAssumeEdge): number => (grant.decision === 'ALLOWED' ? 0 : 1);

/** Uid of a set, or principals. */
const placesOf = (source: EdgeSource): readonly string[] =>
  source.kind === 'SET' ? [source.setUid] : source.identifiers;

const edgesOf = (
  source: EdgeSource,
  role: TrustingRole,
  grant: AssumeRoleGrant | undefined,
): readonly CanAssumeEdge[] => (grant ? [{ source, targetArn: role.arn, grant }] : []);

const rootsAmong = (identifiers: readonly string[]): readonly string[] =>
  identifiers
    .filter((identifier) => namedPrincipalKind(identifier) === 'ROOT')
    .flatMap((identifier) => accountOfIdentifier(identifier) ?? []);
