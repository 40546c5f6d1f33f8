/** A second, obvious answer to whether a chain of role assumptions can be gone: every assignment is tried. */

/** Written from E-37 to E-50a; the values are few, and one for each case that the conditions tell apart. */
export interface PlainTest {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly effect: 'ALLOW' | 'DENY';
}

export interface PlainRequest {
  readonly tests: readonly PlainTest[];
  /** Of the role that calls; a user has none. */
  readonly roleId?: string;
  readonly callerTag?: string;
  readonly resourceTag?: string;
  readonly sessionName?: string;
  readonly maySetSourceIdentity: boolean;
  readonly mayTag: boolean;
}

export interface PlainChain {
  readonly start: 'USER' | 'ROLE' | 'PROVIDER';
  readonly requests: readonly PlainRequest[];
}

/** What is tried of each; the others are left out of the requests. */
export interface Domain {
  readonly names: readonly string[];
  readonly identities: readonly string[];
  /** Values of the tag `k`. */
  readonly tagValues: readonly string[];
  /** Keys of session tags as the caller spells them; all but `k` have one value. */
  readonly tagKeys: readonly string[];
  readonly claims: readonly string[];
  readonly others: ReadonlyMap<string, readonly (string | undefined)[]>;
}

export const HOST = 'idp.example.com';

interface Tag {
  readonly key: string;
  readonly value: string;
  readonly transitive: boolean;
}

interface Session {
  readonly name: string | undefined;
  readonly identity: string | undefined;
  readonly tags: readonly Tag[];
  readonly claim: string | undefined;
}

type Sent = Omit<Session, 'claim' | 'name'> & { readonly name: string };
type Values = readonly string[] | undefined;

/** E-91: AWS says both that inherited tags stand in for the role's before the evaluation, and that they do so after. */
export function canBeGone(chain: PlainChain, domain: Domain): boolean {
  return [true, false].some((tagsStandIn) => canBeGoneWhere(tagsStandIn, chain, domain));
}

function canBeGoneWhere(tagsStandIn: boolean, { start, requests }: PlainChain, domain: Domain): boolean {
  let sessions = startsOf(start, domain);
  for (const [at, request] of requests.entries()) {
    const next = new Map<string, Session>();
    for (const session of sessions) {
      for (const sent of sendable(session, domain)) {
        if (!isMade(request, session, sent, start, at, domain, tagsStandIn)) continue;
        const made = after(session, sent);
        next.set(JSON.stringify(made), made);
      }
    }
    sessions = [...next.values()];
  }
  return sessions.length > 0;
}

function startsOf(start: PlainChain['start'], domain: Domain): readonly Session[] {
  const fresh = { name: undefined, identity: undefined, tags: [] };
  if (start === 'USER') return [{ ...fresh, claim: undefined }];
  const claims = start === 'PROVIDER' ? domain.claims : [undefined, ...domain.claims];
  const identities = start === 'PROVIDER' ? [undefined] : [undefined, ...domain.identities];
  const tags = start === 'PROVIDER' ? [[]] : tagSets(domain);
  return claims.flatMap((claim) =>
    identities.flatMap((identity) => tags.map((own) => ({ name: undefined, identity, tags: own, claim }))),
  );
}

/** One tag at most of each key, keys without regard to case. */
function tagSets({ tagKeys, tagValues }: Domain): readonly (readonly Tag[])[] {
  let sets: readonly (readonly Tag[])[] = [[]];
  for (const key of tagKeys) {
    const values = key.toLowerCase() === 'k' ? tagValues : ['v'];
    const options = values.flatMap((value) =>
      [false, true].map((transitive): Tag => ({ key, value, transitive })),
    );
    sets = sets.flatMap((set) =>
      set.some((tag) => tag.key.toLowerCase() === key.toLowerCase())
        ? [set]
        : [set, ...options.map((option) => [...set, option])],
    );
  }
  return sets;
}

/** E-40: an identity is not changed, an inherited tag not passed again. */
function sendable({ identity, tags }: Session, domain: Domain): readonly Sent[] {
  const identities = [undefined, ...(identity === undefined ? domain.identities : [identity])];
  const inherited = tags.filter((tag) => tag.transitive).map((tag) => tag.key.toLowerCase());
  const sets = tagSets(domain).filter((set) => !set.some((tag) => inherited.includes(tag.key.toLowerCase())));
  return domain.names.flatMap((name) =>
    identities.flatMap((one) => sets.map((set) => ({ name, identity: one, tags: set }))),
  );
}

const after = (session: Session, sent: Sent): Session => ({
  name: sent.name,
  identity: session.identity ?? sent.identity,
  tags: [...session.tags.filter((tag) => tag.transitive), ...sent.tags],
  claim: session.claim,
});

function isMade(
  request: PlainRequest,
  session: Session,
  sent: Sent,
  start: PlainChain['start'],
  at: number,
  domain: Domain,
  tagsStandIn: boolean,
): boolean {
  const made = after(session, sent);
  if (made.identity !== undefined && !request.maySetSourceIdentity) return false;
  if (made.tags.length > 0 && !request.mayTag) return false;
  if (request.sessionName !== undefined && at > 0 && request.sessionName !== session.name) return false;
  return (
    request.tests.every((test) =>
      statesOf(test.key.toLowerCase(), request, session, sent, start, at, domain, tagsStandIn) === undefined
        ? true
        : isMet(
            test,
            statesOf(test.key.toLowerCase(), request, session, sent, start, at, domain, tagsStandIn)?.[0],
          ),
    ) && othersAreMet(request, start, at, domain)
  );
}

/** The one state of a key that is handed on or sent; undefined for one that comes from elsewhere. */
function statesOf(
  key: string,
  { roleId, callerTag, resourceTag }: PlainRequest,
  session: Session,
  sent: Sent,
  start: PlainChain['start'],
  at: number,
  domain: Domain,
  tagsStandIn: boolean,
): readonly [Values] | undefined {
  const tag = (tags: readonly Tag[]) => tags.find((one) => one.key.toLowerCase() === 'k')?.value;
  const standIns = session.tags.filter((one) => one.transitive && tagsStandIn);
  switch (key) {
    case 'sts:rolesessionname':
      return [[sent.name]];
    case 'aws:userid':
      return at === 0 ? undefined : [[`${roleId ?? ''}:${session.name ?? ''}`]];
    case 'sts:sourceidentity':
      return [one(sent.identity)];
    case 'aws:sourceidentity':
      return [one(session.identity)];
    case 'aws:requesttag/k':
      return [one(tag(sent.tags))];
    case 'aws:principaltag/k':
      return [one(tag(session.tags) ?? callerTag)];
    case 'aws:resourcetag/k':
      return [one(tag(standIns) ?? resourceTag)];
    case 'aws:tagkeys':
      return [list(sent.tags)];
    case 'sts:transitivetagkeys':
      return [list(sent.tags.filter((own) => own.transitive))];
    case `${HOST}:sub`:
      return [one(session.claim)];
    case 'aws:multifactorauthpresent':
      return start === 'USER' && at === 0
        ? undefined
        : start === 'PROVIDER' && at === 0
          ? [undefined]
          : [['false']];
    // Web-identity calls take no external id (E-81).
    case 'sts:externalid':
      return (start === 'PROVIDER' && at === 0) || !domain.others.has(key) ? [undefined] : undefined;
    default:
      return domain.others.has(key) ? undefined : [undefined];
  }
}

const one = (value: string | undefined): Values => (value === undefined ? undefined : [value]);
const list = (tags: readonly Tag[]): Values => (tags.length === 0 ? undefined : tags.map((tag) => tag.key));

function othersAreMet(
  { tests }: PlainRequest,
  start: PlainChain['start'],
  at: number,
  { others }: Domain,
): boolean {
  return [...others].every(([key, values]) => {
    if (key === 'aws:multifactorauthpresent' && !(start === 'USER' && at === 0)) return true;
    if (key === 'sts:externalid' && start === 'PROVIDER' && at === 0) return true;
    const own = tests.filter((test) => test.key.toLowerCase() === key);
    return values.some((value) => own.every((test) => isMet(test, one(value))));
  });
}

function isMet({ operator, values, effect }: PlainTest, state: Values): boolean {
  return holds(operator, values, state) === (effect === 'ALLOW');
}

/** L-18 to L-24, L-32, L-34, L-37, L-41. */
function holds(operator: string, values: readonly string[], state: Values): boolean {
  if (operator === 'Null') return values.includes(state === undefined ? 'true' : 'false');
  const [set, bare] = operator.includes(':') ? (operator.split(':') as [string, string]) : ['', operator];
  const base = bare.replace(/IfExists$/, '');
  const negated = base.includes('Not');
  if (state === undefined) return set === 'ForAnyValue' ? false : set !== '' || negated || base !== bare;
  const matches = (text: string) => values.some((value) => isLike(base, value, text)) !== negated;
  return set === 'ForAnyValue' ? state.some(matches) : state.every(matches);
}

function isLike(base: string, value: string, text: string): boolean {
  if (base === 'Bool') return value.toLowerCase() === text.toLowerCase();
  if (!base.includes('Like')) return value === text;
  if (value.startsWith('*')) return text.endsWith(value.slice(1));
  return value.endsWith('*') ? text.startsWith(value.slice(0, -1)) : value === text;
}
