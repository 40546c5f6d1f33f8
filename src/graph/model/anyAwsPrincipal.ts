/** What `*` in a policy admits besides unsigned requests: somebody of whatever account, whose own account has a say. */
import type { DataGap } from '../../iam/decide/decision.js';
import type { RequestPrincipal } from '../../iam/decide/request.js';
import { partitionOf } from '../engine/requestPrincipal.js';

/** Stands where an account id would, in the engine's answers too: as long as one, so that twelve `?` fit it. */
const ANY_ACCOUNT = '(anyaccount)';

/** A caller that signs its request and of which nothing else is known. */
export const somebody: RequestPrincipal = { kind: 'accountMember', partition: 'aws', accountId: ANY_ACCOUNT };

/** E-58: nothing is shared between partitions, so `somebody` is of the partition of what it asks for. */
export const askingFor = (arn: string, principal: RequestPrincipal): RequestPrincipal =>
  principal.kind === 'accountMember' && principal.accountId === ANY_ACCOUNT
    ? { ...principal, partition: partitionOf(arn) }
    : principal;

const ownSide = "the caller's own account allows it";

/** An evaluation of `somebody`: that the account was not imported is no gap, since there is no such account. */
export function ofSomebody<
  T extends { readonly preconditions: readonly string[]; readonly dataGaps: readonly DataGap[] },
>(evaluation: T): T {
  return {
    ...evaluation,
    preconditions: evaluation.preconditions.map((text) => (text.includes(ANY_ACCOUNT) ? ownSide : text)),
    dataGaps: evaluation.dataGaps.filter((gap) => gap.accountId !== ANY_ACCOUNT),
  };
}
