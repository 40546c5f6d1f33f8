/** One role with a trust policy, and what the question about exposed roles says of it. */
import { trustExposure } from '../../src/access/exposure/trust/trustExposure.js';
import type { StoredOrganizations } from '../../src/graph/model/storedPolicies.js';
import type { OrganizationPlace } from '../../src/graph/model/storedPolicies.js';
import { importedGraph } from './importedGraph.js';
import { inMemoryReader } from './inMemoryReader.js';
import type { Json } from './statements.js';

export const own = '111111111111';
/** In the same organization where there is one. */
export const sister = '222222222222';
/** Imported, and in no organization. */
export const alone = '444444444444';
/** Never imported. */
export const vendor = '999999999999';

/** A role of that account, and its unique id. */
export const visitor = { arn: `arn:aws:iam::${alone}:role/visitor`, id: 'AROAVISITOR' };

export const root = (account: string): string => `arn:aws:iam::${account}:root`;

export const allow = (principal: unknown, condition?: Json, action = 'sts:AssumeRole'): Json => ({
  Effect: 'Allow',
  Principal: principal,
  Action: action,
  ...(condition ? { Condition: condition } : {}),
});

export const deny = (principal: unknown, condition?: Json): Json => ({
  ...allow(principal, condition, 'sts:*'),
  Effect: 'Deny',
});

export const document = (...statements: readonly Json[]): Json => ({
  Version: '2012-10-17',
  Statement: statements,
});

export const roleDetail = (name: string, trust: unknown, account = own, path = '/'): Json => ({
  Path: path,
  RoleName: name,
  RoleId: `AROA${name.toUpperCase()}`,
  Arn: `arn:aws:iam::${account}:role${path}${name}`,
  AssumeRolePolicyDocument: trust,
  RolePolicyList: [],
  AttachedManagedPolicies: [],
  InstanceProfileList: [],
});

export const account = (id: string, ...roles: readonly Json[]): Json => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [roleDetail('keeper', document(allow({ AWS: root(id) })), id), ...roles],
  Policies: [],
});

interface AccountContext {
  /** Own account and sister's are in `o-own`. */
  readonly organization?: boolean;
  /** It may have accounts that no list holds. */
  readonly mayHaveMoreAccounts?: true;
  /** The place of the other account of it is not known. */
  readonly unplaced?: true;
  /** The account of the role; missing: the own one. */
  readonly of?: string;
  /** Statements of a resource control policy over them; null: not collected. */
  readonly limits?: readonly Json[] | null;
  /** Registered audiences of the provider. */
  readonly audiences?: readonly string[];
}

export const github = `arn:aws:iam::${own}:oidc-provider/token.actions.githubusercontent.com`;
export const oidc = (host: string): string => `arn:aws:iam::${own}:oidc-provider/${host}`;

/** Lines `KIND identifier DECISION`, in the order of the answer. */
export async function exposures(
  statements: readonly Json[],
  accountContext: AccountContext = {},
): Promise<readonly string[]> {
  const { entries } = await answer(statements, accountContext);
  return entries.map(([, { kind, principal, decision }]) => `${kind} ${principal.identifier} ${decision}`);
}

export const kinds = async (
  statements: readonly Json[],
  accountContext: AccountContext = {},
): Promise<readonly string[]> =>
  (await answer(statements, accountContext)).entries.map(([, { kind }]) => kind);

export function answer(
  statements: readonly Json[],
  { organization, of: owner = own, limits, audiences, ...members }: AccountContext = {},
) {
  const exposed = roleDetail('exposed', document(...statements), owner);
  const visits = roleDetail('visitor', document(allow({ AWS: root(alone) })), alone);
  const exports = [own, sister, alone].map((id) =>
    account(id, ...(id === owner ? [exposed] : []), ...(id === alone ? [visits] : [])),
  );
  const graph = importedGraph(exports);
  const reader = inMemoryReader({
    ...graph,
    ...(organization ? { organizations: organizationWith(limits, members) } : {}),
    ...(audiences ? { identityProviders: new Map([[github, { clientIds: audiences }]]) } : {}),
  });
  return trustExposure(reader, {}, { first: 100 });
}

/** `limits`: undefined where resource control policies are not enabled. */
function organizationWith(
  limits: readonly Json[] | null | undefined,
  { mayHaveMoreAccounts, unplaced }: Pick<AccountContext, 'mayHaveMoreAccounts' | 'unplaced'>,
): StoredOrganizations {
  const text = JSON.stringify(document(...(limits ?? [])));
  const policy = { uid: 'o-own/p-limit', name: 'limit', documentHash: text, documentText: text };
  const place: OrganizationPlace = {
    organizationId: 'o-own',
    managementAccountId: '333333333333',
    path: 'o-own/r-root/',
    ...(mayHaveMoreAccounts ? { mayHaveMoreAccounts } : {}),
    serviceControl: { status: 'NOT_APPLICABLE' },
    resourceControl:
      limits === null
        ? { status: 'NOT_COLLECTED' }
        : limits
          ? { status: 'COLLECTED', levels: [{ targetId: 'r-root', targetName: 'Root', policies: [policy] }] }
          : { status: 'NOT_APPLICABLE' },
  };
  const { path: _unknown, ...elsewhere } = place;
  const places = new Map([
    [own, place],
    [sister, unplaced ? elsewhere : place],
  ]);
  return { anyImported: true, places };
}
