/** What is not known of its own accounts, for a caller who may know of some accounts only (S3): all of it (U-9). */
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { visibleGaps } from '../../../../src/api/callers/visibility.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import type { StoredOrganizations } from '../../../../src/graph/model/storedPolicies.js';
import { importedEstate } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { fullAccess, organizationOf } from '../../../support/organizations.js';
import { exportsOfEstate } from '../../../support/roleEstate.js';
import { allow } from '../../../support/statements.js';
import { servicesOf } from '../services.js';

const [mine, theirs] = ['111122223333', '222222222222'];
const limited: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine]) };

const role = (account: string): string => `arn:aws:iam::${account}:role/app`;
const bucket = 'arn:aws:s3:::dump-202601011200';
const member = { trust: [], own: [allow(['ec2:*', 'route53:*', 's3:GetObject'])] };
const own = [
  ...exportsOfEstate({ members: { [role(mine)]: member } }),
  [{ ResourceArn: bucket, AccountId: mine, Policy: { Version: '2012-10-17', Statement: [] } }],
];
const others = exportsOfEstate({ members: { [role(theirs)]: member } });

type Gap = { readonly kind: string; readonly message: string };

async function gapsOf(
  question: string,
  {
    documents,
    organizations,
    caller,
  }: Readonly<{
    documents: readonly unknown[];
    organizations?: StoredOrganizations | undefined;
    caller: Caller;
  }>,
): Promise<readonly Gap[]> {
  const graph = importedEstate(documents, organizations);
  const on = servicesOf(inMemoryReader({ ...graph, ...(organizations ? { organizations } : {}) }));
  const services = { ...on, actions: { ...on.actions, spelling: async (action: string) => action } };
  const { data, errors } = await executeOperation(services, `{ answer: ${question} }`, {}, caller);
  expect(errors).toBeUndefined();
  return (data as unknown as { readonly answer: { readonly dataGaps: readonly Gap[] } }).answer.dataGaps;
}

const gaps = 'dataGaps { kind message }';
const questions = {
  can: `can(principal: "${role(mine)}", action: "ec2:DescribeInstances", resource: "*") { ${gaps} }`,
  canRead: `can(principal: "${role(mine)}", action: "s3:GetObject", resource: "${bucket}/a") { ${gaps} }`,
  whoCan: `whoCan(action: "s3:GetObject", resource: "${bucket}/a", first: 5) { ${gaps} }`,
  effectivePermissions: `effectivePermissions(principal: "${role(mine)}") { ${gaps} }`,
  pathsToPrivilege: `pathsToPrivilege(from: "${role(mine)}") { ${gaps} }`,
  blastRadius: `blastRadius(principal: "${role(mine)}") { ${gaps} }`,
};

const places = (scp: Parameters<typeof organizationOf>[0][string]['scp']) =>
  scp && organizationOf({ [mine]: { scp }, [theirs]: { scp } });

test.each([
  ['no organization', undefined, Object.values(questions)],
  [
    'an SCP without content',
    places([{ ...fullAccess, limit: 'NOT_COLLECTED' }]),
    Object.values(questions).slice(0, 4),
  ],
  [
    'an SCP that cannot be read',
    places([{ ...fullAccess, limit: 'UNREAD' }]),
    Object.values(questions).slice(0, 4),
  ],
])('with %s, each gap of an own account is reported', async (_what, organizations, asked) => {
  for (const question of asked) {
    const alone = await gapsOf(question, { documents: own, organizations, caller: anonymous });
    const found = await gapsOf(question, { documents: [...own, ...others], organizations, caller: limited });
    expect(alone.length).toBeGreaterThan(0);
    expect(found.slice(0, -1)).toEqual(alone);
    expect(found.at(-1)?.kind).toBe('LIMITED_BY_SCOPE');
  }
});

const gap = (message: string, accountId?: string, kind = 'EXPORT_INCOMPLETE' as const) => ({
  kind,
  ...(accountId === undefined ? {} : { accountId }),
  message,
});

test('gaps of own accounts stay whatever they name, those of others and of their organization do not', () => {
  const visible = [gap('The policy of arn:aws:s3:::logs-222222222222 was not imported.', mine)];
  const hidden = [
    gap('Of 222222222222, something was not imported.', theirs),
    gap('Something was not imported.'),
    gap('o-exampleorg: 222222222222 administers IAM for it.', mine),
  ];
  expect(visibleGaps([...visible, ...hidden], new Set([mine]))).toEqual(visible);
});

test.each([
  [
    'a hosted zone, which has no policy',
    'route53:ChangeResourceRecordSets',
    'arn:aws:route53:::hostedzone/Z1',
  ],
  ['an image, which has no policy', 'ec2:RunInstances', 'arn:aws:ec2:eu-west-1::image/ami-1'],
])('a question about %s is answered', async (_what, action, resource) => {
  const question = `can(principal: "${role(mine)}", action: "${action}", resource: "${resource}") { ${gaps} }`;
  const found = await gapsOf(question, { documents: own, caller: limited });
  expect(found.map(({ kind }) => kind)).toContain('RESOURCE_OWNER_UNKNOWN');
});

test('one about a bucket that no import of the accounts holds says so', async () => {
  const services = servicesOf(inMemoryReader(importedEstate(own)));
  const question = `{ can(principal: "${role(mine)}", action: "s3:GetObject", resource: "arn:aws:s3:::other/a") { decision } }`;
  const { errors } = await executeOperation(services, question, {}, limited);
  expect(errors).toMatchObject([
    { message: expect.stringContaining('holds the resource') as unknown, extensions: { code: 'NOT_FOUND' } },
  ]);
});
