import type { Json } from './statements.js'; /** Writes account authorization details of any size that share and trust like real ones: equal seeds, equal accounts. */

interface AccountOptions {
  readonly accountId: string;
  /** Users and roles together. */
  readonly principals: number;
  readonly seed: number;
  /** Accounts of the same size that this one trusts; their role names are the same by construction. */
  readonly neighbors: readonly string[];
}

interface GeneratedAccount {
  readonly accountId: string;
  readonly document: object;
}
type Random = () => number;

interface Domain {
  readonly service: string;
  readonly actions: readonly string[];
  readonly resource: (accountId: string, team: string) => string;
}

interface ManagedPolicy {
  readonly PolicyName: string;
  readonly PolicyArn: string;
}

interface RoleShape {
  readonly trust: Json;
  readonly inline: readonly Json[];
  readonly attached: readonly ManagedPolicy[];
}

interface Plan {
  readonly accountId: string;
  readonly neighbors: readonly string[];
  readonly random: Random;
  readonly userNames: readonly string[];
  readonly roleNames: readonly string[];
  readonly groupNames: readonly string[];
  readonly policyNames: readonly string[];
}

const TEAMS = ['payments', 'ledger', 'risk', 'search', 'mobile', 'data', 'platform', 'support'] as const;
const FUNCTIONS = ['api', 'worker', 'deploy', 'batch', 'reader', 'admin', 'export'] as const;
const SERVICES = [
  'lambda.amazonaws.com',
  'ec2.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'states.amazonaws.com',
  'codebuild.amazonaws.com',
] as const;
const GITHUB = 'token.actions.githubusercontent.com';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const DAY = 86_400_000;

const DOMAINS: readonly Domain[] = [
  domain('s3', 'GetObject PutObject DeleteObject GetObjectTagging AbortMultipartUpload', (_, team) => {
    return `arn:aws:s3:::${team}-data/*`;
  }),
  domain('dynamodb', 'GetItem Query PutItem UpdateItem BatchGetItem DescribeTable', (account, team) => {
    return `arn:aws:dynamodb:eu-west-1:${account}:table/${team}-*`;
  }),
  domain('sqs', 'SendMessage ReceiveMessage DeleteMessage GetQueueAttributes', (account, team) => {
    return `arn:aws:sqs:eu-west-1:${account}:${team}-*`;
  }),
  domain('sns', 'Publish Subscribe GetTopicAttributes', (account, team) => {
    return `arn:aws:sns:eu-west-1:${account}:${team}-events`;
  }),
  domain('lambda', 'InvokeFunction GetFunction UpdateFunctionCode PublishVersion', (account, team) => {
    return `arn:aws:lambda:eu-west-1:${account}:function:${team}-*`;
  }),
  domain('secretsmanager', 'GetSecretValue DescribeSecret PutSecretValue', (account, team) => {
    return `arn:aws:secretsmanager:eu-west-1:${account}:secret:${team}/*`;
  }),
  domain('kms', 'Decrypt Encrypt GenerateDataKey DescribeKey', (account) => {
    return `arn:aws:kms:eu-west-1:${account}:key/*`;
  }),
  domain('iam', 'PassRole GetRole ListRolePolicies ListAttachedRolePolicies', (account, team) => {
    return `arn:aws:iam::${account}:role/${team}-*`;
  }),
  domain('ec2', 'DescribeInstances DescribeSubnets DescribeSecurityGroups DescribeVolumes', () => '*'),
  domain('cloudwatch', 'GetMetricData ListMetrics PutMetricData DescribeAlarms', () => '*'),
  domain('logs', 'CreateLogGroup CreateLogStream PutLogEvents FilterLogEvents', (account, team) => {
    return `arn:aws:logs:eu-west-1:${account}:log-group:/${team}/*`;
  }),
];

const AWS_MANAGED: readonly Json[] = [
  awsManagedPolicy('AdministratorAccess', 'ANPAIWMBCKSKIEE64ZLYK', '2015-02-06T18:39:46+00:00', 'v1', ['*']),
  awsManagedPolicy('AmazonS3ReadOnlyAccess', 'ANPAIZTJ4DXE7G6AGAE6M', '2023-08-10T21:31:39+00:00', 'v3', [
    's3:Get*',
    's3:List*',
    's3:Describe*',
    's3-object-lambda:Get*',
    's3-object-lambda:List*',
  ]),
];
const ADMINISTRATOR = awsManagedReference('AdministratorAccess');
const S3_READ_ONLY = awsManagedReference('AmazonS3ReadOnlyAccess');

/** A ring of accounts in which each trusts the next three. */
export function generateEstate(
  accounts: number,
  principalsPerAccount: number,
  seed: number,
): readonly GeneratedAccount[] {
  const ids = range(accounts).map((index) => String(200_000_000_001 + index));
  return ids.map((accountId, index) => {
    const ring = [...ids.slice(index + 1), ...ids.slice(0, index)];
    const options = { accountId, principals: principalsPerAccount, seed, neighbors: ring.slice(0, 3) };
    return { accountId, document: generateAccount(options) };
  });
}

export function generateAccount(options: AccountOptions): object {
  const plan = planAccount(options);
  const templates = range(6).map(() => roleShape(plan));
  return {
    UserDetailList: plan.userNames.map((name) => userDetail(plan, name)),
    GroupDetailList: plan.groupNames.map((name) => groupDetail(plan, name)),
    RoleDetailList: plan.roleNames.map((name) => roleDetail(plan, name, templates)),
    Policies: [
      ...plan.policyNames.map((name) => policyDetail(plan, name)),
      boundaryDetail(plan),
      ...AWS_MANAGED,
    ],
  };
}

function planAccount({ accountId, principals, seed, neighbors }: AccountOptions): Plan {
  const random = seededRandom(`${seed}/${accountId}`);
  const users = Math.round(principals / 4);
  return {
    accountId,
    neighbors,
    random,
    userNames: range(users).map((index) => `user-${padded(index)}`),
    roleNames: range(principals - users).map(roleName),
    groupNames: TEAMS.map((team) => `${team}-team`),
    policyNames: range(20 + Math.floor(random() * 11)).map(
      (index) => `${nth(TEAMS, index)}-policy-${padded(index)}`,
    ),
  };
}

function roleName(index: number): string {
  return `${nth(TEAMS, index)}-${nth(FUNCTIONS, Math.floor(index / TEAMS.length))}-${padded(index)}`;
}

function userDetail(plan: Plan, name: string): Json {
  const { random } = plan;
  const inline = inlinePolicies(plan);
  return {
    ...identity(plan, 'User', 'AIDA', name),
    ...(inline.length > 0 && { UserPolicyList: inline }),
    GroupList: sample(random, plan.groupNames, 1 + Math.floor(random() * 2)),
    AttachedManagedPolicies: chance(random, 0.2) ? [policyReference(plan)] : [],
    ...permissionsBoundary(plan),
    Tags: [{ Key: 'team', Value: pick(random, TEAMS) }],
  };
}

function groupDetail(plan: Plan, name: string): Json {
  return {
    ...identity(plan, 'Group', 'AGPA', name),
    GroupPolicyList: [
      inlinePolicy(
        'TeamAccess',
        range(2).map(() => statement(plan)),
      ),
    ],
    AttachedManagedPolicies: unique([policyReference(plan), policyReference(plan), S3_READ_ONLY]),
  };
}

/** Two roles in five are copies of a template, as roles from one module of infrastructure code are. */
function roleDetail(plan: Plan, name: string, templates: readonly RoleShape[]): Json {
  const { random } = plan;
  const shape = chance(random, 0.4) ? pick(random, templates) : roleShape(plan);
  const grant = chance(random, 0.15) ? [inlinePolicy('AssumeRoles', [assumeRoleGrant(plan)])] : [];
  const administrator = chance(random, 0.01) ? [ADMINISTRATOR] : [];
  const role = { ...identity(plan, 'Role', 'AROA', name), AssumeRolePolicyDocument: shape.trust };
  return {
    ...role,
    InstanceProfileList: trustsEc2(shape.trust) ? [instanceProfile(plan, name, role)] : [],
    RolePolicyList: [...shape.inline, ...grant],
    AttachedManagedPolicies: [...shape.attached, ...administrator],
    ...permissionsBoundary(plan),
    Tags: [{ Key: 'team', Value: pick(random, TEAMS) }],
    RoleLastUsed: chance(random, 0.8) ? { LastUsedDate: timestamp(plan, 2026), Region: 'eu-west-1' } : {},
  };
}

function roleShape(plan: Plan): RoleShape {
  const { random } = plan;
  const attached = range(1 + Math.floor(random() * 2)).map(() => policyReference(plan));
  const inline = chance(random, 1 / 3) ? [inlinePolicy('Inline', [statement(plan), statement(plan)])] : [];
  return { trust: document([trustStatement(plan)]), inline, attached: unique(attached) };
}

function inlinePolicies(plan: Plan): readonly Json[] {
  const own = chance(plan.random, 1 / 3) ? [inlinePolicy('Inline', [statement(plan)])] : [];
  const grant = chance(plan.random, 0.15) ? [inlinePolicy('AssumeRoles', [assumeRoleGrant(plan)])] : [];
  return [...own, ...grant];
}

function policyDetail(plan: Plan, name: string): Json {
  const statements = range(3 + Math.floor(plan.random() * 6)).map(() => statement(plan));
  return managedPolicy(plan, name, document(statements));
}

/** The ceiling of the bounded tenth: everything but identity management. */
function boundaryDetail(plan: Plan): Json {
  const ceiling = { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' };
  return managedPolicy(plan, 'workload-boundary', document([ceiling]));
}

function managedPolicy(plan: Plan, name: string, policyDocument: Json): Json {
  const id = uniqueId(plan.random, 'ANPA');
  return policyEntry(name, policyArn(plan, name), id, timestamp(plan, 2024), 'v1', policyDocument);
}

function policyEntry(
  name: string,
  arn: string,
  id: string,
  date: string,
  version: string,
  policyDocument: Json,
): Json {
  return {
    PolicyName: name,
    PolicyId: id,
    Arn: arn,
    Path: '/',
    DefaultVersionId: version,
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: date,
    UpdateDate: date,
    PolicyVersionList: [
      { Document: policyDocument, VersionId: version, IsDefaultVersion: true, CreateDate: date },
    ],
  };
}

function statement(plan: Plan): Json {
  const { random, accountId } = plan;
  const { service, actions, resource } = pick(random, DOMAINS);
  const chosen = sample(random, actions, 1 + Math.floor(random() * 4)).map(
    (action) => `${service}:${action}`,
  );
  return {
    Effect: chance(random, 0.05) ? 'Deny' : 'Allow',
    Action: chance(random, 0.05) ? `${service}:*` : chosen,
    Resource: chance(random, 0.1) ? '*' : resource(accountId, pick(random, TEAMS)),
    ...sometimes(random, 0.1, () => pick(random, [sourceAddress(), teamTag(random)])),
  };
}

function assumeRoleGrant(plan: Plan): Json {
  return { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: assumableRoles(plan) };
}

function assumableRoles(plan: Plan): string {
  const { random } = plan;
  const team = pick(random, TEAMS);
  const account = pick(random, [plan.accountId, ...plan.neighbors]);
  return weighted(random, [
    [15, () => '*'],
    [35, () => `arn:aws:iam::*:role/${team}-*`],
    [25, () => `arn:aws:iam::${account}:role/${team}-*`],
    [25, () => `arn:aws:iam::${account}:role/${pick(random, plan.roleNames)}`],
  ]);
}

function trustStatement(plan: Plan): Json {
  const { random, accountId } = plan;
  const neighbor = (): string => pick(random, plan.neighbors.length > 0 ? plan.neighbors : [accountId]);
  return weighted(random, [
    [50, () => trusting({ Service: pick(random, SERVICES) })],
    [10, () => trusting({ AWS: rootArn(accountId) }, sometimes(random, 0.3, requireMfa))],
    [15, () => trusting({ AWS: namedPrincipals(plan) })],
    [
      10,
      () =>
        trusting(
          { AWS: rootArn(neighbor()) },
          sometimes(random, 0.5, () => outsideCondition(random)),
        ),
    ],
    [10, () => trusting({ AWS: `arn:aws:iam::${neighbor()}:role/${pick(random, plan.roleNames)}` })],
    [5, () => trustingGitHub(plan)],
  ]);
}

function namedPrincipals({ random, accountId, userNames, roleNames }: Plan): readonly string[] {
  const users = userNames.map((name) => `arn:aws:iam::${accountId}:user/${name}`);
  const roles = roleNames.map((name) => `arn:aws:iam::${accountId}:role/${name}`);
  return sample(random, [...users, ...roles], 1 + Math.floor(random() * 3));
}

function trusting(principal: Json, condition: Json = {}): Json {
  return { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...condition };
}

function trustingGitHub({ random, accountId }: Plan): Json {
  const repository = `repo:example-org/${pick(random, TEAMS)}:ref:refs/heads/main`;
  return {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${GITHUB}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com', [`${GITHUB}:sub`]: repository } },
  };
}

function outsideCondition(random: Random): Json {
  return pick(random, [requireMfa(), requireExternalId(random), teamTag(random), sourceAddress()]);
}

const requireMfa = (): Json => ({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } });
const sourceAddress = (): Json => ({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } });
const teamTag = (random: Random): Json => ({
  Condition: { StringEquals: { 'aws:PrincipalTag/team': pick(random, TEAMS) } },
});
const requireExternalId = (random: Random): Json => ({
  Condition: { StringEquals: { 'sts:ExternalId': `ext-${Math.floor(random() * 1000)}` } },
});

function trustsEc2(trust: Json): boolean {
  return JSON.stringify(trust).includes('"ec2.amazonaws.com"');
}

function instanceProfile(plan: Plan, name: string, role: Json): Json {
  return {
    Path: '/',
    InstanceProfileName: name,
    InstanceProfileId: uniqueId(plan.random, 'AIPA'),
    Arn: `arn:aws:iam::${plan.accountId}:instance-profile/${name}`,
    CreateDate: role.CreateDate,
    Roles: [role],
  };
}

function identity(plan: Plan, kind: 'User' | 'Group' | 'Role', prefix: string, name: string): Json {
  return {
    Path: '/',
    [`${kind}Name`]: name,
    [`${kind}Id`]: uniqueId(plan.random, prefix),
    Arn: `arn:aws:iam::${plan.accountId}:${kind.toLowerCase()}/${name}`,
    CreateDate: timestamp(plan, 2023),
  };
}

function permissionsBoundary(plan: Plan): Json {
  const arn = policyArn(plan, 'workload-boundary');
  return sometimes(plan.random, 0.1, () => ({
    PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn },
  }));
}

function policyReference(plan: Plan): ManagedPolicy {
  const name = pick(plan.random, plan.policyNames);
  return { PolicyName: name, PolicyArn: policyArn(plan, name) };
}

function awsManagedReference(name: string): ManagedPolicy {
  return { PolicyName: name, PolicyArn: `arn:aws:iam::aws:policy/${name}` };
}

function awsManagedPolicy(
  name: string,
  id: string,
  date: string,
  version: string,
  actions: readonly string[],
): Json {
  const policyDocument = document([{ Effect: 'Allow', Action: actions, Resource: '*' }]);
  return policyEntry(name, awsManagedReference(name).PolicyArn, id, date, version, policyDocument);
}

function inlinePolicy(name: string, statements: readonly Json[]): Json {
  return { PolicyName: name, PolicyDocument: document(statements) };
}

function document(statements: readonly Json[]): Json {
  return { Version: '2012-10-17', Statement: statements };
}

function domain(service: string, actions: string, resource: Domain['resource']): Domain {
  return { service, actions: actions.split(' '), resource };
}

function rootArn(accountId: string): string {
  return `arn:aws:iam::${accountId}:root`;
}

function policyArn(plan: Plan, name: string): string {
  return `arn:aws:iam::${plan.accountId}:policy/${name}`;
}

function uniqueId(random: Random, prefix: string): string {
  const letters = range(17).map(() => ALPHABET.charAt(Math.floor(random() * ALPHABET.length)));
  return prefix + letters.join('');
}

function timestamp({ random }: Plan, year: number): string {
  const instant = new Date(Date.UTC(year, 0, 1) + Math.floor((random() * 250 * DAY) / 1000) * 1000);
  return instant.toISOString().replace('.000Z', '+00:00');
}

/** Text hash into mulberry32: small, fast and the same everywhere. */
function seededRandom(seed: string): Random {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619),
    2_166_136_261,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

function sometimes(random: Random, probability: number, make: () => Json): Json {
  return chance(random, probability) ? make() : {};
}

function pick<T>(random: Random, items: readonly T[]): T {
  return nth(items, Math.floor(random() * items.length));
}

function sample<T>(random: Random, items: readonly T[], count: number): readonly T[] {
  return unique(range(count).map(() => pick(random, items)));
}

function weighted<T>(random: Random, choices: readonly (readonly [weight: number, make: () => T])[]): T {
  const expanded = choices.flatMap(([weight, make]) => range(weight).map(() => make));
  return pick(random, expanded)();
}

/** The item at `index`, counting round from the start again past the end. */
function nth<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}

function unique<T>(items: readonly T[]): readonly T[] {
  const seen = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...seen.values()];
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}

function padded(index: number): string {
  return String(index).padStart(3, '0');
}
