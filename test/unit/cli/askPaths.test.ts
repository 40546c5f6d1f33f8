/** What `rolegraph ask paths-to-privilege` prints where its output is no terminal. */
import { describe, expect, test } from 'vitest';
import type {
  HopFragment,
  PathsToPrivilegeQuery,
  WhoCanQuery,
} from '../../../src/api/operations.generated.js';
import { answerInText } from '../../../src/cli/ask/ask.js';
import { renderPathsToPrivilege } from '../../../src/cli/ask/renderPaths.js';
import { renderWhoCan } from '../../../src/cli/ask/renderReach.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { estateOf, identifierOf, type Escalation } from '../../support/pathEstate.js';
import { servicesOf } from '../api/services.js';

const byFunction: Escalation = { by: 'from', to: 'root', technique: 'T-071', via: identifierOf('x') };
const byTrust: Escalation = { by: 'from', to: 'root', technique: 'T-027', via: identifierOf('y') };
const trusts = [{ by: 'from', of: 'a' }];

const told = (escalations: readonly Escalation[], format: 'text' | 'json' = 'text'): Promise<string> =>
  answerInText(
    servicesOf(inMemoryReader(estateOf(trusts, escalations, { a: null }))),
    { kind: 'paths-to-privilege', from: identifierOf('from'), maxHops: 6, k: 10 },
    { format, context: [] },
  );

test('the ways one by one, then which of them go by which technique', async () => {
  const text = await told([byFunction, byTrust]);
  expect(text).toMatch(/^There are 2 ways/);
  expect(text).toContain(
    [
      'by technique',
      'assuming roles alone\t1',
      'T-027 (Rewrite trust + managed policy)\t2',
      'T-071 (Lambda create and invoke)\t2',
    ].join('\n'),
  );
});

test('no such list where all ways go by the same', async () => {
  expect(await told([])).not.toContain('by technique');
});

test('only a complete search says how many ways there are, or that there is none', async () => {
  const services = servicesOf(inMemoryReader(estateOf(trusts, [byFunction], { a: null })));
  const ask = (kind: 'paths' | 'paths-to-privilege', from: string, k: number) =>
    answerInText(
      services,
      { kind, from: identifierOf(from), to: identifierOf('a'), maxHops: 6, k },
      { format: 'text', context: [] },
    );
  expect(await ask('paths-to-privilege', 'from', 1)).toMatch(/^There is at least one way from .*more exist/s);
  expect(await ask('paths-to-privilege', 'from', 10)).toMatch(/^There are 2 ways from /);
  expect(await ask('paths', 'from', 10)).toMatch(
    /^There is one way from .* by assuming roles:.*who-can-reach .*techniques of escalation/s,
  );
  expect(await ask('paths', 'root', 10)).toMatch(/^No way from .* by assuming roles was found\..*Not known/s);
});

test('as JSON: what the field gives', async () => {
  expect(JSON.parse(await told([byFunction], 'json'))).toMatchObject({
    byTechnique: [
      { technique: null, paths: [{ hops: [{ to: { identifier: identifierOf('a') } }] }] },
      { technique: { id: 'T-071' }, paths: [{ hops: [{ to: { identifier: identifierOf('root') } }] }] },
    ],
  });
});

describe('a path on which two act together', () => {
  const principal = (kind: 'user' | 'role', name: string) => ({
    __typename: kind === 'user' ? ('IamUser' as const) : ('IamRole' as const),
    identifier: `arn:aws:iam::111122223333:${kind}/${name}`,
    name,
    accountId: '111122223333',
  });
  const [alice, hub, chief] = [
    principal('user', 'alice'),
    principal('role', 'hub'),
    principal('role', 'chief'),
  ];
  const rest = {
    mechanism: 'ASSUME_ROLE',
    technique: null,
    via: null,
    decision: 'ALLOWED',
    determiningStatements: [],
    crossAccount: false,
    preconditions: [],
    caveats: [],
    conditions: [],
    alternatives: [],
  } as const;
  const hops: readonly HopFragment[] = [
    {
      ...rest,
      from: alice,
      to: hub,
      actingAs: [{ principal: alice, actions: ['sts:AssumeRole'] }],
      restsOn: [],
      sentence: 'alice can assume hub.',
    },
    {
      ...rest,
      from: alice,
      to: chief,
      actingAs: [
        { principal: alice, actions: ['iam:PassRole'] },
        { principal: hub, actions: [] },
      ],
      restsOn: [0],
      sentence: 'alice, also as hub, can take over chief.',
    },
  ];
  const size = {
    decision: 'ALLOWED',
    length: 2,
    depth: 2,
    accounts: [],
    conditions: [],
    caveats: [],
  } as const;
  const answer: PathsToPrivilegeQuery['pathsToPrivilege'] = {
    startsAs: [],
    paths: [{ ...size, goal: null, sentence: 'alice → hub; alice and hub → chief.', hops }],
    byTechnique: [],
    completeness: { complete: true, truncatedBy: [], explored: 3, unexplored: [] },
    decidedAt: null,
    dataGaps: [],
    graphVersion: '1',
  };
  const asked = { question: { from: alice.identifier }, verbose: false };

  test('numbers its steps, and says who does what', () => {
    expect(renderPathsToPrivilege(answer, asked)).toContain(
      [
        '1. allowed  alice → hub; alice and hub → chief.',
        '   - 1: alice can assume hub.',
        '   - 2, after 1: alice, also as hub, can take over chief.',
        '       as arn:aws:iam::111122223333:user/alice: iam:PassRole',
        '       as arn:aws:iam::111122223333:role/hub\n',
      ].join('\n'),
    );
  });

  test('is told from one with the same stations by who acts', () => {
    const [path] = answer.paths;
    const alone = path && {
      ...path,
      hops: hops.map((hop) => ({ ...hop, actingAs: hop.actingAs.slice(0, 1) })),
    };
    const paths = [...answer.paths, ...(alone ? [alone] : [])];
    const byTechnique = paths.map((one, at) => ({ technique: { id: `T-${at}`, name: 'so' }, paths: [one] }));
    const text = renderPathsToPrivilege({ ...answer, paths, byTechnique }, asked);
    expect(text).toContain('T-0 (so)\t1\nT-1 (so)\t2');
  });

  test('is told in short by who acts where it leads to somebody who may', () => {
    const node = {
      principal: alice,
      decision: 'ALLOWED',
      conditions: [],
      preconditions: [],
      caveats: [],
    } as const;
    const path = { length: 2, depth: 2, sentence: '', hops };
    const whoCan: WhoCanQuery['whoCan'] = {
      ...answer,
      totalCount: 1,
      totalCountIsUpperBound: false,
      nodes: [{ ...node, determiningStatements: [], path }],
      pageInfo: { hasNextPage: false, endCursor: null },
    };
    const question = { action: 's3:GetObject', resource: '*', transitive: true };
    expect(renderWhoCan(whoCan, { question, verbose: false })).toContain('\thub; alice and hub → chief');
  });
});
