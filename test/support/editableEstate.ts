/** A small organization that random edits change: what it is at any moment can be exported whole, or part by part. */
import {
  arnsOf,
  exportsOf,
  parts,
  type EditableAccount,
  type EditableRole,
  type EditableUser,
  type Holder,
  type Part,
} from './editableExports.js';
import {
  identityCenterExports,
  isElsewhere,
  organizationExport,
  otherOrganizationExport,
  PLACES,
  type EditableIdentityCenter,
  type EditableOrganization,
} from './editableOrganization.js';
import { ACCOUNTS, pick, POLICIES, TRUSTS } from './editablePolicies.js';
import { RESOURCE_COUNT } from './editableResources.js';

/** One edit: which, where, and to what; every number means something. */
export type Edit = readonly [kind: number, account: number, principal: number, value: number];

/** By what they are of: those of one account, organization or instance that a later import replaces. */
export type Documents = ReadonlyMap<string, readonly unknown[]>;

/** What an edit comes to: an account is deleted, or documents are imported that hold what changed. */
export interface Step {
  readonly deleted?: string;
  readonly documents: Documents;
}

const holder = (): Holder => ({
  present: true,
  renamed: false,
  madeAgain: false,
  inline: undefined,
  attached: false,
  bounded: false,
  tagged: false,
  used: 0,
});

const accountAt = (index: number): EditableAccount => ({
  id: ACCOUNTS[index] ?? '',
  parts: new Set<Part>(index === 2 ? ['principals', 'compute'] : parts),
  users: [0, 1, 2].map((place): EditableUser => ({
    ...holder(),
    inline: place + index,
    inGroup: place === 0,
    signsIn: place * 5,
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
  isWholeList: false,
  policies: Array.from({ length: RESOURCE_COUNT }, () => index),
  secondBucket: false,
  bucketTags: 0,
  cut: false,
  spareProfile: false,
  providers: 1,
  reported: 0,
  unit: index % 2,
  closed: false,
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

/** Edits of dates alone. */
const dateEdits: readonly AccountEdit[] = [
  ({ users }, place, value) => {
    pick(users, place).used = value + 1;
    return 'credentials';
  },
  ({ roles }, place, value) => {
    pick(roles, place).used = value + 1;
    return 'principals';
  },
  (account, _place, value) => {
    account.reported = value;
    return 'credentials';
  },
];

export const DATE_EDIT_KINDS = dateEdits.length;

const accountEdits: readonly AccountEdit[] = [
  ...dateEdits,
  onHolder((one, value) => (one.inline = policyOrNone(value))),
  onHolder((one) => (one.attached = !one.attached)),
  onHolder((one) => (one.bounded = !one.bounded)),
  onHolder((one) => (one.present = !one.present)),
  onHolder((one) => (one.tagged = !one.tagged)),
  onHolder((one) => (one.renamed = !one.renamed)),
  onHolder((one) => (one.madeAgain = !one.madeAgain)),
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
  (account) => {
    account.spareProfile = !account.spareProfile;
    return 'profiles';
  },
  (account, _place, value) => {
    account.runs = value;
    return 'compute';
  },
  (account) => {
    account.isWholeList = !account.isWholeList;
    return 'compute';
  },
  (account, place, value) => {
    pick(account.users, place).signsIn = value;
    return 'credentials';
  },
  (account, place, value) => {
    account.policies[place % RESOURCE_COUNT] = value;
    return 'resources';
  },
  (account, place, value) => {
    account.secondBucket = value % 3 === 0;
    account.bucketTags = place;
    return 'resources';
  },
  (account, _place, value) => {
    account.providers = value;
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
  (center, value) => (center.holds = value % 4),
  (center, value) => (center.owner = value),
];

/** Deletion, a move, the organization and Identity Center: each as often as three edits of accounts. */
const AFTER_ACCOUNTS = 12;

export const EDIT_KINDS = accountEdits.length + AFTER_ACCOUNTS;

export class EditableEstate {
  private readonly accounts: readonly EditableAccount[] = ACCOUNTS.map((_id, index) => accountAt(index));
  private hasOther = false;
  private readonly organization: EditableOrganization = {
    serviceControl: 5,
    attached: 1,
    closed: false,
    resourceControl: undefined,
    serviceControlEnabled: true,
    nested: false,
    delegated: undefined,
  };
  private readonly center: EditableIdentityCenter = {
    inline: 0,
    assigned: 2,
    member: true,
    holds: 0,
    owner: 0,
  };

  /**
   * Without an organization and Identity Center, both come with the first edit of them. `isCut`: more follows the
   * principals of an account, until an edit of them.
   */
  constructor(
    private hasOrganization: boolean,
    isCut = false,
    private hasCenter = hasOrganization,
  ) {
    const [, , last] = this.accounts;
    if (last) last.cut = isCut;
  }

  edit([kind, at, place, value]: Edit): Step {
    const account = pick(this.accounts, at);
    const edit = accountEdits[kind % EDIT_KINDS];
    if (edit) return { documents: changedParts(account, () => edit(account, place, value)) };
    switch (kind % 4) {
      case 0:
        account.parts.clear();
        return { deleted: account.id, documents: new Map() };
      case 1:
        account.unit = value % PLACES.length;
        account.closed = value % 4 === 0;
        this.hasOther ||= this.hasOrganization && isElsewhere(account);
        return { documents: this.organize() };
      case 2:
        pick(organizationEdits, place)(this.organization, value);
        return { documents: this.organize() };
      default:
        pick(centerEdits, place)(this.center, value);
        return { documents: this.assign() };
    }
  }

  /** Everything as it is now. */
  documents(): readonly unknown[] {
    return [
      ...(this.hasOrganization ? this.organize().values() : []),
      ...(this.hasCenter ? this.assign().values() : []),
      ...this.accounts.flatMap((account) => [...documentsOf(account, account.parts).values()]),
    ].flat();
  }

  /** Who is there, by ARN. */
  principals(): { readonly users: readonly string[]; readonly roles: readonly string[] } {
    const there = this.accounts.filter(({ parts }) => parts.has('principals'));
    return {
      users: there.flatMap((account) => arnsOf(account, 'user', account.users)),
      roles: there.flatMap((account) => arnsOf(account, 'role', account.roles)),
    };
  }

  private organize(): Documents {
    this.hasOrganization = true;
    const other = this.hasOther ? [otherOrganizationExport(this.accounts)] : [];
    return new Map([['organization', [organizationExport(this.organization, this.accounts), ...other]]]);
  }

  private assign(): Documents {
    this.hasCenter = true;
    return new Map([['center', identityCenterExports(this.center)]]);
  }
}

const documentsOf = (account: EditableAccount, some: Iterable<Part>): Documents =>
  new Map([...some].map((part) => [`${account.id} ${part}`, exportsOf[part](account)]));

/** Exports of what the edit is about, and of all parts that say something else than before. */
function changedParts(account: EditableAccount, edit: () => Part): Documents {
  const textOf = (part: Part): string => JSON.stringify(exportsOf[part](account));
  const before = new Map([...account.parts].map((part) => [part, textOf(part)]));
  const edited = edit();
  if (edited === 'principals') account.cut = false;
  account.parts.add(edited);
  const isChanged = (part: Part): boolean => part === edited || textOf(part) !== before.get(part);
  return documentsOf(account, [...account.parts].filter(isChanged));
}
