/** docs/rules/, written from `test/cases/rules.json` and from the cases and tests that cite each rule. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCases } from './caseRunner.js';
import { readRules, type Rule } from './ruleCoverage.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const casesFolder = join(root, 'test/cases');

/** Part of an id before the number: the chapter. */
export const chapters = {
  evaluation: {
    families: ['V', 'E', 'P', 'O'],
    heading: 'Evaluation',
    text: 'How a request is decided: which policies bear on it, how their verdicts combine, whom a policy means, and which condition keys a request has.',
  },
  language: {
    families: ['L'],
    heading: 'Policy language',
    text: 'How a policy document is read, and how its actions, resources, conditions and variables match a request.',
  },
  unknown: {
    families: ['U'],
    heading: 'Unknown context',
    text: 'How a request is decided whose condition keys are not all known, and what an answer says about data that was not imported.',
  },
  inputs: {
    families: ['F'],
    heading: 'Inputs',
    text: 'Which outputs of AWS are read, what of them counts, and what happens to a file that is not as expected.',
  },
  escalation: {
    families: ['G', 'N', 'X'],
    heading: 'Escalation',
    text: 'How techniques of privilege escalation are judged. The techniques themselves (T-001 …) are listed in [techniques.md](../techniques.md).',
  },
} as const;

export type Chapter = keyof typeof chapters;

/** An id of a rule in running text, such as `E-22e` or `E-64(aws:userid)`. */
export const RULE_ID = /\b([EFGLNOPUVX])-\d+[a-z]?(?:\([^)]*[:K][^)]*\)|\(other HOST keys\))?/g;

const chapterOf = (id: string): Chapter | undefined =>
  (Object.keys(chapters) as Chapter[]).find((name) =>
    (chapters[name].families as readonly string[]).includes(id.split('-')[0] ?? ''),
  );

const rules = readRules(casesFolder);
const files = readCases(casesFolder);

/** The test files, and the tables that they read whole, with their texts. */
const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:test\.ts|yaml)$/.test(path))
  .sort()
  .map((path) => ({ path: join('test', path), text: readFileSync(join(root, 'test', path), 'utf8') }));

/** Written by `npx vitest run --project unit test/unit/docs -u`. */
export function rulesDocument(name: Chapter): string {
  const { heading, text } = chapters[name];
  const own = Object.entries(rules).filter(([id]) => chapterOf(id) === name);
  return `${[`# ${heading}`, text, legend, ...own.flatMap(([id, rule]) => entryOf(id, rule, name))].join('\n\n')}\n`;
}

/** Letters that ids begin with, for whoever meets one in code. */
const prefixes = [
  ['V', 'vocabulary', 'evaluation'],
  ['E', 'evaluation', 'evaluation'],
  ['P', 'properties that hold for every decision', 'evaluation'],
  ['O', 'open in what AWS documents', 'evaluation'],
  ['L', 'policy language', 'language'],
  ['U', 'unknown context and missing data', 'unknown'],
  ['F', 'formats of inputs', 'inputs'],
  ['G', 'how techniques of escalation are judged', 'escalation'],
  ['N', 'notes on single techniques', 'escalation'],
  ['X', 'excluded: what is no technique', 'escalation'],
] as const satisfies readonly (readonly [string, string, Chapter])[];

/** Written as the documents of the chapters are. */
export const rulesReadme = (): string => `# Rules

What the engine, the imports and the techniques follow, each rule with the page of AWS that it stands on. The chapters are written from [\`test/cases/rules.json\`](../../test/cases/rules.json). Comments and tests cite rules by id. Each rule is a heading, so that its anchor is the id in lower case, without colons and brackets: E-22 is at [evaluation.md#e-22](evaluation.md#e-22). The letter says where to look:

${prefixes.map(([letter, about, chapter]) => `- **${letter}-1 …**: ${about} ([${chapter}.md](${chapter}.md))`).join('\n')}
- **T-001 …**: techniques ([techniques.md](../techniques.md))
`;

const legend =
  'Written from [`test/cases/rules.json`](../../test/cases/rules.json). What the letters of ids mean is in [README.md](README.md); ids are never reused or renumbered. "Documented" rules stand on the page of AWS that is linked; "observed" ones were reported from tests of AWS that its pages do not confirm; a "decision" is ours where AWS is silent.';

function entryOf(id: string, rule: Rule, chapter: Chapter): readonly string[] {
  const section = rule.section === undefined ? [] : [`## ${rule.section}`];
  const title = `${rule.title.charAt(0).toUpperCase()}${rule.title.slice(1)}`;
  return [
    ...section,
    `### ${id}`,
    `**${title}.** ${withLinks(rule.text, chapter)}`,
    `${basisOf(rule)} ${proofOf(id, rule)}`,
  ];
}

/** Rules and techniques that a text refers to, as links. */
const withLinks = (text: string, from: Chapter): string =>
  text
    .replaceAll(RULE_ID, (id) => {
      const chapter = chapterOf(id);
      if (chapter === undefined || rules[id] === undefined) return id;
      return `[${id}](${chapter === from ? '' : `${chapter}.md`}#${anchorOf(id)})`;
    })
    .replaceAll(/\bT-\d{3}[a-z]?\b/g, (id) => `[${id}](../techniques.md)`);

/** As hosts of repositories make it of a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

const bases: Readonly<Record<Rule['basis'], string>> = {
  documented: 'Documented',
  observed: 'Observed',
  decision: 'Decision',
};

function basisOf({ basis, page = [] }: Rule): string {
  const links = [page].flat().map((url) => `[${url.split('/').at(-1)?.replace('.html', '') ?? url}](${url})`);
  return links.length === 0 ? `_${bases[basis]}._` : `_${bases[basis]}_: ${links.join(', ')}.`;
}

/** Rows of tables, or else the tests that name the rule. */
function proofOf(id: string, { test, notDecided }: Rule): string {
  const rows = files.flatMap(({ path, cases }) => {
    const count = cases.filter((row) => row.rules.includes(id)).length;
    return count === 0 ? [] : [`${linkTo(join('test/cases', path))} (${count})`];
  });
  const named = [...(test === undefined ? [] : [test[0]]), ...testsCiting(id)];
  const proofs = rows.length > 0 ? rows : [...new Set(named)].map(linkTo);
  const reason = notDecided === undefined ? [] : [`Not decided by the engine: ${notDecided}`];
  return [proofs.length === 0 ? 'No case of its own.' : `Cases: ${proofs.join(', ')}.`, ...reason].join(' ');
}

const testsCiting = (id: string): readonly string[] =>
  tests.filter(({ text }) => citedIn(text).has(id)).map(({ path }) => path);

/** Ids of rules in a text, also the outer ones of a range such as `E-46 to E-50`. */
export const citedIn = (text: string): ReadonlySet<string> => new Set(text.match(RULE_ID) ?? []);

const linkTo = (path: string): string => `[${path.split('/').at(-1) ?? path}](../../${path})`;
