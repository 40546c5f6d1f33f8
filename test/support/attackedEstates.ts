/** Random small estates for an attacker: what one identity may do often is half of a way, and another has the rest. */
import fc from 'fast-check';
import {
  ADMINISTRATOR_ACCESS,
  type AttackedEstate,
  type AttackedMember,
  type Document,
  type Holder,
} from './attackedEstate.js';
import type { JsonObject } from './reference/json.js';

const [HOME, ABROAD] = ['111122223333', '444455556666'];

const iam = (kind: string, name: string, account = HOME): string => `arn:aws:iam::${account}:${kind}/${name}`;

const users = ['ann', 'ben', 'cat'].map((name) => iam('user', name));
const roles = ['dev', 'ops', 'run', 'top'].map((name) => iam('role', name));
const abroad = [iam('role', 'far', ABROAD), iam('user', 'fay', ABROAD)];
const groups = ['crew', 'deck'].map((name) => iam('group', name));
const managed = iam('policy', 'managed');
const stops = iam('policy', 'stops');
const limit = iam('policy', 'limit');

export const startOfAttack = users[0] ?? '';

const allow = (Action: string | readonly string[], Resource: string, more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

/** What makes half of a way. */
const onUser = [
  'iam:AttachUserPolicy',
  'iam:PutUserPolicy',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:UpdateAccessKey',
];
const onUserLess = ['iam:DetachUserPolicy', 'iam:DeleteUserPermissionsBoundary', 'iam:DeleteUserPolicy'];
const onRole = [
  'iam:AttachRolePolicy',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'iam:DeleteRolePermissionsBoundary',
  'iam:PassRole',
];
const onGroup = [
  'iam:AddUserToGroup',
  'iam:PutGroupPolicy',
  'iam:AttachGroupPolicy',
  'iam:DetachGroupPolicy',
];
const onNew = [
  { kind: 'user', actions: ['iam:CreateUser', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'] },
  { kind: 'role', actions: ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PassRole'] },
  { kind: 'group', actions: ['iam:CreateGroup', 'iam:AttachGroupPolicy', 'iam:AddUserToGroup'] },
] as const;
const onPolicy = ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'];
const onApplication = ['kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication'];

type Tested = 'Principal' | 'Resource';

/** Rarely some: of the tags of these, or of MFA. */
const conditionOn = (whose: readonly Tested[], mfa = 'true'): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    { arbitrary: fc.constant({}), weight: 9 },
    ...whose.map((one) =>
      fc
        .constantFrom('red', 'blue')
        .map((team) => ({ Condition: { StringEquals: { [`aws:${one}Tag/team`]: team } } })),
    ),
    fc
      .constantFrom('Bool', 'BoolIfExists')
      .map((operator) => ({ Condition: { [operator]: { 'aws:MultiFactorAuthPresent': mfa } } })),
  );

/** Only certain policies may be attached. */
const onAttaching: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.constantFrom(
      ['iam:AttachUserPolicy', iam('user', '*')],
      ['iam:AttachUserPolicy', startOfAttack],
      ['iam:AttachRolePolicy', iam('role', '*')],
      ['iam:AttachGroupPolicy', iam('group', '*')],
    ),
    fc.constantFrom(managed, managed, ADMINISTRATOR_ACCESS),
  )
  .map(([[action = '', resource = ''], policy]) =>
    allow(action, resource, { Condition: { ArnEquals: { 'iam:PolicyARN': policy } } }),
  );

const applications = [
  '*',
  '*',
  `arn:aws:kinesisanalytics:*:${HOME}:application/dev-*`,
  `arn:aws:kinesisanalytics:*:${HOME}:application/ops-*`,
];
const everyUser = iam('user', '*');

/** A part of what it takes to make somebody new of such names, and to strengthen and become that one. */
const onSomebodyNew: fc.Arbitrary<JsonObject> = fc
  .record({ of: fc.constantFrom(...onNew), names: fc.constantFrom('*', 'new-*', 'new-*', 'dev-*') })
  .chain(({ of: { kind, actions }, names }) =>
    fc.subarray([...actions], { minLength: 1 }).map((some) => allow(some, iam(kind, names))),
  );

const testedOf = (arn: string): readonly Tested[] => (/:(user|group)\//.test(arn) ? ['Principal'] : []);

/**
 * What tags say is known only of users and roles themselves: a session may have others than its role, and exports have none
 * of policies.
 */
function permissionOf(arn: string): fc.Arbitrary<JsonObject> {
  const own = testedOf(arn);
  const on = (
    actions: readonly string[],
    resources: readonly string[],
    tested: readonly Tested[] = [],
  ): fc.Arbitrary<JsonObject> =>
    fc
      .tuple(fc.constantFrom(...actions), fc.constantFrom(...resources), conditionOn([...own, ...tested]))
      .map(([action, resource, when]) => allow(action, resource, when));
  return fc.oneof(
    { arbitrary: on(onUser, [startOfAttack, ...users, everyUser], ['Resource']), weight: 5 },
    { arbitrary: on(onUserLess, users, ['Resource']), weight: 2 },
    { arbitrary: on(onRole, [...roles, ...roles, iam('role', '*')], ['Resource']), weight: 5 },
    { arbitrary: on(['sts:AssumeRole'], [...roles, ...abroad.slice(0, 1), '*']), weight: 3 },
    { arbitrary: on(onGroup, groups), weight: 3 },
    { arbitrary: on(onPolicy, [managed, managed, limit]), weight: 2 },
    { arbitrary: on(onApplication, applications), weight: 3 },
    { arbitrary: onSomebodyNew, weight: 3 },
    { arbitrary: onAttaching, weight: 2 },
  );
}

const rarely = <T>(one: fc.Arbitrary<T>, often = 1): fc.Arbitrary<T | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 6 }, { arbitrary: one, weight: often });

const verbs = ['Attach', 'Put', 'Delete', 'Detach', 'Update', 'Create', 'Add', 'Set'].map(
  (verb) => `iam:${verb}*`,
);

/** Of all, of one call or of some kinds of them: a part of the ways to strengthen somebody is left then. */
const denial: fc.Arbitrary<JsonObject> = fc
  .oneof(
    fc.constantFrom('iam:*', 'sts:AssumeRole', 'iam:CreateAccessKey', 'kinesisanalytics:*', 'iam:PassRole'),
    fc.subarray(verbs, { minLength: 1 }),
  )
  .map((Action) => ({ Effect: 'Deny', Action, Resource: '*' }));

const ceilings: readonly Document[] = [
  [allow(['s3:*', 'sts:*', ...onApplication], '*')],
  [allow(['s3:*', 'iam:CreateAccessKey', 'iam:PassRole', ...onApplication, 'sts:*'], '*')],
  [allow(['s3:*', 'iam:Attach*', 'iam:Put*Policy', 'iam:Delete*PermissionsBoundary', 'sts:*'], '*')],
];

/** Something of its own, so that nobody holds all that somebody else does. */
const signOf = (arn: string): JsonObject =>
  allow('s3:GetObject', `arn:aws:s3:::${arn.replaceAll(/\W/g, '-')}/*`);

const administration = allow(['iam:*', 'sts:*', ...onApplication], '*');

const holderWith = (arn: string, most: number, strong: number): fc.Arbitrary<Holder> =>
  fc.record({
    inline: fc
      .tuple(
        fc.array(permissionOf(arn), { maxLength: most, size: 'max' }),
        fc.oneof(
          { arbitrary: fc.constant([]), weight: 20 - strong },
          { arbitrary: fc.constant([administration]), weight: strong },
        ),
        rarely(
          fc.tuple(denial, conditionOn(testedOf(arn), 'false')).map(([stop, when]) => ({ ...stop, ...when })),
        ),
      )
      .map(([some, more, stop]) => ({
        own: [signOf(arn), ...some, ...more, ...(stop === undefined ? [] : [stop])],
      })),
    attached: arn.includes(HOME) ? fc.subarray([managed, stops], { maxLength: 1 }) : fc.constant([]),
  });

const tags = fc.oneof(
  { arbitrary: fc.constant({}), weight: 2 },
  fc.constantFrom({ team: 'red' }, { team: 'blue' }),
);

/** Whom it lets in: some by name, or everybody whose own policies allow it. */
function trustFor(arn: string): fc.Arbitrary<Document> {
  const account = arn.split(':')[4] ?? '';
  const names = [...Array<string>(5).fill(startOfAttack), ...users, ...roles, ...abroad].filter(
    (one) => one !== arn,
  );
  const ofUser = conditionOn(['Principal']);
  const letIn = (Principal: JsonObject, when: JsonObject = {}): JsonObject => ({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
    ...when,
  });
  const named = fc
    .tuple(fc.constantFrom(...names), ofUser)
    .map(([AWS, when]) => letIn({ AWS }, AWS.includes(':user/') ? when : {}));
  const one = fc.oneof(
    { arbitrary: named, weight: 5 },
    { arbitrary: fc.constant(letIn({ AWS: `arn:aws:iam::${account}:root` })), weight: 1 },
    { arbitrary: fc.constant(letIn({ Service: 'kinesisanalytics.amazonaws.com' })), weight: 2 },
  );
  const certain = arn === roles[0] ? [letIn({ AWS: startOfAttack })] : [];
  return fc.array(one, { minLength: 1, maxLength: 2 }).map((all) => [...certain, ...all]);
}

const memberWith = (arn: string): fc.Arbitrary<AttackedMember> =>
  fc
    .record({
      holder: holderWith(arn, arn === startOfAttack ? 1 : 3, arn.endsWith('/top') ? 6 : 0),
      boundary: arn.includes(HOME) ? rarely(fc.constant(limit)) : fc.constant(undefined),
      tags,
      groups: fc.subarray(groups, { maxLength: 1 }),
      trust: trustFor(arn),
    })
    .map(({ holder, boundary, trust, ...rest }) => ({
      ...holder,
      ...rest,
      ...(boundary === undefined ? {} : { boundary }),
      ...(arn.includes(':user/') && arn.includes(HOME) ? {} : { groups: [] }),
      ...(arn.includes(':role/') ? { trust } : {}),
    }));

const among = <T>(
  arns: readonly string[],
  one: (arn: string) => fc.Arbitrary<T>,
): fc.Arbitrary<Record<string, T>> => fc.record(Object.fromEntries(arns.map((arn) => [arn, one(arn)])));

const versions: fc.Arbitrary<readonly Document[]> = fc
  .tuple(
    fc.array(permissionOf(managed), { minLength: 1, maxLength: 2 }),
    fc.array(permissionOf(managed), { maxLength: 2 }),
    fc.constantFrom('NONE', 'WIDER', 'OTHER'),
  )
  .map(([now, more, how]) =>
    how === 'NONE' ? [now] : how === 'WIDER' ? [now, [...now, ...more]] : [now, more],
  );

export const attackedEstates: fc.Arbitrary<AttackedEstate> = fc
  .record({
    others: fc.subarray(users.slice(1), { minLength: 1 }),
    roles: fc.subarray(roles.slice(1), { minLength: 1 }).map((some) => [...roles.slice(0, 1), ...some]),
    elsewhere: fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, fc.constant(abroad)),
  })
  .chain(({ others, roles: some, elsewhere }) =>
    fc.record({
      members: among([startOfAttack, ...others, ...some, ...elsewhere], memberWith),
      groups: among(groups, (arn) => holderWith(arn, 2, 0)),
      policies: fc
        .tuple(versions, denial, fc.constantFrom(...ceilings))
        .map(([own, stop, ceiling]) => ({ [managed]: own, [stops]: [[stop]], [limit]: [ceiling] })),
      guardrails: rarely(denial).map((stop) => (stop === undefined ? {} : { [HOME]: [stop] })),
    }),
  );

/** What the policy of a queue allows: somebody by name or all of an account, with certain tags or not. */
const sending: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.constantFrom(
      ...users,
      ...roles,
      ...abroad,
      ...[HOME, ABROAD].map((account) => `arn:aws:iam::${account}:root`),
    ),
    conditionOn(['Principal']),
  )
  .map(([AWS, when]) => ({
    ...allow('sqs:SendMessage', '*'),
    Principal: { AWS },
    ...(AWS.includes(':user/') ? when : {}),
  }));

/** With a queue in one of the accounts. */
export const estatesWithQueues: fc.Arbitrary<AttackedEstate> = fc
  .tuple(attackedEstates, fc.constantFrom(HOME, ABROAD), fc.array(sending, { minLength: 1, maxLength: 2 }))
  .map(([estate, account, policy]) => ({
    ...estate,
    queues: { [`arn:aws:sqs:eu-west-1:${account}:orders`]: policy },
  }));
