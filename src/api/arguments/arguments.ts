/** Checks of arguments that the schema's types cannot express. */
import type { GraphQLError } from 'graphql';
import type { ContextInput } from '../../access/shared/answer.js';
import { apiError, badUserInput } from '../errors.js';

/** Returns the value if it is in range. Throws BAD_USER_INPUT that names the argument. */
export function inRange(argument: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  const message = `${argument} is ${value}; it has to be between ${least} and ${most}.`;
  throw outOfRange(argument, message, value, most);
}

/** Throws BAD_USER_INPUT if the list has too few or too many entries. */
export function checkLength(argument: string, list: readonly unknown[], least: number, most: number): void {
  if (list.length >= least && list.length <= most) return;
  const message = `${argument} has ${list.length} entries; it has to have between ${least} and ${most}.`;
  throw outOfRange(argument, message, list.length, most);
}

const outOfRange = (argument: string, message: string, value: number, max: number): GraphQLError =>
  apiError('BAD_USER_INPUT', message, {
    argument,
    ...(value > max ? { limit: { name: argument, max, value } } : {}),
  });

type WithoutNulls<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

/** Returns an input without fields that are missing or null. */
export const withoutNulls = <T extends object>(input: T | null | undefined): WithoutNulls<T> =>
  Object.fromEntries(
    Object.entries(input ?? {}).filter(([, value]) => value !== null && value !== undefined),
  ) as WithoutNulls<T>;

/** The most values of a key: for each principal, each value is compared with each that a policy tests. */
const MOST_VALUES = 100;

/** The longest value; no ARN is longer. */
const LONGEST_VALUE = 2_048;

/** Returns what is known of a request: at most 100 keys, each once, with at most 100 values. Throws BAD_USER_INPUT. */
export function contextEntries(
  entries: readonly ContextInput[] | null | undefined,
  argument = 'context',
): readonly ContextInput[] {
  const list = entries ?? [];
  checkLength(argument, list, 0, 100);
  const seen = new Set<string>();
  for (const { key, values } of list) {
    checkValues(key, values, argument);
    const lower = key.toLowerCase();
    if (seen.has(lower))
      throw badUserInput(argument, `${key} is in ${argument} twice; give all its values at once.`);
    seen.add(lower);
  }
  return list;
}

function checkValues(key: string, values: readonly string[], argument: string): void {
  if (values.length > MOST_VALUES)
    throw badUserInput(
      argument,
      `${key} has ${values.length} values in ${argument}; it has at most ${MOST_VALUES}. Ask about some of them at a time, or leave the key out: then the answer lists the conditions that depend on it.`,
    );
  if ([key, ...values].some(({ length }) => length > LONGEST_VALUE))
    throw badUserInput(
      argument,
      `A key of ${argument} and each of its values have at most ${LONGEST_VALUE} characters. Leave it out: then the answer lists the conditions that depend on it.`,
    );
}

/** AWS takes one policy for a session as text, and the ARNs of ten managed ones. */
const MOST_SESSION_POLICIES = 11;

/** The longest managed policy; one passed as text has at most 2,048 characters. AWS counts no white space. */
const LONGEST_SESSION_POLICY = 6_144;

/** Returns the session policies. Throws BAD_USER_INPUT. `texts`: JSON without white space. */
export function sessionPolicyTexts(
  texts: readonly string[] | null | undefined,
  argument = 'sessionPolicies',
): readonly string[] {
  const list = texts ?? [];
  if (list.length > MOST_SESSION_POLICIES)
    throw badUserInput(
      argument,
      `${argument} has ${list.length} policies; a session has at most ${MOST_SESSION_POLICIES}, one as text and ten managed ones. Give those of one session.`,
    );
  const index = list.findIndex(({ length }) => length > LONGEST_SESSION_POLICY);
  if (index < 0) return list;
  throw badUserInput(
    argument,
    `Session policy ${index} has ${list[index]?.length} characters; a managed policy has at most ${LONGEST_SESSION_POLICY} without white space, and one as text fewer. Leave out statements that the question is not about.`,
  );
}
