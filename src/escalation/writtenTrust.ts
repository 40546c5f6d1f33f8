/** A trust policy that a caller is still to write. */
import { compilePolicy } from '../iam/compile.js';
import type { Layer } from '../iam/layers.js';
import { parsePolicyDocument } from '../iam/policyDocument.js';

/** Its id. */
export const WRITTEN_TRUST = 'rewritten trust policy';

/** It lets in these: ARNs, and ids of accounts. */
export function trustIn(names: readonly string[]): Layer {
  const parsed = parsePolicyDocument(
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: names }, Action: 'sts:AssumeRole' }],
    },
    'TRUST',
  );
  const compiled = parsed.ok ? compilePolicy(parsed.document) : undefined;
  return {
    status: 'COLLECTED',
    policies: [{ id: WRITTEN_TRUST, name: 'the trust policy as rewritten', compiled }],
  };
}
