/** Reads resources and their policies. */
import { RESOURCE_SUFFIX, TRUST_SUFFIX } from '../../../model/policyUid.js';
import type { RoleAsResource, StoredResource } from '../../../model/storedPolicies.js';
import { decoder, optional } from '../../../model/stored/field.js';
import { eachBy, one } from '../columns.js';
import { PRINCIPAL, heldPolicyOf, resource, roleOf } from '../projections.js';
import { byKey, listPage, type SomeReads } from '../reads.js';
import { LISTED } from './principals.js';

/** Returns a projection of the policy that belongs to `r`, with its document `d`. */
const ownPolicy = (suffix: string): string =>
  `r {uid: r.uid + '${suffix}', .name, documentHash: d.uid, documentText: d.text, quarantined: d.quarantined}`;

/** A projection of a resource `r` with the document `d` of its policy. */
export const STORED_RESOURCE = `{resource: r ${resource.row}, policy: CASE WHEN d IS NOT NULL THEN ${ownPolicy(RESOURCE_SUFFIX)} END}`;

const storedResourceOf: (row: unknown) => StoredResource = decoder('Resource', {
  resource: one(resource.of),
  policy: optional(one(heldPolicyOf)),
});

export const storedResources = eachBy(({ resource: { arn } }) => arn, storedResourceOf);

/** A projection of a role `r` with the document `d` of its trust policy. */
export const ROLE_AS_RESOURCE = `{role: r ${PRINCIPAL}, trust: ${ownPolicy(TRUST_SUFFIX)}}`;

const roleAsResourceOf: (row: unknown) => RoleAsResource = decoder('IamRole', {
  role: one(roleOf),
  trust: one(heldPolicyOf),
});

export const rolesAsResources = eachBy(({ role: { identifier } }) => identifier, roleAsResourceOf);

export const resourceReads = {
  resources: byKey(resource),
  resourcePage: listPage({
    ...resource,
    where: {
      ...LISTED,
      service: 'n.service = $service',
      mayBeExposed: '(n.namesOutsiders OR n.exposureUnknown)',
      only: 'n.uid IN $only',
      except: 'NOT n.uid IN $except',
    },
  }),
} satisfies SomeReads;
