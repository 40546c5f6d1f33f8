/** What an attacker that tries everything becomes, beside what the questions say of the same estate. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PrivilegePath } from '../../../src/access/shared/answer.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { blastRadius, type BlastRadius } from '../../../src/access/reach/blastRadius.js';
import { accountOf, asksForTags, type AttackedEstate } from '../../support/attackedEstate.js';
import { attackedEstates, startOfAttack } from '../../support/attackedEstates.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { attack, attackOneByOne, type Attack } from '../../support/plainAttacker.js';
import { stuckAt, type ReplayedStep } from '../../support/replayedSteps.js';
import { isDeep, runs } from '../../support/runs.js';

const from = startOfAttack;

interface Told {
  readonly paths: readonly PrivilegePath[];
  readonly radius: BlastRadius;
}

async function toldOf(estate: AttackedEstate): Promise<Told> {
  const reader = inMemoryReader(graphOfAttacked(estate));
  const { paths } = await pathsToPrivilege(reader, { from, maxHops: 10, k: 20, context: [] });
  return { paths, radius: await blastRadius(reader, { principal: from, maxHops: 10 }) };
}

const textOf = (all: ReadonlyMap<string, number>): string => JSON.stringify([...all].toSorted());

const isSame = (one: Attack, other: Attack): boolean =>
  textOf(one.becomes) === textOf(other.becomes) && textOf(one.administers) === textOf(other.administers);

/** In the other, and no later. */
const comesInto = (some: ReadonlyMap<string, number>, all: ReadonlyMap<string, number>): boolean =>
  [...some].every(([key, layer]) => (all.get(key) ?? Infinity) <= layer);

it('several identities become all that one at a time does, no later, and often more', () => {
  const counts = { all: 0, more: 0 };
  fc.assert(
    fc.property(attackedEstates, (estate) => {
      const [apart, folded] = [attack(estate, from), attack(estate, from, { folded: true })];
      const alone = attackOneByOne(estate, from);
      // Of estates with too many orders of changes nobody knows all that is possible.
      fc.pre(apart.complete && folded.complete);
      expect(comesInto(alone.becomes, folded.becomes)).toBe(true);
      expect(comesInto(alone.administers, folded.administers)).toBe(true);
      expect(
        comesInto(apart.becomes, folded.becomes) && comesInto(apart.administers, folded.administers),
      ).toBe(true);
      expect([...folded.becomes.keys()].toSorted()).toEqual([...apart.becomes.keys()].toSorted());
      expect([...folded.administers.keys()].toSorted()).toEqual([...apart.administers.keys()].toSorted());
      counts.all += 1;
      if (folded.becomes.size > alone.becomes.size || folded.administers.size > alone.administers.size)
        counts.more += 1;
    }),
    runs(600),
  );
  expect(counts.more / counts.all).toBeGreaterThan(isDeep ? 0.15 : 0);
});

/**
 * Beside a way to the whole account, which is told, whoever it opens comes one step later: the same members, then,
 * in the layer of the account or in the one after it.
 */
function differences(
  estate: AttackedEstate,
  { becomes, administers }: Attack,
  apart: Attack,
  { radius }: Told,
): readonly string[] {
  const told = new Map(radius.reached.map(({ identifier, distance }) => [identifier, distance]));
  return Object.keys(estate.members).flatMap((arn) => {
    const [said, is] = [told.get(arn), becomes.get(arn)];
    const ruled = administers.get(accountOf(arn));
    const own = accountOf(arn) === accountOf(from) ? undefined : administers.get(accountOf(from));
    // Whoever administers an account is told to change whom a role elsewhere lets in, where it may be itself.
    const beyond = own === undefined ? 0 : Math.min(own + 2, (apart.becomes.get(arn) ?? 0) + 1);
    const latest = Math.max(is !== undefined && is === ruled ? is + 1 : 0, beyond);
    const isLater = is !== undefined && said !== undefined && said > is && said <= latest;
    const isByTags =
      said !== undefined && said === (own ?? 0) + 2 && own !== undefined && asksForTags(estate, arn);
    return arn === from || said === is || isLater || isByTags
      ? []
      : [`${arn}: told ${said ?? 'never'}, is ${is ?? 'never'}`];
  });
}

const stepsOf = ({ hops }: PrivilegePath): readonly ReplayedStep[] =>
  hops.map(({ actingAs, to }) => ({
    actors: actingAs.map(({ principal }) => ({ principal: principal.identifier })),
    to: to.identifier,
  }));

it('what takes one identity at a time is told as the attacker finds it, and its paths can be walked', async () => {
  const counts = { reached: 0, ruled: 0, walked: 0 };
  await fc.assert(
    fc.asyncProperty(attackedEstates, async (estate) => {
      const alone = attackOneByOne(estate, from);
      fc.pre(isSame(alone, attack(estate, from, { folded: true })));
      const told = await toldOf(estate);
      expect(differences(estate, alone, attack(estate, from), told)).toEqual([]);
      expect([...told.radius.administeredAccountIds].toSorted()).toEqual(
        [...alone.administers.keys()].toSorted(),
      );
      expect(Math.min(...told.paths.map(({ depth }) => depth))).toBe(Math.min(...alone.administers.values()));
      for (const path of told.paths) expect(stuckAt(estate, from, stepsOf(path))).toBeUndefined();
      counts.reached += told.radius.reached.length;
      counts.ruled += alone.administers.size;
      counts.walked += told.paths.length;
    }),
    runs(800),
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
});

it('what one changed of itself before anybody else was held is no step later than it was (G-5)', async () => {
  const arnOf = (what: string): string => `arn:aws:iam::${accountOf(from)}:${what}`;
  const holder = (Action: string, Resource: string) => ({
    inline: { own: [{ Effect: 'Allow', Action, Resource: arnOf(Resource) }] },
    attached: [],
  });
  const role = (lets: string, action: string, resource: string) => ({
    ...holder(action, resource),
    tags: {},
    groups: [],
    trust: [{ Effect: 'Allow', Principal: { AWS: arnOf(lets) }, Action: 'sts:AssumeRole' }],
  });
  const estate = {
    members: {
      [from]: { ...holder('iam:AddUserToGroup', 'group/staff'), tags: {}, groups: [] },
      [arnOf('role/writer')]: role('user/ann', 'iam:PutGroupPolicy', 'group/staff'),
      [arnOf('role/next')]: role('role/writer', 'iam:AttachUserPolicy', 'user/ann'),
    },
    groups: { [arnOf('group/staff')]: holder('iam:CreateLoginProfile', 'user/ben') },
    policies: {},
    guardrails: {},
  };
  const [path] = (await toldOf(estate)).paths;
  expect(attack(estate, from).administers.get(accountOf(from))).toBe(2);
  expect(path?.depth).toBe(2);
});
