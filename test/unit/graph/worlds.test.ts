/** A world that cannot begin is refused, closed, and holds up nobody. */
import { expect, test } from 'vitest';
import { GraphTimeout, GraphUnavailable, ImportRunning } from '../../../src/graph/model/graph.js';
import { neo4jWorlds } from '../../../src/graph/neo4j/worlds.js';

type Graph = Parameters<typeof neo4jWorlds>[0];

/** Of each world that is opened, what its first statement comes to. */
function worldsThat(...outcomes: readonly (Error | undefined)[]) {
  let closed = 0;
  const left = [...outcomes];
  const openWorld = async () => {
    const outcome = left.shift();
    return {
      run: async () => {
        if (outcome) throw outcome;
        return [{ version: 1 }];
      },
      close: async () => {
        closed += 1;
      },
    };
  };
  const worlds = neo4jWorlds({ connection: { openWorld }, derivation: {} } as unknown as Graph);
  return { open: () => worlds.open(new AbortController().signal), closed: () => closed };
}

test('the next one has its turn', async () => {
  const { open, closed } = worldsThat(new GraphUnavailable('read-only'), undefined);
  await expect(open()).rejects.toThrow(GraphUnavailable);
  expect(closed()).toBe(1);
  await (await open()).close();
  expect(closed()).toBe(2);
});

test('one that waited for the lock in vain says that an import runs', async () => {
  await expect(worldsThat(new GraphTimeout('too long')).open()).rejects.toThrow(ImportRunning);
});

test('whoever has gone gives up the turn at once, and opens no world', async () => {
  for (const waiting of [1, 0]) {
    const gone = new AbortController();
    let opened = 0;
    const connection = {
      command: async () => {
        gone.abort(new Error('gone'));
        return [{ waiting }];
      },
      openWorld: async () => {
        opened += 1;
        throw new GraphUnavailable('opened');
      },
    };
    const worlds = neo4jWorlds({ connection, derivation: {} } as unknown as Graph);
    await expect(worlds.open(gone.signal)).rejects.toThrow('gone');
    expect(opened).toBe(0);
  }
});
