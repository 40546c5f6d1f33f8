/**
 * Judges letting in a principal of another account, by a caller that may write a role's trust policy but not assume the
 * role. The caller's Denies, boundary and service control policies do not apply to that principal.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_cross-account-with-roles.html
 */
import { anyAwsPrincipal } from '../../graph/engine/requestPrincipal.js';
import type { Trial } from '../apply/trial.js';
import { provided, type Verdict } from '../apply/verdict.js';
import { requiredActionsOf } from '../catalog/forms.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { Caller } from '../context/caller.js';
import type { IndexedResource } from '../context/resourceIndex.js';
import { trustIn } from '../context/selfWrittenTrust.js';
import { allowingEverything, withoutEverything } from './administration.js';
import { memoizeWeakly } from '../../graph/model/memoize.js';

/** Judges the entry, which resource control policies can prevent. */
export const judgeOutsiderEntry = (accountIndex: AccountIndex, role: IndexedResource): Verdict | undefined =>
  withoutEverything(outsiderOf(accountIndex).may('sts:AssumeRole', role));

const outsiderOf = memoizeWeakly(
  ({ account, around, resources }: AccountIndex) =>
    new Caller(
      { ...anyAwsPrincipal, partition: account.partition },
      {
        identity: allowingEverything,
        serviceControl: { status: 'NO_ORGANIZATION' },
        resourceControl: around.guardrails.resourceControl,
        resource: trustIn(['*']),
      },
      resources,
    ),
);

const letting = ['iam:UpdateAssumeRolePolicy', 'iam:CreateRole'];

export const mayLetIn = ({ form, callers }: Trial): boolean =>
  requiredActionsOf(form.required).some(({ action }) => letting.includes(action) && callers.mayAllow(action));

export const throughOutsider = provided(
  'a principal of another account, which the trust policy then lets in, assumes the role',
);
