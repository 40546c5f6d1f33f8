/** What identities of one account come to that are held at once: who acts, what each step rests on, and what is no way. */
import { describe, expect, test } from 'vitest';
import { prepareAtImport } from '../../../src/derive/accountAtHand.js';
import { deriveAssumeEdges } from '../../../src/derive/deriveAssumeEdges.js';
import type { PreparedAccount } from '../../../src/escalation/apply/applyTechniques.js';
import { defaultDerivationRules } from '../../../src/derive/derivationRules.js';
import { atOnce } from '../../../src/graph/contract/turns.js';
import type { Callers } from '../../../src/escalation/context/callers.js';
import { keyOfHeld } from '../../../src/escalation/together/callerCache.js';
import { HeldIdentities } from '../../../src/escalation/together/heldIdentities.js';
import type { HeldStep } from '../../../src/escalation/together/jointStep.js';
import { boundGains } from '../../../src/escalation/together/findAllGains.js';
import type { Unlocked } from '../../../src/escalation/together/unlockedBy.js';
import {
  allow,
  arnOf,
  deny,
  factsOf,
  home,
  nameOf,
  rootArn,
  type AccountIs,
  type RoleIs,
  type Statement,
} from '../../support/escalationAccount.js';
import { noNeighbors } from '../../support/noNeighbors.js';

function preparedIn(is: AccountIs): PreparedAccount {
  const facts = factsOf(is);
  const neighbors = { ...noNeighbors, importedAccounts: new Set([home]) };
  return prepareAtImport(
    [facts],
    atOnce(deriveAssumeEdges([facts], neighbors)),
    neighbors,
    defaultDerivationRules,
  )(facts);
}

function holding(is: AccountIs, ...arns: readonly string[]): HeldIdentities {
  const held = new HeldIdentities(preparedIn(is), false);
  for (const arn of arns) held.hold(arn);
  return held;
}

const [alice, deploy] = [arnOf('user', 'alice'), arnOf('role', 'deploy')];

/** Each step with as few as it takes. */
const stepsOf = (held: HeldIdentities): readonly HeldStep[] =>
  atOnce(held.advance()).steps.map((step) => held.fewest(step));

const told = ({ to, restsOn }: HeldStep): string =>
  `${nameOf(to)} by ${restsOn.map(nameOf).toSorted().join(' and ')}`;

/** Those that take several identities. */
const toldTogether = (held: HeldIdentities): readonly string[] =>
  stepsOf(held)
    .filter(({ restsOn }) => restsOn.length > 1)
    .map(told);

describe('Identities at once (G-5, E-13)', () => {
  test('one attaches a policy to the other', () => {
    const is = { users: { alice: {} }, roles: { deploy: { may: [allow('iam:AttachUserPolicy')] } } };
    expect(toldTogether(holding(is, alice, deploy))).toContain('account by alice and deploy');
    expect(atOnce(holding(is, deploy).advance()).steps).toEqual([]);
  });

  test('a change of rights counts from the next step on', () => {
    const ops = { may: [allow('sts:AssumeRole', arnOf('role', 'vault'))] };
    const is = {
      groups: { ops },
      users: { alice: {} },
      roles: {
        deploy: { may: [allow('iam:AddUserToGroup')] },
        vault: { trusts: [`arn:aws:iam::${home}:root`], may: [allow('s3:*')] },
      },
    };
    const held = holding(is, alice, deploy);
    expect(stepsOf(held).map(told)).toEqual(['alice#1 by alice and deploy']);
    expect(stepsOf(held).map(told)).toEqual(['vault by alice#1']);
  });

  test('a change that also takes something is tried in the place of whom it changes', () => {
    const older = [allow('iam:CreateAccessKey', arnOf('user', 'bob'))];
    const is = {
      policies: { p: [[allow('s3:ListAllMyBuckets')], older] },
      users: { alice: { attached: ['p'] }, bob: { may: [allow('s3:*')] } },
      roles: { deploy: { may: [allow('iam:SetDefaultPolicyVersion')] } },
    };
    const held = holding(is, alice, deploy);
    const [change] = atOnce(held.advance()).exchanges;
    const made = change && held.exchanged(change);
    expect(made && told(made.step)).toBe('alice#0.1 by alice and deploy');
    expect(made && stepsOf(made.held).map(told)).toContain('bob by alice#0.1');
  });

  test('each older version of a policy is a change of its own (F-16)', () => {
    const keysOf = (name: string) => [allow('iam:CreateAccessKey', arnOf('user', name))];
    const is = {
      policies: { p: [[allow('s3:ListAllMyBuckets')], keysOf('bob'), keysOf('carol')] },
      users: { alice: { attached: ['p'] }, bob: { may: [allow('s3:*')] }, carol: { may: [allow('s3:*')] } },
      roles: { deploy: { may: [allow('iam:SetDefaultPolicyVersion')] } },
    };
    const held = holding(is, alice, deploy);
    const made = atOnce(held.advance()).exchanges.map((change) => held.exchanged(change));
    expect(new Set(made.map(({ step }) => step.to)).size).toBe(2);
    const reached = made.flatMap((one) => stepsOf(one.held).map(({ to }) => nameOf(to)));
    expect(reached).toEqual(expect.arrayContaining(['bob', 'carol']));
  });

  test('an older version gives something where that hangs on a variable (F-16, L-13)', () => {
    const own = (name: string) => [allow('iam:CreateAccessKey', `arn:aws:iam::*:user/${name}`)];
    const is = {
      policies: { p: [own('zoe'), own('${aws:username}')] },
      users: { alice: { attached: ['p'] } },
      roles: { deploy: { may: [allow('iam:SetDefaultPolicyVersion')] } },
    };
    expect(atOnce(holding(is, alice, deploy).advance()).exchanges).toMatchObject([{ gives: true }]);
  });

  test('whoever passes the role makes the call that takes it (G-1)', () => {
    const worker = { trusts: ['lambda.amazonaws.com'], may: [allow('s3:*')] };
    const [pass, create, invoke] = [
      allow('iam:PassRole'),
      allow('lambda:CreateFunction'),
      allow('lambda:InvokeFunction'),
    ];
    const split = (own: (typeof pass)[], other: (typeof pass)[]) =>
      toldTogether(
        holding({ users: { alice: { may: own } }, roles: { deploy: { may: other }, worker } }, alice, deploy),
      );
    expect(split([invoke], [pass, create])).toEqual(['worker by alice and deploy']);
    expect(split([pass, invoke], [create])).toEqual([]);
  });

  test('also where the trust policy is rewritten before (T-037)', () => {
    const noAssuming = deny('sts:AssumeRole');
    const split = (other: ReturnType<typeof allow>[], own: ReturnType<typeof allow>[]) => {
      const roles = { deploy: { may: [...other, noAssuming] }, worker: { may: [allow('s3:*')] } };
      return toldTogether(holding({ users: { alice: { may: [...own, noAssuming] } }, roles }, alice, deploy));
    };
    const [retrust, pass] = [allow('iam:UpdateAssumeRolePolicy'), allow('iam:PassRole')];
    const start = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
    expect(split([retrust], [pass, start])).toContain('worker by alice and deploy');
    expect(split([retrust, pass], [start]).filter((one) => one.startsWith('worker'))).toEqual([]);
  });

  test('a Deny of one of them does not bind the other', () => {
    const may = [allow('iam:CreateAccessKey', arnOf('user', 'bob'))];
    const is = {
      users: { alice: { inline: { a: [allow('iam:AttachUserPolicy')], d: [deny('iam:*')] } }, bob: {} },
      roles: { deploy: { may: [...may, allow('iam:AttachUserPolicy', arnOf('user', 'bob'))] } },
    };
    expect(stepsOf(holding(is, alice, deploy)).map(told)).toContain('account by deploy');
  });
});

/** What comes of the changes that also take something. That there may be more is known before any step is taken. */
function unlockedIn(is: AccountIs): readonly (Unlocked | undefined)[] {
  const unlocked = atOnce(holding(is, alice, deploy).advance()).exchanges.map((one) => one.unlocked);
  const isOpen = atOnce(holding(is, alice, deploy).mayGainMore());
  expect(isOpen).toBe(unlocked.some((one) => one?.actions));
  return unlocked;
}

const nothing = { roles: [], actions: false };

describe('What a change unlocks that takes something away (G-5)', () => {
  const detaching = { deploy: { may: [allow('iam:DetachUserPolicy')] } };
  const policies = { p: [[allow('s3:*'), deny('iam:CreateAccessKey')]] };

  test('a Deny that goes unlocks what is allowed otherwise (T-010)', () => {
    const holding = (action: string): AccountIs => ({
      policies,
      users: { alice: { attached: ['p'], may: [allow(action)] }, bob: { may: [allow('s3:*')] } },
      roles: detaching,
    });
    expect(unlockedIn(holding('iam:CreateAccessKey'))).toEqual([{ roles: [], actions: true }]);
    expect(unlockedIn(holding('iam:CreateLoginProfile'))).toEqual([nothing]);
  });

  test('whatever the resources of the two are, such as a variable (L-13)', () => {
    const may = [allow('iam:PutUserPolicy', 'arn:aws:iam::*:user/${aws:username}')];
    const is = {
      policies: { p: [[allow('s3:*'), deny('iam:PutUserPolicy')]] },
      users: { alice: { attached: ['p'], may } },
      roles: detaching,
    };
    expect(unlockedIn(is)).toEqual([{ roles: [], actions: true }]);
  });

  test('a Deny that goes unlocks what other policies than its own may allow (E-13, G-24)', () => {
    const denying = (action: string, ...may: readonly Statement[]): AccountIs => ({
      policies: { p: [[allow('s3:*'), deny(action)]] },
      users: { alice: { attached: ['p'] } },
      roles: { ...detaching, writer: { may } },
    });
    const writing = allow('lambda:AddPermission');
    const noChange = deny('lambda:UpdateFunctionCode');
    expect(unlockedIn(denying('sts:AssumeRole'))).toEqual([{ roles: [], actions: true }]);
    expect(unlockedIn(denying('lambda:UpdateFunctionCode'))).toEqual([nothing]);
    expect(unlockedIn(denying('lambda:UpdateFunctionCode', writing))).toEqual([nothing]);
    expect(unlockedIn(denying('lambda:UpdateFunctionCode', writing, noChange))).toEqual([
      { roles: [], actions: true },
    ]);
    expect(unlockedIn(denying('iam:ListUsers'))).toEqual([nothing]);
  });

  test('tags unlock the roles that let it in by them, and what its policies ask tags for (T-014, G-20)', () => {
    const asking = { StringEquals: { 'aws:PrincipalTag/team': 'red' } };
    const trusting = (AWS: string): RoleIs => ({
      trust: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', Condition: asking }],
      may: [allow('s3:*')],
    });
    const by = (may: readonly Statement[]): AccountIs => ({
      users: { alice: { may } },
      roles: {
        deploy: { may: [allow('iam:TagUser')] },
        red: trusting(alice),
        blue: trusting(`arn:aws:iam::${home}:root`),
      },
    });
    const red = arnOf('role', 'red');
    expect(unlockedIn(by([]))).toEqual([{ roles: [red], actions: false }]);
    expect(unlockedIn(by([allow('sts:AssumeRole', arnOf('role', 'blue'))]))).toEqual([
      { roles: expect.arrayContaining([red, arnOf('role', 'blue')]), actions: false },
    ]);
    const tagged = allow('iam:CreateAccessKey', '*', { Condition: asking });
    expect(unlockedIn(by([tagged]))).toEqual([{ roles: [red], actions: true }]);
  });
});

describe('What identities gain at most, asked before of more of them', () => {
  const [bob, carol] = [arnOf('user', 'bob'), arnOf('user', 'carol')];

  test('fewer gain nothing where more do not', () => {
    const users = { alice: {}, bob: { may: [allow('iam:AttachUserPolicy')] }, carol: {} };
    const account = preparedIn({ users });
    const of = (...arns: readonly string[]) => atOnce(boundGains(arns, account, new Set([rootArn])));
    expect(of(alice, carol).to.has(rootArn)).toBe(false);
    expect(of(alice, bob, carol).to.has(rootArn)).toBe(true);
    expect(of(carol).to).toBe(of(alice, carol).all);
    expect(of(alice, bob).to.has(rootArn)).toBe(true);
  });

  test('who comes somewhere alone does not hide that others do together (G-1)', () => {
    const [pass, create, invoke] = ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'].map(
      (action) => allow(action),
    );
    const is = {
      users: {
        alice: { may: [pass, create, invoke] },
        bob: { may: [pass, create] },
        carol: { may: [invoke] },
      },
      roles: { worker: { trusts: ['lambda.amazonaws.com'], may: [allow('s3:*')] } },
    } as AccountIs;
    const worker = arnOf('role', 'worker');
    const account = preparedIn(is);
    expect(atOnce(boundGains([alice, bob, carol], account, new Set())).to.has(worker)).toBe(false);
    expect(atOnce(boundGains([bob, carol], account, new Set([worker]))).to.has(worker)).toBe(true);
    expect(atOnce(boundGains([bob, carol], preparedIn(is), new Set())).to.has(worker)).toBe(true);
  });
});

test('what is kept for held identities is not taken for others: by other changes, or of other policies', () => {
  const [callers, others] = [{} as Callers, {} as Callers];
  const held = { id: `${alice}#1`, arn: alice, callers, changedBy: 'T-009' };
  const key = keyOfHeld([held]);
  expect(keyOfHeld([{ ...held }])).toBe(key);
  expect(keyOfHeld([{ ...held, changedBy: 'T-010' }])).not.toBe(key);
  expect(keyOfHeld([{ ...held, callers: others }])).not.toBe(key);
  expect(keyOfHeld([{ ...held, id: `${alice}#2` }])).not.toBe(key);
});
