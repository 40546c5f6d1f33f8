/** Ties cursors to the question that made them: in another list they would leave out what stands before their place. */
import { createHash } from 'node:crypto';
import { defaultFieldResolver, isObjectType, type GraphQLSchema } from 'graphql';
import { nodeId, type NodeObject } from './nodes.js';

type Given = Readonly<Record<string, unknown>>;

/** Gives each list its question, so that it refuses cursors of another field, object, or made with other arguments. */
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
      return resolve(source, { ...given, question }, context, info);
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
