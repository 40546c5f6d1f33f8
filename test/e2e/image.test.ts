/** In a deep run: the image's stages from an empty folder, and what the last one starts. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { database } from '../support/database.js';
import { useGraph } from '../support/graph.js';
import { buildStages } from '../support/packaging/buildStages.js';
import { argumentsOf, lastOf, parseDockerfile, settingsOf } from '../support/packaging/dockerfile.js';
import { isDeep } from '../support/runs.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const inRepository = (path: string): string => join(repository, path);

const stages = parseDockerfile(readFileSync(inRepository('Dockerfile'), 'utf8'));
const last = stages.at(-1) ?? expect.fail('The Dockerfile is empty.');

/** What the compose file sets for the API, with what is in this test where it names what is in a container. */
const { services } = load(readFileSync(inRepository('docker-compose.yml'), 'utf8')) as {
  readonly services: { readonly api: { readonly environment: Readonly<Record<string, string>> } };
};

let folder: string;
let root: string;
const graph = useGraph();

/** The files of the checkout that .dockerignore lets through. */
function writeContext(to: string): void {
  const named = readFileSync(inRepository('.dockerignore'), 'utf8').matchAll(/^!(.+)$/gm);
  const names = [...named].map(([, name = '']) => name);
  const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard', ...names], {
    cwd: repository,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter((name) => name !== ''))
    cpSync(inRepository(file), join(to, file));
}

/** The user `node` of the image, to whom its files do not belong; whoever is not root stays who they are. */
const node = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

function environmentOf(port: number): NodeJS.ProcessEnv {
  const own = settingsOf(last, 'ENV');
  const inStage = Object.entries(own).map(([name, value]) => [
    name,
    value.startsWith('/') ? join(root, value) : value,
  ]);
  return {
    ...(Object.fromEntries(inStage) as NodeJS.ProcessEnv),
    ...services.api.environment,
    PORT: String(port),
    NEO4J_URI: database.uri,
    NEO4J_USER: database.user,
    NEO4J_PASSWORD: database.password || 'unused',
  };
}

const run = (args: readonly string[], port = 0) => {
  const [, ...entry] = argumentsOf(last, 'ENTRYPOINT');
  return spawn(process.execPath, [...entry, ...args], {
    cwd: join(root, lastOf(last, 'WORKDIR').text),
    env: environmentOf(port),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...node,
  });
};

async function finished(child: ReturnType<typeof run>): Promise<readonly [number | null, string]> {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return [code, text];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** As the engine asks: 0 as soon as the server is ready. */
function isHealthy(port: number): boolean {
  const [, program = '', ...args] = JSON.parse(
    lastOf(last, 'HEALTHCHECK').text.replace(/^CMD \[/, '["CMD", '),
  ) as readonly string[];
  try {
    execFileSync(program, args, { env: { ...process.env, PORT: String(port) }, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.runIf(isDeep)('the image', () => {
  beforeAll(async () => {
    await graph.empty();
    folder = mkdtempSync(join(tmpdir(), 'rolegraph-image-'));
    chmodSync(folder, 0o755);
    const context = join(folder, 'context');
    writeContext(context);
    root = buildStages(stages, context, folder);
    for (const written of ['/tmp', '/data'])
      if (node.uid !== undefined) lchownSync(join(root, written), node.uid, node.gid);
  }, 900_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds nothing that only development needs', () => {
    const modules = join(root, lastOf(last, 'WORKDIR').text, 'node_modules');
    const { devDependencies } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    expect(existsSync(join(modules, '@apollo/server'))).toBe(true);
    expect(Object.keys(devDependencies).filter((name) => existsSync(join(modules, name)))).toEqual([]);
  });

  test('knows its commands', async () => {
    expect(await finished(run(['--help']))).toEqual([0, expect.stringContaining('import')]);
  });

  test('two builds of the package are the same bytes', { timeout: 300_000 }, () => {
    const again = join(folder, 'context');
    symlinkSync(inRepository('node_modules'), join(again, 'node_modules'));
    const packed = execFileSync('npm', ['pack', '--silent'], { cwd: again, encoding: 'utf8' }).trim();
    const first = readFileSync(join(folder, 'package/build', packed));
    expect(first.equals(readFileSync(join(again, packed)))).toBe(true);
  });

  const whole = { timeout: 240_000 };

  test('imports, serves and is healthy, as a user who may write nowhere else', whole, async () => {
    const [code, text] = await finished(run(['import', join(folder, 'context/src/sample')]));
    expect([code, text]).toEqual([0, expect.stringContaining('333333333333 imported')]);
    const [, created] = await finished(run(['tokens', 'create', 'me', '--scopes', 'admin']));
    const [token = ''] = /rolegraph_[0-9A-Za-z]{49}/.exec(created) ?? [];
    const port = await freePort();
    const child = run(argumentsOf(last, 'CMD'), port);
    onTestFinished(() => void child.kill());
    const end = finished(child);
    await expect.poll(() => isHealthy(port), { timeout: 120_000 }).toBe(true);
    const url = `http://127.0.0.1:${String(port)}`;
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ ready: true });
    expect(await (await fetch(`${url}/explorer`)).text()).toContain('<script');
    const ask = (headers: Readonly<Record<string, string>>) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ accounts(first: 20) { nodes { accountId } } }"}',
      });
    expect((await ask({})).status).toBe(401);
    expect(await (await ask({ authorization: `Bearer ${token}` })).text()).toContain('333333333333');
    child.kill('SIGTERM');
    expect((await end)[0]).toBe(0);
  });
});
