/** What the requests of a chain hand on to each other so that all can be made, and which one cannot (U-8, E-37 to E-50a). */
import { describe, expect, it } from 'vitest';
import { contextOfRequest } from '../../../src/access/paths/feasible/hopRequest.js';
import { combine } from '../../../src/iam/chain/combineChain.js';
import type { ChainRequest } from '../../../src/iam/chain/chainStep.js';
import type { PassingAction } from '../../../src/iam/facts/passedOn.js';
import type { Effect } from '../../../src/iam/decide/decision.js';
import { compileTest } from '../../../src/iam/match/condition.js';
import { unknownContext, type RequestPrincipal } from '../../../src/iam/decide/request.js';

type Test = readonly [operator: string, key: string, values: string | readonly string[], effect?: Effect];

interface Given {
  readonly tests?: readonly Test[];
  readonly caller?: 'USER' | 'PROVIDER' | 'SESSION' | 'MEMBER';
  readonly callerTags?: Readonly<Record<string, string>>;
  readonly roleId?: string;
  readonly sessionArn?: string;
  readonly sessionName?: string;
  readonly roleTags?: Readonly<Record<string, string>>;
  readonly given?: Readonly<Record<string, readonly string[]>>;
  /** What is passed or handed on; missing: whatever it is. */
  readonly permits?: 'NOTHING';
}

const account = { partition: 'aws', accountId: '111122223333' };
const HOST = 'token.actions.githubusercontent.com';

const tagsOf = (tags: Readonly<Record<string, string>> = {}) => new Map(Object.entries(tags));

function callerOf(
  { caller = 'SESSION', callerTags, roleId, sessionArn }: Given,
  at: number,
): RequestPrincipal {
  if (caller === 'USER') {
    const arn = 'arn:aws:iam::111122223333:user/u';
    return { kind: 'user', ...account, arn, userId: 'AIDA', tags: tagsOf(callerTags) };
  }
  if (caller === 'PROVIDER')
    return { kind: 'webIdentity', provider: `arn:aws:iam::111122223333:oidc-provider/${HOST}` };
  if (caller === 'MEMBER') return { kind: 'accountMember', ...account };
  return {
    kind: 'roleSession',
    ...account,
    roleArn: `arn:aws:iam::111122223333:role/r${String(at)}`,
    ...(roleId === undefined ? {} : { roleId }),
    ...(sessionArn === undefined ? {} : { sessionArn }),
    tags: tagsOf(callerTags),
    serviceLinked: false,
  };
}

const passable: readonly PassingAction[] = ['sts:SetSourceIdentity', 'sts:TagSession'];

const known = (values: readonly string[]) =>
  values.length === 0 ? ({ kind: 'absent' } as const) : ({ kind: 'known', values } as const);

function requestOf(one: Given, at: number): ChainRequest {
  const principal = callerOf(at === 0 ? { caller: 'USER', ...one } : one, at);
  const tags = tagsOf(one.roleTags);
  const resource = { arn: 'arn:aws:iam::111122223333:role/next', accountId: account.accountId, tags };
  const action = principal.kind === 'webIdentity' ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole';
  const given = new Map(Object.entries(one.given ?? {}).map(([key, values]) => [key, known(values)]));
  return {
    conditions: (one.tests ?? []).map(([operator, key, values, effect = 'ALLOW']) => {
      const test = compileTest({ operator, key, values: [values].flat() }, '2012-10-17');
      if (!test.valid) throw new Error(operator);
      return { readings: [test], effect };
    }),
    context: contextOfRequest(
      { principal, action, resource, context: { ...unknownContext, entries: given } },
      at,
    ),
    caller: principal,
    resourceTags: tags,
    ...(one.sessionName === undefined ? {} : { sessionName: one.sessionName }),
    knownContext: given,
    factOfSession: () => undefined,
    permits: new Set(one.permits === 'NOTHING' ? [] : passable),
  };
}

const together = (...chain: readonly Given[]) => combine(chain.map(requestOf));

const closed = undefined;
const nothing = { tags: [] };
const handing = (...propagated: readonly object[]) => propagated.map((one) => ({ ...nothing, ...one }));

const tag = (key: string, value: string, transitive = false) => ({ key, value, transitive });

const sends = (value: string | readonly string[], operator = 'StringEquals'): Test => [
  operator,
  'sts:SourceIdentity',
  value,
];
const carries = (value: string | readonly string[], operator = 'StringEquals'): Test => [
  operator,
  'aws:SourceIdentity',
  value,
];

type Case = readonly [title: string, chain: readonly Given[], outcome: object | undefined];

describe('a source identity (E-39, E-40)', () => {
  const cases: readonly Case[] = [
    ['is none where nothing speaks of it', [{}, {}], handing({}, {})],
    [
      'is set where it is asked for, and handed on from then on',
      [{ tests: [sends('xx')] }, {}, {}],
      handing({ sourceIdentity: 'xx' }, {}, {}),
    ],
    [
      'is set as soon as a later request asks for it',
      [{}, { tests: [carries('xx')] }],
      handing({ sourceIdentity: 'xx' }, {}),
    ],
    [
      'is not set where it may be absent',
      [{ tests: [sends('xx', 'StringEqualsIfExists')] }, {}],
      handing({}, {}),
    ],
    ['cannot be set without permission', [{ tests: [sends('xx')], permits: 'NOTHING' }], closed],
    ['cannot be handed on without permission', [{ tests: [sends('xx')] }, { permits: 'NOTHING' }], closed],
    ['cannot be two', [{ tests: [sends('xx')] }, { tests: [carries('yy')] }], closed],
    ['cannot be changed', [{ tests: [sends('xx')] }, { tests: [sends('yy')] }], closed],
    [
      'may be sent again',
      [{ tests: [sends('xx')] }, { tests: [sends('xx')] }],
      handing({ sourceIdentity: 'xx' }, {}),
    ],
    ['is not there at the first request of a user', [{ tests: [carries('xx')] }], closed],
    [
      'may be that of a session that starts, and then is not set',
      [{ caller: 'SESSION', tests: [carries('xx')] }],
      handing({}),
    ],
    ['may be that of somebody of an account', [{ caller: 'MEMBER', tests: [carries('xx')] }], handing({})],
    [
      'is the one that is given',
      [{ given: { 'sts:sourceidentity': ['gg'] } }, { tests: [carries('gg')] }],
      handing({ sourceIdentity: 'gg' }, {}),
    ],
    [
      'is no other than the one that is given',
      [{ given: { 'sts:sourceidentity': ['gg'] } }, { tests: [carries('hh')] }],
      closed,
    ],
    [
      'is none where it is given that there is none',
      [{ given: { 'sts:sourceidentity': [] } }, { tests: [carries('gg')] }],
      closed,
    ],
    [
      'is set later where it is given that the session has none',
      [{}, { given: { 'aws:sourceidentity': [] }, tests: [sends('xx')] }],
      handing({}, { sourceIdentity: 'xx' }),
    ],
    [
      'is kept out by a Deny',
      [{ tests: [sends('xx'), ['Null', 'sts:SourceIdentity', 'false', 'DENY']] }],
      closed,
    ],
  ];
  it.each(cases)('%s', (_title, chain, outcome) => expect(together(...chain)).toEqual(outcome));
});

describe('session tags (E-37, E-40)', () => {
  const asks = (value: string, key = 'k'): Test => ['StringEquals', `aws:RequestTag/${key}`, value];
  const has = (value: string, key = 'k'): Test => ['StringEquals', `aws:PrincipalTag/${key}`, value];
  const role = (value: string, key = 'k'): Test => ['StringEquals', `aws:ResourceTag/${key}`, value];
  const cases: readonly Case[] = [
    [
      'are passed where they are asked for',
      [{ tests: [asks('a')] }, {}],
      handing({ tags: [tag('k', 'a')] }, {}),
    ],
    [
      'are passed to the session that needs them',
      [{}, { tests: [has('a')] }],
      handing({ tags: [tag('k', 'a')] }, {}),
    ],
    [
      'are not passed where the role has them',
      [{}, { callerTags: { k: 'a' }, tests: [has('a')] }],
      handing({}, {}),
    ],
    [
      'stand in for those of the role',
      [{}, { callerTags: { k: 'b' }, tests: [has('a')] }],
      handing({ tags: [tag('k', 'a')] }, {}),
    ],
    [
      'are transitive where a later session needs them, and are permitted at each request',
      [{}, {}, { tests: [has('a')] }],
      handing({}, { tags: [tag('k', 'a')] }, {}),
    ],
    [
      'are passed on by all where the one between may pass none itself',
      [{ tests: [asks('a')] }, { tests: [['Null', 'aws:RequestTag/k', 'true']] }, { tests: [has('a')] }],
      handing({ tags: [tag('k', 'a', true)] }, {}, {}),
    ],
    [
      'that are inherited cannot be passed again',
      [
        { tests: [asks('a'), ['ForAnyValue:StringEquals', 'sts:TransitiveTagKeys', 'k']] },
        { tests: [asks('a')] },
      ],
      closed,
    ],
    [
      'that are transitive stand in for those of the role that is assumed',
      [{ tests: [asks('a')] }, { roleTags: { k: 'b' }, tests: [role('a')] }],
      handing({ tags: [tag('k', 'a', true)] }, {}),
    ],
    [
      'need none where the role that is assumed has them',
      [{ roleTags: { k: 'a' }, tests: [role('a')] }],
      handing({}),
    ],
    ['do not make up for a role without them at the first request', [{ tests: [role('a')] }], closed],
    ['of a user that starts are its own', [{ callerTags: { k: 'b' }, tests: [has('a')] }], closed],
    ['of a session that starts may be others', [{ caller: 'SESSION', tests: [has('a')] }], handing({})],
    ['cannot be two values', [{ tests: [asks('a'), asks('b')] }], closed],
    [
      'of several keys are passed together',
      [{ tests: [asks('a'), asks('z', 'other')] }],
      handing({ tags: [tag('k', 'a'), tag('other', 'z')] }),
    ],
    ['are not passed without permission', [{ tests: [asks('a')], permits: 'NOTHING' }], closed],
    [
      'are as few as can be',
      [{ tests: [['StringEqualsIfExists', 'aws:RequestTag/k', 'a']] }, {}],
      handing({}, {}),
    ],
    [
      'are spelled as a list of keys asks for',
      [{ tests: [asks('a'), ['ForAnyValue:StringEquals', 'aws:TagKeys', 'K']] }],
      handing({ tags: [tag('K', 'a')] }),
    ],
    [
      'are no others than a list of keys allows',
      [{ tests: [asks('a'), ['ForAllValues:StringEquals', 'aws:TagKeys', 'z']] }],
      closed,
    ],
    [
      'are transitive where a list of keys asks for it',
      [{ tests: [asks('a'), ['ForAnyValue:StringEquals', 'sts:TransitiveTagKeys', 'k']] }],
      handing({ tags: [tag('k', 'a', true)] }),
    ],
    [
      'are the ones that are given',
      [{ given: { 'aws:requesttag/k': ['g'] } }, { tests: [has('g')] }],
      handing({ tags: [tag('k', 'g')] }, {}),
    ],
    [
      'are no others than the ones that are given',
      [{ given: { 'aws:requesttag/k': ['g'] } }, { tests: [has('h')] }],
      closed,
    ],
    [
      'of a given list of keys are those, in whatever order',
      [{ given: { 'aws:tagkeys': ['z', 'k'] }, tests: [asks('a'), asks('b', 'z')] }],
      handing({ tags: [tag('k', 'a'), tag('z', 'b')] }),
    ],
    [
      'are not passed where it is given that there are none',
      [{ given: { 'aws:tagkeys': [] }, tests: [asks('a')] }],
      closed,
    ],
  ];
  it.each(cases)('%s', (_title, chain, outcome) => expect(together(...chain)).toEqual(outcome));
});

describe('the name of a session (E-37, E-55, E-64)', () => {
  const named = (value: string | readonly string[], operator = 'StringEquals'): Test => [
    operator,
    'sts:RoleSessionName',
    value,
  ];
  const userId = (value: string, operator = 'StringLike'): Test => [operator, 'aws:userid', value];
  const at = (name: string) => `arn:aws:sts::111122223333:assumed-role/r0/${name}`;
  const open = handing({}, {});
  const cases: readonly Case[] = [
    ['is free where nothing asks', [{}, { roleId: 'R1' }], open],
    ['is the one that is asked for', [{ tests: [named('ci')] }, { sessionName: 'ci' }], open],
    ['is another', [{ tests: [named('ci')] }, { sessionName: 'cd' }], closed],
    [
      'is like the one that is asked for',
      [{ tests: [named('ci-*', 'StringLike')] }, { sessionName: 'ci-7' }],
      open,
    ],
    ['is the one that is given', [{ given: { 'sts:rolesessionname': ['ci'] } }, { sessionName: 'ci' }], open],
    [
      'is another than is given',
      [{ given: { 'sts:rolesessionname': ['ci'] } }, { sessionName: 'cd' }],
      closed,
    ],
    [
      'is in the id of its user',
      [{ tests: [named('ci')] }, { roleId: 'R1', tests: [userId('R1:ci')] }],
      open,
    ],
    [
      'is another in the id of its user',
      [{ tests: [named('ci')] }, { roleId: 'R1', tests: [userId('R1:cd')] }],
      closed,
    ],
    ['is of another role', [{}, { roleId: 'R1', tests: [userId('R2:*')] }], closed],
    ['is of whichever role where that is not known', [{}, { tests: [userId('R2:*')] }], open],
    ['is any of a role', [{}, { roleId: 'R1', tests: [userId('R1:*')] }], open],
    ['suits both', [{ tests: [named('c*', 'StringLike')] }, { roleId: 'R1', tests: [userId('*:ci')] }], open],
    [
      'suits not both',
      [{ tests: [named('c*', 'StringLike')] }, { roleId: 'R1', tests: [userId('R1:di')] }],
      closed,
    ],
    [
      'is compared without regard to case',
      [{ tests: [named('CI', 'StringEqualsIgnoreCase')] }, { roleId: 'R1', tests: [userId('R1:ci')] }],
      open,
    ],
    [
      'is compared so with the role before it',
      [{ tests: [named('CI', 'StringEqualsIgnoreCase')] }, { roleId: 'R1', tests: [userId('R1:cd')] }],
      closed,
    ],
    [
      'is a truth value',
      [{ tests: [named('true', 'Bool')] }, { roleId: 'R1', tests: [userId('R1:true')] }],
      open,
    ],
    [
      'is no truth value',
      [{ tests: [named('true', 'Bool')] }, { roleId: 'R1', tests: [userId('R1:false')] }],
      closed,
    ],
    [
      'is left open where a number is asked for',
      [{ tests: [named('55', 'NumericEquals')] }, { roleId: 'R1', tests: [userId('R1:55')] }],
      open,
    ],
    [
      'is that of the session that starts',
      [{ caller: 'SESSION', sessionArn: at('ci'), sessionName: 'ci' }, {}],
      open,
    ],
    [
      'is not that of the session that starts',
      [{ caller: 'SESSION', sessionArn: at('ci'), sessionName: 'cd' }, {}],
      closed,
    ],
    ['may be that of whichever session starts', [{ caller: 'SESSION', sessionName: 'cd' }, {}], open],
    ['is denied', [{ tests: [['StringLike', 'sts:RoleSessionName', '*', 'DENY']] }, {}], closed],
  ];
  it.each(cases)('%s', (_title, chain, outcome) => expect(together(...chain)).toEqual(outcome));
});

describe('what each request brings anew', () => {
  const external = (value: string, effect: Effect = 'ALLOW'): Test => [
    'StringEquals',
    'sts:ExternalId',
    value,
    effect,
  ];
  const cases: readonly Case[] = [
    [
      'may differ from request to request',
      [{ tests: [external('aa')] }, { tests: [external('bb')] }],
      handing({}, {}),
    ],
    ['cannot be two values', [{}, { tests: [external('aa'), external('bb')] }], closed],
    ['cannot be what a Deny names', [{ tests: [external('aa'), external('aa', 'DENY')] }], closed],
    [
      'is not met by what is known of the caller',
      [{ tests: [['StringEquals', 'aws:PrincipalAccount', '999999999999']] }],
      closed,
    ],
    [
      'carries no MFA in a role (E-43)',
      [{}, { tests: [['Bool', 'aws:MultiFactorAuthPresent', 'true']] }],
      closed,
    ],
    [
      'may carry MFA of a user (E-42)',
      [{ tests: [['Bool', 'aws:MultiFactorAuthPresent', 'true']] }, {}],
      handing({}, {}),
    ],
    [
      'is left open where there is no telling',
      [{ tests: [['StringNotLike', 'sts:ExternalId', '${aws:SourceIp}']] }],
      handing({}),
    ],
  ];
  it.each(cases)('%s', (_title, chain, outcome) => expect(together(...chain)).toEqual(outcome));
});

describe('the claims of an identity provider (E-47a, E-50a)', () => {
  const sub = (value: string): Test => ['StringEquals', `${HOST}:sub`, value];
  const start = { caller: 'PROVIDER' } as const;
  const cases: readonly Case[] = [
    ['are free at the first request', [{ ...start, tests: [sub('a')] }, {}], handing({}, {})],
    ['cannot be two values', [{ ...start, tests: [sub('a'), sub('b')] }], closed],
    [
      'do not go on with the session',
      [{ ...start, tests: [sub('a')] }, { tests: [['StringEquals', `${HOST}:email`, 'x']] }],
      closed,
    ],
    ['are none of a user', [{ tests: [sub('a')] }], closed],
  ];
  it.each(cases)('%s', (_title, chain, outcome) => expect(together(...chain)).toEqual(outcome));
});
