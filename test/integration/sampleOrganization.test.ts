/** The bundled sample organization answers as its README says. */
import { beforeAll, describe, expect, test } from 'vitest';
import { accessKeys, rotationDue, type AccessKeyFilter } from '../../src/access/exposure/accessKeys.js';
import type { ContextInput } from '../../src/access/shared/answer.js';
import { assumeRolePaths } from '../../src/access/paths/assumeRolePaths.js';
import { can } from '../../src/access/can/can.js';
import { crossAccountAccess } from '../../src/access/diagnosis/crossAccountAccess.js';
import { whoCan } from '../../src/access/whoCan/whoCan.js';
import { importSample, useGraph } from '../support/graph.js';

const graph = useGraph();

beforeAll(async () => {
  await graph.empty();
  await importSample(graph);
});

const users: Readonly<Record<string, string>> = {
  carol: '111111111111',
  dave: '111111111111',
  terraform: '111111111111',
  erin: '222222222222',
  frank: '222222222222',
  heidi: '333333333333',
  oscar: '333333333333',
  'settlement-sftp': '333333333333',
  alice: '444444444444',
  bob: '444444444444',
  kate: '444444444444',
  gina: '555555555555',
  ivan: '555555555555',
  judy: '555555555555',
  nina: '555555555555',
};

const paths: Readonly<Record<string, string>> = {
  terraform: 'automation/',
  'settlement-sftp': 'integrations/',
  nina: 'contractors/',
};

const user = (name: string): string => `arn:aws:iam::${users[name] ?? ''}:user/${paths[name] ?? ''}${name}`;
const role = (account: number, name: string): string =>
  `arn:aws:iam::${String(account).repeat(12)}:role/${name}`;
const sso = (account: number, name: string): string =>
  role(account, `aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_${name}`);

const payments = 'arn:aws:s3:::northwind-payments';
const assume = 'sts:AssumeRole';
const ledgerTable = 'arn:aws:dynamodb:eu-west-1:333333333333:table';

describe('can', () => {
  test.each([
    [user('alice'), assume, role(3, 'payments-reader'), 'ALLOWED'],
    [user('alice'), assume, role(3, 'payments-operator'), 'IMPLICIT_DENY'],
    [user('alice'), assume, role(3, 'ledger-reader'), 'IMPLICIT_DENY'],
    [role(3, 'payments-reader'), 's3:GetObject', `${payments}/receipts/1.pdf`, 'ALLOWED'],
    [role(3, 'reports-viewer'), 's3:GetObject', `${payments}/receipts/1.pdf`, 'IMPLICIT_DENY'],
    [user('alice'), 's3:GetObject', `${payments}/receipts/1.pdf`, 'IMPLICIT_DENY'],
    [user('alice'), 'iam:CreateAccessKey', user('alice'), 'ALLOWED'],
    [user('alice'), 'iam:CreateAccessKey', user('bob'), 'IMPLICIT_DENY'],
    [
      user('alice'),
      'secretsmanager:GetSecretValue',
      'arn:aws:secretsmanager:eu-west-1:444444444444:secret:payments/webhook-key-AbCdEf',
      'CONDITIONAL',
    ],
    [
      user('kate'),
      's3:GetObject',
      'arn:aws:s3:::northwind-staging-data/home/alice/notes.txt',
      'EXPLICIT_DENY',
    ],
    [user('bob'), assume, role(3, 'incident-responder'), 'ALLOWED'],
    [user('carol'), assume, role(3, 'break-glass-admin'), 'CONDITIONAL'],
    [role(1, 'deploy-hub'), assume, role(3, 'break-glass-admin'), 'IMPLICIT_DENY'],
    [user('dave'), 'ce:GetCostAndUsage', '*', 'CONDITIONAL'],
    [user('dave'), 'iam:ChangePassword', user('dave'), 'ALLOWED'],
    [user('erin'), 's3:GetObject', 'arn:aws:s3:::northwind-audit-logs/2026/09/21/trail.json.gz', 'ALLOWED'],
    [user('erin'), 's3:GetObject', 'arn:aws:s3:::northwind-cardholder-data/2026/cards.csv', 'EXPLICIT_DENY'],
    [user('erin'), assume, role(3, 'security-audit'), 'IMPLICIT_DENY'],
    [user('frank'), assume, role(3, 'security-audit'), 'ALLOWED'],
    [user('oscar'), 'dynamodb:GetItem', `${ledgerTable}/ledger`, 'ALLOWED'],
    [user('oscar'), 'dynamodb:GetItem', `${ledgerTable}/cards`, 'EXPLICIT_DENY'],
    [user('settlement-sftp'), 's3:PutObject', `${payments}/settlement/2026-09-21.csv`, 'CONDITIONAL'],
    [
      role(3, 'service-role/receipt-renderer'),
      's3:DeleteObject',
      `${payments}/receipts/1.pdf`,
      'IMPLICIT_DENY',
    ],
    [role(3, 'service-role/receipt-renderer'), 's3:PutObject', `${payments}/receipts/1.pdf`, 'ALLOWED'],
    [
      user('ivan'),
      'dynamodb:CreateTable',
      'arn:aws:dynamodb:eu-west-1:555555555555:table/experiment',
      'ALLOWED',
    ],
    [user('ivan'), 'iam:CreateUser', 'arn:aws:iam::555555555555:user/new-user', 'IMPLICIT_DENY'],
    [user('ivan'), assume, role(5, 'ci/ci-runner'), 'IMPLICIT_DENY'],
    [sso(4, 'PowerUserAccess_5ad2938b1e7cf604'), assume, role(3, 'payments-operator'), 'EXPLICIT_DENY'],
    ['arn:aws:iam::999999999999:role/collector', assume, role(3, 'vendor-monitoring'), 'CONDITIONAL'],
    ['arn:aws:iam::999999999999:role/collector', assume, role(4, 'vendor-monitoring-trial'), 'CONDITIONAL'],
  ])('%s %s %s: %s', async (principal, action, resource, expected) => {
    const answer = await can(graph.reader, {
      principal,
      action,
      resource,
      context: [],
      unlistedContextKeys: 'UNKNOWN',
    });
    expect(answer.decision).toBe(expected);
  });

  const withMfa = (value: string): ContextInput => ({ key: 'aws:MultiFactorAuthPresent', values: [value] });

  test.each([
    ['carol', assume, role(3, 'break-glass-admin'), [withMfa('true')], 'ALLOWED'],
    ['carol', assume, role(3, 'break-glass-admin'), [withMfa('false')], 'IMPLICIT_DENY'],
    [
      'dave',
      'ce:GetCostAndUsage',
      '*',
      [withMfa('true'), { key: 'aws:SourceIp', values: ['203.0.113.7'] }],
      'ALLOWED',
    ],
    ['dave', 'ce:GetCostAndUsage', '*', [{ key: 'aws:MultiFactorAuthPresent', values: [] }], 'EXPLICIT_DENY'],
  ] as const)('%s %s %s with %j: %s', async (name, action, resource, context, expected) => {
    const answer = await can(graph.reader, {
      principal: user(name),
      action,
      resource,
      context,
      unlistedContextKeys: 'UNKNOWN',
    });
    expect(answer.decision).toBe(expected);
  });

  test('an outside principal names the account that was never imported (U-9c)', async () => {
    const answer = await can(graph.reader, {
      principal: 'arn:aws:iam::999999999999:role/collector',
      action: assume,
      resource: role(3, 'vendor-monitoring'),
      context: [],
      unlistedContextKeys: 'UNKNOWN',
    });
    expect(answer.conditions.map((condition) => condition.key)).toEqual(['sts:ExternalId']);
    expect(answer.dataGaps).toContainEqual(
      expect.objectContaining({ kind: 'ACCOUNT_NOT_IMPORTED', accountId: '999999999999' }),
    );
  });
});

describe('whoCan', () => {
  const self = role(3, 'production-admin');
  test.each([
    [
      assume,
      role(3, 'payments-reader'),
      [
        user('alice'),
        user('bob'),
        role(4, 'github-integration-tests'),
        role(4, 'OrganizationAccountAccessRole'),
        sso(4, 'PowerUserAccess_5ad2938b1e7cf604'),
      ],
    ],
    [assume, role(3, 'payments-operator'), []],
    [
      assume,
      self,
      [
        user('heidi'),
        role(3, 'production-deployer'),
        role(3, 'break-glass-admin'),
        self,
        role(3, 'incident-responder'),
      ],
    ],
    [assume, role(3, 'break-glass-admin'), [user('carol')]],
    [assume, role(1, 'deploy-hub'), [role(5, 'ci/ci-runner')]],
    [
      assume,
      role(5, 'ci/ci-runner'),
      [user('gina'), role(5, 'OrganizationAccountAccessRole'), 'codebuild.amazonaws.com'],
    ],
    [assume, role(4, 'export-landing'), [role(3, 'nightly-export')]],
    [
      'iam:CreateUser',
      'arn:aws:iam::555555555555:user/new-user',
      [role(5, 'OrganizationAccountAccessRole'), 'arn:aws:iam::555555555555:root'],
    ],
    [
      'rds:DeleteDBInstance',
      'arn:aws:rds:eu-west-1:333333333333:db:ledger',
      [self, role(3, 'break-glass-admin'), 'arn:aws:iam::333333333333:root'],
    ],
  ])('%s %s', async (action, resource, expected) => {
    const { entries } = await whoCan(graph.reader, { action, resource, context: [] }, { first: 100 });
    expect(entries.map(([identifier]) => identifier)).toEqual([...expected].sort());
  });
});

describe('cross-account access', () => {
  test.each<readonly [string, string, string, Readonly<Record<string, string>>]>([
    [user('alice'), role(3, 'payments-reader'), 'ALLOWED', {}],
    [user('alice'), role(3, 'payments-operator'), 'IMPLICIT_DENY', { ASSUME_ROLE_PERMISSION: 'MISSING' }],
    [user('alice'), role(3, 'ledger-reader'), 'IMPLICIT_DENY', { TRUST_POLICY: 'MISSING' }],
    [user('alice'), role(3, 'reports-viewer'), 'ALLOWED', { TARGET_PERMISSIONS: 'MISSING' }],
    [
      user('kate'),
      role(3, 'payments-reader'),
      'IMPLICIT_DENY',
      { SOURCE_MEMBERSHIP: 'MISSING', ASSUME_ROLE_PERMISSION: 'MISSING' },
    ],
    [
      role(4, 'OrganizationAccountAccessRole'),
      role(3, 'payments-operator'),
      'EXPLICIT_DENY',
      { ORGANIZATION_GUARDRAILS: 'BLOCKED' },
    ],
    [user('carol'), role(3, 'break-glass-admin'), 'CONDITIONAL', { TRUST_POLICY: 'CONDITIONAL' }],
    [user('ivan'), role(5, 'ci/ci-runner'), 'IMPLICIT_DENY', { ASSUME_ROLE_PERMISSION: 'MISSING' }],
  ])('%s → %s: %s, %o', async (from, to, decision, expected) => {
    const answer = await crossAccountAccess(graph.reader, { from, to });
    const open = answer.steps.filter(({ status }) => status !== 'IN_PLACE');
    expect(Object.fromEntries(open.map(({ step, status }) => [step, status]))).toEqual(expected);
    expect(answer.decision).toBe(decision);
  });
});

describe('access keys', () => {
  const keysOf = async (filter: AccessKeyFilter) => {
    const { entries } = await accessKeys(graph.reader, filter, { first: 100 }, Date.now());
    return entries.map(([, key]) => key);
  };
  const owners = async (filter: AccessKeyFilter) =>
    (await keysOf(filter)).map(({ principal }) => principal.name).sort();

  test.each<readonly [AccessKeyFilter, readonly string[]]>([
    [{}, ['bob', 'frank', 'load-generator', 'settlement-sftp', 'terraform', 'terraform']],
    [{ status: 'INACTIVE' }, ['load-generator']],
    [{ usersWithTwoActiveKeys: true }, ['terraform', 'terraform']],
    [{ replaceableByRole: true }, ['settlement-sftp', 'terraform', 'terraform']],
  ])('%o: %j', async (filter, expected) => {
    expect(await owners(filter)).toEqual(expected);
  });

  test('some are overdue, however long the sample is kept, and one was never used', async () => {
    const now = Date.now();
    const due = (await keysOf({ status: 'ACTIVE' })).filter((key) => rotationDue(key, 365, now));
    expect(due.map(({ principal }) => principal.name)).toEqual(
      expect.arrayContaining(['terraform', 'frank', 'settlement-sftp']),
    );
    const unused = (await keysOf({})).filter(({ neverUsed }) => neverUsed);
    expect(unused.map(({ principal }) => principal.name)).toEqual(['frank']);
  });

  test('those of terraform have ids, and its report says how they are used', async () => {
    const keys = (await keysOf({ usersWithTwoActiveKeys: true })).map(({ id, lastUsedService }) => ({
      id,
      lastUsedService,
    }));
    expect(keys).toEqual([
      { id: 'AKIAIOSFODNN7EXAMPLE', lastUsedService: 'sts' },
      { id: 'AKIAI44QH8DHBEXAMPLE', lastUsedService: 'organizations' },
    ]);
  });

  test('are found by their ids, and users by theirs', async () => {
    const found = async (text: string) =>
      (await graph.reader.search(text, { first: 10 })).entries.map(([, hit]) => 'name' in hit && hit.name);
    expect(await found('AKIAIOSFODNN7EXAMPLE')).toEqual(['terraform']);
    expect(await found('akiai44q')).toEqual(['terraform']);
    expect(await found('AKIAIOSFODNN7EXAMPLF')).toEqual([]);
    const [, terraform] = (await graph.reader.search('terraform', { first: 1 })).entries[0] ?? [];
    const uniqueId = terraform && 'uniqueId' in terraform ? terraform.uniqueId : undefined;
    expect(await found(uniqueId ?? '')).toEqual(['terraform']);
  });

  test('are not all that is found: an account is, by its id and by its name', async () => {
    const found = async (text: string) => {
      const { entries } = await graph.reader.search(text, { first: 100 });
      return entries.flatMap(([, hit]) => (hit.type === 'ACCOUNT' ? hit.accountId : []));
    };
    expect(await found('Sandbox')).toEqual(['555555555555']);
    expect(await found('5555')).toEqual(['555555555555']);
    expect((await graph.reader.search('sandbox', { first: 1 })).entries[0]?.[1]).toMatchObject({
      accountId: '555555555555',
    });
  });

  test('the sandbox has no credential report, which is told', async () => {
    const { dataGaps } = await accessKeys(graph.reader, {}, { first: 1 }, Date.now());
    expect(dataGaps.map(({ accountId }) => accountId)).toEqual(['555555555555']);
  });

  test('heidi signs in without MFA', async () => {
    const credentials = await graph.reader.credentials([user('heidi'), user('oscar')]);
    expect(credentials.get(user('heidi'))).toMatchObject({ mfaActive: false, passwordEnabled: true });
    expect(credentials.get(user('oscar'))).toMatchObject({ mfaActive: true, passwordEnabled: true });
  });
});

describe('Identity Center', () => {
  test.each([
    [sso(1, 'AdministratorAccess_3f9d1c27ab5840e6'), 'AdministratorAccess', ['carol']],
    [sso(3, 'ProductionSupport_b81f07c4d92e6a35'), 'ProductionSupport', ['oscar', 'paul']],
    [sso(4, 'PowerUserAccess_5ad2938b1e7cf604'), 'PowerUserAccess', ['alice', 'bob', 'kate']],
  ])('%s is %s: %j', async (arn, name, people) => {
    expect((await graph.reader.permissionSetsOfRoles([arn])).get(arn)?.name).toBe(name);
    const page = (await graph.reader.assigneesOfRoles([arn], { first: 10 })).get(arn);
    const names = page?.entries.map(([, one]) => one.name) ?? [];
    expect(names.sort()).toEqual(people.map((one) => `${one}@northwindpay.example`));
    expect(page?.groupsWithoutMembers).toEqual([]);
  });
});

describe('assumeRolePaths', () => {
  const target = role(3, 'production-admin');
  const chain = [role(5, 'ci/ci-runner'), role(1, 'deploy-hub'), role(3, 'production-deployer'), target];
  const find = (
    from: string,
    to: string,
    more: { readonly maxHops?: number; readonly context?: ContextInput[] } = {},
  ) => assumeRolePaths(graph.reader, { from, to, maxHops: 6, k: 10, context: [], ...more });

  test.each([
    [user('heidi'), target, 'ALLOWED', [target]],
    [user('bob'), target, 'CONDITIONAL', [role(3, 'incident-responder'), target]],
    [user('carol'), target, 'CONDITIONAL', [role(3, 'break-glass-admin'), target]],
    [user('gina'), target, 'ALLOWED', chain],
    [user('terraform'), target, 'ALLOWED', [role(5, 'OrganizationAccountAccessRole'), ...chain]],
    [user('alice'), role(3, 'payments-reader'), 'ALLOWED', [role(3, 'payments-reader')]],
    [user('gina'), role(3, 'production-deployer'), 'ALLOWED', chain.slice(0, 3)],
    [user('frank'), role(3, 'security-audit'), 'ALLOWED', [role(3, 'security-audit')]],
    [user('erin'), role(2, 'log-analyst'), 'ALLOWED', [role(2, 'log-analyst')]],
    [
      user('terraform'),
      role(4, 'OrganizationAccountAccessRole'),
      'ALLOWED',
      [role(4, 'OrganizationAccountAccessRole')],
    ],
  ])('%s → %s: one path, %s', async (from, to, decision, expected) => {
    const search = await find(from, to);
    expect(search.paths.map((path) => path.hops.map((hop) => hop.to.identifier))).toEqual([expected]);
    expect(search.paths.map((path) => path.decision)).toEqual([decision]);
    expect(search.completeness).toMatchObject({ complete: true, truncatedBy: [] });
  });

  test.each(['alice', 'kate', 'ivan', 'judy', 'nina', 'dave', 'erin', 'frank', 'oscar'])(
    'there is no path from %s to production-admin, and the search is complete',
    async (name) => {
      const search = await find(user(name), target);
      expect(search.paths).toEqual([]);
      expect(search.completeness.complete).toBe(true);
    },
  );

  test('no role session satisfies MFA, so terraform has no way to break-glass-admin (E-43)', async () => {
    expect((await find(user('terraform'), role(3, 'break-glass-admin'))).paths).toEqual([]);
  });

  test('the second hop of terraform to payments-operator is stopped by a guardrail, at the level of its unit (E-19b)', async () => {
    const [operator, access] = [role(3, 'payments-operator'), role(4, 'OrganizationAccountAccessRole')];
    expect((await find(user('terraform'), operator)).paths).toEqual([]);
    const answer = await can(graph.reader, {
      principal: access,
      action: assume,
      resource: operator,
      context: [],
      unlistedContextKeys: 'UNKNOWN',
    });
    expect(answer.decision).toBe('EXPLICIT_DENY');
    const stopped = answer.layers.filter((layer) => layer.outcome === 'DENIES');
    expect(stopped).toMatchObject([
      { layer: 'SERVICE_CONTROL', level: 'ou-nw42-staging0', levelName: 'Staging' },
    ]);
  });

  test('a hop limit that hides the path is named', async () => {
    const search = await find(user('gina'), target, { maxHops: 3 });
    expect(search.paths).toEqual([]);
    expect(search.completeness).toMatchObject({ complete: false, truncatedBy: ['MAX_HOPS'] });
  });

  test('what is known of the request meets a condition, or closes the path', async () => {
    const from = (address: string) =>
      find(user('bob'), target, { context: [{ key: 'aws:SourceIp', values: [address] }] });
    expect((await from('203.0.113.9')).paths.map((path) => path.decision)).toEqual(['ALLOWED']);
    expect((await from('192.0.2.1')).paths).toEqual([]);
  });

  test('MFA given for the request holds for the user, not for the sessions after it (E-43)', async () => {
    const mfa = [{ key: 'aws:MultiFactorAuthPresent', values: ['true'] }];
    expect((await find(user('carol'), target, { context: mfa })).paths.map((path) => path.decision)).toEqual([
      'ALLOWED',
    ]);
  });

  test.each([
    ['arn:aws:iam::999999999999:role/collector', role(3, 'vendor-monitoring'), ['sts:ExternalId']],
    ['999999999999', role(4, 'vendor-monitoring-trial'), []],
    ['arn:aws:iam::999999999999:role/collector', role(5, 'hackday-2024'), []],
    ['*', role(5, 'hackday-2024'), []],
  ])('from outside, %s → %s hangs on the side that was never imported (U-9c)', async (given, to, keys) => {
    const from = given === '999999999999' ? 'arn:aws:iam::999999999999:root' : given;
    const { paths, completeness } = await find(from, to);
    expect(paths[0]).toMatchObject({
      length: 1,
      decision: 'CONDITIONAL',
      hops: [{ from: { identifier: from } }],
    });
    expect(paths[0]?.conditions.map((condition) => condition.key)).toEqual(keys);
    expect(paths[0]?.hops[0]?.preconditions).toHaveLength(1);
    expect(completeness.complete).toBe(true);
  });

  test('anyone may assume a role that trusts everyone, if the own account lets it: nobody does so unsigned', async () => {
    const answer = await can(graph.reader, {
      principal: '*',
      action: assume,
      resource: role(5, 'hackday-2024'),
      context: [],
      unlistedContextKeys: 'UNKNOWN',
    });
    expect(answer.decision).toBe('CONDITIONAL');
    expect(answer.preconditions.join()).toMatch(/caller's own account/);
  });

  test('a principal is itself by a path of no hops', async () => {
    const search = await find(target, target);
    expect(search.paths.map((path) => path.length)).toEqual([0]);
  });
});
