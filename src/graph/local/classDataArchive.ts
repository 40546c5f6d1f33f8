/** Java's archive of loaded classes: the first run leaves it beside the jars, later runs start in about half the time. */
import { createHash } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Java } from './findJava.js';
import type { Neo4jJars } from './neo4jJars.js';

export interface ClassDataArchive {
  readonly flags: readonly string[];
  /** To be called when the run has ended: only a run that ended well leaves an archive. */
  settle(outcome: string): Promise<void>;
}

/** Writing it takes some seconds of a stop, so one run does it; after one that failed, the next is given this long. */
const ATTEMPT_MS = 3_600_000;

const QUIET = ['-Xlog:cds=off', '-Xlog:cds+dynamic=off'];

/** An archive that does not fit the jars or the Java is ignored by Java itself. */
export async function classDataArchive(jars: Neo4jJars, java: Java): Promise<ClassDataArchive> {
  const build = createHash('sha256').update(`${java.command}\n${java.version}`).digest('hex').slice(0, 12);
  const archive = join(jars.folder, `classes-${build}.jsa`);
  if (await exists(archive))
    return { flags: [`-XX:SharedArchiveFile=${archive}`, ...QUIET], settle: nothing };
  if (java.version.includes('OpenJ9') || !(await claimAttempt(`${archive}.attempt`))) {
    return { flags: [], settle: nothing };
  }
  const draft = `${archive}.part`;
  return {
    flags: [`-XX:ArchiveClassesAtExit=${draft}`, ...QUIET],
    settle: (outcome) => settle(draft, archive, outcome),
  };
}

async function settle(draft: string, archive: string, outcome: string): Promise<void> {
  if (outcome === '0' && (await exists(draft))) await rename(draft, archive);
  else await rm(draft, { force: true });
}

/** A cache that cannot be written to is no reason to fail. */
async function claimAttempt(marker: string): Promise<boolean> {
  const last = await stat(marker).catch(() => undefined);
  if (last !== undefined && Date.now() - last.mtimeMs < ATTEMPT_MS) return false;
  return writeFile(marker, '').then(
    () => true,
    () => false,
  );
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function nothing(): Promise<void> {
  return Promise.resolve();
}
