/** What is told of a comparison is of the graph that was compared, though an import comes while causes are tried. */
import { expect, test } from 'vitest';
import { executeOperation } from '../../../src/api/executeOperation.js';
import type { Context } from '../../../src/api/context.js';
import { compareWorlds } from '../../../src/api/reading/comparison.js';
import { GraphTimeout, ImportRunning, ReadTooLarge, WorldsBusy } from '../../../src/graph/model/graph.js';
import type { Scenario } from '../../../src/ingest/changes/applyScenario.js';
import type { Policy } from '../../../src/graph/model/graph.js';
import type { InMemoryGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { accountId, bob, sampleGraph } from './sampleGraph.js';
import { dataOf, servicesIn } from './services.js';

const { administration: _administration, ...plainBob } = bob;
const withBob = (own: typeof plainBob, graphVersion: string): InMemoryGraph => ({
  ...sampleGraph,
  principals: sampleGraph.principals.map((one) => (one.identifier === bob.identifier ? own : one)),
  graphVersion,
});

const group = 'arn:aws:iam::111122223333:group/admins';
const after: Scenario = {
  changes: [
    { tagUser: { user: bob.identifier, tags: [] } },
    { attachGroupPolicy: { group, policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' } },
  ],
};

/** The policy of the group makes an administrator of bob, until the import takes it away. */
function contextThat(importedAt: number, ends?: Error): Context {
  let opened = 0;
  let version = 7;
  const worldOf = ({ changes = [] }: Scenario) => {
    const isAdministrator = version === 7 && (changes ?? []).some((one) => 'attachGroupPolicy' in one);
    return {
      ...inMemoryReader(withBob(isAdministrator ? bob : plainBob, `${version}+world`)),
      contentHashes: async () => new Map([[accountId, 'changed']]),
    };
  };
  const scenarios = {
    aside: async (scenario: Scenario, work: (context: object) => Promise<unknown>) => {
      opened += 1;
      if (opened === importedAt && ends) throw ends;
      if (opened === importedAt) version += 1;
      return work({ reader: worldOf(scenario) });
    },
  };
  const stored = { ...inMemoryReader(withBob(plainBob, '7')), graphVersion: async () => String(version) };
  return { stored, scenarios } as unknown as Context;
}

const imported = new ImportRunning('an import waits');
const busy = new WorldsBusy('as many wait as may');

const wanted = { watches: [], paths: false, trials: 10 };

async function causeOf(importedAt: number, ends?: Error) {
  const { difference, isUnfinished } = await compareWorlds(contextThat(importedAt, ends), { after }, wanted);
  const causes = difference.administrators.map(({ change, principal, cause }) => [
    change,
    principal,
    cause?.map(({ what }) => what),
  ]);
  return { causes, isUnfinished };
}

test('nothing is taken for a cause that an import brought about, or that others left no world for', async () => {
  const told = ['GAINED', bob.identifier];
  const found = [[...told, ['changes[1].attachGroupPolicy']]];
  expect(await causeOf(0)).toEqual({ causes: found, isUnfinished: false });
  // The first world is that of the scenario.
  for (const importedAt of [2, 3])
    for (const ends of [undefined, imported, busy])
      expect(await causeOf(importedAt, ends)).toEqual({ causes: [[...told, undefined]], isUnfinished: true });
});

test.each([imported, busy, new GraphTimeout('too long'), new ReadTooLarge('too large')])(
  'what differs is told without paths where their search ends with $name',
  async (error) => {
    const context = contextThat(2, error);
    const ofPaths = { ...wanted, paths: true, trials: 0 };
    const { difference, isUnfinished } = await compareWorlds(context, { after }, ofPaths);
    expect(difference.reach).toMatchObject([{ change: 'GAINED', principal: bob.identifier }]);
    expect(difference.reach[0]).not.toHaveProperty('path');
    // Another search would take as long, or need as much.
    expect(isUnfinished).toBe(error === imported || error === busy);
  },
);

const readData = 'arn:aws:iam::111122223333:policy/read-data';

const withReadData = (change: (one: Policy) => Partial<Policy>): InMemoryGraph => ({
  ...sampleGraph,
  policies: sampleGraph.policies.map((one) => (one.uid === readData ? { ...one, ...change(one) } : one)),
});

const trustingService = (service: string) => [
  {
    name: 'account.json',
    content: JSON.stringify({
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: [
        {
          RoleName: 'any',
          Path: '/',
          Arn: `arn:aws:iam::${accountId}:role/any`,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
          },
        },
      ],
      Policies: [],
    }),
  },
];

const documents = {
  before: trustingService('ec2.amazonaws.com'),
  after: trustingService('lambda.amazonaws.com'),
};

const DIFF = (selection: string) =>
  `query ($before: [ImportDocumentInput!], $after: [ImportDocumentInput!]) { diff(before: $before, after: $after) { ${selection} } }`;

const differing = (after: InMemoryGraph, selection: string) =>
  dataOf(
    DIFF(selection),
    documents,
    servicesIn(inMemoryReader(sampleGraph), inMemoryReader(after), 'lambda'),
  );

const unread = withReadData(() => ({
  documentText: '{"Version":"2012-10-17","Statement":[',
  documentHash: 'cut off',
  quarantined: 'The JSON ends in the middle.',
}));

test('a statement that is lost is cited from the policy as it was', async () => {
  const without = withReadData(({ documentText = '{}' }) => {
    const document = JSON.parse(documentText) as { readonly Statement: readonly object[] };
    const text = JSON.stringify({ ...document, Statement: document.Statement.slice(1) });
    return { documentText: text, documentHash: 'without the first' };
  });
  for (const after of [without, unread]) {
    const { diff } = await differing(
      after,
      'permissions(first: 50) { nodes { statement { sources { sid actions policy { name } } } } }',
    );
    const { nodes } = (diff as { permissions: { nodes: readonly Changed[] } }).permissions;
    const lost = nodes.find(({ statement }) => statement.sources.some(({ sid }) => sid === 'Read'));
    expect(lost?.statement.sources).toContainEqual({
      sid: 'Read',
      actions: ['s3:GetObject'],
      policy: { name: 'read-data' },
    });
  }
});

interface Changed {
  readonly statement: { readonly sources: readonly { readonly sid: string | null }[] };
}

test('a policy that could not be understood has no document (E-79)', async () => {
  const { diff } = await differing(unread, 'policies(first: 50) { nodes { name before after } }');
  const { nodes } = (diff as { policies: { nodes: readonly { readonly name: string }[] } }).policies;
  expect(nodes.find(({ name }) => name === 'read-data')).toMatchObject({
    before: { Version: '2012-10-17' },
    after: null,
  });
});

test('documents that are refused name the side that has them', async () => {
  const broken = [{ name: 'x.json', content: '{' }];
  const services = servicesIn(inMemoryReader(sampleGraph), inMemoryReader(sampleGraph), 'lambda');
  const argumentOf = async (given: Partial<Record<'before' | 'after', object>>) => {
    const { errors } = await executeOperation(services, DIFF('graphVersion'), given);
    return errors?.map(({ extensions }) => extensions['argument']);
  };
  expect(await argumentOf({ after: broken })).toEqual(['after']);
  expect(await argumentOf({ before: broken, after: documents.after })).toEqual(['before']);
  const { errors } = await executeOperation(
    services,
    'query ($documents: [ImportDocumentInput!]) { compareScenario(scenario: { documents: $documents }) { graphVersion } }',
    { documents: broken },
  );
  expect(errors?.map(({ extensions }) => extensions['argument'])).toEqual(['scenario.documents']);
});
