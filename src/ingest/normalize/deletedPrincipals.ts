/** Whom policies of an account still name though they are there no more: they let nobody in (E-44, E-47a, F-17). */
import { missingProviderGap } from '../../graph/model/principals/missingProvider.js';
import type { ResourceFact, RoleFact } from '../../graph/contract/graphWriter.js';
import {
  accountOfIdentifier,
  isOfNoAccount,
  isUniqueId,
  namedPrincipalKind,
} from '../../graph/model/principals/namedPrincipal.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { completenessOfExport } from '../merge/coverage.js';
import type { AccountExport } from '../formats/account/accountExport.js';

/** ARNs of the account's identity providers that its roles trust and that it is known not to have, in order. */
export function missingProviders(account: AccountExport, roles: readonly RoleFact[]): readonly string[] {
  if (!hasAllProviders(account)) return [];
  const present = new Set(account.identityProviders.map(({ arn }) => arn));
  const trusted = roles.flatMap(({ trusts }) => trusts.map(({ identifier }) => identifier));
  return [...new Set(trusted)].filter((one) => isProviderOf(one, account) && !present.has(one)).sort();
}

const hasAllProviders = (account: AccountExport): boolean =>
  completenessOfExport(account).some(
    ({ section, status }) => section === 'IDENTITY_PROVIDERS' && status === 'COLLECTED',
  );

const isProviderOf = (identifier: string, { accountId }: AccountExport): boolean =>
  isOfNoAccount(namedPrincipalKind(identifier)) && accountOfIdentifier(identifier) === accountId;

interface Named {
  readonly roles: readonly RoleFact[];
  readonly resources: readonly ResourceFact[];
  readonly missingProviders: readonly string[];
}

/** One gap for each of them, however many policies name it. E-44: who is there stands under its ARN. */
export function deletedPrincipalGaps(
  { accountId }: AccountExport,
  { roles, resources, missingProviders: providers }: Named,
): readonly DataGap[] {
  const policies = new Map<string, string[]>();
  for (const { arn, trusts } of [...roles, ...resources]) {
    for (const { identifier } of trusts) {
      if (isUniqueId(identifier)) policies.set(identifier, [...(policies.get(identifier) ?? []), arn]);
    }
  }
  const ofEntities = [...policies].sort().map(([id, arns]) => deletedEntityGap(id, arns, accountId));
  return [...ofEntities, ...providers.map((arn) => missingProviderGap(arn, accountId))];
}

function deletedEntityGap(id: string, [first = '', ...more]: readonly string[], accountId: string): DataGap {
  const others = more.length > 0 ? ` and of ${String(more.length)} more` : '';
  const message = `The policy of ${first}${others} names ${id}, which is no user or role of this account. IAM shows an id in place of an ARN once the principal is deleted: then nobody is let in by it, and it can be taken out, unless it is the id of somebody in another account.`;
  return { kind: 'PRINCIPAL_DELETED', accountId, message };
}
