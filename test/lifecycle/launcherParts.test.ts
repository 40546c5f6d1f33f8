/** How the launcher finds Java and fetches the jars, with programs that only pretend. */
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findJava } from '../../src/graph/local/findJava.js';
import type { JarsRequest } from '../../src/graph/local/neo4jJars.js';
import { ensureJars } from '../../src/graph/local/neo4jJars.js';
import { serverMemory } from '../../src/graph/local/neo4jServer.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'rolegraph-parts-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function writeProgram(path: string, script: string): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), `#!/bin/sh\n${script}\n`);
  await chmod(join(root, path), 0o755);
}

function writeJava(home: string, version: string): Promise<void> {
  return writeProgram(join(home, 'bin/java'), `echo 'openjdk version "${version}" 2025-01-01' >&2`);
}

describe('the Java that is used', () => {
  it('is the first of JAVA_HOME, PATH and the usual places that Neo4j runs on', async () => {
    await writeJava('old', '1.8.0_402');
    await writeJava('new', '25.0.1');
    await writeJava('jvm/java-21', '21.0.4');
    const environment = { JAVA_HOME: join(root, 'new'), PATH: join(root, 'old/bin') };

    const java = await findJava(environment, [[join(root, 'jvm'), '']]);
    expect(java).toMatchObject({ command: join(root, 'jvm/java-21/bin/java'), major: 21 });
  });

  it('is missed in one sentence that names the unfit one and the ways out', async () => {
    await writeJava('new', '25.0.1');
    const command = join(root, 'new/bin/java');
    await expect(findJava({ JAVA_HOME: join(root, 'new') }, [])).rejects.toThrow(
      `The local Neo4j needs Java 17 or 21, and ${command} is Java 25. Ways out: install Java 17 or 21 and Maven; or`,
    );
    await expect(findJava({ PATH: '' }, [])).rejects.toThrow(
      /no Java was found\. .*docker compose.*NEO4J_URI/,
    );
  });
});

describe('the jars', () => {
  /** Copies an empty jar for the versions that it has; says of any other what Maven says. */
  function writeMaven(having: string): Promise<void> {
    return writeProgram(
      'bin/mvn',
      `pom=$3
version=$(sed -n 's/.*<version>\\(5[^<]*\\)<.*/\\1/p' "$pom")
case " ${having} " in
  *" $version "*) : > "$(dirname "$pom")/lib/neo4j-$version.jar" ;;
  *) echo "[ERROR] Could not find artifact org.neo4j:neo4j:jar:$version in central (…)"; exit 1 ;;
esac`,
    );
  }

  function request(messages: string[] = []): JarsRequest {
    return {
      cacheDir: join(root, 'cache'),
      java: { command: '/jdk/bin/java', major: 17, version: '' },
      environment: { PATH: `${join(root, 'bin')}:/usr/bin:/bin` },
      signal: new AbortController().signal,
      report: ({ message }) => messages.push(message),
    };
  }

  it('are fetched once, and of the next lower patch version where the pinned one does not resolve', async () => {
    await writeMaven('5.26.29 5.26.28');
    const messages: string[] = [];
    const jars = await ensureJars(request(messages));
    expect(jars.version).toBe('5.26.29');
    expect(messages.at(-1)).toMatch(/5\.26\.29 .* because its repositories do not have 5\.26\.30/);

    await rm(join(root, 'bin'), { recursive: true });
    expect(await ensureJars(request())).toEqual(jars);
    expect(await readdir(join(root, 'cache'))).toEqual(['neo4j-5.26.29']);
  });

  it('are fetched again where a part of them has been removed', async () => {
    await writeMaven('5.26.30');
    const { folder } = await ensureJars(request());
    await rm(join(folder, 'lib/neo4j-5.26.30.jar'));
    await ensureJars(request());
    expect(await readdir(join(folder, 'lib'))).toEqual(['neo4j-5.26.30.jar']);
  });

  it('are the same for two that fetch them at once', async () => {
    await writeMaven('5.26.30');
    const [first, second] = await Promise.all([ensureJars(request()), ensureJars(request())]);
    expect(second).toEqual(first);
  });

  it('are refused with what Maven says, and nothing half-fetched stays', async () => {
    await writeProgram('bin/mvn', 'echo "[ERROR] Could not transfer artifact: no route to host"; exit 1');
    await expect(ensureJars(request())).rejects.toThrow(/Maven could not fetch .*\n.*no route to host/);
    expect(await readdir(join(root, 'cache'))).toEqual([]);
  });

  it('stop being fetched when nobody waits for them any more', async () => {
    await writeProgram('bin/mvn', 'exec sleep 60');
    const controller = new AbortController();
    const fetching = ensureJars({ ...request(), signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 200);
    await expect(fetching).rejects.toThrow(/abort/);
    expect(await readdir(join(root, 'cache'))).toEqual([]);
  });
});

describe("the server's memory", () => {
  it('is 1 to 4 GiB of heap, of which one transaction may use the greater part', () => {
    const { heapMegabytes, transactionMegabytes } = serverMemory();
    expect(heapMegabytes).toBeGreaterThanOrEqual(1024);
    expect(heapMegabytes).toBeLessThanOrEqual(4096);
    expect(transactionMegabytes / heapMegabytes).toBeCloseTo(0.6);
    expect(serverMemory(1024)).toMatchObject({ heapMegabytes: 1024, pageCacheMegabytes: 256 });
  });
});
