/** Paths to administrative access over a generated estate in Neo4j: what enumeration of its single steps finds. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { PathAnswer, PathStep, PrivilegePath } from '../../src/access/shared/answer.js';
import { pathsToPrivilege } from '../../src/access/paths/pathsToPrivilege.js';
import { mayTakeHop, type PathFilter } from '../../src/access/paths/wanted/pathFilter.js';
import type { Principal } from '../../src/graph/model/graph.js';
import { pathRegion, type RegionLimits } from '../../src/graph/neo4j/read/paths/pathRegion.js';
import type { PathRegion } from '../../src/graph/contract/pathReader.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { consistentAnswer } from '../support/derivations.js';
import { generateEstate } from '../support/generateAccounts.js';
import { useGraph } from '../support/graph.js';
import { plainChains, type PlainHop } from '../support/plainPaths.js';
import { isDeep, someOf } from '../support/runs.js';
import type { Json } from '../support/statements.js';
import { exportsOfEstate } from '../support/roleEstate.js';
import { allOf, assumptionsFrom, stepsFrom } from '../support/storedHops.js';

const graph = useGraph();
let everybody: readonly Principal[];
let hops: readonly PlainHop[];

beforeAll(async () => {
  await graph.empty();
  await ingestDocuments(
    graph.writer,
    generateEstate(3, 40, 3).map(({ accountId, document }) => ({
      name: accountId,
      content: JSON.stringify(weakened(document)),
    })),
  );
  everybody = await allOf((page) => graph.reader.principalPage(page, {}));
  const steps: PlainHop[] = [];
  for (const { identifier } of everybody) steps.push(...(await stepsFrom(graph.reader, identifier)));
  hops = steps;
});

const allowing = (actions: readonly string[], more: Json = {}) => ({
  PolicyName: `weakness-${actions.join('-').replaceAll(/[^a-z]/gi, '')}`,
  PolicyDocument: {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: actions, Resource: '*', ...more },
  },
});

/** Every so many users and roles can escalate, are administrators, or are so from one network. */
const weaknesses: readonly (readonly [every: number, policy: Json])[] = [
  [4, allowing(['sts:AssumeRole'])],
  [7, allowing(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'])],
  [9, allowing(['iam:CreateAccessKey'], { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } })],
  [11, allowing(['*'], { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } })],
  [13, allowing(['iam:UpdateAssumeRolePolicy'])],
  [17, allowing(['iam:PutUserPolicy'])],
];

function weakened(document: object): Json {
  const { UserDetailList, RoleDetailList, ...rest } = document as Readonly<Record<string, readonly Json[]>>;
  return {
    ...rest,
    UserDetailList: UserDetailList?.map((one, index) => withPolicies(one, 'UserPolicyList', index + 1)),
    RoleDetailList: RoleDetailList?.map((one, index) => withPolicies(one, 'RolePolicyList', index + 1)),
  };
}

function withPolicies(principal: Json, list: string, place: number): Json {
  const own = weaknesses.filter(([every]) => place % every === 0).map(([, policy]) => policy);
  return { ...principal, [list]: [...((principal[list] as readonly Json[] | undefined) ?? []), ...own] };
}

/** ALLOWED or CONDITIONAL. */
function privilegeOf(principal: Principal): string | undefined {
  if (principal.kind === 'ROOT') return /^2/.test(principal.accountId ?? '') ? 'ALLOWED' : undefined;
  return 'administration' in principal ? principal.administration?.decision : undefined;
}

/** Up to the first who has administrative access for certain; the end is nobody's name. */
function hopsToPrivilege(): readonly PlainHop[] {
  const privileged = new Map(
    everybody.flatMap((one) => {
      const decision = privilegeOf(one);
      return decision === undefined ? [] : [[one.identifier, decision] as const];
    }),
  );
  return [
    ...hops.filter(({ from }) => privileged.get(from) !== 'ALLOWED'),
    ...[...privileged].map(([from, decision]) => ({ from, to: '', unconditional: decision === 'ALLOWED' })),
  ];
}

const isAsker = ({ kind }: Principal): boolean => kind === 'USER' || kind === 'ROLE';

const told = ({ paths }: PathAnswer, from: string): readonly string[] =>
  paths.map(({ hops: steps }) => [from, ...steps.map(({ to }) => to.identifier)].join(' '));

/** No step takes several identities at once. */
function isOfStoredHops({ hops: steps }: PrivilegePath): boolean {
  const stored = new Set(hops.map(({ from, to }) => `${from} ${to}`));
  return steps.every(({ from, to }) => stored.has(`${from.identifier} ${to.identifier}`));
}

describe('pathsToPrivilege', () => {
  test('finds the chains that enumeration finds, the shortest first, and says what it left out', async () => {
    const all = hopsToPrivilege();
    const askers = someOf(everybody.filter(isAsker), 20);
    let found = 0;
    let escalations = 0;
    for (const { identifier: from } of askers) {
      const question = { from, maxHops: 3, k: 100, context: [] };
      const search = consistentAnswer(await pathsToPrivilege(graph.reader, question));
      const chains = plainChains(all, from, '', 5).map(({ principals }) => principals.slice(0, -1));
      const short = chains.filter(({ length }) => length <= 4);
      const expected = new Set(short.map((chain) => chain.join(' ')));
      const alone = { ...search, paths: search.paths.filter(isOfStoredHops) };
      const together = search.paths.length - alone.paths.length;
      if (short.length + together <= 100) expect(new Set(told(alone, from))).toEqual(expected);
      expect(told(alone, from).every((chain) => expected.has(chain))).toBe(true);
      if (together === 0)
        expect(search.completeness.truncatedBy.includes('MAX_PATHS')).toBe(short.length > 100);
      if (chains.length > short.length) expect(search.completeness.complete).toBe(false);
      found += short.length;
      escalations += search.paths.flatMap(({ hops: steps }) => steps).filter(isEscalation).length;
    }
    expect(found).toBeGreaterThan(isDeep ? 20 : 5);
    expect(escalations).toBeGreaterThan(isDeep ? 20 : 5);
  });

  test('ends at marked principals too, and passes them', async () => {
    const askers = everybody.filter((one, at) => isAsker(one) && at % 20 === 0);
    const [first, last] = [hops[0]?.to ?? '', hops.at(-1)?.to ?? ''];
    const marked = [...new Set([first, last])];
    const targets = marked.map((principal) => ({ name: principal, principal }));
    let ended = 0;
    for (const { identifier: from } of askers) {
      const search = await pathsToPrivilege(graph.reader, { from, maxHops: 3, k: 100, context: [], targets });
      const ends = marked.map((one) => ({ from: one, to: '', unconditional: true }));
      const chains = plainChains([...hopsToPrivilege(), ...ends], from, '', 4);
      const expected = new Set(chains.map(({ principals }) => principals.slice(0, -1).join(' ')));
      const alone = told({ ...search, paths: search.paths.filter(isOfStoredHops) }, from);
      if (search.paths.length < 100) expect(new Set(alone)).toEqual(expected);
      ended += search.paths.filter(({ goal }) => (goal?.targets.length ?? 0) > 0).length;
    }
    expect(ended).toBeGreaterThan(0);
  });

  test('leaves out what the question avoids, and finds all that is left', async () => {
    const counts = { complete: 0, closed: 0 };
    for (const { identifier: from } of someOf(everybody.filter(isAsker), 12)) {
      const question = { from, maxHops: 3, k: 100, context: [] };
      const whole = await pathsToPrivilege(graph.reader, question);
      const steps = whole.paths.flatMap(({ hops: own }) => own);
      const filter: PathFilter = {
        avoidedTechniques: new Set(
          steps.flatMap((hop) => (hop.mechanism === 'ESCALATION' ? hop.techniqueId : [])).slice(0, 1),
        ),
        avoidedPrincipals: new Set(
          steps
            .map(({ to }) => to.identifier)
            .filter((to) => to !== from)
            .slice(-1),
        ),
        onlyUnconditional: false,
      };
      const search = await pathsToPrivilege(graph.reader, { ...question, filter });
      const waysOf = (hop: PathStep) => [hop, ...(hop.alternatives ?? [])];
      const left = whole.paths.filter(({ hops: own }) =>
        own.every((hop) => waysOf(hop).some((way) => mayTakeHop(filter, way))),
      );
      for (const hop of search.paths.flatMap(({ hops: own }) => own))
        expect(waysOf(hop).every((way) => mayTakeHop(filter, way))).toBe(true);
      const isTold = whole.paths.length < 100 && search.completeness.complete;
      if (isTold)
        expect(told(search, from)).toEqual(
          expect.arrayContaining([...told({ ...whole, paths: left }, from)]),
        );
      if (isTold) counts.complete += 1;
      if (left.length < whole.paths.length) counts.closed += 1;
    }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(isDeep ? 5 : 1);
  });

  test('whatever was not read, tells the same paths first, or that there may be others', async () => {
    const counts = { whole: 0, certain: 0, open: 0 };
    const askers = everybody.filter((one, at) => isAsker(one) && at % (isDeep ? 3 : 20) === 0);
    for (const { identifier: from } of askers) {
      for (const k of [1, 3, 20]) {
        const question = { from, maxHops: 4, k, context: [] };
        const whole = await pathsToPrivilege(graph.reader, question);
        for (const most of [1, 2, 5, 10, 20]) {
          const search = await pathsToPrivilege(graph.reader, question, { sizes: [most], steps: 1_000_000 });
          const { complete, truncatedBy } = search.completeness;
          if (complete) expect(whole.completeness.complete).toBe(true);
          const isOpen = truncatedBy.includes('WORK_LIMIT');
          if (!isOpen) expect(told(search, from)).toEqual(told(whole, from));
          counts[isOpen ? 'open' : complete ? 'whole' : 'certain'] += 1;
        }
      }
    }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(isDeep ? 20 : 5);
  });
});

describe('the region between two principals', () => {
  const ALL = 10_000;
  const whole: RegionLimits = { few: ALL, leastBack: ALL };
  const limits: readonly (readonly [most: number, RegionLimits])[] = [
    [ALL, { few: 0, leastBack: ALL }],
    [5, { few: 0, leastBack: ALL }],
    [5, { few: 2, leastBack: 10 }],
    [1, { few: 0, leastBack: 1 }],
  ];
  const readAs = ([from, to]: Pair, most: number, given: RegionLimits): Promise<PathRegion> =>
    pathRegion(graph.connection, { from: [from], to, most }, given);

  /** Of two accounts: each lets in three others, one of them from one network alone. */
  const roles = Array.from(
    { length: 40 },
    (_, at) => `arn:aws:iam::${at % 2 ? '3' : '4'}11122223333:role/r${at}`,
  );
  const pairs: readonly Pair[] = roles.map((from, at) => [from, roles[(at * 7 + 3) % roles.length] ?? '']);
  let assumptions: readonly PlainHop[];

  beforeAll(async () => {
    await graph.empty();
    const assume = { Effect: 'Allow', Action: 'sts:AssumeRole' };
    const oneNetwork = { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } };
    const letIn = (at: number, more: Json = {}): Json => ({
      ...assume,
      Principal: { AWS: roles[at % roles.length] ?? '' },
      ...more,
    });
    const members = roles.map((role, at) => {
      const trust = [letIn(at * 3 + 1), letIn(at * 11 + 5), letIn(at * 5 + 2, oneNetwork)];
      return [role, { own: [{ ...assume, Resource: '*' }], trust }] as const;
    });
    const documents = exportsOfEstate({ members: Object.fromEntries(members) });
    await ingestDocuments(
      graph.writer,
      documents.map((document, at) => ({ name: `${at}.json`, content: JSON.stringify(document) })),
    );
    assumptions = (await Promise.all(roles.map((role) => assumptionsFrom(graph.reader, role)))).flat();
  });

  test('holds the hops of every chain that is no longer than it says, whatever the limits', async () => {
    const counts = { chains: 0, whole: 0, cut: 0 };
    for (const pair of someOf(pairs, 2)) {
      const chains = plainChains(assumptions, ...pair, 4).map(({ principals }) => principals);
      for (const [most, given] of limits) {
        const region = await readAs(pair, most, given);
        const held = firmness(hopsIn(region));
        for (const chain of chains.filter(({ length }) => length - 1 <= region.depth)) {
          const steps = chain.slice(1).map((next, at) => `${chain[at]} ${next}`);
          expect(steps.filter((step) => !held.has(step))).toEqual([]);
        }
        counts[region.depth === Infinity ? 'whole' : 'cut'] += 1;
      }
      counts.chains += chains.length;
    }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(isDeep ? 50 : 20);
  });

  test('holds only hops that are in the graph, and on ways from the start to the end', async () => {
    const known = firmness(assumptions);
    for (const [from, to] of pairs) {
      const regions = [
        await readAs([from, to], ALL, whole),
        await readAs([from, to], ALL, { ...whole, few: 0 }),
      ];
      const [first = new Map(), second] = regions.map((region) => firmness(hopsIn(region)));
      expect(second).toEqual(first);
      expect([...first].filter(([step, unconditional]) => known.get(step) !== unconditional)).toEqual([]);
      const within = [...first.keys()].map((step) => step.split(' '));
      const starts = new Set(within.map(([start]) => start));
      const targets = new Set(within.map(([, target]) => target));
      expect([...targets].filter((one) => one !== to && !starts.has(one))).toEqual([]);
      expect([...starts].filter((one) => one !== from && !targets.has(one))).toEqual([]);
    }
  });
});

type Pair = readonly [from: string, to: string];

/** But for those of somebody to itself: an edge of several says nothing of who is one of them. */
const hopsIn = ({ groups }: PathRegion): readonly PlainHop[] =>
  groups.flatMap(({ members, hops: all }) =>
    members.flatMap((from) =>
      all.flatMap(({ to, unconditional }) => (to === from ? [] : { from, to, unconditional })),
    ),
  );

/** Of each step, whether any way is firm. */
function firmness(all: readonly PlainHop[]): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { from, to, unconditional } of all) {
    const step = `${from} ${to}`;
    found.set(step, unconditional || found.get(step) === true);
  }
  return found;
}

const isEscalation = ({ mechanism }: { readonly mechanism: string }): boolean => mechanism === 'ESCALATION';
