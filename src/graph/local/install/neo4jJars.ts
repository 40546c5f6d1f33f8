/** Brings Neo4j's jars into the user's cache folder, once, with the user's own Maven. */
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { copyJars, findMaven, progressMessage } from './maven.js';
import type { JarsRequest } from './maven.js';
import { LocalDatabaseUnavailable, REMEDIES } from '../localDatabaseUnavailable.js';
import { NEO4J_VERSIONS, pomHash, pomOf } from './neo4jRelease.js';

export interface Neo4jJars {
  readonly version: string;
  readonly folder: string;
  /** For `-cp`: Java itself expands the star. */
  readonly classPath: string;
  readonly mainClass: string;
}

const DRAFT = 'draft-';
const DRAFT_LIFE_MS = 3_600_000;

interface Stamp {
  readonly version: string;
  readonly pomHash: string;
  readonly jars: number;
}

export function defaultCacheDir(environment: NodeJS.ProcessEnv): string {
  const { ROLEGRAPH_CACHE_DIR: ours = '', XDG_CACHE_HOME: caches = '' } = environment;
  if (ours !== '') return resolve(ours);
  return join(caches === '' ? join(homedir(), '.cache') : caches, 'rolegraph');
}

export async function ensureJars(request: JarsRequest): Promise<Neo4jJars> {
  for (const version of NEO4J_VERSIONS) {
    const folder = folderOf(request.cacheDir, version);
    if (await isComplete(folder, version)) return describeJars(folder, version);
  }
  return downloadJars(request);
}

async function downloadJars(request: JarsRequest): Promise<Neo4jJars> {
  const maven = await findMaven(request.environment);
  if (maven === undefined) {
    throw new LocalDatabaseUnavailable(
      `The local Neo4j's jars are not here yet, and Maven (mvn), which fetches them, was not found. ${REMEDIES}`,
    );
  }
  for (const version of NEO4J_VERSIONS) {
    const folder = await installVersion(request, maven, version);
    if (folder !== undefined) return describeJars(folder, version);
  }
  throw new LocalDatabaseUnavailable(
    `Maven found none of Neo4j ${NEO4J_VERSIONS.join(', ')} in its repositories. ${REMEDIES}`,
  );
}

/** Everything happens in a folder beside the real one, so an interrupted download never looks complete. */
async function installVersion(
  request: JarsRequest,
  maven: string,
  version: string,
): Promise<string | undefined> {
  await mkdir(request.cacheDir, { recursive: true });
  await sweepDrafts(request.cacheDir);
  const draft = await mkdtemp(join(request.cacheDir, DRAFT));
  try {
    await mkdir(join(draft, 'lib'));
    await writeFile(join(draft, 'pom.xml'), pomOf(version));
    request.report({ step: 'JARS', message: progressMessage(version), fraction: 0 });
    if (!(await copyJars({ ...request, maven, version, folder: draft }))) return undefined;
    await stampFolder(draft, version);
    return await putInPlace(draft, folderOf(request.cacheDir, version), version);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** What a download that was killed has left. One that is still running has touched its folder lately. */
async function sweepDrafts(cacheDir: string): Promise<void> {
  for (const name of (await readdir(cacheDir)).filter((entry) => entry.startsWith(DRAFT))) {
    const { mtimeMs } = await stat(join(cacheDir, name)).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > DRAFT_LIFE_MS)
      await rm(join(cacheDir, name), { recursive: true, force: true });
  }
}

async function stampFolder(folder: string, version: string): Promise<void> {
  const jars = await countJars(folder);
  const stamp: Stamp = { version, pomHash: pomHash(version), jars };
  await writeFile(join(folder, 'stamp.json'), JSON.stringify(stamp));
}

/** Another data folder's supervisor may have been quicker: then its copy is as good as ours. */
async function putInPlace(draft: string, folder: string, version: string): Promise<string> {
  const took = await rename(draft, folder).then(
    () => true,
    () => false,
  );
  if (took || (await isComplete(folder, version))) return folder;
  // What stands there is incomplete. It is moved into the draft, which is removed.
  const fresh = `${draft}.fresh`;
  await rename(draft, fresh);
  await rename(folder, draft);
  await rename(fresh, folder);
  return folder;
}

async function isComplete(folder: string, version: string): Promise<boolean> {
  const text = await readFile(join(folder, 'stamp.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const stamp = JSON.parse(text) as Stamp;
  return (
    stamp.version === version &&
    stamp.pomHash === pomHash(version) &&
    stamp.jars === (await countJars(folder))
  );
}

async function countJars(folder: string): Promise<number> {
  const names = await readdir(join(folder, 'lib')).catch(() => []);
  return names.filter((name) => name.endsWith('.jar')).length;
}

function folderOf(cacheDir: string, version: string): string {
  return join(cacheDir, `neo4j-${version}`);
}

async function describeJars(folder: string, version: string): Promise<Neo4jJars> {
  const mainClass = await probeMainClass(join(folder, 'lib', `neo4j-${version}.jar`));
  return { version, folder, classPath: join(folder, 'lib', '*'), mainClass };
}

/** The entry point was renamed between the lines. Names of entries stand uncompressed in a jar. */
async function probeMainClass(jar: string): Promise<string> {
  const bytes = await readFile(jar, 'latin1');
  const renamed = bytes.includes('org/neo4j/server/Neo4jCommunity.class');
  return renamed ? 'org.neo4j.server.Neo4jCommunity' : 'org.neo4j.server.CommunityEntryPoint';
}
