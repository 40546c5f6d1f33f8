/** Finds who loses what if an SCP or RCP is attached: judges each principal below with it and without it. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { nextTurn } from '../../graph/contract/turns.js';
import { documentHashOf } from '../../graph/model/contentHash.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { HeldPolicy, StoredGuardrails, StoredOrganizations } from '../../graph/model/storedPolicies.js';
import { compilePolicy, type CompiledStatement } from '../../iam/language/compile.js';
import { allowsInRcp, parsePolicyDocument, type JsonValue } from '../../iam/language/policyDocument.js';
import type { ActionCatalog } from '../permissions/actionCatalog.js';
import { QuestionRefused } from '../shared/answer.js';
import { MOST_GUARDED, MOST_PRINCIPALS_OF_IMPACT, PRINCIPALS_COMPARED_AT_ONCE } from '../shared/limits.js';
import { permissionsOfOne } from './accessState.js';
import { allPages } from '../shared/pageOf.js';
import { bearsOnDirectGrants } from './directGrants.js';
import { compareStatements, type StatementChange } from './compareStatements.js';
import { membersBelow, unitNames, type Member } from './guardedAccounts.js';
import { outsideImpact, type OutsideAccessChange } from './outsideImpact.js';

export interface GuardrailQuestion {
  readonly type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';
  /** As JSON. */
  readonly content: string;
  /** Ids of roots, units and accounts. */
  readonly targets: readonly string[];
}

/** Principals of one account that it affects in the same way. */
export interface ImpactOnPrincipals {
  /** The first by ARN. */
  readonly principals: readonly string[];
  readonly principalCount: number;
  readonly changes: readonly StatementChange[];
}

export interface ImpactOnAccount {
  readonly accountId: string;
  readonly affected: readonly ImpactOnPrincipals[];
  /** What principals of other accounts lose on its resources and roles. */
  readonly outsideAccess: readonly OutsideAccessChange[];
}

export interface ImpactOnUnit {
  readonly unitId: string;
  readonly name: string;
  /** By id. */
  readonly accounts: readonly ImpactOnAccount[];
}

export interface GuardrailImpact {
  readonly question: GuardrailQuestion;
  /** Missing: no accounts are below, or accounts of several organizations. */
  readonly organizationId?: string;
  /** Units with affected accounts, in the order of the tree. */
  readonly units: readonly ImpactOnUnit[];
  readonly principalsCompared: number;
  /** Sentences on who else may be affected. */
  readonly caveats: readonly string[];
  readonly graphVersion: string;
}

const types = {
  SERVICE_CONTROL_POLICY: { side: 'serviceControl', use: 'SERVICE_CONTROL' },
  RESOURCE_CONTROL_POLICY: { side: 'resourceControl', use: 'RESOURCE_CONTROL' },
} as const;

/** Throws `QuestionRefused` if the document is malformed, or a target is not in an imported organization. */
export async function guardrailImpact(
  reader: GraphReader,
  actions: ActionCatalog,
  question: GuardrailQuestion,
): Promise<GuardrailImpact> {
  const denies = deniesOf(question);
  for (;;) {
    const graphVersion = await reader.graphVersion();
    const impact = await impactOnce(reader, actions, question, denies);
    // An import may come between the reads.
    if (graphVersion === (await reader.graphVersion())) return { question, ...impact, graphVersion };
  }
}

function deniesOf({ content, type }: GuardrailQuestion): readonly CompiledStatement[] {
  const read = parsePolicyDocument(JSON.parse(content) as JsonValue, types[type].use);
  const found = read.ok ? allowsInRcp(read.document) : read.problems;
  if (read.ok && found.length === 0)
    return compilePolicy(read.document).statements.filter(({ effect }) => effect === 'DENY');
  const problems = found.map(({ path, message }) => `${path}: ${message}.`).join(' ');
  throw new QuestionRefused('BAD_USER_INPUT', `${problems} Correct it.`, 'content');
}

async function impactOnce(
  reader: GraphReader,
  actions: ActionCatalog,
  question: GuardrailQuestion,
  denies: readonly CompiledStatement[],
) {
  const units = await unitNames(reader);
  const members = await membersBelow(reader, question.targets, units);
  const { side } = types[question.type];
  // An SCP applies to no principal of another account.
  const bindsOthers = question.type === 'RESOURCE_CONTROL_POLICY';
  const judged = members.filter(({ imported, place }) => imported && place[side].status === 'COLLECTED');
  const impacts: ImpactOnAccount[] = [];
  const compared = { principals: 0, resources: 0 };
  const left: string[] = [];
  const uncertain: string[] = [];
  const granting: string[] = [];
  for (const { accountId } of judged) {
    const principals = await principalsOf(reader, accountId);
    const resources = bindsOthers ? await allPages((page) => reader.resourcePage(page, { accountId })) : [];
    if (
      compared.principals + principals.length > MOST_GUARDED ||
      compared.resources + resources.length > MOST_GUARDED
    ) {
      left.push(accountId);
      continue;
    }
    compared.principals += principals.length;
    compared.resources += resources.length;
    const { affected, areKnown } = await impactOn(reader, principals, question);
    const outside = bindsOthers
      ? await outsideImpact(reader, actions, { accountId, resources }, (stored) =>
          withGuardrail(stored, question),
        )
      : { changes: [], areKnown: true };
    if (affected.length + outside.changes.length > 0)
      impacts.push({ accountId, affected, outsideAccess: outside.changes });
    if (!areKnown || !outside.areKnown) uncertain.push(accountId);
    if (await bearsOnDirectGrants(reader, accountId, principals, denies)) granting.push(accountId);
  }
  const [organizationId, ...others] = new Set(members.map(({ place }) => place.organizationId));
  return {
    ...(organizationId === undefined || others.length > 0 ? {} : { organizationId }),
    units: inUnits(impacts, judged, units),
    principalsCompared: compared.principals,
    caveats: caveatsOf(question, members, { left, uncertain, granting }),
  };
}

/** Returns users, roles and root users: SCPs apply to root users too. */
async function principalsOf(reader: GraphReader, accountId: string): Promise<readonly string[]> {
  const all = await allPages((page) => reader.principalPage(page, { accountId }));
  return all
    .filter(({ kind }) => kind === 'USER' || kind === 'ROLE' || kind === 'ROOT')
    .map(({ identifier }) => identifier);
}

async function impactOn(
  reader: GraphReader,
  principals: readonly string[],
  question: GuardrailQuestion,
): Promise<{ readonly affected: readonly ImpactOnPrincipals[]; readonly areKnown: boolean }> {
  let areKnown = true;
  const changed: { readonly principal: string; readonly changes: readonly StatementChange[] }[] = [];
  for (let at = 0; at < principals.length; at += PRINCIPALS_COMPARED_AT_ONCE) {
    const some = principals.slice(at, at + PRINCIPALS_COMPARED_AT_ONCE);
    const stored = await reader.applicablePolicies(some, []);
    const guarded = { ...stored, organizations: withGuardrail(stored.organizations, question) };
    for (const principal of some) {
      await nextTurn();
      const before = permissionsOfOne(stored, principal);
      const changes = compareStatements(before, permissionsOfOne(guarded, principal));
      areKnown &&= before.dataGaps.length === 0;
      if (changes.length > 0) changed.push({ principal, changes });
    }
  }
  const affected = [...groupBy(changed, ({ changes }) => JSON.stringify(changes)).values()].map((alike) => ({
    principals: alike.slice(0, MOST_PRINCIPALS_OF_IMPACT).map(({ principal }) => principal),
    principalCount: alike.length,
    changes: alike[0]?.changes ?? [],
  }));
  return { affected, areKnown };
}

/** Returns the organizations with the policy attached to all targets. */
function withGuardrail(
  organizations: StoredOrganizations,
  { type, content, targets }: GuardrailQuestion,
): StoredOrganizations {
  const { side, use } = types[type];
  const hash = documentHashOf(content, use);
  const policy = {
    uid: `proposed:${hash}`,
    name: 'the proposed policy',
    documentHash: hash,
    documentText: content,
  } satisfies HeldPolicy;
  const attached = (guardrails: StoredGuardrails): StoredGuardrails =>
    guardrails.status === 'COLLECTED'
      ? { ...guardrails, levels: guardrails.levels.map((level) => attachedAt(level, targets, policy)) }
      : guardrails;
  const places = new Map(
    [...organizations.places].map(
      ([id, place]) => [id, { ...place, [side]: attached(place[side]) }] as const,
    ),
  );
  return { ...organizations, places };
}

const attachedAt = <Level extends { readonly targetId: string; readonly policies: readonly HeldPolicy[] }>(
  level: Level,
  targets: readonly string[],
  policy: HeldPolicy,
): Level => (targets.includes(level.targetId) ? { ...level, policies: [...level.policies, policy] } : level);

function inUnits(
  impacts: readonly ImpactOnAccount[],
  members: readonly Member[],
  names: ReadonlyMap<string, string>,
): readonly ImpactOnUnit[] {
  const ways = new Map(members.map(({ accountId, place: { path = '' } }) => [accountId, path]));
  const unitOf = ({ accountId }: ImpactOnAccount): string => ways.get(accountId)?.split('/').at(-2) ?? '';
  return [...groupBy(impacts, unitOf)].map(([unitId, accounts]) => ({
    unitId,
    name: names.get(unitId) ?? unitId,
    accounts,
  }));
}

function caveatsOf(
  { type }: GuardrailQuestion,
  members: readonly Member[],
  { left, uncertain, granting }: Readonly<Record<'left' | 'uncertain' | 'granting', readonly string[]>>,
): readonly string[] {
  const { side } = types[type];
  const some = (what: string, ids: readonly string[]): readonly string[] =>
    ids.length === 0 ? [] : [`${what}: ${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ', …' : ''}.`];
  const idsOf = (isWanted: (member: Member) => boolean) =>
    members.filter(isWanted).map(({ accountId }) => accountId);
  return [
    ...some(
      'The type of the policy is not enabled over these accounts, so it would not bind them',
      idsOf(
        ({ accountId, place }) =>
          place[side].status === 'NOT_APPLICABLE' && accountId !== place.managementAccountId,
      ),
    ),
    ...some(
      'What is attached above was not collected for these accounts, so nothing is said of them',
      idsOf(({ imported, place }) => imported && place[side].status === 'NOT_COLLECTED'),
    ),
    ...some(
      'Policies of these accounts were not imported or could not be read, so more may change in them; effectivePermissions says what is missing',
      uncertain,
    ),
    ...some(
      'These accounts were never imported, so nothing is said of them',
      idsOf(({ imported }) => !imported),
    ),
    ...some(
      `More than ${MOST_GUARDED} principals or resources are below. Ask about these accounts by themselves`,
      left,
    ),
    ...(side === 'resourceControl'
      ? [
          'What AWS services and identity providers lose on resources and roles of these accounts is not listed, nor what anyone loses on resources that were not imported, nor who of the same organization can no longer assume a role of theirs from another account: ask whoCan in a scenario that attaches the policy.',
        ]
      : []),
    ...some(
      'Resource policies and trust policies of these accounts allow principals of the same account by name, or everyone, without a policy of their own. What they lose of this is not listed: ask whoCan in a scenario that attaches the policy',
      granting,
    ),
  ];
}
