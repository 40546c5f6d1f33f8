/** GraphQL text that selects everything below a field: whatever does not answer shows. */
import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { executableSchema } from '../../src/api/schema.js';

export const schema = executableSchema();

/** GraphQL text of values for required arguments, by name. */
export const values: Readonly<Record<string, string>> = {
  first: '20',
  format: 'DOT',
  action: '"s3:ListBucket"',
  resource: '"arn:aws:s3:::data"',
};

/** Answers tell by their aliases which fields they are of. */
const aliasOf = (type: GraphQLNamedType, field: string): string => `${type.name}__${field}`;

interface Selected {
  readonly text: string;
  readonly type: GraphQLNamedType;
  readonly inner: Selected[];
}

/**
 * A field with all that is below it. Fields that are objects themselves are selected where their parent's type is
 * met first, nearest the root, so that the operation does not grow without end.
 */
export const everythingIn = (
  parent: GraphQLObjectType,
  name: string,
  given: Readonly<Record<string, string>>,
): string => everythingInAll(parent, [[name, given]]);

/** Of several fields together. */
export function everythingInAll(
  parent: GraphQLObjectType,
  asked: readonly (readonly [name: string, given: Readonly<Record<string, string>>])[],
): string {
  const roots = asked.map(([name, given], index) => {
    const root = selected(parent, fieldOf(parent, name), given);
    return asked.length === 1 ? root : { ...root, text: `_${index}_${root.text}` };
  });
  const waiting = [...roots];
  const met = new Set<string>();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const type of objectTypes(next.type)) {
      const isNew = !met.has(type.name);
      met.add(type.name);
      const fields = Object.values(type.getFields()).filter(
        (one) => isNew || isLeafType(getNamedType(one.type)),
      );
      const inner = fields.map((one) => selected(type, one, values));
      next.inner.push({ text: `... on ${type.name}`, type, inner });
      waiting.push(...inner);
    }
  }
  return roots.map(textOf).join(' ');
}

const objectTypes = (type: GraphQLNamedType): readonly GraphQLObjectType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];

function fieldOf(parent: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> {
  const field = parent.getFields()[name];
  if (!field) throw new Error(`${parent.name} has no field ${name}`);
  return field;
}

function selected(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  given: Readonly<Record<string, string>>,
): Selected {
  const list = field.args
    .filter(({ name }) => name in given)
    .map(({ name }) => `${name}: ${given[name] ?? ''}`);
  const argumentText = list.length === 0 ? '' : `(${list.join(', ')})`;
  const text = `${aliasOf(parent, field.name)}: ${field.name}${argumentText}`;
  return { text, type: getNamedType(field.type), inner: [] };
}

const textOf = ({ text, inner }: Selected): string =>
  inner.length === 0 ? text : `${text} { ${inner.map(textOf).join(' ')} __typename }`;
