/** What importing an organization does to the graph, and to the edges of accounts that are in it already. */
import { beforeEach, expect, test } from 'vitest';
import { executeOperation } from '../../src/api/executeOperation.js';
import { storeChanges } from '../../src/ingest/changes/applyScenario.js';
import { ingestDocuments, type ImportReport } from '../../src/ingest/ingest.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import type { GraphWriter } from '../../src/graph/contract/graphWriter.js';
import { servicesOn, useGraph } from '../support/graph.js';
import { ask, questions } from '../support/pathQuestions.js';
import {
  account,
  allowAll,
  attached,
  combined,
  deny,
  denySummary,
  DENY_ID,
  described,
  fullAccess,
  LONER,
  MANAGEMENT,
  MEMBER,
  organization as organizationHead,
  ORGANIZATION,
  PRODUCTION,
  ROOT,
  WORKLOADS,
} from '../unit/ingest/organizations.js';

const graph = useGraph();
beforeEach(() => graph.empty());

const importAll = (...documents: readonly object[]): Promise<ImportReport> =>
  importWith(graph.writer, documents);

const importWith = (writer: GraphWriter, documents: readonly object[]): Promise<ImportReport> =>
  ingestDocuments(
    writer,
    documents.map((document, index) => ({ name: `file-${index}.json`, content: JSON.stringify(document) })),
  );

/** An account whose one role lets the account itself in, or another one, and whose one user may assume roles. */
const accountExport = (id: string, trusted = id): object => ({
  UserDetailList: [
    {
      Path: '/',
      UserName: 'ann',
      UserId: `AIDA${id}`,
      Arn: `arn:aws:iam::${id}:user/ann`,
      UserPolicyList: [{ PolicyName: 'all', PolicyDocument: allowAll }],
    },
  ],
  GroupDetailList: [],
  RoleDetailList: [
    {
      Path: '/',
      RoleName: 'reader',
      RoleId: `AROA${id}`,
      Arn: `arn:aws:iam::${id}:role/reader`,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${trusted}:root` }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  ],
  Policies: [],
});

const denyAssuming = described(denySummary, deny('sts:AssumeRole'));

const EDGES = cypher(`
MATCH (:PolicySet)-[e:CAN_ASSUME|CAN_ASSUME_IF]->(r:IamRole {accountId: $id})
RETURN count(e) AS edges`);

async function edgesInto(id: string): Promise<number> {
  const [row] = await graph.connection.run(EDGES, { id });
  return Number(row?.['edges']);
}

/** Which accounts an import wrote, in order; a `write` of several counts each. */
function counted(): { readonly writer: GraphWriter; readonly written: string[] } {
  const written: string[] = [];
  const writer: GraphWriter = {
    ...graph.writer,
    inTransaction: (work) =>
      graph.writer.inTransaction((transaction) =>
        work({
          ...transaction,
          write: (proposal) => {
            written.push(...proposal.accounts.map(({ facts }) => facts.accountId));
            return transaction.write(proposal);
          },
        }),
      ),
  };
  return { writer, written };
}

test('an organization goes in, and the same again changes nothing', async () => {
  const first = await importAll(combined());
  expect(first.problems).toEqual([]);
  expect(first.organizations).toMatchObject([
    { organizationId: ORGANIZATION, outcome: 'CREATED', files: ['file-0.json'], rederivedAccounts: 0 },
  ]);
  expect(first.organizations[0]?.added).toBeGreaterThan(20);
  const before = await graph.dump();
  const again = await importAll(combined());
  expect(again.organizations).toMatchObject([{ outcome: 'UNCHANGED', added: 0, changed: 0, removed: 0 }]);
  expect(await graph.dump()).toEqual(before);
});

test('what a question reads of the place of an account (E-19a, E-19d)', async () => {
  await importAll(combined());
  const { organizations } = await graph.reader.applicablePolicies(
    [MEMBER, MANAGEMENT].map((id) => `arn:aws:iam::${id}:user/ann`),
    [],
  );
  expect(organizations.anyImported).toBe(true);
  expect(organizations.places.get(MANAGEMENT)).toMatchObject({
    path: `${ORGANIZATION}/${ROOT}/`,
    serviceControl: { status: 'NOT_APPLICABLE' },
  });
  const place = organizations.places.get(MEMBER);
  expect(place).toMatchObject({
    organizationId: ORGANIZATION,
    managementAccountId: MANAGEMENT,
    path: `${ORGANIZATION}/${ROOT}/${WORKLOADS}/${PRODUCTION}/`,
    resourceControl: { status: 'NOT_APPLICABLE' },
  });
  if (place?.serviceControl.status !== 'COLLECTED') throw new Error('not collected');
  expect(
    place.serviceControl.levels.map(({ targetId, targetName, policies }) => [
      targetId,
      targetName,
      policies.map(({ name }) => name),
    ]),
  ).toEqual([
    [ROOT, 'Root', ['FullAWSAccess']],
    [WORKLOADS, 'workloads', ['FullAWSAccess', 'DenyLeaving']],
    [PRODUCTION, 'production', ['FullAWSAccess']],
    [MEMBER, 'shop', ['FullAWSAccess']],
  ]);
  expect(JSON.parse(place.serviceControl.levels[0]?.policies[0]?.documentText ?? '')).toEqual(allowAll);
});

const EVERYTHING = `{
  organization {
    organizationId arn featureSet enabledPolicyTypes importedAt
    managementAccount { accountId name }
    units(first: 2) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { unitId name parentId serviceControlPolicies { name kind } resourceControlPolicies { name } }
    }
    accounts(first: 5) {
      totalCount
      nodes {
        accountId name status imported
        organization { organizationId }
        place { path serviceControl resourceControl
          levels { targetId name serviceControlPolicies { name } resourceControlPolicies { name } } }
      }
    }
    policies(first: 5) { totalCount nodes { name kind arn document quarantined } }
    dataGaps { kind }
  }
}`;

test('administrators are not lost or gained where only the SCPs are unknown or come in (U-9f)', async () => {
  const changesOf = async (...documents: readonly object[]) => {
    const { record } = await importAll(...documents);
    return record?.changes.administrators.map(({ change, principal }) => [change, principal]);
  };
  const ann = `arn:aws:iam::${MEMBER}:user/ann`;
  await importAll(accountExport(MEMBER));
  const {
    Policies: _policies,
    PolicyTargets: _targets,
    ...withoutPolicies
  } = combined() as Record<string, object>;
  expect(await changesOf(withoutPolicies)).toEqual([['NOW_UNKNOWN', ann]]);
  expect(await changesOf(combined())).toEqual([['NOW_KNOWN', ann]]);
  const denied = [described(fullAccess, allowAll), described(denySummary, deny('*'))];
  expect(await changesOf(combined({ Policies: denied }))).toEqual([['LOST', ann]]);
});

test('what GraphQL shows of an organization', async () => {
  await importAll(combined());
  const services = await servicesOn(graph);
  const { data, errors } = await executeOperation(services, EVERYTHING, {});
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    organization: {
      organizationId: ORGANIZATION,
      featureSet: 'ALL',
      enabledPolicyTypes: ['SERVICE_CONTROL_POLICY'],
      managementAccount: { accountId: MANAGEMENT, name: 'management' },
      units: {
        totalCount: 3,
        pageInfo: { hasNextPage: true },
        nodes: [
          {
            unitId: WORKLOADS,
            parentId: ROOT,
            serviceControlPolicies: [
              { name: 'FullAWSAccess', kind: 'SERVICE_CONTROL' },
              { name: 'DenyLeaving', kind: 'SERVICE_CONTROL' },
            ],
            resourceControlPolicies: [],
          },
          { unitId: PRODUCTION, parentId: WORKLOADS },
        ],
      },
      accounts: {
        totalCount: 2,
        nodes: [
          { accountId: MANAGEMENT, place: { serviceControl: 'NOT_APPLICABLE', levels: [] } },
          {
            accountId: MEMBER,
            name: 'shop',
            status: 'ACTIVE',
            imported: false,
            organization: { organizationId: ORGANIZATION },
            place: {
              path: `${ORGANIZATION}/${ROOT}/${WORKLOADS}/${PRODUCTION}/`,
              serviceControl: 'COLLECTED',
              resourceControl: 'NOT_APPLICABLE',
              levels: [
                { targetId: ROOT, resourceControlPolicies: null },
                { targetId: WORKLOADS },
                { targetId: PRODUCTION },
                { targetId: MEMBER, name: 'shop', serviceControlPolicies: [{ name: 'FullAWSAccess' }] },
              ],
            },
          },
        ],
      },
      policies: {
        totalCount: 2,
        nodes: [
          { name: 'FullAWSAccess', kind: 'SERVICE_CONTROL', document: allowAll },
          { name: 'DenyLeaving', kind: 'SERVICE_CONTROL' },
        ],
      },
      dataGaps: [],
    },
  });
});

test('only accounts whose guardrails changed, and who manages them, are derived anew, each once', async () => {
  await importAll(combined(), accountExport(MEMBER), accountExport(MANAGEMENT));
  expect(await edgesInto(MEMBER)).toBe(1);
  const { writer, written } = counted();
  const report = await importWith(writer, [{ Policy: denyAssuming }]);
  expect(report.organizations).toMatchObject([{ outcome: 'UPDATED', rederivedAccounts: 2 }]);
  expect(written).toEqual([MANAGEMENT, MEMBER]);
  expect([await edgesInto(MEMBER), await edgesInto(MANAGEMENT)]).toEqual([0, 1]);
  // Detached, it forbids nothing.
  await importAll({ Targets: [], PolicyId: DENY_ID });
  expect(await edgesInto(MEMBER)).toBe(1);
});

test('the first organization counts an account once that it marks in several ways', async () => {
  await importAll(accountExport(MANAGEMENT), accountExport(LONER, MANAGEMENT));
  const report = await importAll({ Organization: organizationHead() });
  expect(report.organizations).toMatchObject([{ outcome: 'CREATED', rederivedAccounts: 2 }]);
});

test('an organization has its management account, and may have more where not all are listed (F-41)', async () => {
  const some = { Accounts: [account(MEMBER, 'shop')], ParentId: PRODUCTION };
  await importAll({ Organization: organizationHead() }, some);
  const { places } = await graph.reader.places([MEMBER, MANAGEMENT]);
  expect([MEMBER, MANAGEMENT].map((id) => places.get(id))).toMatchObject([
    { organizationId: ORGANIZATION, mayHaveMoreAccounts: true },
    { organizationId: ORGANIZATION, serviceControl: { status: 'NOT_APPLICABLE' } },
  ]);
  await importAll(combined());
  const all = await graph.reader.places([MEMBER]);
  expect(all.places.get(MEMBER)).not.toHaveProperty('mayHaveMoreAccounts');
});

test('what guards an account that was never imported counts for roles that let it in (E-19, E-20)', async () => {
  const organizationWith = (...policies: readonly object[]) =>
    combined({
      Accounts: [account(MEMBER, 'shop', { ParentId: ROOT }), account(LONER, 'new', { ParentId: ROOT })],
      PolicyTargets: [...attached('p-FullAWSAccess', ROOT, MEMBER), ...policies],
    });
  await importAll(organizationWith(), accountExport(MEMBER, LONER));
  expect(await edgesInto(MEMBER)).toBe(0);
  await importAll(organizationWith(...attached('p-FullAWSAccess', LONER)));
  expect(await edgesInto(MEMBER)).toBe(1);
  await importAll(organizationWith());
  expect(await edgesInto(MEMBER)).toBe(0);
});

test.each(questions)(
  '%s: an account on the way that no organization has is a gap (U-9a)',
  async (question) => {
    await importAll(combined(), accountExport(MEMBER), accountExport(LONER));
    const gapsOf = async (id: string) => {
      const { dataGaps } = await ask(
        graph.reader,
        question,
        `arn:aws:iam::${id}:user/ann`,
        `arn:aws:iam::${id}:role/reader`,
      );
      return dataGaps
        .filter(({ kind }) => kind === 'ORGANIZATION_NOT_IMPORTED')
        .map(({ accountId }) => accountId);
    };
    expect(await gapsOf(LONER)).toEqual([LONER]);
    // Of who may do something themselves, everybody is asked.
    if (question !== 'whoCan') expect(await gapsOf(MEMBER)).toEqual([]);
  },
);

test('an account that comes with its organization is derived once, under its guardrails', async () => {
  const organization = combined({ Policies: [described(fullAccess, allowAll), denyAssuming] });
  const { writer, written } = counted();
  await importWith(writer, [accountExport(MEMBER), organization]);
  expect(written).toEqual([MEMBER]);
  expect(await edgesInto(MEMBER)).toBe(0);
});

test('an account that moves has the guardrails of its new place', async () => {
  await importAll(
    combined({ Policies: [described(fullAccess, allowAll), denyAssuming] }),
    accountExport(MEMBER),
  );
  expect(await edgesInto(MEMBER)).toBe(0);
  const report = await importAll({ Accounts: [account(MEMBER, 'shop')], ParentId: ROOT });
  expect(report.organizations).toMatchObject([{ outcome: 'UPDATED', rederivedAccounts: 1 }]);
  expect(await edgesInto(MEMBER)).toBe(1);
});

test('any order of imports gives the same graph', async () => {
  const organization = combined({ Policies: [described(fullAccess, allowAll), denyAssuming] });
  const documents = [organization, accountExport(MEMBER), accountExport(LONER)] as const;
  await importAll(...documents);
  const together = await graph.dump();
  await graph.empty();
  for (const one of [documents[1], documents[2], documents[0]]) await importAll(one);
  expect(await graph.dump()).toEqual(together);
});

test('what an interrupted import left to be derived is derived by the next one of anything', async () => {
  await importAll(combined(), accountExport(MEMBER));
  const interrupted: GraphWriter = {
    ...graph.writer,
    inTransaction: (work) =>
      graph.writer.inTransaction((transaction) =>
        work({ ...transaction, write: () => Promise.reject(new Error('killed')) }),
      ),
  };
  await expect(importWith(interrupted, [{ Policy: denyAssuming }])).rejects.toThrow('killed');
  expect(await edgesInto(MEMBER)).toBe(1);
  const { writer, written } = counted();
  await importWith(writer, [accountExport(LONER)]);
  expect(written).toEqual([LONER, MEMBER]);
  expect(await edgesInto(MEMBER)).toBe(0);
});

test('deriving anew keeps what an import says of the account', async () => {
  const cut = { ...accountExport(MEMBER), NextToken: 'more' };
  await importAll(combined(), cut);
  const read = async () => (await graph.reader.accounts([MEMBER])).get(MEMBER);
  const before = await read();
  await importAll({ Policy: denyAssuming });
  const after = await read();
  expect(after?.dataGaps).toEqual(before?.dataGaps);
  expect(before?.dataGaps.map(({ kind }) => kind)).toContain('EXPORT_INCOMPLETE');
  expect(after?.importedAt).toBe(before?.importedAt);
});

test('an organization with a problem is refused whole, and the accounts of the import go in', async () => {
  const report = await importAll(
    combined({ PolicyTargets: attached(DENY_ID, 'nowhere') }),
    accountExport(MEMBER),
  );
  expect(report.accounts).toMatchObject([{ accountId: MEMBER, outcome: 'CREATED' }]);
  expect(report.organizations).toMatchObject([{ organizationId: ORGANIZATION, outcome: 'REFUSED' }]);
  expect(report.problems.map(({ path }) => path)).toEqual(['$.PolicyTargets[0].TargetId']);
  const { organizations } = await graph.reader.applicablePolicies([`arn:aws:iam::${MEMBER}:user/ann`], []);
  expect(organizations.anyImported).toBe(false);
});

const LEFT = cypher(`
RETURN COUNT { (:PolicyDocument) } AS documents, COUNT { (:Statement) } AS statements,
       COUNT { (:Account) } AS accounts, COUNT { (:OrganizationalUnit) } AS units, COUNT { (:Policy) } AS policies`);

test('what an organization no longer has goes, documents and merely listed accounts included', async () => {
  await importAll(combined());
  const report = await importAll(
    combined({
      OrganizationalUnits: [],
      Accounts: [account(MANAGEMENT, 'management', { ParentId: ROOT })],
      Policies: [described(fullAccess, allowAll)],
      PolicyTargets: attached('p-FullAWSAccess', ROOT, MANAGEMENT),
    }),
  );
  expect(report.organizations).toMatchObject([{ outcome: 'UPDATED', added: 0 }]);
  const [left] = await graph.connection.run(LEFT);
  expect(left).toEqual({ documents: 1, statements: 1, accounts: 1, units: 0, policies: 1 });
});

test('an account that joined another organization is listed and counted there alone', async () => {
  await importAll(combined());
  const other = JSON.stringify(combined())
    .replaceAll(ORGANIZATION, 'o-zzzzzzzzzz')
    .replaceAll(MANAGEMENT, LONER)
    .replaceAll('ab12', 'zz99')
    .replaceAll(DENY_ID, 'p-zzzz9999');
  await importAll(JSON.parse(other) as object);
  const members = async () => {
    const pages = await graph.reader.accountsOfOrganizations([ORGANIZATION, 'o-zzzzzzzzzz'], { first: 10 });
    return [...pages].map(([id, { entries, totalCount }]) => [id, entries.map(([uid]) => uid), totalCount]);
  };
  const expected = [
    [ORGANIZATION, [MANAGEMENT], 1],
    ['o-zzzzzzzzzz', [MEMBER, LONER], 2],
  ];
  expect(await members()).toEqual(expected);
  // An import of a part of the first one does not bring it back, and neither does a change of it.
  await importAll({ Organization: organizationHead() });
  expect(await members()).toEqual(expected);
  await storeChanges(graph.writer, [{ detachPolicy: { policyId: DENY_ID, targetId: WORKLOADS } }]);
  expect(await members()).toEqual(expected);
});
