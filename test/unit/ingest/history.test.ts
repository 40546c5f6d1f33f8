/** What is kept of an import, also where it fails after it wrote something, or counts more than can be read. */
import { expect, test, vi } from 'vitest';
import type { GraphWriter } from '../../../src/graph/contract/graphWriter.js';
import { ReadTooLarge } from '../../../src/graph/model/graph.js';
import type { ImportRecord } from '../../../src/graph/model/stored/importTable.js';
import { accountImport } from '../../../src/ingest/importUnits.js';
import { recorded } from '../../../src/ingest/history.js';

const counted = { roleOpenings: 2, exposedResources: 1, dataGaps: [] };

async function keptOf(writes: boolean) {
  const kept: Partial<ImportRecord>[] = [];
  let version = 3;
  const writer = {
    inTransaction: async () => void (version += 1),
    history: {
      version: async () => version,
      administration: async () => ({ principals: [], gaps: new Map(), unexplored: 0 }),
      keep: async (made: Partial<ImportRecord>) => {
        kept.push(made);
        throw new Error('not kept');
      },
    },
  } as unknown as GraphWriter;
  const failing = recorded(writer, 'DOCUMENTS', async (own) => {
    if (writes) await own.inTransaction(async () => undefined);
    throw new Error('the disk is full');
  });
  await expect(failing).rejects.toThrow('the disk is full');
  return kept;
}

test('what it wrote is told as a part, and nothing where it wrote nothing', async () => {
  const caveats = [expect.stringContaining('failed before its end')];
  expect(await keptOf(true)).toMatchObject([
    { kind: 'DOCUMENTS', before: 3, after: 4, changes: { caveats } },
  ]);
  expect(await keptOf(false)).toEqual([]);
});

test.each([
  ['what was counted is kept', async () => counted, counted],
  ['more than can be read is not', () => Promise.reject(new ReadTooLarge('too large')), undefined],
])('of ways in %s', async (_what, exposure, expected) => {
  let version = 3;
  const keep = vi.fn(async (made: Partial<ImportRecord>) => made);
  const administration = async () => ({ principals: [], gaps: new Map(), unexplored: 0 });
  const history = { version: async () => version, administration, exposure, keep };
  const writer = { inTransaction: async () => void (version += 1), history } as unknown as GraphWriter;
  await recorded(writer, 'DELETION', async (own) => {
    await own.inTransaction(async () => undefined);
    return { accounts: [accountImport({ accountId: '111122223333' }, 'UPDATED')] };
  });
  expect(keep.mock.lastCall?.[0].exposure).toEqual(expected);
});

test.each([
  ['', false, { before: 3, after: 4, exposure: counted }],
  [', and the version of another import that came in between is', true, { before: 3, after: 5 }],
])('what was counted of the version after it is kept%s', async (_what, comesAnother, expected) => {
  let version = 3;
  const keep = vi.fn(async (made: Partial<ImportRecord>) => made);
  const administration = async () => {
    if (comesAnother && version === 4) version = 5;
    return { principals: [], gaps: new Map(), unexplored: 0 };
  };
  const history = { version: async () => version, administration, exposure: async () => counted, keep };
  const writer = { inTransaction: async () => void (version += 1), history } as unknown as GraphWriter;
  await recorded(writer, 'DOCUMENTS', async (own) => {
    await own.inTransaction(async () => undefined);
    return { accounts: [accountImport({ accountId: '111122223333' }, 'UPDATED')] };
  });
  const [made] = keep.mock.lastCall ?? [];
  expect(made).toMatchObject(expected);
  expect([made?.exposure, made?.changes?.summary].every((one) => one !== undefined)).toBe(!comesAnother);
});

test('an import that is done does not fail where what it changed cannot be read', async () => {
  let version = 3;
  const administration = vi.fn(async () => ({ principals: [], gaps: new Map(), unexplored: 0 }));
  const history = { version: async () => version, administration, keep: async (made: object) => made };
  const writer = { inTransaction: async () => void (version += 1), history } as unknown as GraphWriter;
  const { record } = await recorded(writer, 'DOCUMENTS', async (own) => {
    await own.inTransaction(async () => undefined);
    administration.mockRejectedValueOnce(new Error('the database is away'));
    return { accounts: [accountImport({ accountId: '111122223333' }, 'UPDATED')] };
  });
  expect(record).toMatchObject({ before: 3, after: 4, accounts: ['111122223333'] });
  expect(record?.changes.caveats).toEqual([expect.stringContaining('could not be read')]);
});
