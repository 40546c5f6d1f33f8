/** Which services each account administers for its organization: none, or nobody looked (F-33). */
import { all } from '../../formats/organization/organizationExport.js';
import type { MergedOrganization } from '../../merge/mergeOrganizationParts.js';

type Delegated = Pick<MergedOrganization, 'delegatedAdministrators' | 'covers'>;

/** Every account that administers some is known. */
export const isEveryAdministratorKnown = ({ covers }: Pick<Delegated, 'covers'>): boolean =>
  covers.includes(all('delegatedAdministrators'));

/** Tells the services of an account; undefined: not known. */
export function delegatedServicesIn(whole: Delegated): (accountId: string) => readonly string[] | undefined {
  const known = new Map(whole.delegatedAdministrators.map(({ id, services }) => [id, services]));
  const others = isEveryAdministratorKnown(whole) ? [] : undefined;
  return (accountId) => (known.has(accountId) ? known.get(accountId) : others);
}
