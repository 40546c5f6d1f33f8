import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCases, runCase } from '../../support/caseRunner.js';
import { expected, summarize } from '../../support/caseSummary.js';

const folder = fileURLToPath(new URL('../../cases', import.meta.url));

for (const { path, cases } of readCases(folder)) {
  describe(path, () => {
    for (const row of cases) {
      const title = `${row.name} [${row.rules.join(', ')}]`;
      it.skipIf(row.skip !== undefined)(title, () => {
        expect(summarize(runCase(row), row)).toEqual(expected(row));
      });
    }
  });
}
