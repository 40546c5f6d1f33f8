/** What do questions take over HTTP in a large organization, beside what the database alone takes for them? */
import { loadActionCatalog } from '../../src/access/permissions/actionCatalog.js';
import { createServer, type RunningServer } from '../../src/api/server.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { ReadTooLarge } from '../../src/graph/model/graph.js';
import { neo4jReader, neo4jWriter } from '../../src/graph/neo4j/neo4jGraph.js';
import { neo4jWorlds } from '../../src/graph/neo4j/worlds.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';
import { hubPrincipals, type OrganizationSize } from '../support/generateOrganization.js';
import { inWords, load, say } from './measure.js';
import { samplePairs, type Pair } from './scaleSample.js';

type Variables = Readonly<Record<string, unknown>>;

const PATHS = `query ($from: PrincipalIdentifier!, $to: ARN!) {
  assumeRolePaths(from: $from, to: $to, maxHops: 6, k: 10) {
    paths { length decision hops { from { identifier } to { identifier } decision } } completeness { complete truncatedBy }
  }
}`;

const NEAR_MISSES = `query ($from: PrincipalIdentifier!, $to: ARN!) {
  assumeRolePaths(from: $from, to: $to, maxHops: 6) {
    paths { length } nearMissesComplete nearMisses { from { identifier } to { identifier } missing decision }
  }
}`;

const PRIVILEGE = `query ($from: PrincipalIdentifier!) {
  pathsToPrivilege(from: $from, maxHops: 6, k: 10) {
    paths { length hops { from { identifier } to { identifier } decision } } completeness { complete truncatedBy }
  }
}`;

const WHO_CAN = `query ($action: Action!, $resource: ResourcePattern!) {
  whoCan(action: $action, resource: $resource, first: 50) { totalCount nodes { principal { identifier } decision } }
}`;

const WHO_CAN_IN_THE_END = `query ($action: Action!, $resource: ResourcePattern!) {
  whoCan(action: $action, resource: $resource, transitive: true, first: 50) {
    totalCount nodes { principal { identifier } decision path { length sentence } } completeness { complete truncatedBy }
  }
}`;

const BATCH = `query ($checks: [CanInput!]!) {
  canBatch(checks: $checks) { decision explanation }
}`;

const BLAST = `query ($from: PrincipalIdentifier!) {
  blastRadius(principal: $from) {
    principalCount administratorCount administeredAccountCount completeness { complete truncatedBy }
    principals(first: 10) { nodes { identifier } }
  }
}`;

/** Ten chains by the database itself, one hop being two relationships. */
const SHORTEST = cypher(`
MATCH (a:Principal {uid: $from})
MATCH (b:Principal {uid: $to})
MATCH p = SHORTEST 10 (a)-[:GOVERNED_BY|CAN_ASSUME|CAN_ASSUME_IF]->{1,12}(b)
RETURN [n IN nodes(p) | n.uid] AS chain`);

interface Sample {
  readonly name: string;
  readonly query: string;
  readonly variables: readonly Variables[];
  /** The same search left to the database. */
  readonly besides?: (variables: Variables) => Promise<unknown>;
}

/** `about`: only what has this in its name. */
export async function askEverything(
  connection: Connection,
  size: OrganizationSize,
  about: string,
): Promise<void> {
  const watched = new WatchedReader(neo4jReader({ connection, derivation: derivationUnder({}) }));
  const server = await serverInProcess(connection, watched.reader);
  try {
    // The first are asked twice: once to warm up.
    const samples = await samplesOf(connection, size);
    for (const sample of samples.filter(({ name }) => name.includes(about))) {
      await ask(server.url, watched, { ...sample, variables: sample.variables.slice(0, WARM_UP) });
      say(await ask(server.url, watched, sample));
    }
  } finally {
    await server.stop();
  }
}

/** Without a limit of what may be asked over time. */
export async function serverInProcess(connection: Connection, reader: GraphReader): Promise<RunningServer> {
  const worlds = neo4jWorlds({ connection, derivation: derivationUnder({}) });
  return createServer(
    { reader, writer: neo4jWriter(connection), worlds, actions: await loadActionCatalog() },
    {
      host: '127.0.0.1',
      port: 0,
      readiness: async () => ({ ready: true }),
      limits: { burst: 1e9, perSecond: 1e9 },
    },
  );
}

const WARM_UP = 20;

export async function samplesOf(connection: Connection, size: OrganizationSize): Promise<readonly Sample[]> {
  const { connected, unconnected, fromHubs, principals } = await samplePairs(connection, hubPrincipals(size));
  const raw = ({ from, to }: Variables) => connection.run(SHORTEST, { from, to });
  const variablesOf = (pairs: readonly Pair[]) => pairs.map(([from, to]) => ({ from, to }));
  const paths = { query: PATHS, besides: raw };
  const starts = principals.map((from) => ({ from }));
  const hubs = hubPrincipals(size).map((from) => ({ from }));
  const assumed = connected.slice(0, 50).map(([, role]) => role);
  const roles = assumed.map((resource) => ({ action: 'sts:AssumeRole', resource }));
  return [
    { ...paths, name: 'assumeRolePaths, connected', variables: variablesOf(connected) },
    { ...paths, name: 'assumeRolePaths, unconnected', variables: variablesOf(unconnected) },
    { name: 'nearMisses, unconnected', query: NEAR_MISSES, variables: variablesOf(unconnected).slice(0, 50) },
    {
      name: 'nearMisses, from those who may assume a role in each account',
      query: NEAR_MISSES,
      variables: hubs.flatMap(({ from }) => unconnected.slice(0, 5).map(([, to]) => ({ from, to }))),
    },
    {
      ...paths,
      name: 'assumeRolePaths, from those who may assume a role in each account',
      variables: variablesOf(fromHubs),
    },
    { name: 'pathsToPrivilege', query: PRIVILEGE, variables: starts },
    {
      name: 'pathsToPrivilege, from those who may assume a role in each account',
      query: PRIVILEGE,
      variables: hubs,
    },
    { name: 'blastRadius', query: BLAST, variables: starts.slice(0, 50) },
    { name: 'blastRadius, of those who may assume a role in each account', query: BLAST, variables: hubs },
    {
      name: `canBatch of ${principals.length} checks`,
      query: BATCH,
      variables: batches(principals, assumed),
    },
    { name: 'whoCan, assuming a role', query: WHO_CAN, variables: roles },
    {
      name: 'whoCan, reading a table',
      query: WHO_CAN,
      variables: assumed.map(tableBeside),
    },
    { name: 'whoCan with routes, assuming a role', query: WHO_CAN_IN_THE_END, variables: roles },
    { name: 'whoCan, reading objects', query: WHO_CAN, variables: buckets },
  ];
}

/** Each about everybody who is drawn. */
const batches = (principals: readonly string[], roles: readonly string[]): readonly Variables[] =>
  roles.map((resource) => ({
    checks: principals.map((principal) => ({ principal, action: 'sts:AssumeRole', resource })),
  }));

const tableBeside = (role: string): Variables => ({
  action: 'dynamodb:GetItem',
  resource: `arn:aws:dynamodb:eu-west-1:${role.split(':')[4] ?? ''}:table/orders`,
});

const buckets: readonly Variables[] = ['payments', 'ledger', 'risk', 'search', 'mobile'].map((team) => ({
  action: 's3:GetObject',
  resource: `arn:aws:s3:::${team}-data/report`,
}));

async function ask(
  url: string,
  watched: WatchedReader,
  { name, query, variables, besides }: Sample,
): Promise<string> {
  const [http, database, shortest]: [number[], number[], number[]] = [[], [], []];
  const cut = new Map<string, number>();
  for (const one of variables) {
    watched.forget();
    http.push(await milliseconds(async () => countCuts(cut, await post(url, query, one))));
    database.push(await milliseconds(() => watched.again()));
    if (besides) shortest.push(await milliseconds(() => besides(one)));
  }
  const raw = besides ? `; SHORTEST 10 in Cypher: ${inWords(shortest)}` : '';
  const limits = [...cut].map(([limit, count]) => `${count} ${limit}`).join(', ');
  return `${name}, ${variables.length} asked over HTTP: ${inWords(http)}; its queries alone: ${inWords(database)}${raw}${limits === '' ? '' : `; cut short: ${limits}`} (load ${load()})`;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function post(url: string, query: string, variables: Variables): Promise<string> {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  if (text.includes('"errors"')) throw new Error(text);
  return text;
}

function countCuts(counts: Map<string, number>, answer: string): void {
  for (const limit of ['MAX_HOPS', 'MAX_PATHS', 'TIME_LIMIT', 'WORK_LIMIT', 'GRAPH_CHANGED'])
    if (answer.includes(`"${limit}"`)) counts.set(limit, (counts.get(limit) ?? 0) + 1);
  if (answer.includes('"nearMissesComplete":false'))
    counts.set('nearMisses', (counts.get('nearMisses') ?? 0) + 1);
}

type Method = (...given: readonly unknown[]) => Promise<unknown>;

/** Remembers what a question asks of the database, to ask it again without the question. */
class WatchedReader {
  readonly reader: GraphReader;
  private calls: (() => Promise<unknown>)[] = [];

  constructor(reader: GraphReader) {
    const watched = Object.entries(reader).map(([name, method]: [string, Method]) => [
      name,
      (...given: readonly unknown[]) => {
        this.calls.push(() => method(...given));
        return method(...given);
      },
    ]);
    this.reader = Object.fromEntries(watched) as GraphReader;
  }

  forget(): void {
    this.calls = [];
  }

  /** One after the other. One that takes too much memory takes its time, and the question says WORK_LIMIT. */
  async again(): Promise<void> {
    for (const call of [...this.calls])
      await call().catch((error: unknown) => {
        if (!(error instanceof ReadTooLarge)) throw error;
      });
  }
}
