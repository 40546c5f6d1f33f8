/** JSON as it stands in a policy, and the few ways in which the reference looks at it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list, or the one thing that may stand in its place (L-5). */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value as Json];
}

/** The texts of a list; numbers and booleans as their JSON text (L-5). */
export function textsOf(value: Json | undefined): readonly string[] {
  return listOf(value).map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
}

/** The statements of a document: one object or a list of them (L-1). */
export function statementsOf(document: JsonObject): readonly JsonObject[] {
  return listOf(document['Statement']).filter(isObject);
}
