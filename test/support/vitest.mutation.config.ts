import { defineConfig } from 'vitest/config';

/** The fast tests of the policy engine, for `npm run mutation`. */
export default defineConfig({
  test: {
    include: [
      'test/unit/iam/{cases,areas,arn,chain,compile,explain,elements,match,gaps,handed,values,verdicts,witness,policyDocument,publicPolicy,wildcard,ways,effectiveStatements,globAlgebra}.test.ts',
      'test/unit/access/pathConditions.test.ts',
    ],
    testTimeout: 60_000,
    isolate: false,
  },
});
