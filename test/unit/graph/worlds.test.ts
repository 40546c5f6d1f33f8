/** A world that cannot begin is refused, closed, and holds up nobody. */
import { expect, test } from 'vitest';
import { GraphTimeout, GraphUnavailable, ImportRunning } from '../../../src/graph/model/graph.js';
import { neo4jWorlds } from '../../../src/graph/neo4j/worlds.js';

type Graph = Parameters<typeof neo4jWorlds>[0];

/** Of each world that is opened, what its first statement comes to. */
function worldsThat(...outcomes: readonly (Error | undefined)[]) {
  let closed = 0;
  const lasting: number[] = [];
  const left = [...outcomes];
  const openWorld = async (seconds: number) => {
    lasting.push(seconds);
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
  const graph = { connection: { openWorld }, derivation: {} } as unknown as Graph;
  const worlds = neo4jWorlds(graph);
  return { graph, open: () => worlds.open(new AbortController().signal), closed: () => closed, lasting };
}

test('the next one has its turn', async () => {
  const { open, closed } = worldsThat(new GraphUnavailable('read-only'), undefined);
  await expect(open()).rejects.toThrow(GraphUnavailable);
  expect(closed()).toBe(1);
  await (await open()).close();
  expect(closed()).toBe(2);
});

test('it lasts as long, and as many wait for the next, as the environment says', async () => {
  const { graph, lasting } = worldsThat(undefined);
  const worlds = neo4jWorlds(graph, { seconds: 7, waiting: 1 });
  const over = new AbortController();
  const first = await worlds.open(over.signal);
  expect(lasting).toEqual([7]);
  const waiting = worlds.open(over.signal);
  await expect(worlds.open(over.signal)).rejects.toMatchObject({
    name: 'WorldsBusy',
    limit: { name: 'scenariosWaiting', max: 1 },
  });
  over.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  await first.close();
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
