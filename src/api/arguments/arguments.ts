/** Checks of arguments that the schema's types cannot express. */
import type { ContextInput } from '../../access/shared/answer.js';
import { badUserInput } from '../errors.js';

/** Throws BAD_USER_INPUT that names the argument. */
export function inRange(argument: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw badUserInput(argument, `${argument} is ${value}; it has to be between ${least} and ${most}.`);
}

/** How many entries a list may have. */
export function checkLength(argument: string, list: readonly unknown[], least: number, most: number): void {
  if (list.length >= least && list.length <= most) return;
  throw badUserInput(
    argument,
    `${argument} has ${list.length} entries; it has to have between ${least} and ${most}.`,
  );
}

type WithoutNulls<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

/** An input without what was left out or given as null. */
export const withoutNulls = <T extends object>(input: T | null | undefined): WithoutNulls<T> =>
  Object.fromEntries(
    Object.entries(input ?? {}).filter(([, value]) => value !== null && value !== undefined),
  ) as WithoutNulls<T>;

/** What is known of a request: at most 100 keys, each once. Throws BAD_USER_INPUT. */
export function contextEntries(
  entries: readonly ContextInput[] | null | undefined,
  argument = 'context',
): readonly ContextInput[] {
  const list = entries ?? [];
  checkLength(argument, list, 0, 100);
  const seen = new Set<string>();
  for (const { key } of list) {
    const lower = key.toLowerCase();
    if (seen.has(lower))
      throw badUserInput(argument, `${key} is in ${argument} twice; give all its values at once.`);
    seen.add(lower);
  }
  return list;
}
