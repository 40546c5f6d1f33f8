/** The workflows run what there is, with rights for no more, and nothing that others can exchange. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const inRepository = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const text = (path: string): string => readFileSync(inRepository(path), 'utf8');

const step = z.union([
  z.object({ uses: z.string(), with: z.record(z.string(), z.unknown()).optional() }).strict(),
  z
    .object({
      run: z.string(),
      name: z.string().optional(),
      env: z.record(z.string(), z.string()).optional(),
    })
    .strict(),
]);
const workflow = z.object({
  name: z.string(),
  permissions: z.object({ contents: z.literal('read') }).strict(),
  jobs: z.record(
    z.string(),
    z.object({
      'runs-on': z.string().regex(/^ubuntu-\d+\.\d+$/),
      'timeout-minutes': z.number(),
      permissions: z.record(z.string(), z.string()).optional(),
      strategy: z.object({ matrix: z.object({ node: z.array(z.number()) }) }).optional(),
      steps: z.array(step),
    }),
  ),
});

const folder = '.github/workflows';
const workflows = readdirSync(inRepository(folder)).map((file) => {
  const source = text(`${folder}/${file}`);
  return { file, source, ...workflow.parse(load(source)) };
});
const jobs = workflows.flatMap((one) => Object.values(one.jobs));
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(text('package.json')));

test('there is one for each occasion', () => {
  expect(workflows.map(({ file }) => file)).toEqual(['check.yml', 'deep.yml', 'release.yml', 'test.yml']);
  expect(jobs.find(({ strategy }) => strategy)?.strategy?.matrix.node).toEqual([20, 22, 24]);
});

describe.each(workflows)('$file', ({ source, jobs }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const commands = steps.flatMap((one) => ('run' in one ? [one.run] : []));

  test('runs scripts that there are', () => {
    const called = commands.flatMap((command) => [
      ...[...command.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name),
      ...(/npm test\b/.test(command) ? ['test'] : []),
    ]);
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('holds every action to its bytes, and says which version that is', () => {
    const used = source.match(/uses: .*/g) ?? [];
    expect(used.length).toBe(steps.filter((one) => 'uses' in one).length);
    expect(
      used.filter((line) => !/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
    ).toEqual([]);
  });

  test('installs by the lock file, without scripts', () => {
    const installs = commands.filter((command) => /npm (ci|i|install)\b/.test(command));
    expect(new Set(installs)).toEqual(new Set(['npm ci --ignore-scripts']));
  });

  test('names no host, keeps no credentials in the checkout, and puts no text of others into a command', () => {
    expect(source).not.toMatch(/https?:\/\/|registry/);
    const checkouts = steps.filter((one) => 'uses' in one && one.uses.startsWith('actions/checkout@'));
    for (const one of checkouts) expect(one).toMatchObject({ with: { 'persist-credentials': false } });
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });

  test('keys its caches by files that there are', () => {
    const hashed = [...source.matchAll(/hashFiles\('([^']+)'\)/g)].map(([, path = '']) => path);
    expect(hashed.filter((path) => !existsSync(inRepository(path)))).toEqual([]);
  });
});

test('only what publishes a release may write', () => {
  const writing = jobs.flatMap(({ permissions }) => (permissions ? [permissions] : []));
  expect(writing).toEqual([{ contents: 'write', 'id-token': 'write', attestations: 'write' }]);
});
