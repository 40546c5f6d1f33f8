/** Reads the elements of an organization, each from one object of the input. */
import { definedFields } from '../../../graph/model/definedFields.js';
import type { Fields } from '../shared/fields.js';
import { quote } from '../shared/jsonValue.js';
import type { Identified } from '../shared/findings.js';
import { moreFollows } from '../shared/paging.js';
import { policyText } from '../shared/policyText.js';
import { origin, record, required, text, time } from '../shared/record.js';

export const guardrailKinds = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const;

export type GuardrailKind = (typeof guardrailKinds)[number];

/** An organizational unit or an account, with its place in the tree. */
export interface PlacedDetail extends Identified {
  readonly arn?: string;
  readonly name?: string;
  /** `r-…` or `ou-…`; missing: the place in the tree is not known (F-167). */
  readonly parentId?: string;
}

/** An attachment of a policy. `id` combines policy and target. */
export interface PolicyTargetDetail extends Identified {
  readonly policyId: string;
  /** `r-…`, `ou-…` or an account id. */
  readonly targetId: string;
}

/** The organization of an element, as far as ARNs and ids name it. */
export interface OrganizationOwner {
  /** `o-…`. */
  readonly organizationId?: string;
  readonly managementAccountId?: string;
  readonly partition?: string;
}

// ── Ids and ARNs, which name the organization

const arnPattern =
  /^arn:(?<partition>aws(?:-[a-z]+)*):organizations::(?<managementAccountId>\d{12}):[a-z]+\/(?<organizationId>o-[a-z0-9]{1,32})(?:\/|$)/;

/** Returns the organization in the ARN. Empty where the ARN names none, as for AWS's own policies. */
const ownerInArn = (arn: string): OrganizationOwner => arnPattern.exec(arn)?.groups ?? {};

/** Whether the text is an ARN `arn:aws:organizations::…`, AWS's own policies included. */
export const isOrganizationsArn = (text: string): boolean => /^arn:[a-z-]+:organizations:/.test(text);

const ids = {
  organization: { form: /^o-[a-z0-9]{1,32}$/, example: 'o-a1b2c3d4e5' },
  root: { form: /^r-[0-9a-z]{1,32}$/, example: 'r-ab12' },
  unit: { form: /^ou-[0-9a-z]{1,32}-[0-9a-z]{1,32}$/, example: 'ou-ab12-11111111' },
  account: { form: /^\d{12}$/, example: '111122223333' },
  policy: { form: /^p-[0-9a-zA-Z_]{1,128}$/, example: 'p-a1b2c3d4' },
} as const;

type OrganizationIdKind = keyof typeof ids;

export const isOrganizationId = (text: string, ...kinds: readonly OrganizationIdKind[]): boolean =>
  kinds.some((kind) => ids[kind].form.test(text));

// ── The elements of a page ─────────────────────────────────────────────────────────────────────────────────────────

type Detail<Name extends keyof OrganizationReader> = OrganizationReader[Name] extends (
  element: Fields,
) => infer Read
  ? NonNullable<Read>
  : never;

export type OrganizationDetail = Detail<'organization'>;
export type RootDetail = Detail<'root'>;
export type MemberAccountDetail = Detail<'account'>;
export type GuardrailDetail = Detail<'policy'>;
export type DelegatedAdministratorDetail = Detail<'delegatedAdministrator'>;

/** Reads the elements of one page, and records their organization. Values beside a list may apply to its elements. */
export class OrganizationReader {
  owner: OrganizationOwner = {};

  constructor(readonly page: Fields) {}

  private belongsTo(owner: OrganizationOwner, path: string): void {
    for (const key of ['organizationId', 'managementAccountId', 'partition'] as const) {
      const [before, now] = [this.owner[key], owner[key]];
      if (before !== undefined && now !== undefined && before !== now)
        this.page.findings.problem(
          path,
          `This is of ${now}, and something before it in this file of ${before}. Give each organization in files of its own.`,
        );
    }
    this.owner = { ...owner, ...this.owner };
  }

  /** Returns an id of one of the kinds. Undefined, with a problem, where it is missing or something else. */
  id(element: Fields, key: string, ...kinds: readonly OrganizationIdKind[]): string | undefined {
    const id = element.requiredText(key);
    if (id === undefined || isOrganizationId(id, ...kinds)) return id;
    const examples = kinds.map((kind) => ids[kind].example).join(' or ');
    return element.problem(`${quote(id)} is no id such as ${examples}. Correct it.`, key);
  }

  private readonly ownId = (kind: OrganizationIdKind) => required((element) => this.id(element, 'Id', kind));

  private readonly arn = (element: Fields): string | undefined => {
    const arn = element.text('Arn');
    if (arn !== undefined) this.belongsTo(ownerInArn(arn), element.pathOf('Arn'));
    return arn;
  };

  /** The organization (F-25, F-43, F-161). Its AvailablePolicyTypes are not read (F-37). */
  readonly organization = (element: Fields) => {
    const found = this.described(element);
    const manager = element.at('MasterAccountId') && this.id(element, 'MasterAccountId', 'account');
    const managed = definedFields({ managementAccountId: manager });
    if (found) this.belongsTo({ organizationId: found.id, ...managed }, element.path);
    return found;
  };

  private readonly described = record({
    arn: this.arn,
    id: this.ownId('organization'),
    featureSet: text('FeatureSet'),
    origin,
  });

  /** F-26: roots and enabled policy types; F-162: the roots in the combined file. */
  readonly root = record({
    arn: this.arn,
    id: this.ownId('root'),
    name: text('Name'),
    /** Policy types that are ENABLED, sorted (E-19j, F-37). */
    enabledPolicyTypes: (root: Fields): readonly string[] | undefined =>
      root.at('PolicyTypes') &&
      root
        .records('PolicyTypes')
        .filter((type) => type.text('Status') === 'ENABLED')
        .flatMap((type) => type.text('Type') ?? [])
        .sort(),
    origin,
  });

  /** F-27: organizational units below a parent; F-163: the units in the combined file. */
  readonly unit = record({
    arn: this.arn,
    id: this.ownId('unit'),
    name: text('Name'),
    parentId: (unit: Fields) => this.parentOf(unit, [unit.text('Path') ?? []].flat()),
    origin,
  });

  /** F-28: accounts of the organization; F-164: the accounts in the combined file. */
  readonly account = record({
    arn: this.arn,
    id: this.ownId('account'),
    name: text('Name'),
    parentId: (account: Fields) => this.parentOf(account, account.texts('Paths')),
    /** The state as AWS spells it; missing where the input has neither State nor Status (F-42). */
    status: (account: Fields) => account.text('State') ?? account.text('Status'),
    joinedAt: time('JoinedTimestamp'),
    origin,
  });

  /** Returns the parent (F-167): ParentId, in the element or beside its list, takes precedence over the paths. */
  private parentOf(element: Fields, paths: readonly string[]): string | undefined {
    const id = element.at('Id')?.value;
    const [byPath, ...others] = [...new Set(paths.map((path) => parentInPath(path, id)))];
    const inPath = others.length === 0 ? byPath : undefined;
    const place = [element, this.page].find((fields) => fields.at('ParentId') !== undefined);
    if (place === undefined) return inPath;
    const stated = this.id(place, 'ParentId', 'root', 'unit');
    if (stated !== undefined && inPath !== undefined && stated !== inPath)
      // F-167
      element.note(`ParentId says ${stated} and the path ${inPath}; ParentId counts.`);
    return stated;
  }

  /** A policy: its summary (F-30), or the summary with its content (F-31, F-165). */
  readonly policy = (element: Fields) => {
    const summary = element.at('PolicySummary') === undefined ? element : element.record('PolicySummary');
    const read = summary && this.policySummary(summary);
    if (read === undefined) return undefined;
    const isRead = element.at('Content') !== undefined && read.type !== 'OTHER';
    /** Missing: the content was not collected (F-168). */
    const content = isRead ? { content: readContent(element) } : {};
    return { ...read, ...content, origin: element.origin };
  };

  private readonly policySummary = record({
    arn: this.arn,
    id: this.ownId('policy'),
    /** F-39: policies of all other types, unknown ones included, take no part in decisions. */
    type: required((summary: Fields): GuardrailKind | 'OTHER' | undefined => {
      const arn = summary.at('Arn')?.value;
      const inArn = typeof arn === 'string' ? /\/([a-z_0-9]+_policy)\/p-/.exec(arn)?.[1] : undefined;
      const type = summary.text('Type') ?? inArn?.toUpperCase();
      if (type !== undefined) return guardrailKinds.find((kind) => kind === type) ?? 'OTHER';
      const id = String(summary.at('Id')?.value);
      return summary.problem(`${id} has no Type, so nobody can tell what it applies to. Export again.`);
    }),
    name: text('Name'),
    description: text('Description'),
    awsManaged: (summary: Fields) => summary.flag('AwsManaged'),
  });

  /** An attachment (F-32, F-166); PolicyId is in it or beside its list. */
  readonly target = (element: Fields): PolicyTargetDetail | undefined => {
    const place = [element, this.page].find((fields) => fields.at('PolicyId') !== undefined);
    const policyId = place
      ? this.id(place, 'PolicyId', 'policy')
      : element.problem('PolicyId is missing. Put the id of the policy that is attached here.');
    const targetId = this.id(element, 'TargetId', 'root', 'unit', 'account');
    this.arn(element);
    if (policyId === undefined || targetId === undefined) return undefined;
    return { id: `${policyId} ${targetId}`, policyId, targetId, origin: element.origin };
  };

  /** A delegated administrator (F-33), with its list-delegated-services-for-account where that was collected. */
  readonly delegatedAdministrator = record({
    id: required((element: Fields) => {
      this.arn(element);
      return this.id(element, 'Id', 'account');
    }),
    /** Service principals, sorted. Missing: the services were not collected. */
    services: delegatedServices,
    origin,
  });

  /** The output of list-delegated-services-for-account by itself, with AccountId beside it (F-33). */
  readonly delegatedServices = record({
    id: required((page: Fields) => this.id(page, 'AccountId', 'account')),
    services: delegatedServices,
    moreFollows,
    origin,
  });
}

const readContent = policyText('Content');

/** Returns the parent in a path `o-…/r-…/ou-…/`, which may or may not end with the element itself. */
function parentInPath(path: string, id: unknown): string | undefined {
  const steps = path.split('/').filter((step) => step !== '');
  if (steps.at(-1) === id) steps.pop();
  const parent = steps.at(-1) ?? '';
  return isOrganizationId(parent, 'root', 'unit') ? parent : undefined;
}

function delegatedServices(holder: Fields): readonly string[] | undefined {
  if (holder.at('DelegatedServices') === undefined) return undefined;
  const services = holder.recordList('DelegatedServices');
  return [...new Set(services.flatMap((one) => one.requiredText('ServicePrincipal') ?? []))].sort();
}
