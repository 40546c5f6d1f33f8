/** Of which accounts principals may be able to do something: nobody of another account may, whatever is given to it. */
import { expect, test } from 'vitest';
import { everything } from '../../../src/escalation/gains/administration.js';
import { loadActionCatalog, type CatalogAction } from '../../../src/access/permissions/actionCatalog.js';
import { targetOf } from '../../../src/access/can/requestResource.js';
import { accountsLetIn, type ResourceSide } from '../../../src/graph/engine/accountsLetIn.js';
import type { IamRole } from '../../../src/graph/model/graph.js';
import type { HeldPolicy } from '../../../src/graph/model/storedPolicies.js';
import { decide } from '../../../src/iam/decide/decide.js';
import { isGranted } from '../../../src/iam/decide/decision.js';

const here = '111111111111';
const there = '222222222222';
const role = `arn:aws:iam::${here}:role/reader`;
const table = `arn:aws:dynamodb:eu-west-1:${here}:table/orders`;
const bucket = 'arn:aws:s3:::data';

const policy = (uid: string, quarantined?: string): HeldPolicy => ({
  uid,
  name: 'own',
  documentHash: uid,
  documentText: '{}',
  ...(quarantined === undefined ? {} : { quarantined }),
});

const reader: IamRole = {
  type: 'PRINCIPAL',
  kind: 'ROLE',
  identifier: role,
  name: 'reader',
  accountId: here,
  path: '/',
  uniqueId: 'AROAREADER',
  tags: [],
  serviceLinked: false,
};

const none: ResourceSide = { roles: new Map(), resources: new Map(), trusted: [] };

const storedRole = (trusted: readonly string[], quarantined?: string): ResourceSide => ({
  ...none,
  roles: new Map([[role, { role: reader, trust: policy('t', quarantined) }]]),
  trusted,
});

const stored = (arn: string, trusted?: readonly string[], quarantined?: string): ResourceSide => ({
  ...none,
  resources: new Map([
    [
      arn,
      {
        resource: {
          type: 'RESOURCE',
          arn,
          accountId: here,
          service: '',
          name: '',
          policyStatus: trusted === undefined ? 'NONE' : 'COLLECTED',
        },
        ...(trusted === undefined ? {} : { policy: policy(arn, quarantined) }),
      },
    ],
  ]),
  trusted: trusted ?? [],
});

test.each<readonly [string, string, string, ResourceSide, readonly string[] | undefined]>([
  ['a table without a policy', 'dynamodb:GetItem', table, stored(table), [here]],
  ['a table whose policy was not imported (U-9d)', 'dynamodb:GetItem', table, none, [here]],
  [
    'whom its policy names',
    'dynamodb:GetItem',
    table,
    stored(table, [there, 'a.amazonaws.com']),
    [here, there],
  ],
  ['anyone, under conditions or not', 'dynamodb:GetItem', table, stored(table, [there, '*']), undefined],
  ['an id that nobody has', 'dynamodb:GetItem', table, stored(table, ['AIDAEXAMPLE']), undefined],
  ['a policy that was not understood (E-79)', 'dynamodb:GetItem', table, stored(table, [], 'bad'), undefined],
  ['tables of any account', 'dynamodb:GetItem', 'arn:aws:dynamodb:*:*:table/t', none, undefined],
  ['no resource', 'ec2:DescribeInstances', '*', none, undefined],
  ['a text that is no ARN', 'ec2:DescribeInstances', `a:b:c:d:${here}:e`, none, undefined],
  ['a bucket that nobody is known to own (F-74)', 's3:GetObject', bucket, none, undefined],
  ['a bucket of which the owner is known (F-74)', 's3:GetObject', bucket, stored(bucket), [here]],
  ['a role that is passed, whomever it trusts', 'iam:PassRole', role, storedRole(['*']), [here]],
  ['a role that is assumed: who is named alone (E-27)', 'STS:assumerole', role, storedRole([there]), [there]],
  ['a role that a service assumes', 'sts:AssumeRole', role, storedRole(['a.amazonaws.com']), []],
  ['a role that anyone assumes', 'sts:AssumeRole', role, storedRole(['*']), undefined],
  [
    'a role of which the trust policy was not understood',
    'sts:AssumeRole',
    role,
    storedRole([], 'bad'),
    undefined,
  ],
  ['a role that is not known', 'sts:AssumeRole', role, none, undefined],
  ['what needs no permission (E-6)', 'sts:GetCallerIdentity', role, none, undefined],
  ['a root session (E-51)', 'sts:AssumeRoot', `arn:aws:iam::${here}:root`, none, undefined],
  ['a grant of a key (E-26d)', 'kms:RetireGrant', `arn:aws:kms:eu-west-1:${here}:key/k`, none, undefined],
])('%s', (_name, action, resource, side, accounts) => {
  expect(accountsLetIn(action, resource, side)).toEqual(accounts);
});

test('of no action a principal of an account that is left out may do it, with every permission (E-31b, E-33)', async () => {
  const services = await (await loadActionCatalog()).services();
  const actions = services.flatMap((service) => service.actions);
  expect(actions.length).toBeGreaterThan(10_000);
  expect(actions.flatMap(wrongOn)).toEqual([]);
});

/** On what it acts on and on other resources of the account, of which no policy was imported. */
function wrongOn({ action, resources }: CatalogAction): readonly string[] {
  const own = resources.map((arn) => arn.split(':').with(4, here).join(':'));
  const others = [role, `arn:aws:iam::${here}:*`, `arn:aws:kms:eu-west-1:${here}:key/*`];
  return [...own, ...others].filter((resource) => {
    const isLeftOut = accountsLetIn(action, resource, none)?.includes(there) === false;
    return isLeftOut && isGranted(ofStranger(action, resource));
  });
}

function ofStranger(action: string, resource: string) {
  const target = targetOf({ action, resource }, { ...none, importedAccounts: new Set() });
  const caller = {
    kind: 'user',
    partition: 'aws',
    accountId: there,
    arn: `arn:aws:iam::${there}:user/u`,
  } as const;
  return decide(
    {
      principal: { ...caller, userId: 'AIDAU' },
      action,
      resource: target.resource,
      context: { entries: new Map(), unlisted: 'UNKNOWN' },
    },
    {
      identity: { status: 'COLLECTED', policies: [everything] },
      ...(target.layer ? { resource: target.layer } : {}),
      serviceControl: { status: 'NO_ORGANIZATION' },
      resourceControl: { status: 'NO_ORGANIZATION' },
    },
  ).decision;
}
