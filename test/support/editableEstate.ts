/** A small organization that random edits change: what it is at any moment can be exported whole, or part by part. */
import {
  exportOf,
  parts,
  type EditableAccount,
  type EditableRole,
  type EditableUser,
  type Holder,
  type Part,
} from './editableExports.js';
import {
  identityCenterExports,
  organizationExport,
  PLACES,
  type EditableIdentityCenter,
  type EditableOrganization,
} from './editableOrganization.js';
import { ACCOUNTS, pick, POLICIES, TRUSTS } from './editablePolicies.js';

/** One edit: which, where, and to what; every number means something. */
export type Edit = readonly [kind: number, account: number, principal: number, value: number];

/** What an edit comes to: an account is deleted, or documents are imported that hold what changed. */
export interface Step {
  readonly deleted?: string;
  readonly documents: readonly unknown[];
}

const holder = (): Holder => ({
  present: true,
  inline: undefined,
  attached: false,
  bounded: false,
  tagged: false,
});

const accountAt = (index: number): EditableAccount => ({
  id: ACCOUNTS[index] ?? '',
  parts: new Set<Part>(index === 2 ? ['principals', 'compute'] : parts),
  users: [0, 1, 2].map((place): EditableUser => ({
    ...holder(),
    inline: place + index,
    inGroup: place === 0,
    signsIn: 0,
  })),
  roles: [0, 1, 2].map((place): EditableRole => ({
    ...holder(),
    inline: place + 4,
    trust: place + index,
    inProfile: false,
  })),
  managed: 1,
  aws: index === 0 ? 'LISTED' : 'NOT_LISTED',
  otherVersion: undefined,
  group: 7,
  groupPresent: true,
  groupAttached: false,
  signInRole: index === 1,
  runs: 0,
  bucket: index,
  secondBucket: false,
  secondProvider: false,
  unit: index % 2,
});

/** `place`: of the user or role. Returns the part of the account that it shows in. */
type AccountEdit = (account: EditableAccount, place: number, value: number) => Part;

const onHolder =
  (change: (one: Holder, value: number) => void): AccountEdit =>
  ({ users, roles }, place, value) => {
    change(pick<Holder>([...users, ...roles], place), value);
    return 'principals';
  };

/** A policy, or none now and then. */
const policyOrNone = (value: number): number | undefined =>
  value % 11 === 0 ? undefined : value % POLICIES.length;

const accountEdits: readonly AccountEdit[] = [
  onHolder((one, value) => (one.inline = policyOrNone(value))),
  onHolder((one) => (one.attached = !one.attached)),
  onHolder((one) => (one.bounded = !one.bounded)),
  onHolder((one) => (one.present = !one.present)),
  onHolder((one) => (one.tagged = !one.tagged)),
  ({ roles }, place, value) => {
    pick(roles, place).trust = value % TRUSTS.length;
    return 'principals';
  },
  ({ roles }, place) => {
    const role = pick(roles, place);
    role.inProfile = !role.inProfile;
    return 'principals';
  },
  (account, _place, value) => {
    account.managed = value % POLICIES.length;
    return 'principals';
  },
  (account, _place, value) => {
    account.aws = pick(['NOT_LISTED', 'LISTED', 'HELD'] as const, value);
    return 'principals';
  },
  (account, _place, value) => {
    account.otherVersion = policyOrNone(value);
    return 'principals';
  },
  (account, place, value) => {
    pick(account.users, place).inGroup = value % 2 === 0;
    return 'principals';
  },
  (account, _place, value) => {
    account.group = policyOrNone(value);
    account.groupAttached = value % 2 === 0;
    account.groupPresent = value % 5 > 0;
    return 'principals';
  },
  (account) => {
    account.signInRole = !account.signInRole;
    return 'principals';
  },
  (account, _place, value) => {
    account.runs = value % 8;
    return 'compute';
  },
  (account, place, value) => {
    pick(account.users, place).signsIn = value % 16;
    return 'credentials';
  },
  (account, _place, value) => {
    account.bucket = value;
    account.secondBucket = value % 3 === 0;
    return 'resources';
  },
  (account) => {
    account.secondProvider = !account.secondProvider;
    return 'providers';
  },
];

const organizationEdits: readonly ((organization: EditableOrganization, value: number) => void)[] = [
  (organization, value) => (organization.serviceControl = value % POLICIES.length),
  (organization, value) => (organization.attached = value),
  (organization) => (organization.closed = !organization.closed),
  (organization, value) => (organization.resourceControl = value % 4 === 0 ? undefined : value),
  (organization) => (organization.serviceControlEnabled = !organization.serviceControlEnabled),
  (organization) => (organization.nested = !organization.nested),
  (organization, value) => (organization.delegated = value),
];

const centerEdits: readonly ((center: EditableIdentityCenter, value: number) => void)[] = [
  (center, value) => (center.inline = value % POLICIES.length),
  (center, value) => (center.assigned = value),
  (center) => (center.member = !center.member),
];

/** Deletion, a move, the organization and Identity Center: each as often as three edits of accounts. */
const AFTER_ACCOUNTS = 12;

export const EDIT_KINDS = accountEdits.length + AFTER_ACCOUNTS;

export class EditableEstate {
  private readonly accounts: readonly EditableAccount[] = ACCOUNTS.map((_id, index) => accountAt(index));
  private readonly organization: EditableOrganization = {
    serviceControl: 5,
    attached: 1,
    closed: false,
    resourceControl: undefined,
    serviceControlEnabled: true,
    nested: false,
    delegated: undefined,
  };
  private readonly center: EditableIdentityCenter = { inline: 0, assigned: 2, member: true };

  /** Without an organization and Identity Center, both come with the first edit of them. */
  constructor(
    private hasOrganization: boolean,
    private hasCenter = hasOrganization,
  ) {}

  edit([kind, at, place, value]: Edit): Step {
    const account = pick(this.accounts, at);
    const edit = accountEdits[kind % EDIT_KINDS];
    if (edit) {
      const part = edit(account, place, value);
      account.parts.add(part);
      return { documents: [exportOf[part](account)] };
    }
    switch (kind % 4) {
      case 0:
        account.parts.clear();
        return { deleted: account.id, documents: [] };
      case 1:
        account.unit = value % PLACES.length;
        return { documents: [this.organize()] };
      case 2:
        pick(organizationEdits, place)(this.organization, value);
        return { documents: [this.organize()] };
      default:
        pick(centerEdits, place)(this.center, value);
        this.hasCenter = true;
        return { documents: identityCenterExports(this.center) };
    }
  }

  /** Everything as it is now. */
  documents(): readonly unknown[] {
    return [
      ...(this.hasOrganization ? [organizationExport(this.organization, this.accounts)] : []),
      ...(this.hasCenter ? identityCenterExports(this.center) : []),
      ...this.accounts.flatMap((account) => [...account.parts].map((part) => exportOf[part](account))),
    ];
  }

  private organize(): unknown {
    this.hasOrganization = true;
    return organizationExport(this.organization, this.accounts);
  }
}
