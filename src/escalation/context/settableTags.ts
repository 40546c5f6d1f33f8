/** Judges what changing the tags of a user or role opens (G-20): a step, conditional on the new tags. */
import type { Role, User } from './accountContents.js';
import type { AccountIndex } from './accountIndex.js';
import type { Callers } from './callers.js';
import { bound, type Trial } from '../apply/trial.js';
import type { Holdings } from './holdings.js';
import { actionsIn, alternatives } from '../catalog/forms.js';
import { changesOf } from '../gains/iamChanges.js';
import { needed } from '../apply/requirement.js';
import { both, strongest, provided, through, type Verdict } from '../apply/verdict.js';

type Holder = Role | User;

const isUser = (holder: Holder): boolean => 'groupArns' in holder;

/** Judges whether the caller may change the tags of the user or role. */
export function retagging(
  { callers, accountIndex, binding: { member } }: Trial,
  holder: Holder,
): Verdict | undefined {
  const kind = isUser(holder) ? 'User' : 'Role';
  const actions = [`iam:Tag${kind}`, `iam:Untag${kind}`];
  const verdict = strongest(
    actions.map((action) => callers.asking(action, member).may(action, accountIndex.target(holder))),
  );
  return both(
    verdict,
    provided(`the caller first changes the tags of ${holder.arn} to what the policies ask for`),
  );
}

/** Whether the caller may set the tags of the other one and not certainly its own: they can tell the two apart (G-8). */
export function mayTellApart({ callers, accountIndex, binding: { member } }: Trial, other: Holder): boolean {
  const tags = (holder: Holder): Verdict | undefined => {
    const action = isUser(holder) ? 'iam:TagUser' : 'iam:TagRole';
    if (!callers.mayAllow(action)) return undefined;
    return callers.asking(action, member).may(action, accountIndex.target(holder));
  };
  if (tags(other) === undefined) return false;
  const arn = member ?? (callers.set.members.length === 1 ? callers.set.members[0] : undefined);
  const own = accountIndex.users.get(arn ?? '') ?? accountIndex.roles.get(arn ?? '');
  return own === undefined || tags(own)?.decision !== 'ALLOWED';
}

/** Whether a statement on the required actions reads tags of resources. */
export function looksAtTags({ callers, form, binding: { member } }: Trial): boolean {
  return [...actionsIn(form.required)].some(
    (action) => callers.asking(action, member).relevantTo(action).readsTags,
  );
}

/** Judges what the caller could do to itself with other tags and cannot do now. */
export function allowedByOtherTags(trial: Trial, holdings: Holdings): Verdict | undefined {
  const { required, gain: gained } = trial.form;
  const tagged = bound(trial, { hasOtherTags: true });
  if (gained.kind === 'OWN_RIGHTS') {
    const now = new Set(changesOf(trial, holdings).map(({ place }) => place));
    const then = changesOf(tagged, holdings).filter(({ place }) => !now.has(place));
    return strongest(then.map(({ verdict }) => verdict));
  }
  const closed = alternatives(required).filter((one) => needed(one, trial) === undefined);
  return strongest(closed.map((one) => needed(one, tagged)));
}

export interface RoleOutOfReach {
  /** The member that alone is let in; missing: any member is. */
  readonly member?: string;
  readonly verdict: Verdict;
}

/**
 * Finds roles of other accounts that a member may assume only with other tags of the role, which somebody there may set.
 * Whether the caller holds somebody who may is not searched.
 */
export function openWithOtherTags(
  callers: Callers,
  accountIndex: AccountIndex,
  members: readonly string[],
): readonly RoleOutOfReach[] {
  if (!callers.mayAssumeElsewhere()) return [];
  accountIndex.restsElsewhere = true;
  const { around } = accountIndex;
  const { uid, kind, identityHashes: hashes, partial, boundary } = callers.set;
  const rolesOfAnyTags = new Set(
    callers.assumesByTags ? around.rolesElsewhere() : around.rolesElsewhereByTags(),
  );
  if (rolesOfAnyTags.size === 0) return [];
  const assumed = around.assumptionsWith(uid, { kind, hashes, partial, boundary, rolesOfAnyTags });
  return [undefined, ...members].flatMap((member) =>
    [...assumed(member ?? uid).keys()].flatMap((arn): readonly RoleOutOfReach[] => {
      const isAssumed = callers.assumptions(member).some((some) => some.get(arn));
      const tagged = provided(
        `a principal of its account first changes the tags of ${arn} to what the policies ask for`,
      );
      const verdict = both(through(arn, assumed(member ?? uid).get(arn)), tagged);
      if (isAssumed || verdict === undefined) return [];
      return [{ verdict, ...(member === undefined ? {} : { member }) }];
    }),
  );
}

/** Whether the holder is the caller, whose policies no other principal has. */
export const isAlone = ({ arn }: Role | User, { callers: { set } }: Trial): boolean =>
  set.members.length === 1 && set.members[0] === arn;
