/** Answers that say the same thing in different ways agree, on a generated estate. */
import { beforeAll, describe, expect, test } from 'vitest';
import { assumeRolePaths } from '../../src/access/paths/assumeRolePaths.js';
import { can, type AccessQuestion } from '../../src/access/can/can.js';
import { batchedReader } from '../../src/api/reading/requestReaders.js';
import { QuestionRefused } from '../../src/access/shared/answer.js';
import { whoCan } from '../../src/access/whoCan/whoCan.js';
import type { Principal } from '../../src/graph/model/graph.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { generateEstate } from '../support/generateAccounts.js';
import { asFiles, useGraph } from '../support/graph.js';
import { exportsOfEstate } from '../support/roleEstate.js';
import { allow } from '../support/statements.js';

const graph = useGraph();
let callers: readonly Principal[];
let roles: readonly string[];
/** Who may assume what, as `can` says, with the decision. */
let edges: ReadonlyMap<string, string>;

beforeAll(async () => {
  await graph.empty();
  await ingestDocuments(
    graph.writer,
    generateEstate(3, 40, 3).map(({ accountId, document }) => ({
      name: accountId,
      content: JSON.stringify(document),
    })),
  );
  const everyone = [
    ...(await allPrincipals('USER')),
    ...(await allPrincipals('ROLE')),
    ...(await allPrincipals('ROOT')),
  ];
  callers = everyone.filter((principal) => principal.kind !== 'ROOT' || /^2/.test(principal.accountId ?? ''));
  roles = callers.filter((principal) => principal.kind === 'ROLE').map((principal) => principal.identifier);
  edges = await assumptions();
});

async function allPrincipals(kind: 'USER' | 'ROLE' | 'ROOT'): Promise<readonly Principal[]> {
  const found: Principal[] = [];
  for (let after: string | undefined; ;) {
    const page = await graph.reader.principalPage(
      { first: 100, ...(after === undefined ? {} : { after }) },
      { kind },
    );
    found.push(...page.entries.map(([, principal]) => principal));
    if (!page.hasNextPage) break;
    after = page.entries.at(-1)?.[0];
  }
  const imported = new Set(
    [...(await graph.reader.accountPage({ first: 100 }, { imported: true })).entries].map(([id]) => id),
  );
  return found.filter((principal) => imported.has(principal.accountId ?? ''));
}

const asked = (principal: string, action: string, resource: string): AccessQuestion => ({
  principal,
  action,
  resource,
  context: [],
  unlistedContextKeys: 'UNKNOWN',
});

/** Decisions in the order of the questions. */
function decisions(questions: readonly AccessQuestion[]): Promise<readonly string[]> {
  const reader = batchedReader(graph.reader);
  return Promise.all(
    questions.map((question) =>
      can(reader, question).then(
        ({ decision }) => decision,
        (error: unknown) => (error instanceof QuestionRefused ? error.code : Promise.reject(error)),
      ),
    ),
  );
}

const may = (decision: string | undefined): boolean => decision === 'ALLOWED' || decision === 'CONDITIONAL';

async function assumptions(): Promise<ReadonlyMap<string, string>> {
  const questions = callers.flatMap(({ identifier }) =>
    roles.map((role) => asked(identifier, 'sts:AssumeRole', role)),
  );
  const answers = await decisions(questions);
  return new Map(
    questions.flatMap(({ principal, resource }, index) => {
      const decision = answers[index];
      return may(decision) ? [[`${principal} ${resource}`, decision ?? ''] as const] : [];
    }),
  );
}

describe('the edges of the graph', () => {
  test('are what can says of every user and role on every role', async () => {
    const stored = new Map<string, string>();
    for (const { identifier } of callers) {
      const page = (await graph.reader.canAssume([identifier], { first: 100 })).get(identifier);
      for (const [role, { grant }] of page?.entries ?? [])
        stored.set(`${identifier} ${role}`, grant.decision);
    }
    expect(edges.size).toBeGreaterThan(20);
    expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(edges));
  });

  test('read backwards are the same edges', async () => {
    const backwards = new Set<string>();
    for (const role of roles) {
      const page = (await graph.reader.assumableBy([role], { first: 100 })).get(role);
      for (const [principal] of page?.entries ?? []) {
        if (callers.some(({ identifier }) => identifier === principal)) backwards.add(`${principal} ${role}`);
      }
    }
    expect([...backwards].sort()).toEqual([...edges.keys()].sort());
  });
});

describe('whoCan', () => {
  test.each([
    ['s3:GetObject', 'arn:aws:s3:::some-bucket/some/key'],
    ['s3:PutObject', 'arn:aws:s3:::*/*'],
    ['ec2:DescribeInstances', '*'],
    ['iam:PassRole', 'arn:aws:iam::200000000001:role/anything'],
    ['dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:200000000002:table/orders'],
    ['sqs:SendMessage', 'arn:aws:sqs:eu-west-1:200000000003:jobs'],
    ['kms:Decrypt', 'arn:aws:kms:eu-west-1:200000000001:key/1234'],
    ['iam:ChangePassword', 'arn:aws:iam::200000000001:user/*'],
    ['sts:AssumeRole', undefined],
  ])('%s %s: equals the principals for which can allows it', async (action, given) => {
    const resources = given === undefined ? roles.slice(0, 12) : [given];
    for (const resource of resources) {
      const { entries } = await whoCan(graph.reader, { action, resource, context: [] }, { first: 1_000 });
      const answers = await decisions(callers.map(({ identifier }) => asked(identifier, action, resource)));
      const expected = callers.flatMap(({ identifier }, index) =>
        may(answers[index]) ? [[identifier, answers[index]]] : [],
      );
      const known = new Set(callers.map(({ identifier }) => identifier));
      const found = entries.filter(([identifier]) => known.has(identifier));
      expect(found.map(([identifier, { decision }]) => [identifier, decision])).toEqual(
        expected.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      );
    }
  });

  test('in pages is the same as at once', async () => {
    const question = { action: 's3:GetObject', resource: 'arn:aws:s3:::some-bucket/some/key', context: [] };
    const whole = await whoCan(graph.reader, question, { first: 1_000 });
    const paged: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await whoCan(graph.reader, question, {
        first: 3,
        ...(after === undefined ? {} : { after }),
      });
      paged.push(...page.entries.map(([key]) => key));
      expect(page.totalCount).toBe(whole.totalCount);
      if (!page.hasNextPage) break;
      after = page.entries.at(-1)?.[0];
    }
    expect(paged).toEqual(whole.entries.map(([key]) => key));
  });
});

describe('assumeRolePaths', () => {
  /** Every chain that repeats nobody, by plain enumeration. */
  function enumerate(from: string, to: string, maxHops: number): readonly string[] {
    const out = new Map<string, string[]>();
    for (const edge of edges.keys()) {
      const [a = '', b = ''] = edge.split(' ');
      out.set(a, [...(out.get(a) ?? []), b]);
    }
    const chains: string[] = [];
    const walk = (chain: readonly string[]): void => {
      const at = chain.at(-1) ?? '';
      if (at === to) {
        chains.push(chain.join(' '));
        return;
      }
      if (chain.length > maxHops) return;
      for (const next of out.get(at) ?? []) if (!chain.includes(next)) walk([...chain, next]);
    };
    walk([from]);
    return chains.sort();
  }

  test('finds exactly the chains that enumeration finds, and says so', async () => {
    const targets = roles.filter((_, index) => index % 5 === 0);
    let found = 0;
    for (const { identifier: from } of callers.filter((_, index) => index % 4 === 0)) {
      for (const to of targets) {
        if (from === to) continue;
        for (const maxHops of [1, 3]) {
          const search = await assumeRolePaths(graph.reader, { from, to, maxHops, k: 100, context: [] });
          const expected = enumerate(from, to, maxHops);
          const chains = search.paths.map((path) =>
            [from, ...path.hops.map((hop) => hop.to.identifier)].join(' '),
          );
          expect([...chains].sort()).toEqual(expected);
          const hidden = enumerate(from, to, roles.length).length > expected.length;
          expect(search.completeness.truncatedBy.includes('MAX_HOPS')).toBe(hidden);
          found += expected.length;
        }
      }
    }
    expect(found).toBeGreaterThan(0);
  });
});

test('an unread policy is named as its own account names it (E-79)', async () => {
  const [one, two] = ['311111111111', '322222222222'].map((id) => `arn:aws:iam::${id}:user/una`) as [
    string,
    string,
  ];
  const unread = [{ Effect: 'Perhaps', Action: '*', Resource: '*' }];
  const reading = [allow('s3:GetObject')];
  const members = { [one]: { own: reading, beside: unread }, [two]: { own: unread, beside: reading } };
  await ingestDocuments(graph.writer, asFiles(exportsOfEstate({ members })));
  const question = { action: 's3:GetObject', resource: 'arn:aws:s3:::unread/x', context: [] };
  const { entries } = await whoCan(graph.reader, question, { first: 1_000 });
  const said = new Map(entries.map(([arn, { preconditions }]) => [arn, preconditions.join(' ')]));
  expect(said.get(one)).toContain('policy beside');
  expect(said.get(two)).toContain('policy own');
});
