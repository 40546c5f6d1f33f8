/**
 * How much does a server bear? `npm run bench -- load [principals] [folder that keeps an organization]`: each question and
 * all in turn, by 1, 8 and 64 callers, and five times as many requests as it can answer. `npm run bench -- soak [minutes]
 * [folder] [principals]`: all in turn, and how its memory grows. The server is a process of its own; the generator knows no other.
 */
import { setTimeout as after } from 'node:timers/promises';
import autocannon from 'autocannon';
import { usualLimits } from '../../src/api/limits/limits.js';
import type { Connection, DatabaseAddress } from '../../src/graph/neo4j/connection/connection.js';
import { largestSize, organizationIn } from './scale.js';
import { samplesOf } from './scaleQuestions.js';
import { inWords, load, quantile, say } from './measure.js';
import { startServer, type Server } from './serverProcess.js';

export interface Question {
  readonly name: string;
  readonly bodies: readonly string[];
}

const SECONDS = 10;
const CALLERS = [1, 8, 64];
/** Those of the overload: each waits for its answer before it asks again. */
const MANY_CALLERS = 400;
/** So long the generator is busy with opening the connections of many callers: what it sends until then does not count. */
const OPENING_SECONDS = 4;

export async function benchLoad(connection: Connection, lease: DatabaseAddress, most: number): Promise<void> {
  const questions = await questionsOn(connection, most);
  const server = await startServer(lease);
  try {
    await run(server, mixed(questions), { callers: 8, seconds: SECONDS });
    for (const question of questions) await sayEach(server, question);
    const capacity = await sayEach(server, mixed(questions));
    await sayOverload(server, mixed(questions), capacity);
  } finally {
    await server.stop();
  }
}

/** Prints a line for each number of callers; returns what the most of them got. */
async function sayEach(server: Server, question: Question): Promise<Outcome> {
  let last: Outcome = { perSecond: 0, accepted: [], refused: [], others: {} };
  for (const callers of CALLERS) {
    last = await run(server, question, { callers, seconds: SECONDS });
    say(`${question.name}, ${callers} callers: ${wordsOf(last)} (load ${load()})`);
  }
  return last;
}

async function sayOverload(server: Server, question: Question, capacity: Outcome): Promise<void> {
  const perSecond = Math.ceil(capacity.perSecond * 5);
  const found = await run(server, question, { callers: MANY_CALLERS, seconds: SECONDS, perSecond });
  const aim = 2 * quantile(capacity.accepted, 0.95);
  say(
    `${perSecond} requests/s, five times what it can answer: ${wordsOf(found)}; aims: those that are answered p95 ${aim.toFixed(0)} ms, those that are refused 50 ms (load ${load()})`,
  );
  const after = await run(server, question, { callers: 8, seconds: SECONDS });
  say(`afterwards, 8 callers: ${wordsOf(after)}`);
}

const SAMPLE_SECONDS = 10;
/** Until what a server keeps of a graph is there: that is no growth. */
const WARM_SECONDS = 300;
const SAMPLES_TOLD = 60;
const MOST_MINUTES = 24 * 60;

export async function benchSoak(
  connection: Connection,
  lease: DatabaseAddress,
  minutes: number,
  most: number,
): Promise<void> {
  const questions = await questionsOn(connection, most);
  const server = await startServer(lease);
  const memory: (readonly [hours: number, megabytes: number])[] = [];
  try {
    await run(server, mixed(questions), { callers: 8, seconds: WARM_SECONDS });
    const samples = (Math.min(minutes, MOST_MINUTES) * 60) / SAMPLE_SECONDS;
    for (let sample = 0; sample < samples; sample += 1) {
      const { others, refused } = await run(server, mixed(questions), {
        callers: 8,
        seconds: SAMPLE_SECONDS,
      });
      if (failuresIn(others).length + refused.length > 0)
        say([...failuresIn(others), `${refused.length} refused`].join(', '));
      const megabytes = await server.residentMegabytes();
      memory.push([(sample * SAMPLE_SECONDS) / 3600, megabytes]);
      if (sample % SAMPLES_TOLD === 0)
        say(`minute ${(sample * SAMPLE_SECONDS) / 60}: ${megabytes.toFixed(0)} MB resident`);
    }
  } finally {
    await server.stop();
  }
  const first = memory[0]?.[1] ?? 0;
  const slope = slopeOf(memory);
  say(
    `memory after ${minutes} minutes by 8 callers: from ${first.toFixed(0)} to ${(memory.at(-1)?.[1] ?? 0).toFixed(0)} MB resident, ${slope.toFixed(1)} MB/h, ${((100 * slope) / first).toFixed(1)} %/h (aim: less than 1 %/h)`,
  );
}

/** Of the line of least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x0, y0] = [mean(0), mean(1)];
  const top = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0);
  return top / points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
}

/** Those of the bench of large organizations, so that both tell of the same. */
export async function questionsOn(connection: Connection, most: number): Promise<readonly Question[]> {
  const size = largestSize(most);
  await organizationIn(connection, size);
  const samples = await samplesOf(connection, size);
  return samples.map(({ name, query, variables }) => ({
    name,
    bodies: variables.map((one) => JSON.stringify({ query, variables: one })),
  }));
}

/** One of each in turn. */
export const mixed = (questions: readonly Question[]): Question => ({
  name: 'all in turn',
  bodies: Array.from({ length: 10 }, (_, at) => at).flatMap((at) =>
    questions.flatMap(({ bodies }) => bodies[at % bodies.length] ?? []),
  ),
});

export interface Outcome {
  readonly perSecond: number;
  /** Milliseconds, sorted. */
  readonly accepted: readonly number[];
  readonly refused: readonly number[];
  /** How many were answered with another status, or not at all: by status, or `none`. */
  readonly others: Readonly<Record<string, number>>;
}

interface Load {
  readonly callers: number;
  readonly seconds: number;
  /** As many as get answers, where it is missing. */
  readonly perSecond?: number;
  /** The same of all callers, where the server asks who they are. */
  readonly token?: string | undefined;
}

/** The generator sends what is due in a second at its start. So many of it, one a little later than the other, spread that. */
const GENERATORS = 20;

export async function run(server: Server, question: Question, wanted: Load): Promise<Outcome> {
  const { callers, perSecond } = wanted;
  if (perSecond === undefined) return generate(server, question, wanted);
  const share = {
    ...wanted,
    callers: Math.ceil(callers / GENERATORS),
    perSecond: Math.ceil(perSecond / GENERATORS),
  };
  const shares = Array.from({ length: GENERATORS }, async (_, at) => {
    await after((at * 1_000) / GENERATORS);
    return generate(server, question, share);
  });
  return together(await Promise.all(shares));
}

export function together(outcomes: readonly Outcome[]): Outcome {
  const others: Record<string, number> = {};
  for (const one of outcomes)
    for (const [status, count] of Object.entries(one.others)) others[status] = (others[status] ?? 0) + count;
  return {
    perSecond: outcomes.reduce((sum, one) => sum + one.perSecond, 0),
    accepted: sorted(outcomes.flatMap(({ accepted }) => accepted)),
    refused: sorted(outcomes.flatMap(({ refused }) => refused)),
    others,
  };
}

const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);

export async function generate(
  { url }: Server,
  { bodies }: Question,
  { callers, seconds, perSecond, token }: Load,
): Promise<Outcome> {
  const [accepted, refused]: [number[], number[]] = [[], []];
  const others: Record<string, number> = {};
  let answered = 0;
  const headers = token === undefined ? JSON_TYPE : { ...JSON_TYPE, authorization: `Bearer ${token}` };
  const opening = perSecond === undefined ? 0 : OPENING_SECONDS;
  const begin = performance.now() + opening * 1_000;
  const options = {
    url: `${url}graphql`,
    connections: callers,
    duration: seconds + opening,
    timeout: 60,
    ...(perSecond === undefined ? {} : { overallRate: perSecond }),
    requests: bodies.map((body) => ({ method: 'POST' as const, headers, body })),
  };
  const { errors, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    instance.on('response', (_client, status, _bytes, milliseconds) => {
      const now = performance.now();
      if (status === 200 && now >= begin) answered += 1;
      if (now - milliseconds < begin) return;
      if (status === 200) accepted.push(milliseconds);
      else if (status === 503) refused.push(milliseconds);
      else others[status] = (others[status] ?? 0) + 1;
    });
  });
  return {
    perSecond: answered / (duration - opening),
    accepted: sorted(accepted),
    refused: sorted(refused),
    others: errors > 0 ? { ...others, none: errors } : others,
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

const failuresIn = (others: Outcome['others']): readonly string[] =>
  Object.entries(others).map(([status, count]) => `${count} failed (status ${status})`);

export const wordsOf = ({ perSecond, accepted, refused, others }: Outcome): string =>
  [
    `${perSecond.toFixed(0)} answers/s, ${inWords(accepted)}, p99 ${quantile(accepted, 0.99).toFixed(1)} ms`,
    ...refusalsIn(refused),
    ...failuresIn(others),
  ].join('; ');

/** Whoever gets no turn in time is refused when that is over: those are told apart. */
function refusalsIn(refused: readonly number[]): readonly string[] {
  const atOnce = refused.filter((milliseconds) => milliseconds < usualLimits.waitingSeconds * 1_000);
  const late = refused.length - atOnce.length;
  return [
    ...(atOnce.length > 0
      ? [`${atOnce.length} refused at once, ${inWords(atOnce)}, p99 ${quantile(atOnce, 0.99).toFixed(1)} ms`]
      : []),
    ...(late > 0 ? [`${late} refused after they waited`] : []),
  ];
}
