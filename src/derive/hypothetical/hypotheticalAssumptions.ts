/** Finds the roles, in any account, that members of a policy set could assume if they had other rights (E-37). */
import {
  uidOfNewPrincipals,
  uidOfNamedPrincipals,
  type AccountContext,
  type Assumptions,
  type Rights,
} from '../../escalation/context/accountContents.js';
import type { PolicySet } from '../../graph/model/storedPolicies.js';
import type { AccountFacts, TrustingRole } from '../../graph/contract/graphWriter.js';
import {
  accountOfIdentifier,
  isOfNoAccount,
  isUniqueId,
  namedPrincipalKind,
} from '../../graph/model/principals/namedPrincipal.js';
import { keyOfRole, roleSessionKey } from '../../graph/model/principals/roleSessionKey.js';
import { atOnce, type Work } from '../../graph/contract/turns.js';
import { appendTo } from '../../graph/model/groupBy.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import { AssumedRoles } from '../assumeRole/assumedRoles.js';
import { RolesToAssume } from '../assumeRole/rolesToAssume.js';
import { deriveAssumeEdgesOf, type Around } from '../deriveAssumeEdges.js';
import { askingForTheirTags, isClosedToNew, meantAmong } from './meantByTrusts.js';
import { memoize, once } from '../../graph/model/memoize.js';
import { definedFields } from '../../graph/model/definedFields.js';

/** Returns what members of the policy set with this uid could assume with the given rights. */
export const assumeWithOtherRights =
  (sets: ReadonlyMap<string, PolicySet>, lettingIn: LettingInto, judging: () => Around) =>
  (setUid: string, rights: Rights): ((source: string) => Assumptions) =>
    atOnce(assumptionsWith(known(sets, setUid), rights, lettingIn, judging()));

/** Returns the same for roles of other accounts: for new principals, and for all that some policy names or matches. */
export function assumeInOtherAccounts(
  facts: AccountFacts,
  isNamed: (arn: string) => boolean,
  { elsewhere }: LettingInto,
  judging: () => Around,
): Pick<
  AccountContext,
  'rolesElsewhere' | 'rolesElsewhereByTags' | 'isMeantElsewhere' | 'assumptionsElsewhereWith'
> {
  const made = once(() => {
    const around = judging();
    const members = facts.policySets.flatMap((set) => set.members);
    const meant = meantAmong(members, elsewhere.roles, around.documents);
    const taken = new Set(members.map(({ identifier }) => identifier));
    const isOpenToNew = memoize(
      (role: TrustingRole): boolean => !isClosedToNew(role, around.documents, (arn) => taken.has(arn)),
    );
    const isMeant = (arn: string): boolean => isNamed(arn) || meant.has(arn);
    return {
      around,
      isMeant,
      sets: new Map(hypotheticalSets(facts, isMeant)),
      isOpenToNew,
    };
  });
  return {
    rolesElsewhere: () => elsewhere.roles.map(({ arn }) => arn),
    rolesElsewhereByTags: once(() => askingForTheirTags(elsewhere.roles, judging()).map(({ arn }) => arn)),
    isMeantElsewhere: (arn) => made().isMeant(arn),
    assumptionsElsewhereWith: (setUid, rights, roleArns) => {
      const { around, sets, isOpenToNew } = made();
      const set = known(sets, setUid);
      const asked = elsewhere.roles.filter(({ arn }) => roleArns.has(arn));
      const roles = set.members.length === 0 ? asked.filter(isOpenToNew) : asked;
      return assumptionsWith(set, rights, { ...elsewhere, roles }, around);
    },
  };
}

function known(sets: ReadonlyMap<string, PolicySet>, uid: string): PolicySet {
  const set = sets.get(uid);
  if (!set) throw new TypeError(`There is no policy set ${uid}`);
  return set;
}

function assumptionsWith(
  present: PolicySet,
  { hashes, partial, boundary, hasAnyTags, namedAs, rolesOfAnyTags }: Rights,
  lettingIn: LettingIn,
  around: Around,
): Work<(source: string) => Assumptions> {
  const rights = { identityHashes: hashes, partial, boundary, ...definedFields({ hasAnyTags, namedAs }) };
  const set = { ...present, ...rights, mayAssume: true };
  if (rolesOfAnyTags === undefined) return assumptionsOf(set, lettingIn, around);
  const roles = lettingIn.roles.filter(({ arn }) => rolesOfAnyTags.has(arn));
  return assumptionsOf(set, { ...lettingIn, roles }, around, (role) => ({ ...role, hasAnyTags: true }));
}

/** Finds what the members can assume with the rights that they have, in small steps. `as`: how roles are taken. */
export function* assumptionsOf(
  { assumersUid: _common, ...set }: PolicySet,
  lettingIn: LettingIn,
  around: Around,
  as = (role: TrustingRole): TrustingRole => role,
): Work<(source: string) => Assumptions> {
  const roles = rolesFor(set, lettingIn, around.documents).map(as);
  const edges = yield* deriveAssumeEdgesOf(set, roles, around);
  const assumed = new AssumedRoles(edges);
  return (source) => assumed.from(source, set, around.documents);
}

/** Roles that let in a principal of one account. */
export interface LettingIn {
  readonly roles: readonly TrustingRole[];
  /** Those that let in every principal of the account whose own policies allow it. */
  readonly open: ReadonlySet<TrustingRole>;
  /** By the name of a principal: an ARN, a unique id, or the key of a session's role. */
  readonly naming: ReadonlyMap<string, readonly TrustingRole[]>;
}

interface LettingInto extends LettingIn {
  /** The roles of other accounts. */
  readonly elsewhere: LettingIn;
}

/** Returns, for each of all accounts, the roles that let in one of its principals, or anyone. */
export function rolesLettingIn(
  accounts: readonly AccountFacts[],
  elsewhere: readonly TrustingRole[],
): (accountId: string) => LettingInto {
  const all = [
    ...accounts.flatMap(({ accountId, partition, roles }) =>
      roles.map((role): TrustingRole => ({ ...role, accountId, partition })),
    ),
    ...elsewhere,
  ].map(withoutProviders);
  const ownerOf = ownersOfIds(accounts, all);
  const byAccount = new Map<string, TrustingRole[]>();
  const [forAnyone, forSome] = [all.filter(isForAnyone), all.filter((role) => !isForAnyone(role))];
  for (const role of forSome)
    for (const accountId of accountsIn(role, ownerOf)) appendTo(byAccount, accountId, role);
  return memoize((accountId) => lettingInto(accountId, [...(byAccount.get(accountId) ?? []), ...forAnyone]));
}

function lettingInto(accountId: string, roles: readonly TrustingRole[]): LettingInto {
  const isRoot = (identifier: string): boolean =>
    namedPrincipalKind(identifier) === 'ROOT' && accountOfIdentifier(identifier) === accountId;
  const open = roles.filter(
    (role) => isForAnyone(role) || role.trusts.some(({ identifier }) => isRoot(identifier)),
  );
  const naming = new Map<string, TrustingRole[]>();
  for (const role of roles)
    for (const { identifier } of role.trusts)
      appendTo(naming, roleSessionKey(identifier) ?? identifier, role);
  const all = { roles, open: new Set(open), naming };
  return { ...all, elsewhere: { ...all, roles: roles.filter((role) => role.accountId !== accountId) } };
}

/** Most sets allow nobody to assume a role, or name the few, of hundreds that let in whoever may. */
function rolesFor(
  set: PolicySet,
  { roles, open, naming }: LettingIn,
  documents: Documents,
): readonly TrustingRole[] {
  const { members, partition, accountId } = set;
  const toAssume = new RolesToAssume(set.mayAssume ? [[set]] : [], documents);
  const names = members.flatMap(({ identifier, uniqueId, name }) => [
    identifier,
    uniqueId,
    keyOfRole(partition, accountId, name),
  ]);
  const named = new Set(names.flatMap((name) => naming.get(name) ?? []));
  const mayBeLetIn = (role: TrustingRole): boolean =>
    toAssume.mayName(role.arn) || (role.accountId === accountId && isForAnyone(role));
  return roles.filter((role) => named.has(role) || (open.has(role) && mayBeLetIn(role)));
}

/** Leaves out services and identity providers: none of the principals in question is one. */
const withoutProviders = ({ trusts, ...role }: TrustingRole): TrustingRole => ({
  ...role,
  trusts: trusts.filter(({ identifier }) => !isOfNoAccount(namedPrincipalKind(identifier))),
});

const isForAnyone = ({ trusts }: TrustingRole): boolean =>
  trusts.some(({ identifier }) => identifier === '*');

const accountsIn = ({ trusts }: TrustingRole, ownerOf: ReadonlyMap<string, string>): ReadonlySet<string> =>
  new Set(
    trusts.flatMap(({ identifier }) => accountOfIdentifier(identifier) ?? ownerOf.get(identifier) ?? []),
  );

/** Returns the accounts of the principals that the roles name by unique id (E-44). */
function ownersOfIds(
  accounts: readonly AccountFacts[],
  roles: readonly TrustingRole[],
): ReadonlyMap<string, string> {
  const named = new Set(
    roles.flatMap(({ trusts }) => trusts.map(({ identifier }) => identifier)).filter(isUniqueId),
  );
  if (named.size === 0) return new Map();
  const members = accounts.flatMap(({ policySets }) => policySets.flatMap((set) => set.members));
  const own = members.filter(({ uniqueId }) => named.has(uniqueId));
  return new Map(own.map(({ uniqueId, accountId }) => [uniqueId, accountId]));
}

/** Returns, by uid, sets that may be given other rights: new principals, and all that some policy names. */
export const hypotheticalSets = (
  { accountId, partition, policySets }: AccountFacts,
  isNamed: (arn: string) => boolean,
): readonly (readonly [uid: string, PolicySet])[] =>
  (['USER', 'ROLE'] as const).flatMap((kind) => {
    const members = policySets
      .filter((set) => set.kind === kind)
      .flatMap((set) => set.members.filter(({ identifier }) => isNamed(identifier)));
    const set = {
      accountId,
      partition,
      kind,
      identityHashes: [],
      partial: false,
      mayAssume: false,
      boundary: { status: 'NONE' as const },
    };
    return [
      [uidOfNewPrincipals(kind), { ...set, uid: uidOfNewPrincipals(kind), members: [] }],
      [uidOfNamedPrincipals(kind), { ...set, uid: uidOfNamedPrincipals(kind), members }],
    ];
  });
