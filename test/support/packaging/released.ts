/** What the last release promised to clients: its schema and its operations, kept in `test/fixtures/released/`. */
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

const text = (file: string): string =>
  readFileSync(new URL(`../../fixtures/released/${file}`, import.meta.url), 'utf8');

export interface Release {
  readonly version: string;
  readonly schema: GraphQLSchema;
  /** All of its operations and fragments, as one document. */
  readonly operations: string;
}

export function readRelease(): Release {
  const schema = text('schema.graphql');
  const [, version = ''] = /^# (\d+\.\d+\.\d+)\n/.exec(schema) ?? [];
  return { version, schema: buildSchema(schema), operations: text('operations.graphql') };
}

/** Whether a version may break what clients of an earlier one rely on: a major one may, and before 1.0.0 a minor one. */
export function mayBreak(version: string, earlier: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [earlierMajor = 0, earlierMinor = 0] = earlier.split('.').map(Number);
  return major > earlierMajor || (major === 0 && earlierMajor === 0 && minor > earlierMinor);
}

/** What a client of the release would see break, in sentences. */
export const breaksIn = (schema: GraphQLSchema, release: Release): readonly string[] => [
  ...findBreakingChanges(release.schema, schema).map(({ description }) => description),
  ...validate(schema, parse(release.operations)).map(({ message }) => message),
];

const REPLACEMENT = /^Use `.+`.* It goes after \d{4}-\d{2}-\d{2}\.$/;

/** What is deprecated without saying what to use instead, and until when it stays. */
export const unexplainedDeprecations = (schema: GraphQLSchema): readonly string[] =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    partsOf(type).flatMap(([name, reason]) =>
      reason === null || reason === undefined || REPLACEMENT.test(reason) ? [] : [`${type.name}.${name}`],
    ),
  );

type Part = readonly [name: string, deprecationReason: string | null | undefined];

function partsOf(type: GraphQLNamedType): readonly Part[] {
  if (isEnumType(type)) return type.getValues().map((value): Part => [value.name, value.deprecationReason]);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field): Part => [field.name, field.deprecationReason]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [field.name, field.deprecationReason] as const,
    ...field.args.map((arg): Part => [`${field.name}.${arg.name}`, arg.deprecationReason]),
  ]);
}
