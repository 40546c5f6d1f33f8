/** Who loses what where an SCP or RCP is attached: each principal below is judged with it and without it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { documentHashOf } from '../../graph/model/contentHash.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type {
  ApplicablePolicies,
  HeldPolicy,
  OrganizationPlace,
  StoredGuardrails,
} from '../../graph/model/storedPolicies.js';
import { parsePolicyDocument, type JsonValue } from '../../iam/language/policyDocument.js';
import { QuestionRefused } from '../shared/answer.js';
import {
  MOST_PRINCIPALS_GUARDED,
  MOST_PRINCIPALS_OF_IMPACT,
  PRINCIPALS_COMPARED_AT_ONCE,
} from '../shared/limits.js';
import { allPages, permissionsOfOne } from './accessState.js';
import { compareStatements, type StatementChange } from './compareStatements.js';

export interface GuardrailQuestion {
  readonly type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';
  /** As JSON. */
  readonly content: string;
  /** Ids of roots, units and accounts. */
  readonly targets: readonly string[];
}

/** Principals of one account for which the same changes. */
export interface ImpactOnPrincipals {
  /** The first by ARN. */
  readonly principals: readonly string[];
  readonly principalCount: number;
  readonly changes: readonly StatementChange[];
}

export interface ImpactOnAccount {
  readonly accountId: string;
  readonly affected: readonly ImpactOnPrincipals[];
}

export interface ImpactOnUnit {
  readonly unitId: string;
  readonly name: string;
  /** By id. */
  readonly accounts: readonly ImpactOnAccount[];
}

export interface GuardrailImpact {
  readonly question: GuardrailQuestion;
  /** Missing: no account is below, or those of several organizations are. */
  readonly organizationId?: string;
  /** Those with accounts in which somebody is affected, by the way that leads to them. */
  readonly units: readonly ImpactOnUnit[];
  readonly principalsCompared: number;
  /** Who else may be affected, in sentences. */
  readonly caveats: readonly string[];
  readonly graphVersion: string;
}

const types = {
  SERVICE_CONTROL_POLICY: { side: 'serviceControl', use: 'SERVICE_CONTROL' },
  RESOURCE_CONTROL_POLICY: { side: 'resourceControl', use: 'RESOURCE_CONTROL' },
} as const;

/** Throws `QuestionRefused` where the document is malformed, or a target is not in an imported organization. */
export async function guardrailImpact(
  reader: GraphReader,
  question: GuardrailQuestion,
): Promise<GuardrailImpact> {
  expectGrammar(question);
  for (;;) {
    const graphVersion = await reader.graphVersion();
    const impact = await impactOnce(reader, question);
    // An import may come between the reads.
    if (graphVersion === (await reader.graphVersion())) return { question, ...impact, graphVersion };
  }
}

function expectGrammar({ content, type }: GuardrailQuestion): void {
  const read = parsePolicyDocument(JSON.parse(content) as JsonValue, types[type].use);
  if (read.ok) return;
  const problems = read.problems.map(({ path, message }) => `${path}: ${message}.`).join(' ');
  throw new QuestionRefused('BAD_USER_INPUT', `${problems} Correct it.`, 'content');
}

interface Member {
  readonly accountId: string;
  readonly imported: boolean;
  readonly place: OrganizationPlace;
}

async function impactOnce(reader: GraphReader, question: GuardrailQuestion) {
  const units = await unitNames(reader);
  const members = await membersBelow(reader, question, units);
  const { side } = types[question.type];
  const judged = members.filter(({ imported, place }) => imported && place[side].status === 'COLLECTED');
  const impacts = new Map<string, readonly ImpactOnPrincipals[]>();
  let principalsCompared = 0;
  const left: string[] = [];
  const uncertain: string[] = [];
  for (const { accountId } of judged) {
    const principals = await principalsOf(reader, accountId);
    if (principalsCompared + principals.length > MOST_PRINCIPALS_GUARDED) {
      left.push(accountId);
      continue;
    }
    principalsCompared += principals.length;
    const { affected, areKnown } = await impactOn(reader, principals, question);
    impacts.set(accountId, affected);
    if (!areKnown) uncertain.push(accountId);
  }
  const [organizationId, ...others] = new Set(members.map(({ place }) => place.organizationId));
  return {
    ...(organizationId === undefined || others.length > 0 ? {} : { organizationId }),
    units: inUnits(judged, impacts, units),
    principalsCompared,
    caveats: caveatsOf(question, members, { left, uncertain }),
  };
}

/** By id, of roots and units of all organizations. */
async function unitNames(reader: GraphReader): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of await reader.organizationIds()) {
    const none = { entries: [], hasNextPage: false, totalCount: 0, graphVersion: '' };
    const units = await allPages(
      async (page) => (await reader.unitsOfOrganizations([id], page)).get(id) ?? none,
    );
    for (const { unitId, name } of units) names.set(unitId, name);
  }
  return names;
}

/** In the order of the tree. */
async function membersBelow(
  reader: GraphReader,
  { targets }: GuardrailQuestion,
  units: ReadonlyMap<string, string>,
): Promise<readonly Member[]> {
  const accounts = await allPages((page) => reader.accountPage(page, {}));
  const { places } = await reader.places(accounts.map(({ accountId }) => accountId));
  const members = accounts.flatMap(({ accountId, imported }): readonly Member[] => {
    const place = places.get(accountId);
    return place ? [{ accountId, imported, place }] : [];
  });
  const known = new Set([...units.keys(), ...members.map(({ accountId }) => accountId)]);
  const unknown = targets.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new QuestionRefused(
      'NOT_FOUND',
      `No imported organization has a root, unit or account ${unknown}.`,
      'targets',
    );
  const wayOf = ({ accountId, place: { path = '' } }: Member): string => `${path}${accountId}`;
  return members
    .filter(
      (member) =>
        // Its place in the tree is not known, nor what is attached there.
        member.place.path === undefined ||
        wayOf(member)
          .split('/')
          .some((id) => targets.includes(id)),
    )
    .sort((a, b) => (wayOf(a) < wayOf(b) ? -1 : 1));
}

/** SCPs bind root users too. */
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
    const guarded = withGuardrail(stored, question);
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

/** As if it were attached to all targets. */
function withGuardrail(
  stored: ApplicablePolicies,
  { type, content, targets }: GuardrailQuestion,
): ApplicablePolicies {
  const { side, use } = types[type];
  const hash = documentHashOf(content, use);
  const policy = {
    uid: `proposed:${hash}`,
    name: 'the proposed policy',
    documentHash: hash,
    documentText: content,
  } satisfies HeldPolicy;
  const { organizations } = stored;
  const attached = (guardrails: StoredGuardrails): StoredGuardrails =>
    guardrails.status === 'COLLECTED'
      ? { ...guardrails, levels: guardrails.levels.map((level) => attachedAt(level, targets, policy)) }
      : guardrails;
  const places = new Map(
    [...organizations.places].map(
      ([id, place]) => [id, { ...place, [side]: attached(place[side]) }] as const,
    ),
  );
  return { ...stored, organizations: { ...organizations, places } };
}

const attachedAt = <Level extends { readonly targetId: string; readonly policies: readonly HeldPolicy[] }>(
  level: Level,
  targets: readonly string[],
  policy: HeldPolicy,
): Level => (targets.includes(level.targetId) ? { ...level, policies: [...level.policies, policy] } : level);

function inUnits(
  members: readonly Member[],
  impacts: ReadonlyMap<string, readonly ImpactOnPrincipals[]>,
  names: ReadonlyMap<string, string>,
): readonly ImpactOnUnit[] {
  const affected = members.filter(({ accountId }) => (impacts.get(accountId) ?? []).length > 0);
  const unitOf = ({ place: { path = '' } }: Member): string => path.split('/').at(-2) ?? '';
  return [...groupBy(affected, unitOf)].map(([unitId, accounts]) => ({
    unitId,
    name: names.get(unitId) ?? unitId,
    accounts: accounts.map(({ accountId }) => ({ accountId, affected: impacts.get(accountId) ?? [] })),
  }));
}

function caveatsOf(
  { type }: GuardrailQuestion,
  members: readonly Member[],
  { left, uncertain }: { readonly left: readonly string[]; readonly uncertain: readonly string[] },
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
      `More than ${MOST_PRINCIPALS_GUARDED} principals are below. Ask about these accounts by themselves`,
      left,
    ),
    ...(side === 'resourceControl'
      ? [
          'What principals of other accounts lose on resources of these accounts is not listed: ask whoCan about a resource in a scenario that attaches the policy.',
        ]
      : []),
  ];
}
