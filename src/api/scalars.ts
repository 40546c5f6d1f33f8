/** Defines the scalars of the schema: they parse inputs once, and refuse malformed ones with a helpful message. */
import { GraphQLError, Kind, valueFromASTUntyped, type ASTNode, type ValueNode } from 'graphql';
import {
  parseAccountId,
  parseAction,
  parseArnText,
  parseResourcePattern,
  parseStart,
  type Parsed,
} from '../access/shared/identifiers.js';
import type { Limit } from '../expectedError.js';
import { parsedJson } from '../parsedJson.js';

/** The longest input; no AWS identifier is longer. */
const MAX_LENGTH = 2_048;

type Parse = (text: string) => Parsed;

/** Parses a value. The message is the same for a variable as for a literal in the document. */
function read(name: string, parse: Parse, value: unknown, node?: ASTNode): string {
  const refuse = (message: string, limit?: Limit) =>
    new GraphQLError(message, {
      ...(node ? { nodes: node } : {}),
      ...(limit ? { extensions: { limit } } : {}),
    });
  if (typeof value !== 'string') throw refuse(`${name} is given as text.`);
  if (value.length > MAX_LENGTH)
    throw refuse(`${name} has at most ${MAX_LENGTH} characters.`, {
      name: 'characters',
      max: MAX_LENGTH,
      value: value.length,
    });
  const parsed = parse(value);
  if (!parsed.ok) throw refuse(parsed.message);
  return parsed.value;
}

const literal = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : undefined);

const textScalar = (name: string, parse: Parse) => ({
  serialize: String,
  parseValue: (value: unknown) => read(name, parse, value),
  parseLiteral: (node: ValueNode) => read(name, parse, literal(node), node),
});

function parseInstant(text: string): Parsed {
  const isInstant =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
  return isInstant
    ? { ok: true, value: new Date(text).toISOString() }
    : { ok: false, message: `${JSON.stringify(text)} is no time: it is 2026-03-01T09:30:00Z or the like.` };
}

function documentText(value: unknown, node?: ASTNode): string {
  const refuse = (message: string) => new GraphQLError(message, node ? { nodes: node } : {});
  const document: unknown = typeof value === 'string' ? parsedJson(value) : value;
  if (typeof document !== 'object' || document === null) {
    throw refuse('PolicyDocument is given as an object, or as the JSON text of one.');
  }
  return JSON.stringify(document);
}

/** The scalars. Their meaning is described in the contract, so they are not separate scalar types. */
export const scalars = {
  ARN: textScalar('ARN', parseArnText),
  AccountId: textScalar('AccountId', parseAccountId),
  Action: textScalar('Action', parseAction),
  PrincipalIdentifier: textScalar('PrincipalIdentifier', parseStart),
  ResourcePattern: textScalar('ResourcePattern', parseResourcePattern),
  /** Output: epoch milliseconds as ISO 8601 text. */
  DateTime: {
    ...textScalar('DateTime', parseInstant),
    serialize: (value: unknown) => new Date(Number(value)).toISOString(),
  },
  /** Output: stored JSON as an object. Input: an object or its text, becomes text; the question checks its grammar. */
  PolicyDocument: {
    serialize: (value: unknown) => JSON.parse(String(value)) as unknown,
    parseValue: (value: unknown) => documentText(value),
    parseLiteral: (node: ValueNode) => documentText(valueFromASTUntyped(node), node),
  },
  /** Output: JSON text as an object. */
  ScenarioDocument: { serialize: (value: unknown) => JSON.parse(String(value)) as unknown },
};
