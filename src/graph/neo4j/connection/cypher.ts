/** Every query text of the project: a closed set, which `npm run check` lints. */

export type Query = string & { readonly __query: unique symbol };

/** Each with the names of its parameters. */
export const queries = new Map<Query, readonly string[]>();

/**
 * Declares a query. Texts are constants: what differs from call to call is a parameter. All of them are sent as one map
 * (`parametersOf`), because the database plans a text anew for each size of a list or a string, but not of what is in a
 * map, and planning takes far longer than running.
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

/** As the database takes them. In the map a parameter that is missing would be null, which finds nothing. */
export function parametersOf(query: Query, values: Readonly<Record<string, unknown>>) {
  const missing = queries.get(query)?.find((name) => values[name] === undefined);
  if (missing !== undefined) throw new TypeError(`The parameter ${missing} is missing: ${query}`);
  return { input: values };
}
