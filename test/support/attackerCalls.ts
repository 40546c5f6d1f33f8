/** Whether one call of an attacker succeeds, as the reference decides it: one caller, one action, one resource. */
import {
  accountOf,
  ADMINISTRATOR_ACCESS,
  everything,
  has,
  identityDocuments,
  isUser,
  memberOf,
  nameOf,
  numberOf,
  onceFor,
  policyOf,
  type AttackedEstate,
  type Document,
} from './attackedEstate.js';
import type { Json } from './reference/json.js';
import type { CallerJson, CaseJson } from './reference/cases.js';
import { referenceDecide } from './reference/decide.js';

export interface Call {
  readonly action: string;
  readonly on: string;
  /** The policy that is attached, if it is not AdministratorAccess. */
  readonly policy?: string;
}

export interface MadeCall extends Call {
  readonly by: string;
}

const ASSUME_ROLE = 'sts:AssumeRole';
export const ANALYTICS = 'kinesisanalytics.amazonaws.com';

/**
 * What the request says beyond who asks: the policy that is attached, the service that a role is passed to, a program. A
 * user signs in with MFA; a session of a role has none (E-43).
 */
const contextOf = ({ by, policy = ADMINISTRATOR_ACCESS }: MadeCall) => ({
  'iam:PolicyARN': [policy],
  'iam:PassedToService': [ANALYTICS],
  'aws:UserAgent': ['attacker'],
  'aws:MultiFactorAuthPresent': [String(isUser(by))],
});

export function callerOf(estate: AttackedEstate, arn: string): CallerJson {
  const accountId = accountOf(arn);
  const name = nameOf(arn);
  const { tags } = memberOf(estate, arn);
  if (isUser(arn)) return { kind: 'user', partition: 'aws', accountId, arn, userId: `AIDA${name}`, tags };
  return {
    kind: 'roleSession',
    partition: 'aws',
    accountId,
    roleArn: arn,
    roleId: `AROA${name}`,
    sessionArn: `arn:aws:sts::${accountId}:assumed-role/${name}/attacker`,
    tags,
    serviceLinked: false,
  };
}

const layer = (documents: readonly Document[]) => ({
  policies: documents.map((statements) => ({ Version: '2012-10-17', Statement: statements })),
});

/** `identity`: in place of what the caller holds. What may be allowed counts: an attacker tries it. */
export function may(
  estate: AttackedEstate,
  by: string,
  call: Call,
  identity: readonly Document[] = identityDocuments(estate, by),
): boolean {
  const { action, on, policy = '' } = call;
  const plain = plainly(estate, { ...call, by }, identity);
  if (plain !== undefined) return plain;
  const parts = [...bearsOn(estate, by, on), ...identity].map((part) => (part ? numberOf(part) : 0));
  const key = `${by} ${action} ${on} ${policy} ${parts.join(' ')}`;
  const known = decided.get(key);
  if (known !== undefined) return known;
  const made = isPossible(caseOf(estate, { ...call, by }, identity));
  if (decided.size > MOST_REMEMBERED) decided.clear();
  decided.set(key, made);
  return made;
}

/**
 * What nothing but the simplest rules decides, most calls by far: no Allow is about it, only roles let in other accounts,
 * and who may do everything may where nothing denies or limits.
 */
function plainly(
  estate: AttackedEstate,
  { by, action, on }: MadeCall,
  identity: readonly Document[],
): boolean | undefined {
  const own = policyOn(estate, { action, on });
  const isAllowed = [...identity, ...(own ? [own] : [])].some((one) => speaksOf(one, { action, on }));
  if (!isAllowed || (own === undefined && accountOf(by) !== accountOf(on))) return false;
  const isLimited =
    action === ASSUME_ROLE ||
    own !== undefined ||
    boundaryOf(estate, by) !== undefined ||
    estate.guardrails[accountOf(by)] !== undefined ||
    identity.some((one) => has('Deny', one));
  return identity.includes(everything) && !isLimited ? true : undefined;
}

/** Some Allow is about the call, whatever its conditions say. */
export function speaksOf(document: Document, { action, on }: Call): boolean {
  const key = `${action} ${on}`;
  const known = spoken(document);
  const found =
    known.get(key) ??
    document.some(
      ({ Effect, Action = '*', Resource = '*' }) =>
        Effect === 'Allow' && isLike(Action, action) && isLike(Resource, on),
    );
  known.set(key, found);
  return found;
}

const spoken = onceFor((_document: Document) => new Map<string, boolean>());

/** As far as it goes without wildcards and variables: whether it matches, the reference says. */
const isLike = (patterns: Json, text: string): boolean =>
  [patterns].flat().some((one) => {
    const [beginning = ''] = String(one).toLowerCase().split(/[*?$]/, 1);
    return text.toLowerCase().startsWith(beginning);
  });

const MOST_REMEMBERED = 50_000;
const decided = new Map<string, boolean>();

/** What an answer rests on besides what the caller holds. */
const bearsOn = (estate: AttackedEstate, by: string, on: string) => [
  memberOf(estate, by).tags,
  boundaryOf(estate, by),
  estate.guardrails[accountOf(by)],
  estate.members[on]?.tags,
  estate.members[on]?.trust,
  estate.queues?.[on],
];

/** The policy of the role or queue itself. */
const policyOn = ({ members, queues }: AttackedEstate, { action, on }: Call): Document | undefined =>
  action === ASSUME_ROLE ? members[on]?.trust : queues?.[on];

const boundaryOf = (estate: AttackedEstate, by: string): Document | undefined => {
  const { boundary } = memberOf(estate, by);
  return boundary === undefined ? undefined : policyOf(estate, boundary);
};

function caseOf(estate: AttackedEstate, call: MadeCall, identity: readonly Document[]): CaseJson {
  const { by, action, on } = call;
  const boundary = boundaryOf(estate, by);
  const guardrail = estate.guardrails[accountOf(by)];
  const own = policyOn(estate, call);
  return {
    given: {
      principal: callerOf(estate, by),
      identity: layer(identity),
      ...(boundary === undefined ? {} : { boundary: layer([boundary]) }),
      ...(guardrail === undefined ? {} : { scp: [layer([everything, guardrail]).policies] }),
      ...(own === undefined ? {} : { resource: layer([own]) }),
    },
    when: {
      action,
      resource: on,
      owner: accountOf(on),
      resourceTags: memberOf(estate, on).tags,
      context: contextOf(call),
      unlistedContextKeys: 'ABSENT',
    },
  };
}

const isPossible = (testCase: CaseJson): boolean =>
  ['ALLOWED', 'CONDITIONAL'].includes(referenceDecide(testCase));

/** A trust policy that lets the service in. */
export const letsIn = (estate: AttackedEstate, role: string, service: string): boolean =>
  isPossible({
    given: {
      principal: { kind: 'service', service },
      resource: layer([memberOf(estate, role).trust ?? []]),
    },
    when: {
      action: 'sts:AssumeRole',
      resource: role,
      owner: accountOf(role),
      resourceTags: memberOf(estate, role).tags,
      context: { 'aws:SourceAccount': [accountOf(role)] },
      unlistedContextKeys: 'ABSENT',
    },
  });
