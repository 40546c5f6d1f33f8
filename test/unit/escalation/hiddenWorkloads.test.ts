/** What of an account's workloads was not imported may make ways uncertain, and never hides one (G-3, G-12). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kindInScopes } from '../../../src/ingest/formats/account/scopes.js';
import { allow, arnOf, waysIn, type AccountIs, type WorkloadIs } from '../../support/escalationAccount.js';
import { workload } from '../../support/workloadKinds.js';
import { runs } from '../../support/runs.js';

const kinds = [
  'ec2:instance',
  'ec2:launch-template',
  'cloudformation:stack',
  'ecs:task-definition',
  'lambda:function',
  'autoscaling:autoScalingGroup',
] as const;

const role = { to: 'ROLE', reference: arnOf('role', 'target'), use: 'CODE' } as const;
const profile = {
  to: 'INSTANCE_PROFILE',
  reference: arnOf('instance-profile', 'target'),
  use: 'CODE',
} as const;

/** A launch template has two versions, of which the later one names no profile. */
function workloadOf(kind: (typeof kinds)[number], hasRole: boolean): WorkloadIs {
  const runsAs = hasRole ? [kind.startsWith('ec2:') ? profile : role] : [];
  const versions = [
    { number: 1, isDefault: true, runsAs },
    { number: 2, isDefault: false, runsAs: [] },
  ];
  return {
    ...workload(kind, hasRole ? 'one' : 'bare'),
    runsAs,
    ...(kind === 'ec2:launch-template' ? { versions } : {}),
  };
}

const actions = [
  'iam:PassRole',
  'ec2:AssociateIamInstanceProfile',
  'ec2:ReplaceIamInstanceProfileAssociation',
  'ec2:CreateLaunchTemplateVersion',
  'ec2:ModifyLaunchTemplate',
  'ssm:StartSession',
  'cloudformation:UpdateStack',
  'ecs:RunTask',
  'lambda:UpdateFunctionCode',
  'lambda:UpdateFunctionConfiguration',
];

const workloads = fc
  .uniqueArray(fc.record({ kind: fc.constantFrom(...kinds), hasRole: fc.boolean() }), {
    selector: ({ kind, hasRole }) => `${kind} ${hasRole}`,
  })
  .map((drawn) => drawn.map(({ kind, hasRole }) => workloadOf(kind, hasRole)));

const account = (rest: AccountIs): AccountIs => ({
  users: { mallory: { may: [allow(actions)] } },
  roles: {
    target: {
      may: [allow('sqs:*')],
      trusts: ['ec2', 'cloudformation', 'ecs-tasks', 'lambda'].map((one) => `${one}.amazonaws.com`),
      profile: 'target',
    },
  },
  ...rest,
});

/** Without how certain they are. */
const mechanismsOf = (rest: AccountIs): readonly string[] => [
  ...new Set(waysIn(account(rest)).map((line) => line.replace(/ \w+$/, ''))),
];

it('no way is lost where workloads were not listed, or only those that have a role', () => {
  fc.assert(
    fc.property(workloads, fc.subarray([...kinds]), fc.boolean(), (all, hidden, keepsRoles) => {
      const isListed = ({ arn, runsAs = [] }: WorkloadIs) =>
        !hidden.some((one) => one === kindInScopes(arn)) || (keepsRoles && runsAs.length > 0);
      const whole = mechanismsOf({ workloads: all, inventoried: kinds });
      const seen = mechanismsOf({
        workloads: all.filter(isListed),
        inventoried: kinds.filter((kind) => !hidden.includes(kind)),
        inventoriedWithRoles: keepsRoles ? hidden : [],
      });
      expect(seen).toEqual(expect.arrayContaining([...whole]));
    }),
    runs(400),
  );
});
