/** The executable schema: the contract in `schema/`, with the resolvers that answer it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { inheritDescriptions } from './inheritDescriptions.js';
import { resolvers } from './resolvers/resolvers.js';
import { scalars } from './scalars.js';

/** At the root of the package, as seen from `src/api` and from `dist/api`. */
const folder = new URL('../../schema/', import.meta.url);

let schema: GraphQLSchema | undefined;

/** Made once. */
export function executableSchema(): GraphQLSchema {
  schema ??= inheritDescriptions(
    makeExecutableSchema({ typeDefs: definitions(), resolvers: { ...resolvers, ...scalars } }),
  );
  return schema;
}

const definitions = (): string[] =>
  readdirSync(fileURLToPath(folder), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
