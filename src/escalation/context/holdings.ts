/** What a user or role has at one time: its groups, documents and boundary, as they are or as changes leave them. */
import type { AccountGroup, AccountPolicySet, Rights, Role, User } from './accountContents.js';
import type { ChangedIdentity } from '../../graph/model/storedPolicies.js';
import type { KnownContext } from './caller.js';
import type { AccountIndex } from './accountIndex.js';

/** A document that somebody has, and through what. */
export interface HeldDocument {
  readonly uid: string;
  readonly group?: string;
  readonly hash: string;
}

export interface Holdings extends ChangedIdentity {
  /** With the groups that it is then in, and the boundary that it then has. */
  readonly holder: User | Role;
  /** Its own documents and those of its groups; one that it has twice is there twice. */
  readonly held: readonly HeldDocument[];
  /** Some policy that it has was not imported. */
  readonly partial: boolean;
  readonly boundary: AccountPolicySet['boundary'];
  /** Of its requests. */
  readonly knownContext: KnownContext;
}

/** As things are. */
export function presentHoldings(accountIndex: AccountIndex, holder: User | Role): Holdings {
  return {
    holder,
    held: [
      ...documentsOf(accountIndex, holder.policyUids),
      ...groupsOf(holder).flatMap((arn) => heldByGroup(accountIndex, accountIndex.groups.get(arn))),
    ],
    partial: accountIndex.policySets.get(holder.policySetUid)?.partial ?? false,
    boundary: accountIndex.boundaryOf(holder),
    knownContext: [],
  };
}

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

/** Several changes at once: all that one of them adds, and nothing that one of them takes away. */
export function combined(before: Holdings, afters: readonly Holdings[]): Holdings {
  const [first] = afters;
  if (first === undefined || afters.length === 1) return first ?? before;
  const held = byText(before.held);
  const now = afters.map((after) => byText(after.held));
  const kept = [...held].filter(([key]) => now.every((one) => one.has(key)));
  const holder = holderIn(before, afters);
  const had = new Set(before.held.map(placeOf));
  // Of a policy or group that another change takes away nothing is left.
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

/** Hashes of what one has and the other has not. */
export const withoutDocumentsOf = ({ held }: Holdings, other: Holdings): readonly string[] =>
  held.filter((one) => !has(other.held, one)).map(({ hash }) => hash);

/** Without what a change brought and others on top of it take away again. */
export function withoutLost(
  holdings: Holdings,
  brought: Holdings | undefined,
  onTop: readonly Holdings[],
): Holdings {
  const lost = (brought?.held ?? []).filter((one) => onTop.some(({ held }) => !has(held, one)));
  return { ...holdings, held: holdings.held.filter((one) => !has(lost, one)) };
}

/** Hashes of documents of a policy or group that the change takes from whoever has them. */
export function takenFromAll({ held }: Holdings, after: Holdings): readonly string[] {
  const isOfAll = ({ uid, group = '' }: HeldDocument): boolean =>
    after.held.some((one) => one.uid === uid) || groupsOf(after.holder).includes(group);
  return held.filter((one) => !has(after.held, one) && isOfAll(one)).map(({ hash }) => hash);
}

const has = (held: readonly HeldDocument[], one: HeldDocument): boolean =>
  held.some((other) => isSameDocument(other, one));

const isSameDocument = (one: HeldDocument, other: HeldDocument): boolean =>
  placeOf(one) === placeOf(other) && one.hash === other.hash;

const placeOf = ({ uid, group = '' }: HeldDocument): string => `${uid} ${group}`;

const byText = (held: readonly HeldDocument[]): ReadonlyMap<string, HeldDocument> =>
  new Map(held.map((one) => [`${placeOf(one)} ${one.hash}`, one]));
