/** How escalations lie in the graph: created, changed and removed exactly, and read as the in-memory graph reads them. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Administration, EscalationAlternative, StoredStatement } from '../../src/graph/model/graph.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type {
  EdgeSource,
  EscalationEdge,
  Escalations,
  WriteReport,
} from '../../src/graph/contract/graphWriter.js';
import { deleteAccount } from '../../src/ingest/deleteAccount.js';
import { deriveAssumeEdges } from '../../src/derive/deriveAssumeEdges.js';
import { noEscalations } from '../../src/derive/deriveEscalations.js';
import { mergeAccountExports } from '../../src/ingest/merge/mergePages.js';
import { normalizeAccount } from '../../src/ingest/normalize/normalizeAccount.js';
import { useGraph } from '../support/graph.js';
import { importedGraph, parse } from '../support/importedGraph.js';
import { inMemoryReader } from '../support/inMemoryReader.js';
import { atOnce } from '../../src/graph/contract/turns.js';

const graph = useGraph();
beforeEach(() => graph.empty());

// ── Accounts ───────────────────────────────────────────────────────────────────────────────────────────────────────

const [here, there] = ['111122223333', '444455556666'] as const;
const arn = (resource: string, account: string = here): string => `arn:aws:iam::${account}:${resource}`;
const root = (account: string = here): string => arn('root', account);
const [ann, ben, cid] = ['user/ann', 'user/ben', 'user/cid'].map((user) => arn(user)) as [
  string,
  string,
  string,
];
const [deploy, admin] = ['role/deploy', 'role/admin'].map((role) => arn(role)) as [string, string];

const allow = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
});

const user = (account: string, name: string, action: string) => ({
  Path: '/',
  UserName: name,
  UserId: `AIDA${name.toUpperCase()}`,
  Arn: arn(`user/${name}`, account),
  GroupList: [],
  UserPolicyList: [{ PolicyName: 'own', PolicyDocument: allow(action) }],
});

const role = (account: string, name: string, trusted: string) => ({
  Path: '/',
  RoleName: name,
  RoleId: `AROA${name.toUpperCase()}`,
  Arn: arn(`role/${name}`, account),
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: trusted }, Action: 'sts:AssumeRole' }],
  },
  InstanceProfileList: [],
  RolePolicyList: [{ PolicyName: 'own', PolicyDocument: allow(name === 'admin' ? '*' : 's3:*') }],
});

/** The deploy role trusts ann by name, so that she has a policy set of her own. */
const account = (trusted: string = ann) => ({
  UserDetailList: [user(here, 'ann', 'iam:*'), user(here, 'ben', 'iam:*'), user(here, 'cid', 'lambda:*')],
  GroupDetailList: [],
  RoleDetailList: [role(here, 'deploy', trusted), role(here, 'admin', deploy)],
  Policies: [],
});

const neighbor = {
  UserDetailList: [user(there, 'zoe', 'organizations:*')],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
};

const factsOf = (...documents: readonly object[]) =>
  mergeAccountExports(documents.map(parse)).accounts.map(
    (one) => atOnce(normalizeAccount(one, new Map())).facts,
  );

/** As an import writes them, with escalations of our own making. */
const write = (
  escalations: Escalations,
  documents: readonly object[] = [account()],
  isRederived = false,
): Promise<ReadonlyMap<string, WriteReport>> =>
  graph.writer.inTransaction(async (transaction) => {
    const facts = factsOf(...documents);
    return transaction.write({
      accounts: facts.map((one) => ({
        facts: one,
        exportTexts: new Map([['partition', ['"aws"']]]),
        isRederived,
      })),
      assumeEdges: atOnce(deriveAssumeEdges(facts, await transaction.neighbors(facts))),
      escalations,
      rulesVersion: 'test',
    });
  });

// ── Escalations ────────────────────────────────────────────────────────────────────────────────────────────────────

const only = (identifier: string): EdgeSource => ({ kind: 'PRINCIPALS', identifiers: [identifier] });

function sharedBy(member: string, document: object = account()): EdgeSource {
  const sets = factsOf(document).flatMap(({ policySets }) => policySets);
  const set = sets.find(({ members }) => members.some(({ identifier }) => identifier === member));
  if (!set) throw new Error(`${member} has no policy set`);
  return { kind: 'SET', setUid: set.uid };
}

const statement: StoredStatement = { layer: 'IDENTITY', documentHash: 'hash', index: 0, effect: 'ALLOW' };

const way = (
  techniqueId: string,
  decision: EscalationAlternative['decision'] = 'ALLOWED',
  more: Partial<EscalationAlternative> = {},
): EscalationAlternative => ({
  techniqueId,
  decision,
  conditions: [],
  preconditions: [],
  evidence: [statement],
  caveats: [],
  dataGaps: [],
  ...more,
});

const edge = (
  source: EdgeSource,
  targetArn: string,
  ...alternatives: readonly EscalationAlternative[]
): EscalationEdge => ({
  source,
  targetArn,
  grant: {
    decision: alternatives.some(({ decision }) => decision === 'ALLOWED') ? 'ALLOWED' : 'CONDITIONAL',
    alternatives,
  },
});

const conditional: EscalationAlternative = way('T-020', 'CONDITIONAL', {
  via: arn('policy/limits'),
  preconditions: ['the policy has fewer than five versions'],
  conditions: [
    {
      operator: 'Bool',
      key: 'aws:MultiFactorAuthPresent',
      values: ['true'],
      effect: 'ALLOW',
      controlledBy: 'ENVIRONMENT',
      statement,
    },
  ],
  dataGaps: [{ kind: 'EXPORT_INCOMPLETE', accountId: here, message: 'The export lacks its versions.' }],
});

const administration: Administration = { decision: 'ALLOWED', conditions: [], evidence: [statement] };

/** What ann and ben share, what ann has alone, what cid has; findings of a shared set and of one's own. */
const escalations: Escalations = {
  edges: [
    edge(sharedBy(ann), root(), way('T-001', 'ALLOWED', { via: arn('policy/limits') }), conditional),
    edge(sharedBy(ann), cid, way('T-005')),
    edge(only(ann), root(), way('T-001', 'CONDITIONAL', { via: arn('policy/limits') }), way('T-003')),
    edge(sharedBy(cid), deploy, way('T-071', 'CONDITIONAL')),
  ],
  findings: [
    { source: sharedBy(ann), alternatives: [way('T-153', 'CONDITIONAL')], unexplored: ['T-153'] },
    { source: only(ann), alternatives: [way('T-154')], unexplored: [] },
    { source: only(cid), alternatives: [conditional], unexplored: ['T-009'] },
  ],
  administrators: new Map([[admin, administration]]),
  restingElsewhere: new Set(),
};

const replaced = (index: number, ...edges: readonly EscalationEdge[]): Escalations => ({
  ...escalations,
  edges: escalations.edges.flatMap((one, place) => (place === index ? edges : [one])),
});

const none = { added: 0, changed: 0, removed: 0 };
const counts = (reports: ReadonlyMap<string, WriteReport>, accountId: string = here) => {
  const { added, changed, removed } = reports.get(accountId) ?? none;
  return { added, changed, removed };
};

const stored = async (pattern: RegExp): Promise<readonly string[]> =>
  (await graph.dump()).filter((line) => pattern.test(line));
const escalationEdges = () => stored(/"type":"ESCALATES_TO/);
const ownSets = async (): Promise<readonly string[]> =>
  (await stored(/"shared":false/)).map((line) => /"uid":"([^"]+)"/.exec(line)?.[1] ?? '');

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

async function everythingRead(reader: GraphReader): Promise<object> {
  const [people, page] = [[ann, ben, cid, deploy, admin, root(), arn('user/nobody')], { first: 10 }];
  const withoutVersion = <T extends { readonly graphVersion: string }>({ graphVersion: _, ...rest }: T) =>
    rest;
  const pages = <T extends { readonly graphVersion: string }>(found: ReadonlyMap<string, T>) =>
    Object.fromEntries([...found].map(([key, value]) => [key, withoutVersion(value)]));
  const { administrators, escalatesTo, escalatesToIf } = await reader.statistics();
  return {
    to: pages(await reader.escalations(people, page)),
    into: pages(await reader.escalationsInto(people, page)),
    findings: Object.fromEntries(await reader.findings(people)),
    administrators: withoutVersion(await reader.principalPage(page, { administrator: true })),
    here: withoutVersion(await reader.principalPage(page, { administrator: true, accountId: here })),
    there: withoutVersion(
      await reader.principalPage(page, { administrator: false, accountId: there, kind: 'ROLE' }),
    ),
    byAccount: pages(await reader.administratorsOfAccounts([here, there], page)),
    admin: (await reader.principals([admin])).get(admin),
    statistics: { administrators, some: escalatesTo > 0 && escalatesToIf > 0 },
  };
}

const mechanismsOf = async (from: string, to: string) => {
  const page = (await graph.reader.escalations([from], { first: 10 })).get(from);
  const entry = page?.entries.find(([identifier]) => identifier === to)?.[1];
  return {
    decision: entry?.grant.decision,
    ways: entry?.grant.alternatives.map(({ techniqueId, decision }) => `${techniqueId} ${decision}`),
  };
};

describe('reading', () => {
  test('is the same from Neo4j and from the in-memory graph', async () => {
    await write(escalations);
    const inMemory = inMemoryReader(importedGraph([account()], escalations));
    expect(await everythingRead(graph.reader)).toEqual(await everythingRead(inMemory));
  });

  test('puts together what a principal reaches through its shared set and through its own', async () => {
    await write(escalations);
    expect(await mechanismsOf(ann, root())).toEqual({
      decision: 'ALLOWED',
      ways: ['T-001 ALLOWED', 'T-003 ALLOWED', 'T-020 CONDITIONAL'],
    });
    expect(await mechanismsOf(ben, root())).toEqual({
      decision: 'ALLOWED',
      ways: ['T-001 ALLOWED', 'T-020 CONDITIONAL'],
    });
    const findings = await graph.reader.findings([ann, ben, deploy]);
    expect([...findings].map(([key, ways]) => [key, ways.map(({ techniqueId }) => techniqueId)])).toEqual([
      [ann, ['T-154', 'T-153']],
      [ben, ['T-153']],
    ]);
  });

  test('gives back alternatives as they were written', async () => {
    await write(escalations);
    expect((await graph.reader.findings([cid])).get(cid)).toEqual([conditional]);
    expect((await graph.reader.principals([admin])).get(admin)).toMatchObject({ administration });
    expect((await graph.reader.principals([ann])).get(ann)).not.toHaveProperty('administration');
  });

  test('finds the edges of which each of the strongest ways takes something, or goes through another account', async () => {
    const takes = { fromItself: [], fromAll: ['hash'], mayEnd: 'NONE' } as const;
    const elsewhere = { via: `arn:aws:lambda:eu-west-1:${there}:function:build` };
    const [first, ...others] = escalations.edges;
    const edges = [
      ...(first ? [first] : []),
      edge(sharedBy(ann), cid, way('T-002', 'ALLOWED', { takes }), way('T-005', 'CONDITIONAL')),
      edge(only(ann), deploy, way('T-071', 'CONDITIONAL', elsewhere)),
      edge(only(ann), admin, way('T-002', 'ALLOWED', { takes }), way('T-005')),
      ...others.slice(2),
    ];
    await write({ ...escalations, edges });
    const { groups } = await graph.reader.hopsNeedingDetails();
    const found = groups.map(({ members, to }) => [to, ...members.toSorted()]);
    expect(found.toSorted()).toEqual(
      [
        [deploy, ann],
        [cid, ann, ben],
      ].toSorted(),
    );
  });

  test('goes page by page, with the total of all', async () => {
    await write(escalations);
    const pageOf = async (after?: string) =>
      (await graph.reader.escalationsInto([root()], { first: 1, ...(after ? { after } : {}) })).get(root());
    const first = await pageOf();
    expect(first).toMatchObject({ hasNextPage: true, totalCount: 2 });
    expect(first?.entries.map(([key]) => key)).toEqual([ann]);
    const second = await pageOf(ann);
    expect(second).toMatchObject({ hasNextPage: false, totalCount: 2 });
    expect(second?.entries.map(([key]) => key)).toEqual([ben]);
  });

  test('counts edges by whether they hold without conditions', async () => {
    await write(escalations);
    expect(await graph.reader.statistics()).toMatchObject({
      escalatesTo: 3,
      escalatesToIf: 1,
      administrators: 1,
    });
  });
});

describe('writing', () => {
  test('counts each edge and the findings of one principal; a shared set and an administrator change', async () => {
    await write(noEscalations);
    // Four edges and two findings come; the set of ann and ben and the role admin are nodes that change.
    expect(counts(await write(escalations))).toEqual({ added: 6, changed: 2, removed: 0 });
    expect(await escalationEdges()).toHaveLength(4);
  });

  test('changes nothing where the same comes again', async () => {
    await write(escalations);
    const before = await graph.dump();
    expect(counts(await write(escalations))).toEqual(none);
    expect(await graph.dump()).toEqual(before);
  });

  test('covers accounts that are only derived anew', async () => {
    await write(noEscalations);
    await write(escalations, [account()], true);
    const rederived = await everythingRead(graph.reader);
    await graph.empty();
    await write(escalations);
    expect(rederived).toEqual(await everythingRead(graph.reader));
  });

  test('leaves one edge of a pair where it becomes conditional', async () => {
    await write(escalations);
    const report = await write(replaced(1, edge(sharedBy(ann), cid, way('T-005', 'CONDITIONAL'))));
    expect(counts(report)).toEqual({ added: 0, changed: 1, removed: 0 });
    expect(await mechanismsOf(ben, cid)).toEqual({ decision: 'CONDITIONAL', ways: ['T-005 CONDITIONAL'] });
    expect(await escalationEdges()).toHaveLength(4);
  });

  test('changes an edge whose alternatives change, and says which techniques it has', async () => {
    await write(escalations);
    const report = await write(replaced(1, edge(sharedBy(ann), cid, way('T-006'), way('T-005'))));
    expect(counts(report)).toEqual({ added: 0, changed: 1, removed: 0 });
    expect(await stored(/"techniques":\["T-005","T-006"\]/)).toHaveLength(1);
  });

  test('changes findings of one principal, of a shared set, and administrative access', async () => {
    await write(escalations);
    const [shared, own, other] = escalations.findings.map(({ source }) => source) as [
      EdgeSource,
      EdgeSource,
      EdgeSource,
    ];
    const report = await write({
      ...escalations,
      findings: [shared, own, other].map((source) => ({
        source,
        alternatives: [way('T-155a')],
        unexplored: [],
      })),
      administrators: new Map([[admin, { ...administration, decision: 'CONDITIONAL' }]]),
    });
    expect(counts(report)).toEqual({ added: 0, changed: 4, removed: 0 });
    const ids = [...(await graph.reader.findings([ann, cid]))].flatMap(([, ways]) => ways);
    expect(new Set(ids.map(({ techniqueId }) => techniqueId))).toEqual(new Set(['T-155a']));
    expect(await stored(/"administrator":"CONDITIONAL"/)).toHaveLength(1);
  });

  test('removes everything again, and leaves the graph as if there had been none', async () => {
    await write(noEscalations);
    const before = await graph.dump();
    await write(escalations);
    expect(counts(await write(noEscalations))).toEqual({ added: 0, changed: 2, removed: 6 });
    expect(await graph.dump()).toEqual(before);
  });

  test('does not touch who may assume what', async () => {
    await write(noEscalations);
    const assume = () => stored(/"type":"CAN_ASSUME/);
    const before = await assume();
    expect(before.length).toBeGreaterThan(0);
    await write({ ...escalations, edges: [edge(only(ann), deploy, way('T-071'))] });
    expect(await assume()).toEqual(before);
    await write(noEscalations);
    expect(await assume()).toEqual(before);
  });
});

describe('the policy set of one principal', () => {
  const trustsNobodyElse = account(root());
  const byEdge: Escalations = {
    ...noEscalations,
    edges: [edge(only(ann), deploy, way('T-071'))],
  };
  const byFinding: Escalations = {
    ...noEscalations,
    findings: [{ source: only(ann), alternatives: [way('T-154')], unexplored: [] }],
  };

  test.each([
    ['an assume-role edge', noEscalations, account()],
    ['an escalation', byEdge, trustsNobodyElse],
    ['a finding', byFinding, trustsNobodyElse],
  ])('is there for %s alone, and goes with it', async (_, reason, document) => {
    await write({ ...byEdge, findings: byFinding.findings }, [account()]);
    expect(await ownSets()).toContain(`only:${ann}`);
    await write(reason, [document]);
    expect(await ownSets()).toContain(`only:${ann}`);
    await write(noEscalations, [trustsNobodyElse]);
    expect(await ownSets()).not.toContain(`only:${ann}`);
  });
});

describe('an account', () => {
  const across: Escalations = {
    ...noEscalations,
    edges: [edge(sharedBy(`arn:aws:iam::${there}:user/zoe`, neighbor), root(), way('T-150'))],
  };
  const zoe = arn('user/zoe', there);
  const acrossToRole: Escalations = {
    ...noEscalations,
    edges: across.edges.map((one) => ({ ...one, targetArn: deploy })),
  };

  test('keeps who escalates to its root from elsewhere when it is imported again', async () => {
    await write(escalations);
    await write(across, [neighbor]);
    expect(counts(await write(escalations))).toEqual(none);
    expect(await mechanismsOf(zoe, root())).toEqual({ decision: 'ALLOWED', ways: ['T-150 ALLOWED'] });
    expect(counts(await write(noEscalations, [neighbor]), there)).toEqual({ ...none, removed: 1 });
    expect(await escalationEdges()).toHaveLength(4);
  });

  test('takes with it, when it is deleted, what started and what ended in it', async () => {
    await write(acrossToRole, [account(), neighbor]);
    await write(escalations);
    await deleteAccount(graph.writer, here);
    const deleted = await graph.dump();
    expect(deleted.filter((line) => /ESCALATES_TO|"administrator"|findings/.test(line))).toEqual([]);
    await graph.empty();
    await write(noEscalations, [neighbor]);
    expect(deleted).toEqual(await graph.dump());
  });

  test('is administered from elsewhere still when it is deleted: its root user stands for it', async () => {
    await write(across, [account(), neighbor]);
    const imported = await mechanismsOf(zoe, root());
    await deleteAccount(graph.writer, here);
    expect(await mechanismsOf(zoe, root())).toEqual(imported);
    await write(noEscalations, [neighbor]);
    expect((await graph.reader.principals([root()])).size).toBe(0);
  });

  test('that others still name loses its escalations when it is deleted', async () => {
    const trusting = {
      ...neighbor,
      RoleDetailList: [role(there, 'guest', ann), role(there, 'open', root())],
    };
    await write(acrossToRole, [account(), trusting]);
    await write(escalations);
    expect(await escalationEdges()).toHaveLength(5);
    await deleteAccount(graph.writer, here);
    expect(await escalationEdges()).toEqual([]);
    expect(await stored(/findings|"administrator"/)).toEqual([]);
    expect((await graph.reader.principals([ann])).get(ann)?.kind).toBe('EXTERNAL');
  });

  test('loses an escalation whose target is no longer there', async () => {
    await write(escalations);
    const without = { ...account(), UserDetailList: account().UserDetailList.slice(0, 2) };
    const kept = escalations.edges.filter(({ targetArn }) => targetArn === root());
    await write({ ...escalations, edges: kept, findings: escalations.findings.slice(0, 2) }, [without]);
    expect(await escalationEdges()).toHaveLength(2);
    expect(await ownSets()).toEqual([`only:${ann}`, `only:${deploy}`]);
  });
});
