/** Defines one document of an exported account: JSON with a line for each entry of its lists. */

export interface ExportedDocument {
  readonly name: string;
  readonly content: string;
  /** What the imports of the account held and the document cannot express, in sentences. */
  readonly omitted: readonly string[];
}

/** A JSON value. Undefined members are left out. */
export type Written =
  null | boolean | number | string | readonly Written[] | { readonly [key: string]: Written | undefined };

export const exportedDocument = (
  name: string,
  value: Written,
  omitted: readonly string[] = [],
): ExportedDocument => ({ name, content: `${inLines(value)}\n`, omitted });

function inLines(value: Written | undefined): string {
  if (Array.isArray(value) && value.length > 0)
    return `[\n${value.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{\n${members.map(([key, member]) => `${JSON.stringify(key)}:${inLines(member)}`).join(',\n')}\n}`;
}

/** Returns a time as AWS prints it. */
export const timeOf = (milliseconds: number | undefined): string | undefined =>
  milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();

export const tagsOf = (tags: readonly (readonly [key: string, value: string])[]): Written =>
  tags.map(([Key, Value]) => ({ Key, Value }));
