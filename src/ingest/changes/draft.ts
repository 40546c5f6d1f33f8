/** What changes are made to, in memory: the units that they touch, as their last imports left them and as they are now. */
import { accountOfArn, isAccountId } from '../../iam/language/arn.js';
import {
  accountWith,
  coverageOf,
  type AccountExport,
  type CoverageDetail,
} from '../formats/account/accountExport.js';
import type { Owner } from '../formats/account/entities.js';
import type { WholeUnits } from '../ingest.js';
import type { WholeExport } from '../merge/completeExport.js';
import type { MergedIdentityCenter, MergedOrganization } from '../merge/unitKinds.js';

/** What the graph keeps of units that changes are about. */
export interface StoredUnits {
  /** By id: accounts that a change may touch. */
  readonly accounts: ReadonlyMap<string, WholeExport>;
  /** By id: further accounts, of which only users and roles were read, because policies name some of them. */
  readonly named: ReadonlyMap<string, AccountExport>;
  /** By ARN that names no account: the account that holds the resource. */
  readonly owners: ReadonlyMap<string, string>;
  readonly organizations: readonly MergedOrganization[];
  readonly identityCenters: readonly MergedIdentityCenter[];
}

export class Draft {
  private readonly accounts = new Map<string, AccountExport>();
  private readonly units: {
    organizations: Map<string, MergedOrganization>;
    centers: Map<string, MergedIdentityCenter>;
  };
  /** ARNs of users and roles that a change deleted. */
  readonly deleted = new Set<string>();

  constructor(private readonly stored: StoredUnits) {
    for (const [id, { account }] of stored.accounts) this.accounts.set(id, account);
    this.units = {
      organizations: new Map(stored.organizations.map((one) => [one.id, one])),
      centers: new Map(stored.identityCenters.map((one) => [one.id, one])),
    };
  }

  /** The account that an ARN is of; one that was never imported has nothing in it. Undefined: the ARN is of none. */
  accountOf(arn: string): AccountExport | undefined {
    const accountId = accountOfArn(arn) ?? this.stored.owners.get(arn);
    if (accountId === undefined || !isAccountId(accountId)) return undefined;
    return this.accounts.get(accountId) ?? emptyAccount({ accountId, partition: arn.split(':')[1] ?? 'aws' });
  }

  /** One that was imported, or that a change has made. */
  imported(accountId: string): AccountExport | undefined {
    return this.accounts.get(accountId);
  }

  /** The same, and further ones of which only users and roles were read. */
  known(accountId: string): AccountExport | undefined {
    return this.imported(accountId) ?? this.stored.named.get(accountId);
  }

  /** Those policies of AWS that the account's import held. */
  awsManaged(accountId: string): WholeExport['awsManaged'] {
    return this.stored.accounts.get(accountId)?.awsManaged ?? new Map();
  }

  put(account: AccountExport): void {
    this.accounts.set(account.accountId, account);
  }

  get organizations(): readonly MergedOrganization[] {
    return [...this.units.organizations.values()];
  }

  putOrganization(organization: MergedOrganization): void {
    this.units.organizations.set(organization.id, organization);
  }

  get identityCenters(): readonly MergedIdentityCenter[] {
    return [...this.units.centers.values()];
  }

  putIdentityCenter(center: MergedIdentityCenter): void {
    this.units.centers.set(center.id, center);
  }

  /** The units that are not as they were. */
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

const lists: readonly CoverageDetail['list'][] = [
  'credentials',
  'identityProviders',
  'instanceProfiles',
  'resources',
  'workloads',
];

const origin = { file: 'changes', path: '$' };

/** Of which all is known: there is nothing in it. */
const emptyAccount = (owner: Owner): AccountExport =>
  accountWith(owner, {
    users: [],
    groups: [],
    roles: [],
    policies: [],
    awsPolicies: [],
    instanceProfiles: [],
    identityProviders: [],
    credentials: [],
    resources: [],
    workloads: [],
    coverage: lists.map((list) => ({
      ...coverageOf(list, '*', ''),
      status: 'COLLECTED',
      // Another import that has some of what runs counts before this.
      ...(list === 'workloads' ? { declared: true, withoutRole: true } : {}),
      origin,
    })),
  });
