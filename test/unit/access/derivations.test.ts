/** Paths as derivations: what steps rest on, who acts in them, and how deep that is. */
import { describe, expect, it, test } from 'vitest';
import type { PathHop } from '../../../src/access/shared/answer.js';
import { chainSteps, depthOf } from '../../../src/access/shared/derivation.js';
import { namedPrincipal } from '../../../src/graph/model/principals/namedPrincipal.js';

const ACCOUNT = '111122223333';
const named = (resource: string) => namedPrincipal(`arn:aws:iam::${ACCOUNT}:${resource}`);
const alice = named('user/alice');
const hub = named('role/hub');

const rest = {
  decision: 'ALLOWED',
  conditions: [],
  preconditions: [],
  determiningStatements: [],
  caveats: [],
  crossAccount: false,
  sentence: '',
} as const;

describe('a plain chain', () => {
  it.each([
    ['ASSUME_ROLE', 'sts:AssumeRole'],
    ['SERVICE_ROLE', 'sts:AssumeRole'],
    ['ASSUME_ROLE_WITH_SAML', 'sts:AssumeRoleWithSAML'],
    ['ASSUME_ROLE_WITH_WEB_IDENTITY', 'sts:AssumeRoleWithWebIdentity'],
  ] as const)('by %s: whoever starts calls %s', (mechanism, action) => {
    const [step] = chainSteps([{ ...rest, from: alice, to: hub, mechanism }]);
    expect(step).toMatchObject({ actingAs: [{ principal: alice, actions: [action] }], restsOn: [] });
  });

  it('by a technique: with what all of its ways take, as other ways of the step with theirs', () => {
    const escalation = { ...rest, from: hub, to: alice, mechanism: 'ESCALATION', dataGaps: [] } as const;
    const hops: readonly PathHop[] = [
      { ...rest, from: alice, to: hub, mechanism: 'ASSUME_ROLE' },
      { ...escalation, techniqueId: 'T-073', alternatives: [{ ...escalation, techniqueId: 'T-018' }] },
    ];
    const [, step] = chainSteps(hops);
    expect(step).toMatchObject({
      actingAs: [{ principal: hub, actions: ['iam:PassRole', 'lambda:CreateFunction'] }],
      restsOn: [0],
      alternatives: [{ actingAs: [{ principal: hub, actions: ['iam:CreateAccessKey'] }], restsOn: [0] }],
    });
  });
});

test.each<readonly [string, readonly (readonly number[])[], number]>([
  ['no steps', [], 0],
  ['a chain', [[], [0], [1]], 3],
  ['two roles side by side, and a step that needs both', [[], [], [0, 1]], 2],
  ['a long way and a short one', [[], [0], [], [1, 2]], 3],
  ['a last step that needs only the start', [[], [0], []], 1],
])('the depth of %s', (_name, restsOn, depth) => {
  expect(depthOf(restsOn.map((one) => ({ restsOn: one })))).toBe(depth);
});
