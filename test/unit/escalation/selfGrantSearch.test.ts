/** What somebody reaches with rights that it gives itself, beside the administration of its account. */
import { describe, expect, it, vi } from 'vitest';
import { ReachByRights } from '../../../src/escalation/apply/reachWithRights.js';
import type { EscalationEdge } from '../../../src/graph/contract/graphWriter.js';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  home,
  nameOf,
  noOrganization,
  rootArn,
  waysIn,
  type AccountIs,
  type Holds,
  type Statement,
} from '../../support/escalationAccount.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';

const joins = (...groups: readonly string[]): Statement =>
  allow(
    'iam:AddUserToGroup',
    groups.map((name) => arnOf('group', name)),
  );

const mallory = (may: readonly Statement[], rest: AccountIs = {}, more: Holds = {}): AccountIs => ({
  ...rest,
  users: { ...rest.users, mallory: { may, ...more } },
});

const vault = (rest: AccountIs = {}): AccountIs => ({
  ...rest,
  roles: { vault: { may: [allow('sqs:SendMessage')], trusts: [rootArn] }, ...rest.roles },
});

const assumes = (name: string): Statement => allow('sts:AssumeRole', arnOf('role', name));

const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

const group = (...may: readonly Statement[]): Holds => ({ may });

/** `T-009 vault ALLOWED group/ops` of mallory. */
const waysOut = (
  is: AccountIs,
  ...more: Parameters<typeof escalationsIn> extends [unknown, ...infer Rest] ? Rest : never
) =>
  escalationsIn(is, ...more)
    .edges.flatMap(({ targetArn, grant }: EscalationEdge) =>
      grant.alternatives.map(
        ({ techniqueId, decision, via }) =>
          `${techniqueId} ${nameOf(targetArn)} ${decision}${via === undefined ? '' : ` ${nameOf(via)}`}`,
      ),
    )
    .sort();

const unexplored = (is: AccountIs) => escalationsIn(is).findings.flatMap((finding) => finding.unexplored);

describe('a group that somebody may join (T-009)', () => {
  it('leads to the roles that its members may assume, through the group', () => {
    const is = mallory([joins('ops')], vault({ groups: { ops: group(assumes('vault')) } }));
    expect(waysOut(is)).toEqual(['T-009 vault ALLOWED ops']);
    expect(unexplored(is)).toEqual([]);
  });

  it('leads to whom its members can escalate to', () => {
    const is = mallory([joins('ops')], {
      users: { clerk: { may: [allow('sqs:*')], credentials: { keys: 0 } } },
      groups: { ops: group(allow('iam:CreateAccessKey', arnOf('user', 'clerk'))) },
    });
    expect(waysOut(is)).toEqual(['T-009 clerk ALLOWED ops']);
  });

  it('leads to the account where its members can make themselves administrators of it', () => {
    const is = mallory([joins('ops')], {
      groups: { ops: group(allow('iam:PutGroupPolicy', arnOf('group', 'ops'))) },
    });
    expect(waysOut(is)).toEqual(['T-009 account ALLOWED ops']);
  });

  it('needs what joining it needs, and cites the statements of both', () => {
    const is = mallory(
      [allow('iam:AddUserToGroup', '*', mfa)],
      vault({ groups: { ops: group(assumes('vault')) } }),
    );
    const [edge] = escalationsIn(is).edges;
    const [way] = edge?.grant.alternatives ?? [];
    expect(edge?.grant.decision).toBe('CONDITIONAL');
    expect(way?.conditions.map(({ key }) => key)).toEqual(['aws:MultiFactorAuthPresent']);
    expect(way?.evidence.map(({ layer }) => layer)).toEqual(['IDENTITY', 'TRUST', 'IDENTITY']);
  });

  it('leads nowhere where it gives rights that lead to nobody, which is all that is told', () => {
    const is = mallory([joins('ops')], vault({ groups: { ops: group(allow('s3:*')) } }));
    expect(waysIn(is)).toEqual(['mallory T-009 - ALLOWED']);
    expect(unexplored(is)).toEqual([]);
  });

  it('adds nothing to what may be done without it', () => {
    const is = mallory([joins('ops'), assumes('vault')], vault({ groups: { ops: group(assumes('vault')) } }));
    expect(waysOut(is)).toEqual([]);
  });

  it('leads nowhere where its own Deny, or one of its boundary, is in the way', () => {
    const groups = { ops: group(assumes('vault'), deny('sts:*')) };
    expect(waysOut(mallory([joins('ops')], vault({ groups })))).toEqual([]);
    const bounded = mallory(
      [joins('ops')],
      vault({ groups: { ops: group(assumes('vault')) }, policies: { limit: [[allow('iam:*')]] } }),
      { boundary: 'limit' },
    );
    expect(waysOut(bounded)).toEqual([]);
  });

  it('is told for each of those that differ in nothing that matters', () => {
    const is: AccountIs = vault({
      users: { ann: { may: [joins('ops')] }, bob: { may: [joins('ops')] } },
      groups: { ops: group(assumes('vault')) },
    });
    expect(escalationsIn(is).edges.map(({ source }) => source.kind)).toEqual(['SET']);
    expect(waysIn(is).filter((line) => line.includes(' vault '))).toEqual([
      'ann T-009 vault ALLOWED',
      'bob T-009 vault ALLOWED',
    ]);
  });
});

describe('several groups', () => {
  const worker = { may: [allow('s3:*')], trusts: ['lambda.amazonaws.com'] };
  const passers = group(allow('iam:PassRole'));
  const runners = group(allow(['lambda:CreateFunction', 'lambda:InvokeFunction']));

  it('give together what none of them gives, and only those that are needed are told', () => {
    const groups = { idle: group(allow('sqs:*')), passers, runners };
    const is = mallory([joins('*')], { roles: { worker }, groups });
    expect(waysOut(is)).toEqual(['T-009 worker ALLOWED passers']);
    const [way] = escalationsIn(is).edges.flatMap(({ grant }) => grant.alternatives);
    expect(way?.evidence.filter(({ layer }) => layer === 'IDENTITY')).toHaveLength(3);
  });

  it('administer the account together (G-6b)', () => {
    const guarded = [
      'iam:AttachRolePolicy',
      'iam:PutRolePolicy',
      'iam:UpdateAssumeRolePolicy',
      'iam:PassRole',
    ];
    const others = [
      'iam:AttachUserPolicy',
      'iam:PutUserPolicy',
      'iam:CreatePolicyVersion',
      'iam:CreateAccessKey',
    ];
    const denied = { ...fullAccess, guard: deny('iam:*', arnOf('user', '*')) };
    const organization = organizationOf({ [home]: { scp: [fullAccess, denied, fullAccess] } });
    const groups = {
      one: group(allow([...guarded, 'sts:AssumeRole'])),
      two: group(allow(others)),
      three: group(allow('sqs:*')),
    };
    const is = mallory([joins('*')], { groups });
    expect(waysOut(is, organization).filter((line) => line.includes('account'))).not.toEqual([]);
  });

  it('are told one by one where each is enough', () => {
    const groups = { dev: group(assumes('vault')), ops: group(assumes('vault')) };
    expect(waysOut(mallory([joins('*')], vault({ groups })))).toEqual([
      'T-009 vault ALLOWED dev',
      'T-009 vault ALLOWED ops',
    ]);
  });

  it('can be joined one through the other', () => {
    const groups = { first: group(joins('second')), second: group(assumes('vault')) };
    expect(waysOut(mallory([joins('first')], vault({ groups })))).toEqual(['T-009 vault ALLOWED first']);
  });

  it('are joined for certain where one lets it, though without that one it takes MFA', () => {
    const groups = { first: group(joins('second')), second: group(assumes('vault')) };
    const withMfa = allow('iam:AddUserToGroup', arnOf('group', 'second'), mfa);
    expect(waysOut(mallory([joins('first'), withMfa], vault({ groups })))).toEqual([
      'T-009 vault ALLOWED first',
    ]);
  });

  it('that take MFA are told without those that lead nowhere', () => {
    const groups = { idle: group(allow('sqs:*')), ops: group(assumes('vault')) };
    expect(waysOut(mallory([allow('iam:AddUserToGroup', '*', mfa)], vault({ groups })))).toEqual([
      'T-009 vault CONDITIONAL ops',
    ]);
  });

  it('count alone and on top of the others where one denies something', () => {
    const groups = { passers, runners: group(...(runners.may ?? []), deny('sts:AssumeRole')) };
    const is = mallory([joins('*')], vault({ roles: { worker }, groups }));
    expect(waysOut(is)).toEqual(['T-009 worker ALLOWED runners']);
    expect(unexplored(is)).toEqual([]);
  });

  it('that deny something are not tried in every order, which is said', () => {
    const denying = group(allow('sqs:*'), deny('sns:*'));
    const is = mallory(
      [joins('*')],
      vault({ groups: { one: denying, two: group(allow('ec2:*'), deny('s3:*')) } }),
    );
    expect(unexplored(is)).toEqual(['T-009']);
  });

  it('are traced back where they are many', () => {
    const many = Array.from(
      { length: 70 },
      (_, index) => [`g${index}`, group(allow(`sqs:Tag${index}`))] as const,
    );
    const groups = { ...Object.fromEntries(many), passers, runners };
    expect(waysOut(mallory([joins('*')], { roles: { worker }, groups }))).toEqual([
      'T-009 worker ALLOWED passers',
    ]);
  });
});

describe('several groups that lead to many roles (T-009)', () => {
  const groups = {
    passers: group(allow('iam:PassRole')),
    runners: group(allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])),
  };
  const tried = (count: number): number => {
    const after = vi.spyOn(ReachByRights.prototype, 'after');
    const names = Array.from({ length: count }, (_, index) => `worker${index}`);
    const worker = { may: [allow('s3:*')], trusts: ['lambda.amazonaws.com'] };
    const roles = Object.fromEntries(names.map((name) => [name, worker]));
    expect(waysOut(mallory([joins('*')], { roles, groups }))).toEqual(
      names.map((name) => `T-009 ${name} ALLOWED passers`),
    );
    const { length } = after.mock.calls;
    after.mockRestore();
    return length;
  };

  it('are traced back once for all of them', () => {
    expect(tried(6)).toBe(tried(2));
  });
});

describe('what stands in the way of somebody', () => {
  it('as a boundary can be dropped (T-011)', () => {
    const is = mallory(
      [allow('iam:DeleteUserPermissionsBoundary'), assumes('vault')],
      vault({ policies: { limit: [[allow('iam:*')]] } }),
      { boundary: 'limit' },
    );
    expect(waysOut(is)).toEqual(['T-011 vault ALLOWED']);
  });

  it('as the boundary of its role can be dropped (T-012)', () => {
    const is = vault({
      roles: {
        worker: {
          may: [allow('iam:DeleteRolePermissionsBoundary'), assumes('vault')],
          trusts: ['lambda.amazonaws.com'],
          boundary: 'limit',
        },
      },
      policies: { limit: [[allow('iam:*')]] },
    });
    expect(waysOut(is)).toEqual(['T-012 vault ALLOWED']);
  });

  it('as a Deny of its own can be removed (T-010)', () => {
    const is = mallory([allow('iam:DeleteUserPolicy'), assumes('vault')], vault(), {
      inline: { limit: [deny('sts:*')] },
    });
    expect(waysOut(is)).toEqual(['T-010 vault ALLOWED']);
  });

  it('as two of them can be removed together (T-010)', () => {
    const is = mallory([allow('iam:DeleteUserPolicy'), assumes('vault')], vault(), {
      inline: { one: [deny('sts:*')], two: [deny('sts:AssumeRole')] },
    });
    expect(waysOut(is)).toEqual(['T-010 vault ALLOWED']);
    expect(unexplored(is)).toEqual([]);
  });

  it('as a Deny can come with what allows it, and then nothing is gained (T-010)', () => {
    const is = mallory([allow('iam:DeleteUserPolicy')], vault(), {
      inline: { both: [assumes('vault'), deny('sts:*')] },
    });
    expect(waysIn(is)).toEqual([]);
  });

  it('is not known of two policies with a Deny each that allow something too, which is said (T-010)', () => {
    const is = mallory([allow('iam:DeleteUserPolicy'), assumes('vault')], vault(), {
      inline: { one: [deny('sts:*'), allow('sqs:*')], two: [deny('sts:AssumeRole'), allow('sns:*')] },
    });
    expect(unexplored(is)).toEqual(['T-010']);
  });
});

describe('an older version of a policy (T-002, F-16)', () => {
  const is = mallory(
    [allow('iam:SetDefaultPolicyVersion')],
    vault({ policies: { team: [[allow('s3:*')], [assumes('vault'), allow('s3:*')]] } }),
    { attached: ['team'] },
  );

  it('leads to whom it lets its holders become', () => {
    expect(waysOut(is)).toEqual(['T-002 vault ALLOWED team']);
  });

  it('is not cited, for nobody has it', () => {
    const [way] = escalationsIn(is).edges.flatMap(({ grant }) => grant.alternatives);
    expect(way?.evidence.map(({ layer }) => layer)).toEqual(['IDENTITY', 'TRUST']);
  });

  it('may take what its holder could use first, which is said (G-5)', () => {
    const rolledBack = (now: Statement, then: Statement): AccountIs =>
      mallory(
        [allow('iam:SetDefaultPolicyVersion', arnOf('policy', 'team'))],
        { groups: { deck: group(allow('sqs:*')) }, policies: { team: [[now], [then]] } },
        { attached: ['team'] },
      );
    const writes = allow('iam:PutGroupPolicy', arnOf('group', 'deck'));
    expect(unexplored(rolledBack(writes, joins('deck')))).toEqual(['T-002']);
    expect(unexplored(rolledBack(allow('sqs:*'), joins('deck')))).toEqual([]);
    expect(waysOut(rolledBack(joins('deck'), writes))).toEqual(['T-002 account ALLOWED team']);
  });

  it('may deny what its holder could use first, which is said (G-5)', () => {
    const denying = (document: Statement, ...more: readonly Statement[]): AccountIs =>
      mallory(
        [allow('iam:SetDefaultPolicyVersion', arnOf('policy', 'team')), ...more],
        {
          groups: { deck: group(allow('sqs:*')) },
          policies: { team: [[allow('sqs:*')], [joins('deck'), document]] },
        },
        { attached: ['team'] },
      );
    const writes = allow('iam:PutGroupPolicy', arnOf('group', 'deck'));
    expect(unexplored(denying(deny('iam:PutGroupPolicy'), writes))).toEqual(['T-002']);
    expect(unexplored(denying(deny('iam:PutGroupPolicy')))).toEqual([]);
    expect(unexplored(denying(deny('iam:GetGroup'), writes))).toEqual([]);
  });
});

describe('an older version of a policy, and what follows it (T-002, G-5)', () => {
  const back = allow('iam:SetDefaultPolicyVersion', arnOf('policy', 'team'));
  const estate = (
    [now, then]: readonly [readonly Statement[], readonly Statement[]],
    groups: AccountIs['groups'],
    ...may: readonly Statement[]
  ): AccountIs =>
    mallory([back, ...may], vault({ groups, policies: { team: [now, then] } }), { attached: ['team'] });
  const attaches = allow('iam:AttachUserPolicy', arnOf('user', 'mallory'));
  const stops = [allow('s3:*')];

  it('may lead somewhere once it is taken back, which is said', () => {
    const joining = [joins('crew'), deny('iam:Attach*')];
    expect(unexplored(estate([stops, joining], { crew: group(attaches) }))).toEqual(['T-002']);
    expect(unexplored(estate([stops, joining], { crew: group(allow('sqs:*')) }))).toEqual([]);
    const other = group(joins('last'), allow('iam:Get*'));
    const far = { crew: other, last: group(attaches) };
    const denying = [joins('crew'), deny(['iam:Attach*', 'iam:AddUserToGroup'], arnOf('group', 'last'))];
    expect(unexplored(estate([stops, [...denying, deny('iam:Attach*')]], far))).toEqual(['T-002']);
  });

  it('may let its holder join a group that also denies something, which is said', () => {
    const crew = group(attaches, deny('sqs:*'));
    expect(unexplored(estate([stops, [joins('crew')]], { crew }))).toEqual(['T-002']);
    const harmless = group(allow('sns:*'), deny('sqs:*'));
    expect(unexplored(estate([stops, [joins('crew')]], { crew: harmless }))).toEqual([]);
  });

  it('is followed on top of what its holder adds before', () => {
    const now = [allow('s3:*'), deny('iam:AddUserToGroup', arnOf('group', 'last'))];
    const groups = { first: group(joins('last')), last: group(assumes('vault')) };
    expect(waysOut(estate([now, [allow('sns:*')]], groups, joins('first')))).toEqual([
      'T-002 vault ALLOWED team',
    ]);
  });
});

describe('a group or boundary that takes what its holder could use first (G-5)', () => {
  const writes = allow('iam:PutGroupPolicy', arnOf('group', 'deck'));
  const joining = (may: readonly Statement[], ...deck: readonly Statement[]): AccountIs =>
    mallory([...may, joins('deck')], { groups: { deck: group(...deck) } });

  it('is said where a Deny of the group stops what is written into it before', () => {
    expect(unexplored(joining([writes], deny('iam:PutGroupPolicy'), allow('sqs:*')))).toEqual(['T-009']);
    expect(unexplored(joining([], deny('iam:PutGroupPolicy'), allow('sqs:*')))).toEqual([]);
    expect(unexplored(joining([writes], deny('iam:CreateUser'), allow('sqs:*')))).toEqual([]);
  });

  it('is not said where the group only denies what it allows itself', () => {
    const rest = [deny('iam:*'), allow(['iam:*', 'sqs:*'])];
    expect(unexplored(joining([], ...rest))).toEqual([]);
    expect(unexplored(joining([allow('iam:CreateUser')], ...rest))).toEqual([]);
  });

  const onlyThen = { Condition: { StringEquals: { 'iam:PermissionsBoundary': arnOf('policy', 'then') } } };

  it('is said where the boundary that is put leaves the membership alone', () => {
    const own = [writes, joins('deck'), allow('iam:PutUserPermissionsBoundary', '*', onlyThen)];
    const all = ['iam:PutGroupPolicy', 'iam:PutUserPermissionsBoundary'];
    const bounded = (...then: readonly Statement[]): AccountIs => ({
      ...mallory(
        own,
        vault({
          groups: { deck: group(allow('sqs:*')) },
          policies: {
            now: [[allow(all)]],
            then: [[...then]],
          },
        }),
        { boundary: 'now' },
      ),
    });
    expect(unexplored(bounded(joins('deck'), assumes('vault')))).toEqual(['T-011']);
    expect(unexplored(bounded(assumes('vault')))).toEqual([]);
    expect(unexplored(bounded(allow(all), joins('deck'), assumes('vault')))).toEqual([]);
  });
});

describe('every permission for oneself under a guardrail (G-6b)', () => {
  const guard = deny(['iam:Attach*', 'iam:CreateAccessKey', 'iam:PutRolePolicy']);
  const level = { ...fullAccess, guard };
  const guarded = organizationOf({ [home]: { scp: [fullAccess, level, fullAccess] } });

  it('leads to the roles that let the account in (T-003)', () => {
    const is = mallory([allow('iam:PutUserPolicy')], vault());
    expect(waysOut(is, guarded)).toEqual(['T-003 vault ALLOWED']);
    expect(waysOut(is, noOrganization)).toEqual(['T-003 account ALLOWED']);
  });
});

describe('tags of oneself (T-014)', () => {
  const tagged = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'ops' } } };

  it('open what its policies ask for', () => {
    const is = mallory([allow('iam:TagUser'), allow('sts:AssumeRole', '*', tagged)], vault());
    expect(waysOut(is)).toEqual(['T-014 vault CONDITIONAL']);
    expect(unexplored(is)).toEqual([]);
    expect(waysOut(mallory([allow('sts:AssumeRole', '*', tagged)], vault()))).toEqual([]);
    expect(waysOut(mallory([allow('iam:TagUser'), assumes('vault'), deny('iam:Tag*')], vault()))).toEqual([]);
  });

  it('open what the trust policy of a role asks for', () => {
    const trusts = { AWS: rootArn };
    const letIn = [{ Effect: 'Allow', Principal: trusts, Action: 'sts:AssumeRole', ...tagged }];
    const is = mallory([allow('iam:TagUser'), assumes('vault')], { roles: { vault: { trust: letIn } } });
    expect(waysOut(is)).toEqual(['T-014 vault CONDITIONAL']);
  });

  it('open what a guardrail lets them alone do', () => {
    const untagged = { Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'ops' } } };
    const level = { ...fullAccess, guard: deny('sts:AssumeRole', '*', untagged) };
    const guarded = organizationOf({ [home]: { scp: [fullAccess, level, fullAccess] } });
    const is = mallory([allow('iam:TagUser'), assumes('vault')], vault());
    expect(waysOut(is, guarded)).toEqual(['T-014 vault CONDITIONAL']);
    expect(waysOut(mallory([assumes('vault')], vault()), guarded)).toEqual([]);
    expect(waysOut(mallory([allow('iam:TagUser'), assumes('vault')], vault()))).toEqual([]);
  });

  it('take nothing that there is without them', () => {
    const spared = deny('sts:AssumeRole', '*', tagged);
    const is = mallory([allow('iam:TagUser'), assumes('vault'), spared, joins('ops')], {
      ...vault({ groups: { ops: group(allow('iam:CreateAccessKey', arnOf('user', 'boss'))) } }),
      users: { boss: { may: [allow('*')] } },
    });
    expect(waysOut(is)).toEqual(['T-009 boss CONDITIONAL ops']);
  });
});

describe('a way to something that is told of nobody', () => {
  it('is not followed after a change either, which is said of the change (T-009)', () => {
    const is = mallory([joins('ops')], {
      users: { clerk: { may: [allow('codecommit:*')] } },
      groups: { ops: group(allow('iam:ResetServiceSpecificCredential')) },
    });
    // It may also make somebody else join (T-182).
    expect(unexplored(is)).toEqual(['T-009', 'T-182']);
  });
});

describe('tags of others (G-20)', () => {
  const ifTagged = { Condition: { StringEquals: { 'aws:ResourceTag/team': 'ops' } } };
  const others: AccountIs = {
    users: { boss: { may: [allow('*')] } },
    roles: { deploy: { trusts: [rootArn] } },
  };
  const reported = (...may: readonly Statement[]): readonly string[] => {
    const is = { ...others, users: { ...others.users, mallory: { may } } };
    const open = escalationsIn(is).findings.flatMap(({ alternatives, unexplored: left }) =>
      alternatives.map(({ techniqueId, via = '' }) => `${techniqueId} ${nameOf(via)} ${left.join()}`),
    );
    return [...waysOut(is), ...open];
  };

  it('open what is allowed on tagged users', () => {
    expect(reported(allow('iam:TagUser'), allow('iam:CreateAccessKey', '*', ifTagged))).toEqual([
      'T-018 boss CONDITIONAL',
    ]);
  });

  it('say nothing to who may not change them', () => {
    expect(reported(allow('iam:CreateAccessKey', '*', ifTagged))).toEqual([]);
    expect(reported(allow('iam:TagRole'), allow('iam:CreateAccessKey', '*', ifTagged))).toEqual([]);
  });

  it('say nothing where no policy asks for them', () => {
    expect(reported(allow('iam:TagUser'))).toEqual([]);
  });

  it('open roles to assume', () => {
    const assumes = allow('sts:AssumeRole', '*', ifTagged);
    expect(reported(allow('iam:TagRole'), assumes)).toContain('T-038 deploy CONDITIONAL');
    expect(reported(assumes).join()).not.toContain('T-038');
  });

  it('are told of nobody who administers the account anyway', () => {
    const tags = [allow('iam:TagRole'), allow('sts:AssumeRole', '*', ifTagged)];
    const put = (more: Statement) =>
      waysOut(mallory([...tags, { ...allow('iam:PutUserPolicy', self), ...more }], others));
    expect(put({})).toEqual(['T-003 account ALLOWED']);
    expect(put(office)).toEqual(['T-003 account CONDITIONAL', 'T-038 deploy CONDITIONAL']);
  });

  const self = arnOf('user', 'mallory');
  const office = { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } };

  it('open what is allowed on oneself, too', () => {
    const own = arnOf('user', 'mallory');
    expect(reported(allow('iam:TagUser', own), allow('iam:PutUserPolicy', own, ifTagged))).toEqual([
      'T-003 mallory T-003',
    ]);
    const drops = [allow('iam:TagUser'), allow('iam:DeleteUserPolicy', own, ifTagged)];
    expect(reported(...drops)).toEqual([]);
    expect(reported(...drops, deny('sts:*'))).toEqual(['T-010 mallory T-010']);
    expect(reported(allow('iam:PutUserPolicy', own, ifTagged))).toEqual([]);
  });

  describe('that can be set once a boundary is gone', () => {
    const bounded = (...may: readonly Statement[]) =>
      mallory(
        [allow('iam:DeleteUserPermissionsBoundary'), ...may],
        {
          ...vault({ policies: { limit: [[allow('iam:*Boundary')]] } }),
        },
        { boundary: 'limit' },
      );

    it('of a role to pass (G-20)', () => {
      const passes = allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'], '*', ifTagged);
      const roles = { deploy: { may: [allow('*')], trusts: ['lambda.amazonaws.com'] } };
      const is = (...may: readonly Statement[]) => ({ ...bounded(...may), roles });
      expect(waysOut(is(allow('iam:TagRole'), passes))).toContain('T-011 deploy CONDITIONAL');
      // E-4a: whether its tags count is open anyway.
      expect(waysOut(is(passes))).toEqual(['T-011 deploy CONDITIONAL']);
      expect(
        waysOut(is({ ...passes, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'ops' } } })),
      ).toEqual([]);
    });

    it('of oneself (T-014)', () => {
      const tagged = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'ops' } } };
      const assumes = allow('sts:AssumeRole', '*', tagged);
      expect(waysOut(bounded(allow('iam:TagUser'), assumes))).toEqual(['T-014 vault CONDITIONAL']);
      expect(waysOut(bounded(assumes))).toEqual([]);
    });
  });

  it('stop nothing that a Deny spares by them', () => {
    const spared = { Condition: { StringNotEquals: { 'aws:ResourceTag/team': 'ops' } } };
    const may = [allow('iam:CreateAccessKey'), deny('iam:CreateAccessKey', '*', spared)];
    expect(reported(...may)).toEqual([]);
    expect(reported(...may, allow('iam:TagUser'))).toEqual(['T-018 boss CONDITIONAL']);
  });
});

describe('somebody who strengthens others (G-21)', () => {
  it('has a finding, which leads on, though it becomes none of them', () => {
    const { edges, findings } = escalationsIn({
      users: { mallory: { may: [allow('iam:AttachRolePolicy')] } },
      roles: { deploy: { trusts: ['lambda.amazonaws.com'] } },
    });
    expect(edges).toEqual([]);
    expect(findings.flatMap((finding) => finding.unexplored)).toEqual(['T-182']);
    expect(findings.flatMap(({ alternatives }) => alternatives)).toEqual([
      expect.objectContaining({
        techniqueId: 'T-182',
        via: arnOf('role', 'deploy'),
        decision: 'CONDITIONAL',
      }),
    ]);
  });

  describe('by a change that gives not every permission', () => {
    const service = { trusts: ['lambda.amazonaws.com'] };
    const weak = [allow('sqs:SendMessage')];

    it('has a finding for another version of a policy that grants more', () => {
      const found = (...others: readonly (readonly Statement[])[]) =>
        unexplored(
          mallory([allow('iam:SetDefaultPolicyVersion')], {
            roles: { deploy: { ...service, attached: ['own'] } },
            policies: { own: [weak, ...others] },
          }),
        );
      expect(found([allow('sqs:*')])).toEqual(['T-182']);
      expect(found()).toEqual([]);
      expect(found([allow('sqs:SendMessage', 'arn:aws:sqs:*:*:one')])).toEqual([]);
    });

    it('leads on through a role that it can assume', () => {
      const through = (change: string, rest: AccountIs) =>
        waysOut(mallory([assumes('deploy'), allow(`iam:${change}`)], rest));
      const [all, none] = [[allow('*')], [deny('*')]];
      const deploy = { trusts: [rootArn], attached: ['own'] };
      expect(
        through('SetDefaultPolicyVersion', { roles: { deploy }, policies: { own: [weak, all] } }),
      ).toEqual(['T-182 account ALLOWED deploy']);
      expect(
        through('DeleteRolePolicy', {
          roles: { deploy: { ...deploy, may: none } },
          policies: { own: [all] },
        }),
      ).toEqual(['T-182 account ALLOWED deploy']);
      expect(
        through('DeleteRolePolicy', {
          roles: { deploy: { ...deploy, may: none } },
          policies: { own: [weak] },
        }),
      ).toEqual(['T-182 deploy ALLOWED']);
    });

    it('has a finding for the removal of a policy that denies', () => {
      const found = (...may: readonly Statement[]) =>
        unexplored(mallory([allow('iam:DeleteRolePolicy')], { roles: { deploy: { ...service, may } } }));
      expect(found(allow('sqs:*'), deny('sqs:SendMessage'))).toEqual(['T-182']);
      expect(found(...weak)).toEqual([]);
    });
  });

  it('has none where it may strengthen nobody who is there', () => {
    const { findings } = escalationsIn({
      users: { mallory: { may: [allow('iam:AttachRolePolicy', `arn:aws:iam::${home}:role/other`)] } },
      roles: { deploy: { trusts: ['lambda.amazonaws.com'] } },
    });
    expect(findings).toEqual([]);
  });
});

describe('a guardrail that spares somebody by name (G-18)', () => {
  const takeovers = ['iam:CreateAccessKey', 'iam:UpdateAssumeRolePolicy', 'iam:PassRole'];
  const making = ['iam:CreateUser', 'iam:CreateRole'];
  /** T-188: whoever may rename itself takes the name. */
  const whole = [...takeovers, ...making, 'iam:UpdateUser'];
  const spares = (name: string, denied = [...takeovers, ...making], operator = 'ArnNotLike') =>
    organizationOf({
      [home]: {
        scp: [
          fullAccess,
          {
            ...fullAccess,
            Guard: deny(denied, '*', {
              Condition: { [operator]: { 'aws:PrincipalArn': `arn:aws:iam::*:user/${name}` } },
            }),
          },
          fullAccess,
        ],
      },
    });
  const is = mallory([allow('iam:PutUserPolicy', arnOf('user', 'mallory'))]);

  it('is decided for who gives itself every permission: its name is known', () => {
    expect(waysOut(is, spares('mallory'))).toEqual(['T-003 account ALLOWED']);
    expect(waysOut(is, spares('mal*', takeovers, 'StringNotLike'))).toEqual(['T-003 account ALLOWED']);
    expect(waysOut(is, spares('alice', whole))).toEqual([]);
    expect(waysOut(is, spares('alice'))).toEqual(['T-003 account ALLOWED']);
  });

  it('is decided for who changes its rights otherwise', () => {
    const joined = mallory([joins('ops')], { groups: { ops: group(allow('*')) } });
    expect(waysOut(joined, spares('mallory'))).toEqual(['T-009 account ALLOWED ops']);
    expect(waysOut(joined, spares('alice', whole))).toEqual([]);
  });

  it('stays open for whoever is made anew, whose name can be chosen', () => {
    const makes = mallory([allow(['iam:CreateUser', 'iam:AttachUserPolicy', 'iam:CreateLoginProfile'])]);
    expect(waysOut(makes, spares('mallory', takeovers)).join()).toContain('account CONDITIONAL');
  });
});

describe('a session of a user with tags of its choice (T-240)', () => {
  const federate = allow(['sts:GetFederationToken', 'sts:TagSession']);
  const ofOps = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'ops' } } };
  const code = allow('lambda:UpdateFunctionCode', '*', ofOps);

  it('is a finding where tags open what a technique takes, which is not followed', () => {
    expect(unexplored(mallory([federate, code]))).toEqual(['T-240']);
    const stop = deny('lambda:*', '*', {
      Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'ops' } },
    });
    const bounded = mallory([federate, allow('lambda:UpdateFunctionCode'), stop]);
    expect(unexplored(bounded)).toEqual(['T-240']);
  });

  it.each([
    ['it may pass no tags', [allow('sts:GetFederationToken'), code]],
    [
      'it may tag other sessions only',
      [allow('sts:GetFederationToken'), allow('sts:TagSession', arnOf('role', '*')), code],
    ],
    ['it may make no session', [allow('sts:TagSession'), code]],
    ['another condition keeps it out', [federate, code, deny('lambda:*')]],
    ['tags open what no technique takes', [federate, allow('s3:ListAllMyBuckets', '*', ofOps)]],
    ['it can call nothing of STS', [federate, allow('sts:AssumeRole', '*', ofOps)]],
  ])('is none where %s', (_why, may) => {
    expect(unexplored(mallory(may))).toEqual([]);
  });

  it('is none for a user that has the tags, or a role', () => {
    expect(unexplored(mallory([federate, code], {}, { tags: { team: 'ops' } }))).toEqual([]);
    const roles = { worker: { may: [federate, code], trusts: ['lambda.amazonaws.com'] } };
    expect(unexplored({ roles })).toEqual([]);
  });
});
