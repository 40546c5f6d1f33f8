/** Policies of resources that a caller is still to write: whom a role trusts, and what a function lets somebody do. */
import { compilePolicy } from '../../iam/language/compile.js';
import type { AppliedPolicy, Layer } from '../../iam/decide/layers.js';
import {
  parsePolicyDocument,
  type JsonValue,
  type PolicyDocumentKind,
} from '../../iam/language/policyDocument.js';

/** Its id. */
export const WRITTEN_TRUST = 'rewritten trust policy';

/** The id of the policy of a function. */
export const WRITTEN_POLICY = 'rewritten function policy';

/** It lets in these: ARNs, and ids of accounts. */
export const trustIn = (names: readonly string[]): Layer => ({
  status: 'COLLECTED',
  policies: [
    written({ Principal: { AWS: names }, Action: 'sts:AssumeRole' }, 'TRUST', {
      id: WRITTEN_TRUST,
      name: 'the trust policy as rewritten',
    }),
  ],
});

/** Of the function that is asked about: it allows these principals the actions, beside what is there already. */
export function functionPolicyFor(
  names: readonly string[],
  actions: readonly string[],
  beside?: AppliedPolicy,
): Layer {
  const policy = written({ Principal: { AWS: names }, Action: actions, Resource: '*' }, 'RESOURCE', {
    id: WRITTEN_POLICY,
    name: "the function's policy as rewritten",
  });
  return { status: 'COLLECTED', policies: [policy, ...(beside === undefined ? [] : [beside])] };
}

/** It takes the place of the policy; what adds a statement leaves what the policy denies (G-24). */
export const replacesPolicy = (action: string): boolean => action === 'lambda:PutResourcePolicy';

function written(
  statement: Readonly<Record<string, JsonValue>>,
  kind: PolicyDocumentKind,
  named: { readonly id: string; readonly name: string },
): AppliedPolicy {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] };
  const parsed = parsePolicyDocument(document, kind);
  const compiled = parsed.ok ? compilePolicy(parsed.document) : undefined;
  return { ...named, compiled };
}
