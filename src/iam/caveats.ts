/** Rules that AWS does not state firmly (`precision: uncertain`): a bit for each, and what to tell the reader. */

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
} as const;

export type CaveatBits = number;

const texts: readonly (readonly [number, string])[] = [
  [
    CAVEAT.SHORT_ARN,
    'A resource pattern with fewer than six parts matches only if its wildcard runs across colons, which AWS documents in prose only (L-13b).',
  ],
  [
    CAVEAT.IAM_TYPE_WORD,
    'A resource pattern has a wildcard in the type word of an IAM ARN; AWS does not say how it evaluates that (L-13d).',
  ],
  [
    CAVEAT.NO_RESOURCE,
    'The action has no resource type, and a statement names resources for it; some services accept that in practice (E-3).',
  ],
  [
    CAVEAT.MISPLACED_VARIABLE,
    'A resource pattern has a policy variable before the fifth colon, which is not expanded and so matches nothing (L-26).',
  ],
  [CAVEAT.BOOL_VARIABLE, 'AWS documents disagree on whether a policy variable works under Bool (L-26).'],
  [
    CAVEAT.VARIABLE_DEFAULT,
    'A policy variable has a default that is not written as AWS documents it; it is taken as unresolved (L-31).',
  ],
  [
    CAVEAT.NOT_PRINCIPAL,
    'NotPrincipal lists only some of the forms under which AWS knows the caller; what happens then depends on the service (E-25b).',
  ],
  [
    CAVEAT.AWS_STAR_SERVICE,
    'Whether {"AWS":"*"} matches a service principal as "*" does is not documented (O-12).',
  ],
  [
    CAVEAT.RCP_WITHOUT_RESOURCE,
    'Resource control policies are documented not to bear on actions without a resource, but one was seen to (E-20c).',
  ],
  [
    CAVEAT.SESSION_MFA,
    'aws:MultiFactorAuthPresent is taken as false in role and federated-user sessions; if it were absent the answer would differ (E-43).',
  ],
  [
    CAVEAT.WILDCARD_PAST_BOUNDARY,
    "That a grant to everyone in a resource policy bypasses the user's permissions boundary is inferred (E-22c, O-2).",
  ],
  [
    CAVEAT.WILDCARD_FEDERATED_USER,
    'How a grant to everyone bears on a federated user session is not stated (O-3).',
  ],
  [
    CAVEAT.SELF_ASSUME,
    'AWS exempted some roles that were seen to assume themselves before September 2022; the data does not show which (E-28).',
  ],
  [
    CAVEAT.ARN_STAR,
    'A lone * as the value of an ARN condition is not an ARN and is taken as one that cannot be parsed (L-40).',
  ],
  [
    CAVEAT.PROVIDER_SPELLING,
    'AWS documents the ARN of the OIDC provider as the value of aws:FederatedProvider, and a test against AWS found its URL without https://; either is taken to match.',
  ],
  [CAVEAT.ACL, 'Access control lists of the bucket are in force and were not evaluated (E-29a).'],
];

export function caveatTexts(bits: CaveatBits): readonly string[] {
  return bits === 0 ? [] : texts.filter(([bit]) => (bits & bit) !== 0).map(([, text]) => text);
}
