/** What is in the package, and in a deep run: it works where nothing else is. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { techniques } from '../../src/escalation/catalog/techniques.js';
import { database } from '../support/database.js';
import { emptyGraph } from '../support/graph.js';
import { packInto, unpackInto } from '../support/packaging/packedPackage.js';
import { isDeep } from '../support/runs.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolegraph-package-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort();

describe('the files', () => {
  let unpacked: string;

  beforeAll(() => {
    unpacked = unpackInto(folder);
  });

  /** Documents for people, what is built, and the data that is read where it stands. */
  const wanted = [
    /^(package\.json|LICENSE|NOTICE\.md|README\.md)$/,
    /^dist\/(?!explorer\/)[\w/.]+\.(js|json)$/,
    /^dist\/explorer\/(index\.html|playground\/index\.html|favicon\.svg|licenses[\w-]*\.(md|txt))$/,
    /^dist\/explorer\/assets\/[\w.-]+\.(js|css|ttf)$/,
    /^(operations|schema)\/[\w/-]+\.graphql$/,
    /^src\/(?!sample\/)[\w/-]+\.yaml$/,
    /^src\/data\/awsManagedPolicies\.json\.gz$/,
    /^src\/sample\/[\w-]+\.(json|csv|md)$/,
  ];

  test('are those that a run reads, and no others', () => {
    const files = filesBelow(unpacked);
    expect(files.filter((file) => !wanted.some((pattern) => pattern.test(file)))).toEqual([]);
    const data = filesBelow(join(repository, 'src'))
      .filter((file) => /\.(yaml|csv|gz)$/.test(file))
      .map((file) => `src/${file}`);
    expect(files).toEqual(expect.arrayContaining(data));
  });

  test('hold the techniques as their YAML files do', () => {
    const built = readFileSync(join(unpacked, 'dist/escalation/catalog/techniques.json'), 'utf8');
    expect(JSON.parse(built)).toEqual(techniques);
  });

  test('name nothing of the machine that built them', () => {
    const named = filesBelow(unpacked).filter((file) =>
      readFileSync(join(unpacked, file), 'latin1').includes(repository),
    );
    expect(named).toEqual([]);
  });

  test('come with the licenses of all that is bundled, and all of them permit it', () => {
    const text = readFileSync(join(unpacked, 'dist/explorer/licenses.md'), 'utf8');
    const bundled = [...text.matchAll(/^## (\S+) - \S+ \((.+)\)$/gm)].map(([, name, license]) => [
      name,
      license,
    ]);
    expect(bundled.map(([name]) => name)).toEqual(
      expect.arrayContaining(['react', 'monaco-editor', '@dagrejs/dagre']),
    );
    const permissive = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);
    expect(bundled.filter(([, license = '']) => !permissive.has(license))).toEqual([]);
  });
});

describe.runIf(isDeep)('installed in an empty folder', () => {
  const place = () => join(folder, 'elsewhere');

  /** Settings of this repository, which npm hands on, hold for nobody who installs the package. */
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  const npm = (...args: readonly string[]) => execFileSync('npm', args, { cwd: place(), env, stdio: 'pipe' });

  beforeAll(() => {
    const tarball = packInto(folder);
    mkdirSync(place());
    npm('init', '--yes');
    npm('install', '--ignore-scripts', tarball);
  }, 600_000);

  const rolegraph = (...args: readonly string[]) =>
    run(join(place(), 'node_modules/.bin/rolegraph'), args, {
      cwd: place(),
      env: {
        ...env,
        NEO4J_URI: database.uri,
        NEO4J_USER: database.user,
        NEO4J_PASSWORD: database.password || 'unused',
      },
    });

  test('it knows its commands and its version', async () => {
    const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    expect((await rolegraph('--help')).stdout).toContain('import');
    expect((await rolegraph('--version')).stdout.trim()).toBe(manifest.version);
  });

  test('the demo answers', { timeout: 120_000 }, async () => {
    const graph = await emptyGraph();
    const { stdout } = await rolegraph('demo', '--once');
    await graph.close();
    expect(stdout).toMatch(/gina .*ci-runner .*deploy-hub .*production-deployer .*production-admin/);
  });
});
