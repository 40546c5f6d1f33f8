/** Statements of policies, as tests write them. */

export type Json = Readonly<Record<string, unknown>>;

export const allow = (
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  more: Json = {},
): Json => ({ Effect: 'Allow', Action, Resource, ...more });
