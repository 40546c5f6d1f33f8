/** The documents say what the code says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { errorCodes } from '../../../src/api/errors.js';
import { usualLimits } from '../../../src/api/limits/limits.js';
import { WORLD_SECONDS, WORLDS_WAITING } from '../../../src/graph/neo4j/limits.js';
import { MOST_REDERIVED_IN_SCENARIO } from '../../../src/ingest/limits.js';
import { schema } from '../../support/everyField.js';
import { operationFiles } from '../../support/operationFiles.js';

const inRepository = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const text = (path: string): string => readFileSync(inRepository(path), 'utf8');

const documents = ['', 'docs', 'src/sample'].flatMap((folder) =>
  readdirSync(inRepository(folder), { recursive: folder !== '', encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** All of `src`, as one text. */
const source = readdirSync(inRepository('src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => text(join('src', name)))
  .join('\n');

test('docs/errors.md lists every error code with its meaning, and no other', () => {
  const rows = [...text('docs/errors.md').matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\|$/gm)].map(
    ([, code, meaning]) => [code, meaning],
  );
  expect(rows).toEqual(Object.entries(errorCodes));
});

test('docs/operations.md names every environment variable of the settings', () => {
  const settings = [...text('src/config.ts').matchAll(/^    ([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name);
  expect(settings.length).toBeGreaterThan(30);
  const document = text('docs/operations.md');
  // That one is gone, and only refused.
  const named = settings.filter((name) => name !== 'ROLEGRAPH_ALLOW_REMOTE');
  expect(named.filter((name) => !document.includes(`\`${name}\``))).toEqual([]);
});

test('documents name no environment variable that does not exist', () => {
  const named = documents.flatMap((file) =>
    [...text(file).matchAll(/ROLEGRAPH_[A-Z_]*[A-Z]/g)].map(([name]) => name),
  );
  expect(new Set(named).size).toBeGreaterThan(30);
  expect([...new Set(named)].filter((name) => !source.includes(name))).toEqual([]);
});

test('documents call no command that does not exist, and give none an option that it lacks', () => {
  const { scripts } = JSON.parse(text('package.json')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const calls = documents.flatMap((file) =>
    [...text(file).matchAll(/npm run ([\w:-]+)(?: -- ([^\n`|&#]*))?/g)].map(
      ([, name = '', given = '']) => [name, given] as const,
    ),
  );
  expect(calls.length).toBeGreaterThan(50);
  expect(calls.filter(([name]) => scripts[name] === undefined)).toEqual([]);
  const options = calls
    .filter(([name]) => scripts[name]?.includes('src/run.mjs'))
    .flatMap(([, given]) => [...given.matchAll(/--[a-z-]+/g)].map(([option]) => option));
  const isDefined = (option: string) =>
    ["'", '"', '`'].some(
      (quote) => source.includes(`${quote}${option} <`) || source.includes(`${quote}${option}${quote}`),
    );
  expect(options.length).toBeGreaterThan(20);
  expect([...new Set(options)].filter((option) => option !== '--help' && !isDefined(option))).toEqual([]);
});

test('docs/operations.md has each limit as a server has it, by the name that refusals give', () => {
  const mega = 2 ** 20;
  const usual: Readonly<Record<string, number>> = {
    ROLEGRAPH_BODY_LIMIT: usualLimits.bodyBytes / mega,
    ROLEGRAPH_IMPORT_LIMIT: usualLimits.importBytes / mega,
    ROLEGRAPH_IMPORT_FILES: usualLimits.importFiles,
    ROLEGRAPH_IMPORT_TIME: usualLimits.importSeconds,
    ROLEGRAPH_IMPORT_IDLE_TIME: usualLimits.importIdleSeconds,
    ROLEGRAPH_BODY_TIME: usualLimits.bodySeconds,
    ROLEGRAPH_ARRIVING: usualLimits.arriving,
    ROLEGRAPH_RUNNING: usualLimits.running,
    ROLEGRAPH_RUNNING_PER_CALLER: usualLimits.runningPerCaller,
    ROLEGRAPH_WAITING: usualLimits.waiting,
    ROLEGRAPH_WAITING_TIME: usualLimits.waitingSeconds,
    ROLEGRAPH_TOKENS: usualLimits.tokens,
    ROLEGRAPH_SELECTIONS: usualLimits.selections,
    ROLEGRAPH_DEPTH: usualLimits.depth,
    ROLEGRAPH_ALIASES: usualLimits.aliases,
    ROLEGRAPH_DIRECTIVES: usualLimits.directives,
    ROLEGRAPH_COST_LIMIT: usualLimits.cost,
    ROLEGRAPH_RATE_BURST: usualLimits.burst,
    ROLEGRAPH_RATE: usualLimits.perSecond,
    ROLEGRAPH_PAGE_SIZE: usualLimits.pageSize,
    ROLEGRAPH_QUESTION_TIME: usualLimits.questionSeconds,
    ROLEGRAPH_SCENARIO_PRINCIPALS: MOST_REDERIVED_IN_SCENARIO,
    ROLEGRAPH_SCENARIO_TIME: WORLD_SECONDS,
    ROLEGRAPH_SCENARIO_WAITING: WORLDS_WAITING,
    ROLEGRAPH_RESPONSE_LIMIT: usualLimits.responseBytes / mega,
  };
  const [, section = ''] = text('docs/operations.md').split('\n## Limits\n');
  const rows = section.trim().split('\n\n')[0]?.split('\n').slice(2) ?? [];
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  const told = cells.flatMap(([, , limit = '', , variables = '']) =>
    [...variables.matchAll(/`(ROLEGRAPH_\w+)`/g)].map(([, name = '']) => [name, limit] as const),
  );
  expect(told.map(([name]) => name).sort()).toEqual(Object.keys(usual).sort());
  const numbersIn = (limit: string) => limit.split(/[^\d,]+/).map((word) => Number(word.replaceAll(',', '')));
  expect(told.filter(([name, limit]) => !numbersIn(limit).includes(usual[name] ?? 0))).toEqual([]);

  const documented = cells.flatMap(([, , , names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  const given = [...source.matchAll(/name: '(\w+)',\s*max\b/g)].map(([, name]) => name);
  expect(given.length).toBeGreaterThan(15);
  expect(given.filter((name) => !documented.includes(name))).toEqual([]);
});

test('docs/dependencies.md has a row for every run-time dependency, and for nothing else', () => {
  const { dependencies } = JSON.parse(text('package.json')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const table = text('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  const named = table.flatMap((line) =>
    [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  const families = named.flatMap((name) => (name?.endsWith('*') ? name.slice(0, -1) : []));
  const rowOf = (dependency: string) => {
    const family = families.find((prefix) => dependency.startsWith(prefix));
    return family === undefined ? dependency : `${family}*`;
  };
  expect(named.sort()).toEqual([...new Set(Object.keys(dependencies).map(rowOf))].sort());
});

test('docs/architecture.md names every folder of src and test', () => {
  const named = new Set([...text('docs/architecture.md').matchAll(/`([\w/-]+\/)`/g)].map(([, name]) => name));
  const foldersIn = (folder: string) =>
    readdirSync(inRepository(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ parentPath, name }) => `${relative(inRepository(folder), join(parentPath, name))}/`);
  const folders = [...foldersIn('src'), ...foldersIn('test').map((folder) => `test/${folder}`)];
  expect(folders.length).toBeGreaterThan(50);
  expect(folders.filter((folder) => !named.has(folder))).toEqual([]);
});

const aboutCode = ['docs/architecture.md', 'CONTRIBUTING.md'];

const placeOf = (path: string): string | undefined =>
  [path, `src/${path}`].map(inRepository).find((place) => existsSync(place));

test.each(aboutCode)('%s names no file or folder that is not there', (document) => {
  const named = [...text(document).matchAll(/`([\w./-]+\/[\w.-]*)`/g)].map(([, path = '']) => path);
  const paths = named.filter((path) => /\/$|\.(ts|tsx|json|md|graphql|yml)$/.test(path));
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !['', 'src/'].some((from) => existsSync(inRepository(from + path))))).toEqual(
    [],
  );
});

test.each(aboutCode)('%s names nothing of a file that the file does not have', (document) => {
  const named = [...text(document).matchAll(/`([\w.]+)` (?:in |\()`([\w./-]+\.ts)`/g)];
  expect(named.length).toBeGreaterThan(0);
  const missing = named.filter(([, name = '', path = '']) => {
    const place = placeOf(path);
    return place === undefined || !readFileSync(place, 'utf8').includes(name.split('.').at(-1) ?? '');
  });
  expect(missing.map(([match]) => match)).toEqual([]);
});

/** All of `src`, `test` and `schema`, in words. */
const codeWords = new Set(
  ['src', 'test', 'schema'].flatMap((folder) =>
    readdirSync(inRepository(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|mjs|graphql|ya?ml)$/.test(name))
      .flatMap((name) => text(join(folder, name)).match(/\w+/g) ?? []),
  ),
);

test.each(aboutCode)('%s names no function or type that is in no code', (document) => {
  const named = [...text(document).matchAll(/`([a-z][\w.]*[a-z][A-Z]\w*)`/g)];
  expect(named.length).toBeGreaterThan(0);
  const words = named.flatMap(([, name = '']) => name.split('.'));
  expect(words.filter((word) => !codeWords.has(word))).toEqual([]);
});

test('docs/schema.md names every question, and no field that does not exist', () => {
  const named = [...text('docs/schema.md').matchAll(/`([A-Z]\w+)\.(\w+)`/g)];
  const unknown = named.flatMap(([, type = '', field = '']) => {
    const found = schema.getType(type);
    const fields = isObjectType(found) || isInterfaceType(found) ? found.getFields() : {};
    return Object.hasOwn(fields, field) ? [] : [`${type}.${field}`];
  });
  const asked = new Set(named.flatMap(([, type, field]) => (type === 'Query' ? [field] : [])));
  const questions = Object.keys(schema.getQueryType()?.getFields() ?? {});
  expect({ unknown, missing: questions.filter((field) => !asked.has(field)) }).toEqual({
    unknown: [],
    missing: [],
  });
});

test('docs/schema.md has a row for every question of operations/', () => {
  const rows = [...text('docs/schema.md').matchAll(/^\| \[`([\w-]+\.graphql)`\]/gm)].map(([, file]) => file);
  expect(rows.sort()).toEqual(operationFiles.map(({ file }) => file).sort());
});

/** As GitHub names the anchors of headings. */
const anchorsOf = (path: string): readonly string[] =>
  [...text(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

const leadsSomewhere = (from: string, link: string): boolean => {
  const [file = '', anchor] = link.split('#');
  const path = file === '' ? from : join(dirname(from), file);
  return existsSync(inRepository(path)) && (anchor === undefined || anchorsOf(path).includes(anchor));
};

test.each(documents)('every link of %s to a file or a heading leads there', (document) => {
  const links = [...text(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  const within = links.filter((link) => !/^[a-z]+:/.test(link));
  expect(within.filter((link) => !leadsSomewhere(document, link))).toEqual([]);
});

test('the answers in the README are those of the tour', () => {
  const answers = (path: string) => text(path).match(/^```console\n[^]*?^```$/gm) ?? [];
  expect(answers('README.md').length).toBeGreaterThan(0);
  expect(answers('docs/tour.md')).toEqual(expect.arrayContaining(answers('README.md')));
});
