/** May the caller do what a technique requires on one resource, or on one of several? */
import { choosesPolicy, type Leaf } from '../catalog/variants.js';
import { each } from '../context/caller.js';
import { knownContextsOf, type Use } from '../context/knownContext.js';
import type { IndexedResource } from '../context/resourceIndex.js';
import type { TechniqueApplication, Binding } from './applyTechnique.js';
import { strongest, through, type Verdict } from './verdict.js';

export function onResource(
  required: Leaf,
  application: TechniqueApplication,
  binding: Binding,
  target: IndexedResource,
  use: Partial<Use> = {},
): Verdict | undefined {
  const caller = application.callers.asking(required.action, binding.member);
  const { keys, allows } = caller.relevantTo(required.action);
  if (allows.length === 0) return undefined;
  const whole: Use = {
    action: required.action,
    ...use,
    ...policyIn(required, binding),
    ...(binding.passed ? { passed: binding.passed } : {}),
    ...(required.without ? { without: required.without } : {}),
  };
  const knownContexts = knownContextsOf(whole, application.accountIndex, keys.has('iam:policyarn'));
  return strongest(each(knownContexts, (knownContext) => caller.may(required.action, target, knownContext)));
}

function policyIn({ action }: Leaf, binding: Binding): Partial<Use> {
  if (!('policy' in binding) || !choosesPolicy(action)) return {};
  return binding.policy === undefined ? { anyPolicy: true } : { policyArn: binding.policy };
}

/** One of several, which the verdict names. */
export function onEach(
  required: Leaf,
  application: TechniqueApplication,
  binding: Binding,
  arns: readonly string[],
): Verdict | undefined {
  const wanted = binding.chosen === undefined ? arns : arns.filter((arn) => arn === binding.chosen);
  return strongest(
    each(wanted, (arn) =>
      through(arn, onResource(required, application, binding, application.accountIndex.resources.of(arn))),
    ),
  );
}
