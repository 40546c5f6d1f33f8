/** What a route leads to has to be open to the session that it ends with: held against what the hops before hand on. */
import { describe, expect, it } from 'vitest';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { alice, chainOf, HOME, sessionArn, type Link } from '../../support/roleChain.js';

describe('what is asked for in the end', () => {
  const queue = `arn:aws:sqs:eu-west-1:${HOME}:orders`;
  const statement = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue };
  const sendingIf = (condition: object) => ({ ...statement, Condition: condition });
  const named = (name: string) => ({ StringEquals: { 'sts:RoleSessionName': name } });
  const byUserId = (name: string) => ({ StringLike: { 'aws:userid': `*:${name}` } });
  const byIdentity = (name: string) => ({ StringEquals: { 'aws:SourceIdentity': name } });
  const tagged = (key: string, team: string) => ({ StringEquals: { [`${key}/team`]: team } });
  const at = (operator: string, moment: string) => ({ [operator]: { 'aws:CurrentTime': moment } });
  const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };

  const asked = async (links: readonly Link[], beside: readonly unknown[] = []) => {
    const question = { action: 'sqs:SendMessage', resource: queue, context: [], maxHops: 6 };
    const { entries } = await whoCanTransitively(chainOf(links, undefined, beside).reader, question, {
      first: 100,
    });
    return entries.find(([identifier]) => identifier === alice)?.[1];
  };
  const policyFor = (name: string) => [
    {
      ResourceArn: queue,
      Policy: {
        Version: '2012-10-17',
        Statement: [{ ...statement, Principal: { AWS: sessionArn(1, name) } }],
      },
    },
  ];
  const setting = ['sts:SetSourceIdentity'];
  const tagging = ['sts:TagSession'];

  it.each<readonly [string, readonly Link[], 'OPEN' | 'CLOSED']>([
    [
      'has the name that the session got (U-8, E-37)',
      [{ condition: named('ci'), policy: [sendingIf(byUserId('ci'))] }],
      'OPEN',
    ],
    [
      'has another name (U-8, E-37)',
      [{ condition: named('ci'), policy: [sendingIf(byUserId('cd'))] }],
      'CLOSED',
    ],
    [
      'has a source identity that may be set (E-39)',
      [{ also: setting, policy: [sendingIf(byIdentity('ann'))] }],
      'OPEN',
    ],
    ['has one that may not be set (E-39)', [{ policy: [sendingIf(byIdentity('ann'))] }], 'CLOSED'],
    [
      'has one that was set two hops before (E-40)',
      [
        { also: setting, condition: { StringEquals: { 'sts:SourceIdentity': 'ann' } } },
        { also: setting, policy: [sendingIf(byIdentity('ann'))] },
      ],
      'OPEN',
    ],
    [
      'has another than that (E-40)',
      [
        { also: setting, condition: { StringEquals: { 'sts:SourceIdentity': 'bob' } } },
        { also: setting, policy: [sendingIf(byIdentity('ann'))] },
      ],
      'CLOSED',
    ],
    [
      "has the session's tag in place of the role's (E-37)",
      [
        {
          also: tagging,
          condition: tagged('aws:RequestTag', 'red'),
          tags: { team: 'blue' },
          policy: [sendingIf(tagged('aws:PrincipalTag', 'blue'))],
        },
      ],
      'CLOSED',
    ],
    [
      "has the role's tag where the session has the same (E-37)",
      [
        {
          also: tagging,
          condition: tagged('aws:RequestTag', 'blue'),
          tags: { team: 'blue' },
          policy: [sendingIf(tagged('aws:PrincipalTag', 'blue'))],
        },
      ],
      'OPEN',
    ],
    [
      'has tags of its own, which no session carries (E-37)',
      [
        {
          also: tagging,
          condition: tagged('aws:RequestTag', 'red'),
          policy: [sendingIf(tagged('aws:RequestTag', 'blue'))],
        },
      ],
      'OPEN',
    ],
    [
      'is over before the session can begin (U-8, E-41)',
      [
        {
          condition: at('DateGreaterThan', '2040-01-02'),
          policy: [sendingIf(at('DateLessThan', '2040-01-01'))],
        },
      ],
      'CLOSED',
    ],
    [
      'can be waited for as long as the session lives (E-41)',
      [
        {
          condition: at('DateLessThanEquals', '2040-01-01T00:00:00Z'),
          policy: [sendingIf(at('DateGreaterThanEquals', '2040-01-01T12:00:00Z'))],
        },
      ],
      'OPEN',
    ],
    [
      'begins when the session has ended (E-41)',
      [
        {
          condition: at('DateLessThanEquals', '2040-01-01T00:00:00Z'),
          policy: [sendingIf(at('DateGreaterThanEquals', '2040-01-01T13:00:00Z'))],
        },
      ],
      'CLOSED',
    ],
    [
      'may be done at any time by another statement (E-41)',
      [
        {
          condition: at('DateGreaterThan', '2040-01-02'),
          policy: [sendingIf(at('DateLessThan', '2040-01-01')), sendingIf(office)],
        },
      ],
      'OPEN',
    ],
  ])('%s', async (_, links, outcome) => {
    const route = await asked(links);
    expect(route === undefined ? 'CLOSED' : 'OPEN').toBe(outcome);
    if (route) expect(route).toMatchObject({ decision: 'CONDITIONAL', path: { length: links.length } });
  });

  it('tells what has to be handed on for it (E-39)', async () => {
    const route = await asked([{ also: setting, policy: [sendingIf(byIdentity('ann'))] }]);
    expect(route?.preconditions).toEqual(['the call sets a source identity, such as "ann"']);
  });

  it('is done in another way where the first contradicts the route', async () => {
    const policy = [sendingIf(byUserId('cd')), sendingIf(office)];
    const route = await asked([{ condition: named('ci'), policy }]);
    expect(route?.conditions.map(({ key }) => key)).toEqual(['sts:RoleSessionName', 'aws:SourceIp']);
    expect(route?.determiningStatements).toMatchObject([{ layer: 'IDENTITY', statementIndex: 1 }]);
  });

  it('is done by the session that the policy of the resource names, or not at all (E-55)', async () => {
    const links = [{ condition: named('ci'), policy: [] }];
    expect(await asked(links, [policyFor('cd')])).toBeUndefined();
    expect(await asked(links, [policyFor('ci')])).toMatchObject({
      decision: 'CONDITIONAL',
      preconditions: ['the role\'s session is named "ci"'],
    });
  });
});
