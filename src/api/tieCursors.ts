/** Ties cursors to the question that made them: in another list they would leave out what stands before their place. */
import { createHash } from 'node:crypto';
import { defaultFieldResolver, isObjectType, type GraphQLSchema } from 'graphql';
import { badUserInput } from './errors.js';
import { nodeId, type NodeObject } from './nodes.js';
import { decodeCursor, encodeCursor, type RelayConnection } from './pagination.js';

type Given = Readonly<Record<string, unknown>>;

/** Makes each list refuse cursors of another field, of another object, or made with other arguments. */
export function tieCursors(schema: GraphQLSchema): GraphQLSchema {
  /** The arguments of each field of the operation, by its path. */
  const asked = new WeakMap<object, Given>();
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  for (const [type, field] of types.flatMap((one) =>
    Object.values(one.getFields()).map((field) => [one, field] as const),
  )) {
    const isQuestion = type === schema.getQueryType();
    const hasPages = ['first', 'after'].every((name) => field.args.some((one) => one.name === name));
    if (!isQuestion && !hasPages) continue;
    const { resolve = defaultFieldResolver, name } = field;
    field.resolve = (source, given: Given, context, info): unknown => {
      if (isQuestion) asked.set(info.path, given);
      if (!hasPages) return resolve(source, given, context, info);
      let { path } = info;
      while (path.prev !== undefined) path = path.prev;
      const of = isNode(source) ? nodeId(source) : withoutPage(asked.get(path) ?? {});
      const question = hash([type.name, name, of, withoutPage(given)]);
      refuseOthers(given['after'], question);
      return Promise.resolve(resolve(source, given, context, info)).then((page) => tied(page, question));
    };
  }
  return schema;
}

const isNode = (source: unknown): source is NodeObject =>
  typeof source === 'object' && source !== null && 'type' in source;

/** A page, and states to compare or ask in: the version in a cursor says which these were. */
const apart = new Set(['first', 'after', 'before', 'scenario']);

const withoutPage = (given: Given): Given =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !apart.has(name)));

/** A null counts as left out. */
const hash = (question: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify(question, (_key, value: unknown) => value ?? undefined))
    .digest('base64url')
    .slice(0, 8);

function refuseOthers(after: unknown, question: string): void {
  if (typeof after !== 'string') return;
  const { question: own = question } = decodeCursor(after);
  if (own === question) return;
  throw badUserInput(
    'after',
    'This cursor is of another list, or was made with other arguments: give `endCursor` of the page before, and all else as it was.',
  );
}

function tied(page: unknown, question: string): unknown {
  if (!isConnection(page)) return page;
  const tie = (cursor: string): string => encodeCursor({ ...decodeCursor(cursor), question });
  const tieAny = (cursor: string | null): string | null => cursor && tie(cursor);
  const { startCursor, endCursor } = page.pageInfo;
  return {
    ...page,
    edges: page.edges.map((edge) => ({ ...edge, cursor: tie(edge.cursor) })),
    pageInfo: { ...page.pageInfo, startCursor: tieAny(startCursor), endCursor: tieAny(endCursor) },
  };
}

const isConnection = (page: unknown): page is RelayConnection<unknown> =>
  typeof page === 'object' && page !== null && 'pageInfo' in page;
