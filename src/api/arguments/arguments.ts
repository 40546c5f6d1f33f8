/** Checks of arguments that the schema's types cannot express. */
import type { GraphQLError } from 'graphql';
import type { ContextInput } from '../../access/shared/answer.js';
import type { Limit } from '../../expectedError.js';
import { apiError, badUserInput } from '../errors.js';

/** Returns the value if it is in range. Throws BAD_USER_INPUT that names the argument. `instead`: how to ask for more. */
export function inRange(
  argument: string,
  value: number,
  least: number,
  most: number,
  instead?: string,
): number {
  if (value >= least && value <= most) return value;
  const message = `${argument} is ${value}; it has to be between ${least} and ${most}.`;
  throw outOfRange(argument, message, { name: argument, max: most, value }, instead);
}

export const MOST_HOPS = 10;

/** Returns the number of hops. Throws BAD_USER_INPUT. */
export const hopsInRange = (maxHops: number): number =>
  inRange('maxHops', maxHops, 1, MOST_HOPS, 'For longer paths, ask again from a principal on the way.');

/** Throws BAD_USER_INPUT if the list or text is too short or too long. */
export function checkLength(
  argument: string,
  list: string | readonly unknown[],
  least: number,
  most: number,
  instead?: string,
): void {
  const { length: value } = list;
  if (value >= least && value <= most) return;
  const unit = typeof list === 'string' ? 'characters' : 'entries';
  const message = `${argument} has ${value} ${unit}; it has to have between ${least} and ${most}.`;
  throw outOfRange(argument, message, { name: argument, max: most, value }, instead);
}

function outOfRange(argument: string, message: string, limit: Limit, instead = ''): GraphQLError {
  const { max, value = 0 } = limit;
  if (value <= max) return badUserInput(argument, message);
  return apiError('BAD_USER_INPUT', `${message} ${instead}`.trim(), { argument, limit });
}

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
  checkLength(
    argument,
    list,
    0,
    100,
    'Leave out keys that matter least: what depends on them is then listed.',
  );
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
    throw outOfRange(
      argument,
      `${key} has ${values.length} values in ${argument}; it has at most ${MOST_VALUES}.`,
      { name: 'contextValues', max: MOST_VALUES, value: values.length },
      'Ask about some of them at a time, or leave the key out: then the answer lists the conditions that depend on it.',
    );
  const longest = Math.max(...[key, ...values].map(({ length }) => length));
  if (longest > LONGEST_VALUE)
    throw outOfRange(
      argument,
      `A key of ${argument} and each of its values have at most ${LONGEST_VALUE} characters.`,
      { name: 'contextCharacters', max: LONGEST_VALUE, value: longest },
      'Leave it out: then the answer lists the conditions that depend on it.',
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
    throw outOfRange(
      argument,
      `${argument} has ${list.length} policies; a session has at most ${MOST_SESSION_POLICIES}, one as text and ten managed ones.`,
      { name: 'sessionPolicies', max: MOST_SESSION_POLICIES, value: list.length },
      'Give those of one session.',
    );
  const index = list.findIndex(({ length }) => length > LONGEST_SESSION_POLICY);
  if (index < 0) return list;
  const value = list[index]?.length ?? 0;
  throw outOfRange(
    argument,
    `Session policy ${index} has ${value} characters; a managed policy has at most ${LONGEST_SESSION_POLICY} without white space, and one as text fewer.`,
    { name: 'sessionPolicyCharacters', max: LONGEST_SESSION_POLICY, value },
    'Leave out statements that the question is not about.',
  );
}
