/** Lists principals, and finds what may hide some of them or, where administrators are asked for, some of these. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PageRequest, PrincipalListFilter } from '../../graph/contract/pageRequests.js';
import type { Section } from '../../graph/model/completeness.js';
import type { Account } from '../../graph/model/graph.js';
import type { DataGap } from '../../iam/decide/decision.js';
import {
  derivationGaps,
  distinctGaps,
  firstListGaps,
  notImportedGap,
  sectionGap,
  visitedNear,
} from '../shared/dataGaps.js';
import { collectedAccounts, isCollected } from './collectedAccounts.js';

/** `readGaps`: reads what may hide some. */
export const listPrincipals = async (
  reader: GraphReader,
  request: PageRequest,
  filter: PrincipalListFilter,
) => ({
  ...(await reader.principalPage(request, filter)),
  readGaps: () =>
    filter.administrator === undefined
      ? gapsOfKind(reader, filter)
      : administratorGaps(reader, filter.accountId),
});

/**
 * Reports what may hide administrators of an account, or of all, and steps from its principals or to them: what may be
 * there is not stored as if it was.
 */
export async function administratorGaps(
  reader: GraphReader,
  accountId: string | undefined,
  direction: 'FROM' | 'INTO' = 'FROM',
): Promise<readonly DataGap[]> {
  const accounts =
    accountId === undefined ? (await collectedAccounts(reader)).map((one) => one.accountId) : [accountId];
  if (accounts.length === 0) return [notImportedGap(undefined)];
  const found = await visitedNear(reader, direction, accounts);
  return distinctGaps([
    ...found.outsideAccounts.map(notImportedGap),
    ...found.principalGaps,
    ...found.organizationGaps,
    ...derivationGaps(found.outdatedAccounts.filter((id) => accounts.includes(id))),
  ]);
}

async function gapsOfKind(
  reader: GraphReader,
  {
    accountId,
    ec2WithoutInstanceProfile,
    kind = ec2WithoutInstanceProfile ? 'ROLE' : undefined,
  }: PrincipalListFilter,
): Promise<readonly DataGap[]> {
  const sections = kind === undefined ? principalSections : sectionsOf[kind];
  if (sections === undefined) return [];
  if (accountId !== undefined)
    return uncollectedGaps(accountId, (await reader.accounts([accountId])).get(accountId), sections);
  const accounts = await collectedAccounts(reader);
  if (accounts.length === 0) return [notImportedGap(undefined)];
  return firstListGaps(accounts.flatMap((one) => uncollectedGaps(one.accountId, one, sections)));
}

type PrincipalSection = Extract<Section, 'USERS' | 'ROLES' | 'IDENTITY_PROVIDERS'>;

const principalSections: readonly PrincipalSection[] = ['USERS', 'ROLES', 'IDENTITY_PROVIDERS'];

const sectionsOf: { readonly [Kind in string]?: readonly PrincipalSection[] } = {
  USER: ['USERS'],
  ROLE: ['ROLES'],
  SAML_PROVIDER: ['IDENTITY_PROVIDERS'],
  OIDC_PROVIDER: ['IDENTITY_PROVIDERS'],
};

/** Reports which users, roles or identity providers of an account were not collected. */
export function uncollectedGaps(
  accountId: string,
  account: Account | null | undefined,
  sections: readonly PrincipalSection[] = principalSections,
): readonly DataGap[] {
  if (!account || !isCollected(account)) return [notImportedGap(accountId)];
  return sections.flatMap((section) =>
    sectionGap(account, section, (isPartial, why) => {
      if (section === 'IDENTITY_PROVIDERS')
        return `Not all identity providers of account ${accountId} may be known.${why} Import the outputs of aws iam list-saml-providers and list-open-id-connect-providers.`;
      const known = isPartial ? 'Not all' : 'No';
      return `${known} ${section.toLowerCase()} of account ${accountId} are known.${why} Export the account again, all pages and without a filter.`;
    }),
  );
}
