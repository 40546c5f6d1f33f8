/** Builds policies that a caller can write: a role's trust policy, and a function's policy. */
import { compileJson } from '../../iam/language/compile.js';
import type { AppliedPolicy, Layer } from '../../iam/decide/layers.js';
import { passingActions } from '../../iam/facts/passedOn.js';
import type { JsonValue, PolicyDocumentKind } from '../../iam/language/policyDocument.js';
import { withoutStatementsOf, type Verdict } from '../apply/verdict.js';

/** The id of the written trust policy. */
export const WRITTEN_TRUST = 'rewritten trust policy';

/** The id of the written policy of a function. */
export const WRITTEN_POLICY = 'rewritten function policy';

const letsIn = ['sts:AssumeRole', ...passingActions];

/** Returns a trust policy that lets in these ARNs and account ids, whatever they pass on (E-39). */
export const trustIn = (names: readonly string[]): Layer => ({
  status: 'COLLECTED',
  policies: [
    written({ Principal: { AWS: names }, Action: letsIn }, 'TRUST', {
      id: WRITTEN_TRUST,
      name: 'the trust policy as rewritten',
    }),
  ],
});

/** Leaves out statements of a trust policy that is not written yet: they cannot be looked up. */
export const withoutWrittenTrust = (verdict: Verdict | undefined): Verdict | undefined =>
  withoutStatementsOf(verdict, (id) => id === WRITTEN_TRUST);

/** Leaves out statements of a function's policy that is not written yet. */
export const withoutWrittenPolicy = (verdict: Verdict | undefined): Verdict | undefined =>
  withoutStatementsOf(verdict, (id) => id === WRITTEN_POLICY);

/** Returns a function's policy that allows these principals the actions, beside the Denies already there. */
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

/** Whether the action replaces the policy; others add a statement and leave its Denies (G-24). */
export const replacesPolicy = (action: string): boolean => action === 'lambda:PutResourcePolicy';

function written(
  statement: Readonly<Record<string, JsonValue>>,
  kind: PolicyDocumentKind,
  named: { readonly id: string; readonly name: string },
): AppliedPolicy {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] };
  return { ...named, compiled: compileJson(document, kind) };
}
