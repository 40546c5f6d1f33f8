/** What is installed with us, by the lock file: what it may be licensed under, where it comes from, how new it has to be. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { isDeep } from '../../support/runs.js';

const text = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const entry = z.object({
  version: z.string(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});

const bill = z.object({
  bomFormat: z.string(),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z.array(z.unknown()),
      hashes: z.array(z.unknown()),
    }),
  ),
});

const manifest = z
  .object({ version: z.string(), allowScripts: z.record(z.string(), z.boolean()) })
  .parse(JSON.parse(text('package.json')));
const lock = z
  .object({ version: z.string(), packages: z.record(z.string(), entry) })
  .parse(JSON.parse(text('package-lock.json')));

const installed = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, found]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 13), ...found }));

/** They ask for no more than their notice. */
const permissive = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'PSF-2.0',
  'Python-2.0',
  '(MIT AND BSD-3-Clause)',
  '(MIT AND Zlib)',
  '(MIT OR Apache-2.0)',
];

/** Tools that the build and the tests run and nobody gets from us; their own changed files would have to stay open. */
const ofTools = ['MPL-2.0', 'CC-BY-4.0'];

test('everything is under a license that permits it', () => {
  expect(installed.length).toBeGreaterThan(500);
  const refused = installed.filter(({ license = '', dev }) => {
    const allowed = dev === true ? [...permissive, ...ofTools] : permissive;
    return !allowed.includes(license);
  });
  expect(refused.map(({ name, license }) => `${name}: ${license ?? 'unknown'}`)).toEqual([]);
});

test.runIf(isDeep)(
  'the bill of materials has every package with its license and its bytes',
  { timeout: 120_000 },
  () => {
    const cwd = fileURLToPath(new URL('../../../', import.meta.url));
    const { bomFormat, components } = bill.parse(
      JSON.parse(
        execFileSync('npm', ['run', '--silent', 'sbom'], { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 }),
      ),
    );
    expect(bomFormat).toBe('CycloneDX');
    const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
    const missing = installed.filter(({ name, version }) => !listed.has(`${name}@${version}`));
    expect(missing.map(({ name }) => name)).toEqual([]);
    const unknown = components.filter(({ licenses, hashes }) => licenses.length === 0 || hashes.length === 0);
    expect(unknown.map(({ name }) => name)).toEqual([]);
  },
);

test('every package is held to its bytes, wherever it is fetched', () => {
  const loose = installed.filter(({ integrity, resolved }) => !integrity?.startsWith('sha512-') || resolved);
  expect(loose.map(({ name }) => name)).toEqual([]);
});

test('no package runs a script when it is installed', () => {
  const names = installed.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  const refused = Object.entries(manifest.allowScripts).filter(([, isAllowed]) => !isAllowed);
  const platforms = ['fsevents'];
  expect(names.filter((name) => !platforms.includes(name)).sort()).toEqual(
    refused.map(([name]) => name).sort(),
  );
});

const versionsOf = (name: string): readonly string[] =>
  installed.filter((found) => found.name === name).map(({ version }) => version);

const isAtLeast = (version: string, floor: string): boolean =>
  version.localeCompare(floor, undefined, { numeric: true }) >= 0;

test('there is one graphql, which bounds the work of validation', () => {
  const [version = '', ...others] = versionsOf('graphql');
  expect(others).toEqual([]);
  expect(version).toMatch(/^16\./);
  expect(isAtLeast(version, '16.15.0')).toBe(true);
});

test('the server is past what was found in earlier ones', () => {
  const [version = '', ...others] = versionsOf('@apollo/server');
  expect(others).toEqual([]);
  // 5.4.0: a charset that denies service; 5.5.0: reads across sites.
  expect(isAtLeast(version, '5.5.0')).toBe(true);
  expect(isAtLeast('5.10.0', '5.5.0')).toBe(true);
  expect(isAtLeast('5.4.9', '5.5.0')).toBe(false);
});

test('the lock file is of this version', () => {
  expect([lock.version, lock.packages['']?.version]).toEqual([manifest.version, manifest.version]);
});
