/** Which techniques let whoever has one make use of a resource, by writing who may: an action of its own for each. */
import { leavesOf } from '../catalog/variants.js';
import { formsOf } from '../catalog/technique.js';
import { techniqueById } from '../catalog/techniques.js';

/**
 * Of table E those that write a resource policy, a grant or an ACL of what is asked about, and that of trust policies.
 * Experimental ones count: what they need is documented, only whether anybody used it is not.
 */
const ids = [
  'T-026',
  'T-153',
  'T-154',
  'T-155a',
  'T-155b',
  'T-157a',
  'T-159a',
  'T-159b',
  'T-160a',
  'T-160b',
  'T-161',
  'T-162a',
  'T-162b',
  'T-162c',
  'T-162d',
  'T-162e',
  'T-162f',
];

export interface PolicyWriting {
  readonly techniqueId: string;
  readonly action: string;
}

/** Those on things of a service, as ARNs have it. */
export const policyWriting = (service: string): readonly PolicyWriting[] =>
  all.filter(({ action }) => action.startsWith(`${service}:`));

const all: readonly PolicyWriting[] = ids.flatMap((techniqueId) => {
  const technique = techniqueById(techniqueId);
  const leaves = technique ? formsOf(technique).flatMap(({ required }) => leavesOf(required)) : [];
  return [...new Set(leaves.map(({ action }) => action))].map((action) => ({ techniqueId, action }));
});
