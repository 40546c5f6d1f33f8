/** One request of a chain of role assumptions: its open conditions, and what is known about it (U-8). */
import type { Effect } from '../decide/decision.js';
import { FALSE, TRUE } from '../decide/kleene.js';
import { evaluateTest, type ValidTest } from '../match/condition.js';
import type { ConditionContext, KeyState } from '../match/conditionContext.js';
import type { RequestPrincipal, Tags } from '../decide/request.js';
import type { PassingAction } from '../facts/passedOn.js';

/** An open condition. The test of an Allow has to hold, that of a Deny has to fail (U-6). */
export interface ChainCondition {
  /** Two if the version of its policy is not known: values with variables, or plain text (L-26). */
  readonly readings: readonly ValidTest[];
  readonly effect: Effect;
}

export interface ChainRequest {
  readonly conditions: readonly ChainCondition[];
  /** Context of the request, except what earlier requests decide. */
  readonly context: ConditionContext;
  /** The start of the chain, or a session of the role that the previous request assumed, with the role's tags. */
  readonly caller: RequestPrincipal;
  /** Tags of the role that is assumed; missing: not known. */
  readonly resourceTags?: Tags;
  /** The only name of the caller's session that the trust policy lets in. */
  readonly sessionName?: string;
  /** Keys that the question gives for this request. Tests on them are decided already. */
  readonly knownContext: ReadonlyMap<string, KeyState>;
  /** Returns what is known about the session that it makes, from the way it is made. */
  readonly factOfSession: (key: string) => KeyState | undefined;
  /** Attributes that it may pass under its conditions, whether set by it or before. */
  readonly permits: ReadonlySet<PassingAction>;
  /** What the session that it makes carries on in any case (E-49); missing: nothing. */
  readonly handsOn?: readonly PassingAction[];
}

export function canBeSatisfied({ readings, effect }: ChainCondition, context: ConditionContext): boolean {
  return readings.some((test) => {
    const outcome = evaluateTest(test, effect, context);
    return effect === 'ALLOW' ? outcome !== FALSE : outcome !== TRUE;
  });
}

export const conditionKey = ({ readings }: ChainCondition): string => readings[0]?.key ?? '';

export const conditionsOn = (
  { conditions }: ChainRequest,
  isMeant: (key: string) => boolean,
): readonly ChainCondition[] => conditions.filter((condition) => isMeant(conditionKey(condition)));

/** Whether the caller may be a session, so that it is open which attributes it already has. */
export const isOpenStart = ({ caller: { kind } }: ChainRequest): boolean =>
  kind === 'roleSession' || kind === 'accountMember' || kind === 'federatedUserSession';

/** Whether nothing is known, or the known values are the same in any order. */
export function agreesWithKnown(knownContext: KeyState | undefined, state: KeyState): boolean {
  if (knownContext === undefined) return true;
  const textOf = (one: KeyState): string =>
    one.kind === 'known' && one.values.length > 0 ? JSON.stringify([...one.values].sort()) : '';
  return textOf(knownContext) === textOf(state);
}
