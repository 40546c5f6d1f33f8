/** Every query text of the project: a closed set, which `npm run check` lints. */

export type Query = string & { readonly __query: unique symbol };

export const queries = new Set<string>();

/** Declares a query. Texts are constants: what differs from call to call is a parameter. */
export function cypher(text: string): Query {
  const query = text.trim();
  queries.add(query);
  return query as Query;
}
