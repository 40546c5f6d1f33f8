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
  type GraphQLSchema,
} from 'graphql';
import type { Scenario } from '../ingest/changes/applyScenario.js';
import { withFieldRules } from './callers/fieldRules.js';
import { refuseArgumentsOfOthers } from './callers/refuseOthers.js';
import { redactions } from './callers/visibility.js';
import type { Context } from './context.js';
import { resolvers } from './resolvers/resolvers.js';
import { scalars } from './scalars.js';
import { tieCursors } from './tieCursors.js';

/** The folder at the root of the package, as seen from `src/api` and from `dist/api`. */
const folder = new URL('../../schema/', import.meta.url);

let schema: GraphQLSchema | undefined;

/** Returns the schema, which is built once. */
export function executableSchema(): GraphQLSchema {
  schema ??= withFieldRules(
    limitToAccounts(
      resolveInWorlds(
        tieCursors(
          inheritDescriptions(
            makeExecutableSchema({ typeDefs: definitions(), resolvers: { ...resolvers, ...scalars } }),
          ),
        ),
      ),
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

const fieldsOf = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()));

interface WithScenario {
  readonly scenario?: Scenario | null;
  readonly [name: string]: unknown;
}

/** Fields that open worlds of their own. */
const comparing = new Set(['compareScenario', 'diff']);

/** Resolves a field with a scenario, and all below it, in its world. Only resolvers that compare see the scenario. */
function resolveInWorlds(schema: GraphQLSchema): GraphQLSchema {
  for (const field of fieldsOf(schema)) {
    const { resolve, name } = field;
    if (resolve && !comparing.has(name))
      field.resolve = (source, { scenario, ...given }: WithScenario, context: Context, info): unknown => {
        const { scenarios } = context;
        const resolveIn = (own: Context): unknown => resolve(source, given, own, info);
        if (scenario) return scenarios.enter(info.path, scenario).then(resolveIn);
        return resolveIn(scenarios.of(info.path) ?? context);
      };
  }
  return schema;
}

/** Refuses arguments that a limited caller may not give, and marks in answers that something is left out. */
function limitToAccounts(schema: GraphQLSchema): GraphQLSchema {
  for (const field of fieldsOf(schema)) {
    const { resolve = defaultFieldResolver, args, type } = field;
    const seen = redactions[getNamedType(type).name];
    if (args.length === 0 && seen === undefined) continue;
    field.resolve = (source, given: Readonly<Record<string, unknown>>, context: Context, info): unknown => {
      const { accountIds } = context.caller;
      if (accountIds === undefined) return resolve(source, given, context, info);
      // Each check of a batch is refused at its place.
      refuseArgumentsOfOthers(
        context.caller,
        args.filter(({ name }) => name !== 'checks'),
        given,
      );
      const value = resolve(source, given, context, info);
      return seen === undefined ? value : Promise.resolve(value).then((told) => seen(told, accountIds));
    };
  }
  return schema;
}
