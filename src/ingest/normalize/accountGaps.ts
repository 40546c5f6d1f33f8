/** Finds what the export of an account is known to lack, and deleted principals that its policies still name. */
import type { ResourceFact, RoleFact } from '../../graph/contract/graphWriter.js';
import type { SectionCompleteness } from '../../graph/model/completeness.js';
import { appendTo } from '../../graph/model/groupBy.js';
import { missingProviderGap } from '../../graph/engine/importGaps.js';
import {
  accountOfIdentifier,
  isOfNoAccount,
  isUniqueId,
  namedPrincipalKind,
} from '../../graph/model/principals/namedPrincipal.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { AccountExport } from '../formats/account/accountExport.js';

/** The lists that hold an account's principals and their policies. */
const principalLists = {
  users: 'UserDetailList',
  groups: 'GroupDetailList',
  roles: 'RoleDetailList',
  policies: 'Policies',
};

const missingLists = ({ collected }: AccountExport): readonly string[] =>
  Object.entries(principalLists).flatMap(([key, name]) =>
    collected[key as keyof typeof principalLists] ? [] : name,
  );

/** Whether principals were collected. False for an account of which only other data was, such as resources. */
export const principalsCollected = (account: AccountExport): boolean =>
  missingLists(account).length < Object.keys(principalLists).length;

/** Returns gaps for what the export itself says it lacks (F-116). */
export function incompleteGaps(account: AccountExport): readonly DataGap[] {
  const { accountId, truncated } = account;
  const lists = missingLists(account);
  const what = [
    ...(lists.length > 0 ? [`it has no ${lists.join(', ')}`] : []),
    ...(truncated ? ['its last page says that more follows'] : []),
  ];
  if (!principalsCollected(account) || what.length === 0) return [];
  const message = `The export of ${accountId} is not whole: ${what.join(', and ')}. Export the account again, all pages and without a filter.`;
  return [{ kind: 'EXPORT_INCOMPLETE', accountId, message }];
}

/** Returns sorted ARNs of identity providers that roles trust and that are known not to exist (E-47a). */
export function missingProviders(
  { accountId, identityProviders }: AccountExport,
  completeness: readonly SectionCompleteness[],
  roles: readonly RoleFact[],
): readonly string[] {
  const known = completeness.find(({ section }) => section === 'IDENTITY_PROVIDERS');
  if (known?.status !== 'COLLECTED') return [];
  const present = new Set(identityProviders.map(({ arn }) => arn));
  const isMissing = (one: string): boolean =>
    isOfNoAccount(namedPrincipalKind(one)) && accountOfIdentifier(one) === accountId && !present.has(one);
  const trusted = roles.flatMap(({ trusts }) => trusts.map(({ identifier }) => identifier));
  return [...new Set(trusted)].filter(isMissing).sort();
}

/**
 * Returns gaps for principals and providers that no longer exist but that policies still name: they gain no access
 * (E-44, E-47a, F-17). Each has one gap, however many policies name it. E-44: unique ids of existing principals have
 * been replaced by ARNs.
 */
export function deletedPrincipalGaps(
  accountId: string,
  owners: readonly (RoleFact | ResourceFact)[],
  providers: readonly string[],
): readonly DataGap[] {
  const policies = new Map<string, string[]>();
  for (const { arn, trusts } of owners)
    for (const { identifier } of trusts) if (isUniqueId(identifier)) appendTo(policies, identifier, arn);
  return [
    ...[...policies].sort().map(([id, arns]) => deletedEntityGap(id, arns, accountId)),
    ...providers.map((arn) => missingProviderGap(arn, accountId)),
  ];
}

function deletedEntityGap(id: string, [first = '', ...more]: readonly string[], accountId: string): DataGap {
  const others = more.length > 0 ? ` and of ${String(more.length)} more` : '';
  const message = `The policy of ${first}${others} names ${id}, which is no user or role of this account. IAM shows an id in place of an ARN once the principal is deleted: then it grants access to nobody, and you can remove it, unless it is the id of a principal in another account.`;
  return { kind: 'PRINCIPAL_DELETED', accountId, message };
}
