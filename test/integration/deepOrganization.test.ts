/** An organization as deep as AWS allows, five units below the root: collected and imported, every level counts. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { can } from '../../src/access/can/can.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { useGraph } from '../support/graph.js';
import { busy, estate, management, member, organizationId, roleName } from '../support/fakeAws/estate.js';
import { startFakeAws, type FakeAws, type Script } from '../support/fakeAws/fakeAws.js';
import { workplace, type Workplace } from '../support/fakeAws/workplace.js';

const units = [1, 2, 3, 4, 5].map((depth) => `ou-root-depth00${depth}`);
/** From the root to the account. Each target denies an action of its own. */
const levels = ['r-root', ...units, member];
const actions = [
  'PutObject',
  'GetObject',
  'DeleteObject',
  'GetObjectAcl',
  'PutObjectAcl',
  'GetObjectTagging',
  'PutObjectTagging',
].map((name) => `s3:${name}`);
const full = 'p-FullAWSAccess';
const policyAt = (depth: number): string => `p-denied0${depth}`;
const arn = (resource: string) => `arn:aws:organizations::${management}:${resource}`;
const summary = (Id: string) => ({
  Id,
  Arn: arn(`policy/${organizationId}/service_control_policy/${Id}`),
  Name: Id,
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: Id === full,
});
const accountOf = (Id: string) => ({
  Id,
  Arn: arn(`account/${organizationId}/${Id}`),
  Name: Id,
  Status: 'ACTIVE',
});

/** One entry a page. */
const paged = (key: string, all: readonly object[], token: unknown) => {
  const at = Number(token ?? 0);
  return { [key]: all.slice(at, at + 1), NextToken: at + 1 < all.length ? String(at + 1) : undefined };
};

const scripts: Readonly<Record<string, Script>> = {
  'organizations:ListOrganizationalUnitsForParent': ({ input }) => {
    const below = levels[levels.indexOf(String(input['ParentId'])) + 1] ?? '';
    const Id = units.includes(below) ? below : undefined;
    return { OrganizationalUnits: Id ? [{ Id, Arn: arn(`ou/${organizationId}/${Id}`), Name: Id }] : [] };
  },
  'organizations:ListAccountsForParent': ({ input }) => ({
    Accounts:
      { 'r-root': [accountOf(management)], [units.at(-1) ?? '']: [accountOf(member)] }[
        String(input['ParentId'])
      ] ?? [],
  }),
  'organizations:ListPolicies': ({ input }) =>
    input['Filter'] === 'SERVICE_CONTROL_POLICY'
      ? paged(
          'Policies',
          [full, ...levels.map((_target, depth) => policyAt(depth))].map(summary),
          input['NextToken'],
        )
      : { Policies: [] },
  'organizations:DescribePolicy': ({ input }) => {
    const id = String(input['PolicyId']);
    const statement =
      id === full
        ? { Effect: 'Allow', Action: '*', Resource: '*' }
        : { Effect: 'Deny', Action: actions[Number(id.at(-1))], Resource: '*' };
    const Content = JSON.stringify({ Version: '2012-10-17', Statement: statement });
    return { Policy: { PolicySummary: summary(id), Content } };
  },
  'organizations:ListTargetsForPolicy': ({ input }) => {
    const id = String(input['PolicyId']);
    const targets =
      id === full ? [...levels, management] : levels.slice(Number(id.at(-1)), Number(id.at(-1)) + 1);
    return paged(
      'Targets',
      targets.map((TargetId) => ({ TargetId, Name: TargetId })),
      input['NextToken'],
    );
  },
  'iam:GetAccountAuthorizationDetails': (call, url) => {
    const whole = estate['iam:GetAccountAuthorizationDetails']?.(call, url) as {
      readonly UserDetailList?: readonly object[];
    };
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    });
    const UserPolicyList = [{ PolicyName: 'all', PolicyDocument: encodeURIComponent(PolicyDocument) }];
    return whole.UserDetailList
      ? { ...whole, UserDetailList: whole.UserDetailList.map((user) => ({ ...user, UserPolicyList })) }
      : whole;
  },
};

let aws: FakeAws;
let place: Workplace;
const graph = useGraph();

beforeAll(async () => {
  aws = await startFakeAws({ ...estate, ...scripts });
  place = await workplace(aws);
  const { coverage } = await place.run({ organizationRole: roleName, regions: [busy] });
  expect(coverage.find(({ List }) => List === 'organization')).toMatchObject({ Status: 'COLLECTED' });
  await graph.empty();
  const files = [...(await place.files())].map(([name, content]) => ({ name, content }));
  const { problems } = await ingestDocuments(graph.writer, files);
  expect(problems).toEqual([]);
}, 120_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.close();
  await place.remove();
});

const ask = (accountId: string, action: string) =>
  can(graph.reader, {
    principal: `arn:aws:iam::${accountId}:user/ada`,
    action,
    resource: `arn:aws:s3:::open/x`,
    context: [],
    unlistedContextKeys: 'UNKNOWN',
  });

test.each(actions.map((action, depth) => [action, levels[depth] ?? '', depth] as const))(
  '%s is denied at %s (E-19b)',
  async (action, target, depth) => {
    const { decision, explanation } = await ask(member, action);
    expect(decision).toBe('EXPLICIT_DENY');
    expect(explanation).toContain(policyAt(depth));
    expect(explanation).toContain(target);
  },
);

test('what no level denies is allowed, and what binds members does not bind the management account (E-19)', async () => {
  expect((await ask(member, 's3:GetObjectVersion')).decision).toBe('ALLOWED');
  expect((await ask(management, 's3:PutObject')).decision).not.toBe('EXPLICIT_DENY');
});
