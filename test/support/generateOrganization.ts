/** Writes whole organizations of any size, skewed as real ones are: few large accounts, many small, few roles that reach all. */
import { generateAccount } from './generateAccounts.js';
import { exportsOfEstate, type Member } from './roleEstate.js';
import { type Json, allow } from './statements.js';

export interface OrganizationSize {
  readonly accounts: number;
  /** Users and roles of all accounts, but for those that the landing zone puts into each. */
  readonly principals: number;
  readonly seed: number;
}

export interface ExportFile {
  readonly name: string;
  readonly document: object;
}

const FIRST_ACCOUNT = 300_000_000_001;
const VENDOR = '999900001111';
const ORGANIZATION = 'o-generated0';
const ROOT = 'r-gen0';
const DEVELOPERS = 100;
/** How much smaller an account is than the one before it. */
const SKEW = 0.7;

const idOf = (index: number): string => String(FIRST_ACCOUNT + index);

/** The accounts that reach others are small ones: who manages, audits, deploys, and where people are. */
interface Hubs {
  readonly management: string;
  readonly audit: string;
  readonly tooling: string;
  readonly people: string;
}

export const hubsOf = ({ accounts }: Pick<OrganizationSize, 'accounts'>): Hubs => ({
  management: idOf(accounts - 1),
  audit: idOf(accounts - 2),
  tooling: idOf(accounts - 3),
  people: idOf(accounts - 4),
});

/** The principals that may assume a role in each account. */
export function hubPrincipals(size: Pick<OrganizationSize, 'accounts'>): readonly string[] {
  const { management, audit, tooling, people } = hubsOf(size);
  return [
    `arn:aws:iam::${management}:role/org-admin`,
    `arn:aws:iam::${audit}:role/auditor`,
    `arn:aws:iam::${tooling}:role/deployer`,
    `arn:aws:iam::${people}:user/developer-0`,
  ];
}

/** One after the other, so that nobody needs to hold them all. */
export function* generateOrganization(size: OrganizationSize): Generator<ExportFile> {
  yield { name: 'organization.json', document: organization(size) };
  const principals = principalsByAccount(size);
  for (const [index, count] of principals.entries()) {
    const accountId = idOf(index);
    const options = { accountId, principals: count, seed: size.seed, neighbors: neighborsOf(index, size) };
    const landing = exportsOfEstate({ members: landingZone(accountId, hubsOf(size)) })[0] ?? {};
    yield { name: `${accountId}.json`, document: together(generateAccount(options) as Json, landing) };
  }
}

function principalsByAccount({ accounts, principals }: OrganizationSize): readonly number[] {
  const weights = Array.from({ length: accounts }, (_, index) => (index + 3) ** -SKEW);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.round((principals * weight) / all));
}

/** Accounts trust a few larger ones, most the largest; those have the names of roles that it takes. */
function neighborsOf(index: number, { accounts }: OrganizationSize): readonly string[] {
  const larger = [0, Math.floor(Math.sqrt(index)), Math.floor(index / 2)];
  const others = index === 0 ? [Math.min(1, accounts - 1), Math.min(2, accounts - 1)] : larger;
  return [...new Set(others)].filter((other) => other !== index).map(idOf);
}

function together(account: Json, landing: Json): Json {
  const list = (document: Json, name: string): readonly unknown[] =>
    (document[name] ?? []) as readonly unknown[];
  const names = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'];
  return Object.fromEntries(names.map((name) => [name, [...list(account, name), ...list(landing, name)]]));
}
const trusting = (AWS: string, more: Json = {}): readonly Json[] => [
  { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', ...more },
];
const mayAssume = (name: string): readonly Json[] => [allow('sts:AssumeRole', `arn:aws:iam::*:role/${name}`)];

/** What is in each account, and in those that reach all. */
function landingZone(accountId: string, hubs: Hubs): Readonly<Record<string, Member>> {
  const role = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`;
  const fromVendor = trusting(`arn:aws:iam::${VENDOR}:root`, {
    Condition: { StringEquals: { 'sts:ExternalId': `vendor-${accountId}` } },
  });
  return {
    [role('OrganizationAccountAccessRole')]: {
      own: [allow('*')],
      trust: trusting(`arn:aws:iam::${hubs.management}:root`),
    },
    [role('audit')]: {
      own: [allow(['iam:Get*', 'iam:List*', 'cloudtrail:LookupEvents'])],
      trust: trusting(`arn:aws:iam::${hubs.audit}:role/auditor`),
    },
    [role('deploy')]: {
      own: [allow(['cloudformation:*', 'lambda:*', 's3:*', 'iam:PassRole'])],
      trust: trusting(`arn:aws:iam::${hubs.tooling}:role/deployer`),
    },
    [role('developer-access')]: {
      own: [allow(['lambda:InvokeFunction', 'logs:*', 's3:GetObject'])],
      trust: trusting(`arn:aws:iam::${hubs.people}:root`),
    },
    [role('vendor-monitoring')]: { own: [allow('cloudwatch:Get*')], trust: fromVendor },
    ...hubRoles(accountId, hubs),
  };
}

function hubRoles(accountId: string, hubs: Hubs): Readonly<Record<string, Member>> {
  const role = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`;
  const own = trusting(`arn:aws:iam::${accountId}:root`);
  if (accountId === hubs.management)
    return { [role('org-admin')]: { own: mayAssume('OrganizationAccountAccessRole'), trust: own } };
  if (accountId === hubs.audit) return { [role('auditor')]: { own: mayAssume('audit'), trust: own } };
  if (accountId === hubs.tooling) return { [role('deployer')]: { own: mayAssume('deploy'), trust: own } };
  return accountId === hubs.people ? developers(accountId) : {};
}

const developers = (accountId: string): Readonly<Record<string, Member>> =>
  Object.fromEntries(
    Array.from({ length: DEVELOPERS }, (_, index) => [
      `arn:aws:iam::${accountId}:user/developer-${index}`,
      { own: mayAssume('developer-access') },
    ]),
  );

/** A root, a unit for every hundred accounts, and two guardrails. */
function organization({ accounts }: OrganizationSize): Json {
  const { management } = hubsOf({ accounts });
  const arn = (what: string): string => `arn:aws:organizations::${management}:${what}`;
  const units = Array.from({ length: Math.ceil(accounts / 100) }, (_, index) => `ou-gen0-unit${index}000`);
  return {
    Organization: {
      Id: ORGANIZATION,
      Arn: arn(`organization/${ORGANIZATION}`),
      FeatureSet: 'ALL',
      MasterAccountId: management,
    },
    Roots: [
      {
        Id: ROOT,
        Arn: arn(`root/${ORGANIZATION}/${ROOT}`),
        Name: 'Root',
        PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    ],
    OrganizationalUnits: units.map((Id) => ({
      Id,
      Arn: arn(`ou/${ORGANIZATION}/${Id}`),
      Name: Id,
      ParentId: ROOT,
    })),
    Accounts: Array.from({ length: accounts }, (_, index) => ({
      Id: idOf(index),
      Arn: arn(`account/${ORGANIZATION}/${idOf(index)}`),
      Name: `account-${index}`,
      Status: 'ACTIVE',
      ParentId: idOf(index) === management ? ROOT : units[Math.floor(index / 100)],
    })),
    Policies: guardrails(arn),
    PolicyTargets: [
      { PolicyId: 'p-FullAWSAccess', TargetId: ROOT },
      ...[...units, ...Array.from({ length: accounts }, (_, index) => idOf(index))].map((TargetId) => ({
        PolicyId: 'p-FullAWSAccess',
        TargetId,
      })),
      ...units.map((TargetId) => ({ PolicyId: 'p-guard0000', TargetId })),
    ],
  };
}

const guardrails = (arn: (what: string) => string): readonly Json[] =>
  [
    {
      Id: 'p-FullAWSAccess',
      Arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
      AwsManaged: true,
      Statement: allow('*'),
    },
    {
      Id: 'p-guard0000',
      Arn: arn(`policy/${ORGANIZATION}/service_control_policy/p-guard0000`),
      AwsManaged: false,
      Statement: { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' },
    },
  ].map(({ Id, Arn, AwsManaged, Statement }) => ({
    PolicySummary: { Id, Arn, Name: Id, Type: 'SERVICE_CONTROL_POLICY', AwsManaged },
    Content: JSON.stringify({ Version: '2012-10-17', Statement }),
  }));
