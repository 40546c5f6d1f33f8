/** Conditions on the role, or the instance profile, that a request passes: which one it is, is known (G-2, U-6). */
import { describe, expect, it } from 'vitest';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  nameOf,
  type Statement,
} from '../../support/escalationAccount.js';

const trusting = (service: string) => ({ may: [allow('*')], trusts: [`${service}.amazonaws.com`] });
const machine = { ...trusting('ec2'), profile: 'machine-profile' };
const stack = trusting('cloudformation');

const profileIs = (key: string, name: string) => ({
  Condition: { ArnEquals: { [key]: arnOf('instance-profile', name) } },
});
const roleIs = (name: string, operator = 'ArnEquals') => ({
  Condition: { [operator]: { 'cloudformation:RoleArn': arnOf('role', name) } },
});

/** `machine ALLOWED`: to which role, or by which to the account, the technique leads mallory, who may pass every role. */
const waysBy = (id: string, ...may: readonly Statement[]) =>
  escalationsIn({
    users: { mallory: { may: [allow('iam:PassRole'), ...may] } },
    roles: { machine, other: trusting('ec2'), stack, twin: stack },
  })
    .edges.flatMap(({ targetArn, grant }) =>
      grant.alternatives
        .filter(({ techniqueId }) => techniqueId === id)
        .map(({ decision, conditions, via }) =>
          [
            nameOf(targetArn.endsWith(':root') && via ? via : targetArn),
            decision,
            ...conditions.map(({ key }) => key),
          ].join(' '),
        ),
    )
    .sort();

describe('a condition on the instance profile', () => {
  it.each([
    ['T-051', 'ec2:RunInstances', 'ec2:InstanceProfile'],
    ['T-056', 'ec2:AssociateIamInstanceProfile', 'ec2:NewInstanceProfile'],
    ['T-057', 'ec2:ReplaceIamInstanceProfileAssociation', 'ec2:NewInstanceProfile'],
  ])('is met by the one that holds the role, or by none (%s, G-2, U-6)', (id, action, key) => {
    const free = waysBy(id, allow(action));
    expect(free).toEqual(['machine CONDITIONAL']);
    const rest = ['image', 'network-interface', 'security-group'].map((type) => `arn:aws:ec2:*:*:${type}/*`);
    const where = (profile: string) => [
      allow(action, 'arn:aws:ec2:*:*:instance/*', profileIs(key, profile)),
      allow(action, rest),
    ];
    expect(waysBy(id, ...where('machine-profile'))).toEqual(free);
    expect(waysBy(id, ...where('another-profile'))).toEqual([]);
    expect(waysBy(id, allow(action), deny(action, '*', profileIs(key, 'machine-profile')))).toEqual([]);
  });

  it('closes a launch where all that it is asked about has to meet it: only the instance has one (T-051, E-2)', () => {
    const own = profileIs('ec2:InstanceProfile', 'machine-profile');
    expect(waysBy('T-051', allow('ec2:RunInstances', '*', own))).toEqual([]);
  });

  it('that the instance had before is open where it is given another (T-056)', () => {
    const own = profileIs('ec2:InstanceProfile', 'another-profile');
    expect(waysBy('T-056', allow('ec2:AssociateIamInstanceProfile', '*', own))).toEqual([
      'machine CONDITIONAL ec2:InstanceProfile',
    ]);
  });
});

describe('a condition on cloudformation:RoleArn', () => {
  it('lets the caller give just the role that it names (T-082, U-6)', () => {
    expect(waysBy('T-082', allow('cloudformation:CreateStack'))).toEqual(['stack ALLOWED', 'twin ALLOWED']);
    expect(waysBy('T-082', allow('cloudformation:CreateStack', '*', roleIs('stack')))).toEqual([
      'stack ALLOWED',
    ]);
    expect(waysBy('T-082', allow('cloudformation:CreateStack', '*', roleIs('other')))).toEqual([]);
    expect(
      waysBy('T-082', allow('cloudformation:CreateStack', '*', roleIs('stack', 'ArnNotEquals'))),
    ).toEqual(['twin ALLOWED']);
  });

  it('counts where a stack is updated with a role, too (T-083, U-6)', () => {
    expect(waysBy('T-083', allow('cloudformation:UpdateStack', '*', roleIs('twin')))).toEqual([
      'twin CONDITIONAL',
    ]);
  });
});

describe('a condition on the tags of the role (E-4a)', () => {
  const edges = (...may: readonly Statement[]) =>
    escalationsIn({
      users: { mallory: { may } },
      roles: { run: { ...trusting('lambda'), tags: { team: 'ops' } } },
    })
      .edges.flatMap(({ targetArn, grant }) =>
        grant.alternatives.map(({ techniqueId, decision }) =>
          [techniqueId, nameOf(targetArn), decision].join(' '),
        ),
      )
      .filter((edge) => edge.startsWith('T-071'));
  const uses = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
  const ofTeam = (team: string) => ({ Condition: { StringEquals: { 'aws:ResourceTag/team': team } } });

  it('neither opens nor closes it for certain', () => {
    expect(edges(uses, allow('iam:PassRole'))).toEqual(['T-071 run ALLOWED']);
    for (const team of ['ops', 'web']) {
      expect(edges(uses, allow('iam:PassRole', '*', ofTeam(team)))).toEqual(['T-071 run CONDITIONAL']);
      expect(edges(uses, allow('iam:PassRole'), deny('iam:PassRole', '*', ofTeam(team)))).toEqual([
        'T-071 run CONDITIONAL',
      ]);
    }
    expect(edges(uses, deny('iam:PassRole'), allow('iam:PassRole', '*', ofTeam('ops')))).toEqual([]);
  });
});
