/** Reads organizations, their units and accounts, and the places of accounts with the guardrails that apply there. */
import { decoder, flag, optional, text, texts, uid } from '../../../model/stored/field.js';
import type { GuardrailType } from '../../../model/facts/organizationFacts.js';
import type {
  OrganizationPlace,
  StoredGuardrailLevel,
  StoredGuardrails,
  StoredOrganizations,
} from '../../../model/storedPolicies.js';
import { each, eachBy, names, one } from '../columns.js';
import { account, HELD, heldPolicyOf, organization, organizationalUnit, policy } from '../projections.js';
import { byKey, pagesByKey, readValue, type SomeReads } from '../reads.js';

/** A subquery that takes `accountIds` and yields `organizations`, with each target and each policy once. */
export const ORGANIZATION_PLACES = `
CALL (accountIds) {
  UNWIND accountIds AS id
  MATCH way = (a:Account {uid: id})<-[:HAS_ACCOUNT]-()<-[:HAS_ROOT|HAS_UNIT*0..]-(o:Organization)
  USING INDEX a:Account(uid)
  WITH collect(DISTINCT {accountId: id, delegatedServices: a.delegatedServices, targets: [n IN nodes(way)[..-1] | n.uid],
                         organization: o {.uid, .managementAccountId, .serviceControl, .resourceControl, .areAccountsKnown}}) AS places,
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

const organizationsRow = decoder('Organization', {
  anyImported: flag,
  places: each(
    decoder('Account', {
      accountId: text,
      delegatedServices: optional(texts),
      targets: names,
      organization: one(
        decoder('Organization', {
          organizationId: uid,
          managementAccountId: text,
          serviceControl: optional(text),
          resourceControl: optional(text),
          areAccountsKnown: optional(flag),
        }),
      ),
    }),
  ),
  targets: each(
    decoder('OrganizationalUnit', {
      uid,
      name: optional(text),
      guardrailsCollected: names,
      held: each(decoder('Policy', { type: text, uid })),
    }),
  ),
  policies: eachBy((policy) => policy.uid, heldPolicyOf),
});

type OrganizationsRow = ReturnType<typeof organizationsRow>;

/** The guardrails of both types at one target; missing: not collected there. */
type Target = { readonly [Type in GuardrailType]?: StoredGuardrailLevel };

function organizationsOf(row: unknown): StoredOrganizations {
  const { anyImported, places: rows, targets, policies } = organizationsRow(row);
  const targetsById = new Map(targets.map((target) => [target.uid, targetOf(target, policies)]));
  return {
    anyImported,
    places: new Map(rows.map((place) => [place.accountId, placeOf(place, targetsById)])),
  };
}

export const organizations = one(organizationsOf);

/** Reads the places of accounts. Bounded by the accounts and the units above them. */
export const places = readValue(organizations)(`
WITH $accountIds AS accountIds
${ORGANIZATION_PLACES}
RETURN organizations AS value`);

const relationshipOf = { serviceControl: 'HAS_SCP', resourceControl: 'HAS_RCP' } as const;

function targetOf(
  { uid: targetId, name: targetName = targetId, ...target }: OrganizationsRow['targets'][number],
  policies: OrganizationsRow['policies'],
): Target {
  const level = (type: GuardrailType): Target => {
    if (!target.guardrailsCollected.includes(type)) return {};
    const attached = target.held.filter((one) => one.type === relationshipOf[type]);
    return {
      [type]: { targetId, targetName, policies: attached.flatMap((one) => policies.get(one.uid) ?? []) },
    };
  };
  return { ...level('serviceControl'), ...level('resourceControl') };
}

function placeOf(
  { organization, delegatedServices, ...place }: OrganizationsRow['places'][number],
  targets: ReadonlyMap<string, Target>,
): OrganizationPlace {
  const { organizationId, managementAccountId, areAccountsKnown = false } = organization;
  const targetIds = place.targets.toReversed();
  const parents = targetIds.slice(0, -1);
  const isPlaced = parents[0]?.startsWith('r-') === true;
  const guardrails = (type: GuardrailType): StoredGuardrails => {
    if (targetIds.at(-1) === managementAccountId || organization[type] === 'DISABLED')
      return { status: 'NOT_APPLICABLE' };
    const levels = targetIds.flatMap((id) => targets.get(id)?.[type] ?? []);
    const isKnown = isPlaced && organization[type] === 'ENABLED' && levels.length === targetIds.length;
    return isKnown ? { status: 'COLLECTED', levels } : { status: 'NOT_COLLECTED' };
  };
  return {
    organizationId,
    managementAccountId,
    ...(isPlaced ? { path: `${[organizationId, ...parents].join('/')}/` } : {}),
    ...(delegatedServices === undefined ? {} : { delegatedServices }),
    ...(areAccountsKnown ? {} : { mayHaveMoreAccounts: true }),
    serviceControl: guardrails('serviceControl'),
    resourceControl: guardrails('resourceControl'),
  };
}

/** Reads the ids of imported organizations. There are few. */
export const organizationIds = readValue(names)(
  'MATCH (o:Organization) WITH o ORDER BY o.uid RETURN collect(o.uid) AS value',
);

const owner = '(o:Organization {uid: key})';

export const organizationReads = {
  organizationIds: (runner) => () => organizationIds(runner),
  organizations: byKey(organization),
  unitsOfOrganizations: pagesByKey({
    ...organizationalUnit,
    owner,
    pattern: '(o)-[:OWNS]->(n:OrganizationRoot|OrganizationalUnit)',
  }),
  accountsOfOrganizations: pagesByKey({
    ...account,
    owner,
    pattern: '(n:Account {organizationId: o.uid})',
  }),
  policiesOfOrganizations: pagesByKey({ ...policy, owner, pattern: '(o)-[:OWNS]->(n:Policy)' }),
  places: (runner) => (accountIds) => places(runner, { accountIds }),
} satisfies SomeReads;
