/** What edges are derived from, read again: from it comes what imports stored, in Neo4j and in memory alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { accountsAtHand } from '../../src/derive/accountAtHand.js';
import { defaultDerivationRules } from '../../src/derive/derivationRules.js';
import { deriveAssumeEdges } from '../../src/derive/deriveAssumeEdges.js';
import { deriveEscalations } from '../../src/derive/deriveEscalations.js';
import type { PreparedAccount } from '../../src/escalation/apply/applyTechniques.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import { clockOfImport } from '../../src/iam/facts/clock.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';
import { generateEstate } from '../support/generateAccounts.js';
import { asFiles, importSample, sample, useGraph } from '../support/graph.js';
import { importedEstate } from '../support/importedHops.js';
import { inMemoryReader } from '../support/inMemoryReader.js';
import { atOnce } from '../../src/graph/contract/turns.js';

const graph = useGraph();
beforeEach(() => graph.empty());

async function importedIds({ accountPage }: GraphReader): Promise<readonly string[]> {
  return (await accountPage({ first: 100 }, { imported: true })).entries.map(([id]) => id);
}

/** Each by itself, and all together. */
const groupsOf = (ids: readonly string[]): readonly (readonly string[])[] => [...ids.map((id) => [id]), ids];

/** Derives the edges of accounts as an import does, from what is read of them, and writes them. */
async function deriveAgain(accountIds: readonly string[]): Promise<void> {
  const { accounts, neighbors } = await graph.reader.derivationInput(accountIds);
  expect(accounts.map(({ accountId }) => accountId).sort()).toEqual([...accountIds].sort());
  const around = { ...neighbors, clock: clockOfImport(defaultDerivationRules.now()) };
  const assumeEdges = atOnce(deriveAssumeEdges(accounts, around));
  const escalations = atOnce(deriveEscalations(accounts, assumeEdges, around, defaultDerivationRules));
  await graph.writer.inTransaction(async (transaction) => {
    const { lists } = derivationUnder({});
    const last = await transaction.lastLists(accountIds.map((accountId) => ({ accountId, lists })));
    const again = accounts.map((facts) => ({
      facts,
      exportTexts: last.get(facts.accountId) ?? new Map<string, never>(),
      isRederived: true,
    }));
    return transaction.write({
      accounts: again,
      assumeEdges,
      escalations,
      rulesVersion: defaultDerivationRules.version,
    });
  });
}

test('of the sample each account by itself, and all together, derive what the import stored', async () => {
  await importSample(graph);
  const stored = await graph.dump();
  const ids = await importedIds(graph.reader);
  expect(ids.length).toBeGreaterThan(3);
  for (const group of groupsOf(ids)) {
    await deriveAgain(group);
    expect(await graph.dump()).toEqual(stored);
  }
});

type Decisions = Readonly<Record<string, string>>;

/** Who administers the account, and who may assume which role. */
function decisionsOf({ accountIndex, administrators }: PreparedAccount): Decisions {
  const { assumptions, policySets } = accountIndex.around;
  const assuming = policySets.flatMap(({ uid, members }) =>
    members.flatMap((arn) =>
      [assumptions(uid), assumptions(arn)].flatMap((roles) =>
        [...roles.keys()].map((role) => [`${arn} ${role}`, roles.get(role)?.decision ?? ''] as const),
      ),
    ),
  );
  return Object.fromEntries([
    ...assuming,
    ...[...accountIndex.users.keys(), ...accountIndex.roles.keys()].flatMap((arn) => {
      const administration = administrators.get(arn);
      return administration ? [[arn, administration.decision] as const] : [];
    }),
  ]);
}

/** The same as the graph has it. */
async function storedDecisions(reader: GraphReader, accountId: string): Promise<Decisions> {
  const page = { first: 1_000 };
  const principals = (await reader.principalsOfAccounts([accountId], page)).get(accountId)?.entries ?? [];
  const own = principals.map(([, one]) => one).filter(({ kind }) => kind === 'USER' || kind === 'ROLE');
  const steps = await reader.canAssume(
    own.map(({ identifier }) => identifier),
    page,
  );
  return Object.fromEntries([
    ...own.flatMap(({ identifier }) =>
      (steps.get(identifier)?.entries ?? []).map(
        ([role, { grant }]) => [`${identifier} ${role}`, grant.decision] as const,
      ),
    ),
    ...own.flatMap((one) =>
      'administration' in one && one.administration !== undefined
        ? [[one.identifier, one.administration.decision] as const]
        : [],
    ),
  ]);
}

const documentsOfSample = (): readonly unknown[] =>
  readdirSync(sample)
    .filter((name) => /^[a-z]+-\d{12}\.json$/.test(name))
    .map((name): unknown => JSON.parse(readFileSync(`${sample}/${name}`, 'utf8')));

const documentsOfEstate = (): readonly unknown[] => generateEstate(3, 60, 7).map(({ document }) => document);

describe.each([
  ['the sample', documentsOfSample],
  ['generated accounts', documentsOfEstate],
])('of %s', (_name, documentsOf) => {
  const importAll = (documents: readonly unknown[]) => ingestDocuments(graph.writer, asFiles(documents));

  test('accounts at hand have the edges that are stored, however many are asked for', async () => {
    await importAll(documentsOf());
    const ids = await importedIds(graph.reader);
    for (const group of groupsOf(ids)) {
      // A graph of its own, so that nothing is there already.
      const reader = { ...graph.reader, graph: {} };
      const { accounts, graphVersion } = await accountsAtHand(reader, group);
      expect(graphVersion).toBe(await graph.reader.graphVersion());
      expect([...accounts.keys()].sort()).toEqual([...group].sort());
      for (const [id, one] of accounts) {
        const found = decisionsOf(one);
        expect(Object.keys(found).length).toBeGreaterThan(0);
        expect(found).toEqual(await storedDecisions(graph.reader, id));
      }
    }
  });

  test('the graph in memory is read as the one in Neo4j', async () => {
    const documents = documentsOf();
    await importAll(documents);
    const memory = inMemoryReader(importedEstate(documents));
    for (const group of groupsOf(await importedIds(graph.reader))) {
      const [stored, held] = [await graph.reader.derivationInput(group), await memory.derivationInput(group)];
      expect(namesIn(held)).toEqual(namesIn(stored));
      const [one, other] = await Promise.all(
        [graph.reader, memory].map((reader) => accountsAtHand({ ...reader, graph: {} }, group)),
      );
      for (const id of group) expect(decisionsIn(other, id)).toEqual(decisionsIn(one, id));
    }
  });
});

type Input = Awaited<ReturnType<GraphReader['derivationInput']>>;
type AtHand = Awaited<ReturnType<typeof accountsAtHand>>;

const decisionsIn = (atHand: AtHand | undefined, id: string): Decisions | undefined => {
  const one = atHand?.accounts.get(id);
  return one && decisionsOf(one);
};

/** What is read, by what tells it apart, in order. */
const namesIn = ({ accounts, neighbors }: Input) => ({
  accounts: accounts.map(({ accountId, contentHash }) => `${accountId} ${contentHash}`).sort(),
  trustingRoles: neighbors.trustingRoles.map(({ arn }) => arn).sort(),
  policySets: neighbors.policySets.map(({ uid }) => uid).sort(),
  documents: [...neighbors.documents.keys()].sort(),
  namedByResources: [...neighbors.namedByResources].sort(),
  resourcesAskingWho: [...new Set(neighbors.resourcesAskingWho.map(({ policyHash }) => policyHash))].sort(),
  codeResources: neighbors.codeResources.map(({ arn }) => arn).sort(),
  importedAccounts: [...neighbors.importedAccounts].sort(),
});

test('what an import changes meanwhile is read once more: all is of one version', async () => {
  const [first, second] = [generateEstate(1, 20, 1), generateEstate(1, 25, 2)].map((estate) =>
    estate.map(({ accountId, document }) => ({ name: accountId, content: JSON.stringify(document) })),
  );
  await ingestDocuments(graph.writer, first ?? []);
  const [id = ''] = await importedIds(graph.reader);
  const before = await graph.reader.derivationInput([id]);
  const { connection } = graph;
  const run = connection.run.bind(connection);
  let isImported = false;
  vi.spyOn(connection, 'run').mockImplementation(async (query, parameters) => {
    const answer = await run(query, parameters);
    if (!isImported && query.includes('AccountExport')) {
      isImported = true;
      await ingestDocuments(graph.writer, second ?? []);
    }
    return answer;
  });
  const after = await graph.reader.derivationInput([id]);
  expect(after.graphVersion).not.toBe(before.graphVersion);
  expect(after.graphVersion).toBe(await graph.reader.graphVersion());
  expect(after.accounts.map(({ contentHash }) => contentHash)).not.toEqual(
    before.accounts.map(({ contentHash }) => contentHash),
  );
  expect(after.accounts[0]?.users.length).not.toBe(before.accounts[0]?.users.length);
});

test('of an account that was never imported there is nothing', async () => {
  await importSample(graph);
  const outside = (await graph.reader.accountPage({ first: 100 }, { imported: false })).entries.map(
    ([id]) => id,
  );
  expect(outside.length).toBeGreaterThan(0);
  const { accounts } = await graph.reader.derivationInput([...outside, '000000000000']);
  expect(accounts).toEqual([]);
});
