/** Describes what a user or role holds: groups, documents and boundary, at present or after changes. */
import type { AccountGroup, AccountPolicySet, Rights, Role, User } from './accountContents.js';
import type { Taken } from '../../graph/model/graph.js';
import type { ChangedIdentity } from '../../graph/model/storedPolicies.js';
import type { KnownContext } from './caller.js';
import type { AccountIndex } from './accountIndex.js';
import { memoize, memoizeWeakly } from '../../graph/model/memoize.js';

/** A document that a principal holds, and the policy and group through which it does. */
export interface HeldDocument {
  readonly uid: string;
  readonly group?: string;
  readonly hash: string;
}

export interface Holdings extends ChangedIdentity {
  /** The user or role with its groups and boundary after the changes. */
  readonly holder: User | Role;
  /** Its own documents and those of its groups; one that it holds twice is listed twice. */
  readonly held: readonly HeldDocument[];
  /** Whether some policy that it holds was not imported. */
  readonly partial: boolean;
  readonly boundary: AccountPolicySet['boundary'];
  readonly knownContext: KnownContext;
}

export const presentHoldings = (accountIndex: AccountIndex, holder: User | Role): Holdings =>
  presentHoldingsIn(accountIndex)(holder);

const presentHoldingsIn = memoizeWeakly((accountIndex: AccountIndex) =>
  memoize((holder: User | Role): Holdings => ({
    holder,
    held: [
      ...documentsOf(accountIndex, holder.policyUids),
      ...groupsOf(holder).flatMap((arn) => heldByGroup(accountIndex, accountIndex.groups.get(arn))),
    ],
    partial: accountIndex.policySets.get(holder.policySetUid)?.partial ?? false,
    boundary: accountIndex.boundaryOf(holder),
    knownContext: [],
  })),
);

export const userIn = (holdings: Holdings | undefined): User | undefined =>
  holdings && 'groupArns' in holdings.holder ? holdings.holder : undefined;

export const roleIn = (holdings: Holdings | undefined): Role | undefined =>
  holdings && !('groupArns' in holdings.holder) ? holdings.holder : undefined;

export const groupsOf = (holder: User | Role): readonly string[] =>
  'groupArns' in holder ? holder.groupArns : [];

export const heldByGroup = (
  accountIndex: AccountIndex,
  group: AccountGroup | undefined,
): readonly HeldDocument[] =>
  documentsOf(accountIndex, group?.policyUids ?? []).map((held) => ({ ...held, group: group?.arn ?? '' }));

const documentsOf = ({ policies }: AccountIndex, uids: readonly string[]): readonly HeldDocument[] =>
  uids.flatMap((uid) => {
    const hash = policies.get(uid)?.documentHash;
    return hash === undefined ? [] : [{ uid, hash }];
  });

export const rightsOf = ({
  holder,
  held,
  partial,
  boundary,
  knownContext,
  hasAnyTags,
  namedAs,
}: Holdings): Rights => ({
  kind: 'groupArns' in holder ? 'USER' : 'ROLE',
  hashes: [...new Set(held.map(({ hash }) => hash))].sort(),
  partial,
  boundary,
  ...(knownContext.length === 0 ? {} : { knownContext }),
  ...(hasAnyTags === undefined ? {} : { hasAnyTags }),
  ...(namedAs === undefined ? {} : { namedAs }),
});

/** Applies several changes: keeps all that one of them adds, and nothing that one of them removes. */
export function combined(before: Holdings, afters: readonly Holdings[]): Holdings {
  const [first] = afters;
  if (first === undefined || afters.length === 1) return first ?? before;
  const held = byText(before.held);
  const now = afters.map((after) => byText(after.held));
  const kept = [...held].filter(([key]) => now.every((one) => one.has(key)));
  const holder = holderIn(before, afters);
  const had = new Set(before.held.map(placeOf));
  // Nothing is left of a policy or group that another change removes.
  const isLeft = (one: HeldDocument): boolean =>
    (one.group === undefined || groupsOf(holder).includes(one.group)) &&
    (!had.has(placeOf(one)) ||
      afters.every((after) => after.held.some((each) => placeOf(each) === placeOf(one))));
  const added = now.flatMap((all) => [...all].filter(([key, one]) => !held.has(key) && isLeft(one)));
  const changedBoundary = afters.find(({ boundary }) => boundary !== before.boundary);
  const namedAs = afters.find((after) => after.namedAs !== undefined)?.namedAs;
  return {
    holder,
    held: [...new Map([...kept, ...added]).values()],
    partial: afters.some(({ partial }) => partial),
    boundary: changedBoundary?.boundary ?? before.boundary,
    knownContext: before.knownContext,
    ...(afters.some(({ hasAnyTags }) => hasAnyTags) ? { hasAnyTags: true } : {}),
    ...(namedAs === undefined ? {} : { namedAs }),
  };
}

function holderIn({ holder }: Holdings, afters: readonly Holdings[]): User | Role {
  const holders = afters.map((after) => after.holder);
  const { boundaryUid, ...rest } = holder;
  const isBounded = boundaryUid !== undefined && holders.every((one) => one.boundaryUid !== undefined);
  const bounded = isBounded ? { boundaryUid } : {};
  if (!('groupArns' in rest)) return { ...rest, ...bounded };
  const before = rest.groupArns;
  const groups = holders.map((one) => groupsOf(one));
  const left = before.filter((arn) => groups.every((list) => list.includes(arn)));
  const joined = groups.flat().filter((arn) => !before.includes(arn));
  return { ...rest, ...bounded, groupArns: [...left, ...new Set(joined)] };
}

/** Returns the documents that are held before a change and not after it. */
export const takenFrom = ({ held }: Holdings, after: Holdings): readonly HeldDocument[] =>
  held.filter((one) => !has(after.held, one));

/** Returns hashes of the documents that one holds and the other does not. */
export const withoutDocumentsOf = (one: Holdings, other: Holdings): readonly string[] =>
  takenFrom(one, other).map(({ hash }) => hash);

/** Leaves out what one change added and later ones remove. */
export function withoutLost(
  holdings: Holdings,
  brought: Holdings | undefined,
  onTop: readonly Holdings[],
): Holdings {
  const lost = (brought?.held ?? []).filter((one) => onTop.some(({ held }) => !has(held, one)));
  return { ...holdings, held: holdings.held.filter((one) => !has(lost, one)) };
}

/** Returns what a change takes away. `denies`: whether the document has a Deny. */
export function takenBy(before: Holdings, after: Holdings, denies: (hash: string) => boolean): Taken {
  const isOfAll = ({ uid, group = '', hash }: HeldDocument, { held, holder }: Holdings): boolean =>
    held.some((one) => one.uid === uid && one.hash !== hash) || groupsOf(holder).includes(group);
  const gone = takenFrom(before, after);
  const denying = takenFrom(after, before).filter(({ hash }) => denies(hash));
  const isBounded =
    after.boundary.status !== 'NONE' && JSON.stringify(after.boundary) !== JSON.stringify(before.boundary);
  const isBoundaryOfAll = isBounded && after.holder.boundaryUid === before.holder.boundaryUid;
  const mayEndAny = isBoundaryOfAll || denying.some((one) => isOfAll(one, before));
  const mayEndOwn =
    isBounded ||
    denying.length > 0 ||
    (after.partial && !before.partial) ||
    (after.hasAnyTags === true && before.hasAnyTags !== true) ||
    after.namedAs !== before.namedAs;
  return {
    fromItself: gone.map(({ hash }) => hash),
    fromAll: gone.filter((one) => isOfAll(one, after)).map(({ hash }) => hash),
    mayEnd: mayEndAny ? 'ANY' : mayEndOwn ? 'ITS_OWN' : 'NONE',
  };
}

const has = (held: readonly HeldDocument[], one: HeldDocument): boolean =>
  held.some((other) => isSameDocument(other, one));

const isSameDocument = (one: HeldDocument, other: HeldDocument): boolean =>
  placeOf(one) === placeOf(other) && one.hash === other.hash;

const placeOf = ({ uid, group = '' }: HeldDocument): string => `${uid} ${group}`;

const byText = (held: readonly HeldDocument[]): ReadonlyMap<string, HeldDocument> =>
  new Map(held.map((one) => [`${placeOf(one)} ${one.hash}`, one]));
