/** What several identities become at once, beside what the questions say of the same estate. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { PathStep, PrivilegePath } from '../../../src/access/shared/answer.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { chokesOf } from '../../../src/access/reach/chokePoints.js';
import { techniqueById } from '../../../src/escalation/catalog/techniques.js';
import { formsOf } from '../../../src/escalation/catalog/technique.js';
import { requiredActionsOf } from '../../../src/escalation/catalog/forms.js';
import { documentHashOf } from '../../../src/graph/model/contentHash.js';
import {
  accountOf,
  asksForTags,
  documentsIn,
  onceFor,
  type AttackedEstate,
  type Document,
} from '../../support/attackedEstate.js';
import { attackedEstates, startOfAttack } from '../../support/attackedEstates.js';
import { speaksOf } from '../../support/attackerCalls.js';
import { ofCredentials, type Lets } from '../../support/attackerEntries.js';
import { documentOf, graphOfAttacked } from '../../support/attackedExports.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { attack, attackOneByOne, type Attack } from '../../support/plainAttacker.js';
import {
  leadTo,
  needless,
  stuckAt,
  type ReplayedActor,
  type ReplayedStep,
} from '../../support/replayedSteps.js';
import { isDeep, runs } from '../../support/runs.js';
import { togetherCases } from '../../support/togetherTable.js';

interface Told {
  readonly paths: readonly PrivilegePath[];
  /** By ARN: of whom it becomes, the start left aside, and of root users. */
  readonly distances: ReadonlyMap<string, number>;
  /** ARNs of their root users. */
  readonly ruled: readonly string[];
  /** The search says that it does not go on somewhere. */
  readonly unexplored: boolean;
  /** It stopped for another reason. */
  readonly isCut: boolean;
}

async function toldOf(estate: AttackedEstate, from: string): Promise<Told> {
  const reader = inMemoryReader(graphOfAttacked(estate));
  const { paths, completeness } = await pathsToPrivilege(reader, { from, maxHops: 10, k: 20, context: [] });
  const radius = await blastRadius(reader, { principal: from, maxHops: 10 });
  const truncatedBy = [...completeness.truncatedBy, ...radius.completeness.truncatedBy];
  return {
    paths,
    distances: new Map(radius.reached.map(({ identifier, distance }) => [identifier, distance])),
    ruled: radius.administeredAccountIds.map(rootOf),
    unexplored: truncatedBy.includes('ESCALATION_UNEXPLORED'),
    isCut: truncatedBy.some((limit) => limit !== 'ESCALATION_UNEXPLORED' && limit !== 'MAX_PATHS'),
  };
}

const rootOf = (account: string): string => `arn:aws:iam::${account}:root`;

/** By ARN; of an account that of its root user. */
type Layers = ReadonlyMap<string, number>;

const layersOf = ({ becomes, administers }: Attack): Layers =>
  new Map([...becomes, ...[...administers].map(([account, layer]) => [rootOf(account), layer] as const)]);

const stepsOf = ({ hops }: PrivilegePath): readonly ReplayedStep[] =>
  hops.map((hop) => ({
    actors: hop.actingAs.map(({ principal }) => ({ principal: principal.identifier })),
    to: hop.to.identifier,
    ...changedIn(hop),
  }));

/**
 * A change of a group or policy is told of each who has it, and longer ways are told of whoever comes by it: those before
 * a step may have led to the end already. `isFirst`: no other path leads to privilege by fewer steps.
 */
function spareOf(
  estate: AttackedEstate,
  from: string,
  path: PrivilegePath,
  isFirst = true,
): readonly number[] {
  const steps = barelyStepsOf(estate, path);
  const end = steps.at(-1)?.to ?? from;
  return needless(estate, from, steps).filter(
    (index) =>
      index < steps.length - 1 &&
      (isFirst || !isMemberWrittenFor(estate, path.hops, index)) &&
      !leadTo(estate, from, steps.slice(0, index), end),
  );
}

/** For which member a group is written is found once: longer ways become that one, though another would do. */
function isMemberWrittenFor({ members }: AttackedEstate, hops: readonly PathStep[], index: number): boolean {
  const groups = members[hops[index]?.to.identifier ?? '']?.groups ?? [];
  return hops
    .slice(index + 1)
    .some((hop) => hop.mechanism === 'ESCALATION' && groups.includes(hop.via ?? ''));
}

/** Of a step that makes somebody an administrator: whom, as far as it says so. */
function changedIn(hop: PathStep): Pick<ReplayedStep, 'via'> {
  if (hop.mechanism !== 'ESCALATION') return {};
  const { via = isOfItself(hop.techniqueId) ? hop.from.identifier : '' } = hop;
  return /:(user|role)\//.test(via) ? { via } : {};
}

function isOfItself(techniqueId: string): boolean {
  const technique = techniqueById(techniqueId);
  return (
    technique !== undefined &&
    formsOf(technique).every(({ gain }) => gain.kind === 'ADMINISTRATION' && gain.as === 'SELF')
  );
}

/**
 * Making only the calls that it names; where it rests on one, and does not change somebody who is held, of whichever way
 * of its technique is meant.
 */
const barelyStepsOf = (estate: AttackedEstate, { hops }: PrivilegePath): readonly ReplayedStep[] =>
  hops.map((hop, index, all) => {
    const { via = '' } = hop.mechanism === 'ESCALATION' ? hop : {};
    const own = [hops[0]?.from, ...all.slice(0, index).map(({ to }) => to)].map(
      (one) => one?.identifier ?? '',
    );
    const held = own.flatMap((arn) => [arn, ...(estate.members[arn]?.groups ?? [])]);
    const isNamed = isJoint(hop) || [hop.to.identifier, via].some((one) => held.includes(one));
    return {
      actors: hop.actingAs.map(({ principal, actions }) => ({
        principal: principal.identifier,
        ...(isNamed && actions.length > 0 ? { actions } : callsOf(estate, hop)),
      })),
      to: hop.to.identifier,
      ...changedIn(hop),
    };
  });

const isJoint = ({ actingAs, restsOn }: PathStep): boolean => actingAs.length > 1 || restsOn.length > 1;

function callsOf(estate: AttackedEstate, hop: PathStep): Omit<ReplayedActor, 'principal'> {
  if (hop.mechanism !== 'ESCALATION') return { actions: ['sts:AssumeRole'] };
  const technique = techniqueById(hop.techniqueId);
  if (technique === undefined) return {};
  const forms = formsOf(technique);
  // What somebody gives itself first, only the statements say that the step cites.
  if (forms.some(({ gain }) => gain.kind === 'OWN_RIGHTS')) {
    if (hop.to.kind === 'ROOT') return {};
    const { via } = hop;
    const cited = citedIn(estate, hop);
    const onItself: Lets = (call) =>
      (via === undefined || call.on === via) && cited.some((one) => speaksOf(one, call));
    return { actions: [...entering, 'iam:UpdateAssumeRolePolicy'], onItself };
  }
  return {
    actions: [
      ...entering,
      ...(hop.to.kind === 'ROOT' ? unbinding : []),
      ...forms.flatMap(({ required }) => requiredActionsOf(required).map(({ action }) => action)),
    ],
  };
}

/** A document for each statement. */
const citedIn = (estate: AttackedEstate, { determiningStatements }: PathStep): readonly Document[] =>
  determiningStatements.flatMap(({ policyId, statementIndex }) =>
    documentsIn(estate)
      .filter((one) => hashOf(one) === policyId)
      .map((one) => one.slice(statementIndex, statementIndex + 1)),
  );

const hashOf = onceFor((document: Document): string =>
  documentHashOf(JSON.stringify(documentOf(document)), 'IDENTITY'),
);

const entering = [
  'sts:AssumeRole',
  ...ofCredentials,
  'iam:PassRole',
  'kinesisanalytics:CreateApplication',
  'kinesisanalytics:StartApplication',
];

const unbinding = ['iam:DeleteUserPermissionsBoundary', 'iam:DeleteRolePermissionsBoundary'];

describe.each(togetherCases)('$name', ({ estate, from, reaches, depth, steps, mayBeUnexplored }) => {
  it('is told by the same steps, as deep', async () => {
    const { paths, distances, ruled, unexplored } = await toldOf(estate, from);
    expect(paths.map((path) => stuckAt(estate, from, stepsOf(path)))).toEqual(paths.map(() => undefined));
    expect(paths.flatMap((path, rank) => spareOf(estate, from, path, rank === 0))).toEqual([]);
    if (mayBeUnexplored === true && unexplored) return;
    if (!reaches.endsWith(':root')) {
      const isBeyond = accountOf(reaches) !== accountOf(from) && ruled.includes(rootOf(accountOf(from)));
      return void expect([depth, isBeyond ? depth + 1 : depth]).toContain(distances.get(reaches));
    }
    const [first] = paths;
    expect(first?.depth).toBe(depth);
    expect(distances.get(reaches)).toBe(depth);
    expect(ruled).toContain(reaches);
    const told = first?.hops.map(({ actingAs, to }) => ({
      by: actingAs.map(({ principal }) => principal.identifier),
      to: to.identifier,
    }));
    expect(told?.map((step) => JSON.stringify(step)).toSorted()).toEqual(
      steps.map(({ by, to }) => JSON.stringify({ by, to })).toSorted(),
    );
  });
});

it('choke points say where a way past one is not searched: a group is written before an exchange, and joined after it (G-5)', async () => {
  const own = (name: string): string => `arn:aws:iam::111122223333:${name}`;
  const none = { inline: {}, attached: [], tags: {}, groups: [] };
  const allow = (Action: string, Resource: string) => ({ Effect: 'Allow', Action, Resource });
  const rollBack = [allow('iam:SetDefaultPolicyVersion', own('policy/managed'))];
  const trust = [{ Effect: 'Allow', Principal: { AWS: own('user/ann') }, Action: 'sts:AssumeRole' }];
  const estate = (joining: string): AttackedEstate => ({
    members: {
      [own('user/ann')]: { ...none, attached: [own('policy/managed')] },
      [own('role/dev')]: { ...none, inline: { own: rollBack }, trust },
      [own('role/adm')]: { ...none, inline: { own: [allow('iam:PutRolePolicy', own('role/adm'))] }, trust },
    },
    groups: { [own('group/deck')]: { inline: {}, attached: [] } },
    policies: {
      [own('policy/managed')]: [
        [allow('iam:PutGroupPolicy', own('group/deck'))],
        [allow(joining, own('group/deck'))],
      ],
    },
    guardrails: {},
  });
  const limitsWith = async (joining: string) => {
    const { completeness } = await chokesOf(
      inMemoryReader(graphOfAttacked(estate(joining))),
      accountOf(startOfAttack),
    );
    return completeness.truncatedBy;
  };
  expect(await limitsWith('iam:AddUserToGroup')).toEqual(['ESCALATION_UNEXPLORED']);
  expect(await limitsWith('iam:GetGroup')).toEqual([]);
});

it('blastRadius goes on from whom several identities gain sooner than one, as far as the question asks (E-27b)', async () => {
  const own = (name: string): string => `arn:aws:iam::111122223333:${name}`;
  const none = { inline: {}, attached: [], tags: {}, groups: [] };
  const trusting = (name: string) => ({
    trust: [{ Effect: 'Allow', Principal: { AWS: own(name) }, Action: 'sts:AssumeRole' }],
  });
  const chain = ['user/ann', 'role/one', 'role/two', 'role/three', 'role/vault', 'role/behind', 'role/last'];
  const roles = chain.slice(1).map((name, at) => [own(name), { ...none, ...trusting(chain[at] ?? '') }]);
  const write = { Effect: 'Allow', Action: 'iam:UpdateAssumeRolePolicy', Resource: own('role/vault') };
  const deny = { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' };
  const estate: AttackedEstate = {
    members: {
      [own('user/ann')]: none,
      ...Object.fromEntries(roles),
      [own('role/helper')]: { ...none, ...trusting('user/ann'), inline: { own: [write, deny] } },
    },
    groups: {},
    policies: {},
    guardrails: {},
  };
  const reader = inMemoryReader(graphOfAttacked(estate));
  const { reached } = await blastRadius(reader, { principal: startOfAttack, maxHops: 4 });
  const distances = new Map(reached.map(({ identifier, distance }) => [identifier, distance]));
  expect(chain.slice(4).map((name) => distances.get(own(name)))).toEqual([2, 3, 4]);
});

/** The attacker finds it at some layer between the two, or one after its account, whose administration is told then. */
function disagreements(estate: AttackedEstate, from: string, told: Told, most: Layers): readonly string[] {
  const least = layersOf(attack(estate, from, { folded: true }));
  const ends = [...Object.keys(estate.members), ...new Set(Object.keys(estate.members).map(accountOf))].map(
    (end) => (end.startsWith('arn:') ? end : rootOf(end)),
  );
  return ends.flatMap((end) => {
    if (end === from) return [];
    const own = rootOf(accountOf(from));
    const ruled = most.get(rootOf(accountOf(end)));
    const isBeyond = accountOf(end) !== accountOf(from) && most.has(own);
    // Whoever administers an account changes somebody whom a role elsewhere lets in, and assumes the role as that one.
    const beyond = isBeyond ? (most.get(own) ?? 0) + 2 : 0;
    const found = least.get(end);
    // What it changes of itself to administer it is one step, and this one rests on it.
    const is = found === undefined || !isBeyond ? found : Math.min(found, (least.get(own) ?? found) + 2);
    const latest = Math.max(most.get(end) ?? Infinity, ruled === undefined ? 0 : ruled + 1, beyond);
    const isRoot = end.endsWith(':root');
    const said = isRoot
      ? told.ruled.includes(end)
        ? leastDepth(told, end)
        : undefined
      : told.distances.get(end);
    if (said === undefined)
      return is === undefined || told.unexplored ? [] : [`${end} is not told, is ${is}`];
    if (isBeyond && asksForTags(estate, end) && said >= (least.get(own) ?? Infinity) + 2) return [];
    if (is === undefined) return [`${end} is told, and nobody becomes it`];
    return said >= is && (said <= latest || told.unexplored)
      ? []
      : [`${end} is told ${said}, is ${is} to ${latest}`];
  });
}

/** Of administering an account: of the paths that end in it, and where none does, as soon as it can be. */
const leastDepth = ({ paths }: Told, root: string): number =>
  Math.min(
    ...paths.flatMap(({ depth, hops }) => {
      const end = hops.at(-1)?.to.identifier;
      return end === undefined || accountOf(end) === accountOf(root) ? [depth] : [];
    }),
  );

/** Each acts as who starts, or as somebody that a step gives on which this one rests. */
function unfounded(from: string, { hops }: PrivilegePath): readonly number[] {
  return hops.flatMap(({ actingAs, restsOn }, index) => {
    const given = restsOn.map((at) => (at < index ? hops[at]?.to.identifier : undefined));
    const isFounded = actingAs.every(
      ({ principal: { identifier } }) => identifier === from || given.includes(identifier),
    );
    return isFounded && !given.includes(undefined) ? [] : [index];
  });
}

/** A quick run takes a twentieth of these, and a deep one half an hour. */
const ESTATES = isDeep ? 20_000 : 4_000;
if (isDeep) vi.setConfig({ testTimeout: 3 * 60 * 60 * 1000 });

it('the questions tell what an attacker becomes, and each path can be walked and has no step too many', async () => {
  const from = startOfAttack;
  const counts = { whole: 0, walked: 0, joint: 0 };
  await fc.assert(
    fc.asyncProperty(attackedEstates, async (estate) => {
      const most = layersOf(attack(estate, from));
      fc.pre(layersOf(attackOneByOne(estate, from)).size < most.size);
      const told = await toldOf(estate, from);
      expect(told.isCut).toBe(false);
      expect(disagreements(estate, from, told, most)).toEqual([]);
      for (const [rank, path] of told.paths.entries()) {
        const steps = stepsOf(path);
        expect([path.sentence, stuckAt(estate, from, steps)]).toEqual([path.sentence, undefined]);
        expect([path.sentence, unfounded(from, path)]).toEqual([path.sentence, []]);
        expect([path.sentence, spareOf(estate, from, path, rank === 0)]).toEqual([path.sentence, []]);
        if (path.hops.some(isJoint)) counts.joint += 1;
      }
      counts.walked += told.paths.length;
      if (!told.unexplored) counts.whole += 1;
    }),
    runs(ESTATES),
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
  if (isDeep) expect(counts.whole).toBeGreaterThan(10_000);
});
