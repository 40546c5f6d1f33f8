/** One request of a chain of role assumptions: what is open of it, and what is known anyway (U-8). */
import type { Effect } from '../decide/decision.js';
import { FALSE, TRUE } from '../decide/kleene.js';
import { evaluateTest, type ValidTest } from '../match/condition.js';
import type { ConditionContext, KeyState } from '../match/conditionContext.js';
import type { RequestPrincipal, Tags } from '../decide/request.js';

/** Of an Allow the test has to hold, of a Deny it has to fail (U-6). */
export interface ChainCondition {
  /** More than one where the version of its policy is not known: variables or plain text (L-26). */
  readonly readings: readonly ValidTest[];
  readonly effect: Effect;
}

/** What a request hands to the session that it makes needs a permission of its own (E-39). */
export type PassingAction = 'sts:SetSourceIdentity' | 'sts:TagSession';
export const passingActions: readonly PassingAction[] = ['sts:SetSourceIdentity', 'sts:TagSession'];

export interface ChainRequest {
  readonly conditions: readonly ChainCondition[];
  /** Without what the requests before decide. */
  readonly context: ConditionContext;
  /** Of the first request whoever starts; of each further one a session of the role assumed before, with its own tags. */
  readonly caller: RequestPrincipal;
  /** Of the role that is assumed; missing: not known. */
  readonly resourceTags?: Tags;
  /** The trust policy lets in the caller's session of this name only. */
  readonly sessionName?: string;
  /** Keys that the question gives for this request: their tests are settled already. */
  readonly knownContext: ReadonlyMap<string, KeyState>;
  /** What is known of the session that it makes from how it makes it. */
  readonly factOfSession: (key: string) => KeyState | undefined;
  /** What it may hand on under its conditions, set here or before. */
  readonly permits: ReadonlySet<PassingAction>;
}

export function canBeSatisfied({ readings, effect }: ChainCondition, context: ConditionContext): boolean {
  return readings.some((test) => {
    const outcome = evaluateTest(test, effect, context);
    return effect === 'ALLOW' ? outcome !== FALSE : outcome !== TRUE;
  });
}

export const keyOf = ({ readings }: ChainCondition): string => readings[0]?.key ?? '';

export const conditionsOn = (
  { conditions }: ChainRequest,
  isMeant: (key: string) => boolean,
): readonly ChainCondition[] => conditions.filter((condition) => isMeant(keyOf(condition)));

/** Whose session the caller may be is not known: what it carries already is open. */
export const isOpenStart = ({ caller: { kind } }: ChainRequest): boolean =>
  kind === 'roleSession' || kind === 'accountMember' || kind === 'federatedUserSession';

/** Nothing is known, or a state of the same values in any order. */
export function agreesWithKnown(knownContext: KeyState | undefined, state: KeyState): boolean {
  if (knownContext === undefined) return true;
  const textOf = (one: KeyState): string =>
    one.kind === 'known' && one.values.length > 0 ? JSON.stringify([...one.values].sort()) : '';
  return textOf(knownContext) === textOf(state);
}
