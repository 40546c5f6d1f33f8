/**
 * Finds trust policies that trust anyone, another organization, or an outside account, and whether without an external
 * ID.
 */
import { anyAwsPrincipal, partitionOf, unknownPrincipal } from '../../../graph/engine/requestPrincipal.js';
import {
  accountOfIdentifier,
  isUniqueId,
  namedCallers,
} from '../../../graph/model/principals/namedPrincipal.js';
import type { CompiledPolicy } from '../../../iam/language/compile.js';
import { isAccountId, isServiceLinkedRoleArn, rootArn } from '../../../iam/language/arn.js';
import { controllerOf } from '../../../iam/facts/data/conditionKeys.js';
import type { AccessEvaluation } from '../../../iam/decide/decision.js';
import {
  hasAccount,
  type OrganizationMembership,
  type RequestPrincipal,
} from '../../../iam/decide/request.js';
import type { ConditionTest } from '../../../iam/language/statement.js';
import { conditionText } from '../../../iam/explain/conditionText.js';
import type { Exposure } from './exposureFinding.js';
import { hasWildcard } from '../../../iam/match/wildcard.js';
import { fitting, fixedStart, type Call, type Sent, type TrustJudge } from './trustJudge.js';

const EXTERNAL_ID = 'sts:externalid';
const USER_ID = 'aws:userid';
const ANYONE = '*';
export const anotherOrganization = {
  id: 'o-(another)',
  path: 'o-(another)/',
} satisfies OrganizationMembership;

/** What the request of a principal sends whose account is in no organization. */
export const inNoOrganization: Sent = { 'aws:principalorgid': undefined, 'aws:principalorgpaths': undefined };

/**
 * Decides which accounts are outside: those that are not in the role's organization; if it is in none, those that
 * were not imported.
 */
export interface OrganizationContext {
  readonly ownOrganization: string | undefined;
  readonly anyImported: boolean;
  isOutside(accountId: string): boolean;
  /** Whether an import says which organization the account is in. */
  isPlaced(accountId: string): boolean;
  /** Returns the ARN of a user or role that the policy names by unique id (E-44); otherwise the identifier. */
  arnOf(identifier: string): string;
  /** Whether the role's organization may have accounts that no imported list holds. */
  readonly mayHaveMoreAccounts: boolean;
}

/**
 * Returns the calls of an account whose organization no import shows: it is in another organization, or in none
 * (E-64).
 */
function callsOf(caller: RequestPrincipal, { ownOrganization }: OrganizationContext): readonly Call[] {
  const isStranger = caller === anyAwsPrincipal;
  if (!hasAccount(caller) || (ownOrganization === undefined && !isStranger)) return [call(caller)];
  return [call({ ...caller, organization: anotherOrganization }), call(caller, inNoOrganization)];
}

/** Returns the calls of an account that may be in an organization that the policy names. */
const callsFromNamed = (
  caller: RequestPrincipal,
  { compiled }: TrustJudge,
  { ownOrganization }: OrganizationContext,
): readonly Call[] =>
  hasAccount(caller) && ownOrganization !== undefined
    ? othersNamed(compiled, ownOrganization).map(({ id }) => call({ ...caller, organization: { id } }))
    : [];

const call = (caller: RequestPrincipal, sent: Sent = {}): Call => ({
  caller,
  action: 'sts:AssumeRole',
  sent,
});

const combined = (calls: readonly Call[], requests: readonly Sent[]): readonly Call[] =>
  calls.flatMap((one) => requests.map((more) => ({ ...one, sent: { ...one.sent, ...more } })));

/** Returns no external ID, any, and each that fits a pattern of the policy. */
const externalIds = (judge: TrustJudge): readonly Sent[] => [
  { [EXTERNAL_ID]: undefined },
  ...judge.strangerValues([EXTERNAL_ID]).map((id) => ({ [EXTERNAL_ID]: [id] })),
];

/**
 * E-64(aws:userid): AWS assigns the part before the colon, and never twice. Only a pattern that leaves this part
 * open, apart from the prefix for its type, fits a stranger's id.
 */
const userIds = (judge: TrustJudge): readonly Sent[] =>
  judge.strangerValues([USER_ID], isOpenUserId).map((id) => ({ [USER_ID]: [id] }));

function isOpenUserId(pattern: string): boolean {
  const [id = ''] = pattern.split(':', 1);
  return hasWildcard(id) && fixedStart(id).length <= 'AROA'.length;
}

/** Requests from the internet, or through an endpoint in a network of the caller. */
const networks: readonly Sent[] = [
  {
    'aws:sourceip': ['192.0.2.77'],
    'aws:sourcevpc': undefined,
    'aws:sourcevpce': undefined,
    'aws:vpcsourceip': undefined,
  },
  {
    'aws:sourceip': undefined,
    'aws:sourcevpc': ['vpc-0123456789abcdef0'],
    'aws:sourcevpce': ['vpce-0123456789abcdef0'],
    'aws:vpcsourceip': ['192.0.2.77'],
  },
].map((network) => ({ ...network, 'aws:viaawsservice': ['false'], 'aws:securetransport': ['true'] }));

/** Keys that anyone with an account can set: its users, their tags, how they sign in. */
const ownKeys = new Set([
  'aws:principalarn',
  'aws:principaltype',
  'aws:username',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:tokenissuetime',
]);

const isOwnChoice = (key: string): boolean =>
  ownKeys.has(key) || controllerOf(key, { kind: 'roleSession' }) === 'CALLER';

/** Finds trust policies that trust anyone (T-040). */
export function anyoneExposure(judge: TrustJudge, accountContext: OrganizationContext): readonly Exposure[] {
  const calls = callsOf(anyAwsPrincipal, accountContext);
  const some = judge.exposures({
    kind: 'ANYONE_UNDER_CONDITIONS',
    identifier: ANYONE,
    calls,
    reason: ({ evaluation }) =>
      `The role trusts principals of any AWS account whose own account allows it, if ${texts(evaluation)}.`,
  });
  if (some.length === 0) return [];
  const requests = externalIds(judge).flatMap((externalId) =>
    userIds(judge).flatMap((userId) => networks.map((network) => ({ ...network, ...userId, ...externalId }))),
  );
  const free = judge.exposures({
    kind: 'ANYONE',
    identifier: ANYONE,
    calls: combined(calls, requests),
    isEnough: ({ conditions }) => conditions.every(({ key }) => isOwnChoice(key.toLowerCase())),
    reason: ({ evaluation }) => {
      const which = 'The role trusts any principal of any AWS account whose own account allows it';
      return evaluation.conditions.length === 0
        ? `${which}: no condition excludes strangers.`
        : `${which}: in an account of their own, strangers can arrange that ${texts(evaluation)}.`;
    },
  });
  return free.length > 0 ? free : some;
}

const texts = ({ conditions }: AccessEvaluation): string => conditions.map(conditionText).join(' and ');

/**
 * E-66: finds organizations, other than the role's, that the policy names or that fit a pattern of it. If the role's
 * account is in no imported organization, each of them may be another one.
 */
export function otherOrganizations(
  judge: TrustJudge,
  { ownOrganization, anyImported }: OrganizationContext,
): readonly Exposure[] {
  if (!anyImported) return [];
  const whose =
    ownOrganization === undefined
      ? "unless it is the one of the role's account, which is in no imported organization"
      : "which is not the role's";
  const from = (organization: OrganizationMembership) => call({ ...anyAwsPrincipal, organization });
  const isOpen = judge.letsIn(from(anotherOrganization)) !== undefined;
  const found = othersNamed(judge.compiled, ownOrganization)
    .filter(({ pattern }) => pattern === undefined || !isOpen)
    .map(({ id, pattern }) => {
      const every = `every organization like ${pattern}, such as ${id}`;
      const one = `organization ${id}, ${whose}`;
      return [id, pattern ?? id, pattern ? every : one] as const;
    });
  return found.flatMap(([id, organization, which]) =>
    judge.exposures({
      kind: 'OTHER_ORGANIZATION',
      identifier: ANYONE,
      organization,
      calls: [from({ id })],
      reason: () => `The role trusts principals of every account of ${which}.`,
    }),
  );
}

interface NamedOrganization extends OrganizationMembership {
  /** The pattern that it fits. */
  readonly pattern?: string;
}

/** E-66: returns the organizations that conditions of a policy name or fit, without `own`. */
export function othersNamed(
  { statements }: CompiledPolicy,
  own: string | undefined,
): readonly NamedOrganization[] {
  const tests = statements.flatMap(({ source }) =>
    source.conditions.filter(({ key }) => key.toLowerCase() in inNoOrganization),
  );
  const ids = new Set(tests.flatMap(({ values }) => values.map((value) => value.split('/', 1)[0] ?? '')));
  return [...ids].flatMap((id) => {
    if (hasWildcard(id))
      return own !== undefined && id.startsWith(own) ? [] : [{ id: fitting(id, 'stranger'), pattern: id }];
    return /^o-[a-z0-9]+$/.test(id) && id !== own ? [{ id }] : [];
  });
}

/** E-63 (second half): finds access of an outside account. `named`: the account's root, or a principal of it. */
export function accountExposure(
  named: string,
  judge: TrustJudge,
  accountContext: OrganizationContext,
): readonly Exposure[] {
  const identifier = accountContext.arnOf(named);
  const accountId = accountOfIdentifier(identifier);
  if (accountId === undefined || !accountContext.isOutside(accountId)) return [];
  const caller = withId(unknownPrincipal(identifier), named);
  const calls = accountContext.isPlaced(accountId)
    ? [call(caller)]
    : [...callsOf(caller, accountContext), ...callsFromNamed(caller, judge, accountContext)];
  const { ownOrganization, mayHaveMoreAccounts } = accountContext;
  const isUnlisted = mayHaveMoreAccounts && !accountContext.isPlaced(accountId);
  const where =
    ownOrganization === undefined
      ? 'was never imported'
      : `is ${isUnlisted ? 'in no imported list of accounts of' : 'not in'} organization ${ownOrganization}`;
  const outside = judge.exposures({
    kind: 'OUTSIDE_ACCOUNT',
    identifier,
    calls,
    reason: () => `The role trusts ${identifier}; its account ${accountId} ${where}.`,
  });
  return outside.length === 0 ? [] : [...outside, ...confusedDeputy(identifier, judge, calls)];
}

/** Returns the caller with the unique id by which a policy names it, if it names it so. */
function withId(caller: RequestPrincipal, named: string): RequestPrincipal {
  if (!isUniqueId(named)) return caller;
  if (caller.kind === 'user') return { ...caller, userId: named };
  return caller.kind === 'roleSession' ? { ...caller, roleId: named } : caller;
}

/**
 * Finds access without an external ID. A service-linked role is used by its service alone (E-52), so no customer can
 * have it use another role.
 */
const confusedDeputy = (
  identifier: string,
  judge: TrustJudge,
  calls: readonly Call[],
): readonly Exposure[] =>
  isServiceLinkedRoleArn(identifier)
    ? []
    : judge.exposures({
        kind: 'WITHOUT_EXTERNAL_ID',
        identifier,
        calls: externalIds(judge).flatMap((sent) => combined(calls, [sent])),
        keys: [EXTERNAL_ID],
        reason: ({ tests, call: { sent } }) =>
          `The role trusts ${identifier} ${deputyText(tests, sent[EXTERNAL_ID]?.[0])}, so anyone it works for may make it use this role (confused deputy).`,
      });

function deputyText(tests: readonly ConditionTest[], externalId: string | undefined): string {
  const condition = tests.map(conditionText).join(' and ');
  if (externalId === undefined)
    return condition === '' ? 'without an external id' : `without an external id, although ${condition}`;
  const madeUp = `with an external id that anyone can make up, such as ${externalId}`;
  return condition === '' ? `${madeUp}, but not without one` : `${madeUp}: ${condition}`;
}

/**
 * Returns accounts and principals that Allow statements name in the principal element, or any statement in conditions
 * on the caller: a Deny may leave only these of all that `*` lets in.
 */
export function accountsNamed(judge: TrustJudge): readonly string[] {
  const partition = partitionOf(judge.resource.arn);
  const elements = judge
    .named('AWS')
    .map((value) => (isAccountId(value) ? rootArn({ partition, accountId: value }) : value));
  const tests = judge.compiled.statements.flatMap(({ source }) => source.conditions);
  return [...new Set([...elements, ...namedCallers(tests, partition)])];
}
