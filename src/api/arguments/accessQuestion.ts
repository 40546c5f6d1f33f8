/** From the arguments of `can` to the question that is put to the graph. */
import type { AccessQuestion } from '../../access/can/can.js';
import { contextEntries } from './arguments.js';
import type { Context } from '../context.js';
import { badUserInput } from '../errors.js';
import { validateAction } from './validateAction.js';
import { principalArgument } from './principalArgument.js';
import type { CanInput } from '../types.generated.js';

/** `at` goes before the names of arguments, such as `checks[3].`. Throws BAD_USER_INPUT. */
export async function accessQuestion(
  { principal, action, resource, resourceIsLiteral, context, unlistedContextKeys, sessionPolicies }: CanInput,
  requestContext: Context,
  at = '',
): Promise<AccessQuestion> {
  const entries = contextEntries(context, `${at}context`);
  return {
    principal: await principalArgument(`${at}principal`, principal, requestContext, resource),
    ...(await actionAndResource(requestContext.findAction, action, resource, `${at}action`)),
    resourceIsLiteral: literalResource(resource, resourceIsLiteral, `${at}resource`),
    context: entries,
    unlistedContextKeys: unlistedContextKeys ?? 'UNKNOWN',
    sessionPolicies: sessionPolicies ?? [],
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

/** An action without a resource type is decided for `*`. */
export async function actionAndResource(
  findAction: Context['findAction'],
  action: string,
  resource: string,
  argument?: string,
): Promise<{ readonly action: string; readonly resource: string; readonly takesNoResource: boolean }> {
  const { name, resourceless } = await validateAction(findAction, action, argument);
  return { action: name, resource: resourceless ? '*' : resource, takesNoResource: resourceless };
}
