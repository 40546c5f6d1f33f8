/** Pages: cursors hold for one version of the graph, and page after page gives the whole list. */
import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../src/api/pagination.js';
import { nodeId } from '../../../src/api/nodes.js';
import { executableSchema } from '../../../src/api/schema.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { admin, alice, bob, deploy, developers, sampleGraph } from './sampleGraph.js';
import { dataOf, errorOf, services, servicesOf } from './services.js';

interface Names {
  readonly nodes: readonly { readonly name: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

const wholePageInfo = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

const pageOfPrincipals = `query ($first: Int!, $after: String) {
  principals(first: $first, after: $after) { nodes { name } ${wholePageInfo} totalCount }
}`;

const page = async (first: number, after?: string | null): Promise<Names> =>
  (await dataOf(pageOfPrincipals, { first, after }))['principals'] as Names;

async function allBy(first: number): Promise<readonly string[]> {
  const names: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { nodes, pageInfo } = await page(first, after);
    names.push(...nodes.map(({ name }) => name));
    if (!pageInfo.hasNextPage) return names;
    after = pageInfo.endCursor;
  }
}

describe('a cursor', () => {
  it('is read back as it was made', () => {
    const cursor = { graphVersion: '7', key: 'arn:aws:iam::111122223333:user/ålice "x"' };
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
  });

  it.each(['', 'x', 'bnVsbA', 'WzEsMl0', '{}', encodeCursor({ graphVersion: '7', key: 'a' }) + '=', '💥'])(
    'is not %j, which is BAD_USER_INPUT',
    async (after) => {
      const error = await errorOf(pageOfPrincipals, { first: 1, after });
      expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    },
  );

  it('expires when the graph changes', async () => {
    const { pageInfo } = await page(1);
    const changed = servicesOf(inMemoryReader({ ...sampleGraph, graphVersion: '8' }));
    const error = await errorOf(pageOfPrincipals, { first: 1, after: pageInfo.endCursor }, changed);
    expect(error?.extensions).toMatchObject({ code: 'CURSOR_EXPIRED', argument: 'after', retryable: false });
  });

  describe('of another question is BAD_USER_INPUT:', () => {
    const principals = '{ principals(first: 1) { pageInfo { endCursor } } }';
    const below = (id: string, field: string): string =>
      `{ principal(identifier: "${id}") { ${field} { pageInfo { endCursor } } } }`;
    const page = (after: string) => `(first: 1, after: ${after})`;
    const cursorOf = async (query: string): Promise<string> =>
      /"endCursor":("[^"]+")/.exec(JSON.stringify(await dataOf(query)))?.[1] ?? '';
    const deployed = below(deploy.identifier, 'assumableBy(first: 1)');
    const reach = (maxHops: number, list: string) =>
      below(alice.identifier, `blastRadius(maxHops: ${maxHops}) { administeredAccounts${list} `) + '}';
    const reachOfEach = (kind: string, list: string) =>
      `{ principals(first: 9, filter: { kind: USER }) { nodes { name ${kind}: blastRadius { principals${list} { pageInfo { endCursor } } } } } }`;
    const mayDo = (level: string, list: string) =>
      `{ effectivePermissions(principal: "${admin.accountId}", services: ["s3"]) { services { accessLevels(levels: [${level}]) { actions${list} { nodes { action } pageInfo { endCursor } } } } } }`;

    it.each([
      ['of another field', principals, (after: string) => `{ policies${page(after)} { totalCount } }`],
      [
        'with another filter',
        principals,
        (after: string) => `{ principals(first: 1, filter: { kind: USER }, after: ${after}) { totalCount } }`,
      ],
      [
        'of another object',
        deployed,
        (after: string) => below(admin.identifier, `assumableBy${page(after)}`),
      ],
      [
        'of another field of the object',
        deployed,
        (after: string) => below(deploy.identifier, `canAssume${page(after)}`),
      ],
      [
        'of another answer',
        `{ blastRadius(principal: "${alice.identifier}") { principals(first: 1) { pageInfo { endCursor } } } }`,
        (after: string) =>
          `{ blastRadius(principal: "${bob.identifier}") { principals${page(after)} { totalCount } } }`,
      ],
      ['of an answer with another limit', reach(3, '(first: 1)'), (after: string) => reach(4, page(after))],
      [
        'of another answer of the same operation',
        reachOfEach('first', '(first: 1)'),
        (after: string) => reachOfEach('next', page(after)),
      ],
      ['of another access level', mayDo('READ', '(first: 1)'), (after: string) => mayDo('LIST', page(after))],
    ])('%s', async (_what, made, next) => {
      const error = await errorOf(next(await cursorOf(made)));
      expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
      expect(error?.message).toContain('another list');
    });

    it('but not of the same access level, which can be asked for by itself', async () => {
      const all = await dataOf(mayDo('READ, LIST', '(first: 1)'));
      expect(all).toMatchObject({ effectivePermissions: { services: [{ accessLevels: { length: 2 } }] } });
      expect(await dataOf(mayDo('READ', page(await cursorOf(mayDo('READ, LIST', '(first: 1)')))))).toEqual({
        effectivePermissions: {
          services: [{ accessLevels: [{ actions: { nodes: [], pageInfo: { endCursor: null } } }] }],
        },
      });
    });

    it('so each answer with lists of its own has an id, a question, or is the only one', () => {
      const types = Object.values(executableSchema().getTypeMap()).filter(isObjectType);
      const withLists = types.filter((type) =>
        Object.values(type.getFields()).some(({ args }) => args.some(({ name }) => name === 'after')),
      );
      const noNodes = withLists.filter((type) => type.getInterfaces().every(({ name }) => name !== 'Node'));
      expect(noNodes.map(({ name }) => name).sort()).toEqual([
        'AccessDifference',
        'AccessLevelPermissions',
        'BlastRadius',
        'Query',
      ]);
    });

    it('but not with a null for what was left out, nor by another way to the object', async () => {
      const again = `{ principals(first: 3, filter: null, after: ${await cursorOf(principals)}) { totalCount } }`;
      expect(await dataOf(again)).toBeDefined();
      const id = JSON.stringify(nodeId(deploy));
      const page = `assumableBy(first: 1, after: ${await cursorOf(deployed)}) { totalCount }`;
      expect(await dataOf(`{ node(id: ${id}) { ... on IamRole { ${page} } } }`)).toBeDefined();
    });
  });

  it('holds for what is below a principal, too', async () => {
    const query = `query ($id: PrincipalIdentifier!, $after: String) {
      principal(identifier: $id) { assumableBy(first: 1, after: $after) { nodes { name } pageInfo { endCursor } } }
    }`;
    const first = await dataOf(query, { id: deploy.identifier });
    expect(first).toMatchObject({ principal: { assumableBy: { nodes: [{ name: 'alice' }] } } });
    const after = encodeCursor({ graphVersion: '6', key: 'a' });
    const error = await errorOf(query, { id: deploy.identifier, after });
    expect(error?.extensions).toMatchObject({ code: 'CURSOR_EXPIRED' });
  });
});

describe('pages', () => {
  it.each([1, 2, 5, 100])('of %i give the same list', async (first) => {
    const names = await allBy(first);
    expect(names).toHaveLength(sampleGraph.principals.length);
    expect(names).toEqual(await allBy(3));
  });

  it('count the whole list', async () => {
    expect((await page(1)).totalCount).toBe(sampleGraph.principals.length);
  });

  it('say whether a page comes before and after them, and which cursors they begin and end with', async () => {
    const { pageInfo: first } = await page(2);
    expect(first).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
    const { pageInfo: second } = await page(1, first.startCursor);
    expect(second).toEqual({
      hasPreviousPage: true,
      hasNextPage: true,
      startCursor: first.endCursor,
      endCursor: first.endCursor,
    });
    const { pageInfo: rest } = await page(100, second.endCursor);
    expect(rest).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    expect(await page(5, rest.endCursor)).toMatchObject({
      nodes: [],
      pageInfo: { hasPreviousPage: true, hasNextPage: false, startCursor: null, endCursor: null },
    });
  });

  it('have no cursors where they are empty', async () => {
    const data = await dataOf(
      `{ groups(first: 5, filter: { nameContains: "nobody" }) { edges { cursor } ${wholePageInfo} totalCount } }`,
    );
    expect(data['groups']).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      totalCount: 0,
    });
  });

  it.each([0, -5, 101, 1_000_000])('of %i are refused, naming `first`', async (first) => {
    for (const field of ['accounts', 'principals', 'groups', 'policies']) {
      const error = await errorOf(`query ($first: Int!) { ${field}(first: $first) { totalCount } }`, {
        first,
      });
      expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' });
    }
  });

  it('take filters, and nulls in them', async () => {
    const query = `query ($filter: PrincipalFilter) { principals(first: 9, filter: $filter) { nodes { name } } }`;
    const names = async (filter: object | null) => (await dataOf(query, { filter }))['principals'];
    expect(await names({ kind: 'USER', accountId: null })).toEqual({
      nodes: [{ name: 'alice' }, { name: 'bob' }],
    });
    expect(await names({ nameContains: 'ADM' })).toEqual({ nodes: [{ name: 'admin' }] });
    expect(await names(null)).toMatchObject({ nodes: { length: 9 } });
  });

  it('of members are read by group', async () => {
    const data = await dataOf(
      `{ group(arn: "${developers.arn}") { members(first: 1) { nodes { name } totalCount } } }`,
      {},
      services,
    );
    expect(data['group']).toEqual({ members: { nodes: [{ name: 'alice' }], totalCount: 2 } });
  });
});
