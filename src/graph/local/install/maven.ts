/** Runs the one Maven goal that copies Neo4j's jars into a folder. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import type { Java } from './findJava.js';
import { LocalDatabaseUnavailable, REMEDIES } from '../localDatabaseUnavailable.js';
import { JARS_BYTES, NEO4J_VERSIONS } from './neo4jRelease.js';
import type { StartProgress } from '../supervisorMessage.js';
import { spawnTethered } from '../server/tether.js';
import type { Tethered } from '../server/tether.js';

const GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

export interface JarsRequest {
  readonly cacheDir: string;
  readonly java: Java;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly report: (progress: StartProgress) => void;
}

export interface CopyRequest extends JarsRequest {
  readonly maven: string;
  readonly version: string;
  readonly folder: string;
}

export async function findMaven(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const program = process.platform === 'win32' ? 'mvn.cmd' : 'mvn';
  const homes = [environment.MAVEN_HOME, environment.M2_HOME].filter((home) => home !== undefined);
  const folders = [...(environment.PATH ?? '').split(delimiter), ...homes.map((home) => join(home, 'bin'))];
  for (const folder of folders.filter((name) => name !== '')) {
    const command = join(folder, program);
    if (await isExecutable(command)) return command;
  }
  return undefined;
}

/** False when the repositories do not have this version. Any other failure is an error that quotes Maven. */
export async function copyJars(request: CopyRequest): Promise<boolean> {
  const run = startMaven(request);
  const stop = (): void => void run.stop(5_000);
  request.signal.addEventListener('abort', stop);
  const problems = readOutput(run, request);
  const outcome = await run.ended;
  request.signal.removeEventListener('abort', stop);
  request.signal.throwIfAborted();
  if (outcome === '0') return true;
  if (problems.some((line) => line.includes(`org.neo4j:neo4j:jar:${request.version} `) && isNotFound(line)))
    return false;
  throw mavenFailed(outcome, problems);
}

function startMaven({ maven, folder, java, environment }: CopyRequest): Tethered {
  const project = ['-B', '-f', join(folder, 'pom.xml'), GOAL];
  const options = ['-DincludeScope=runtime', `-DoutputDirectory=${join(folder, 'lib')}`];
  const env = { JAVA_HOME: dirname(dirname(java.command)), ...environment };
  return spawnTethered({ command: maven, args: [...project, ...options], cwd: folder, env, output: 'pipe' });
}

/** Reports progress and collects the lines that say what went wrong. */
function readOutput(run: Tethered, { version, report }: CopyRequest): readonly string[] {
  const problems: string[] = [];
  let bytes = 0;
  let percent = 0;
  const receive = (line: string): void => {
    if (/ERROR|Exception|JAVA_HOME/.test(line)) problems.push(line.trim());
    bytes += downloadedBytes(line);
    const reached = Math.min(99, Math.floor((bytes * 100) / JARS_BYTES));
    if (reached === percent) return;
    percent = reached;
    report({ step: 'JARS', message: progressMessage(version), fraction: percent / 100 });
  };
  for (const stream of [run.child.stdout, run.child.stderr]) {
    let pending = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (pending + chunk).split('\n');
      pending = lines.pop() ?? '';
      lines.forEach(receive);
    });
  }
  return problems;
}

/** Says so where it is not the pinned version. */
export function progressMessage(version: string): string {
  const [pinned = version] = NEO4J_VERSIONS;
  if (version === pinned) return `Fetching Neo4j ${version} with Maven`;
  return `Fetching Neo4j ${version} with Maven, because its repositories do not have ${pinned}`;
}

const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, KB: 1e3, MB: 1e6, GB: 1e9 };

/** Of a line such as `Downloaded from central: https://… (1.2 MB at 3.4 MB/s)`; 0 of any other. */
function downloadedBytes(line: string): number {
  const found = /Downloaded .*\(([\d.]+) ([kKMG]?B)/.exec(line);
  return found === null ? 0 : Number(found[1]) * (UNITS[found[2] ?? ''] ?? 0);
}

function isNotFound(line: string): boolean {
  return line.includes('Could not find artifact') || line.includes('was not found in');
}

function mavenFailed(outcome: string, problems: readonly string[]): LocalDatabaseUnavailable {
  const said = problems
    .filter((line) => !/^\[ERROR\]\s*(\[Help|To see|Re-run|For more|$)/.test(line))
    .slice(0, 4);
  return new LocalDatabaseUnavailable(
    [`Maven could not fetch Neo4j's jars (exit ${outcome}). ${REMEDIES}`, ...said].join('\n  '),
  );
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
