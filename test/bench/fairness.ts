/**
 * What does one greedy caller cost the others? `npm run bench -- fair [principals] [folder that keeps an organization]`:
 * ten callers with tokens. Nine send together a third of what the server can answer, alone and beside one who sends 20
 * times as much as each of them. Once taking turns alone protects them, and once also the usual limit of cost over time.
 */
import { setTimeout as after } from 'node:timers/promises';
import { usualLimits } from '../../src/api/limits/limits.js';
import type { Connection, DatabaseAddress } from '../../src/graph/neo4j/connection/connection.js';
import { generate, mixed, questionsOn, run, together, wordsOf, type Outcome, type Question } from './load.js';
import { load, quantile, say } from './measure.js';
import { startServer, unlimited, type Server } from './serverProcess.js';

const CALLERS = Array.from({ length: 10 }, (_, at) => `caller-${at}`);
const SECONDS = 30;
const CONNECTIONS = usualLimits.runningPerCaller;
/** Of the greedy one: so many that it goes on sending while it waits. */
const GREEDY_CONNECTIONS = 400;
const TIMES = 20;

export async function benchFairness(
  connection: Connection,
  lease: DatabaseAddress,
  most: number,
): Promise<void> {
  const question = mixed(await questionsOn(connection, most));
  await onServer('all take turns', lease, unlimited, question);
  await onServer('also with the usual limit of cost over time', lease, {}, question);
}

async function onServer(
  how: string,
  lease: DatabaseAddress,
  environment: Readonly<Record<string, string>>,
  question: Question,
): Promise<void> {
  const server = await startServer(lease, { callers: CALLERS, environment });
  try {
    const capacity = await byEach(server, question);
    say(`${how}; ${CALLERS.length} callers with ${CONNECTIONS} connections each: ${wordsOf(capacity)}`);
    const perSecond = Math.ceil(capacity.perSecond / 3 / (CALLERS.length - 1));
    const alone = await byNine(server, question, perSecond);
    say(`nine callers alone, each ${perSecond} requests/s: ${wordsOf(alone)} (load ${load()})`);
    const greedy = { callers: GREEDY_CONNECTIONS, seconds: SECONDS, perSecond: TIMES * perSecond };
    const [beside, of] = await Promise.all([
      byNine(server, question, perSecond),
      run(server, question, { ...greedy, token: server.tokens[0] }),
    ]);
    const p95 = ({ accepted }: Outcome): number => quantile(accepted, 0.95);
    say(
      `the nine beside one who sends ${greedy.perSecond} requests/s: ${wordsOf(beside)}: p95 ${(p95(beside) / p95(alone)).toFixed(1)} times as long (aim: 1.5; load ${load()})`,
    );
    say(`that one: ${wordsOf(of)}`);
  } finally {
    await server.stop();
  }
}

/** As many as get answers. The first time is to warm up. */
async function byEach(server: Server, question: Question): Promise<Outcome> {
  const once = () =>
    Promise.all(
      server.tokens.map((token, at) =>
        run(server, from(question, at), { callers: CONNECTIONS, seconds: SECONDS / 3, token }),
      ),
    );
  await once();
  return together(await once());
}

/** Each a little later than the other: what is due in a second is sent at its start. */
async function byNine(server: Server, question: Question, perSecond: number): Promise<Outcome> {
  const each = server.tokens.slice(1).map(async (token, at) => {
    await after((at * 1_000) / CALLERS.length);
    const wanted = { callers: CONNECTIONS, seconds: SECONDS, perSecond, token };
    return generate(server, from(question, at), wanted);
  });
  return together(await Promise.all(each));
}

/** Each caller begins with another question. */
const from = ({ name, bodies }: Question, at: number): Question => {
  const first = Math.floor((at * bodies.length) / CALLERS.length);
  return { name, bodies: [...bodies.slice(first), ...bodies.slice(0, first)] };
};
