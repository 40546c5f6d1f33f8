/** From arguments to the question that is put to the graph: `can` as a whole, and whom and what others are about. */
import type { AccessQuestion } from '../../access/can/can.js';
import { isWorkloadArn } from '../../access/shared/identifiers.js';
import { isAccountId, parseArn, rootArn } from '../../iam/language/arn.js';
import { refuseHidden, refuseResourceOfOthers } from '../callers/refuseOthers.js';
import type { Context } from '../context.js';
import { badUserInput } from '../errors.js';
import type { Loaders } from '../reading/loaders.js';
import type { CanInput } from '../types.generated.js';
import { contextEntries, sessionPolicyTexts } from './arguments.js';

/** `at` goes before the names of arguments, such as `checks[3].`. Throws BAD_USER_INPUT. */
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

/** E-85: a name can hold a literal wildcard where it has a `/` before that, as the key of an object has. */
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

/** An action without a resource type is decided for `*`. Throws BAD_USER_INPUT for one that AWS does not have. */
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

/** Whom a `PrincipalIdentifier` means. Throws BAD_USER_INPUT of a workload's ARN, which only questions about paths take. */
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

/** The same of several, who have to be in the graph. */
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
 * An account id stands for the account's root user, whose ARN has the partition that the graph knows the account to be
 * of; where it knows none, that of `other`, an ARN of the same question. Everything else is returned as it is, without
 * a read.
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

/** None where the ARN is a pattern that leaves it open. */
function partitionIn(arn: string | undefined): string | undefined {
  const partition = arn === undefined ? undefined : parseArn(arn)?.partition;
  return partition !== undefined && /^[a-z-]+$/.test(partition) ? partition : undefined;
}
