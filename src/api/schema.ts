/** Builds the executable schema: the contract in `schema/`, with the resolvers that answer it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  defaultFieldResolver,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Scenario } from '../ingest/changes/applyScenario.js';
import { inRange } from './arguments/arguments.js';
import { permitField } from './callers/fieldRules.js';
import { refuseArgumentsOfOthers } from './callers/refuseOthers.js';
import { redactions } from './callers/visibility.js';
import type { Context, Resolve } from './context.js';
import { MOST_ON_PAGE, tieCursors } from './pagination.js';
import { resolvers } from './resolvers/resolvers.js';
import { scalars } from './scalars.js';

/** The folder at the root of the package, as seen from `src/api` and from `dist/api`. */
const folder = new URL('../../schema/', import.meta.url);

let schema: GraphQLSchema | undefined;

/** Returns the schema, which is built once. */
export function executableSchema(): GraphQLSchema {
  schema ??= wrapResolvers(
    inheritDescriptions(
      makeExecutableSchema({ typeDefs: definitions(), resolvers: { ...resolvers, ...scalars } }),
    ),
  );
  return schema;
}

const definitions = (): string[] =>
  readdirSync(fileURLToPath(folder), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** Copies descriptions: a field that an interface describes is described only there, and its types inherit the text. */
function inheritDescriptions(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const described = type.getInterfaces().map((one) => one.getFields());
    for (const [name, field] of Object.entries(type.getFields()))
      for (const fields of described) if (fields[name]) describeAs(field, fields[name]);
  }
  return schema;
}

type Field = GraphQLField<unknown, unknown>;

/** Adds missing descriptions; the field's own ones stay. */
function describeAs(field: Field, described: Field): void {
  field.description ??= described.description;
  for (const argument of field.args)
    argument.description ??= described.args.find(({ name }) => name === argument.name)?.description;
}

/** What surrounds the resolvers of fields, the innermost first. */
const wrappers: readonly ((resolve: Resolve, field: Field, type: GraphQLObjectType) => Resolve)[] = [
  tieCursors,
  resolveInWorld,
  checkPageSize,
  limitToAccounts,
  permitField,
];

function wrapResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType))
    for (const field of Object.values(type.getFields())) {
      const own: Resolve = field.resolve ?? defaultFieldResolver;
      const wrapped = wrappers.reduce((resolve, wrap) => wrap(resolve, field, type), own);
      // A default resolver that is set costs more than none.
      if (wrapped !== defaultFieldResolver) field.resolve = wrapped;
    }
  return schema;
}

interface WithScenario {
  readonly scenario?: Scenario | null;
  readonly [name: string]: unknown;
}

/** Fields that open worlds of their own. */
const comparing = new Set(['compareScenario', 'diff']);

/** Resolves a field with a scenario, and all below it, in its world. Only resolvers that compare see the scenario. */
function resolveInWorld(resolve: Resolve, { name }: Field): Resolve {
  if (resolve === defaultFieldResolver || comparing.has(name)) return resolve;
  return (source, { scenario, ...given }: WithScenario, context, info): unknown => {
    const { scenarios } = context;
    const resolveIn = (own: Context): unknown => resolve(source, given, own, info);
    if (scenario) return scenarios.enter(info.path, scenario).then(resolveIn);
    return resolveIn(scenarios.of(info.path) ?? context);
  };
}

/** Refuses pages that are too large, before anything is read for them. */
function checkPageSize(resolve: Resolve, { args }: Field): Resolve {
  if (!args.some(({ name }) => name === 'first')) return resolve;
  return (source, given, context, info): unknown => {
    const { pageSize = MOST_ON_PAGE } = context;
    inRange('first', Number(given['first']), 1, pageSize, 'Get further entries page by page, with `after`.');
    return resolve(source, given, context, info);
  };
}

/** Refuses arguments that a limited caller may not give, and marks in answers that something is left out. */
function limitToAccounts(resolve: Resolve, { args, type }: Field, parent: GraphQLObjectType): Resolve {
  const seen = redactions[getNamedType(type).name];
  if (args.length === 0 && seen === undefined) return resolve;
  // Each check of a batch is refused at its place.
  const checked = args.filter(({ name }) => name !== 'checks');
  return (source, given, context, info): unknown => {
    const { accountIds } = context.caller;
    if (accountIds !== undefined) refuseArgumentsOfOthers(accountIds, checked, given);
    const value = resolve(source, given, context, info);
    if (accountIds === undefined || seen === undefined) return value;
    return Promise.resolve(value).then((told) => seen(told, accountIds, parent.name));
  };
}
