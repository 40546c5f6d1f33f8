import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Those that look at the engine through one module, and are fast. */
const tests = [
  ...[
    'alternatives',
    'areas',
    'arn',
    'cases',
    'chain',
    'compile',
    'conditionText',
    'effectiveStatements',
    'elements',
    'evaluationGaps',
    'explain',
    'globAlgebra',
    'match',
    'policyDocument',
    'propagatedAttributes',
    'publicPolicy',
    'values',
    'verdicts',
    'wildcard',
    'witness',
  ].map((name) => `test/unit/iam/${name}.test.ts`),
  'test/unit/access/pathConditions.test.ts',
];

const missing = tests.filter((path) => !existsSync(path));
if (missing.length > 0) throw new Error(`No such test: ${missing.join(', ')}`);

/** The fast tests of the policy engine, for `npm run mutation`. */
export default defineConfig({ test: { include: tests, testTimeout: 60_000, isolate: false } });
