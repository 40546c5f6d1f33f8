/** The two sides of an assumption; where each is open and both are closed together, which of them is to change. */
import type { RoleAsResource } from '../../../graph/model/storedPolicies.js';
import type { CrossAccountStep } from '../../shared/answer.js';
import { assumeRolePermissionStep } from './assumeRolePermission.js';
import { isOpenTogether, type Assumption } from './roleAssumption.js';
import { contradictedTrustStep, trustPolicyStep, type TrustFinding } from './trustPolicy.js';

export interface SideSteps {
  readonly trust: TrustFinding;
  readonly permission: CrossAccountStep;
}

/** The caller's own permission is the one to change where that helps: it is the caller's to add. */
export function bothSides(assumption: Assumption, role: RoleAsResource | undefined): SideSteps {
  const trust = trustPolicyStep(assumption, role);
  const permission = assumeRolePermissionStep(assumption, trust.entrance);
  const isOpen = permission.status === 'IN_PLACE' || permission.status === 'CONDITIONAL';
  if (!role || !isOpen || !trust.entrance || isOpenTogether(assumption, trust.entrance))
    return { trust, permission };
  const other = contradictedTrustStep(assumption, role);
  if (other) return { trust: other, permission };
  const explanation = `${permission.explanation} This contradicts what other policies require, and no further Allow on either side can help.`;
  return { trust, permission: { ...permission, status: 'BLOCKED', explanation } };
}
