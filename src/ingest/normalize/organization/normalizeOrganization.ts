/** From an organization's lists to facts: references resolved, documents by content, gaps named. */
import type {
  GuardrailAttachment,
  GuardrailFact,
  GuardrailSwitch,
  GuardrailType,
  MemberFact,
  OrganizationFacts,
  RootFact,
  TargetFact,
  UnitFact,
} from '../../../graph/model/facts/organizationFacts.js';
import { guardrailPolicyUid } from '../../../graph/model/policyUid.js';
import type {
  GuardrailDetail,
  GuardrailKind,
  MemberAccountDetail,
  PlacedDetail,
  PolicyTargetDetail,
} from '../../formats/organization/organizationExport.js';
import { delegatedServicesIn } from './administeredServices.js';
import type { MergedOrganization } from '../../merge/mergeOrganizationParts.js';
import { collectedAt } from './organizationCoverage.js';
import { organizationGaps } from './organizationGaps.js';
import { contentHash } from '../../../graph/model/contentHash.js';
import { DocumentCollector, type Quarantined } from '../policyDocuments.js';
import type { Problem } from '../../problem.js';

export type NormalizedOrganization =
  | { readonly ok: true; readonly facts: OrganizationFacts; readonly quarantined: readonly Quarantined[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const typeOf: Readonly<Record<GuardrailKind, GuardrailType>> = {
  SERVICE_CONTROL_POLICY: 'serviceControl',
  RESOURCE_CONTROL_POLICY: 'resourceControl',
};

const policyKindOf: Readonly<Record<GuardrailType, GuardrailFact['kind']>> = {
  serviceControl: 'SERVICE_CONTROL',
  resourceControl: 'RESOURCE_CONTROL',
};

/** Refuses what is no tree, and an organization of which nobody can tell the management account. */
export function normalizeOrganization(whole: MergedOrganization): NormalizedOrganization {
  const { managementAccountId, partition = 'aws' } = whole;
  const problems = [
    ...loops(whole.units),
    ...(managementAccountId === undefined ? [noManagement(whole)] : []),
  ];
  if (managementAccountId === undefined || problems.length > 0) return { ok: false, problems };
  const guardrails = switchesOf(whole);
  const tree = treeOf(whole, guardrails, (kind, id) => {
    const prefix = `arn:${partition}:organizations::${managementAccountId}:${kind}/${whole.organizationId}`;
    return id === undefined ? prefix : `${prefix}/${id}`;
  });
  const documents = new DocumentCollector();
  const content = {
    organizationId: whole.organizationId,
    arn: whole.organization[0]?.arn ?? tree.arn,
    partition,
    managementAccountId,
    ...fieldsOf(whole),
    guardrails,
    roots: tree.roots,
    units: tree.units,
    accounts: tree.accounts,
    ...policiesOf(whole, tree, documents),
  };
  const facts = { ...content, documents: documents.documents };
  const dataGaps = organizationGaps(whole, facts);
  return {
    ok: true,
    facts: { ...facts, dataGaps, contentHash: contentHash(JSON.stringify([content, dataGaps])) },
    quarantined: documents.quarantined,
  };
}

const noManagement = ({ organizationId, files }: MergedOrganization): Problem => ({
  file: files[0] ?? '.',
  path: '$',
  // F-43
  message: `Nothing says which account manages ${organizationId}, and its policies do not apply to that one. Import the output of aws organizations describe-organization with it.`,
});

/** Units that are above themselves. */
function loops(units: readonly PlacedDetail[]): readonly Problem[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const inLoop = units.filter((unit) => {
    const seen = new Set<string>();
    for (let at = byId.get(unit.parentId ?? ''); at !== undefined; at = byId.get(at.parentId ?? '')) {
      if (at.id === unit.id) return true;
      if (seen.has(at.id)) return false;
      seen.add(at.id);
    }
    return false;
  });
  const message = (id: string) => `${id} stands above itself in the tree. Correct its ParentId.`;
  return inLoop.map(({ id, origin }) => ({ ...origin, message: message(id) }));
}

interface Tree {
  readonly arn: string;
  readonly roots: readonly RootFact[];
  readonly units: readonly UnitFact[];
  readonly accounts: readonly MemberFact[];
}

type ArnOf = (kind: string, id?: string) => string;

/** Parents that no list holds are there all the same: something is in them. */
function treeOf(whole: MergedOrganization, switches: OrganizationFacts['guardrails'], arnOf: ArnOf): Tree {
  const collected = collectedAt(whole);
  const delegated = delegatedServicesIn(whole);
  const target = (kind: string, detail: { id: string; arn?: string; name?: string }): TargetFact => ({
    id: detail.id,
    arn: detail.arn ?? arnOf(kind, detail.id),
    name: detail.name ?? detail.id,
    guardrailsCollected: collected(detail.id)
      .map((one) => typeOf[one])
      .filter((type) => switches[type] !== 'DISABLED'),
  });
  const placed = (kind: string, detail: Omit<PlacedDetail, 'origin'>): UnitFact => ({
    ...target(kind, detail),
    ...(detail.parentId === undefined ? {} : { parentId: detail.parentId }),
  });
  const parentIds = [...whole.units, ...whole.accounts].flatMap(({ parentId }) => parentId ?? []);
  const roots = withUnlisted(
    whole.roots,
    parentIds.filter((id) => id.startsWith('r-')),
  );
  const units = withUnlisted(
    whole.units,
    parentIds.filter((id) => id.startsWith('ou-')),
  );
  return {
    arn: arnOf('organization'),
    roots: roots.map((root) => ({
      ...target('root', root),
      ...('enabledPolicyTypes' in root ? { enabledPolicyTypes: root.enabledPolicyTypes } : {}),
    })),
    units: units.map((unit) => placed('ou', unit)),
    accounts: whole.accounts.map((account) =>
      memberOf(account, placed('account', account), delegated(account.id)),
    ),
  };
}

const memberOf = (
  { status = 'ACTIVE', joinedAt }: MemberAccountDetail,
  placed: UnitFact,
  delegatedServices: readonly string[] | undefined,
): MemberFact => ({
  ...placed,
  status,
  ...(joinedAt === undefined ? {} : { joinedAt }),
  ...(delegatedServices === undefined ? {} : { delegatedServices }),
});

function withUnlisted<T extends { readonly id: string }>(
  listed: readonly T[],
  ids: readonly string[],
): readonly (T | { readonly id: string })[] {
  const known = new Set(listed.map(({ id }) => id));
  return [
    ...listed,
    ...[...new Set(ids)]
      .filter((id) => !known.has(id))
      .sort()
      .map((id) => ({ id })),
  ];
}

function fieldsOf({ organization, roots }: MergedOrganization) {
  const featureSet = organization[0]?.featureSet;
  const known = roots.flatMap(({ enabledPolicyTypes }) => (enabledPolicyTypes ? [enabledPolicyTypes] : []));
  return {
    ...(featureSet === undefined ? {} : { featureSet }),
    ...(known.length === 0 ? {} : { enabledPolicyTypes: [...new Set(known.flat())].sort() }),
  };
}

function policiesOf(
  whole: MergedOrganization,
  tree: Tree,
  documents: DocumentCollector,
): Pick<OrganizationFacts, 'policies' | 'attachments'> {
  const policies = new Map(whole.policies.map((policy) => [policy.id, policy]));
  const targets = new Set([...tree.roots, ...tree.units, ...tree.accounts].map(({ id }) => id));
  const attached = whole.targets.filter(({ targetId }) => targets.has(targetId));
  const attachments = attached.flatMap((target) => attachmentsOf(whole.organizationId, target, policies));
  const unlisted = [...new Set(attached.map(({ policyId }) => policyId))].filter((id) => !policies.has(id));
  return {
    attachments,
    policies: [
      ...whole.policies.flatMap((policy) => policyFact(whole.organizationId, policy, documents) ?? []),
      ...unlisted.sort().map((id) => unlistedPolicy(whole.organizationId, id)),
    ],
  };
}

function policyFact(
  organizationId: string,
  policy: GuardrailDetail,
  documents: DocumentCollector,
): GuardrailFact | undefined {
  if (policy.type === 'OTHER') return undefined;
  const kind = policyKindOf[typeOf[policy.type]];
  const { id, name = id, arn, description, content } = policy;
  const what = kind === 'SERVICE_CONTROL' ? 'service control policy' : 'resource control policy';
  return {
    uid: guardrailPolicyUid(organizationId, id),
    policyId: id,
    kind,
    name,
    ...(arn === undefined ? {} : { arn }),
    ...(description === undefined ? {} : { description }),
    ...(content === undefined ? {} : { documentHash: documents.add(content, kind, `${what} ${name}`) }),
  };
}

const unlistedPolicy = (organizationId: string, id: string): GuardrailFact => ({
  uid: guardrailPolicyUid(organizationId, id),
  policyId: id,
  kind: policyKindOf[unlistedTypes(id)[0] ?? 'serviceControl'],
  name: id,
});

/** F-168: AWS's own are known by their ids; any other that is not listed may be of either type. */
function unlistedTypes(id: string): readonly GuardrailType[] {
  if (id === 'p-FullAWSAccess') return ['serviceControl'];
  return id === 'p-RCPFullAWSAccess' ? ['resourceControl'] : ['serviceControl', 'resourceControl'];
}

function attachmentsOf(
  organizationId: string,
  { policyId, targetId }: PolicyTargetDetail,
  policies: ReadonlyMap<string, GuardrailDetail>,
): readonly GuardrailAttachment[] {
  const type = policies.get(policyId)?.type;
  if (type === 'OTHER') return [];
  const types = type === undefined ? unlistedTypes(policyId) : [typeOf[type]];
  const policyUid = guardrailPolicyUid(organizationId, policyId);
  return types.map((one) => ({ targetId, policyUid, type: one }));
}

/** E-19j. AWS detaches the policies of a type that is switched off, so what is attached is enabled. */
function switchesOf({ organization, roots, policies, targets }: MergedOrganization) {
  const known = roots.flatMap(({ enabledPolicyTypes }) => (enabledPolicyTypes ? [enabledPolicyTypes] : []));
  const types = new Map(policies.map(({ id, type }) => [id, type]));
  const attached = new Set(targets.map(({ policyId }) => types.get(policyId)));
  const stateOf = (kind: GuardrailKind): GuardrailSwitch => {
    if (organization[0]?.featureSet === 'CONSOLIDATED_BILLING') return 'DISABLED';
    if (known.length > 0) return known.some((enabled) => enabled.includes(kind)) ? 'ENABLED' : 'DISABLED';
    return attached.has(kind) ? 'ENABLED' : 'UNKNOWN';
  };
  return {
    serviceControl: stateOf('SERVICE_CONTROL_POLICY'),
    resourceControl: stateOf('RESOURCE_CONTROL_POLICY'),
  };
}
