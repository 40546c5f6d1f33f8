/** What the hops of a path ask for together: contradictions close it, and what one hop hands on the next one has. */
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import type { ContextInput, PrivilegePath } from '../../../src/access/shared/answer.js';
import {
  alice,
  chainOf,
  HOME,
  roleArn,
  roleId,
  sessionArn,
  type ImportedChain,
  type Link,
} from '../../support/roleChain.js';

interface IndexedResource {
  readonly from?: string;
  readonly to?: number;
  readonly context?: readonly ContextInput[];
}

async function pathsIn(
  { reader, hops }: ImportedChain,
  { from = alice, to, context = [] }: IndexedResource,
): Promise<readonly PrivilegePath[]> {
  const last = to ?? Math.max(...hops.map((hop) => Number(hop.to.name.slice(1))));
  const { paths } = await assumeRolePaths(reader, { from, to: roleArn(last), maxHops: 6, k: 10, context });
  return paths;
}

/** The one path to the last role, or nothing. */
async function pathOver(
  links: readonly Link[],
  asked: IndexedResource = {},
  first?: Link['principal'],
): Promise<PrivilegePath | undefined> {
  const paths = await pathsIn(chainOf(links, first), { to: links.length, ...asked });
  expect(paths.length).toBeLessThan(2);
  return paths[0];
}

const named = (value: string, operator = 'StringEquals') => ({
  [operator]: { 'sts:RoleSessionName': value },
});
const userId = (value: string, operator = 'StringLike') => ({ [operator]: { 'aws:userid': value } });
const when = (operator: string, key: string, value: string | readonly string[]) => ({
  [operator]: { [key]: value },
});
const setting = ['sts:SetSourceIdentity'];
const tagging = ['sts:TagSession'];

/** May assume only the role that its own tag names. */
const onlyWhereTagSays: Link['policy'] = [
  { Effect: 'Allow', Action: 'sts:*', Resource: '*' },
  {
    Effect: 'Deny',
    Action: 'sts:AssumeRole',
    NotResource: `arn:aws:iam::${HOME}:role/\${aws:PrincipalTag/team}`,
  },
];

type Case = readonly [title: string, links: readonly Link[], outcome: 'OPEN' | 'CLOSED'];

async function expectOutcome(
  links: readonly Link[],
  outcome: 'OPEN' | 'CLOSED',
  asked: IndexedResource = {},
  first?: Link['principal'],
) {
  const path = await pathOver(links, asked, first);
  expect(path === undefined ? 'CLOSED' : 'OPEN').toBe(outcome);
  if (path) expect(path.decision).toBe('CONDITIONAL');
}

describe('the name of a session', () => {
  const asSession = (name: string): Link => ({ principal: { AWS: sessionArn(1, name) } });
  const cases: readonly Case[] = [
    ['is free for each hop', [{ condition: named('ci') }, { condition: named('cd') }], 'OPEN'],
    ['is the one that the next trust policy names', [{ condition: named('ci') }, asSession('ci')], 'OPEN'],
    ['is another than the next trust policy names', [{ condition: named('ci') }, asSession('cd')], 'CLOSED'],
    [
      'is another than the next trust policy names, whose role itself is let in under conditions that no session meets',
      [
        { condition: named('ci') },
        {
          condition: when('Bool', 'aws:MultiFactorAuthPresent', 'true'),
          statements: [
            {
              Effect: 'Allow',
              Principal: { AWS: sessionArn(1, 'cd') },
              Condition: when('StringEquals', 'sts:ExternalId', 'acme'),
            },
          ],
        },
      ],
      'CLOSED',
    ],
    ['fits a pattern', [{ condition: named('ci-*', 'StringLike') }, asSession('ci-7')], 'OPEN'],
    ['fits no pattern', [{ condition: named('ci-*', 'StringLike') }, asSession('cd-7')], 'CLOSED'],
    ['is excluded', [{ condition: named('ci', 'StringNotEquals') }, asSession('ci')], 'CLOSED'],
    ['is seen in aws:userid', [{ condition: named('ci') }, { condition: userId(`${roleId(1)}:ci`) }], 'OPEN'],
    [
      'is another in aws:userid',
      [{ condition: named('ci') }, { condition: userId(`${roleId(1)}:cd`) }],
      'CLOSED',
    ],
    [
      'is of another role in aws:userid',
      [{ condition: named('ci') }, { condition: userId(`${roleId(2)}:ci`) }],
      'CLOSED',
    ],
    [
      'fits two patterns that overlap',
      [{ condition: named('a*', 'StringLike') }, { condition: userId('*:*b') }],
      'OPEN',
    ],
    [
      'cannot fit two patterns that do not',
      [{ condition: named('a?', 'StringLike') }, { condition: userId('*:b*') }],
      'CLOSED',
    ],
    [
      'cannot be what a Deny excludes',
      [
        { condition: named('ci') },
        { condition: userId('*:c*'), statements: [{ Effect: 'Deny', Condition: userId('*:ci') }] },
      ],
      'CLOSED',
    ],
    [
      'is only excluded where it has a letter more',
      [
        { condition: named('ci') },
        { condition: userId('*:c*'), statements: [{ Effect: 'Deny', Condition: userId('*:ci?') }] },
      ],
      'OPEN',
    ],
    [
      'is compared without regard to case where the policy says so',
      [{ condition: named('CI', 'StringEqualsIgnoreCase') }, { condition: userId('*:ci') }],
      'OPEN',
    ],
    [
      'matters to the next hop only',
      [{ condition: named('ci') }, { condition: named('cd') }, { condition: userId(`${roleId(2)}:cd`) }],
      'OPEN',
    ],
    [
      "of two hops back is not the caller's",
      [{ condition: named('ci') }, { condition: named('cd') }, { condition: userId('*:ci') }],
      'CLOSED',
    ],
    [
      'is the name of the user, by a variable (L-26)',
      [{ condition: named('${aws:username}') }, { condition: userId('*:alice') }],
      'OPEN',
    ],
    [
      'is not the name of another user',
      [{ condition: named('${aws:username}') }, { condition: userId('*:bob') }],
      'CLOSED',
    ],
  ];
  it.each(cases)('%s', async (_, links, outcome) => {
    await expectOutcome(links, outcome);
  });

  it('may be another where another statement lets the first hop be gone (U-6)', async () => {
    const path = await pathOver([
      { condition: named('ci'), statements: [{ Effect: 'Allow', Condition: named('cd') }] },
      asSession('cd'),
    ]);
    expect(path?.hops[0]?.conditions.map(({ values }) => values)).toEqual([['cd']]);
  });

  it('may be any of those that the trust policy names', async () => {
    const principal = { AWS: ['x', 'ci', 'y'].map((name) => sessionArn(1, name)) };
    const path = await pathOver([{ condition: named('ci') }, { principal }]);
    expect(path?.hops[1]?.preconditions).toEqual([`the role's session is named "ci"`]);
  });

  it('need not be the named one where the whole role is let in too', async () => {
    const other = { Effect: 'Allow', Condition: when('StringEquals', 'sts:ExternalId', 'e1') };
    const path = await pathOver([{ condition: named('ci') }, { ...asSession('cd'), statements: [other] }]);
    expect(path?.conditions.map(({ key }) => key)).toEqual(['sts:RoleSessionName', 'sts:ExternalId']);
  });

  it('of the session that starts is known', async () => {
    const chain = chainOf([{}, asSession('ci')]);
    expect(await pathsIn(chain, { from: sessionArn(1, 'ci') })).toHaveLength(1);
    expect(await pathsIn(chain, { from: sessionArn(1, 'cd') })).toHaveLength(0);
  });

  it('that the question gives is that of every request', async () => {
    const chain = chainOf([{}, asSession('ci')]);
    const context = (name: string) => ({ context: [{ key: 'sts:RoleSessionName', values: [name] }] });
    expect(await pathsIn(chain, context('ci'))).toHaveLength(1);
    expect(await pathsIn(chain, context('cd'))).toHaveLength(0);
  });
});

describe('a source identity', () => {
  const sent = (value: string, operator = 'StringEquals') => when(operator, 'sts:SourceIdentity', value);
  const carried = (value: string, operator = 'StringEquals') => when(operator, 'aws:SourceIdentity', value);
  const sets = (value: string): Link => ({ condition: sent(value), also: setting });
  const cases: readonly Case[] = [
    [
      'that the second hop needs is set by the first',
      [{ also: setting }, { condition: carried('ann'), also: setting }],
      'OPEN',
    ],
    [
      'that the second hop needs is the one of the first',
      [sets('ann'), { condition: carried('ann'), also: setting }],
      'OPEN',
    ],
    [
      'is another than the second hop needs',
      [sets('ann'), { condition: carried('bob'), also: setting }],
      'CLOSED',
    ],
    ['cannot be changed (E-40)', [sets('ann'), sets('bob')], 'CLOSED'],
    ['can be set by the second hop', [{}, sets('bob')], 'OPEN'],
    [
      'stays to the last hop (E-40)',
      [sets('ann'), { also: setting }, { condition: carried('ann'), also: setting }],
      'OPEN',
    ],
    [
      'is not forgotten',
      [sets('ann'), { also: setting }, { condition: carried('true', 'Null'), also: setting }],
      'CLOSED',
    ],
    [
      'cannot be set where nothing allows sts:SetSourceIdentity (E-39)',
      [{}, { condition: carried('ann'), also: setting }],
      'CLOSED',
    ],
    ['cannot be handed on where the next role does not allow it (E-39)', [sets('ann'), {}], 'CLOSED'],
    [
      'cannot be handed on by a role that may not (E-39)',
      [
        { ...sets('ann'), policy: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }] },
        { also: setting, condition: carried('ann') },
      ],
      'CLOSED',
    ],
    [
      'is not there unless something asks for it',
      [{}, { condition: carried('ann', 'StringNotEquals') }],
      'OPEN',
    ],
    [
      'may be absent where the condition is IfExists (L-20)',
      [{}, { condition: carried('ann', 'StringEqualsIfExists') }],
      'OPEN',
    ],
    [
      'can be met by no value where two hops exclude each other',
      [
        { also: setting },
        { condition: carried('a*', 'StringLike'), also: setting },
        { condition: carried('b*', 'StringLike'), also: setting },
      ],
      'CLOSED',
    ],
    [
      'of a Deny has to be another',
      [
        sets('ann'),
        {
          also: setting,
          condition: carried('ann*', 'StringLike'),
          statements: [{ Effect: 'Deny', Condition: carried('ann') }],
        },
      ],
      'CLOSED',
    ],
    [
      'is the name of the user, by a variable (L-26)',
      [sets('${aws:username}'), { condition: carried('alice'), also: setting }],
      'OPEN',
    ],
    [
      'is not the name of another user',
      [sets('${aws:username}'), { condition: carried('bob'), also: setting }],
      'CLOSED',
    ],
  ];
  it.each(cases)('%s', async (_, links, outcome) => {
    await expectOutcome(links, outcome);
  });

  it('of the session that starts can be anything', async () => {
    const chain = chainOf([{}, { condition: carried('ann'), also: setting }]);
    expect(await pathsIn(chain, { from: roleArn(1) })).toHaveLength(1);
  });

  it('is told where a later hop needs it', async () => {
    const path = await pathOver([{ also: setting }, { condition: carried('ann'), also: setting }]);
    expect(path?.hops[0]?.preconditions).toEqual(['the call sets a source identity, such as "ann"']);
    expect(path?.sentence).toContain('the call sets a source identity, such as "ann"');
  });

  it('that the question gives has to be one that the first hop may set', async () => {
    const asked = { context: [{ key: 'aws:SourceIdentity', values: ['ann'] }] };
    expect(await pathsIn(chainOf([{}, { condition: carried('ann') }]), asked)).toHaveLength(0);
    const able = chainOf([{ also: setting }, { condition: carried('ann'), also: setting }]);
    expect(await pathsIn(able, asked)).toHaveLength(1);
  });
});

describe('session tags', () => {
  const sends = (value: string, tag = 'team') => when('StringEquals', `aws:RequestTag/${tag}`, value);
  const has = (value: string, tag = 'team', operator = 'StringEquals') =>
    when(operator, `aws:PrincipalTag/${tag}`, value);
  const cases: readonly Case[] = [
    [
      'that the second hop needs are passed by the first',
      [{ also: tagging }, { condition: has('red') }],
      'OPEN',
    ],
    [
      'cannot be passed where nothing allows sts:TagSession (E-39)',
      [{}, { condition: has('red') }],
      'CLOSED',
    ],
    [
      'have the value that the first hop asks for',
      [{ condition: sends('red'), also: tagging }, { condition: has('red') }],
      'OPEN',
    ],
    [
      'have no other value',
      [{ condition: sends('red'), also: tagging }, { condition: has('blue') }],
      'CLOSED',
    ],
    [
      'are compared by key without regard to case (L-19)',
      [{ condition: sends('red', 'Team'), also: tagging }, { condition: has('blue', 'TEAM') }],
      'CLOSED',
    ],
    [
      'are of one session only (E-40)',
      [{ condition: sends('red'), also: tagging }, {}, { condition: has('red') }],
      'CLOSED',
    ],
    [
      'stay if they are transitive and every hop allows it (E-40)',
      [
        { condition: sends('red'), also: tagging },
        { also: tagging },
        { condition: has('red'), also: tagging },
      ],
      'OPEN',
    ],
    [
      'are the one that the resource asks for (L-28)',
      [{ condition: sends('r2'), also: tagging, policy: onlyWhereTagSays }, {}],
      'OPEN',
    ],
    [
      'are another than the resource asks for (L-28)',
      [{ condition: sends('red'), also: tagging, policy: onlyWhereTagSays }, {}],
      'CLOSED',
    ],
    [
      'that are transitive cannot be passed again (E-40)',
      [
        {
          condition: { ...sends('red'), 'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': 'team' } },
          also: tagging,
        },
        { condition: sends('blue'), also: tagging },
      ],
      'CLOSED',
    ],
    [
      'that are not can',
      [
        { condition: sends('red'), also: tagging },
        { condition: sends('blue'), also: tagging },
      ],
      'OPEN',
    ],
    [
      'override the tag of the role (E-40)',
      [
        { condition: sends('red'), also: tagging, tags: { team: 'blue' } },
        { condition: has('blue'), statements: [{ Effect: 'Allow', Condition: has('blue', 'team') }] },
      ],
      'CLOSED',
    ],
    [
      'override the tag of the role where the next hop needs another (E-40)',
      [{ also: tagging, tags: { team: 'blue' } }, { condition: has('red') }],
      'OPEN',
    ],
    [
      'cannot override the tag of the role where nothing lets them be passed (E-39)',
      [{ tags: { team: 'blue' } }, { condition: has('red') }],
      'CLOSED',
    ],
    [
      'override the tag of the role only where their value may be passed (E-39)',
      [{ condition: sends('green'), also: tagging, tags: { team: 'blue' } }, { condition: has('red') }],
      'CLOSED',
    ],
    [
      'that are listed have no others beside them',
      [
        { condition: when('ForAllValues:StringEquals', 'aws:TagKeys', ['cost']), also: tagging },
        { condition: has('red') },
      ],
      'CLOSED',
    ],
    [
      'that have to be absent are',
      [{ condition: when('Null', 'aws:RequestTag/team', 'true'), also: tagging }, { condition: has('red') }],
      'CLOSED',
    ],
  ];
  it.each(cases)('%s', async (_, links, outcome) => {
    await expectOutcome(links, outcome);
  });

  it('that are transitive may stand in for the tags of the next role (E-37, E-91)', async () => {
    const transitive = {
      condition: { ...sends('red'), 'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': 'team' } },
      also: tagging,
    };
    const wants = (value: string) => ({
      condition: when('StringEquals', 'aws:ResourceTag/team', value),
      also: tagging,
      tags: { team: 'blue' },
    });
    const decisionOf = async (value: string) => (await pathOver([transitive, wants(value)]))?.decision;
    expect([await decisionOf('blue'), await decisionOf('green')]).toEqual(['CONDITIONAL', undefined]);
  });

  it('of another key can be passed where a transitive one cannot be passed again (E-40)', async () => {
    const some = (key: string) => ({ condition: when('Null', key, 'false'), also: tagging });
    await expectOutcome([some('sts:TransitiveTagKeys'), some('aws:TagKeys')], 'OPEN');
  });

  it('are told where a later hop needs them', async () => {
    const path = await pathOver([{ also: tagging }, { condition: has('red') }]);
    expect(path?.hops[0]?.preconditions).toEqual(['the call passes the session tag team, such as "red"']);
  });

  it('that have to be transitive are told though the hop asks for the tag itself (E-40)', async () => {
    const statements = [{ Effect: 'Allow', Action: 'sts:TagSession' }];
    const path = await pathOver([
      { condition: sends('red'), statements },
      { statements },
      { condition: has('red'), statements },
    ]);
    expect(path?.hops.map(({ preconditions }) => preconditions)).toEqual([
      ['the call passes the transitive session tag team, such as "red"'],
      [],
      [],
    ]);
  });

  it('whose permission hangs on conditions make the hop conditional', async () => {
    const statements = [
      {
        Effect: 'Allow',
        Action: 'sts:TagSession',
        Condition: when('IpAddress', 'aws:SourceIp', '203.0.113.0/24'),
      },
    ];
    const path = await pathOver([{ statements }, { condition: has('red') }]);
    expect(path?.hops[0]).toMatchObject({
      decision: 'CONDITIONAL',
      conditions: [{ key: 'aws:SourceIp', values: ['203.0.113.0/24'] }],
      preconditions: ['the call passes the session tag team, such as "red"'],
    });
  });

  it('that the question gives are those of the caller that starts (E-40)', async () => {
    const chain = chainOf([{}, { condition: has('red') }, { condition: has('red') }]);
    const asked = { from: roleArn(1), context: [{ key: 'aws:PrincipalTag/team', values: ['red'] }] };
    expect(await pathsIn(chain, { ...asked, to: 2 })).toMatchObject([{ decision: 'ALLOWED' }]);
    expect(await pathsIn(chain, { ...asked, to: 3 })).toHaveLength(0);
  });

  it('that the question gives have to be allowed (E-39)', async () => {
    const asked = { context: [{ key: 'aws:RequestTag/team', values: ['red'] }] };
    expect(await pathsIn(chainOf([{}]), asked)).toHaveLength(0);
    expect(await pathsIn(chainOf([{ also: tagging }]), asked)).toHaveLength(1);
  });
});

describe('what STS never accepts', () => {
  const long = (length: number): string => 'n'.repeat(length);
  it.each<Case>([
    ['is a name of one letter', [{ condition: named('n') }], 'CLOSED'],
    ['is a name with a blank', [{ condition: named('x y') }], 'CLOSED'],
    ['is a name with a blank in a pattern', [{ condition: named('x y*', 'StringLike') }], 'CLOSED'],
    ['is a name of 65 letters', [{ condition: named(long(65)) }], 'CLOSED'],
    ['is not one of 64', [{ condition: named(long(64)) }], 'OPEN'],
    ['is not one that a pattern leaves open', [{ condition: named('n*', 'StringLike') }], 'OPEN'],
    ['is not one with a mark', [{ condition: named('ann+ci=a,b.c@d-e_f') }], 'OPEN'],
    [
      'is a name of one letter that the next hop reads',
      [{}, { condition: userId(`${roleId(1)}:n`) }],
      'CLOSED',
    ],
    [
      'is an external id of one letter',
      [{ condition: when('StringEquals', 'sts:ExternalId', 'e') }],
      'CLOSED',
    ],
    ['is not one with a path', [{ condition: when('StringEquals', 'sts:ExternalId', 'arn:e/1') }], 'OPEN'],
    [
      'is a source identity with a blank',
      [{ condition: when('StringEquals', 'sts:SourceIdentity', 'x y'), also: setting }],
      'CLOSED',
    ],
  ])('%s', async (_, links, outcome) => {
    await expectOutcome(links, outcome);
  });
});

describe('the permission to set a source identity, under conditions (E-39)', () => {
  const under = (test: Readonly<Record<string, object>>): Pick<Link, 'statements'> => ({
    statements: [{ Effect: 'Allow', Action: 'sts:SetSourceIdentity', Condition: test }],
  });
  const externalId = (value: string) => when('StringEquals', 'sts:ExternalId', value);
  const carries = { condition: when('StringEquals', 'aws:SourceIdentity', 'ann'), also: setting };

  it.each<Case>([
    [
      'is there under the same ones',
      [{ condition: externalId('a1'), ...under(externalId('a1')) }, carries],
      'OPEN',
    ],
    [
      'is not there under others',
      [{ condition: externalId('a1'), ...under(externalId('a2')) }, carries],
      'CLOSED',
    ],
    [
      'is not there for another',
      [under(when('StringEquals', 'sts:SourceIdentity', 'bob')), carries],
      'CLOSED',
    ],
    [
      'is there under tags, where they may be passed',
      [{ ...under(when('Null', 'aws:TagKeys', 'false')), also: tagging }, carries],
      'OPEN',
    ],
    [
      'is not there under tags that may not be passed',
      [under(when('Null', 'aws:TagKeys', 'false')), carries],
      'CLOSED',
    ],
    [
      'is not there under no tags, where some have to be passed',
      [
        {
          condition: when('StringEquals', 'aws:RequestTag/team', 't1'),
          ...under(when('Null', 'aws:TagKeys', 'true')),
          also: tagging,
        },
        carries,
      ],
      'CLOSED',
    ],
    [
      'is not there under a name that the session cannot have',
      [under(named('ci')), { ...carries, principal: { AWS: sessionArn(1, 'cd') } }],
      'CLOSED',
    ],
  ])('%s', async (_, links, outcome) => {
    await expectOutcome(links, outcome);
  });

  it('is told with them', async () => {
    const path = await pathOver([under(externalId('a1')), carries]);
    expect(path?.hops[0]?.conditions).toMatchObject([{ key: 'sts:ExternalId', values: ['a1'] }]);
  });

  it('is not asked for where nothing is handed on', async () => {
    const path = await pathOver([under(externalId('a1')), {}]);
    expect(path?.decision).toBe('ALLOWED');
  });
});

describe('multi-factor authentication (E-43)', () => {
  const mfa = when('Bool', 'aws:MultiFactorAuthPresent', 'true');
  it('is for the user who starts', async () => {
    await expectOutcome([{ condition: mfa }, {}], 'OPEN');
  });
  it.each([
    ['Bool', 'aws:MultiFactorAuthPresent', 'true'],
    ['NumericLessThan', 'aws:MultiFactorAuthAge', '3600'],
    ['Null', 'aws:MultiFactorAuthAge', 'false'],
  ])('is not to be had by a role: %s %s %s', async (...test) => {
    await expectOutcome([{}, { condition: when(...test) }], 'CLOSED');
  });
  it('is not to be had where a role starts', async () => {
    await expectOutcome([{}, { condition: mfa }], 'CLOSED', { from: roleArn(1) });
  });
  it('of the question is that of the first request', async () => {
    const context = [{ key: 'aws:MultiFactorAuthPresent', values: ['true'] }];
    expect(await pathOver([{ condition: mfa }, {}], { context })).toMatchObject({ decision: 'ALLOWED' });
    expect(await pathOver([{}, { condition: mfa }], { context })).toBeUndefined();
  });
  it('of the question is none of a role that starts, imported or not', async () => {
    const context = [{ key: 'aws:MultiFactorAuthPresent', values: ['true'] }];
    const outside = 'arn:aws:iam::999999999999:role/x';
    const chain = chainOf([{ condition: mfa }], { AWS: outside });
    expect(await pathsIn(chain, { from: outside, to: 1, context })).toHaveLength(0);
  });
});

describe('the claims of an identity provider (E-47a)', () => {
  const host = 'token.actions.githubusercontent.com';
  const provider = `arn:aws:iam::${HOME}:oidc-provider/${host}`;
  const claims = (value: string, claim = 'sub', operator = 'StringEquals') =>
    when(operator, `${host}:${claim}`, value);
  const signedIn = (condition: object): Link => ({
    principal: { Federated: 'nobody' },
    statements: [
      {
        Effect: 'Allow',
        Principal: { Federated: provider },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: condition,
      },
    ],
  });
  const cases: readonly Case[] = [
    ['have one value', [signedIn(claims('repo:a')), { condition: claims('repo:a') }], 'OPEN'],
    ['cannot have two', [signedIn(claims('repo:a')), { condition: claims('repo:b') }], 'CLOSED'],
    ['stay to the last hop', [signedIn(claims('repo:a')), {}, { condition: claims('repo:b') }], 'CLOSED'],
    [
      'fit two patterns that overlap',
      [
        signedIn(claims('repo:a*', 'sub', 'StringLike')),
        { condition: claims('*:main', 'sub', 'StringLike') },
      ],
      'OPEN',
    ],
    [
      'are lost but for a few',
      [signedIn(claims('main', 'ref')), { condition: claims('main', 'ref') }],
      'CLOSED',
    ],
    [
      'of another provider are not there',
      [signedIn(claims('repo:a')), { condition: when('StringEquals', 'other.example.com:sub', 'x') }],
      'CLOSED',
    ],
  ];
  it.each(cases)('%s', async (_, links, outcome) => {
    await expectOutcome(links, outcome, { from: provider });
  });
  it('are not those of a user who starts', async () => {
    await expectOutcome([{}, { condition: claims('repo:a') }], 'CLOSED');
  });
  it('of a role that starts can be any, but only one', async () => {
    const chain = (second: string) =>
      chainOf([{}, { condition: claims('a') }, { condition: claims(second) }]);
    expect(await pathsIn(chain('a'), { from: roleArn(1) })).toHaveLength(1);
    expect(await pathsIn(chain('b'), { from: roleArn(1) })).toHaveLength(0);
  });
});

describe('what comes with each request anew', () => {
  it('may differ from hop to hop', async () => {
    const from = (range: string): Link => ({ condition: when('IpAddress', 'aws:SourceIp', range) });
    await expectOutcome([from('192.0.2.0/24'), from('203.0.113.0/24')], 'OPEN');
  });
  it('is listed once where it is the same', async () => {
    const external: Link = { condition: when('StringEquals', 'sts:ExternalId', 'e1') };
    const path = await pathOver([external, external]);
    expect(path?.conditions.map(({ key, values }) => [key, values])).toEqual([['sts:ExternalId', ['e1']]]);
    expect(path?.hops.map(({ conditions }) => conditions.length)).toEqual([1, 1]);
  });
});

describe('the policies', () => {
  it('are read only where the conditions do not settle it', async () => {
    const chain = chainOf([{ condition: named('ci') }, { condition: userId('*:ci') }]);
    await pathsIn(chain, {});
    expect(chain.readings()).toBe(0);
  });
  it('leave an unconditional path as it is', async () => {
    expect(await pathOver([{}, {}])).toMatchObject({ decision: 'ALLOWED', conditions: [] });
  });
});

describe('a service that a trust policy means by `*` (O-12)', () => {
  const lambda = 'lambda.amazonaws.com';
  const service = { Service: lambda };
  const undocumented = '{"AWS":"*"} matches service principals as "*" does, which AWS does not document';
  const ofOrganization = when('StringEquals', 'aws:PrincipalOrgID', 'o-example');

  it('may be let in, which is a condition', async () => {
    const path = await pathOver([{ principal: { AWS: '*' } }], { from: lambda });
    expect(path?.hops).toMatchObject([
      {
        decision: 'CONDITIONAL',
        mechanism: 'SERVICE_ROLE',
        crossAccount: false,
        preconditions: [undocumented],
      },
    ]);
  });
  it('is not where the conditions are of principals of accounts', async () => {
    expect(
      await pathOver([{ principal: { AWS: '*' }, condition: ofOrganization }], { from: lambda }),
    ).toBeUndefined();
  });
  it('is who it lets in where only services meet the conditions', async () => {
    const condition = when('StringEquals', 'aws:SourceAccount', HOME);
    const ways = await Promise.all(
      [lambda, '*', 'arn:aws:iam::999999999999:root'].map((from) =>
        pathOver([{ principal: { AWS: '*' }, condition }], { from }),
      ),
    );
    expect(ways.map((path) => path?.hops.map(({ preconditions }) => preconditions))).toEqual([
      [[undocumented]],
      [['the caller is an AWS service', undocumented]],
      undefined,
    ]);
  });
  it('is a condition too of the grant that suits a later hop', async () => {
    const statements = [{ Effect: 'Allow', Principal: { AWS: '*' }, Condition: named('cd') }];
    const links = [
      { principal: { AWS: '*' }, condition: named('ci'), statements },
      { condition: userId('*:cd') },
    ];
    const path = await pathOver(links, { from: lambda });
    expect(path?.hops[0]).toMatchObject({
      conditions: [{ values: ['cd'] }],
      preconditions: [undocumented],
    });
  });
  it('is let in anyway where it is named, too', async () => {
    const statements = [{ Effect: 'Allow', Principal: service }];
    const path = await pathOver([{ principal: { AWS: '*' }, statements }], { from: lambda });
    expect(path?.decision).toBe('ALLOWED');
  });
  it('may be let in without the conditions under which it is named', async () => {
    const statements = [
      { Effect: 'Allow', Principal: service, Condition: when('StringEquals', 'aws:SourceAccount', HOME) },
    ];
    const path = await pathOver([{ principal: { AWS: '*' }, statements }], { from: lambda });
    expect(path?.hops).toMatchObject([{ conditions: [], preconditions: [undocumented] }]);
  });
  it('is let in anyway where the question meets the conditions under which it is named', async () => {
    const condition = when('StringEquals', 'aws:SourceAccount', HOME);
    const statements = [{ Effect: 'Allow', Principal: service, Condition: condition }];
    const context = [{ key: 'aws:SourceAccount', values: [HOME] }];
    const path = await pathOver([{ principal: { AWS: '*' }, statements }], { from: lambda, context });
    expect(path?.decision).toBe('ALLOWED');
  });
  it('is denied by it', async () => {
    const statements = [{ Effect: 'Deny', Principal: { AWS: '*' } }];
    expect(await pathOver([{ principal: service, statements }], { from: lambda })).toBeUndefined();
  });
});
