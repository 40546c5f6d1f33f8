/** Whenever the time of a question runs out, its answer says so, or is the one that it has with all the time. */
import { expect, test, vi } from 'vitest';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { oneByOne, type Work } from '../../../src/graph/contract/turns.js';
import { QuestionAbandoned, SearchTimeout } from '../../../src/graph/model/graph.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { chokePoints } from '../../../src/access/reach/chokePoints.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import type { Completeness } from '../../../src/access/shared/answer.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { AttackedEstate, AttackedMember, Document } from '../../support/attackedEstate.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const ACCOUNT = '111122223333';
const arn = (name: string): string => `arn:aws:iam::${ACCOUNT}:${name}`;
const [wes, worker] = [arn('user/wes'), arn('role/worker')];

const may = (...actions: readonly string[]): Document => [
  { Effect: 'Allow', Action: actions, Resource: '*' },
];
const holding = (own: Document): AttackedMember => ({
  inline: { own },
  attached: [],
  tags: {},
  groups: [],
});
const roleOf = (
  Principal: Readonly<Record<string, string | readonly string[]>>,
  own: Document,
): AttackedMember => ({
  ...holding(own),
  trust: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
});

/** As quin, wes creates a function that runs as worker, an administrator, and as rob starts it. */
const reader = inMemoryReader(
  graphOfAttacked({
    members: {
      [wes]: holding(may('sts:AssumeRole')),
      [arn('role/quin')]: roleOf({ AWS: wes }, may('iam:PassRole', 'kinesisanalytics:CreateApplication')),
      [arn('role/rob')]: roleOf({ AWS: wes }, may('kinesisanalytics:StartApplication')),
      [worker]: roleOf({ Service: 'kinesisanalytics.amazonaws.com' }, may('*')),
    },
    groups: {},
    policies: {},
    guardrails: {},
  }),
);

const sending = { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-west-1:${ACCOUNT}:queue` };
const search = { maxHops: 6, context: [] };

const questions: Readonly<
  Record<string, (asked?: GraphReader) => Promise<{ readonly completeness: Completeness }>>
> = {
  whoCan: (asked = reader) => whoCanTransitively(asked, { ...sending, ...search }, { first: 50 }),
  whoCanReach: (asked = reader) => whoCanReach(asked, { to: worker, ...search }),
  blastRadius: (asked = reader) => blastRadius(asked, { principal: wes, ...search }),
  pathsToPrivilege: (asked = reader) => pathsToPrivilege(asked, { from: wes, k: 3, ...search }),
  chokePoints: (asked = reader) => chokePoints(asked, ACCOUNT, { first: 50 }),
};

/** Each of many roles may assume all others, and what the last one may do contradicts how its session begins. */
const manyRoles = Array.from({ length: 7 }, (_, at) => arn(`role/r${at}`));
const contradicted: AttackedEstate = {
  members: {
    [wes]: holding(may('sts:AssumeRole')),
    ...Object.fromEntries(
      manyRoles.map((one) => {
        const administering = { ...may('*')[0], Condition: { StringEquals: { 'aws:SourceIdentity': 'x' } } };
        const trusted = { AWS: [wes, ...manyRoles] };
        return [one, roleOf(trusted, one === manyRoles[0] ? [administering] : may('sts:AssumeRole'))];
      }),
    ),
  },
  groups: {},
  policies: {},
  guardrails: {},
};

/** A reader of a question whose time for searching is over when `end` is called. */
function endingReader(estate: AttackedEstate): { readonly reader: GraphReader; readonly end: () => void } {
  const over = new AbortController();
  const end = (): void => over.abort(new SearchTimeout('over'));
  return { reader: { ...inMemoryReader(graphOfAttacked(estate)), searchOver: over.signal }, end };
}

test('a search looks at the clock between the choices for a chain', async () => {
  const { reader: ending, end } = endingReader(contradicted);
  const hopDetails: GraphReader['hopDetails'] = async (...asked) => {
    setImmediate(end);
    return ending.hopDetails(...asked);
  };
  const answer = await pathsToPrivilege({ ...ending, hopDetails }, { from: wes, k: 3, ...search });
  expect(answer.completeness.truncatedBy).toContain('TIME_LIMIT');
});

test('policies that are read for a chain are not waited for when the time is over', async () => {
  const { reader: ending, end } = endingReader(contradicted);
  const applicablePolicies: GraphReader['applicablePolicies'] = async (principals, resources) => {
    if (resources.length === 0) return ending.applicablePolicies(principals, resources);
    setImmediate(end);
    return new Promise(() => undefined);
  };
  const answer = await pathsToPrivilege({ ...ending, applicablePolicies }, { from: wes, k: 3, ...search });
  expect(answer.completeness.truncatedBy).toContain('TIME_LIMIT');
});

test('what several gain is worked out no further when the question is over', async () => {
  const over = new AbortController();
  let pieces = 0;
  function* long(): Work<number> {
    while (pieces < 1_000_000) {
      pieces += 1;
      yield;
    }
    return pieces;
  }
  setImmediate(() => over.abort(new QuestionAbandoned('gone')));
  await expect(oneByOne(long(), () => true, over.signal)).rejects.toThrow('gone');
  expect(pieces).toBeLessThan(1_000_000);
});

test('paths by several that a smaller search found stay where time runs out in a larger one', async () => {
  const question = { from: wes, k: 3, ...search };
  const sizes = { sizes: [4, 100], steps: 1_000_000 };
  const [path] = (await pathsToPrivilege(reader, question)).paths;
  expect(path?.hops.some(({ joint }) => joint !== undefined)).toBe(true);
  const now = performance.now.bind(performance);
  let regions = 0;
  const later: GraphReader = {
    ...reader,
    pathRegion: async (asked) => {
      if (asked.most === 100) regions += 1;
      return { ...(await reader.pathRegion(asked)), ...(asked.most === 4 ? { depth: 0 } : {}) };
    },
  };
  vi.spyOn(performance, 'now').mockImplementation(() => now() + (regions > 0 ? 60_000 : 0));
  const { paths, completeness } = await pathsToPrivilege(later, question, sizes);
  vi.restoreAllMocks();
  expect(regions).toBeGreaterThan(0);
  expect(completeness.truncatedBy).toContain('TIME_LIMIT');
  expect(paths).toEqual([path]);
});

test.each(['whoCan', 'pathsToPrivilege'])(
  '%s says so whichever read of hops takes too long',
  async (name) => {
    const whole = await questions[name]?.();
    let cut = 0;
    for (let reads = 0, at = 0; reads >= at; at += 1) {
      reads = 0;
      const hopDetails: GraphReader['hopDetails'] = async (...asked) => {
        reads += 1;
        if (reads > at) throw new SearchTimeout('over');
        return reader.hopDetails(...asked);
      };
      const answer = await questions[name]?.({ ...reader, hopDetails });
      if (answer?.completeness.truncatedBy.includes('TIME_LIMIT')) cut += 1;
      else expect(answer).toEqual(whole);
    }
    expect(cut).toBeGreaterThan(1);
  },
);

/** As worker, wes comes to the administration of the account and, beside that, to una, who comes there, too. */
const besideAdministration: AttackedEstate = {
  members: {
    [wes]: holding(may('sts:AssumeRole')),
    [worker]: roleOf({ AWS: wes }, [
      { Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: worker },
      { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: arn('user/una') },
    ]),
    [arn('user/una')]: holding([
      { Effect: 'Allow', Action: 'iam:AttachUserPolicy', Resource: arn('user/una') },
    ]),
  },
  groups: {},
  policies: {},
  guardrails: {},
};

/** As worker, wes comes to the administration of the account by strengthening worker, and beside that by strengthening wes. */
const besideOthers: AttackedEstate = {
  members: {
    [wes]: holding(may('sts:AssumeRole')),
    [worker]: roleOf({ AWS: wes }, [
      { Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: worker },
      { Effect: 'Allow', Action: 'iam:AttachUserPolicy', Resource: wes },
    ]),
  },
  groups: {},
  policies: {},
  guardrails: {},
};

const isOfWes = '1 wes → worker';

/** The next ones come last: the clock that turns are measured by stays ahead. */
test.each([
  ['beside administration (G-8)', besideAdministration, `1 una → root of ${ACCOUNT}`],
  ['by two identities', besideOthers, `1 worker → root of ${ACCOUNT}`],
])('choke points tell no step that is none for lack of time, with a way %s', async (_name, estate, other) => {
  const now = performance.now.bind(performance);
  const asked = inMemoryReader(graphOfAttacked(estate));
  const ask = async () => {
    const { entries, completeness } = await chokePoints(asked, ACCOUNT, { first: 50 });
    const told = entries.map(([, { hop, cutsOff }]) => `${cutsOff} ${hop.from.name} → ${hop.to.name}`);
    return { told: told.sort(), isCut: completeness.truncatedBy.includes('TIME_LIMIT') };
  };
  const whole = { told: [other, isOfWes].sort(), isCut: false };
  expect(await ask()).toEqual(whole);
  let cut = 0;
  for (let looks = 0, at = 0; looks >= at; at += 1) {
    looks = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now() + ((looks += 1) > at ? 60_000 : 0));
    const { told, isCut } = await ask();
    vi.restoreAllMocks();
    if (isCut) cut += 1;
    else expect({ told, isCut }).toEqual(whole);
    for (const one of told) expect(whole.told).toContain(one);
  }
  expect(cut).toBeGreaterThan(0);
});

test.each(Object.entries(questions))('%s', async (_name, ask) => {
  const now = performance.now.bind(performance);
  const whole = await ask();
  expect(JSON.stringify(whole)).toContain(wes);
  let cut = 0;
  for (let looks = 0, at = 0; looks >= at; at += 1) {
    looks = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now() + ((looks += 1) > at ? 60_000 : 0));
    const answer = await ask();
    vi.restoreAllMocks();
    if (answer.completeness.truncatedBy.includes('TIME_LIMIT')) cut += 1;
    else expect(answer).toEqual(whole);
  }
  expect(cut).toBeGreaterThan(0);
});
