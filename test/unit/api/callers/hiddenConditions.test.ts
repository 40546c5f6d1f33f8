/** What policies of other accounts ask for changes no byte of what a limited caller is told (S3). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import type { ManagedOrganization } from '../../../../src/graph/contract/graphWriter.js';
import type { StoredOrganizations } from '../../../../src/graph/model/storedPolicies.js';
import { importedEstate } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { organizationOf } from '../../../support/organizations.js';
import { exportsOfEstate, type Member } from '../../../support/roleEstate.js';
import { runs } from '../../../support/runs.js';
import { allow, type Json } from '../../../support/statements.js';
import { servicesOf } from '../services.js';

const [mine, besides, theirs] = ['111111111111', '222222222222', '333333333333'];
const limited: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine, besides]) };

const own = [
  `arn:aws:iam::${mine}:user/ann`,
  `arn:aws:iam::${mine}:role/a`,
  `arn:aws:iam::${besides}:role/b`,
];
const hidden = ['x', 'y', 'z'].map((name) => `arn:aws:iam::${theirs}:role/${name}`);
const [ann = '', a = '', b = ''] = own;
const names = [...own, ...hidden];

/** None contradicts another, so that they close no way. */
const asked: readonly Json[] = [
  { StringEquals: { 'aws:UserAgent': 'cli' } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
];

const member = fc.record({
  letsIn: fc.uniqueArray(fc.constantFrom(...names, ...hidden), { minLength: 1, maxLength: 3 }),
  more: fc.constantFrom<readonly string[]>(
    [],
    ['*'],
    ['*'],
    ['iam:*'],
    ['iam:AttachUserPolicy'],
    ['iam:PutRolePolicy'],
    ['iam:UpdateAssumeRolePolicy'],
  ),
  asked: fc.constantFrom(undefined, ...asked),
});
const estates = fc.array(member, { minLength: names.length, maxLength: names.length });
type Drawn = typeof estates extends fc.Arbitrary<infer T> ? T : never;

/** `isAsking`: statements of others have their conditions. */
const membersOf = (drawn: Drawn, isAsking: boolean): Readonly<Record<string, Member>> =>
  Object.fromEntries(
    names.map((arn, at): readonly [string, Member] => {
      const { letsIn = [], more = [], asked: Condition } = drawn[at] ?? {};
      const condition = Condition && (isAsking || own.includes(arn)) ? { Condition } : {};
      const actions = [['sts:AssumeRole'], more].filter(({ length }) => length > 0);
      const policies = actions.map((Action) => ({ Effect: 'Allow', Action, Resource: '*', ...condition }));
      // One after the other, so that there are ways through others.
      const AWS = [
        ...letsIn.filter((one) => one !== arn),
        ...(at === own.length ? [ann] : names.slice(at - 1, at)),
      ];
      const trust = [
        {
          Effect: 'Allow',
          Principal: { AWS },
          Action: 'sts:AssumeRole',
          ...condition,
        },
      ];
      return [arn, arn.includes(':user/') ? { own: policies } : { own: policies, trust }];
    }),
  );

const all = 'completeness { truncatedBy } dataGaps { kind accountId message }';
const paths = `paths { length depth decision sentence conditions { key } caveats accounts { accountId }
  hops { from { identifier } to { identifier } mechanism decision sentence conditions { key } preconditions } }`;
const reached = 'edges { distance unconditionalDistance decision node { identifier } }';
const questions = [
  `pathsToPrivilege(from: "${ann}") { ${paths} ${all} }`,
  `assumeRolePaths(from: "${ann}", to: "${b}") { ${paths} nearMisses { explanation } ${all} }`,
  `blastRadius(principal: "${ann}") { principalCount administratorCount principals(first: 50) { ${reached} } ${all} }`,
  `whoCanReach(to: "${a}", first: 50) { totalCount ${reached} ${all} }`,
  `can(principal: "${ann}", action: "sts:AssumeRole", resource: "${b}") { decision }`,
];

async function answersOf(
  members: Readonly<Record<string, Member>>,
  caller = limited,
  around: readonly [organizations?: StoredOrganizations, managed?: readonly ManagedOrganization[]] = [],
): Promise<readonly string[]> {
  const services = servicesOf(inMemoryReader(importedEstate(exportsOfEstate({ members }), ...around)));
  const answers: string[] = [];
  for (const question of questions) {
    const { data, errors } = await executeOperation(services, `{ answer: ${question} }`, {}, caller);
    expect(errors).toBeUndefined();
    answers.push(JSON.stringify(data));
  }
  return answers;
}

const letting = (AWS: string): Json => ({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' });

/** The first of the others comes to administer its account by escalating, and the second to role b. */
const escalating = (Condition: Json): Readonly<Record<string, Member>> => {
  const [x = '', y = ''] = hidden;
  return {
    [ann]: { own: [allow('sts:AssumeRole')] },
    [x]: {
      own: [allow(['iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'], '*', { Condition })],
      trust: [letting(ann)],
    },
    [y]: { own: [allow('sts:AssumeRole')] },
    [b]: { own: [allow('iam:*')], trust: [letting(y)] },
    [a]: { trust: [letting(ann)] },
  };
};

test.each(asked)('one of others that comes to administer its account: %j', async (condition) => {
  const told = await answersOf(escalating({}));
  expect(told[0]).toContain('to hidden:2;');
  expect(told[0]).not.toContain('hidden:3');
  expect(told[2]).toContain('"distance":4,');
  expect(await answersOf(escalating(condition))).toEqual(told);
});

/** The account of others manages the organization. */
function managing() {
  const { places, ...organization } = organizationOf({
    [theirs]: { scp: 'NOT_APPLICABLE', rcp: 'NOT_APPLICABLE' },
    [mine]: {},
    [besides]: {},
  });
  const managed = [...places].map(([id, place]) => [id, { ...place, managementAccountId: theirs }] as const);
  const managementAccount = {
    managementAccountId: theirs,
    accountIds: [mine, besides],
    identityCenterAdministrators: [],
    hasIdentityCenter: true,
    permissionSetRoles: [],
  };
  return [{ ...organization, places: new Map(managed) }, [managementAccount]] as const;
}

test.each(asked)('an administrator of the account that manages the organization: %j', async (condition) => {
  const [x = ''] = hidden;
  const administering = (Condition: Json): Readonly<Record<string, Member>> => ({
    ...escalating({}),
    [x]: { own: [allow('*', '*', { Condition })], trust: [letting(ann)] },
  });
  const told = await answersOf(administering({}), limited, managing());
  expect(told[2]).toContain(
    `"distance":2,"unconditionalDistance":null,"decision":"UNKNOWN","node":{"identifier":"arn:aws:iam::${besides}:root"`,
  );
  expect(await answersOf(administering(condition), limited, managing())).toEqual(told);
});

test.each(asked)('one of own accounts goes on by its other ways too: %j', async (condition) => {
  const knowing = { ...limited, accountIds: new Set([mine, besides, theirs]) };
  const [plain, asking] = [
    await answersOf(escalating({}), knowing),
    await answersOf(escalating(condition), knowing),
  ];
  expect(plain[2]).toContain('"distance":4,');
  expect(asking[2]).toContain('"distance":3,');
});

test('conditions of others', async () => {
  let through = 0;
  await fc.assert(
    fc.asyncProperty(estates, async (drawn) => {
      const [plain, asking] = [
        await answersOf(membersOf(drawn, false)),
        await answersOf(membersOf(drawn, true)),
      ];
      through += plain.filter((answer) => answer.includes('hidden:')).length;
      // How far a search got in its time is nothing of the estate.
      if (![...plain, ...asking].some((answer) => answer.includes('TIME_LIMIT')))
        expect(asking).toEqual(plain);
    }),
    runs(40),
  );
  // Otherwise there was nothing to tell.
  expect(through).toBeGreaterThan(3);
});
