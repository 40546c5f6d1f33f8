/** What `*` in a policy admits besides unsigned requests: a principal of whatever account, which has to allow it too. */
import { isAnyAwsPrincipal, type RequestPrincipal } from '../../iam/decide/request.js';
import { partitionOf } from './requestPrincipal.js';

/** A caller that signs its request and of which nothing else is known. */
export const anyAwsPrincipal: Extract<RequestPrincipal, { readonly kind: 'accountMember' }> = {
  kind: 'accountMember',
  partition: 'aws',
  // As long as an account id, so that twelve `?` fit it.
  accountId: '(anyaccount)',
  isAny: true,
};

/** E-58: nothing is shared between partitions, so any principal is of the partition of what it asks for. */
export const inPartitionOf = (arn: string, principal: RequestPrincipal): RequestPrincipal =>
  isAnyAwsPrincipal(principal) ? { ...principal, partition: partitionOf(arn) } : principal;
