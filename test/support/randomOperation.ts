/** Operations over the schema, drawn at random: most are valid, and `broken` makes of one what it could be by mistake. */
import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { randomFrom, type Random } from './reference/random.js';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Texts by the name of a scalar, the likelier first. */
export type Texts = Readonly<Record<string, readonly unknown[]>>;

const DEEPEST = 6;

export const randomOperation = (schema: GraphQLSchema, texts: Texts, seed: number): RandomOperation =>
  new Drawing(schema, texts, randomFrom(seed)).operation();

class Drawing {
  private readonly variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  private aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly texts: Texts,
    private readonly random: Random,
  ) {}

  operation(): RandomOperation {
    const kind = this.random.chance(0.1) ? 'mutation' : 'query';
    const root = kind === 'query' ? this.schema.getQueryType() : this.schema.getMutationType();
    if (!root) throw new Error(`there is no ${kind}`);
    const selections = this.selections(root, 0);
    const declared = [...this.variables].map(([name, { type }]) => `$${name}: ${type}`).join(', ');
    const query = `${kind} Drawn${declared === '' ? '' : `(${declared})`} ${selections}`;
    const variables = Object.fromEntries([...this.variables].map(([name, { value }]) => [name, value]));
    return { query, variables };
  }

  private selections(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      const types = this.random.list(1, 2, () => this.random.pick(this.schema.getPossibleTypes(type)));
      const parts = [...new Set(types)].map((one) => `... on ${one.name} ${this.selections(one, depth)}`);
      return `{ __typename ${parts.join(' ')} }`;
    }
    if (!isObjectType(type)) throw new Error(`${type.name} has no fields`);
    const fields = this.fieldsOf(type, depth);
    if (fields.length === 0) return '{ __typename }';
    const drawn = new Set(this.random.list(1, depth === 0 ? 2 : 4, () => this.random.pick(fields)));
    return `{ ${[...drawn].map((field) => this.selection(field, depth)).join(' ')} }`;
  }

  private fieldsOf(type: GraphQLObjectType, depth: number): readonly GraphQLField<unknown, unknown>[] {
    const all = Object.values(type.getFields());
    return depth < DEEPEST ? all : all.filter((field) => isLeafType(getNamedType(field.type)));
  }

  private selection(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args
      .filter((one) => isNonNullType(one.type) || this.random.chance(one.name === 'after' ? 0.05 : 0.3))
      .map((one) => `${one.name}: ${this.argument(one)}`);
    // Under a name of its own, no two fields that differ meet.
    const alias = this.aliases < 15 && given.length > 0 ? `a${(this.aliases += 1)}: ` : '';
    const directive = this.random.chance(0.03) ? ` @${this.random.pick(['skip', 'include'])}(if: true)` : '';
    const type = getNamedType(field.type);
    const below = isLeafType(type) ? '' : ` ${this.selections(type, depth + 1)}`;
    return `${alias}${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}${directive}${below}`;
  }

  private argument({ name, type }: GraphQLArgument): string {
    const value = this.value(type, name, 0);
    if (!this.random.chance(0.4)) return literal(value);
    const variable = `v${this.variables.size}`;
    this.variables.set(variable, { type: String(type), value: plain(value) });
    return `$${variable}`;
  }

  private value(type: GraphQLInputType, name: string, depth: number): unknown {
    if (isNonNullType(type)) return this.value(type.ofType, name, depth);
    if (isListType(type)) return this.random.list(1, 2, () => this.value(type.ofType, name, depth));
    if (isEnumType(type)) return new EnumValue(this.random.pick(type.getValues()).name);
    if (isInputObjectType(type)) return this.object(type, depth);
    if (type.name === 'Int') return this.random.pick(name === 'first' ? SIZES : NUMBERS);
    if (type.name === 'Boolean') return this.random.chance(0.5);
    const texts = this.texts[type.name] ?? this.texts['String'] ?? [''];
    // The first ones are most often fit.
    return texts[Math.min(this.random.below(texts.length), this.random.below(texts.length))];
  }

  private object(type: GraphQLInputType & { getFields(): object }, depth: number): unknown {
    if (!isInputObjectType(type)) return {};
    const all = Object.values(type.getFields());
    const some = type.isOneOf
      ? [this.random.pick(all)]
      : all.filter((one) => isNonNullType(one.type) || (depth < 3 && this.random.chance(0.4)));
    return Object.fromEntries(some.map((one) => [one.name, this.value(one.type, one.name, depth + 1)]));
  }
}

const SIZES = [1, 1, 2, 3, 3, 100, 0, -1, 101];
const NUMBERS = [1, 1, 2, 3, 6, 10, 11, 0, -1, 2 ** 31 - 1];

class EnumValue {
  constructor(readonly name: string) {}
}

/** As GraphQL writes it. */
function literal(value: unknown): string {
  if (value instanceof EnumValue) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, one]) => `${name}: ${literal(one)}`);
  return `{${members.join(', ')}}`;
}

/** As JSON has it. */
function plain(value: unknown): unknown {
  if (value instanceof EnumValue) return value.name;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

const STRAY = [
  '{',
  '}',
  '(',
  ')',
  '"',
  '...',
  '@',
  '$',
  ':',
  '!',
  '|',
  '#',
  '\u0000',
  '[',
  'null',
  '-',
  '1e9',
  '"""',
];
const ODD: readonly unknown[] = [
  null,
  1,
  -1,
  1.5,
  1e300,
  true,
  '',
  'x',
  [],
  [[]],
  {},
  { __proto__: 1 },
  [null],
];

/** The same with a few mistakes in its document or its variables. */
export function broken({ query, variables }: RandomOperation, seed: number): RandomOperation {
  const random = randomFrom(seed);
  const tokens = query.split(/\b/);
  for (let left = random.below(3); left > 0; left -= 1) {
    const at = random.below(tokens.length);
    random.weighted([
      [1, () => void tokens.splice(at, 1 + random.below(3))],
      [1, () => void tokens.splice(at, 0, random.pick(STRAY))],
      [1, () => void tokens.splice(at, 1, random.pick(tokens))],
      [1, () => void tokens.splice(at, 0, ...tokens.slice(at, at + 8))],
    ]);
  }
  const changed = Object.entries(variables).flatMap(
    ([name, value]): readonly (readonly [string, unknown])[] =>
      random.weighted([
        [3, () => [[name, value] as const]],
        [2, () => [[name, random.pick(ODD)] as const]],
        [1, () => []],
        [1, () => [[name, [value]] as const]],
      ]),
  );
  return { query: tokens.join(''), variables: Object.fromEntries(changed) };
}
