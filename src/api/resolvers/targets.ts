/** Resolves and sets marked targets: what the user protects most, as ends of paths. */
import { isPrincipalTarget, type MarkedTarget } from '../../graph/model/stored/markedTargets.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { checkLength } from '../arguments/arguments.js';
import { actionAndResource, knownPrincipals } from '../arguments/questions.js';
import type { Context } from '../context.js';
import { badUserInput } from '../errors.js';
import type { MutationResolvers, TargetInput, TargetResolvers } from '../types.generated.js';

const MOST_TARGETS = 100;
const MOST_ACTIONS = 10;

export const setTargets: Required<MutationResolvers>['setTargets'] = async (_root, { targets }, context) => {
  checkLength('targets', targets, 0, MOST_TARGETS);
  const marked: MarkedTarget[] = [];
  for (const [index, target] of targets.entries())
    marked.push(await targetOf(target, `targets[${index}]`, context));
  const names = marked.map(({ name }) => name);
  const twice = names.findIndex((name, index) => names.indexOf(name) < index);
  if (twice >= 0)
    throw badUserInput(`targets[${twice}].name`, `Another target has the name ${names[twice] ?? ''}.`);
  await context.writer.setTargets(marked);
  return marked;
};

/** Reads a target. `at`: the prefix of argument names. Throws BAD_USER_INPUT. */
async function targetOf(
  { name, principal, resource, actions }: TargetInput,
  at: string,
  context: Context,
): Promise<MarkedTarget> {
  const label = name.trim();
  checkLength(`${at}.name`, label, 1, 200);
  if (typeof principal === 'string' && resource === undefined && actions === undefined) {
    const [known = principal] = await knownPrincipals(`${at}.principal`, [principal], context);
    return { name: label, principal: known };
  }
  if (typeof resource !== 'string' || !actions || principal !== undefined)
    throw badUserInput(at, 'A target is either a principal, or a resource with actions.');
  checkLength(`${at}.actions`, actions, 1, MOST_ACTIONS);
  const known = await Promise.all(
    actions.map((one) => actionAndResource(context.loaders, one, resource, `${at}.actions`)),
  );
  return { name: label, resource, actions: [...new Set(known.map(({ action }) => action))] };
}

export const Target: TargetResolvers = {
  principal: async (target, _arguments, { loaders }) =>
    isPrincipalTarget(target)
      ? ((await loaders.principals.load(target.principal)) ?? namedPrincipal(target.principal))
      : null,
  resource: (target) => (isPrincipalTarget(target) ? null : target.resource),
  actions: (target) => (isPrincipalTarget(target) ? [] : target.actions),
};
