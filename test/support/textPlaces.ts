/** Every place where a question takes text, found in the schema: each as an operation with the text as a variable. */
import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

export interface TextPlace {
  /** Such as `principals.filter.nameContains`. */
  readonly name: string;
  /** Takes the text as `$it`, of this type. */
  readonly query: string;
  readonly type: string;
}

const TEXTS = new Set([
  'String',
  'ID',
  'ARN',
  'AccountId',
  'PrincipalIdentifier',
  'Action',
  'ResourcePattern',
]);

/** What they hold is imported; `watch` is for what compares imports. */
const LEFT_OUT = new Set(['scenario', 'before', 'after', 'watch']);
const CURSOR = 'after';

/** `given`: GraphQL text of required arguments, by name. */
export function textPlaces(
  schema: GraphQLSchema,
  given: Readonly<Record<string, string>>,
): readonly TextPlace[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) => {
    const isPaged = field.args.some(({ name }) => name === 'first');
    const asked = field.args.filter(({ name }) => !LEFT_OUT.has(name) || (name === CURSOR && isPaged));
    const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
    return asked.flatMap((place) =>
      textsIn(place, place.name).map(({ at, type, text }) => {
        const others = field.args.filter((one) => one !== place && isNonNullType(one.type));
        const values = others.map(({ name }) => `${name}: ${valueOf(given, field.name, name)}`);
        const argument = [`${place.name}: ${text}`, ...values].join(', ');
        return {
          name: `${field.name}.${at}`,
          type: type.replace('!', ''),
          query: `query ($it: ${type}) { ${field.name}(${argument})${selection} }`,
        };
      }),
    );
  });
}

function valueOf(given: Readonly<Record<string, string>>, field: string, name: string): string {
  const value = given[`${field}.${name}`] ?? given[name];
  if (value === undefined) throw new Error(`no value is given for ${field}.${name}`);
  return value;
}

interface Text {
  readonly at: string;
  readonly type: string;
  /** The value of the argument, with the variable in it. */
  readonly text: string;
}

function textsIn({ type }: GraphQLArgument | GraphQLInputField, at: string): readonly Text[] {
  const nullable: GraphQLInputType = getNullableType(type);
  if (isListType(nullable))
    return textsIn({ type: nullable.ofType } as GraphQLInputField, at).map((one) => ({
      ...one,
      text: `[${one.text}]`,
    }));
  if (!isInputObjectType(nullable))
    return TEXTS.has(nullable.name) ? [{ at, type: String(type), text: '$it' }] : [];
  const fields = Object.values(nullable.getFields());
  return fields.flatMap((field) => {
    const others = fields.filter((one) => one !== field && isNonNullType(one.type));
    const values = others.map((one) => `${one.name}: ${PLAIN[one.name] ?? '["a"]'}`);
    return textsIn(field, `${at}.${field.name}`).map((one) => ({
      ...one,
      text: `{ ${[`${field.name}: ${one.text}`, ...values].join(', ')} }`,
    }));
  });
}

/** GraphQL text of required members of input objects. */
const PLAIN: Readonly<Record<string, string>> = {
  key: '"aws:SourceIp"',
  principal: '"arn:aws:iam::111122223333:user/alice"',
  action: '"s3:GetObject"',
  resource: '"*"',
};
