/** Names the identities that a search holds: users and role sessions, as they are and after changes. */
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { Callers } from '../context/callers.js';

/** A user, or a session of a role, at present or after changes. */
export interface HeldIdentity {
  /** Its ARN and the changes that were applied to it. */
  readonly id: string;
  readonly arn: string;
  /** Judges it with its policies. */
  readonly callers: Callers;
  /** Id of the technique of its last change. */
  readonly changedBy?: string;
  /** Calls that it is kept from. */
  readonly barred?: ReadonlySet<string>;
}

/** Whether some Allow applies to a call of techniques that it is not kept from. */
export const mayCall = (action: string, held: HeldIdentity): boolean =>
  held.callers.mayAllow(action) && isLeftTo(action, held);

/** Whether it is not kept from the call. */
export const isLeftTo = (action: string, { barred }: HeldIdentity): boolean => barred?.has(action) !== true;

/** Returns the ARN of an id; `arn#1` is an identity after a change. */
export const arnOfId = (id: string): string => id.split('#', 1)[0] ?? id;

export const accountOfId = (id: string): string | undefined => accountOfIdentifier(arnOfId(id));

export const isChanged = (id: string): boolean => id.includes('#');

const BEFORE = '#before';

/** Returns the id of an identity as it was before the exchange that the search follows. */
export const beforeExchange = (id: string): string => `${id}${BEFORE}`;

export const isBeforeExchange = (id: string): boolean => id.endsWith(BEFORE);

const TAKEN_BACK = '#back';

/** Returns the id of an identity after the exchange that the search follows was taken back. */
export const exchangeTakenBack = (arn: string): string => `${arn}${TAKEN_BACK}`;

export const isExchangeTakenBack = (id: string): boolean => id.endsWith(TAKEN_BACK);
