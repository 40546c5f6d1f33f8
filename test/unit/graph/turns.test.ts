/** What waits for a turn leaves the event loop room before the next one goes on. */
import { expect, test } from 'vitest';
import { nextTurn } from '../../../src/graph/neo4j/connection/turns.js';

test('something else gets its turn between any two that go on', async () => {
  const order: string[] = [];
  const lookAround = (left: number): void => {
    order.push('look');
    if (left > 1) setImmediate(lookAround, left - 1);
  };
  setImmediate(lookAround, 6);
  await Promise.all(['a', 'b', 'c'].map(async (name) => nextTurn().then(() => void order.push(name))));
  expect(order.join(' ')).toMatch(/a look.* b look.* c/);
});
