/** Administrators of a management account lead into the accounts of its organization: as edges, and in every question about paths. */
import { beforeEach, describe, expect, test } from 'vitest';
import { IDENTITY_CENTER } from '../../src/graph/model/delegatedServices.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { deleteAccount } from '../../src/ingest/deleteAccount.js';
import { importInto, useGraph } from '../support/graph.js';
import { importedEstate } from '../support/importedHops.js';
import { inMemoryReader } from '../support/inMemoryReader.js';
import { ask, questions, type Question } from '../support/pathQuestions.js';
import { exportsOfEstate } from '../support/roleEstate.js';
import {
  account,
  administrator,
  attached,
  DENY_ID,
  WORKLOADS,
  combined,
  deny,
  described,
  fullAccess,
  allowAll,
  denySummary,
  LONER,
  MANAGEMENT,
  MEMBER,
  organization as organizationHead,
  PRODUCTION,
  ROOT,
  root as rootUnit,
} from '../unit/ingest/organizations.js';
import { allow } from '../support/statements.js';

const CLOSED = '444444444444';
const user = (id: string, name: string): string => `arn:aws:iam::${id}:user/${name}`;
const root = (id: string): string => `arn:aws:iam::${id}:root`;
/** In the management account: an administrator, one who can become it, and one who may nothing. */
const [ann, ben, cid] = ['ann', 'ben', 'cid'].map((name) => user(MANAGEMENT, name)) as [
  string,
  string,
  string,
];
/** Trusts nobody outside its account. */
const ADMIN = `arn:aws:iam::${MEMBER}:role/Admin`;
/** Of an account that trusts a never imported one. */
const GUEST = `arn:aws:iam::${MEMBER}:role/guest`;

/** Which Identity Center made: administrators of its account cannot take it over. */
const MADE = `arn:aws:iam::${MEMBER}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Read_0123456789abcdef`;
const trust = (AWS: string) => ({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' });

const members = {
  [ann]: { own: [allow('*')] },
  [ben]: { own: [allow('iam:PutUserPolicy')] },
  [cid]: {},
  [ADMIN]: { own: [allow('*')], trust: [trust(root(MEMBER))] },
  [MADE]: { own: [allow('s3:GetObject')], trust: [trust(root(MEMBER))] },
  [GUEST]: { own: [allow('s3:GetObject')], trust: [trust(root(LONER))] },
};

const [management, member] = exportsOfEstate({ members }) as [object, object];

/** Later: the management account differs, and Identity Center took its role out of the member. */
const [managementLater, memberLater] = (() => {
  const { [MADE]: _gone, ...rest } = members;
  return exportsOfEstate({ members: { ...rest, [cid]: { own: [allow('s3:GetObject')] } } });
})() as [object, object];

const accounts = [
  account(MANAGEMENT, 'management', { ParentId: ROOT }),
  account(MEMBER, 'shop', { ParentId: PRODUCTION }),
  account(LONER, 'new', { ParentId: ROOT }),
  account(CLOSED, 'old', { ParentId: ROOT, State: 'CLOSED' }),
];

const organizationOf = (members: readonly object[], fields: object = {}): object =>
  combined({
    Accounts: members,
    PolicyTargets: [
      ...attached('p-FullAWSAccess', ROOT, WORKLOADS, PRODUCTION),
      ...attached('p-FullAWSAccess', ...[MANAGEMENT, MEMBER, LONER, CLOSED].slice(0, members.length)),
      ...attached(DENY_ID, WORKLOADS),
    ],
    ...fields,
  });

const organization = organizationOf(accounts);

/** One that was never imported administers Identity Center. */
const delegating = organizationOf(accounts, {
  DelegatedAdministrators: [administrator(LONER, IDENTITY_CENTER)],
});

const identityCenter = {
  Instances: [
    {
      InstanceArn: 'arn:aws:sso:::instance/ssoins-1111222233334444',
      IdentityStoreId: 'd-1111111111',
      OwnerAccountId: MANAGEMENT,
    },
  ],
};

const everything = [organization, management, member, identityCenter];

const graph = useGraph();
beforeEach(() => graph.empty());

const EDGES = cypher(`
MATCH (s:PolicySet {accountId: $id})-[e:ESCALATES_TO|ESCALATES_TO_IF]->(r:Principal) WHERE r.accountId <> $id
MATCH (p:Principal)-[:GOVERNED_BY]->(s)
WITH r, e, p ORDER BY p.uid
RETURN r.uid AS to, e.decision AS decision, e.ways AS ways, collect(p.uid) AS by ORDER BY to`);

async function edges() {
  const rows = await graph.connection.run(EDGES, { id: MANAGEMENT });
  return rows.map(({ to, decision, by, ways }) => {
    const [{ techniqueId, preconditions }] = JSON.parse(String(ways)) as [
      { readonly techniqueId: string; readonly preconditions: readonly string[] },
    ];
    return { to, decision, by, techniqueId, preconditions };
  });
}

const toldOf = (to: string, more: object = {}) => ({
  to,
  decision: 'ALLOWED',
  by: [root(MANAGEMENT), ann],
  techniqueId: 'T-169',
  preconditions: [],
  ...more,
});

describe('administrators of a management account', () => {
  test('lead from one place into every account that is not closed, imported or not, and to roles of permission sets (T-169, T-172)', async () => {
    await importInto(graph, ...everything);
    const made = toldOf(MADE, { techniqueId: 'T-172' });
    expect(await edges()).toEqual([made, toldOf(root(MEMBER)), toldOf(root(LONER))]);
  });

  test('do so if Identity Center is on, where nothing says so', async () => {
    await importInto(graph, organization, management, member);
    const open = {
      decision: 'CONDITIONAL',
      preconditions: ['Identity Center is enabled in the organization'],
    };
    expect((await edges()).slice(1)).toEqual([toldOf(root(MEMBER), open), toldOf(root(LONER), open)]);
  });

  test('have to detach what forbids it over a member, which does not bind themselves (E-19d)', async () => {
    const denied = described(denySummary, deny('*'));
    await importInto(
      graph,
      organizationOf(accounts, { Policies: [described(fullAccess, allowAll), denied] }),
      ...everything.slice(1),
    );
    expect((await edges()).slice(1)).toMatchObject([
      {
        to: root(MEMBER),
        decision: 'CONDITIONAL',
        preconditions: [expect.stringContaining('detached first')],
      },
      { to: root(LONER), decision: 'ALLOWED' },
    ]);
  });

  test('lead no more into an account that another organization took over, until it is back (T-169)', async () => {
    await importInto(graph, ...everything);
    const other = 'o-zzzzzzzzzz';
    const top = 'r-zz99';
    const arn = (rest: string): string => `arn:aws:organizations::${CLOSED}:${rest}`;
    const inOther = (id: string, name: string): object =>
      account(id, name, { Arn: arn(`account/${other}/${id}`), ParentId: top });
    const took = combined({
      Organization: organizationHead({
        Id: other,
        Arn: arn(`organization/${other}`),
        MasterAccountArn: arn(`account/${other}/${CLOSED}`),
        MasterAccountId: CLOSED,
      }),
      Roots: [rootUnit({ Id: top, Arn: arn(`root/${other}/${top}`) })],
      OrganizationalUnits: [],
      Accounts: [inOther(CLOSED, 'old'), inOther(MEMBER, 'shop')],
      Policies: [described(fullAccess, allowAll)],
      PolicyTargets: attached('p-FullAWSAccess', top, CLOSED, MEMBER),
    });
    await importInto(graph, took);
    expect((await edges()).map(({ to }) => to)).toEqual([root(LONER)]);
    await importInto(graph, organization);
    expect((await edges()).map(({ to }) => to)).toEqual([MADE, root(MEMBER), root(LONER)]);
  });

  test('are told the same whichever of all was imported first', async () => {
    await importInto(graph, ...everything);
    const whole = await graph.dump();
    const orders = [
      [0, 1, 2, 3],
      [1, 2, 3, 0],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [1, 0, 2, 3],
    ];
    for (const order of orders) {
      await graph.empty();
      for (const index of order) await importInto(graph, everything[index] ?? {});
      expect(await graph.dump(), order.join()).toEqual(whole);
    }
  }, 120_000);

  test.each([
    { when: 'with the management account', imports: [[managementLater, memberLater]] },
    { when: 'before it', imports: [[memberLater], [managementLater]] },
    { when: 'after it', imports: [[managementLater], [memberLater]] },
  ])(
    'lose a role that Identity Center takes out of a member, imported $when (T-172)',
    async ({ imports }) => {
      await importInto(graph, organization, managementLater, memberLater, identityCenter);
      const afresh = await graph.dump();
      await graph.empty();
      await importInto(graph, ...everything);
      for (const documents of imports) await importInto(graph, ...documents);
      expect((await edges()).map(({ to }) => to)).toEqual([root(MEMBER), root(LONER)]);
      expect(await graph.dump()).toEqual(afresh);
    },
  );

  test('lose an account that leaves, and what stood for it where it was never imported', async () => {
    await importInto(graph, organizationOf(accounts.slice(0, 2)), management, member);
    const without = await graph.dump();
    await graph.empty();
    await importInto(graph, organization, management, member);
    await importInto(graph, organizationOf(accounts.slice(0, 2)));
    expect((await edges()).map(({ to }) => to)).toEqual([MADE, root(MEMBER)]);
    expect(await graph.dump()).toEqual(without);
  });

  test('administer an account still of which the import is deleted; with their own everything goes', async () => {
    await importInto(graph, organization, management);
    const without = await graph.dump();
    await importInto(graph, member);
    await deleteAccount(graph.writer, MEMBER);
    expect(await graph.dump()).toEqual(without);
    await deleteAccount(graph.writer, MANAGEMENT);
    expect(await edges()).toEqual([]);
  });
});

describe.each(questions)('%s', (question: Question) => {
  const arrays = async (): Promise<GraphReader> => {
    const organizations = await graph.reader.places([MANAGEMENT, MEMBER, LONER, CLOSED]);
    const managed = {
      managementAccountId: MANAGEMENT,
      accountIds: [MEMBER, LONER],
      identityCenterAdministrators: [LONER],
      hasIdentityCenter: true,
      permissionSetRoles: [MADE],
    };
    return inMemoryReader(importedEstate([management, member], organizations, [managed]));
  };

  test('goes into the accounts of the organization, from Neo4j as from arrays', async () => {
    await importInto(graph, delegating, ...everything.slice(1));
    const inMemory = await arrays();
    for (const from of [ann, ben, cid])
      for (const to of [ADMIN, MADE, GUEST]) {
        const { found, complete, unexplored } = await ask(graph.reader, question, from, to);
        const expected = await ask(inMemory, question, from, to);
        expect({ found, complete, unexplored }).toEqual({
          found: expected.found,
          complete: expected.complete,
          unexplored: expected.unexplored,
        });
      }
  });

  test.runIf(['whoCanReach', 'chokePoints', 'whoCan'].includes(question))(
    'says that nobody knows who administers a management account that was never imported',
    async () => {
      await importInto(graph, organization, member);
      const { dataGaps } = await ask(graph.reader, question, ann, ADMIN);
      expect(dataGaps).toContainEqual(
        expect.objectContaining({ kind: 'ACCOUNT_NOT_IMPORTED', accountId: MANAGEMENT }),
      );
    },
  );

  test('finds the way to an administrator in another account that lets in nobody from outside', async () => {
    await importInto(graph, ...everything);
    const { found, dataGaps } = await ask(graph.reader, question, ann, ADMIN);
    if (question === 'blastRadius') {
      expect(found).toEqual(expect.arrayContaining([root(MEMBER), root(LONER), ADMIN, MADE, GUEST]));
      expect(dataGaps).toContainEqual(
        expect.objectContaining({ kind: 'ACCOUNT_NOT_IMPORTED', accountId: LONER }),
      );
    }
    if (question === 'whoCanReach' || question === 'whoCan')
      expect(found).toEqual(expect.arrayContaining([ann, ben, root(MANAGEMENT)]));
    if (question === 'chokePoints') expect(found).toEqual([`${ben} ${root(MANAGEMENT)} 1`]);
  });
});
