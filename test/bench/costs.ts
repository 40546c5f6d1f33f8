/**
 * Does each operation cost what it takes? `npm run bench -- costs [principals] [folder that keeps an organization] [part of
 * the names]`: what a caller pays for the operations in `operations/`, beside the processor time of server and database.
 */
import { getOperationAST, parse } from 'graphql';
import { operationCost } from '../../src/api/limits/cost.js';
import { executableSchema } from '../../src/api/schema.js';
import { questions, type ReadyQuestion } from '../../src/explorer/playground/questions.js';
import type { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { neo4jReader } from '../../src/graph/neo4j/neo4jGraph.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';
import { load, say } from './measure.js';
import { largestSize, organizationIn } from './scale.js';
import { serverInProcess } from './scaleQuestions.js';

/** So long each operation is asked again, about others each time; and as long before, to warm up. */
const SECONDS = 4;
/** Also of those that take long. */
const LEAST = 3;
/** So much of a processor is a point, as `costs.yaml` says. */
const POINT_SECONDS = 50e-6;
/** So many of those that cost too little, or too much, are named. */
const TOLD = 3;

interface Measured {
  readonly name: string;
  /** Points that a caller needs, points that it does not get back, and seconds: of one on average. */
  readonly requested: number;
  readonly paid: number;
  readonly cpu: number;
}

/** `about`: only operations with this in their names. */
export async function benchCosts(connection: Connection, most: number, about: string): Promise<void> {
  await organizationIn(connection, largestSize(most));
  const stand = standIns(await connection.write(({ run }) => run(EVERYTHING)));
  const reader = neo4jReader({ connection, derivation: derivationUnder({}) });
  const server = await serverInProcess(connection, reader);
  const measure = async (question: ReadyQuestion, begin: number, least: number): Promise<Measured> => {
    const costs: Cost[] = [];
    const start = performance.now();
    const cpu = await cpuOf(connection, async () => {
      while (costs.length < least || performance.now() - start < SECONDS * 1_000)
        costs.push(await ask(server.url, stand(question, begin + costs.length)));
    });
    return averageOf(question.name, costs, cpu);
  };
  try {
    const answered: ReadyQuestion[] = [];
    for (const question of onePerOperation.filter(({ name }) => name.includes(about)))
      await measure(question, 1_000, 1).then(
        () => answered.push(question),
        (error: unknown) => say(`${question.name} is left out: ${String(error).slice(0, 150)}`),
      );
    const measured: Measured[] = [];
    for (const question of answered) measured.push(await measure(question, 0, LEAST));
    sayWhatFits(measured);
  } finally {
    await server.stop();
  }
}

function averageOf(name: string, costs: readonly Cost[], cpu: number): Measured {
  const average = (of: keyof Cost): number => costs.reduce((sum, cost) => sum + cost[of], 0) / costs.length;
  return { name, requested: average('requested'), paid: average('paid'), cpu: cpu / costs.length };
}

/** The ready question of whose variables none of a generated organization can take the place. */
const attaching = {
  user: 'arn:aws:iam::111111111111:user/alice',
  policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
};

const onePerOperation = questions
  .filter(({ name }, at) => questions.findIndex((question) => question.name === name) === at)
  .map((question) =>
    question.name === 'CompareScenario'
      ? { ...question, variables: { scenario: { changes: [{ attachUserPolicy: attaching }] } } }
      : question,
  );

// ── Whom the questions are about ─────────────────────────────────────────────────────────────────────────────────────

const EVERYTHING = cypher(`
MATCH (n:IamUser|IamRole|IamGroup|Policy|OrganizationalUnit)
RETURN n.uid AS uid ORDER BY uid`);

/** What the ready questions say of the sample organization. */
const OF_THE_SAMPLE = /arn:aws:iam::\d{12}:(user|role|group)\/[^"\\]+|UE9MSUNZ[\w-]+|\bou-[\w-]+|\d{12}/g;

/** Puts others in the place of whom a question names, each time others. */
function standIns(rows: readonly Readonly<Record<string, unknown>>[]) {
  const uids = rows.map(({ uid }) => String(uid));
  const roles = uids.filter((uid) => uid.includes(':role/') && !uid.includes('#'));
  const kinds: Readonly<Record<string, readonly string[]>> = {
    role: roles,
    account: [...new Set(roles.map((role) => role.split(':')[4] ?? ''))],
    user: uids.filter((uid) => uid.includes(':user/') && !uid.includes('#')),
    group: uids.filter((uid) => uid.includes(':group/') && !uid.includes('#')),
    policy: uids.filter((uid) => uid.includes('#')),
    unit: uids.filter((uid) => /\bou-/.test(uid)),
  };
  return ({ name, query, variables }: ReadyQuestion, at: number): Asked => {
    // Brings an account of its own.
    if (name === 'Diff') return { query, variables };
    const chosen = new Map<string, string>();
    const other = (found: string, kind = kindOf(found)): string => {
      const all = kinds[kind] ?? [];
      const uid = all[(at * 7_919 + chosen.size * 104_729) % all.length] ?? found;
      const id = kind === 'policy' ? Buffer.from(`POLICY:${uid}`).toString('base64url') : uid;
      chosen.set(found, chosen.get(found) ?? id);
      return chosen.get(found) ?? found;
    };
    const text = JSON.stringify(variables).replaceAll(OF_THE_SAMPLE, (found, kind?: string) =>
      other(found, kind),
    );
    return { query, variables: JSON.parse(text) as Asked['variables'] };
  };
}

const kindOf = (found: string): string =>
  found.startsWith('ou-') ? 'unit' : found.startsWith('UE9') ? 'policy' : 'account';

// ── What they cost and take ──────────────────────────────────────────────────────────────────────────────────────────

type Asked = Pick<ReadyQuestion, 'query' | 'variables'>;
type Cost = Pick<Measured, 'requested' | 'paid'>;

const schema = executableSchema();

async function ask(url: string, asked: Asked): Promise<Cost> {
  const answer = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  const { data, errors, extensions } = (await answer.json()) as {
    readonly data: object;
    readonly errors?: readonly { readonly message: string }[];
    readonly extensions: { readonly cost: { readonly requested: number; readonly actual: number } };
  };
  if (errors?.[0]) throw new Error(errors[0].message);
  if (Object.values(data).includes(null)) throw new Error('there is no such thing in this organization');
  const document = parse(asked.query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('a ready question has several operations');
  const { requested, actual } = extensions.cost;
  const { work } = operationCost({ schema, document, operation, variables: asked.variables });
  return { requested, paid: actual + work };
}

const DATABASE_CPU = cypher(`
CALL dbms.queryJmx('java.lang:type=OperatingSystem') YIELD attributes
RETURN attributes.ProcessCpuTime.value AS nanoseconds`);

/** Seconds of this process and of the database, without what it takes to ask the database for them. */
async function cpuOf(connection: Connection, work: () => Promise<unknown>): Promise<number> {
  const ofDatabase = async () => Number((await connection.run(DATABASE_CPU))[0]?.['nanoseconds']) / 1e9;
  const earlier = await ofDatabase();
  const before = await ofDatabase();
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6 + (await ofDatabase()) - before - (before - earlier);
}

function sayWhatFits(measured: readonly Measured[]): void {
  const share = ({ paid, cpu }: Measured): number => (paid * POINT_SECONDS) / cpu;
  const inWords = (one: Measured): string =>
    `${one.name} ${one.paid.toFixed(0)} of ${one.requested.toFixed(0)} points for ${(one.cpu * 1_000).toFixed(1)} ms, ${share(one).toFixed(2)} times what the time says`;
  const sorted = measured.toSorted((a, b) => share(a) - share(b));
  for (const one of sorted) say(inWords(one));
  const time = measured.map(({ cpu }) => cpu);
  const correlations = (['paid', 'requested'] as const).map((of) =>
    rankCorrelation(
      measured.map((one) => one[of]),
      time,
    ).toFixed(2),
  );
  say(
    `${measured.length} operations: rank correlation of processor time with points paid ${correlations[0]}, with points needed ${correlations[1]} (aim: 0.9; load ${load()})`,
  );
  say(`cheapest for their time: ${sorted.slice(0, TOLD).map(inWords).join('; ')} (aim: a third)`);
  say(`dearest: ${sorted.slice(-TOLD).map(inWords).join('; ')}`);
}

/** By Spearman: that of the ranks, where equal ones share theirs. */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): number {
  const ranks = (all: readonly number[]) =>
    all.map(
      (one) => all.filter((other) => other < one).length + all.filter((other) => other === one).length / 2,
    );
  const [a, b] = [ranks(xs), ranks(ys)];
  const mean = xs.length / 2;
  const sum = (of: (at: number) => number): number => xs.reduce((total, _, at) => total + of(at), 0);
  const [da, db] = [(at: number) => (a[at] ?? 0) - mean, (at: number) => (b[at] ?? 0) - mean];
  return sum((at) => da(at) * db(at)) / Math.sqrt(sum((at) => da(at) ** 2) * sum((at) => db(at) ** 2));
}
