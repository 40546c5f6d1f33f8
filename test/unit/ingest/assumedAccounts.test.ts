/** In which other accounts a policy set's identity policies let its members assume roles, as far as they say whose. */
import { expect, test } from 'vitest';
import { factsOf } from '../../support/importedGraph.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import type { Json } from '../../support/statements.js';

const [HERE, THERE, FAR] = ['111111111111', '222222222222', '333333333333'] as const;
const role = (account: string, name = 'x'): string => `arn:aws:iam::${account}:role/${name}`;
const allow = (Resource: unknown, Action: unknown = 'sts:AssumeRole', more: Json = {}): Json => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

const ofMember = (member: Member): readonly string[] => {
  const members = { [`arn:aws:iam::${HERE}:user/u`]: member };
  const [facts] = factsOf(exportsOfEstate({ members }));
  return facts?.policySets.flatMap(({ mayAssumeIn }) => mayAssumeIn) ?? [];
};

test.each<readonly [string, Json, readonly string[]]>([
  ['a role by its ARN (L-11)', allow(role(THERE)), [THERE]],
  ['roles by a pattern, and others', allow([role(FAR, 'x*'), role(THERE, 'a/b')]), [THERE, FAR]],
  ['a role of another partition', allow(`arn:aws-cn:iam::${THERE}:role/x`), [THERE]],
  ['a role of its own account', allow(role(HERE)), []],
  [
    'under conditions, which may hold',
    allow(role(THERE), undefined, { Condition: { Bool: { a: 'true' } } }),
    [THERE],
  ],
  ['by an action with a wildcard (L-9)', allow(role(THERE), 'sts:Assume*'), [THERE]],
  ['not by another action', allow(role(THERE), 'iam:GetRole'), []],
  ['by NotAction (L-7)', { Effect: 'Allow', NotAction: 'iam:*', Resource: role(THERE) }, [THERE]],
  [
    'not by a NotAction that lists it (L-7)',
    { Effect: 'Allow', NotAction: 'sts:*', Resource: role(THERE) },
    [],
  ],
  ['not in a Deny', { ...allow(role(THERE)), Effect: 'Deny' }, []],
  ['any role', allow('*'), ['*']],
  ['roles of accounts by a pattern', allow(role('2222*')), ['*']],
  ['all but some (L-7)', { Effect: 'Allow', Action: 'sts:AssumeRole', NotResource: role(THERE) }, ['*']],
  ['an ARN that is cut short (L-14)', allow('arn:aws:iam::*'), ['*']],
  ['a variable in the place of the account (L-26)', allow(role('${aws:PrincipalAccount}')), ['*']],
  ['a variable in the name (L-28)', allow(role(THERE, '${aws:username}')), [THERE]],
  ['nothing that is a role', allow(['arn:aws:s3:::b/*', `arn:aws:iam::${THERE}:user/x`], '*'), []],
  ['no role by a wildcard in the type (L-13d)', allow(`arn:aws:iam::${THERE}:ro*/x`), []],
  ['no account', allow(role('12')), []],
])('%s', (_what, statement, accounts) => {
  expect(ofMember({ own: [statement] })).toEqual(accounts);
});

test('of all policies of the account, where it can give itself one that is there (T-009)', () => {
  const members = { [`arn:aws:iam::${HERE}:user/u`]: { own: [allow('*', 'iam:AddUserToGroup')] } };
  const groups = { [`arn:aws:iam::${HERE}:group/g`]: [allow(role(THERE))] };
  const [facts] = factsOf(exportsOfEstate({ members, groups }));
  expect(facts?.policySets.map(({ mayAssumeIn }) => mayAssumeIn)).toEqual([[THERE]]);
});

test('of all its policies, whatever a boundary leaves of them, for somebody may drop that (T-011)', () => {
  const member = {
    own: [allow(role(THERE))],
    beside: [allow('*'), allow(role(FAR))],
    boundary: [allow('*', 's3:*')],
  };
  expect(ofMember(member)).toEqual(['*', THERE, FAR]);
});
