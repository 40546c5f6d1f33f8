/** Organizations for tests: invented ids, elements as AWS prints them, and the way from text to facts. */
import type { OrganizationFacts } from '../../../src/graph/model/facts/organizationFacts.js';
import type { ParsedExport } from '../../../src/ingest/formats/parsedExport.js';
import { completeUnit, mergeUnits, unitToTexts } from '../../../src/ingest/merge/mergeUnits.js';
import { organizationKind, type MergedOrganization } from '../../../src/ingest/merge/organizationKind.js';
import { normalizeOrganization } from '../../../src/ingest/normalize/organization/normalizeOrganization.js';
import { parseAs } from './exports.js';

export const MANAGEMENT = '111111111111';
export const MEMBER = '222222222222';
export const LONER = '333333333333';
export const ORGANIZATION = 'o-a1b2c3d4e5';
export const ROOT = 'r-ab12';
export const WORKLOADS = 'ou-ab12-11111111';
export const PRODUCTION = 'ou-ab12-22222222';
export const DENY_ID = 'p-deny0001';

const arn = (rest: string): string => `arn:aws:organizations::${MANAGEMENT}:${rest}`;

export const organization = (fields: object = {}): object => ({
  Id: ORGANIZATION,
  Arn: arn(`organization/${ORGANIZATION}`),
  FeatureSet: 'ALL',
  MasterAccountArn: arn(`account/${ORGANIZATION}/${MANAGEMENT}`),
  MasterAccountId: MANAGEMENT,
  MasterAccountEmail: 'root@example.com',
  AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
  ...fields,
});

export const root = (fields: object = {}): object => ({
  Id: ROOT,
  Arn: arn(`root/${ORGANIZATION}/${ROOT}`),
  Name: 'Root',
  PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
  ...fields,
});

export const unit = (id: string, name: string, fields: object = {}): object => ({
  Id: id,
  Arn: arn(`ou/${ORGANIZATION}/${id}`),
  Name: name,
  ...fields,
});

export const account = (id: string, name: string, fields: object = {}): object => ({
  Id: id,
  Arn: arn(`account/${ORGANIZATION}/${id}`),
  Email: `${name}@example.com`,
  Name: name,
  State: 'ACTIVE',
  Status: 'ACTIVE',
  JoinedMethod: 'CREATED',
  JoinedTimestamp: '2024-01-02T03:04:05.678000+00:00',
  ...fields,
});

export const fullAccess = {
  Id: 'p-FullAWSAccess',
  Arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
  Name: 'FullAWSAccess',
  Description: 'Allows access to every operation',
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: true,
};

export const denySummary = {
  Id: DENY_ID,
  Arn: arn(`policy/${ORGANIZATION}/service_control_policy/${DENY_ID}`),
  Name: 'DenyLeaving',
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: false,
};

export const allowAll = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};
export const deny = (action: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: action, Resource: '*' }],
});

export const described = (summary: object, content: object): object => ({
  PolicySummary: summary,
  Content: JSON.stringify(content),
});

export const attached = (policyId: string, ...targetIds: readonly string[]): readonly object[] =>
  targetIds.map((TargetId) => ({ PolicyId: policyId, TargetId }));

/** An account that administers services for the organization; without services, which ones is left out. */
export const administrator = (id: string, ...services: readonly string[]): object => ({
  ...account(id, 'shop'),
  DelegationEnabledDate: '2025-01-02T03:04:05.678000+00:00',
  ...(services.length === 0
    ? {}
    : {
        DelegatedServices: services.map((ServicePrincipal) => ({
          ServicePrincipal,
          DelegationEnabledDate: '2025-01-02T03:04:05.678000+00:00',
        })),
      }),
});

/** The combined file: root → workloads → production → MEMBER; the management account at the root. */
export const combined = (fields: object = {}): object => ({
  Organization: organization(),
  Roots: [root()],
  OrganizationalUnits: [
    unit(WORKLOADS, 'workloads', { ParentId: ROOT }),
    unit(PRODUCTION, 'production', { ParentId: WORKLOADS }),
  ],
  Accounts: [
    account(MANAGEMENT, 'management', { ParentId: ROOT }),
    account(MEMBER, 'shop', { ParentId: PRODUCTION }),
  ],
  Policies: [
    described(fullAccess, allowAll),
    described(denySummary, deny('organizations:LeaveOrganization')),
  ],
  PolicyTargets: [
    ...attached('p-FullAWSAccess', ROOT, WORKLOADS, PRODUCTION, MANAGEMENT, MEMBER),
    ...attached(DENY_ID, WORKLOADS),
  ],
  DelegatedAdministrators: [],
  ...fields,
});

export const parseOrganizationText = (text: string, file = 'organization.json'): ParsedExport =>
  parseAs('organization', file, text);

export const parse = async (value: object, file?: string): Promise<ParsedExport> =>
  'RolegraphCollection' in value
    ? parseAs('manifest of a collection', 'manifest.json', JSON.stringify(value))
    : parseOrganizationText(JSON.stringify(value), file);

/** Files of one import after one of another, each by name. */
export async function wholeOf(
  ...imports: readonly Readonly<Record<string, object>>[]
): Promise<MergedOrganization> {
  let whole: MergedOrganization | undefined;
  for (const files of imports) {
    const parsed = await Promise.all(Object.entries(files).map(([name, value]) => parse(value, name)));
    const last = whole === undefined ? new Map<string, string>() : unitToTexts(organizationKind, whole);
    const merged = mergeUnits(
      organizationKind,
      parsed.flatMap((one) => one.organizations ?? []),
      new Map(whole === undefined ? [] : [[whole.id, last]]),
    );
    const problems = [
      ...parsed.flatMap((one) => one.problems),
      ...merged.problems,
      ...[...merged.refused.values()].flatMap((one) => one.problems),
    ];
    const [given] = merged.units;
    if (given === undefined || problems.length > 0) throw new Error(JSON.stringify(problems));
    whole = completeUnit(organizationKind, given, last);
  }
  if (whole === undefined) throw new Error('no import');
  return whole;
}

async function normalized(...imports: readonly Readonly<Record<string, object>>[]) {
  const result = normalizeOrganization(await wholeOf(...imports));
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.facts;
}

export const hashOf = async (...imports: readonly Readonly<Record<string, object>>[]): Promise<string> =>
  (await normalized(...imports)).contentHash;

export async function factsOf(
  ...imports: readonly Readonly<Record<string, object>>[]
): Promise<ComparableFacts> {
  const { contentHash: _ofCoverage, documents, ...facts } = await normalized(...imports);
  return { ...facts, documents: [...documents].map(([hash, { text }]) => [hash, text]) };
}

/** Documents can be read again, by functions that are never equal. The hash depends on the lists that are whole, too. */
export type ComparableFacts = Omit<OrganizationFacts, 'contentHash' | 'documents'> & {
  readonly documents: readonly (readonly string[])[];
};
