/** Defines a step that held identities take, and the identities that it rests on. */
import { isAssuming } from '../../graph/model/assumeActions.js';
import type { Verdict } from '../apply/verdict.js';
import { STRENGTHEN_TECHNIQUE } from '../catalog/techniques.js';
import { arnOfId, isBeforeExchange, isChanged, isExchangeTakenBack } from './heldIdentity.js';
import type { JointChange } from './jointChange.js';
import type { Unexplored } from './unexplored.js';

/** A principal is taken over, or a held identity is changed. The verdict says who acts: which identity makes which call. */
export interface JointStep {
  /** ARN of the target, where a root user stands for its account; or the id of an identity after a change: `arn#1`. */
  readonly to: string;
  /** Missing: the step assumes a role. */
  readonly techniqueId?: string;
  readonly verdict: Verdict;
  /** ARN of the held identity that it changes, or that was changed: as it is after changes. */
  readonly subject?: string;
  /** Somebody with no policies but theirs (G-8) is taken over, whose tags (G-20) or rights another one may change. */
  readonly isOfPeer?: true;
}

export interface HeldStep extends JointStep {
  /** Ids of the identities that must be held for it. */
  readonly restsOn: readonly string[];
  readonly change?: JointChange;
}

/** Whether one identity takes the step alone and unchanged, so that the import stored it. */
export const isKnownAlone = ({ restsOn: [only = '', ...more], change, isOfPeer }: HeldStep): boolean =>
  more.length === 0 && !isChanged(only) && change === undefined && isOfPeer !== true;

/** A call of one of those who take a step together. */
interface MadeCall {
  /** Its ARN. */
  readonly by: string;
  readonly action: string;
}

/** Returns the calls of a step that not just anybody makes: who writes a trust policy lets in whom it likes. */
export function callsIn({ verdict: { acts = [] } }: JointStep): readonly MadeCall[] {
  const calls = acts.flatMap(({ by, action }) => (action === undefined ? [] : { by: arnOfId(by), action }));
  const isWritten = calls.some(({ action }) => writingTrust.has(action));
  return isWritten ? calls.filter(({ action }) => !isAssuming(action)) : calls;
}

const writingTrust: ReadonlySet<string> = new Set(['iam:CreateRole', 'iam:UpdateAssumeRolePolicy']);

const whomOf = ({ subject, verdict: { via } }: JointStep): string | undefined => subject ?? via;

/**
 * Whether the step takes all calls of the least one: what else it takes, nobody needs. Steps to the administration are
 * different if they are about different principals.
 */
export function isWithin(least: JointStep, step: JointStep): boolean {
  const calls = callsIn(step);
  const has = (one: MadeCall): boolean =>
    calls.some(({ by, action }) => by === one.by && action === one.action);
  const isAboutSame = !least.to.endsWith(':root') || whomOf(least) === whomOf(step);
  return isAboutSame && callsIn(least).every(has);
}

/**
 * Of a step beside an identity as it was before an exchange, or is after it was taken back: whether the first acts with
 * others, and is not changed, or the second takes part.
 */
export const isWithReplaced = ({ to, restsOn, verdict: { acts = [] } }: HeldStep): boolean =>
  isChanged(to)
    ? !acts.some(({ by, action }) => action === undefined && isBeforeExchange(by))
    : restsOn.some(isExchangeTakenBack) || (restsOn.length > 1 && restsOn.some(isBeforeExchange));

export interface Advance {
  readonly steps: readonly HeldStep[];
  /** Exchanges: changes that also take something away. Each is tried instead of the others. */
  readonly exchanges: readonly JointChange[];
  readonly unexplored: readonly Unexplored[];
  /** Data that several gain only together. */
  readonly data: readonly Unexplored[];
}

/** Techniques by which a principal does to itself what T-182 does to another one. */
const selfStrengthening = new Set(
  ['001', '002', '003', '004', '005', '006', '007', '008', '009', '010', '011', '012', '013', '187'].map(
    (number) => `T-${number}`,
  ),
);

/** Id of the technique that a step is listed under: T-182 if another held identity makes the change. */
export function techniqueOf({ techniqueId, verdict: { acts = [] } }: JointStep): string | undefined {
  const changed = acts.find(({ action }) => action === undefined)?.by;
  const isByOther = acts.some(
    ({ by, action }) => action !== undefined && arnOfId(by) !== arnOfId(changed ?? ''),
  );
  return techniqueId !== undefined && selfStrengthening.has(techniqueId) && isByOther
    ? STRENGTHEN_TECHNIQUE
    : techniqueId;
}
