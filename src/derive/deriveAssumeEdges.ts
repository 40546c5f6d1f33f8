/**
 * Derives who may assume which role: the edges that start or end in some accounts, as the policy engine decides (E-37).
 *
 * Work and edges are per policy set, not per principal. What holds for any member of a set that is not named anywhere
 * is one edge of the set, and of all sets of its account with the same statements about assuming. A principal is judged
 * by itself where a trust policy names it, and where the decision depends on who it is.
 */
import type { AssumeRoleGrant } from '../graph/model/graph.js';
import type { PolicySet } from '../graph/model/storedPolicies.js';
import type {
  AccountFacts,
  CanAssumeEdge,
  EdgeSource,
  Neighbors,
  TrustingRole,
} from '../graph/contract/graphWriter.js';
import {
  accountOfIdentifier,
  accountsOfRoots,
  isOfNoAccount,
  namedPrincipalKind,
} from '../graph/model/principals/namedPrincipal.js';
import type { Work } from '../graph/contract/turns.js';
import { groupBy } from '../graph/model/groupBy.js';
import { guardOf, type Guard } from '../graph/engine/guardrails.js';
import type { Documents } from '../graph/engine/policySetLayers.js';
import { strengthRank } from '../iam/decide/decision.js';
import type { Clock } from '../iam/decide/request.js';
import { assumersAmong, assumersOf, type Assumers } from './equivalence/assumers.js';
import { placesOf, principalSource, setSource } from './assumeRole/assumedRoles.js';
import { AssumeRoleJudge, type Judgement } from './assumeRole/assumeRoleJudge.js';
import { EquivalentRoles } from './assumeRole/equivalentRoles.js';
import { NamedMembers, type Member } from './assumeRole/namedMembers.js';
import { RolesToAssume } from './assumeRole/rolesToAssume.js';
import { StatementContents } from './equivalence/statementContents.js';
import { getOrMake, memoize } from '../graph/model/memoize.js';

/** Derives the edges in small steps, one for each role. */
export function* deriveAssumeEdges(
  accounts: readonly AccountFacts[],
  neighbors: Neighbors,
): Work<readonly CanAssumeEdge[]> {
  const assumeEdges = new AssumeEdges({
    ...aroundAccounts(accounts, neighbors),
    policySets: [...accounts.flatMap((facts) => facts.policySets), ...neighbors.policySets],
    outsiders: {
      imported: importedAfter(accounts, neighbors.importedAccounts),
      missingProviders: new Set(accounts.flatMap(({ missingProviders }) => missingProviders)),
    },
  });
  const ids = new Set<string | undefined>(accounts.map((facts) => facts.accountId));
  const isOwn: AccountTest = (accountId) => ids.has(accountId);
  const own = accounts.flatMap(({ accountId, partition, roles }) =>
    roles.map((role) => [{ ...role, accountId, partition }, () => true] as const),
  );
  const others = neighbors.trustingRoles.map((role) => [role, isOwn] as const);
  const edges: CanAssumeEdge[] = [];
  for (const [role, ofAccount] of [...own, ...others]) {
    for (const edge of assumeEdges.into(role, ofAccount)) edges.push(edge);
    yield;
  }
  return edges;
}

/** Derives the edges of one policy set in small steps, regardless of what else is in its account. */
export function* deriveAssumeEdgesOf(
  set: PolicySet,
  roles: readonly TrustingRole[],
  around: Around,
): Work<readonly CanAssumeEdge[]> {
  const assumeEdges = new AssumeEdges({ ...around, policySets: [set] });
  const edges: CanAssumeEdge[] = [];
  for (const role of roles) {
    edges.push(...assumeEdges.into(role, (accountId) => accountId === set.accountId));
    yield;
  }
  return edges;
}

/** The inputs of a judgment besides the principal and the resource. */
export interface Around {
  readonly documents: Documents;
  readonly guard: Guard;
  readonly clock: Clock | undefined;
}

export const aroundAccounts = (accounts: readonly AccountFacts[], neighbors: Neighbors): Around => ({
  documents: new Map([...neighbors.documents, ...accounts.flatMap(({ documents }) => [...documents])]),
  guard: guardOf(neighbors.organizations),
  clock: neighbors.clock,
});

interface Judging extends Around {
  /** Those that may be let in. */
  readonly policySets: readonly PolicySet[];
  /** Missing: only edges of members of the sets are needed. */
  readonly outsiders?: Outsiders;
}

interface Outsiders {
  /** Accounts whose principals were imported. */
  readonly imported: ReadonlySet<string>;
  readonly missingProviders: ReadonlySet<string>;
}

/** Tests the account of a source. A source such as a service is in none. */
type AccountTest = (accountId: string | undefined) => boolean;

class AssumeEdges {
  private readonly judge: AssumeRoleJudge;
  private readonly equivalent: EquivalentRoles;
  private readonly documents: Documents;
  private readonly setsByAccount: ReadonlyMap<string, readonly PolicySet[]>;
  private readonly contents: StatementContents<AssumeRoleGrant>;
  /** By sets with the same statements about assuming, then by equivalent roles: the edges to one such role. */
  private readonly judged = new Map<Assumers, Map<string, readonly CanAssumeEdge[]>>();
  /** By member of a set and equivalent roles that name it. */
  private readonly judgedMembers = new Map<string, Judgement>();
  private readonly members: NamedMembers;
  private readonly outsiders: Outsiders | undefined;

  constructor({ policySets: sets, documents, outsiders, guard, clock }: Judging) {
    this.documents = documents;
    this.contents = new StatementContents(documents);
    this.judge = new AssumeRoleJudge(documents, guard, clock);
    this.equivalent = new EquivalentRoles(documents, guard);
    this.setsByAccount = groupBy(sets, ({ accountId }) => accountId);
    this.outsiders = outsiders;
    this.members = new NamedMembers(sets);
  }

  /** Returns the edges into a role from sources whose account passes the test. */
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
   * Finds sets of which any member may be let in, through its account's root or through `*`. `*` lets in everyone of
   * the role's own account; otherwise a principal's own policies must allow it. Sets with the same statements are
   * grouped.
   */
  private setsLetIn(role: TrustingRole, ofAccount: AccountTest): readonly Assumers[] {
    const identifiers = role.trusts.map((trust) => trust.identifier);
    const anyone = identifiers.includes('*');
    const accounts = anyone ? [...this.setsByAccount.keys()] : accountsOfRoots(identifiers);
    return accounts
      .filter(ofAccount)
      .flatMap((accountId) =>
        anyone && accountId === role.accountId
          ? this.allAssumers(accountId)
          : this.rolesToAssume(accountId).groupsFor(role.arn),
      );
  }

  private readonly rolesToAssume = memoize((accountId: string) => {
    const sets = (this.setsByAccount.get(accountId) ?? []).filter(({ mayAssume }) => mayAssume);
    return new RolesToAssume(assumersAmong(sets), this.documents);
  });

  private readonly allAssumers = memoize((accountId: string) =>
    assumersAmong(this.setsByAccount.get(accountId) ?? []),
  );

  /** Judges once for roles that members of the sets can assume alike. */
  private ofSets(sets: Assumers, role: TrustingRole): readonly CanAssumeEdge[] {
    const [first] = sets;
    if (!first) return [];
    const known = getOrMake(this.judged, sets, () => new Map());
    const edges = getOrMake(known, this.equivalent.keyOf(first, role), () =>
      this.judgedOf(sets, first, role),
    );
    return edges.map((edge) => ({ ...edge, targetArn: role.arn }));
  }

  /**
   * Judges the first of sets with the same statements about assuming, for all of them. A set without members is that of
   * a principal that does not exist yet, and has no name to judge by.
   */
  private judgedOf(sets: Assumers, first: PolicySet, role: TrustingRole): readonly CanAssumeEdge[] {
    const { grant, apart } = this.judge.judgeSet(first, role);
    if (apart && first.members.length > 0) return this.ofMembers(sets, role);
    if (!grant || first.assumersUid === undefined) return edgesOf(setSource(first.uid), role, grant);
    const common = this.contents.common(grant, first);
    return common
      ? edgesOf(setSource(first.assumersUid), role, common)
      : sets.flatMap((set) => edgesOf(setSource(set.uid), role, this.judge.judgeSet(set, role).grant));
  }

  /** Judges each kind of member by itself; members with the same answer share an edge. */
  private ofMembers(sets: Assumers, role: TrustingRole): readonly CanAssumeEdge[] {
    const judged = sets.flatMap((set) => {
      const alike = groupBy(set.members, this.judge.likenessOfMembers(set, role));
      return [...alike.values()].flatMap((some) => {
        const grant = some[0] && this.judge.judgeMember(set, some[0], role);
        const common = grant && set.assumersUid !== undefined ? this.contents.common(grant, set) : undefined;
        return grant ? some.map(({ identifier }) => ({ set, identifier, grant, common })) : [];
      });
    });
    const equivalent = groupBy(judged, ({ grant, common }) => this.contents.keyOf(common ?? grant));
    return [...equivalent.values()].flatMap((some) => {
      const [first] = some;
      const isOneSet = some.every(({ set }) => set === first?.set);
      const identifiers = some.map(({ identifier }) => identifier).toSorted();
      return edgesOf({ kind: 'PRINCIPALS', identifiers }, role, isOneSet ? first?.grant : first?.common);
    });
  }

  /** Returns the edge of a principal that the trust policy names, unless its set's or its own edge says as much. */
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
    const grant = this.judgedMember(found, role, session ? identifier : undefined);
    const [edge] = edgesOf(principalSource(found.member.identifier), role, grant);
    const same = [found.set.uid, assumersOf(found.set), found.member.identifier].map((key) =>
      covered.get(key),
    );
    const isCovered = same.some(
      (one) => one?.decision === 'ALLOWED' || one?.decision === edge?.grant.decision,
    );
    return isCovered ? undefined : edge;
  }

  /** Judges once for equivalent roles of other accounts: in an organization, most accounts have the same. */
  private judgedMember({ set, member }: Member, role: TrustingRole, sessionArn?: string): Judgement {
    const judge = () => this.judge.judgeMember(set, member, role, sessionArn);
    if (member.accountId === role.accountId) return judge();
    const key = [member.identifier, sessionArn, this.equivalent.keyOf(set, role)].join(' ');
    return getOrMake(this.judgedMembers, key, judge);
  }

  /** Returns only an outsider's edge: in imported accounts, the edges of sets and principals say what `*` means. */
  private ofSingledOut(
    identifier: string,
    role: TrustingRole,
    ofAccount: AccountTest,
  ): CanAssumeEdge | undefined {
    const accountId = accountOfIdentifier(identifier);
    return ofAccount(accountId) ? this.ofOutsider(identifier, accountId, role) : undefined;
  }

  /** Judges services, identity providers, anyone, and principals of accounts that were never imported. */
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

/** Returns the accounts with known principals after an import. An account with only resources left has none. */
function importedAfter(accounts: readonly AccountFacts[], before: ReadonlySet<string>): ReadonlySet<string> {
  const imported = new Set(before);
  for (const { accountId, principalsCollected } of accounts) {
    if (principalsCollected) imported.add(accountId);
    else imported.delete(accountId);
  }
  return imported;
}

/** Keeps the strongest of edges from one place: a trust policy may let in both a role and its sessions. */
const strongest = (edges: readonly CanAssumeEdge[]): readonly CanAssumeEdge[] =>
  edges.toSorted((a, b) => strengthRank(a.grant) - strengthRank(b.grant)).slice(0, 1);

const edgesOf = (
  source: EdgeSource,
  role: TrustingRole,
  grant: AssumeRoleGrant | undefined,
): readonly CanAssumeEdge[] => (grant ? [{ source, targetArn: role.arn, grant }] : []);
