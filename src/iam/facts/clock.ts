/** What is known of the times of a request: time only moves on, and every session ends (E-93). */
import { parseDate } from '../match/date.js';
import type { KeyState, UnknownState } from '../match/conditionContext.js';
import type { Clock, RequestContext } from '../decide/request.js';

/** GetSessionToken and GetFederationToken: 129,600 seconds; role sessions last 12 hours at most. */
const LONGEST_SESSION = 129_600_000n;

/** Condition keys may hold whole seconds only. */
const toSecond = (milliseconds: bigint): bigint => milliseconds - (milliseconds % 1000n);

/** Of a question that is asked at `now`. */
export const clockAt = (now: number): Clock => clockFrom(BigInt(Math.trunc(now)));

const clockFrom = (now: bigint): Clock => ({
  requestsFrom: toSecond(now),
  sessionsFrom: toSecond(now) - LONGEST_SESSION,
});

/** Of what is stored for later: only what is so long past that no clock can be that wrong. */
export function clockOfImport(now: number): Clock {
  const { sessionsFrom } = clockAt(now);
  return { requestsFrom: sessionsFrom, sessionsFrom };
}

const TOKEN_ISSUE_TIME = 'aws:tokenissuetime';
const requestTimes: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime']);

/** `key` in lower case. */
export const isTimeKey = (key: string): boolean => requestTimes.has(key) || key === TOKEN_ISSUE_TIME;

export const hangOnTime = (conditions: readonly { readonly key: string }[]): boolean =>
  conditions.some(({ key }) => isTimeKey(key.toLowerCase()));

/** A time that the question states counts in place of the clock. */
export function clockOf({ entries, clock }: RequestContext): Clock | undefined {
  const stated = [...requestTimes].flatMap((key) => entries.get(key) ?? [])[0];
  if (stated === undefined) return clock;
  const [value] = stated.kind === 'known' ? stated.values : [];
  const time = value === undefined ? undefined : parseDate(value);
  return time === undefined ? undefined : clockFrom(time);
}

/** What an answer says where the clock decided a date that another clock may see otherwise. */
export const clockText = ({ requestsFrom }: Clock): string =>
  `A date in a policy has passed as of ${new Date(Number(requestsFrom)).toISOString()}, the time of this question.`;

/** `state` of a key, in lower case, with what the clock says of its value. */
export function timed(key: string, state: UnknownState, clock: Clock | undefined): KeyState {
  if (clock === undefined) return state;
  const settled = clock.sessionsFrom;
  if (requestTimes.has(key)) return { ...state, notBefore: { earliest: clock.requestsFrom, settled } };
  return key === TOKEN_ISSUE_TIME ? { ...state, notBefore: { earliest: settled, settled } } : state;
}
