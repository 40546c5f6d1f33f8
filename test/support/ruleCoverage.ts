/** Which rules of the evaluation have a case, and which have none and why. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from './caseRunner.js';

/** One rule of `test/cases/rules.json`. */
export interface Rule {
  readonly title: string;
  /** In one plain sentence, or a few short ones. */
  readonly text: string;
  /** Of the rules from this one on. */
  readonly section?: string;
  /** Pages of AWS that say so; of what AWS does not say, the nearest ones. */
  readonly page?: string | readonly string[];
  /** `documented` by AWS, `observed` in tests of AWS, or our `decision` where AWS is silent. */
  readonly basis: 'documented' | 'observed' | 'decision';
  /** File and title of the test, or of the row in YAML, that proves it, where no row of a table cites it. */
  readonly test?: readonly [string, string];
  /** Why the engine does not decide it. */
  readonly notDecided?: string;
}

export type Rules = Readonly<Record<string, Rule>>;

export interface RuleCoverage {
  /** Rules that the engine decides, without a case or a test. */
  readonly uncovered: readonly string[];
  /** Ids that a case cites and no rule has. */
  readonly unknown: readonly string[];
  /** Tests that a rule names and that do not exist. */
  readonly missingTests: readonly string[];
}

export function readRules(folder: string): Rules {
  return JSON.parse(readFileSync(join(folder, 'rules.json'), 'utf8')) as Rules;
}

/** Rules of a request's decision: those of inputs and techniques have tests of their own. */
const DECIDED = /^[ELOPUV]-/;

/** `root`: of the repository, where the paths of named tests start. */
export function coverageOf(rules: Rules, files: readonly CaseFile[], root: string): RuleCoverage {
  const running = files.flatMap(({ cases }) => cases).filter(({ skip }) => skip === undefined);
  const cited = new Set(running.flatMap((row) => row.rules));
  const named = Object.values(rules).flatMap(({ test }) => (test === undefined ? [] : [test]));
  return {
    uncovered: Object.entries(rules)
      .filter(([id]) => DECIDED.test(id))
      .filter(([id, rule]) => rule.notDecided === undefined && rule.test === undefined && !cited.has(id))
      .map(([id]) => id),
    unknown: [...cited].filter((id) => rules[id] === undefined),
    missingTests: named.filter((test) => !testExists(test, root)).map(([file, title]) => `${file}: ${title}`),
  };
}

function testExists([file, title]: readonly [string, string], root: string): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  return file.endsWith('.yaml') ? text.includes(`: ${title}\n`) : text.includes(`'${title}'`);
}
