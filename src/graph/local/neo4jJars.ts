/** Downloads Neo4j's jars once into the user's cache folder, with the user's own Maven. */
import { constants } from 'node:fs';
import { access, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { inNewFolder } from '../../newFolder.js';
import type { Java } from './findJava.js';
import { LocalDatabaseUnavailable, REMEDIES, type StartContext } from './supervisorMessages.js';
import { spawnTethered, type Tethered } from './tether.js';

/** The version line of the store format, which is part of the path of every store. */
export const NEO4J_LINE = '5.26';

/** The pinned release, followed by fallbacks for repositories that do not have it. */
const NEO4J_VERSIONS: readonly string[] = ['5.26.30', '5.26.29', '5.26.28', '5.26.27'];

/** The total size of the jars, used only to show progress. */
const JARS_BYTES = 123 * 1024 * 1024;

const GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

const pomOf = (version: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>rolegraph.local</groupId>
  <artifactId>neo4j-jars</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId>
      <artifactId>neo4j</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;

/** A version of Neo4j, with the folder that has its jars in `lib`. */
export interface Neo4jJars {
  readonly version: string;
  readonly folder: string;
}

export interface JarsRequest extends StartContext {
  readonly cacheDir: string;
  readonly java: Java;
  readonly environment: NodeJS.ProcessEnv;
}

export function defaultCacheDir(environment: NodeJS.ProcessEnv): string {
  const { ROLEGRAPH_CACHE_DIR: ours = '', XDG_CACHE_HOME: caches = '' } = environment;
  if (ours !== '') return resolve(ours);
  return join(caches === '' ? join(homedir(), '.cache') : caches, 'rolegraph');
}

const wantedIn = (cacheDir: string): readonly Neo4jJars[] =>
  NEO4J_VERSIONS.map((version) => ({ version, folder: join(cacheDir, `neo4j-${version}`) }));

/** Finds downloaded jars; undefined: there are none. */
export async function findJars(cacheDir: string): Promise<Neo4jJars | undefined> {
  for (const jars of wantedIn(cacheDir)) if (await isComplete(jars)) return jars;
  return undefined;
}

export async function ensureJars(request: JarsRequest): Promise<Neo4jJars> {
  const wanted = wantedIn(request.cacheDir);
  const found = await findJars(request.cacheDir);
  if (found !== undefined) return found;
  const maven = await findMaven(request.environment);
  if (maven === undefined)
    throw new LocalDatabaseUnavailable(
      `The local Neo4j's jars are not here yet, and Maven (mvn), which fetches them, was not found. ${REMEDIES}`,
    );
  for (const jars of wanted) if (await install(request, maven, jars)) return jars;
  throw new LocalDatabaseUnavailable(
    `Maven found none of Neo4j ${NEO4J_VERSIONS.join(', ')} in its repositories. ${REMEDIES}`,
  );
}

/** Whether all jars are there, by their number. */
async function isComplete({ version, folder }: Neo4jJars): Promise<boolean> {
  const text = await readFile(join(folder, 'stamp.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const stamp = JSON.parse(text) as { readonly version: string; readonly jars: number };
  return stamp.version === version && stamp.jars === (await countJars(folder));
}

async function countJars(folder: string): Promise<number> {
  const names = await readdir(join(folder, 'lib')).catch(() => []);
  return names.filter((name) => name.endsWith('.jar')).length;
}

/** Downloads into a temporary folder first, so that an interrupted download never looks complete. */
async function install(request: JarsRequest, maven: string, jars: Neo4jJars): Promise<boolean> {
  const { version } = jars;
  await mkdir(request.cacheDir, { recursive: true });
  return inNewFolder(join(request.cacheDir, 'draft-'), async (draft) => {
    await mkdir(join(draft, 'lib'));
    await writeFile(join(draft, 'pom.xml'), pomOf(version));
    request.report({ step: 'JARS', message: progressMessage(version), fraction: 0 });
    if (!(await copyJars(request, maven, { version, folder: draft }))) return false;
    const stamp = { version, jars: await countJars(draft) };
    await writeFile(join(draft, 'stamp.json'), JSON.stringify(stamp));
    await putInPlace(draft, jars);
    return true;
  });
}

/** Moves the download into place. The supervisor of another data folder may have been faster: then its copy is used. */
async function putInPlace(draft: string, jars: Neo4jJars): Promise<void> {
  try {
    await rename(draft, jars.folder);
  } catch {
    if (await isComplete(jars)) return;
    await rm(jars.folder, { recursive: true, force: true });
    await rename(draft, jars.folder);
  }
}

export async function findMaven(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const program = process.platform === 'win32' ? 'mvn.cmd' : 'mvn';
  const homes = [environment.MAVEN_HOME, environment.M2_HOME].filter((home) => home !== undefined);
  const folders = [...(environment.PATH ?? '').split(delimiter), ...homes.map((home) => join(home, 'bin'))];
  for (const folder of folders.filter((name) => name !== '')) {
    const command = join(folder, program);
    const isThere = await access(command, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return command;
  }
  return undefined;
}

/** Runs Maven. False: the repositories lack this version. Any other failure throws an error that quotes Maven. */
async function copyJars(
  request: JarsRequest,
  maven: string,
  { version, folder }: Neo4jJars,
): Promise<boolean> {
  const { java, environment, signal } = request;
  const project = ['-B', '-f', join(folder, 'pom.xml'), GOAL];
  const args = [...project, '-DincludeScope=runtime', `-DoutputDirectory=${join(folder, 'lib')}`];
  const env = { JAVA_HOME: dirname(dirname(java.command)), ...environment };
  const run = spawnTethered({ command: maven, args, cwd: folder, env, output: 'pipe' });
  const stop = (): void => void run.stop(5_000);
  signal.addEventListener('abort', stop);
  const problems = readOutput(run, version, request.report);
  const outcome = await run.ended;
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (outcome === '0') return true;
  const notFound = /Could not find artifact|was not found in/;
  if (problems.some((line) => line.includes(`org.neo4j:neo4j:jar:${version} `) && notFound.test(line)))
    return false;
  const told = problems.filter((line) => !/^\[ERROR\]\s*(\[Help|To see|Re-run|For more|$)/.test(line));
  const failure = `Maven could not fetch Neo4j's jars (exit ${outcome}). ${REMEDIES}`;
  throw new LocalDatabaseUnavailable([failure, ...told.slice(0, 4)].join('\n  '));
}

/** Reports progress, and collects lines with error messages. */
function readOutput(run: Tethered, version: string, report: JarsRequest['report']): readonly string[] {
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
  for (const input of [run.child.stdout, run.child.stderr])
    if (input !== null) createInterface({ input }).on('line', receive);
  return problems;
}

/** Returns the progress message, which tells if this is not the pinned version. */
function progressMessage(version: string): string {
  const [pinned = version] = NEO4J_VERSIONS;
  if (version === pinned) return `Fetching Neo4j ${version} with Maven`;
  return `Fetching Neo4j ${version} with Maven, because its repositories do not have ${pinned}`;
}

const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, KB: 1e3, MB: 1e6, GB: 1e9 };

/** Returns the bytes in a line such as `Downloaded from central: https://… (1.2 MB at 3.4 MB/s)`; 0 for other lines. */
function downloadedBytes(line: string): number {
  const found = /Downloaded .*\(([\d.]+) ([kKMG]?B)/.exec(line);
  return found === null ? 0 : Number(found[1]) * (UNITS[found[2] ?? ''] ?? 0);
}
