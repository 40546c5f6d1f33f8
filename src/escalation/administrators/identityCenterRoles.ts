/**
 * Finds which roles of Identity Center the administrators of their account become: IAM refuses changes of these roles
 * (E-77), but not for certain those of the SAML provider that they trust (T-044).
 */
import { isReserved } from '../context/trusts.js';
import type { PreparedAccount } from '../apply/applyTechniques.js';
import { judgeTrial } from '../apply/preconditions.js';
import type { AlternativesBefore } from '../apply/trial.js';
import { strongestBy } from '../apply/verdict.js';
import { withoutEverything } from '../gains/administration.js';
import { permittedAmong, type GainedTarget } from './permittedAdministrators.js';

const techniqueId = 'T-044';

/** `administrators`: ARNs of the root user and the administrators of the account. */
export function identityCenterRoles(
  { accountIndex, forms }: Pick<PreparedAccount, 'accountIndex' | 'forms'>,
  administrators: readonly string[],
): readonly GainedTarget[] {
  const roles = accountIndex.trusts.rolesNaming('SAML').filter(({ arn }) => isReserved(arn));
  if (roles.length === 0) return [];
  const permitted = permittedAmong(administrators, accountIndex);
  const tried = forms.filter(([{ id }]) => id === techniqueId);
  return roles.flatMap((role) => {
    const base = { accountIndex, binding: { role }, earlier: nothing, sameForAllTargets: new Map() };
    const all = permitted((callers) =>
      withoutEverything(
        strongestBy(tried, ([technique, form]) => judgeTrial({ ...base, callers, technique, form })),
      ),
    );
    return all.map((one) => ({ techniqueId, arn: role.arn, ...one }));
  });
}

const nothing: AlternativesBefore = {
  into: () => undefined,
  becoming: () => undefined,
  launches: () => [],
  enabling: () => undefined,
};
