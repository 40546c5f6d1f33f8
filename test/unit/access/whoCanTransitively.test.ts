/** Who can end up doing something, and by which route: held against plain enumeration. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { ContextInput } from '../../../src/access/shared/answer.js';
import type { WhoCanAnswer } from '../../../src/access/whoCan/whoCan.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { batchedReader } from '../../../src/api/reading/requestReaders.js';
import { Honesty, limits } from '../../support/honesty.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { plainChains, type PlainHop } from '../../support/plainPaths.js';
import {
  administratorsOf,
  estates,
  everyHop,
  identifierOf,
  QUEUE,
  reachEstate,
  shortName,
  type ReachEstate,
} from '../../support/reachEstate.js';
import { consistentPaths } from '../../support/derivations.js';
import { alice, chainOf, HOME, sessionArn, type Link } from '../../support/roleChain.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';
import { runs } from '../../support/runs.js';
import { timedOutReader, timeOuts } from '../../support/timedOutReader.js';

const ENOUGH = { hops: 10_000 };
const EVERYBODY = { first: 100 };

const sending = (
  estate: ReachEstate,
  maxHops = 10,
  page: { first: number; after?: string } = EVERYBODY,
  limits = ENOUGH,
) => sendingIn(inMemoryReader(reachEstate(estate)), maxHops, page, limits);

async function sendingIn(
  reader: GraphReader,
  maxHops = 10,
  page: { first: number; after?: string } = EVERYBODY,
  limits = ENOUGH,
): Promise<WhoCanAnswer> {
  const question = { action: 'sqs:SendMessage', resource: QUEUE, context: [], maxHops };
  const answer = await whoCanTransitively(reader, question, page, limits);
  consistentPaths(answer.entries.flatMap(([, { path }]) => path ?? []));
  const isWhole = page.after === undefined && !answer.hasNextPage;
  if (isWhole && answer.entries.every(([, { path }]) => path !== undefined))
    expect([answer.totalCount, answer.totalCountIsUpperBound]).toEqual([answer.entries.length, false]);
  return answer;
}

const told = ({ entries }: WhoCanAnswer): readonly string[] =>
  entries
    .map(([identifier, { decision, path }]) =>
      [shortName(identifier), ...(path?.hops ?? []).map(({ to }) => shortName(to.identifier)), decision].join(
        ' ',
      ),
    )
    .sort();

const sentences = ({ entries }: WhoCanAnswer): readonly string[] =>
  entries.map(([, { path }]) => path?.sentence ?? '');

const unconditional = (by: string, to: string) => ({ by, to, unconditional: true });
const open = (by: string, to: string) => ({ by, to, unconditional: false });

describe('whoCanTransitively', () => {
  it('tells who may, who can become somebody who may, and the shortest route of each', async () => {
    const found = await sending({
      senders: { a1: true, c1: false },
      trusts: [
        unconditional('u2', 'a1'),
        unconditional('u3', 'b2'),
        open('b2', 'a1'),
        unconditional('u2', 'c1'),
      ],
    });
    expect(told(found)).toEqual([
      'a1 ALLOWED',
      'b2 a1 CONDITIONAL',
      'c1 CONDITIONAL',
      'root1 ALLOWED',
      'root2 u2 a1 ALLOWED',
      'root3 u3 b2 a1 CONDITIONAL',
      'u2 a1 ALLOWED',
      'u3 b2 a1 CONDITIONAL',
    ]);
    expect(found).toMatchObject({ totalCount: 8, hasNextPage: false, completeness: { complete: true } });
    expect(sentences(found)).toContain(
      'u2 (222222222222) → a1 (111111111111), which can do sqs:SendMessage.',
    );
    expect(sentences(found)).toContain(
      'c1 (111111111111) can do sqs:SendMessage itself, if aws:SourceIp is in 203.0.113.0/24.',
    );
  });

  it('counts administrators of an account whose root user may, and who escalates to them', async () => {
    const found = await sending({
      administrators: { b1: true, c2: true },
      escalations: [open('u1', 'root1')],
    });
    expect(told(found)).toEqual(['b1 ALLOWED', 'root1 ALLOWED', 'u1 root1 CONDITIONAL']);
    expect(sentences(found)).toContain(
      'b1 (111111111111) administers account 111111111111 and can grant itself sqs:SendMessage.',
    );
  });

  it('lets an administrator take over whoever may, by a technique that it has (T-026)', async () => {
    const found = await sending({
      senders: { a1: true },
      trusts: [unconditional('b2', 'a1')],
      administrators: { c2: true },
    });
    const route = found.entries.find(([identifier]) => identifier === identifierOf('c2'))?.[1].path;
    expect(route?.hops.map((hop) => ('techniqueId' in hop ? hop.techniqueId : hop.mechanism))).toEqual([
      'T-026',
      'ASSUME_ROLE',
    ]);
    expect(route?.hops[0]).toMatchObject({ from: { name: 'c2' }, to: { name: 'b2' }, decision: 'ALLOWED' });
  });

  it('pages by identifier', async () => {
    const estate = { senders: { a1: true }, trusts: [unconditional('u2', 'a1'), unconditional('u3', 'a1')] };
    const whole = await sending(estate);
    const first = await sending(estate, 10, { first: 2 });
    expect(first).toMatchObject({ hasNextPage: true, totalCount: whole.totalCount });
    const rest = await sending(estate, 10, { first: 100, after: first.entries[1]?.[0] ?? '' });
    expect([...first.entries, ...rest.entries]).toEqual(whole.entries);
  });

  it('reads the hops of all routes of a page together', async () => {
    const estate = reachEstate({
      senders: { a1: true },
      trusts: [unconditional('u1', 'a1'), unconditional('u2', 'a1'), unconditional('u3', 'a1')],
    });
    const reader = inMemoryReader(estate);
    let readings = 0;
    const counted = batchedReader({
      ...reader,
      hopDetails: (...asked) => {
        readings += 1;
        return reader.hopDetails(...asked);
      },
    });
    const question = { action: 'sqs:SendMessage', resource: QUEUE, context: [], maxHops: 6 };
    expect((await whoCanTransitively(counted, question, EVERYBODY)).entries.length).toBeGreaterThan(5);
    expect(readings).toBe(1);
  });

  it('says so where somebody is further than it looked', async () => {
    const estate = { senders: { a1: true }, trusts: [unconditional('b2', 'a1'), unconditional('b3', 'b2')] };
    const near = await sending(estate, 1);
    expect(told(near)).toEqual(['a1 ALLOWED', 'b2 a1 ALLOWED', 'root1 ALLOWED']);
    expect(near.completeness).toMatchObject({ complete: false, truncatedBy: ['MAX_HOPS'] });
  });
});

describe('the conditions of a route', () => {
  const queue = `arn:aws:sqs:eu-west-1:${HOME}:orders`;
  const sendingIf = (condition?: object) => ({
    Effect: 'Allow',
    Action: 'sqs:SendMessage',
    Resource: queue,
    ...(condition ? { Condition: condition } : {}),
  });
  const inChain = (links: readonly Link[], context: readonly ContextInput[] = []) =>
    whoCanTransitively(
      chainOf(links).reader,
      { action: 'sqs:SendMessage', resource: queue, context, maxHops: 6 },
      EVERYBODY,
    );
  const assuming = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };
  const named = (value: string) => ({ StringEquals: { 'sts:RoleSessionName': value } });

  it('leave nobody in whose only route contradicts itself (U-8)', async () => {
    const found = await inChain([
      { condition: named('ci'), policy: [assuming] },
      { principal: { AWS: sessionArn(1, 'cd') }, policy: [sendingIf()] },
    ]);
    expect(told(found)).toEqual(['r1 r2 CONDITIONAL', 'r2 ALLOWED', 'root3 ALLOWED']);
    expect(found).toMatchObject({
      totalCount: 3,
      totalCountIsUpperBound: false,
      completeness: { complete: true },
    });
  });

  it('are those of its hops and of what is asked, each once', async () => {
    const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    const found = await inChain([{ condition: office, policy: [sendingIf(office)] }]);
    const route = found.entries.find(([identifier]) => identifier === alice)?.[1];
    expect(route?.conditions.map(({ key }) => key)).toEqual(['aws:SourceIp']);
    expect(route).toMatchObject({ decision: 'CONDITIONAL', path: { length: 1 } });
  });

  it('take what is known of the caller for whoever is listed, not for whom it becomes (E-43)', async () => {
    const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    const context = [{ key: 'aws:MultiFactorAuthPresent', values: ['true'] }];
    const known = await inChain([{ condition: mfa, policy: [sendingIf()] }], context);
    expect(told(known)).toEqual(['alice r1 ALLOWED', 'r1 ALLOWED', 'root3 ALLOWED']);
    const closed = await inChain([{ policy: [sendingIf(mfa)] }], context);
    expect(names(closed)).not.toContain(alice);
  });

  it.each<readonly [string, readonly string[], Json]>([
    ['aws:RequestTag/team', ['blue'], { Null: { 'aws:RequestTag/team': 'true' } }],
    ['aws:ResourceTag/team', ['blue'], { StringEquals: { 'aws:ResourceTag/team': 'red' } }],
    ['aws:ResourceAccount', ['999988887777'], { StringEquals: { 'aws:ResourceAccount': HOME } }],
    ['aws:RequestedRegion', ['eu-west-1'], { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }],
    ['aws:ViaAWSService', ['true'], { Bool: { 'aws:ViaAWSService': 'false' } }],
    ['aws:CalledVia', ['athena.amazonaws.com'], { Null: { 'aws:CalledVia': 'true' } }],
  ])(
    'take %s for the request asked about, and not for the hops to it (E-64)',
    async (key, values, condition) => {
      const link = { condition, tags: { team: 'red' }, policy: [sendingIf()] };
      const found = await inChain([link], [{ key, values }]);
      expect(names(found)).toContain(alice);
    },
  );

  it('take a stated request tag for no session tag that each hop has to pass on (E-37)', async () => {
    const tagged = { StringEquals: { 'aws:RequestTag/team': 'blue' } };
    const context = [{ key: 'aws:RequestTag/team', values: ['blue'] }];
    const found = await inChain([{ policy: [sendingIf(tagged)] }], context);
    expect(told(found)).toEqual(['alice r1 ALLOWED', 'r1 ALLOWED', 'root3 ALLOWED']);
  });
});

it('lists what a principal may do itself before a weaker administration (E-43)', async () => {
  const one = `arn:aws:iam::${HOME}:user/one`;
  const own = [
    allow('s3:GetObject', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } }),
    allow('*', '*', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
  ];
  const bucket = { ResourceArn: 'arn:aws:s3:::ledger', AccountId: HOME, Policy: null };
  const estate = [...exportsOfEstate({ members: { [one]: { own } } }), [bucket]];
  const context = [
    { key: 'aws:PrincipalTag/team', values: ['red'] },
    { key: 'aws:SourceIp', values: ['203.0.113.1'] },
  ];
  const question = { action: 's3:GetObject', resource: 'arn:aws:s3:::ledger/x', context, maxHops: 6 };
  const found = await whoCanTransitively(inMemoryReader(importedEstate(estate)), question, EVERYBODY);
  expect(told(found)).toContain('one ALLOWED');
});

const senders = fc.dictionary(fc.constantFrom('u1', 'a1', 'b1', 's1'), fc.boolean(), { maxKeys: 2 });

/** Every hop, and one to nobody from whoever may send, by a policy or as administrator of the queue's account. */
function hopsToVirtualEnd(estate: ReachEstate): readonly PlainHop[] {
  const ends = new Map([
    ...[...administratorsOf(estate)].filter(([name, decision]) => name.endsWith('1') && decision),
    ...Object.entries(estate.senders ?? {}).filter(([, decision]) => decision),
  ]);
  const conditionally = [...administratorsOf(estate), ...Object.entries(estate.senders ?? {})].filter(
    ([name]) => name.endsWith('1') && !ends.has(name),
  );
  return [
    ...everyHop(estate),
    ...[...ends, ...conditionally].map(([from, isUnconditional]) => ({
      from,
      to: '',
      unconditional: isUnconditional,
    })),
  ];
}

function expected(estate: ReachEstate): readonly string[] {
  const hops = hopsToVirtualEnd(estate);
  const everybody = [...new Set(hops.map(({ from }) => from))];
  return everybody
    .flatMap((name) => {
      const [best] = plainChains(hops, name, '');
      return best
        ? [`${name} ${best.principals.length - 2} ${best.unconditional ? 'ALLOWED' : 'CONDITIONAL'}`]
        : [];
    })
    .sort();
}

const lengths = ({ entries }: WhoCanAnswer): readonly string[] =>
  entries
    .map(([identifier, { path, decision }]) => `${shortName(identifier)} ${path?.length ?? '-'} ${decision}`)
    .sort();

describe('over random estates', () => {
  it('finds whom plain enumeration finds, by routes as short and as unconditional', async () => {
    await fc.assert(
      fc.asyncProperty(estates, senders, async (estate, some) => {
        const found = await sending({ ...estate, senders: some });
        expect(lengths(found)).toEqual(expected({ ...estate, senders: some }));
        expect(found.completeness.complete).toBe(true);
      }),
      runs(20_000),
    );
  });

  it('under any limits and time-outs says so, or ends in an error, wherever it left somebody out', async () => {
    const honesty = new Honesty();
    await fc.assert(
      fc.asyncProperty(
        estates,
        senders,
        limits,
        timeOuts,
        async (estate, some, { maxHops, hops }, timeOut) => {
          const reader = inMemoryReader(reachEstate({ ...estate, senders: some }));
          const whole = await sendingIn(reader);
          const asked = sendingIn(timedOutReader(reader, timeOut), maxHops, EVERYBODY, { hops });
          await honesty.hold(asked, { whole, told: ({ entries }) => entries, parts: names });
        },
      ),
      runs(10_000),
    );
    honesty.expectEveryOutcome();
  });
});

const names = ({ entries }: WhoCanAnswer): readonly string[] => entries.map(([identifier]) => identifier);
