/** Turns arguments into questions: those of `can` as a whole, and principals, actions and resources of others. */
import type { AccessQuestion } from '../../access/can/can.js';
import { isWorkloadArn } from '../../access/shared/identifiers.js';
import { isAccountId, parseArn, rootArn } from '../../iam/language/arn.js';
import { refuseHidden, refuseResourceOfOthers } from '../callers/refuseOthers.js';
import type { Context } from '../context.js';
import { badUserInput } from '../errors.js';
import type { Loaders } from '../reading/loaders.js';
import type { CanInput } from '../types.generated.js';
import { contextEntries, sessionPolicyTexts } from './arguments.js';

/** Returns the question of `can`. `at`: the prefix of argument names, such as `checks[3].`. Throws BAD_USER_INPUT. */
export async function accessQuestion(
  { principal, action, resource, resourceIsLiteral, context, unlistedContextKeys, sessionPolicies }: CanInput,
  requestContext: Context,
  at = '',
): Promise<AccessQuestion> {
  refuseHidden(`${at}principal`, principal);
  await refuseResourceOfOthers(requestContext, `${at}resource`, resource);
  const entries = contextEntries(context, `${at}context`);
  const policies = sessionPolicyTexts(sessionPolicies, `${at}sessionPolicies`);
  return {
    principal: await principalArgument(`${at}principal`, principal, requestContext, resource),
    ...(await actionAndResource(requestContext.loaders, action, resource, `${at}action`)),
    resourceIsLiteral: literalResource(resource, resourceIsLiteral, `${at}resource`),
    context: entries,
    unlistedContextKeys: unlistedContextKeys ?? 'UNKNOWN',
    sessionPolicies: policies,
  };
}

/** E-85: whether wildcards in the resource are literal. A name has them only after a `/`, as the key of an object. */
export function literalResource(
  resource: string,
  isLiteral: boolean | null | undefined,
  argument = 'resource',
): boolean {
  if (isLiteral !== true) return false;
  const [start = ''] = resource.split('/', 1);
  if (!/[*?]/.test(start)) return true;
  throw badUserInput(
    argument,
    `${resource} has a wildcard before its first /, where no resource has one in its name: leave resourceIsLiteral out.`,
  );
}

/** Returns the action and its resource, `*` if it takes none. Throws BAD_USER_INPUT for an action that AWS lacks. */
export async function actionAndResource(
  { actions }: Pick<Loaders, 'actions'>,
  text: string,
  resource: string,
  argument = 'action',
): Promise<{ readonly action: string; readonly resource: string; readonly takesNoResource: boolean }> {
  const found = await actions.load(text);
  if ('unknown' in found) throw badUserInput(argument, found.unknown);
  const { name: action, takesNoResource } = found;
  return { action, resource: takesNoResource ? '*' : resource, takesNoResource };
}

/** Returns the principal that is meant. Throws BAD_USER_INPUT for a workload: only questions about paths accept it. */
export function principalArgument(
  argument: string,
  identifier: string,
  context: Pick<Context, 'loaders'>,
  other?: string,
): Promise<string> {
  if (isWorkloadArn(identifier))
    throw badUserInput(
      argument,
      `"${identifier}" is not a principal: users, roles, roots, identity providers and role sessions are. Of what runs as a role, ask about that role (Workload.runsAs).`,
    );
  return startArgument(identifier, context, other);
}

/** Returns several principals, all of which have to be in the graph. */
export async function knownPrincipals(
  argument: string,
  given: readonly string[],
  context: Context,
): Promise<readonly string[]> {
  const ids = await Promise.all(given.map((one) => principalArgument(argument, one, context)));
  const known = await context.reader.principals(ids);
  const unknown = ids.find((one) => !known.has(one));
  if (unknown === undefined) return ids;
  throw badUserInput(
    argument,
    `${unknown} is not a principal in the graph. Search for a part of its name; of a session, give its role.`,
  );
}

/**
 * Returns the identifier of a start. An account id means the account's root user, whose ARN has the partition that
 * the graph has for the account; if it has none, that of `other`, an ARN of the same question. Anything else is
 * returned unchanged, without a read.
 */
export async function startArgument(
  identifier: string,
  { loaders }: Pick<Context, 'loaders'>,
  other?: string,
): Promise<string> {
  if (!isAccountId(identifier)) return identifier;
  const account = await loaders.accounts.load(identifier);
  const partition = account?.partition ?? partitionIn(other) ?? 'aws';
  return rootArn({ partition, accountId: identifier });
}

/** Returns the partition of the ARN; undefined if the ARN is a pattern that leaves it open. */
function partitionIn(arn: string | undefined): string | undefined {
  const partition = arn === undefined ? undefined : parseArn(arn)?.partition;
  return partition !== undefined && /^[a-z-]+$/.test(partition) ? partition : undefined;
}
