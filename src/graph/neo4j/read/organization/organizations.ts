/** Reads where accounts stand in their organizations, and what guards them there. */
import type { StoredOrganizations } from '../../../model/storedPolicies.js';
import type { OrganizationPlace } from '../../../model/storedPolicies.js';
import type { StoredGuardrails } from '../../../model/storedPolicies.js';
import type { StoredGuardrailLevel } from '../../../model/storedPolicies.js';
import type { HeldPolicy } from '../../../model/storedPolicies.js';
import type { QueryRunner, Row } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { HELD, heldPolicyOf } from '../projections.js';
import { rowsIn } from '../rows.js';

/**
 * A subquery. In: `accountIds`. Out: `organizations`, for `organizationsOf`. Each target and each policy is in it
 * once, however many of the accounts are below it.
 */
export const ORGANIZATION_PLACES = `
CALL (accountIds) {
  UNWIND accountIds AS id
  MATCH way = (a:Account {uid: id})<-[:HAS_ACCOUNT]-()<-[:HAS_ROOT|HAS_UNIT*0..]-(o:Organization)
  USING INDEX a:Account(uid)
  WITH collect(DISTINCT {accountId: id, delegatedServices: a.delegatedServices, targets: [n IN nodes(way)[..-1] | n.uid],
                         organization: o {.uid, .managementAccountId, .serviceControl, .resourceControl}}) AS places,
       collect(nodes(way)[..-1]) AS chains
  CALL (chains) {
    UNWIND chains AS chain
    UNWIND chain AS t
    WITH DISTINCT t
    CALL (t) {
      MATCH (t)-[h:HAS_SCP|HAS_RCP]->(p:Policy)
      WITH h, p ORDER BY p.uid
      RETURN collect({type: type(h), uid: p.uid}) AS held
    }
    RETURN collect(t {.uid, .name, .guardrailsCollected, held: held}) AS targets
  }
  CALL (chains) {
    UNWIND chains AS chain
    UNWIND chain AS t
    WITH DISTINCT t
    MATCH (t)-[:HAS_SCP|HAS_RCP]->(p:Policy)
    WITH DISTINCT p
    OPTIONAL MATCH (p)-[:HAS_DOCUMENT]->(d:PolicyDocument)
    RETURN collect(p ${HELD}) AS policies
  }
  RETURN {anyImported: EXISTS { MATCH (:Organization) }, places: places, targets: targets, policies: policies}
         AS organizations
}`;

/** Where do these accounts stand? Bounded by the accounts, and by what is above them. */
export const PLACES = cypher(`
WITH $ids AS accountIds
${ORGANIZATION_PLACES}
RETURN organizations`);

export async function places(runner: QueryRunner, ids: readonly string[]): Promise<StoredOrganizations> {
  const [row] = await runner.run(PLACES, { ids });
  return organizationsOf(row?.['organizations']);
}

/** The column `organizations`. */
export function organizationsOf(value: unknown): StoredOrganizations {
  const row = value as Row;
  const policies = new Map(
    rowsIn(row['policies'])
      .map(heldPolicyOf)
      .map((policy) => [policy.uid, policy]),
  );
  const targets = new Map(
    rowsIn(row['targets']).map((target) => [String(target['uid']), targetOf(target, policies)]),
  );
  return {
    anyImported: row['anyImported'] === true,
    places: new Map(
      rowsIn(row['places']).map((place) => [String(place['accountId']), placeOf(place, targets)]),
    ),
  };
}

type GuardrailType = 'serviceControl' | 'resourceControl';

const relationshipOf: Record<GuardrailType, string> = {
  serviceControl: 'HAS_SCP',
  resourceControl: 'HAS_RCP',
};

/** The guardrails of either type at one target; missing: not collected there. */
type Target = { readonly [Type in GuardrailType]?: StoredGuardrailLevel };

function targetOf(row: Row, policies: ReadonlyMap<string, HeldPolicy>): Target {
  const collected = new Set((row['guardrailsCollected'] as string[] | null) ?? []);
  const held = rowsIn(row['held']);
  const level = (type: GuardrailType): Target => {
    if (!collected.has(type)) return {};
    const uids = held.filter((one) => one['type'] === relationshipOf[type]).map((one) => String(one['uid']));
    const targetId = String(row['uid']);
    return {
      [type]: {
        targetId,
        targetName: String(row['name'] ?? targetId),
        policies: uids.flatMap((uid) => policies.get(uid) ?? []),
      },
    };
  };
  return { ...level('serviceControl'), ...level('resourceControl') };
}

function placeOf(row: Row, targets: ReadonlyMap<string, Target>): OrganizationPlace {
  const organization = row['organization'] as Row;
  const organizationId = String(organization['uid']);
  const managementAccountId = String(organization['managementAccountId']);
  const delegatedServices = row['delegatedServices'] as readonly string[] | null;
  const targetIds = [...(row['targets'] as readonly string[])].reverse();
  const parents = targetIds.slice(0, -1);
  const isPlaced = parents[0]?.startsWith('r-') === true;
  const guardrails = (type: GuardrailType): StoredGuardrails => {
    if (targetIds.at(-1) === managementAccountId || organization[type] === 'DISABLED')
      return { status: 'NOT_APPLICABLE' };
    const levels = targetIds.map((id) => targets.get(id)?.[type]).filter((level) => level !== undefined);
    const isKnown = isPlaced && organization[type] === 'ENABLED' && levels.length === targetIds.length;
    return isKnown ? { status: 'COLLECTED', levels } : { status: 'NOT_COLLECTED' };
  };
  return {
    organizationId,
    managementAccountId,
    ...(isPlaced ? { path: `${[organizationId, ...parents].join('/')}/` } : {}),
    ...(delegatedServices === null ? {} : { delegatedServices }),
    serviceControl: guardrails('serviceControl'),
    resourceControl: guardrails('resourceControl'),
  };
}
