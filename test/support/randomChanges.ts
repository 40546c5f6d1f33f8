/** Random changes in all verbs, of a small organization: each with the edit of the files that comes to the same. */
import { verbNames, type Change, type Verb } from '../../src/ingest/changes/change.js';
import { ChangeRefused } from '../../src/ingest/changes/changeRefused.js';
import type { WholeUnits } from '../../src/ingest/ingest.js';
import type { Files } from './changeableEstate.js';
import { draftOn, unitsOf } from './drafts.js';
import { NothingToDraw, type Draw, type Drawn } from './randomChange.js';
import { entityDraws } from './randomEntityChanges.js';
import { holderDraws } from './randomHolderChanges.js';
import { signInDraws } from './randomSignInChanges.js';
import { organizationDraws, resourceDraws } from './randomUnitChanges.js';
import { randomFrom } from './reference/random.js';

const draws: Readonly<Record<Verb, Draw>> = {
  ...entityDraws,
  ...holderDraws,
  ...resourceDraws,
  ...organizationDraws,
  ...signInDraws,
};

/** Those that change whom nobody lets in: what of other accounts is derived for questions stays. */
export const holding = verbNames.filter((verb) => verb in holderDraws && !/tag/i.test(verb));

/** Undefined: the files have nothing that the verb could be about. */
function drawChange(files: Files, seed: number, verbs: readonly Verb[]): Drawn | undefined {
  const random = randomFrom(seed);
  try {
    return draws[random.pick(verbs)]({ files, random });
  } catch (error) {
    if (error instanceof NothingToDraw) return undefined;
    throw error;
  }
}

/**
 * What of the draws AWS would take, made one after the other as one scenario, and the files as it leaves them.
 * `units`: those of the files.
 */
export async function acceptedChanges(
  files: Files,
  seeds: readonly number[],
  verbs = verbNames,
  units = unitsOf(files),
): Promise<{ readonly changes: readonly Change[]; readonly after: Files }> {
  const after = structuredClone(files);
  const changes: Change[] = [];
  for (const seed of seeds) {
    const drawn = drawChange(after, seed, verbs);
    if (drawn === undefined || !(await isAccepted(units, [...changes, ...drawn.changes]))) continue;
    drawn.edit();
    changes.push(...drawn.changes);
  }
  return { changes, after };
}

const isAccepted = (units: WholeUnits, changes: readonly Change[]): Promise<boolean> =>
  draftOn(units, changes).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ChangeRefused) return false;
      throw error;
    },
  );
