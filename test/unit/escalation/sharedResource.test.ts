/** Actions that a technique needs on one new thing have to be allowed on one (G-5). */
import { describe, expect, it } from 'vitest';
import {
  allow,
  arnOf,
  deny,
  home,
  rootArn,
  waysIn,
  mechanismsOf,
  type Statement,
} from '../../support/escalationAccount.js';

const trusting = (service: string) => ({ boss: { may: [allow('*')], trusts: [service, rootArn] } });

const passes = allow('iam:PassRole', arnOf('role', 'boss'));

const alternatives = (techniqueId: string, service: string, may: readonly Statement[]) =>
  waysIn({ users: { mallory: { may: [passes, ...may] } }, roles: trusting(service) }).filter(
    (line) => line.split(' ')[1] === techniqueId,
  );

const made = (region: string, name: string) => `arn:aws:lambda:${region}:${home}:function:${name}`;

const functions = (create: unknown, invoke: unknown, ...more: readonly Statement[]) =>
  alternatives('T-071', 'lambda.amazonaws.com', [
    allow('lambda:CreateFunction', create),
    allow('lambda:InvokeFunction', invoke),
    ...more,
  ]);

const ALLOWED = ['mallory T-071 boss ALLOWED'];

describe('a function that is made and invoked (T-071)', () => {
  it.each([
    ['any', '*', '*'],
    ['one of a pattern that either may be', made('*', 'dev-*'), '*'],
    ['one of a pattern within the other', made('*', 'dev-*'), made('*', 'dev-web-*')],
    ['one of both of two patterns', made('*', 'dev-*'), made('*', '*-web')],
    ['one of the region that both have', made('*', 'dev-*'), made('eu-west-1', '*')],
    ['one of some of several patterns', [made('*', 'dev-*'), made('*', 'web-*')], made('*', 'web-*')],
    ['the only one that both name', made('eu-west-1', 'dev'), made('eu-west-1', 'dev')],
  ])('may be %s', (_, create, invoke) => {
    expect(functions(create, invoke)).toEqual(ALLOWED);
  });

  it.each([
    ['names', made('*', 'dev-*'), made('*', 'prod-*')],
    ['regions', made('eu-west-1', '*'), made('us-east-1', '*')],
    ['ARNs', made('eu-west-1', 'dev'), made('eu-west-1', 'prod')],
  ])('is none where the two are allowed on other %s', (_, create, invoke) => {
    expect(functions(create, invoke)).toEqual([]);
  });

  it('is one that no Deny on either is about', () => {
    const other = deny('lambda:InvokeFunction', made('*', 'dev-*'));
    expect(functions('*', '*', other)).toEqual(ALLOWED);
    expect(functions(made('*', 'dev-*'), '*', other)).toEqual([]);
    expect(functions(made('*', 'd*'), '*', other)).toEqual(ALLOWED);
  });

  it('is none where one is allowed on all but what the other is allowed on', () => {
    const mallory = [
      allow('lambda:CreateFunction', made('*', 'dev-*')),
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', NotResource: made('*', 'dev-*') },
    ];
    expect(alternatives('T-071', 'lambda.amazonaws.com', mallory)).toEqual([]);
  });

  it('needs the conditions of either', () => {
    const tagged = (key: string) => ({ Condition: { StringEquals: { [key]: 'dev' } } });
    const may = [
      allow('lambda:CreateFunction', made('*', 'dev-*'), tagged('aws:RequestTag/stage')),
      allow('lambda:InvokeFunction', made('*', 'dev-*'), tagged('aws:ResourceTag/stage')),
    ];
    const [way] = mechanismsOf('mallory', {
      users: { mallory: { may: [passes, ...may] } },
      roles: trusting('lambda.amazonaws.com'),
    }).filter(({ techniqueId }) => techniqueId === 'T-071');
    expect(way?.conditions.map(({ key }) => key).sort()).toEqual([
      'aws:RequestTag/stage',
      'aws:ResourceTag/stage',
    ]);
  });

  it('may be one that a variable names, which is left open', () => {
    const own = made('*', '${aws:RequestTag/team}-*');
    const [way] = mechanismsOf('mallory', {
      users: {
        mallory: {
          may: [
            passes,
            allow('lambda:CreateFunction', own),
            allow('lambda:InvokeFunction', made('*', 'prod-*')),
          ],
        },
      },
      roles: trusting('lambda.amazonaws.com'),
    }).filter(({ techniqueId }) => techniqueId === 'T-071');
    expect(way?.decision).toBe('CONDITIONAL');
  });
});

describe('a function that nobody looked for (T-124, G-3)', () => {
  const code = (update: string, invoke: string) =>
    alternatives('T-124', 'lambda.amazonaws.com', [
      allow('lambda:UpdateFunctionCode', made('*', update)),
      allow('lambda:InvokeFunction', made('*', invoke)),
    ]);

  it('is one that may be changed and invoked', () => {
    expect(code('dev-*', 'dev-web')).toEqual(['mallory T-124 boss CONDITIONAL']);
    expect(code('dev-*', 'prod-*')).toEqual([]);
  });
});

describe('alternatives', () => {
  const machine = (name: string) => `arn:aws:states:*:${home}:stateMachine:${name}`;
  const apart = [
    allow('states:CreateStateMachine', machine('dev-*')),
    allow('states:StartExecution', machine('prod-*')),
  ];

  it('count each by itself (T-106)', () => {
    expect(alternatives('T-106', 'states.amazonaws.com', apart)).toEqual([]);
    expect(alternatives('T-106', 'states.amazonaws.com', [...apart, allow('states:TestState')])).toEqual([
      'mallory T-106 account ALLOWED',
    ]);
  });
});

describe('actions that act on other things too (T-062)', () => {
  const job = (name: string) => `arn:aws:batch:*:${home}:job-definition/${name}`;
  const sentence = 'batch:RegisterJobDefinition and batch:SubmitJob are allowed on one and the same resource';
  const preconditions = (register: string, submit: string) => {
    const may = [
      passes,
      allow('batch:RegisterJobDefinition', job(register)),
      allow('batch:SubmitJob', [job(submit), `arn:aws:batch:*:${home}:job-queue/*`]),
    ];
    const account = { users: { mallory: { may } }, roles: trusting('ecs-tasks.amazonaws.com') };
    return mechanismsOf('mallory', account).find(({ techniqueId }) => techniqueId === 'T-062')?.preconditions;
  };

  it('leave it open where no one of the same type suits', () => {
    expect(preconditions('dev-*', 'prod-*')).toContain(sentence);
  });

  it('leave nothing open where one does', () => {
    expect(preconditions('dev-*', '*')).not.toContain(sentence);
  });
});
