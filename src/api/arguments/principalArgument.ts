/** Whom an argument of the type `PrincipalIdentifier` means. */
import { isWorkloadArn } from '../../access/shared/identifiers.js';
import { isAccountId, parseArn } from '../../iam/language/arn.js';
import type { Context } from '../context.js';
import { badUserInput } from '../errors.js';

/** Throws BAD_USER_INPUT of a workload's ARN, which only questions about paths take. */
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
  return `arn:${account?.partition ?? partitionIn(other) ?? 'aws'}:iam::${identifier}:root`;
}

/** None where the ARN is a pattern that leaves it open. */
function partitionIn(arn: string | undefined): string | undefined {
  const partition = arn === undefined ? undefined : parseArn(arn)?.partition;
  return partition !== undefined && /^[a-z-]+$/.test(partition) ? partition : undefined;
}
