/** Refuses questions about accounts that a caller may not know of, in the same words whatever exists there. */
import {
  getNamedType,
  isInputObjectType,
  isListType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';
import type { SearchAnswer } from '../../access/shared/answer.js';
import { policyHolders } from '../../graph/engine/policyHolder.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import { isHidden } from '../../graph/model/principals/hiddenPrincipal.js';
import { apiError } from '../errors.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Caller } from './caller.js';
import { isVisibleName, type AccountIds } from './visibility.js';

/**
 * Whether it is a principal that a policy names, or that is on a path, of which nothing else may be shown. A search from
 * a service or from anyone, which have no account, begins with whom other accounts let in.
 */
export const isWithheld = ({ accountIds }: Caller, identifier: string): boolean =>
  isHidden({ identifier }) ||
  (accountIds !== undefined && !accountIds.has(accountOfIdentifier(identifier) ?? ''));

/** Throws NOT_FOUND for a hidden principal. */
export function refuseHidden(argument: string, identifier: string): void {
  if (isHidden({ identifier })) throw notFound(argument);
}

/** Throws NOT_FOUND for something in another account. */
export function refuseOthers({ accountIds }: Caller, argument: string, identifier: string): void {
  if (accountIds !== undefined && !isVisibleName(identifier, accountIds)) throw notFound(argument);
}

/**
 * Throws NOT_FOUND for a resource of another account, known or not. A bucket's ARN does not show its owner, and the
 * answer would lack what a policy that may not be shown allows and denies.
 */
export async function refuseResourceOfOthers(
  { caller, reader }: { readonly caller: Caller; readonly reader: Pick<GraphReader, 'resources'> },
  argument: string,
  resource: string,
): Promise<void> {
  if (caller.accountIds === undefined || !/^arn:[^:]*:[^:]*:[^:]*::/.test(resource)) return;
  const holders = policyHolders(resource);
  // What has no policy, such as a hosted zone, lacks none.
  if (holders.length === 0) return;
  const found = await reader.resources(holders);
  if (!holders.some((holder) => found.has(holder)))
    throw notFound(argument, 'No import of the accounts of this caller holds the resource.');
}

/** Throws FORBIDDEN if a limited caller gives a context: by many, it could learn conditions of others on paths. */
export function refuseContext({ accountIds }: Caller, entries: readonly unknown[]): void {
  if (accountIds !== undefined && entries.length > 0)
    throw apiError(
      'FORBIDDEN',
      'A context applies to the conditions of all accounts on a path; this token is limited to some.',
      { argument: 'context' },
    );
}

/** The answer to a search that starts at withheld principals. */
export const withheldAnswer: Omit<SearchAnswer, 'graphVersion'> = {
  completeness: { complete: false, truncatedBy: [], explored: 0, unexplored: [] },
  dataGaps: [],
};

/** Throws NOT_FOUND for arguments that name other accounts, before anything is read. */
export function refuseArgumentsOfOthers(
  accountIds: AccountIds,
  definitions: readonly GraphQLArgument[],
  given: Readonly<Record<string, unknown>>,
): void {
  for (const { name, type } of definitions) refuseValue(type, given[name], name, accountIds);
}

/** Types of arguments that name something in an account. */
const NAMES = new Set(['ARN', 'AccountId', 'PrincipalIdentifier', 'ResourcePattern']);

function refuseValue(type: GraphQLInputType, value: unknown, at: string, accountIds: AccountIds): void {
  const nullable = getNullableType(type);
  if (isListType(nullable) && Array.isArray(value)) {
    value.forEach((one, index) => refuseValue(nullable.ofType, one, `${at}[${index}]`, accountIds));
    return;
  }
  const named = getNamedType(type);
  if (isInputObjectType(named) && typeof value === 'object' && value !== null) {
    const fields = named.getFields();
    for (const [name, inner] of Object.entries(value)) {
      const field = fields[name];
      if (field) refuseValue(field.type, inner, `${at}.${name}`, accountIds);
    }
    return;
  }
  if (typeof value === 'string' && NAMES.has(named.name) && !isVisibleName(value, accountIds))
    throw notFound(at);
}

const notFound = (
  argument: string,
  message = 'Nothing is known of this account. The caller is limited to others.',
) => apiError('NOT_FOUND', message, { argument });
