/** What is worked on leaves the event loop room, however much of it comes at once. */
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTurns, nextTurn, oneByOne } from '../../../src/graph/contract/turns.js';

let round = 0;
let isDone = false;

const count = (): void => {
  round += 1;
  if (!isDone) setImmediate(count);
};

const work = (milliseconds: number): void => {
  for (const until = performance.now() + milliseconds; performance.now() < until;);
};

/** The rounds of the event loop in which it went on. */
async function roundsOf(pieces: number, milliseconds: number): Promise<readonly number[]> {
  const rounds: number[] = [];
  const one = async (): Promise<void> => {
    await nextTurn();
    rounds.push(round);
    work(milliseconds);
  };
  await Promise.all(Array.from({ length: pieces }, one));
  return rounds;
}

beforeAll(count);
afterAll(() => {
  isDone = true;
});
/** Until the turn of the test before is over. */
beforeEach(() => work(6));

describe('what waits for a turn', () => {
  it('begins nothing in a turn that another has taken up', async () => {
    expect(new Set(await roundsOf(6, 8)).size).toBe(6);
  });

  it('shares a turn with what is quick', async () => {
    expect(new Set(await roundsOf(6, 0)).size).toBeLessThan(6);
  });

  it('does not go on where its question is over', async () => {
    const reason = new Error('The client hung up.');
    await expect(nextTurn(AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('is not overtaken again and again by work that often takes more than a turn', async () => {
    let isOver = false;
    function* longWork(): Generator<undefined, undefined> {
      for (let piece = 1; !isOver; piece += 1) {
        work(piece % 10 === 0 ? 40 : 1);
        yield;
      }
    }
    const long = inTurns(longWork());
    const waits: Promise<number>[] = [];
    for (let asked = 0; asked < 30; asked += 1) {
      await after(30);
      const since = round;
      waits.push(nextTurn().then(() => round - since));
    }
    isOver = true;
    await long;
    expect(Math.max(...(await Promise.all(waits)))).toBeLessThan(10);
  });

  it('takes long work apart, between that of others too', async () => {
    const rounds: number[] = [];
    function* steps(): Generator<undefined, string> {
      for (let step = 0; step < 3; step += 1) {
        rounds.push(round);
        work(8);
        yield;
      }
      return 'done';
    }
    expect(await Promise.all([inTurns(steps()), inTurns(steps())])).toEqual(['done', 'done']);
    // The first steps of both stand before any turn.
    expect(new Set(rounds).size).toBeGreaterThanOrEqual(rounds.length - 1);
  });

  it('drops long work that is not wanted any more when its turn comes', async () => {
    const begun: string[] = [];
    function* named(name: string): Generator<undefined, string> {
      begun.push(name);
      yield;
      return name;
    }
    const isWanted = { second: true };
    const first = oneByOne(named('first'), () => true);
    const second = oneByOne(named('second'), () => isWanted.second);
    const third = oneByOne(named('third'), () => true);
    await first;
    isWanted.second = false;
    expect(await Promise.all([second, third])).toEqual([undefined, 'third']);
    expect(begun).toEqual(['first', 'third']);
  });

  it('drops long work in its own turns once it is not wanted any more', async () => {
    let isWanted = true;
    function* endless(): Generator<undefined, never> {
      for (;;) yield;
    }
    setTimeout(() => (isWanted = false), 20);
    expect(await oneByOne(endless(), () => isWanted)).toBeUndefined();
  });
});
