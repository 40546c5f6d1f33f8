/**
 * An STS that knows every value: it answers one call at a time with yes or no, and hands out sessions. Which chains of
 * roles there are is found by making every call with every value that the statements tell apart, hop after hop, with
 * every session that the calls before gave out. Nothing is put together of conditions, so nothing can be put together
 * wrongly.
 */
import { inOrder, type PlainChain } from './plainPaths.js';
import {
  GOOGLE,
  holdersFor,
  identifierOf,
  providers,
  roles,
  SUBJECT,
  uniqueIdOf,
  users,
  type Action,
  type Key,
  type Permission,
  type StsEstate,
  type Test,
  type Trust,
} from './stsEstate.js';

/** Of a session. Keys are compared without regard to case, but where a list of them is read (L-19). */
interface Tag {
  readonly key: 'team' | 'TEAM' | 'unit';
  readonly value: string;
  readonly transitive: boolean;
}

/** Whoever calls, with what its credentials carry. */
interface Caller {
  readonly who: string;
  readonly tags: readonly Tag[];
  /** Of a session of a role. */
  readonly sessionName?: string;
  readonly sourceIdentity?: string | undefined;
  /** What an identity provider said of whoever signed in. */
  readonly subject?: string | undefined;
  /** What aws:FederatedProvider says, of a provider and of the session that it signs somebody in to (E-74). */
  readonly provider?: string | undefined;
  /** Long-term keys say nothing of MFA. */
  readonly mfa?: string | undefined;
}

interface Call {
  readonly sessionName: string;
  readonly sourceIdentity: string | undefined;
  readonly tags: readonly Tag[];
  readonly externalId: string | undefined;
  readonly network: string | undefined;
  /** For which account a service calls. */
  readonly sourceAccount: string | undefined;
  /** As what a service calls. */
  readonly userId: string | undefined;
}

/** What the question says of all calls. */
export type Known = Partial<Record<'aws:SourceVpce' | 'sts:ExternalId' | SentKey, string>>;

/** What each call can send, whoever makes it. */
type SentKey =
  | 'sts:RoleSessionName'
  | 'sts:SourceIdentity'
  | 'aws:RequestTag/team'
  | 'aws:TagKeys'
  | 'sts:TransitiveTagKeys';

export interface Journey {
  readonly from: string;
  readonly to: string;
  /** Whether the session that starts may have tags. */
  readonly tagged?: boolean;
}

/**
 * Every chain from one to the other that passes nobody twice, as identifiers. Firm: whoever calls on the way can make
 * each call whatever it sends, from wherever, with whatever its credentials carry; of tags that a role has itself they
 * carry those.
 */
export function playedChains(
  estate: StsEstate,
  { from, to, tagged = true }: Journey,
  known: Known = {},
): readonly PlainChain[] {
  const carried = carriedIn(estate, known);
  const chains: PlainChain[] = [];
  const walk = (passed: readonly string[], callers: readonly Caller[], unconditional: boolean): void => {
    const at = passed.at(-1) ?? '';
    if (at === to) chains.push({ principals: passed.map(identifierOf), unconditional });
    else {
      for (const role of roles.filter((one) => !passed.includes(one))) {
        const hop = hopOf(estate, at, role);
        const calls = callsOf(hop, carried, known);
        const sessions = distinct(callers.flatMap((caller) => sessionsFrom(hop, caller, calls)));
        if (sessions.length > 0)
          walk(
            [...passed, role],
            sessions,
            unconditional &&
              isUnconditional(hop, callersAs(at, carried).filter(isAsImported(estate)), calls, known),
          );
      }
    }
  };
  const starting = callersAs(from, carried).filter(({ tags }) => tagged || tags.length === 0);
  walk([from], starting, true);
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
  /** What their own tags say. */
  readonly teams: { readonly by: string | undefined; readonly role: string | undefined };
}

const hopOf = ({ permissions, trusts, teams }: StsEstate, by: string, role: string): PlainHop => ({
  by,
  role,
  teams: { by: teams[by], role: teams[role] },
  own: permissions.filter(({ holder, on }) => holdersFor(by).includes(holder) && (on === '*' || on === role)),
  trust: trusts.filter(({ of }) => of === role),
});

const sessionsFrom = (hop: PlainHop, caller: Caller, calls: readonly Call[]): readonly Caller[] =>
  calls.filter((call) => isAnswered(hop, caller, call)).map((call) => sessionOf(hop.role, caller, call));

/** O-12: whether `*` lets in a service is not documented. E-39: what the question states is sent, and has to be allowed. */
function isUnconditional(
  { trust, ...hop }: PlainHop,
  callers: readonly Caller[],
  calls: readonly Call[],
  known: Known,
): boolean {
  const certain = trust.filter(({ who, effect }) => hop.by !== 'lambda' || effect === 'Deny' || who !== '*');
  const actions: readonly Action[] = [
    'AssumeRole',
    ...(known['sts:SourceIdentity'] === undefined ? [] : ['SetSourceIdentity' as const]),
    ...(known['aws:RequestTag/team'] === undefined && known['aws:TagKeys'] === undefined
      ? []
      : ['TagSession' as const]),
  ];
  const sendable = calls.filter((call) => mayBePassed(trust, call));
  return callers.every((caller) =>
    sendable.every((call) =>
      actions.every((action) => allows({ ...hop, trust: certain }, action, caller, call)),
    ),
  );
}

/** E-39: whether the trust policy lets somebody pass what the call sends: no other call is ever answered. */
function mayBePassed(trust: readonly Trust[], { tags, sourceIdentity }: Call): boolean {
  const isAllowed = (action: Action): boolean =>
    trust.some(({ effect, actions }) => effect === 'Allow' && actions.includes(action));
  return (
    (tags.length === 0 || isAllowed('TagSession')) &&
    (sourceIdentity === undefined || isAllowed('SetSourceIdentity'))
  );
}

/**
 * E-40: a source identity cannot be changed, nor an inherited tag passed again. E-39: that they are set, or come along,
 * takes permissions of their own.
 */
function isAnswered(hop: PlainHop, caller: Caller, call: Call): boolean {
  const [carried, sent] = [caller.sourceIdentity, call.sourceIdentity];
  const inherited = caller.tags.filter(isTransitive);
  if (carried !== undefined && sent !== undefined && sent !== carried) return false;
  if (call.tags.some((tag) => inherited.some((one) => isSameKey(one, tag)))) return false;
  if (!allows(hop, 'AssumeRole', caller, call)) return false;
  if ((carried ?? sent) !== undefined && !allows(hop, 'SetSourceIdentity', caller, call)) return false;
  return inherited.length + call.tags.length === 0 || allows(hop, 'TagSession', caller, call);
}

const isTransitive = ({ transitive }: Tag): boolean => transitive;
const isSameKey = (a: Tag, b: Tag): boolean => a.key.toLowerCase() === b.key.toLowerCase();
const teamIn = (tags: readonly Tag[]): string | undefined => tags.find(({ key }) => key !== 'unit')?.value;

/** E-43: whatever the caller's credentials said of MFA, those of a role say that there was none. E-40: transitive tags stay. */
const sessionOf = (
  role: string,
  { who, sourceIdentity, subject, provider, tags }: Caller,
  call: Call,
): Caller => ({
  who: role,
  provider: providers.includes(who) ? provider : undefined,
  tags: [...tags.filter(isTransitive), ...call.tags],
  sessionName: call.sessionName,
  sourceIdentity: sourceIdentity ?? call.sourceIdentity,
  subject,
  mfa: 'false',
});

function allows(hop: PlainHop, action: Action, caller: Caller, call: Call): boolean {
  const context = contextOf(caller, call, hop.teams);
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
  if (action === 'SetSourceIdentity' && roles.includes(by)) return true;
  return letIn.every(({ who }) => who.startsWith('root'));
}

const hasAccount = (name: string): boolean => users.includes(name) || roles.includes(name);
const accountOf = (name: string): string => name.slice(-1);

/**
 * Whether a trust policy's statement is about the caller. E-47a, E-47b: a provider is let in in its own account, and no
 * wildcard means it. O-12: a service it means.
 */
function means({ who, of }: Trust, caller: Caller): boolean {
  const isProvider = providers.includes(caller.who);
  if (who === '*') return !isProvider;
  const ofAnyAccount = !isProvider || who === 'google';
  if (who === caller.who) return ofAnyAccount || accountOf(who) === accountOf(of);
  const isAccount = hasAccount(caller.who) && who === `root${accountOf(caller.who)}`;
  return isAccount || who === `${caller.who}/${caller.sessionName ?? ''}`;
}

type Context = Readonly<Record<Key, string | readonly string[] | undefined>>;

/** E-37, E-40: a session's tags stand in for those of its role, and transitive ones for those of the role it assumes. */
const contextOf = (caller: Caller, call: Call, teams: PlainHop['teams']): Context => ({
  'aws:MultiFactorAuthPresent': caller.mfa,
  'aws:userid': userIdOf(caller) ?? call.userId,
  'aws:PrincipalTag/team': teamIn(caller.tags) ?? teams.by,
  'aws:ResourceTag/team': teamIn(caller.tags.filter(isTransitive)) ?? teams.role,
  'aws:SourceIdentity': caller.sourceIdentity,
  [SUBJECT]: caller.subject,
  'aws:FederatedProvider': caller.provider,
  'aws:SourceVpce': call.network,
  'aws:SourceAccount': call.sourceAccount,
  'sts:ExternalId': call.externalId,
  ...sentBy(call),
});

const sentBy = ({
  sessionName,
  sourceIdentity,
  tags,
}: Call): Readonly<Record<SentKey, string | readonly string[] | undefined>> => ({
  'sts:RoleSessionName': sessionName,
  'sts:SourceIdentity': sourceIdentity,
  'aws:RequestTag/team': teamIn(tags),
  'aws:TagKeys': tags.map(({ key }) => key),
  'sts:TransitiveTagKeys': tags.filter(isTransitive).map(({ key }) => key),
});

/** E-64, E-50a: what that of a web identity is, AWS does not say. */
function userIdOf({ who, sessionName }: Caller): string | undefined {
  if (users.includes(who)) return uniqueIdOf(who);
  if (roles.includes(who)) return `${uniqueIdOf(who)}:${sessionName ?? ''}`;
  return who === 'saml1' ? identifierOf(who) : undefined;
}

/** L-20: of a key that is not there only a negated operator holds. L-22, L-23: of a list, any or all. */
function holds({ operator, key, value }: Test, context: Context): boolean {
  const found = context[key];
  const values = listOf(found);
  switch (operator) {
    case 'StringNotEquals':
      return found !== value;
    case 'Null':
      return (values.length === 0) === (value === 'true');
    case 'ForAllValues:StringEquals':
      return values.every((one) => one === value);
    default:
      return values.includes(value);
  }
}

const listOf = (found: string | readonly string[] | undefined): readonly string[] =>
  typeof found === 'string' ? [found] : (found ?? []);

// ── All values ──────────────────────────────────────────────────────────────────────────────────────────────────────

type Choice = readonly (string | undefined)[];

/** What sessions carry from call to call. */
interface Carried {
  readonly sessionNames: readonly string[];
  readonly identities: Choice;
  readonly subjects: Choice;
  readonly providers: Choice;
  readonly tagSets: readonly (readonly Tag[])[];
}

type Asking = Pick<Permission, 'when'>;

const namedIn = (statements: readonly Asking[], ...keys: readonly Key[]): readonly string[] => [
  ...new Set(
    statements.flatMap(({ when }) => when.filter(({ key }) => keys.includes(key)).map(({ value }) => value)),
  ),
];

/** None, one that no statement names where some name any, and those. */
function choiceIn(statements: readonly Asking[], ...keys: readonly Key[]): Choice {
  const named = namedIn(statements, ...keys);
  return named.length === 0 ? [undefined] : [undefined, 'another', ...named];
}

function carriedIn({ permissions, trusts }: StsEstate, known: Known): Carried {
  const all = [...permissions, ...trusts, { when: testsOf(known) }];
  const sessions = trusts.flatMap(({ who }) => who.split('/').slice(1));
  const ofIds = namedIn(all, 'aws:userid').flatMap((id) => id.split(':').slice(1));
  return {
    sessionNames: ['another', ...new Set([...namedIn(all, 'sts:RoleSessionName'), ...sessions, ...ofIds])],
    identities: choiceIn(all, 'aws:SourceIdentity', 'sts:SourceIdentity'),
    subjects: choiceIn(all, SUBJECT),
    providers: choiceIn(all, 'aws:FederatedProvider'),
    tagSets: tagSetsIn(all),
  };
}

const testsOf = (known: Known): readonly Test[] =>
  Object.entries(known).map(([key, value]) => ({ operator: 'StringEquals', key: key as keyof Known, value }));

const tagKeys = ['aws:PrincipalTag/team', 'aws:RequestTag/team', 'aws:ResourceTag/team'] as const;
const lists = ['aws:TagKeys', 'sts:TransitiveTagKeys'] as const;

/** Only lists of keys tell how a key is written, and read another one. */
function tagSetsIn(statements: readonly Asking[]): Carried['tagSets'] {
  const [named, listed] = [namedIn(statements, ...tagKeys), namedIn(statements, ...lists)];
  if (named.length + listed.length === 0) return [[]];
  const forms = <Key extends Tag['key']>(keys: readonly Key[], values: readonly string[]): readonly Tag[] =>
    keys.flatMap((key) =>
      values.flatMap((value) => [false, true].map((transitive) => ({ key, value, transitive }))),
    );
  const teams = forms(listed.length > 0 ? ['team', 'TEAM'] : ['team'], ['another', ...named]);
  const units = listed.length > 0 ? forms(['unit'], ['another']) : [];
  const withNone = (tags: readonly Tag[]) => [[], ...tags.map((tag) => [tag])];
  return withNone(teams).flatMap((team) => withNone(units).map((unit) => [...team, ...unit]));
}

/** Services set tags of their own keys, which nobody chooses. */
export const mayBeTagged = ({ trusts }: StsEstate, role: string): boolean =>
  trusts.some(
    ({ of, who, effect, actions }) =>
      of === role && who !== 'lambda' && effect === 'Allow' && actions.includes('TagSession'),
  );

/**
 * Whether tags of the caller's session may be read in place of those that an import knows of it, or of the role. A hand
 * over needs permission of the role (E-39).
 */
export function standsInForTags(estate: StsEstate, caller: string, role: string): boolean {
  const readsTags = ({ when }: Permission | Trust): boolean =>
    when.some(({ key }) => key === 'aws:ResourceTag/team');
  const { own, trust } = hopOf(estate, caller, role);
  return (
    (mayBeTagged(estate, caller) && (estate.teams[caller] !== undefined || own.some(readsTags))) ||
    (mayBeTagged(estate, role) && trust.some(readsTags))
  );
}

/** With tags that the role has itself as they are, and as those of the role that it assumes. */
const isAsImported =
  ({ teams }: StsEstate) =>
  ({ who, tags }: Caller): boolean =>
    !tags.some(isTransitive) && (teams[who] === undefined || teamIn(tags) === undefined);

/** With all credentials that somebody of the name can have. E-47: a token has a subject, and nothing of a user or service has. */
function callersAs(who: string, carried: Carried): readonly Caller[] {
  const { sessionNames, identities, subjects, tagSets } = carried;
  const untagged = { who, tags: [] };
  if (users.includes(who)) return [undefined, 'true', 'false'].map((mfa) => ({ ...untagged, mfa }));
  if (who === 'google') return [{ ...untagged, provider: GOOGLE }];
  if (who === 'github1')
    return [...subjects.slice(1), 'another'].map((subject) => ({
      ...untagged,
      subject,
      provider: identifierOf(who),
    }));
  if (!roles.includes(who)) return [untagged];
  return sessionNames.flatMap((sessionName) =>
    identities.flatMap((sourceIdentity) =>
      subjects.flatMap((subject) =>
        carried.providers.flatMap((provider) =>
          tagSets.map((tags) => ({
            who,
            tags,
            sessionName,
            sourceIdentity,
            subject,
            provider,
            mfa: 'false',
          })),
        ),
      ),
    ),
  );
}

const webIdentities = ['github1', 'google'];

/** E-60: for which account somebody calls only a service says. E-81: only sts:AssumeRole takes an external ID. */
function callsOf({ by, own, trust }: PlainHop, carried: Carried, known: Known): readonly Call[] {
  const all = [...own, ...trust];
  const valuesOf = (key: keyof Known): Choice =>
    known[key] === undefined ? choiceIn(all, key) : [known[key]];
  const takesExternalId = !providers.includes(by);
  const ofServices = (key: Key): Choice => (by === 'lambda' ? choiceIn(all, key) : [undefined]);
  const calls = product<Call>({
    sessionName: carried.sessionNames,
    sourceIdentity: carried.identities,
    tags: carried.tagSets,
    externalId: takesExternalId ? valuesOf('sts:ExternalId') : [undefined],
    network: valuesOf('aws:SourceVpce'),
    sourceAccount: ofServices('aws:SourceAccount'),
    userId: webIdentities.includes(by)
      ? ['another', ...namedIn(all, 'aws:userid')]
      : ofServices('aws:userid'),
  });
  return calls.filter((call) => isAsStated(call, known));
}

const isAsStated = (call: Call, known: Known): boolean =>
  Object.entries(sentBy(call)).every(([key, sent]) => {
    const stated = known[key as SentKey];
    return stated === undefined || listOf(sent).join() === stated;
  });

type Choices<T> = { readonly [Key in keyof T]: readonly T[Key][] };

/** Each combination of one choice of each. */
const product = <T extends object>(choices: Choices<T>): readonly T[] =>
  (Object.entries(choices) as readonly [string, readonly unknown[]][]).reduce<readonly object[]>(
    (made, [key, values]) => made.flatMap((one) => values.map((value) => ({ ...one, [key]: value }))),
    [{}],
  ) as readonly T[];
