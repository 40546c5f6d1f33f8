import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../support/caseRunner.js';
import { coverageOf, readRules } from '../../support/ruleCoverage.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = fileURLToPath(new URL('../../cases', import.meta.url));
const files = readCases(folder);

describe('the decision tables', () => {
  it('leave out no rule that the engine decides, and cite none that does not exist', () => {
    expect(coverageOf(readRules(folder), files, root)).toEqual({
      uncovered: [],
      unknown: [],
      missingTests: [],
    });
  });

  it('would be seen to leave one out', () => {
    const rules = {
      ...readRules(folder),
      'E-999': { title: 'made up', text: 'Made up.', basis: 'decision' as const },
    };
    const [file] = files;
    const cited = { path: '', cases: (file?.cases ?? []).map((row) => ({ ...row, rules: ['E-998'] })) };
    const { uncovered, unknown } = coverageOf(rules, [...files, cited], root);
    expect([uncovered, unknown]).toEqual([['E-999'], ['E-998']]);
  });

  it('hold at least 650 cases, each with a name of its own in its file', () => {
    expect(files.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(650);
    for (const { path, cases } of files) {
      expect([path, new Set(cases.map(({ name }) => name)).size]).toEqual([path, cases.length]);
    }
  });
});
