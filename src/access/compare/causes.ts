/** Finds the causes of differences: the fewest changed parts that have to be put back for them to disappear. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { gapKey, type Change } from '../../graph/model/changes.js';
import { ImportRunning, WorldsBusy } from '../../graph/model/graph.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { areasMeet } from '../../iam/permissions/areas.js';
import { widestKind } from '../exposure/trust/exposureFinding.js';
import { narrowed, readScope, watchKey, type AccessState, type Scope } from './accessState.js';
import { areaOf } from './compareStatements.js';
import { compareStates } from './compareStates.js';
import type { AccessDifference, ChangedPart, Differences } from './difference.js';
import {
  exposureGaps,
  isCut,
  isSameGap,
  principalGaps,
  reachGaps,
  derivedByOtherRules,
  watchGaps,
} from './gapsAbout.js';
import { isolate } from './isolate.js';

/** The states between two: like the later one, with some parts put back. */
export interface IntermediateStates {
  readonly parts: readonly ChangedPart[];
  /**
   * Reads a state between. `putBack`: numbers of the parts that are as before. Undefined: there can be no such state.
   * Throws `ImportRunning` if an import happens meanwhile: later reads may be of another graph. Throws `WorldsBusy`.
   */
  inState<T>(putBack: readonly number[], read: (reader: GraphReader) => Promise<T>): Promise<T | undefined>;
}

type Section = keyof Differences;
export type AnyDifference = {
  readonly [S in Section]: { readonly section: S; readonly one: Differences[S][number] };
}[Section];

/** Adds causes. `trials`: the number of intermediate states to try at most. */
export async function withCauses(
  difference: AccessDifference,
  [before, after]: readonly [before: AccessState, after: AccessState],
  { parts, inState }: IntermediateStates,
  trials: number,
): Promise<AccessDifference> {
  const differences = allOf(difference);
  const found = await isolate({
    differences,
    size: parts.length,
    likely: likelyAmong(parts),
    trials,
    attempt: async (putBack, open) => {
      const scope = scopeOf(open);
      const then = await inState(putBack, (reader) => readScope(reader, scope)).catch(endedByOthers);
      if (then === undefined) return new Set();
      if (then === 'ENDED') return undefined;
      const left = compareStates(narrowed(before, scope), then);
      return new Set(open.filter((one) => isGone(one, left) && isKnown(one, then, [before, after])));
    },
  });
  const causes = new Map(
    differences.map((each) => [each.one, found.get(each)?.flatMap((part) => parts[part] ?? [])] as const),
  );
  const withCause = (list: readonly AnyDifference['one'][]) =>
    list.map((one) => {
      const cause = causes.get(one);
      return cause === undefined ? one : { ...one, cause };
    });
  return sections.reduce((all, section) => ({ ...all, [section]: withCause(all[section]) }), difference);
}

function endedByOthers(error: unknown): 'ENDED' {
  if (error instanceof ImportRunning || error instanceof WorldsBusy) return 'ENDED';
  throw error;
}

/** The gravest first. */
const sections = ['administrators', 'reach', 'watched', 'exposures', 'permissions'] as const;

const allOf = (all: Differences): readonly AnyDifference[] =>
  sections.flatMap((section) => all[section].map((one) => ({ section, one }) as AnyDifference));

/** Returns the parts that a difference names: its principals, and the policies of its statements. */
function likelyAmong(parts: readonly ChangedPart[]): (difference: AnyDifference) => readonly number[] {
  return ({ one }) => {
    const text = JSON.stringify(one);
    return parts.flatMap(({ names }, part) => (names.some((name) => text.includes(name)) ? [part] : []));
  };
}

function scopeOf(open: readonly AnyDifference[]): Scope {
  const principals = open.flatMap(({ section, one }) => {
    if (section === 'exposures') return [one.role];
    return section === 'administrators' || section === 'permissions' ? [one.principal] : [];
  });
  const watches = open.flatMap(({ section, one }) =>
    section === 'watched' ? [[watchKey(one), { action: one.action, resource: one.resource }] as const] : [],
  );
  return {
    principals: new Set(principals),
    accountIds: new Set(open.flatMap(({ section, one }) => (section === 'reach' ? [one.accountId] : []))),
    exposures: open.some(({ section }) => section === 'exposures'),
    watches: new Map(watches),
  };
}

/** Whether no remaining difference is the same, or part of the same. */
function isGone(difference: AnyDifference, left: Differences): boolean {
  return !matchingDifferences(difference, left).some(({ change }) =>
    mayHaveSameDirection(change, difference.one.change),
  );
}

function matchingDifferences(
  { section, one }: AnyDifference,
  left: Differences,
): readonly { readonly change: Change }[] {
  switch (section) {
    case 'administrators':
      return left.administrators.filter(({ principal }) => principal === one.principal);
    case 'reach':
      return left.reach.filter((other) => sameIn(one, other, 'accountId', 'principal'));
    case 'watched':
      return left.watched.filter((other) => sameIn(one, other, 'action', 'resource', 'principal'));
    case 'exposures':
      return left.exposures.filter(
        (other) =>
          sameIn(one, other, 'role', 'principal', 'organization') &&
          widestKind(one.kind) === widestKind(other.kind),
      );
    case 'permissions':
      return left.permissions.filter(
        ({ principal, statement }) =>
          principal === one.principal &&
          statement.effect === one.statement.effect &&
          areasMeet(areaOf(statement), areaOf(one.statement)),
      );
  }
}

const sameIn = <D>(one: D, other: D, ...keys: readonly (keyof D)[]): boolean =>
  keys.every((key) => one[key] === other[key]);

const directions: Readonly<Partial<Record<Change, 'MORE' | 'LESS'>>> = {
  GAINED: 'MORE',
  LOOSENED: 'MORE',
  LOST: 'LESS',
  TIGHTENED: 'LESS',
};

/** Whether two changes may go the same way; a change between known and unknown has no direction. */
const mayHaveSameDirection = (one: Change, other: Change): boolean =>
  directions[one] === undefined || directions[other] === undefined || directions[one] === directions[other];

/**
 * Whether the intermediate state has enough data to say that the difference is gone: no more gaps than the two states,
 * and edges that were derived by the rules of the state after.
 */
export function isKnown(
  difference: AnyDifference,
  then: AccessState,
  both: readonly [before: AccessState, after: AccessState],
): boolean {
  if (difference.section === 'reach' && isCut(then, difference.one.accountId)) return false;
  const hasEdges = difference.section === 'reach' || difference.section === 'administrators';
  if (hasEdges && derivedByOtherRules(then, both[1]).length > 0) return false;
  const known = new Set(both.flatMap((state) => gapsAbout(difference, state)).map(gapKey));
  return gapsAbout(difference, then).every(
    (gap) => known.has(gapKey(gap)) || both.some((state) => isSameGap(gap, then, state)),
  );
}

function gapsAbout({ section, one }: AnyDifference, state: AccessState): readonly DataGap[] {
  switch (section) {
    case 'administrators':
    case 'permissions':
      return principalGaps(state, one);
    case 'reach':
      return reachGaps(state, one);
    case 'watched':
      return watchGaps(state, one);
    case 'exposures':
      return exposureGaps(state, one);
  }
}
