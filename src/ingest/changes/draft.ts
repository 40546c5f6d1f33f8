/** Holds the units that changes edit in memory: as their last imports left them, and as they are now. */
import { accountOfArn, isAccountId } from '../../iam/language/arn.js';
import type { AccountExport } from '../formats/account/accountExport.js';
import type { WholeUnits } from '../ingest.js';
import { emptyAccount } from '../merge/assumedEmpty.js';
import type { WholeExport } from '../merge/completeExport.js';
import type { MergedIdentityCenter } from '../merge/identityCenterKind.js';
import type { MergedOrganization } from '../merge/organizationKind.js';

export interface StoredUnits {
  /** Accounts that a change may touch, by id. */
  readonly accounts: ReadonlyMap<string, WholeExport>;
  /** Further accounts by id, of which only users and roles were read, because policies name some of them. */
  readonly named: ReadonlyMap<string, AccountExport>;
  /** Accounts that hold resources whose ARN names no account, by ARN. */
  readonly owners: ReadonlyMap<string, string>;
  /** Roles and resources whose policies name a user or role that is not there, by its ARN. */
  readonly namedBefore: ReadonlyMap<string, readonly string[]>;
  readonly organizations: readonly MergedOrganization[];
  readonly identityCenters: readonly MergedIdentityCenter[];
}

export class Draft {
  private readonly accounts = new Map<string, AccountExport>();
  private readonly organizationsById: Map<string, MergedOrganization>;
  private readonly centersById: Map<string, MergedIdentityCenter>;
  /** ARNs of users and roles that a change deleted. */
  readonly deleted = new Set<string>();

  constructor(private readonly stored: StoredUnits) {
    for (const [id, { account }] of stored.accounts) this.accounts.set(id, account);
    this.organizationsById = new Map(stored.organizations.map((one) => [one.id, one]));
    this.centersById = new Map(stored.identityCenters.map((one) => [one.id, one]));
  }

  /** Returns the account of an ARN; one that was never imported is empty. Undefined: the ARN belongs to no account. */
  accountOf(arn: string): AccountExport | undefined {
    const accountId = accountOfArn(arn) ?? this.stored.owners.get(arn);
    if (accountId === undefined || !isAccountId(accountId)) return undefined;
    return this.accounts.get(accountId) ?? emptyAccount({ accountId, partition: arn.split(':')[1] ?? 'aws' });
  }

  /** Returns an account that was imported or that a change created. */
  imported(accountId: string): AccountExport | undefined {
    return this.accounts.get(accountId);
  }

  /** Returns the same, or an account of which only users and roles were read. */
  known(accountId: string): AccountExport | undefined {
    return this.imported(accountId) ?? this.stored.named.get(accountId);
  }

  /**
   * Returns roles and resources whose policies name a user or role that an import of its account does not hold: they
   * mean one that is gone, or newer than the import. None for an account that was never imported.
   */
  namingAnother(arn: string): readonly string[] {
    if (!this.stored.accounts.has(accountOfArn(arn) ?? '')) return [];
    return (this.stored.namedBefore.get(arn) ?? []).filter(
      (owner) => this.policyOf(owner)?.includes(`"${arn}"`) !== false,
    );
  }

  /** Returns the text of the policy of a role or resource; undefined: it is not known here. */
  private policyOf(owner: string): string | undefined {
    const account = this.accountOf(owner);
    const role = account?.roles.find(({ arn }) => arn === owner);
    const policy = role?.trustPolicy ?? account?.resources.find(({ arn }) => arn === owner)?.policy;
    return policy?.kind === 'NONE' ? '' : policy?.text;
  }

  awsManaged(accountId: string): WholeExport['awsManaged'] {
    return this.stored.accounts.get(accountId)?.awsManaged ?? new Map();
  }

  put(account: AccountExport): void {
    this.accounts.set(account.accountId, account);
  }

  get organizations(): readonly MergedOrganization[] {
    return [...this.organizationsById.values()];
  }

  putOrganization(organization: MergedOrganization): void {
    this.organizationsById.set(organization.id, organization);
  }

  get identityCenters(): readonly MergedIdentityCenter[] {
    return [...this.centersById.values()];
  }

  putIdentityCenter(center: MergedIdentityCenter): void {
    this.centersById.set(center.id, center);
  }

  changed(): WholeUnits {
    const { accounts, organizations, identityCenters } = this.stored;
    return {
      organizations: this.organizations.filter((one) => !organizations.includes(one)),
      identityCenters: this.identityCenters.filter((one) => !identityCenters.includes(one)),
      accounts: [...this.accounts.values()]
        .filter((account) => account !== accounts.get(account.accountId)?.account)
        .map((account) => ({ awsManaged: new Map(), ...accounts.get(account.accountId), account })),
    };
  }
}
