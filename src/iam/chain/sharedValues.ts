/** Is there a value that suits every request that sees it: of one key, a claim, a session's name, how it was made? */
import { parseIamArn } from '../language/arn.js';
import { withOverrides } from '../facts/buildContext.js';
import { isProviderKey, staysInSession } from '../facts/data/conditionKeys.js';
import { known, perhaps, webIdentityProvider } from '../facts/keyFacts.js';
import type { AccessRequest } from '../decide/request.js';
import { ABSENT, type KeyState } from '../match/conditionContext.js';
import type { Candidates } from '../unknown/search.js';
import { candidatesFor, placedOn, sessionIdAfter } from './chainCandidates.js';
import { canBeSatisfied, conditionsOn, keyOf, type ChainRequest } from './chainStep.js';

/** A request that sees the value under a key, as it is or in part. */
interface Sight {
  readonly request: ChainRequest;
  readonly key: string;
  readonly seenAs?: (state: KeyState) => KeyState;
}

/** The first that no value gets past, for certain; undefined: some value may suit all. */
function stopOf({ values, complete }: Candidates<KeyState>, sights: readonly Sight[]): number | undefined {
  const stops = values.map((state) => sights.findIndex((sight) => !suits(state, sight)));
  return complete && !stops.includes(-1) ? Math.max(0, ...stops) : undefined;
}

function suits(state: KeyState, { request, key, seenAs = (one) => one }: Sight): boolean {
  const context = withOverrides(request.context, new Map([[key, seenAs(state)]]));
  return conditionsOn(request, (one) => one === key).every((one) => canBeSatisfied(one, context));
}

const onlyState = (state: KeyState): Candidates<KeyState> => ({ values: [state], complete: true });

const keysIn = (chain: readonly ChainRequest[], isMeant: (key: string) => boolean): readonly string[] => [
  ...new Set(chain.flatMap((request) => conditionsOn(request, isMeant).map(keyOf))),
];

// ── Keys of one request, and claims of an identity provider (E-47a, E-50a) ──────────────────────────────────────────

export const isClaim = (key: string): boolean => key.startsWith('saml:') || isProviderKey(key);

export function impossibleClaim(chain: readonly ChainRequest[]): number | undefined {
  const stops = keysIn(chain, isClaim).map((key) => stopOfKey(key, chain));
  return stops.find((at) => at !== undefined);
}

/** Whether some of the keys that nothing else decides keeps the request from being made. */
export const isImpossibleAlone = (request: ChainRequest, isOwn: (key: string) => boolean): boolean =>
  keysIn([request], isOwn).some((key) => stopOfKey(key, [request]) !== undefined);

/** It has one value throughout; of some claims only the first request has it. */
function stopOfKey(key: string, chain: readonly ChainRequest[]): number | undefined {
  const first = chain[0]?.context.lookup(key) ?? ABSENT;
  const placed = placedOn(chain, (one) => one === key);
  const candidates = first.kind === 'unknown' ? candidatesFor(key, placed, first) : onlyState(first);
  const sights = chain.map((request, at) => ({
    request,
    key,
    seenAs: (state: KeyState): KeyState => (at === 0 || staysInSession(key) ? state : ABSENT),
  }));
  return stopOf(candidates, sights);
}

// ── How a session was made, which is known of it and of no other session of its role (E-64) ─────────────────────────

/** Of the credentials of an instance. */
const isInstanceKey = (key: string): boolean =>
  key.startsWith('ec2:sourceinstance') || key.startsWith('aws:ec2instancesource');

export const isSessionFact = (key: string): boolean => key === 'aws:federatedprovider' || isInstanceKey(key);

/**
 * Of the session that the request makes; undefined: that is open. E-74: AWS's page names web identity alone, and has
 * named SAML beside it.
 */
export function sessionFact(key: string, { principal, action }: AccessRequest): KeyState | undefined {
  if (isInstanceKey(key)) return principal.kind === 'service' ? undefined : ABSENT;
  if (principal.kind === 'webIdentity') return webIdentityProvider(principal.provider);
  if (principal.kind === 'saml') return perhaps(known(principal.provider));
  return action === 'sts:AssumeRole' ? ABSENT : undefined;
}

/** Whether how its session was made keeps the request from being made, for certain. */
export const contradictsMaking = (made: ChainRequest, making: ChainRequest | undefined): boolean =>
  keysIn([made], isSessionFact).some((key) => {
    const fact = made.knownContext.has(key) ? undefined : making?.factOfSession(key);
    return fact !== undefined && !suits(fact, { request: made, key });
  });

// ── The name of a session, for the request that makes it and the one that it makes (E-37, E-55, E-64) ───────────────

const NAME = 'sts:rolesessionname';
const USER_ID = 'aws:userid';

/** True only where no name suits both for certain. */
export function contradictsName(made: ChainRequest, making: ChainRequest | undefined): boolean {
  const { caller, sessionName } = made;
  const { roleId, sessionArn } = caller.kind === 'roleSession' ? caller : {};
  const nameAtStart = sessionArn === undefined ? undefined : sessionNameOf(sessionArn);
  if (making === undefined)
    return sessionName !== undefined && sessionArn !== undefined && nameAtStart !== sessionName;
  if (sessionName === undefined && !keysIn([made], isUserId).length) return false;
  const prefix = roleId === undefined ? '' : `${roleId}:`;
  const nameIn = (userId: KeyState): KeyState =>
    userId.kind === 'known'
      ? { ...userId, values: userId.values.map((text) => text.slice(prefix.length)) }
      : userId;
  const sights = [
    { request: making, key: NAME, seenAs: nameIn },
    // Without its role's id nothing is known of how it goes on.
    ...(roleId === undefined ? [] : [{ request: made, key: USER_ID }]),
  ];
  return stopOf(namesToTry(made, making, prefix), sights) !== undefined;
}

const isUserId = (key: string): boolean => key === USER_ID;

/** As texts of aws:userid, which `prefix` begins. */
function namesToTry(made: ChainRequest, making: ChainRequest, prefix: string): Candidates<KeyState> {
  const stated = making.knownContext.get(NAME);
  const fixed = [made.sessionName ?? [], stated?.kind === 'known' ? stated.values : []].flat();
  const [first] = fixed;
  if (first !== undefined)
    return fixed.every((name) => name === first)
      ? onlyState(known(prefix + first))
      : { values: [], complete: true };
  const placed = [
    ...placedOn([making], (key) => key === NAME, prefix),
    ...(prefix === '' ? [] : placedOn([made], isUserId)),
  ];
  return candidatesFor(USER_ID, placed, { present: true, ...sessionIdAfter(prefix) });
}

/** Of an assumed-role session ARN. */
export function sessionNameOf(sessionArn: string): string | undefined {
  const entity = parseIamArn(sessionArn);
  return entity?.kind === 'assumedRoleSession' ? entity.sessionName : undefined;
}
