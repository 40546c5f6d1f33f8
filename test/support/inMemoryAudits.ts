/** What the in-memory reader gathers for questions about exposed trust policies and access keys. */
import type { Account, IamRole, Principal } from '../../src/graph/model/graph.js';
import type { AccessKeyFacts, OutwardTrusts } from '../../src/graph/contract/graphReader.js';
import { trustPolicyUid } from '../../src/graph/model/policyUid.js';
import { found, importedAccounts, organizationsOf, type InMemoryGraph } from './inMemoryFacts.js';

const isOfAccount = (one: { readonly accountId?: string }, accountId: string | undefined): boolean =>
  accountId === undefined || one.accountId === accountId;

const isOutward = ({ accountId }: IamRole, one: Principal): boolean =>
  one.accountId !== accountId || one.kind === 'SAML_PROVIDER' || one.kind === 'OIDC_PROVIDER';

export function outwardTrusts(graph: InMemoryGraph, accountId: string | undefined): OutwardTrusts {
  const trustedBy = (role: IamRole): readonly Principal[] =>
    (graph.trusts.get(role.identifier) ?? []).map(({ principal }) => principal);
  const roles = graph.principals
    .filter((one): one is IamRole => one.kind === 'ROLE' && isOfAccount(one, accountId))
    .flatMap((role) => {
      const policy = graph.policies.find(({ uid }) => uid === trustPolicyUid(role.identifier));
      const isFound =
        policy?.quarantined !== undefined || trustedBy(role).some((one) => isOutward(role, one));
      return policy?.documentHash !== undefined && policy.documentText !== undefined && isFound
        ? [{ role, policy, hash: policy.documentHash, text: policy.documentText }]
        : [];
    });
  const trusted = roles.flatMap(({ role }) =>
    trustedBy(role).filter((one) => one.accountId !== undefined && one.accountId !== role.accountId),
  );
  const providers = roles.flatMap(({ role }) => trustedBy(role)).map(({ identifier }) => identifier);
  return {
    roles: roles.map(({ role, hash }) => ({ role, trustHash: hash })),
    documents: new Map(
      roles.map(({ hash, text, policy: { quarantined } }) => [
        hash,
        { hash, text, ...(quarantined === undefined ? {} : { quarantined }) },
      ]),
    ),
    trusted: [...new Set(trusted)],
    audiences: found(providers, (provider) => graph.identityProviders?.get(provider)?.clientIds),
    missingProviders: new Set(graph.missingProviders),
    importedAccounts: importedAccounts(graph),
    anythingImported: graph.accounts.some((one) => one.imported) || graph.resources.length > 0,
    organizations: organizationsOf(graph),
    graphVersion: graph.graphVersion,
  };
}

export const accountsImported = (graph: InMemoryGraph, accountId: string | undefined): readonly Account[] =>
  graph.accounts.filter((one) => one.imported && isOfAccount(one, accountId));

export function accessKeyFacts(graph: InMemoryGraph, accountId: string | undefined): AccessKeyFacts {
  return {
    holders: graph.principals
      .filter((one) => isOfAccount(one, accountId))
      .flatMap((principal) => {
        const credentials = graph.credentials?.get(principal.identifier);
        return credentials?.accessKeys === undefined ? [] : [{ principal, credentials }];
      }),
    accounts: accountsImported(graph, accountId),
    graphVersion: graph.graphVersion,
  };
}

export const isEc2WithoutInstanceProfile = (graph: InMemoryGraph, arn: string): boolean =>
  graph.hops.some(
    ({ from, to }) => /^ec2\.amazonaws\.com(?:\.cn)?$/.test(from.identifier) && to.identifier === arn,
  ) &&
  graph.principals.some((one) => one.identifier === arn && one.kind === 'ROLE') &&
  !graph.instanceProfiles.some(({ roleArn }) => roleArn === arn);
