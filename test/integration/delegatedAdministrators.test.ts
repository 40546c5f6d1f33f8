/** Administrators of an account that administers Identity Center lead into others only as long as its organization says so. */
import { beforeEach, describe, expect, test } from 'vitest';
import { IDENTITY_CENTER } from '../../src/graph/model/delegatedServices.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { importInto, useGraph } from '../support/graph.js';
import { ask, questions } from '../support/pathQuestions.js';
import { exportsOfEstate } from '../support/roleEstate.js';
import {
  account,
  administrator,
  allowAll,
  attached,
  combined,
  DENY_ID,
  denySummary,
  described,
  fullAccess,
  LONER,
  MANAGEMENT,
  MEMBER,
  PRODUCTION,
  ROOT,
  WORKLOADS,
} from '../unit/ingest/organizations.js';

const root = (id: string): string => `arn:aws:iam::${id}:root`;
/** An administrator of the account that may administer Identity Center. */
const dan = `arn:aws:iam::${LONER}:user/dan`;
const ADMIN = `arn:aws:iam::${MEMBER}:role/Admin`;
/** Which Identity Center made. */
const MADE = `arn:aws:iam::${MEMBER}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Read_0123456789abcdef`;

const everything = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
const trust = [{ Effect: 'Allow', Principal: { AWS: root(MEMBER) }, Action: 'sts:AssumeRole' }];

const members = {
  [`arn:aws:iam::${MANAGEMENT}:user/ann`]: { own: everything },
  [ADMIN]: { own: everything, trust },
  [dan]: { own: everything },
};

const [management, memberWithout, loner] = exportsOfEstate({ members }) as [object, object, object];
const [, member] = exportsOfEstate({ members: { ...members, [MADE]: { trust } } }) as [object, object];

const delegating = (...DelegatedAdministrators: readonly object[]): object =>
  combined({
    Accounts: [
      account(MANAGEMENT, 'management', { ParentId: ROOT }),
      account(MEMBER, 'shop', { ParentId: PRODUCTION }),
      account(LONER, 'identity', { ParentId: ROOT }),
    ],
    PolicyTargets: attached('p-FullAWSAccess', ROOT, WORKLOADS, PRODUCTION, MANAGEMENT, MEMBER, LONER),
    DelegatedAdministrators,
  });

const inIdentityCenter = administrator(LONER, IDENTITY_CENTER);

const graph = useGraph();
beforeEach(() => graph.empty());

const EDGES = cypher(`
MATCH (s:PolicySet {accountId: $id})-[e:ESCALATES_TO|ESCALATES_TO_IF]->(r:Principal) WHERE r.accountId <> $id
MATCH (p:Principal)-[:GOVERNED_BY]->(s)
WITH r, e, p ORDER BY p.uid
RETURN r.uid AS to, e.decision AS decision, e.techniques AS techniques, collect(p.uid) AS by ORDER BY to, decision`);

const edges = (id = LONER) => graph.connection.run(EDGES, { id });

test('they lead into every account but the one that manages it, and to roles of permission sets (T-169, T-172)', async () => {
  await importInto(graph, delegating(inIdentityCenter), management, member, loner);
  const told = { decision: 'ALLOWED', by: [root(LONER), dan] };
  expect(await edges()).toEqual([
    { ...told, to: MADE, techniques: ['T-172'] },
    { ...told, to: root(MEMBER), techniques: ['T-169'] },
  ]);
  // That somebody administers Identity Center says that it is on.
  expect((await edges(MANAGEMENT)).map(({ decision }) => decision)).toEqual([
    'ALLOWED',
    'ALLOWED',
    'ALLOWED',
  ]);
});

test('they start at one place for each that a guardrail over their account tells apart (G-18)', async () => {
  const deniedTo = (Condition: object) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 'sso:*', Resource: '*', Condition }],
  });
  const guarded = {
    ...delegating(inIdentityCenter),
    Policies: [
      described(fullAccess, allowAll),
      described(denySummary, deniedTo({ ArnNotLike: { 'aws:PrincipalArn': dan } })),
    ],
    PolicyTargets: [
      ...attached('p-FullAWSAccess', ROOT, WORKLOADS, PRODUCTION, MANAGEMENT, MEMBER, LONER),
      ...attached(DENY_ID, LONER),
    ],
  };
  await importInto(graph, guarded, management, memberWithout, loner);
  expect(await edges()).toEqual([
    { to: root(MEMBER), decision: 'ALLOWED', by: [dan], techniques: ['T-169'] },
    { to: root(MEMBER), decision: 'CONDITIONAL', by: [root(LONER)], techniques: ['T-169'] },
  ]);
  const { found } = await ask(graph.reader, 'whoCanReach', dan, root(MEMBER));
  expect(found).toEqual(expect.arrayContaining([dan, root(LONER)]));
});

test('they lose a role that Identity Center takes out of another account (T-172)', async () => {
  await importInto(graph, delegating(inIdentityCenter), management, member, loner);
  await importInto(graph, memberWithout);
  expect((await edges()).map(({ to }) => to)).toEqual([root(MEMBER)]);
});

const said = {
  'that nobody administers anything': delegating(),
  'that it administers Identity Center': delegating(inIdentityCenter),
  'that it administers IAM': delegating(administrator(LONER, 'iam.amazonaws.com')),
  'that it administers something': delegating(administrator(LONER)),
  'that another account does': delegating(administrator(MEMBER, IDENTITY_CENTER)),
};

test.each([
  ['that nobody administers anything', 'that it administers Identity Center'],
  ['that it administers Identity Center', 'that nobody administers anything'],
  ['that it administers Identity Center', 'that it administers IAM'],
  ['that it administers something', 'that it administers Identity Center'],
  ['that it administers Identity Center', 'that another account does'],
] as const)(
  'an organization that says %s, and then %s, gives what the latter alone gives (F-33)',
  async (first, then) => {
    await importInto(graph, said[then], management, member, loner);
    const afresh = await graph.dump();
    await graph.empty();
    await importInto(graph, said[first], management, member, loner);
    expect(await graph.dump()).not.toEqual(afresh);
    await importInto(graph, said[then]);
    expect(await graph.dump()).toEqual(afresh);
  },
);

describe.each(questions.filter((question) => ['whoCanReach', 'chokePoints', 'whoCan'].includes(question)))(
  '%s',
  (question) => {
    test('says that nobody knows who administers an account that administers Identity Center and was never imported', async () => {
      const gap = expect.objectContaining({ kind: 'ACCOUNT_NOT_IMPORTED', accountId: LONER }) as object;
      const gaps = async () => (await ask(graph.reader, question, dan, ADMIN)).dataGaps;
      await importInto(graph, delegating(), member);
      expect(await gaps()).not.toContainEqual(gap);
      await importInto(graph, delegating(inIdentityCenter));
      expect(await gaps()).toContainEqual(gap);
    });
  },
);
