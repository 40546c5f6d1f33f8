/** Runs the work of a write once, also where its transaction is tried again because the answer to a commit was lost. */
import { randomUUID } from 'node:crypto';
import { cypher } from './cypher.js';
import type { Database } from './database.js';

const SIGN = cypher("MATCH (g:GraphState {uid: 'state'}) SET g.lastWrite = $id");

/** Waits for the earlier try, which may still end, by taking the lock of imports. */
const IS_COMMITTED = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.importing = $now
RETURN g.lastWrite = $id AS isCommitted`);

export const committedOnce = (database: Pick<Database, 'write'>): Pick<Database, 'write'> => ({
  write<T>(work: Parameters<typeof database.write<T>>[0]) {
    let done: { readonly id: string; readonly result: T } | undefined;
    return database.write(async (runner) => {
      if (done !== undefined) {
        const [row] = await runner.run(IS_COMMITTED, { id: done.id, now: Date.now() });
        if (row?.['isCommitted'] === true) return done.result;
      }
      const result = await work(runner);
      done = { id: randomUUID(), result };
      await runner.run(SIGN, { id: done.id });
      return result;
    });
  },
});
