/**
 * An STS that knows every value: it answers one call at a time with yes or no, and hands out sessions. Which chains of
 * roles there are is found by making every call with every value that the statements tell apart, hop after hop, with
 * every session that the calls before gave out. Nothing is put together of conditions, so nothing can be put together
 * wrongly.
 */
import { inOrder, type PlainChain } from './plainPaths.js';
import {
  holdersFor,
  identifierOf,
  providers,
  roles,
  SUBJECT,
  users,
  type Action,
  type Key,
  type Permission,
  type StsEstate,
  type Test,
  type Trust,
} from './stsEstate.js';

/** Whoever calls, with what its credentials carry. */
interface Caller {
  readonly who: string;
  /** Of a session of a role. */
  readonly sessionName?: string;
  readonly sourceIdentity?: string | undefined;
  /** What an identity provider said of whoever signed in. */
  readonly subject?: string | undefined;
  /** Long-term keys say nothing of MFA. */
  readonly mfa?: string | undefined;
}

interface Call {
  readonly sessionName: string;
  readonly sourceIdentity: string | undefined;
  readonly externalId: string | undefined;
  readonly network: string | undefined;
  /** For which account a service calls. */
  readonly sourceAccount: string | undefined;
}

/** What the question says of all calls. */
export type Known = Partial<Record<'aws:SourceVpce' | 'sts:ExternalId', string>>;

/**
 * Every chain from one to the other that passes nobody twice, as identifiers. Firm: whoever calls on the way can make
 * each call whatever it sends, from wherever, with whatever its credentials carry.
 */
export function playedChains(
  estate: StsEstate,
  from: string,
  to: string,
  known: Known = {},
): readonly PlainChain[] {
  const carried = carriedIn(estate);
  const chains: PlainChain[] = [];
  const walk = (passed: readonly string[], callers: readonly Caller[], firm: boolean): void => {
    const at = passed.at(-1) ?? '';
    if (at === to) chains.push({ principals: passed.map(identifierOf), firm });
    else {
      for (const role of roles.filter((one) => !passed.includes(one))) {
        const hop = hopOf(estate, at, role);
        const calls = callsOf(hop, carried, known);
        const sessions = distinct(callers.flatMap((caller) => sessionsFrom(hop, caller, calls)));
        if (sessions.length > 0)
          walk([...passed, role], sessions, firm && isFirm(hop, callersAs(at, carried), calls));
      }
    }
  };
  walk([from], callersAs(from, carried), true);
  return chains.sort(inOrder);
}

const distinct = (callers: readonly Caller[]): readonly Caller[] => [
  ...new Map(callers.map((one) => [JSON.stringify(one), one])).values(),
];

// ── One call ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What bears on a call of the one for the other: the caller's own statements and those of the role's trust policy. */
interface PlainHop {
  readonly by: string;
  readonly role: string;
  readonly own: readonly Permission[];
  readonly trust: readonly Trust[];
}

const hopOf = ({ permissions, trusts }: StsEstate, by: string, role: string): PlainHop => ({
  by,
  role,
  own: permissions.filter(({ holder, on }) => holdersFor(by).includes(holder) && (on === '*' || on === role)),
  trust: trusts.filter(({ of }) => of === role),
});

const sessionsFrom = (hop: PlainHop, caller: Caller, calls: readonly Call[]): readonly Caller[] =>
  calls.filter((call) => isAnswered(hop, caller, call)).map((call) => sessionOf(hop.role, caller, call));

const isFirm = (hop: PlainHop, callers: readonly Caller[], calls: readonly Call[]): boolean =>
  callers.every((caller) => calls.every((call) => allows(hop, 'AssumeRole', caller, call)));

/** E-40: a source identity cannot be changed. E-39: that it is set, or comes along, takes a permission of its own. */
function isAnswered(hop: PlainHop, caller: Caller, call: Call): boolean {
  const [carried, sent] = [caller.sourceIdentity, call.sourceIdentity];
  if (carried !== undefined && sent !== undefined && sent !== carried) return false;
  if (!allows(hop, 'AssumeRole', caller, call)) return false;
  return (carried ?? sent) === undefined || allows(hop, 'SetSourceIdentity', caller, call);
}

/** E-43: whatever the caller's credentials said of MFA, those of a role say that there was none. */
const sessionOf = (role: string, { sourceIdentity, subject }: Caller, call: Call): Caller => ({
  who: role,
  sessionName: call.sessionName,
  sourceIdentity: sourceIdentity ?? call.sourceIdentity,
  subject,
  mfa: 'false',
});

function allows(hop: PlainHop, action: Action, caller: Caller, call: Call): boolean {
  const context = contextOf(caller, call);
  const bears = ({ actions, when }: Permission | Trust): boolean =>
    actions.includes(action) && when.every((test) => holds(test, context));
  const own = hop.own.filter(bears);
  const trust = hop.trust.filter((one) => means(one, caller) && bears(one));
  if ([...own, ...trust].some(({ effect }) => effect === 'Deny')) return false;
  return trust.length > 0 && (own.length > 0 || !asksOwnSide(hop, action, trust));
}

/**
 * E-35: of another account the caller's own policies have to allow it too. E-27: of the same one, where the trust policy
 * lets in the account and not the caller itself. E-39: a role hands an identity on only where its own policies let it.
 */
function asksOwnSide({ by, role }: PlainHop, action: Action, letIn: readonly Trust[]): boolean {
  if (!hasAccount(by)) return false;
  if (accountOf(by) !== accountOf(role)) return true;
  return action === 'AssumeRole' ? letIn.every(({ who }) => who.startsWith('root')) : roles.includes(by);
}

const hasAccount = (name: string): boolean => users.includes(name) || roles.includes(name);
const accountOf = (name: string): string => name.slice(-1);

/**
 * Whether a trust policy's statement is about the caller. E-47a, E-47b: a provider is let in in its own account, and no
 * wildcard means it. O-12: one denies to a service; whether it lets one in is not documented, and no estate asks.
 */
function means({ who, of, effect }: Trust, caller: Caller): boolean {
  const isProvider = providers.includes(caller.who);
  if (who === '*') return hasAccount(caller.who) || (effect === 'Deny' && !isProvider);
  if (who === caller.who) return !isProvider || accountOf(who) === accountOf(of);
  const isAccount = hasAccount(caller.who) && who === `root${accountOf(caller.who)}`;
  return isAccount || who === `${caller.who}/${caller.sessionName ?? ''}`;
}

const contextOf = (caller: Caller, call: Call): Readonly<Record<Key, string | undefined>> => ({
  'aws:MultiFactorAuthPresent': caller.mfa,
  'aws:SourceIdentity': caller.sourceIdentity,
  [SUBJECT]: caller.subject,
  'aws:SourceVpce': call.network,
  'aws:SourceAccount': call.sourceAccount,
  'sts:SourceIdentity': call.sourceIdentity,
  'sts:RoleSessionName': call.sessionName,
  'sts:ExternalId': call.externalId,
});

/** L-20: of a key that is not there only a negated operator holds. */
const holds = (
  { operator, key, value }: Test,
  context: Readonly<Record<Key, string | undefined>>,
): boolean => (operator === 'StringNotEquals' ? context[key] !== value : context[key] === value);

// ── All values ──────────────────────────────────────────────────────────────────────────────────────────────────────

type Choice = readonly (string | undefined)[];

/** What sessions carry from call to call. */
interface Carried {
  readonly sessionNames: readonly string[];
  readonly identities: Choice;
  readonly subjects: Choice;
}

const namedIn = (statements: readonly (Permission | Trust)[], ...keys: readonly Key[]): readonly string[] => [
  ...new Set(
    statements.flatMap(({ when }) => when.filter(({ key }) => keys.includes(key)).map(({ value }) => value)),
  ),
];

/** None, one that no statement names where some name any, and those. */
function choiceIn(statements: readonly (Permission | Trust)[], ...keys: readonly Key[]): Choice {
  const named = namedIn(statements, ...keys);
  return named.length === 0 ? [undefined] : [undefined, 'another', ...named];
}

function carriedIn({ permissions, trusts }: StsEstate): Carried {
  const all = [...permissions, ...trusts];
  const sessions = trusts.flatMap(({ who }) => who.split('/').slice(1));
  return {
    sessionNames: ['another', ...new Set([...namedIn(all, 'sts:RoleSessionName'), ...sessions])],
    identities: choiceIn(all, 'aws:SourceIdentity', 'sts:SourceIdentity'),
    subjects: choiceIn(all, SUBJECT),
  };
}

/** With all credentials that somebody of the name can have. E-47: a token has a subject, and nothing of a user or service has. */
function callersAs(who: string, { sessionNames, identities, subjects }: Carried): readonly Caller[] {
  if (users.includes(who)) return [undefined, 'true', 'false'].map((mfa) => ({ who, mfa }));
  if (who === 'github1') return [...subjects.slice(1), 'another'].map((subject) => ({ who, subject }));
  if (!roles.includes(who)) return [{ who }];
  return sessionNames.flatMap((sessionName) =>
    identities.flatMap((sourceIdentity) =>
      subjects.map((subject) => ({ who, sessionName, sourceIdentity, subject, mfa: 'false' })),
    ),
  );
}

/** E-60: for which account somebody calls only a service says. */
function callsOf({ by, own, trust }: PlainHop, carried: Carried, known: Known): readonly Call[] {
  const all = [...own, ...trust];
  const valuesOf = (key: keyof Known): Choice =>
    known[key] === undefined ? choiceIn(all, key) : [known[key]];
  const sourceAccounts = by === 'lambda' ? choiceIn(all, 'aws:SourceAccount') : [undefined];
  return carried.sessionNames.flatMap((sessionName) =>
    carried.identities.flatMap((sourceIdentity) =>
      valuesOf('sts:ExternalId').flatMap((externalId) =>
        valuesOf('aws:SourceVpce').flatMap((network) =>
          sourceAccounts.map((sourceAccount) => ({
            sessionName,
            sourceIdentity,
            externalId,
            network,
            sourceAccount,
          })),
        ),
      ),
    ),
  );
}
