/** Accounts at hand: made once for all questions of one version of the graph, and only so many are kept. */
import { expect, test, vi } from 'vitest';
import { accountsAtHand } from '../../../src/derive/accountAtHand.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { Principal } from '../../../src/graph/model/graph.js';
import { generateEstate } from '../../support/generateAccounts.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { allow } from '../../support/statements.js';
import { clockAt } from '../../../src/iam/facts/clock.js';
import { importedEstate } from '../../support/importedHops.js';
import type { InMemoryGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

/** Two of the three accounts below. */
vi.mock('../../../src/derive/limits.js', () => ({ PRINCIPALS_AT_HAND: 25 }));

const estate = importedEstate(generateEstate(3, 10, 5).map(({ document }) => document));
const ids = estate.accounts.filter(({ imported }) => imported).map(({ accountId }) => accountId);
const [a = '', b = '', c = ''] = ids;

/** With what was read of it. */
function readerOf(graph: InMemoryGraph = { ...estate }) {
  const inMemory = inMemoryReader(graph);
  const asked: (readonly string[])[] = [];
  const reader: GraphReader = {
    ...inMemory,
    derivationInput: (accountIds) => {
      asked.push(accountIds);
      return inMemory.derivationInput(accountIds);
    },
  };
  return { reader, asked };
}

const idsIn = async (asked: ReturnType<typeof accountsAtHand>): Promise<readonly string[]> => [
  ...(await asked).accounts.keys(),
];

const isUserOrRoleOf =
  (id: string) =>
  ({ accountId, kind }: Principal): boolean =>
    accountId === id && (kind === 'USER' || kind === 'ROLE');

test('several are derived together, and what is there is not derived again', async () => {
  const { reader, asked } = readerOf();
  const first = await accountsAtHand(reader, [a, b, a]);
  expect([...first.accounts.keys()]).toEqual([a, b]);
  expect(first.graphVersion).toBe(estate.graphVersion);
  expect(asked).toEqual([[a, b]]);
  const second = await accountsAtHand(reader, [b]);
  expect(second.accounts.get(b)).toBe(first.accounts.get(b));
  expect(asked).toHaveLength(1);
  await accountsAtHand(reader, [b, c]);
  expect(asked).toEqual([[a, b], [c]]);
});

test('what several questions ask for at the same time is read once', async () => {
  const { reader, asked } = readerOf();
  const [first, second] = await Promise.all([accountsAtHand(reader, [a, b]), accountsAtHand(reader, [b, c])]);
  expect(asked).toEqual([[a, b], [c]]);
  expect(second.accounts.get(b)).toBe(first.accounts.get(b));
  expect([...second.accounts.keys()]).toEqual([b, c]);
});

test('a question that waits for a read which fails reads by itself', async () => {
  const { reader } = readerOf();
  const failing: GraphReader = {
    ...reader,
    derivationInput: async () => Promise.reject(new Error('out of time')),
  };
  const fails = accountsAtHand(failing, [a, b]);
  const waits = accountsAtHand(reader, [b]);
  await expect(fails).rejects.toThrow('out of time');
  expect(await idsIn(waits)).toEqual([b]);
  expect(await idsIn(accountsAtHand(reader, [a]))).toEqual([a]);
});

test('readers of one graph share them, those of another graph do not', async () => {
  const { reader, asked } = readerOf();
  await accountsAtHand(reader, [a]);
  await accountsAtHand({ ...reader }, [a]);
  expect(asked).toHaveLength(1);
  await accountsAtHand({ ...reader, graph: {} }, [a]);
  expect(asked).toHaveLength(2);
});

test('at another time they are the same unless a date in a policy lies between', async () => {
  const day = { Condition: { DateLessThan: { 'aws:CurrentTime': '2026-06-10' } } };
  const members = (date: object) => ({
    [`arn:aws:iam::${a}:user/ann`]: { own: [{ ...allow('iam:*'), ...date }] },
  });
  for (const [date, reads] of [[{}, 1] as const, [day, 2] as const]) {
    const { reader, asked } = readerOf(importedEstate(exportsOfEstate({ members: members(date) })));
    for (const time of ['2026-06-01', '2026-06-08', '2026-06-20', '2026-07-01'])
      await accountsAtHand({ ...reader, clock: clockAt(Date.parse(time)) }, [a]);
    expect(asked).toHaveLength(reads);
  }
});

test('of another version of the graph they are others', async () => {
  const { reader, asked } = readerOf();
  const older = await accountsAtHand(reader, [a]);
  const later = inMemoryReader({ ...estate, graphVersion: '2' });
  const newer = await accountsAtHand({ ...later, graph: reader.graph }, [a]);
  expect(newer.graphVersion).toBe('2');
  expect(newer.accounts.get(a)).not.toBe(older.accounts.get(a));
  expect(asked).toHaveLength(1);
});

test('where an import comes between two questions all are of the later version', async () => {
  const later = inMemoryReader({ ...estate, graphVersion: '2' });
  const { reader } = readerOf();
  await accountsAtHand(reader, [a]);
  const asked: (readonly string[])[] = [];
  const between: GraphReader = {
    ...reader,
    derivationInput: (accountIds) => {
      asked.push(accountIds);
      return later.derivationInput(accountIds);
    },
  };
  const { accounts, graphVersion } = await accountsAtHand(between, [a, b]);
  expect(graphVersion).toBe('2');
  expect([...accounts.keys()]).toEqual([a, b]);
  expect(asked).toEqual([[b], [a]]);
});

test('an account that was never imported is not there, and is not looked for again', async () => {
  const { reader, asked } = readerOf();
  const outside = '000000000000';
  expect(await idsIn(accountsAtHand(reader, [outside, a]))).toEqual([a]);
  expect(await idsIn(accountsAtHand(reader, [outside]))).toEqual([]);
  expect(asked).toHaveLength(1);
});

test('of more than are kept those go that nobody asked for in the longest time', async () => {
  const { reader, asked } = readerOf();
  const sizes = ids.map((id) => estate.principals.filter(isUserOrRoleOf(id)).length);
  expect(sizes).toEqual([10, 10, 10]);
  expect(await idsIn(accountsAtHand(reader, [a]))).toEqual([a]);
  await accountsAtHand(reader, [b]);
  await accountsAtHand(reader, [a]);
  await accountsAtHand(reader, [c]);
  expect(asked).toEqual([[a], [b], [c]]);
  await accountsAtHand(reader, [a]);
  await accountsAtHand(reader, [c]);
  expect(asked).toHaveLength(3);
  await accountsAtHand(reader, [b]);
  expect(asked).toHaveLength(4);
});

test('those of one question are there together, however many they are', async () => {
  const { reader, asked } = readerOf();
  expect(await idsIn(accountsAtHand(reader, ids))).toEqual(ids);
  expect(await idsIn(accountsAtHand(reader, ids))).toEqual(ids);
  expect(asked).toEqual([ids]);
});
