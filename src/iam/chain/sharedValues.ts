/** Checks whether one value suits every request that reads it: a key, a claim, a session's name or origin (U-7). */
import type { AccessRequest } from '../decide/request.js';
import { withOverrides } from '../facts/buildContext.js';
import { isClaim, isMultiValuedKey, isSingleValuedKey } from '../facts/data/conditionKeys.js';
import { known, perhaps, webIdentityProvider } from '../facts/keyFacts.js';
import { isOfDeliveredCredentials, isSessionFact, staysInSession } from '../facts/sessionKeys.js';
import { parseIamArn } from '../language/arn.js';
import type { ValidTest } from '../match/condition.js';
import { ABSENT, nothingKnown, type ConditionContext, type KeyState } from '../match/conditionContext.js';
import type { Operand } from '../match/compileOperand.js';
import { resolveOperand } from '../match/operand.js';
import { compileGlob, globOf, literalTokens, matchesGlob, textOf, type Glob } from '../match/wildcard.js';
import { domainsOf } from '../unknown/satisfiability/domains.js';
import type { Candidates } from '../unknown/search.js';
import {
  canBeSatisfied,
  conditionsOn,
  conditionKey,
  type ChainCondition,
  type ChainRequest,
} from './chainStep.js';

/** A request that reads the value under a key, as it is or in part. */
interface Sight {
  readonly request: ChainRequest;
  readonly key: string;
  readonly seenAs?: (state: KeyState) => KeyState;
}

/** Whether certainly no value suits all. */
const suitNone = ({ values, complete }: Candidates<KeyState>, sights: readonly Sight[]): boolean =>
  complete && values.every((state) => sights.some((sight) => !suits(state, sight)));

function suits(state: KeyState, { request, key, seenAs = (one) => one }: Sight): boolean {
  const context = withOverrides(request.context, new Map([[key, seenAs(state)]]));
  return conditionsOn(request, (one) => one === key).every((one) => canBeSatisfied(one, context));
}

const onlyState = (state: KeyState): Candidates<KeyState> => ({ values: [state], complete: true });

const keysIn = (chain: readonly ChainRequest[], isMeant: (key: string) => boolean): readonly string[] => [
  ...new Set(chain.flatMap((request) => conditionsOn(request, isMeant).map(conditionKey))),
];

// ── Keys of one request, and claims of an identity provider (E-47a, E-50a) ──────────────────────────────────────────

export const contradictClaims = (chain: readonly ChainRequest[]): boolean =>
  keysIn(chain, isClaim).some((key) => hasNoValue(key, chain));

/** Whether a key that only this request reads makes the request impossible. */
export const isImpossibleAlone = (request: ChainRequest, isOwn: (key: string) => boolean): boolean =>
  keysIn([request], isOwn).some((key) => hasNoValue(key, [request]));

/**
 * Whether no value of the key suits all requests. It has one value in the whole chain; some claims are only in the
 * first request.
 */
function hasNoValue(key: string, chain: readonly ChainRequest[]): boolean {
  const first = chain[0]?.context.lookup(key) ?? ABSENT;
  const placed = placedOn(chain, (one) => one === key);
  const candidates = first.kind === 'unknown' ? candidatesFor(key, placed, first) : onlyState(first);
  const sights = chain.map((request, at) => ({
    request,
    key,
    seenAs: (state: KeyState): KeyState => (at === 0 || staysInSession(key) ? state : ABSENT),
  }));
  return suitNone(candidates, sights);
}

// ── How a session was made, which can differ between sessions of a role (E-64) ──────────────────────────────────────

/**
 * Returns the state of a key for the session that the request makes; undefined: it is open. AWS's page names only web
 * identity, and named SAML too in the past (E-74).
 */
export function sessionFact(
  key: string,
  { principal, action, context }: AccessRequest,
): KeyState | undefined {
  if (isOfDeliveredCredentials(key)) return principal.kind === 'service' ? context.entries.get(key) : ABSENT;
  if (principal.kind === 'webIdentity') return webIdentityProvider(principal.provider);
  if (principal.kind === 'saml') return perhaps(known(principal.provider));
  return action === 'sts:AssumeRole' ? ABSENT : undefined;
}

/** Whether the way its session was made certainly makes the request impossible. */
export const contradictsMaking = (made: ChainRequest, making: ChainRequest | undefined): boolean =>
  keysIn([made], isSessionFact).some((key) => {
    const fact = made.knownContext.has(key) ? undefined : making?.factOfSession(key);
    return fact !== undefined && !suits(fact, { request: made, key });
  });

// ── The name of a session, for the request that makes it and the one that it makes (E-37, E-55, E-64) ───────────────

const NAME = 'sts:rolesessionname';
const USER_ID = 'aws:userid';

/** Whether certainly no session name suits both requests. */
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
    // Without the role's id, nothing is known about the start of `aws:userid`.
    ...(roleId === undefined ? [] : [{ request: made, key: USER_ID }]),
  ];
  return suitNone(namesToTry(made, making, prefix), sights);
}

const isUserId = (key: string): boolean => key === USER_ID;

/** Returns session names to try, as values of aws:userid, which begin with `prefix`. */
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

/** Returns the session name in an assumed-role session ARN. */
export function sessionNameOf(sessionArn: string): string | undefined {
  const entity = parseIamArn(sessionArn);
  return entity?.kind === 'assumedRoleSession' ? entity.sessionName : undefined;
}

// ── Values to try for something that several requests read, under one key or several ────────────────────────────────

/** The form of values that STS accepts from callers, whatever policies say. */
interface AcceptedForm {
  /** Globs, one of which each value matches. */
  readonly shapes?: readonly Glob[];
  /** Whether a value can contain these characters. */
  readonly mayHold: (text: string) => boolean;
}

const holding = (characters: RegExp): AcceptedForm => ({
  shapes: [compileGlob('??*')],
  mayHold: (text) => characters.test(text),
});

const name = holding(/^[\w+=,.@-]{0,64}$/);

const acceptedForms = new Map([
  ['sts:rolesessionname', name],
  ['sts:sourceidentity', name],
  ['aws:sourceidentity', name],
  ['sts:externalid', holding(/^[\w+=,.@:/-]{0,1224}$/)],
]);

const formOf = (key: string): AcceptedForm => acceptedForms.get(key) ?? { mayHold: () => true };

/** The form of aws:userid: a session name after the role's id. The length is checked if the text has that id. */
const sessionIdAfter = (prefix: string): AcceptedForm => ({
  shapes: [compileGlob(`${prefix}??*`)],
  mayHold: (text) =>
    text.startsWith(prefix) ? name.mayHold(text.slice(prefix.length)) : /^[\w+=,.@:-]*$/.test(text),
});

interface PlacedCondition {
  readonly condition: ChainCondition;
  /** Context of the request, in which variables are read. */
  readonly context: ConditionContext;
  /** The part of the value before the text that the condition is about. */
  readonly prefix: string;
}

export const placedOn = (
  requests: readonly ChainRequest[],
  isMeant: (key: string) => boolean,
  prefix = '',
): readonly PlacedCondition[] =>
  requests.flatMap((request) =>
    conditionsOn(request, isMeant).map((condition) => ({ condition, context: request.context, prefix })),
  );

/** Returns states to try; `key` gives their type. Complete: each combined outcome of conditions occurs. */
function candidatesFor(
  key: string,
  placed: readonly PlacedCondition[],
  known: { readonly present: boolean } & Partial<AcceptedForm>,
): Candidates<KeyState> {
  const { present, shapes, mayHold } = { ...formOf(key), ...known };
  const read = placed.flatMap((one) =>
    one.condition.readings.map((test) => ({ test, placed: one, operands: operandsOf(test, one) })),
  );
  const tests = read.map(({ test, placed: { condition }, operands }) => {
    // An operand that no value can match would only hide others.
    const matched = operands.filter((operand) => mayHold(charactersOf(operand)));
    return { test: { ...test, key, operands: matched, variables: [] }, effect: condition.effect };
  });
  const isList = !isSingleValuedKey(key) && tests.some(({ test }) => test.operator.set !== 'NONE');
  const severalValues = isMultiValuedKey(key) || isList;
  const state = { kind: 'unknown', present, severalValues, ...(shapes ? { shapes } : {}) } as const;
  const open = { keys: new Map([[key, state]]), tests, templates: [], stated: new Map<string, KeyState>() };
  const [{ states, complete } = { states: [], complete: true }] = domainsOf(open, nothingKnown);
  const isWhole = read.every(({ test, operands }) => operands.length === test.operands.length);
  return { values: states, complete: complete && isWhole };
}

/** Returns values that a request can send: each that conditions name or that is known, and one of each further kind. */
export function sendableValues(
  key: string,
  placed: readonly PlacedCondition[],
  known: readonly KeyState[],
): Candidates<string> {
  const { values, complete } = candidatesFor(key, placed, { present: true });
  const operands = placed.flatMap(({ condition }) => condition.readings.flatMap((test) => test.operands));
  const named = operands.flatMap((operand) => (operand.kind === 'text' ? [operand.text] : []));
  const { shapes, mayHold } = formOf(key);
  const isAccepted = (text: string): boolean =>
    mayHold(text) && (shapes === undefined || shapes.some((shape) => matchesGlob(shape, text)));
  const sent = [...named, ...known.flatMap(textsOf)].filter(isAccepted);
  return { values: [...new Set([...values.flatMap(textsOf), ...sent])], complete };
}

const textsOf = (state: KeyState): readonly string[] => (state.kind === 'known' ? state.values : []);

/** Returns the operands of a test on the state, with variables replaced; leaves out those that cannot be expressed. */
function operandsOf({ operands }: ValidTest, { context, prefix }: PlacedCondition): readonly Operand[] {
  return operands.flatMap((operand) => {
    const resolved = resolveOperand(operand, context);
    return (resolved && prefixed(resolved, prefix)) ?? [];
  });
}

function charactersOf(operand: Operand): string {
  if (operand.kind === 'glob') return textOf(operand.glob.tokens.filter((token) => token >= 0));
  return operand.kind === 'text' || operand.kind === 'textIgnoreCase' ? operand.text : '';
}

/** Returns the operand for a text that has `prefix` before it; undefined if that cannot be expressed. */
function prefixed(operand: Operand, prefix: string): Operand | undefined {
  if (prefix === '') return operand;
  switch (operand.kind) {
    case 'text':
      return { kind: 'text', text: prefix + operand.text };
    case 'textIgnoreCase':
      return { kind: 'textIgnoreCase', text: prefix.toLowerCase() + operand.text };
    case 'glob':
      return { kind: 'glob', glob: globOf([...literalTokens(prefix), ...operand.glob.tokens]) };
    case 'truth':
      return { kind: 'textIgnoreCase', text: `${prefix.toLowerCase()}true` };
    default:
      return operand.kind === 'nothing' ? operand : undefined;
  }
}
