/** Declares every query text of the project: a closed set, which `npm run check` lints. */

export type Query = string & { readonly __query: unique symbol };

/** All queries, with the names of their parameters. */
export const queries = new Map<Query, readonly string[]>();

/**
 * Declares a query. Texts are constants; values that differ per call are parameters. All parameters are sent as one map
 * (`parametersOf`): for other parameters the database makes a new plan for each size of a list or string, and planning
 * takes far longer than running.
 */
export function cypher(text: string): Query {
  const names = new Set<string>();
  const query = text.trim().replaceAll(/\$(\w+)/g, (_, name: string) => {
    names.add(name);
    return `$input.${name}`;
  }) as Query;
  queries.set(query, [...names]);
  return query;
}

/** Returns parameters for the database. Throws if one is missing: in the map it would be null, which finds nothing. */
export function parametersOf(query: Query, values: Readonly<Record<string, unknown>>) {
  const missing = queries.get(query)?.find((name) => values[name] === undefined);
  if (missing !== undefined) throw new TypeError(`The parameter ${missing} is missing: ${query}`);
  return { input: values };
}
