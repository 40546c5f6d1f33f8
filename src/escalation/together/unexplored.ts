/** Finds what held identities gain that the search does not follow. */
import type { Collected, Gained, TechniqueVerdict } from '../apply/results.js';
import type { Act } from '../apply/verdict.js';
import { givesData } from '../gains/chainableGains.js';
import { arnOfId, isChanged, type HeldIdentity } from './heldIdentity.js';
import type { JointCallers } from './jointCallers.js';

export interface Unexplored {
  /** Id of the first identity that acts. */
  readonly by: string;
  readonly techniqueId: string;
  /** Whether it needs several identities, or one that was changed: no stored finding includes it. */
  readonly isJoint: boolean;
}

export function unexploredIn(found: Collected): readonly Unexplored[] {
  const ids = new Set(found.unexplored());
  return found
    .findings()
    .filter(({ techniqueId }) => ids.has(techniqueId))
    .map(unexploredBy);
}

/**
 * Returns the data that several identities gain, each by calls of its own. Where one of them makes all the calls, on
 * whatever any of them may, it is a finding of that one. `joint`: all of them as one caller.
 */
export const dataIn = (
  found: Collected,
  held: readonly HeldIdentity[],
  joint: Pick<JointCallers, 'asking'>,
): readonly Unexplored[] =>
  found
    .findings()
    .filter(
      ({ techniqueId, acts = [] }) =>
        givesData(techniqueId) &&
        new Set(acts.map(({ by }) => arnOfId(by))).size > 1 &&
        !held.some((one) => isByOne(one, acts, joint)),
    )
    .map(unexploredBy);

const isByOne = (
  { callers, arn }: HeldIdentity,
  acts: readonly Act[],
  joint: Pick<JointCallers, 'asking'>,
): boolean =>
  acts.every(
    ({ action }) =>
      action === undefined ||
      callers.asking(action, arn).isAllowedOn(action, joint.asking(action).places(action, undefined)),
  );

export const unexploredChange = ({
  techniqueId,
  verdict,
}: Pick<Gained, 'techniqueId' | 'verdict'>): Unexplored => unexploredBy({ ...verdict, techniqueId });

const unexploredBy = ({
  techniqueId,
  acts = [],
}: Pick<TechniqueVerdict, 'techniqueId' | 'acts'>): Unexplored => ({
  by: acts[0]?.by ?? '',
  techniqueId,
  isJoint: new Set(acts.map(({ by }) => by)).size > 1 || acts.some(({ by }) => isChanged(by)),
});
