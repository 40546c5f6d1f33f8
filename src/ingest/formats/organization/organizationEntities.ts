/** The elements of an organization, each from one object of the input. */
import { quote } from '../account/entityArn.js';
import type { Fields } from '../shared/fields.js';
import {
  examplesOfIds,
  isOrganizationId,
  parseOrganizationArn,
  type OrganizationIdKind,
} from './organizationArn.js';
import {
  guardrailKinds,
  type DelegatedAdministratorDetail,
  type GuardrailDetail,
  type Identified,
  type MemberAccountDetail,
  type OrganizationDetail,
  type OrganizationPart,
  type PlacedDetail,
  type PolicyTargetDetail,
  type RootDetail,
} from './organizationExport.js';
import { readPolicyText } from '../shared/policyText.js';

type Owner = Pick<OrganizationPart, 'organizationId' | 'managementAccountId' | 'partition'>;
type Read<Detail> = (element: Fields, reader: OrganizationReader) => Detail | undefined;

/** Reads the elements of one page, and remembers whose ARNs say they are. */
export interface OrganizationReader {
  readonly page: Fields;
  each<Detail extends Identified>(list: string, read: Read<Detail>): readonly Detail[];
  one<Detail extends Identified>(key: string, read: Read<Detail>): readonly Detail[];
  /** An id of one of the kinds. Undefined, and a problem, where it is missing or something else. */
  id(element: Fields, key: string, ...kinds: readonly OrganizationIdKind[]): string | undefined;
  arn(element: Fields): string | undefined;
  belongsTo(owner: Owner, path: string): void;
  owner(): Owner;
}

export function entityReader(page: Fields): OrganizationReader {
  const { findings } = page;
  let known: Owner = {};
  const reader: OrganizationReader = {
    page,
    each: (list, read) => page.recordList(list).flatMap((element) => read(element, reader) ?? []),
    one: (key, read) => {
      const element = page.record(key);
      const found = element === undefined ? undefined : read(element, reader);
      return found === undefined ? [] : [found];
    },
    id: (element, key, ...kinds) => {
      const text = element.requiredText(key);
      if (text === undefined || isOrganizationId(text, ...kinds)) return text;
      const examples = kinds.map((kind) => examplesOfIds[kind]).join(' or ');
      return findings.problem(
        element.pathOf(key),
        `${quote(text)} is no id such as ${examples}. Correct it.`,
      );
    },
    arn: (element) => {
      const arn = element.text('Arn');
      const owner = arn === undefined ? undefined : parseOrganizationArn(arn);
      if (owner !== undefined) reader.belongsTo(owner, element.pathOf('Arn'));
      return arn;
    },
    belongsTo: (owner, path) => {
      for (const key of ['organizationId', 'managementAccountId', 'partition'] as const) {
        const [before, now] = [known[key], owner[key]];
        if (before !== undefined && now !== undefined && before !== now)
          findings.problem(
            path,
            `This is of ${now}, and something before it in this file of ${before}. ${oneEach}`,
          );
      }
      known = { ...owner, ...known };
    },
    owner: () => known,
  };
  return reader;
}

const oneEach = 'Give each organization in files of its own.';

const originOf = (element: Fields) => ({ file: element.findings.file, path: element.path });

/** `{ [key]: value }`, or nothing where there is no value. */
const presentField = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };

/** F-25, F-43, F-161. Its AvailablePolicyTypes are not looked at (F-37). */
export function readOrganizationDetail(
  page: Fields,
  reader: OrganizationReader,
): readonly OrganizationDetail[] {
  return reader.one('Organization', (element) => {
    const id = reader.id(element, 'Id', 'organization');
    const arn = reader.arn(element);
    const managementAccountId =
      element.at('MasterAccountId') === undefined
        ? undefined
        : reader.id(element, 'MasterAccountId', 'account');
    if (id === undefined) return undefined;
    reader.belongsTo(
      { organizationId: id, ...presentField('managementAccountId', managementAccountId) },
      page.pathOf('Organization'),
    );
    return {
      id,
      ...presentField('arn', arn),
      ...presentField('featureSet', element.text('FeatureSet')),
      origin: originOf(element),
    };
  });
}

/** F-26: roots and enabled policy types; F-162: the roots in the combined file. */
export const readRoot: Read<RootDetail> = (element, reader) => {
  const id = reader.id(element, 'Id', 'root');
  const arn = reader.arn(element);
  if (id === undefined) return undefined;
  const types = element.at('PolicyTypes') === undefined ? undefined : enabledTypes(element);
  return {
    id,
    ...presentField('arn', arn),
    ...presentField('name', element.text('Name')),
    ...presentField('enabledPolicyTypes', types),
    origin: originOf(element),
  };
};

const enabledTypes = (root: Fields): readonly string[] =>
  root
    .records('PolicyTypes')
    .filter((type) => type.text('Status') === 'ENABLED')
    .flatMap((type) => type.text('Type') ?? [])
    .sort();

/** F-27: organizational units below a parent; F-163: the units in the combined file. */
export const readUnit: Read<PlacedDetail> = (element, reader) => {
  const id = reader.id(element, 'Id', 'unit');
  const arn = reader.arn(element);
  if (id === undefined) return undefined;
  const path = element.text('Path');
  return {
    id,
    ...presentField('arn', arn),
    ...presentField('name', element.text('Name')),
    ...presentField('parentId', parentOf(element, reader, id, path === undefined ? [] : [path])),
    origin: originOf(element),
  };
};

/** F-28: accounts of the organization; F-164: the accounts in the combined file. */
export const readAccount: Read<MemberAccountDetail> = (element, reader) => {
  const id = reader.id(element, 'Id', 'account');
  const arn = reader.arn(element);
  if (id === undefined) return undefined;
  return {
    id,
    ...presentField('arn', arn),
    ...presentField('name', element.text('Name')),
    ...presentField('parentId', parentOf(element, reader, id, element.texts('Paths'))),
    ...presentField('status', element.text('State') ?? element.text('Status')),
    ...presentField('joinedAt', element.time('JoinedTimestamp')),
    origin: originOf(element),
  };
};

/** F-167: ParentId, of the element or beside its list, before the paths. */
function parentOf(
  element: Fields,
  reader: OrganizationReader,
  id: string,
  paths: readonly string[],
): string | undefined {
  const [byPath, ...others] = [...new Set(paths.map((path) => parentInPath(path, id)))];
  const inPath = others.length === 0 ? byPath : undefined;
  const place = [element, reader.page].find((fields) => fields.at('ParentId') !== undefined);
  if (place === undefined) return inPath;
  const stated = reader.id(place, 'ParentId', 'root', 'unit');
  if (stated !== undefined && inPath !== undefined && stated !== inPath) {
    // F-167
    const note = `ParentId says ${stated} and the path ${inPath}; ParentId counts.`;
    element.findings.note(element.path, note);
  }
  return stated;
}

/** `o-…/r-…/ou-…/`, with or without the element itself at its end. */
function parentInPath(path: string, id: string): string | undefined {
  const steps = path.split('/').filter((step) => step !== '');
  if (steps.at(-1) === id) steps.pop();
  const parent = steps.at(-1) ?? '';
  return isOrganizationId(parent, 'root', 'unit') ? parent : undefined;
}

export const readPlacement = (
  element: Fields,
  childId: string | undefined,
  parentId: string | undefined,
): PlacedDetail | undefined =>
  childId === undefined || parentId === undefined
    ? undefined
    : { id: childId, parentId, origin: originOf(element) };

/** A summary (F-30), or a summary with its content (F-31, F-165). */
export const readPolicy: Read<GuardrailDetail> = (element, reader) => {
  const summary = element.at('PolicySummary') === undefined ? element : element.record('PolicySummary');
  if (summary === undefined) return undefined;
  const id = reader.id(summary, 'Id', 'policy');
  const arn = reader.arn(summary);
  const type = id === undefined ? undefined : policyType(summary, id, arn);
  if (id === undefined || type === undefined) return undefined;
  return {
    id,
    type,
    ...presentField('arn', arn),
    ...presentField('name', summary.text('Name')),
    ...presentField('description', summary.text('Description')),
    ...presentField('awsManaged', summary.flag('AwsManaged')),
    ...(element.at('Content') === undefined || type === 'OTHER'
      ? {}
      : { content: readPolicyText(element, 'Content') }),
    origin: originOf(element),
  };
};

/** F-39: all others take no part, unknown ones included. */
function policyType(summary: Fields, id: string, arn = ''): GuardrailDetail['type'] | undefined {
  const inArn = /\/([a-z_0-9]+_policy)\/p-/.exec(arn)?.[1]?.toUpperCase();
  const type = summary.text('Type') ?? inArn;
  if (type !== undefined) return guardrailKinds.find((kind) => kind === type) ?? 'OTHER';
  return summary.findings.problem(
    summary.path,
    `${id} has no Type, so nobody can tell what it applies to. Export again.`,
  );
}

/** F-32, F-166: PolicyId in it, or beside its list. */
export const readTarget: Read<PolicyTargetDetail> = (element, reader) => {
  const place = element.at('PolicyId') === undefined ? reader.page : element;
  const policyId =
    place.at('PolicyId') === undefined
      ? element.findings.problem(
          element.path,
          'PolicyId is missing. Put the id of the policy that is attached here.',
        )
      : reader.id(place, 'PolicyId', 'policy');
  const targetId = reader.id(element, 'TargetId', 'root', 'unit', 'account');
  reader.arn(element);
  if (policyId === undefined || targetId === undefined) return undefined;
  return { id: `${policyId} ${targetId}`, policyId, targetId, origin: originOf(element) };
};

/** F-33: with the output of list-delegated-services-for-account in it, where that was collected. */
export const readDelegatedAdministrator: Read<DelegatedAdministratorDetail> = (element, reader) => {
  const id = reader.id(element, 'Id', 'account');
  reader.arn(element);
  if (id === undefined) return undefined;
  const services = element.at('DelegatedServices') === undefined ? undefined : delegatedServices(element);
  return { id, ...presentField('services', services), origin: originOf(element) };
};

const delegatedServices = (holder: Fields): readonly string[] =>
  [
    ...new Set(
      holder.recordList('DelegatedServices').flatMap((one) => one.requiredText('ServicePrincipal') ?? []),
    ),
  ].sort();

/** F-33: list-delegated-services-for-account by itself, with AccountId beside. */
export function readDelegatedServices(
  page: Fields,
  reader: OrganizationReader,
): readonly DelegatedAdministratorDetail[] {
  if (page.at('DelegatedServices') === undefined) return [];
  if (page.at('AccountId') === undefined) {
    page.findings.note(
      page.pathOf('DelegatedServices'),
      'This does not say which account administers these services; left out. Put "AccountId" beside it.',
    );
    return [];
  }
  const id = reader.id(page, 'AccountId', 'account');
  return id === undefined ? [] : [{ id, services: delegatedServices(page), origin: originOf(page) }];
}
