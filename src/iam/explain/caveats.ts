/** Rules that AWS does not state firmly: a bit for each, the rule, and the sentence that a reader gets. */

import { clockText } from '../facts/clock.js';
import { type Clock } from '../decide/request.js';

export const CAVEAT = {
  SHORT_ARN: 1,
  IAM_TYPE_WORD: 2,
  NO_RESOURCE: 4,
  MISPLACED_VARIABLE: 8,
  BOOL_VARIABLE: 16,
  VARIABLE_DEFAULT: 32,
  NOT_PRINCIPAL: 64,
  AWS_STAR_SERVICE: 128,
  RCP_WITHOUT_RESOURCE: 256,
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
} as const;

export type CaveatBits = number;

const texts: readonly (readonly [bit: number, rule: string, text: string])[] = [
  [
    CAVEAT.SHORT_ARN,
    'L-13b',
    'A resource pattern with fewer than six parts matches only if its wildcard runs across colons, which AWS documents in prose only.',
  ],
  [
    CAVEAT.IAM_TYPE_WORD,
    'L-13d',
    'A resource pattern has a wildcard in the type word of an IAM ARN; AWS does not say how it evaluates that.',
  ],
  [
    CAVEAT.NO_RESOURCE,
    'E-3',
    'The action has no resource type, and a statement names resources for it; some services accept that in practice.',
  ],
  [
    CAVEAT.MISPLACED_VARIABLE,
    'L-26',
    'A resource pattern has a policy variable before the fifth colon, which is not expanded and so matches nothing.',
  ],
  [CAVEAT.BOOL_VARIABLE, 'E-88', 'AWS documents disagree on whether a policy variable works under Bool.'],
  [
    CAVEAT.VARIABLE_DEFAULT,
    'L-31',
    'A policy variable has a default that is not written as AWS documents it; it is taken as unresolved.',
  ],
  [
    CAVEAT.NOT_PRINCIPAL,
    'E-25b',
    'NotPrincipal lists only some of the forms under which AWS knows the caller; what happens then depends on the service.',
  ],
  [
    CAVEAT.AWS_STAR_SERVICE,
    'O-12',
    'AWS does not document whether {"AWS":"*"} matches a service principal as "*" does.',
  ],
  [
    CAVEAT.RCP_WITHOUT_RESOURCE,
    'E-20c',
    'AWS documents that resource control policies do not apply to actions without a resource, but one was observed to apply.',
  ],
  [
    CAVEAT.SESSION_MFA,
    'E-43',
    'aws:MultiFactorAuthPresent is taken as false in role and federated-user sessions; if it were absent, the answer would differ.',
  ],
  [
    CAVEAT.WILDCARD_PAST_BOUNDARY,
    'E-22c',
    "AWS does not state that a grant to everyone in a resource policy bypasses the user's permissions boundary; this is inferred.",
  ],
  [
    CAVEAT.WILDCARD_FEDERATED_USER,
    'O-3',
    'AWS does not state how a grant to everyone applies to a federated user session.',
  ],
  [
    CAVEAT.SELF_ASSUME,
    'E-28',
    'AWS exempted some roles that it had observed to assume themselves before September 2022; the data does not show which.',
  ],
  [
    CAVEAT.ARN_STAR,
    'L-40',
    'A lone * as the value of an ARN condition is not an ARN; it is treated as a value that cannot be parsed.',
  ],
  [CAVEAT.ACL, 'E-29a', 'Access control lists of the bucket are in force and were not evaluated.'],
  [
    CAVEAT.PROTECTED_ROLE,
    'E-77',
    'AWS manages this role and refuses most changes to it; whether it refuses this one is not documented.',
  ],
  [
    CAVEAT.PROVIDER_SPELLING,
    'E-74',
    'AWS documents the ARN of the OIDC provider as the value of aws:FederatedProvider, and a test against AWS found its URL without https://; both are taken to match.',
  ],
  [
    CAVEAT.SET_NULL,
    'E-86',
    'AWS does not say how Null works under ForAllValues or ForAnyValue if the key is missing.',
  ],
  [
    CAVEAT.ANY_IF_EXISTS,
    'E-87',
    'AWS documents that ForAnyValue fails if the key is missing, and that IfExists then holds; with both, the condition is taken to fail.',
  ],
  [
    CAVEAT.BARE_IPV6,
    'E-89',
    'AWS documents /32 for an IP address without a prefix length, which does not fit IPv6; it is taken as a single address.',
  ],
  [
    CAVEAT.ROLE_TAGS,
    'E-91',
    "AWS documents that transitive tags of the caller's session replace tags of the assumed role, and that they do so only after the trust policy is evaluated; the tags of the role are used.",
  ],
  [
    CAVEAT.EMPTY_IN_SET,
    'E-92',
    'AWS documents that ForAllValues holds for an empty string as it does for no values, but also that it compares every value; the empty string is compared.',
  ],
];

/** `clock`: by which dates were decided. */
export function caveatsOf(bits: CaveatBits, clock: Clock | undefined): readonly string[] {
  if (bits === 0) return [];
  const found = texts.filter(([bit]) => (bits & bit) !== 0).map(([, , text]) => text);
  return clock === undefined || (bits & CAVEAT.CLOCK) === 0 ? found : [...found, clockText(clock)];
}

/** The rule that a caveat is about, for the tests: readers get the sentence alone. */
export function ruleOfCaveat(caveat: string): string | undefined {
  return texts.find(([, , text]) => text === caveat)?.[1];
}
