import { describe, expect, test } from 'vitest';
import { compareStatements } from '../../../../src/access/compare/compareStatements.js';
import type { EffectiveStatementAnswer } from '../../../../src/access/shared/answer.js';

const statement = (given: Partial<EffectiveStatementAnswer>): EffectiveStatementAnswer => ({
  effect: 'ALLOW',
  actions: ['s3:GetObject'],
  notActions: [],
  resources: ['*'],
  notResources: [],
  exact: true,
  conditions: [],
  sources: [],
  ...given,
});

const permissions = (...statements: readonly Partial<EffectiveStatementAnswer>[]) => ({
  statements: statements.map(statement),
  dataGaps: [],
});

const withGap = (given: ReturnType<typeof permissions>) => ({
  ...given,
  dataGaps: [
    { kind: 'POLICY_NOT_IMPORTED' as const, accountId: '111122223333', message: 'A policy is missing.' },
  ],
});

const withoutOrganization = (given: ReturnType<typeof permissions>) => ({
  ...given,
  dataGaps: [{ kind: 'ORGANIZATION_NOT_IMPORTED' as const, message: 'No organization was imported.' }],
});

const mfa = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'] };
const tag = { operator: 'StringEquals', key: 'aws:PrincipalTag/team', values: ['a'] };

/** Change and actions of each. */
const told = (...sides: Parameters<typeof compareStatements>) =>
  compareStatements(...sides).map(({ change, statement: { effect, actions } }) =>
    [change, effect, ...actions].join(' '),
  );

const mirrored = {
  GAINED: 'LOST',
  LOST: 'GAINED',
  LOOSENED: 'TIGHTENED',
  TIGHTENED: 'LOOSENED',
  NOW_KNOWN: 'NOW_UNKNOWN',
  NOW_UNKNOWN: 'NOW_KNOWN',
};

describe.each([
  ['the same', permissions({}), permissions({}), []],
  [
    'the same conditions in another order and case',
    permissions({ conditions: [{ ...tag, values: ['a', 'b'] }] }),
    permissions({ conditions: [{ ...tag, key: 'aws:principaltag/Team', values: ['b', 'a'] }] }),
    [],
  ],
  ['more than before', permissions(), permissions({}), ['GAINED ALLOW s3:GetObject']],
  [
    'a wider pattern covers what was there',
    permissions({}),
    permissions({ actions: ['s3:*'] }),
    ['GAINED ALLOW s3:*'],
  ],
  [
    'the same in several statements',
    permissions({ actions: ['s3:GetObject', 's3:PutObject'] }),
    permissions({}, { actions: ['s3:PutObject'] }),
    [],
  ],
  [
    'a resource less',
    permissions({ resources: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'] }),
    permissions({ resources: ['arn:aws:s3:::a/*'] }),
    ['LOST ALLOW s3:GetObject'],
  ],
  ['a condition less', permissions({ conditions: [mfa] }), permissions({}), ['LOOSENED ALLOW s3:GetObject']],
  [
    'another condition',
    permissions({ conditions: [mfa] }),
    permissions({ conditions: [tag] }),
    ['LOOSENED ALLOW s3:GetObject', 'TIGHTENED ALLOW s3:GetObject'],
  ],
  [
    'a Deny of what is allowed',
    permissions({}),
    permissions({}, { effect: 'DENY' }),
    ['TIGHTENED DENY s3:GetObject'],
  ],
  [
    'a Deny of what was not allowed',
    permissions(),
    permissions({}, { effect: 'DENY' }),
    ['GAINED ALLOW s3:GetObject'],
  ],
  [
    'what is missing now, with a gap',
    permissions({}),
    withGap(permissions()),
    ['NOW_UNKNOWN ALLOW s3:GetObject'],
  ],
  [
    'what is gone, beside an old gap',
    withGap(permissions({})),
    withGap(permissions()),
    ['LOST ALLOW s3:GetObject'],
  ],
  [
    'what a guardrail may limit that is missing now',
    permissions(),
    withoutOrganization(permissions({})),
    ['NOW_UNKNOWN ALLOW s3:GetObject'],
  ],
  [
    'what is given while guardrails come in',
    withoutOrganization(permissions()),
    permissions({}),
    ['GAINED ALLOW s3:GetObject'],
  ],
] as const)('%s', (_what, before, after, expected) => {
  test('is told', () => expect(told(before, after)).toEqual(expected));
});

test('turned around, each change is its opposite', () => {
  const before = permissions({ conditions: [mfa] }, { actions: ['ec2:*'] });
  const after = permissions({}, { actions: ['iam:*'] }, { effect: 'DENY', actions: ['s3:Get*'] });
  const opposite = compareStatements(after, before).map(({ change, ...rest }) => ({
    ...rest,
    change: mirrored[change],
  }));
  const keyOf = (one: object): string => JSON.stringify(one, Object.keys(one).sort());
  const changes = (
    some: readonly { readonly change: string; readonly statement: EffectiveStatementAnswer }[],
  ) =>
    some
      .map(({ change, statement: { effect, actions } }) => keyOf({ change, effect, actions: actions.join() }))
      .sort();
  expect(changes(opposite)).toEqual(changes(compareStatements(before, after)));
});
