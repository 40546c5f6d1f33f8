/** Which roles the members of a policy set could assume, in any account, had they other rights (E-37). */
import type { Assumptions, Rights } from '../../escalation/context/accountContents.js';
import type { PolicySet } from '../../graph/model/storedPolicies.js';
import type { AccountFacts, TrustingRole } from '../../graph/contract/graphWriter.js';
import type { Guard } from '../../graph/engine/guardrails.js';
import {
  accountOfIdentifier,
  isOfNoAccount,
  isUniqueId,
  namedPrincipalKind,
} from '../../graph/model/principals/namedPrincipal.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import type { Clock } from '../../iam/decide/request.js';
import { AssumedRoles } from '../assumeRole/assumedRoles.js';
import { edgesOfSet } from '../deriveEdges.js';

interface Around {
  readonly documents: Documents;
  readonly guard: Guard;
  readonly clock: Clock | undefined;
}

export function assumptionsWith(
  present: PolicySet,
  { hashes, partial, boundary, hasAnyTags }: Rights,
  roles: readonly TrustingRole[],
  around: Around,
): (source: string) => Assumptions {
  const set: PolicySet = {
    ...present,
    identityHashes: hashes,
    partial,
    boundary,
    mayAssume: true,
    ...(hasAnyTags ? { hasAnyTags } : {}),
  };
  return assumptionsOf(set, roles, around);
}

/** With the rights that they have. */
export function assumptionsOf(
  { assumersUid: _common, ...set }: PolicySet,
  roles: readonly TrustingRole[],
  around: Around,
): (source: string) => Assumptions {
  const assumed = new AssumedRoles(edgesOfSet(set, roles, around));
  return (source) => assumed.from(source, set, around.documents);
}

/** Of all accounts: which roles let in somebody of one of them, or anyone. */
export function rolesLettingIn(
  accounts: readonly AccountFacts[],
  elsewhere: readonly TrustingRole[],
): (accountId: string) => readonly TrustingRole[] {
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
    for (const accountId of accountsIn(role, ownerOf)) {
      const roles = byAccount.get(accountId) ?? [];
      roles.push(role);
      byAccount.set(accountId, roles);
    }
  return (accountId) => [...(byAccount.get(accountId) ?? []), ...forAnyone];
}

/** Nobody who is asked for is a service or an identity provider, which a trust policy names too. */
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

/** E-44: in which of the accounts they are whom the roles name by unique id. */
function ownersOfIds(
  accounts: readonly AccountFacts[],
  roles: readonly TrustingRole[],
): ReadonlyMap<string, string> {
  const named = new Set(
    roles.flatMap(({ trusts }) => trusts.map(({ identifier }) => identifier)).filter(isUniqueId),
  );
  return named.size === 0 ? new Map() : new Map(membersWithIds(accounts, named));
}

const membersWithIds = (accounts: readonly AccountFacts[], ids: ReadonlySet<string>) =>
  accounts
    .flatMap(({ policySets }) => policySets.flatMap(({ members }) => members))
    .filter(({ uniqueId }) => ids.has(uniqueId))
    .map(({ uniqueId, accountId }) => [uniqueId, accountId] as const);
