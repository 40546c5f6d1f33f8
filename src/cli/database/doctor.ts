/** Runs `rolegraph doctor`: checks what Rolegraph needs, and says what is wrong and what to do. */
import { constants, existsSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { ConfigError, readConfig, type Config } from '../../config.js';
import { findJava } from '../../graph/local/findJava.js';
import { acquireLocalDatabase } from '../../graph/local/localDatabase.js';
import { defaultCacheDir, findJars, findMaven } from '../../graph/local/neo4jJars.js';
import { machineMegabytes, serverMemory } from '../../graph/local/neo4jServer.js';
import { Connection, type DatabaseAddress } from '../../graph/neo4j/connection/connection.js';
import { serverFacts, type ServerFacts } from '../../graph/neo4j/serverFacts.js';
import { green, print, red } from '../terminal.js';
import { freeMegabytes, LEAST_MEGABYTES } from './freeSpace.js';

export interface Finding {
  readonly subject: string;
  readonly isFine: boolean;
  readonly says: string;
  readonly remedy?: string;
}

export interface DoctorOptions {
  readonly database: boolean;
  readonly format: 'text' | 'json';
}

/** Prints the findings. Exit code: 0 all is fine, 1 something is wrong. */
export async function doctor(environment: NodeJS.ProcessEnv, options: DoctorOptions): Promise<number> {
  const findings = await examine(environment, options.database);
  print(options.format === 'json' ? JSON.stringify(findings, null, 2) : findings.map(lines).join('\n'));
  return findings.every(({ isFine }) => isFine) ? 0 : 1;
}

function lines({ subject, isFine, says, remedy }: Finding): string {
  const line = `${isFine ? green('fine ') : red('wrong')} ${subject}: ${says}`;
  return remedy === undefined ? line : `${line}\n      ${remedy}`;
}

type Check = readonly [subject: string, look: () => Promise<string>, remedy: string];

/** Runs the checks. `places`: where to look for Java beside JAVA_HOME and PATH. */
export async function examine(
  environment: NodeJS.ProcessEnv,
  database: boolean,
  places?: Parameters<typeof findJava>[1],
): Promise<readonly Finding[]> {
  const config = settingsOf(environment);
  const checks: readonly Check[] = [
    ['Node', async () => nodeVersion(), 'Install Node 20.19 or later.'],
    ['settings', async () => (config instanceof ConfigError ? problem(config.message) : 'can be used'), ''],
    ...(config instanceof ConfigError ? [] : checksOf(config, environment, { database, places })),
  ];
  const findings: Finding[] = [];
  for (const check of checks) findings.push(await findingOf(check));
  return findings;
}

/** Runs a check. A problem is thrown, with its remedy in the message where that depends on the problem. */
async function findingOf([subject, look, remedy]: Check): Promise<Finding> {
  try {
    return { subject, isFine: true, says: await look() };
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return { subject, isFine: false, says, ...(remedy === '' ? {} : { remedy }) };
  }
}

function problem(text: string): never {
  throw new Error(text);
}

function settingsOf(environment: NodeJS.ProcessEnv): Config | ConfigError {
  try {
    return readConfig(environment, { serves: true });
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

interface Looking {
  readonly database: boolean;
  readonly places: Parameters<typeof findJava>[1];
}

function checksOf(config: Config, environment: NodeJS.ProcessEnv, looking: Looking): readonly Check[] {
  const { neo4j, host, port, dataDir } = config;
  const chosen = 'Choose another one with ROLEGRAPH_DATA_DIR, or';
  return [
    ['data folder', () => writable(dataDir), `${chosen} give yourself the right to write there.`],
    ['disk', () => roomIn(dataDir), `Make room: ${LEAST_MEGABYTES} MB at least, and what your exports take.`],
    ['port', () => freeFor(host, port), 'Choose another with PORT, or stop what uses it.'],
    ...(neo4j ? [databaseCheck(() => factsAt(neo4j))] : localChecks(config, environment, looking)),
  ];
}

function localChecks(
  { dataDir }: Config,
  environment: NodeJS.ProcessEnv,
  { database, places }: Looking,
): readonly Check[] {
  const java = async () => {
    const { command, major } = await findJava(environment, places);
    return `${command} is Java ${String(major)}`;
  };
  return [
    ['Java', java, ''],
    ['Neo4j', () => jarsIn(environment), 'Install Maven (mvn), or set NEO4J_URI to a Neo4j that you have.'],
    ['memory', async () => memory(), 'Give the machine 2 GB or more, or set NEO4J_URI to a Neo4j elsewhere.'],
    ...(database ? [databaseCheck(() => factsOfLocal(dataDir))] : []),
  ];
}

// ── The checks ─────────────────────────────────────────────────────────────────────────────────────────────────────

function nodeVersion(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const says = `${process.execPath} is Node ${process.versions.node}`;
  return major > 20 || (major === 20 && minor >= 19) ? says : problem(says);
}

/** Returns the folder, or its nearest parent that exists. */
function nearestOf(folder: string): string {
  const path = resolve(folder);
  return existsSync(path) || dirname(path) === path ? path : nearestOf(dirname(path));
}

async function writable(dataDir: string): Promise<string> {
  const nearest = nearestOf(dataDir);
  if (!(await stat(nearest)).isDirectory()) problem(`${nearest} is a file`);
  await access(nearest, constants.W_OK | constants.X_OK);
  return `${resolve(dataDir)} can be written to`;
}

async function roomIn(dataDir: string): Promise<string> {
  const free = await freeMegabytes(nearestOf(dataDir));
  const says = `${free} MB are free for the data folder`;
  return free >= LEAST_MEGABYTES ? says : problem(says);
}

async function freeFor(host: string, port: number): Promise<string> {
  const server = createServer().listen(port, host.replace(/^\[(.*)\]$/, '$1'));
  await once(server, 'listening');
  server.close();
  return `${host}:${port} is free`;
}

async function jarsIn(environment: NodeJS.ProcessEnv): Promise<string> {
  const jars = await findJars(defaultCacheDir(environment));
  if (jars) return `the jars of Neo4j ${jars.version} are in ${jars.folder}`;
  const maven = await findMaven(environment);
  return maven ? `${maven} will fetch the jars` : problem('its jars are not here, nor is Maven');
}

function memory(): string {
  const { heapMegabytes, pageCacheMegabytes } = serverMemory();
  const total = machineMegabytes();
  const says = `the local Neo4j takes up to ${heapMegabytes + pageCacheMegabytes} MB of ${total}`;
  return total >= 2_000 ? says : problem(says);
}

// ── The database ───────────────────────────────────────────────────────────────────────────────────────────────────

/** The least memory for transactions: about what an account of 50,000 users, roles, policies and edges takes. */
const LEAST_TRANSACTION_BYTES = 256 * 2 ** 20;

const databaseCheck = (facts: () => Promise<ServerFacts>): Check => [
  'database',
  async () => factsInWords(await facts()),
  '',
];

function factsInWords({ version, edition, isReadOnly, transactionBytes }: ServerFacts): string {
  if (isReadOnly === true)
    problem('It is read-only: questions work, imports do not. Make it writable to import.');
  if (transactionBytes !== undefined && transactionBytes > 0 && transactionBytes < LEAST_TRANSACTION_BYTES)
    problem(
      `A transaction may take ${Math.floor(transactionBytes / 2 ** 20)} MB, too few for a large account. Raise db.memory.transaction.max to 512m.`,
    );
  return `Neo4j ${version}, ${edition}, can be used`;
}

async function factsAt(address: DatabaseAddress): Promise<ServerFacts> {
  const connection = Connection.open(address);
  try {
    return await serverFacts(connection, address.database);
  } finally {
    await connection.close();
  }
}

async function factsOfLocal(dataDir: string): Promise<ServerFacts> {
  const lease = await acquireLocalDatabase({ dataDir, isSmall: true });
  try {
    return await factsAt(lease);
  } finally {
    await lease.release();
  }
}
