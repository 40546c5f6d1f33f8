/** Finds a Java that this Neo4j runs on: in JAVA_HOME, then PATH, then the usual places. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalDatabaseUnavailable, REMEDIES } from './supervisorMessages.js';

const run = promisify(execFile);

/** The Java versions that this line of Neo4j runs on. */
const JAVA_MAJORS: readonly number[] = [17, 21];

export interface Java {
  readonly command: string;
  readonly major: number;
  /** The whole version text, which tells two builds apart. */
  readonly version: string;
}

/** Folders with Java installations, and the path from an installation to its Java home. */
const USUAL_PLACES: readonly (readonly [folder: string, inside: string])[] = [
  ['/usr/lib/jvm', ''],
  ['/Library/Java/JavaVirtualMachines', 'Contents/Home'],
  ['/opt/homebrew/opt', 'libexec/openjdk.jdk/Contents/Home'],
  ['/usr/local/opt', 'libexec/openjdk.jdk/Contents/Home'],
  [join(homedir(), '.sdkman/candidates/java'), ''],
];

export async function findJava(environment: NodeJS.ProcessEnv, places = USUAL_PLACES): Promise<Java> {
  const unfit: Java[] = [];
  for await (const command of candidates(environment, places)) {
    const java = await askVersion(command);
    if (java !== undefined && JAVA_MAJORS.includes(java.major)) return java;
    if (java !== undefined) unfit.push(java);
  }
  throw new LocalDatabaseUnavailable(`${whatIsMissing(unfit)} ${REMEDIES}`);
}

async function* candidates(
  environment: NodeJS.ProcessEnv,
  places: typeof USUAL_PLACES,
): AsyncGenerator<string> {
  const program = process.platform === 'win32' ? 'java.exe' : 'java';
  if (environment.JAVA_HOME) yield join(environment.JAVA_HOME, 'bin', program);
  for (const folder of (environment.PATH ?? '').split(delimiter)) if (folder) yield join(folder, program);
  for (const [folder, inside] of places) {
    const entries = await readdir(folder).catch(() => []);
    for (const entry of entries.filter(isJavaFolder).sort())
      yield join(folder, entry, inside, 'bin', program);
  }
}

function isJavaFolder(name: string): boolean {
  return /java|jdk|jvm|temurin|corretto|zulu|17|21/i.test(name);
}

/** Reads the version from `openjdk version "17.0.15" …`, which `java -version` writes to stderr; undefined: no Java. */
async function askVersion(command: string): Promise<Java | undefined> {
  try {
    const { stderr: version } = await run(command, ['-version'], { timeout: 20_000 });
    const major = Number(/version "(\d+)/.exec(version)?.[1]);
    return Number.isNaN(major) ? undefined : { command, major, version };
  } catch {
    return undefined;
  }
}

function whatIsMissing(unfit: readonly Java[]): string {
  const [first] = unfit;
  const wanted = `The local Neo4j needs Java ${JAVA_MAJORS.join(' or ')}`;
  if (first === undefined) return `${wanted}, and no Java was found.`;
  return `${wanted}, and ${first.command} is Java ${String(first.major)}.`;
}
