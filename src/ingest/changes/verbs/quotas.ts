/** Refuses changes that exceed the quotas of AWS. */
import { quotas, type QuotaName } from '../../../iam/facts/quotas.js';
import { Refusal } from '../changeRefused.js';

/** Throws `Refusal` where the count exceeds the quota. */
export function keepWithin(name: QuotaName, count: number): void {
  const { most, of, raisable, code = 'LimitExceeded' } = quotas[name];
  if (count <= most) return;
  const raised = raisable
    ? ' This is the default of a quota that AWS raises on request: where it was raised, import the changed export instead.'
    : '';
  throw new Refusal(`${code}: This makes ${count} ${of}, and AWS allows ${most}.${raised}`);
}
