/** Judges policies that let in AWS services alone, though they name everyone (O-12). */
import { policiesOfLayer, type Layer } from '../../iam/decide/layers.js';
import type { RequestPrincipal } from '../../iam/decide/request.js';

/** A service of which nothing is known, not even its name. */
export const anyService: RequestPrincipal = { kind: 'service', service: '(any service)' };

const keysOfServices = [
  'aws:principalisawsservice',
  'aws:principalservicenameslist',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
];

/** Whether a condition is on keys that only services send. */
export const asksForService = (layer: Layer | undefined): boolean =>
  policiesOfLayer(layer).some(({ compiled }) =>
    keysOfServices.some((key) => compiled?.referencedKeys.has(key)),
  );

/** Returns the answer of any service as one of everyone. */
export const onlyForServices = <T extends { readonly preconditions: readonly string[] }>(answer: T) => ({
  ...answer,
  decision: 'CONDITIONAL' as const,
  preconditions: ['the caller is an AWS service', ...answer.preconditions],
});
