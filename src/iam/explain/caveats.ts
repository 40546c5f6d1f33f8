/** Caveats for rules that AWS does not state clearly: a bit for each, and the sentence in answers. */
import type { Clock } from '../decide/request.js';
import { clockText } from '../facts/clock.js';
import data from './caveats.json' with { type: 'json' };

export const CAVEAT = {
  SHORT_ARN: 1,
  IAM_TYPE_WORD: 2,
  NO_RESOURCE: 4,
  MISPLACED_VARIABLE: 8,
  BOOL_VARIABLE: 16,
  VARIABLE_DEFAULT: 32,
  NOT_PRINCIPAL: 64,
  AWS_STAR_SERVICE: 128,
  SESSION_MFA: 512,
  WILDCARD_PAST_BOUNDARY: 1024,
  WILDCARD_FEDERATED_USER: 2048,
  SELF_ASSUME: 4096,
  ARN_STAR: 8192,
  ACL: 16384,
  PROVIDER_SPELLING: 32768,
  CLOCK: 65536,
  PROTECTED_ROLE: 131072,
  SET_NULL: 262144,
  ANY_IF_EXISTS: 524288,
  BARE_IPV6: 1048576,
  EMPTY_IN_SET: 2097152,
  ROLE_TAGS: 4194304,
  PASSED_ROLE_TAGS: 8388608,
  KMS_GRANT: 16777216,
  ENDPOINT_POLICY: 33554432,
  ACCESS_POINT: 67108864,
  RESOURCE_SHARE: 134217728,
  TAG_CASE: 268435456,
  PUBLIC_CALL: 536870912,
  AGENT_ENDPOINT: 1073741824,
} as const;

export type CaveatBits = number;

const bitOf: ReadonlyMap<string, CaveatBits> = new Map(Object.entries(CAVEAT));

/** The sentences of all caveats but CLOCK, in the order in which answers have them. */
const sentences = Object.entries(data satisfies Record<Exclude<keyof typeof CAVEAT, 'CLOCK'>, unknown>).map(
  ([name, { text }]) => ({ bit: bitOf.get(name) ?? 0, text }),
);

/** Returns the sentences of caveats. `clock`: the one by which dates were decided. */
export function caveatsOf(bits: CaveatBits, clock: Clock | undefined): readonly string[] {
  if (bits === 0) return [];
  const found = sentences.filter(({ bit }) => (bits & bit) !== 0).map(({ text }) => text);
  return clock === undefined || (bits & CAVEAT.CLOCK) === 0 ? found : [...found, clockText(clock)];
}
