/** An import that fails after it wrote something keeps what that changed. */
import { expect, test } from 'vitest';
import type { GraphWriter } from '../../../src/graph/contract/graphWriter.js';
import type { ImportRecord } from '../../../src/graph/model/stored/importTable.js';
import { recorded } from '../../../src/ingest/history.js';

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
