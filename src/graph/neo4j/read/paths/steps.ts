/** Reads single steps: roles that principals may assume, principals that they can escalate to, and other findings. */
import type { DataGap } from '../../../../iam/decide/decision.js';
import { mergedGrant, mergedAlternatives } from '../../../model/escalationAlternatives.js';
import type {
  AssumeRoleGrant,
  EscalationAlternative,
  EscalationGrant,
  StoredCondition,
  StoredStatement,
} from '../../../model/graph.js';
import type { Step } from '../../../contract/graphReader.js';
import {
  decoder,
  flag,
  json,
  oneOf,
  optional,
  otherwise,
  related,
  text,
} from '../../../model/stored/field.js';
import { ESCALATION_TYPES, typesOf } from '../../write/account/edgeRows.js';
import { each, jsonList, named, names, one, textsIn } from '../columns.js';
import { PRINCIPAL, principalOf, projection } from '../projections.js';
import { byKey, pagesOfAll, readValue, type SomeReads } from '../reads.js';

// ── Assuming roles ──────────────────────────────────────────────────────────────────────────────────────────────────

const list = <T>() => otherwise(json<readonly T[]>(), []);

const grantColumns = {
  decision: related(oneOf('ALLOWED', 'CONDITIONAL')),
  mechanism: oneOf('ASSUME_ROLE', 'ASSUME_ROLE_WITH_SAML', 'ASSUME_ROLE_WITH_WEB_IDENTITY', 'SERVICE_ROLE'),
  crossAccount: flag,
  conditions: list<StoredCondition>(),
  preconditions: list<string>(),
  sessionName: optional(text),
  evidence: list<StoredStatement>(),
  caveats: list<string>(),
  dataGaps: list<DataGap>(),
};

/** Map projection of a CAN_ASSUME or CAN_ASSUME_IF relationship `e` that `grantOf` reads. */
export const GRANT = projection(grantColumns, {
  decision: "CASE type(e) WHEN 'CAN_ASSUME' THEN 'ALLOWED' ELSE 'CONDITIONAL' END",
});

export const grantOf: (row: unknown) => AssumeRoleGrant = decoder('CAN_ASSUME', grantColumns);

/** A condition on `n` of pages narrowed to accounts. Services and `*` have no account. */
const IN_ACCOUNTS = '($accountIds IS NULL OR n.accountId IS NULL OR n.accountId IN $accountIds)';

/**
 * Reads pages of assume-role steps along edges `e` between `key` and `n`. Edges start at a shared policy set or at the
 * principal's own; if both have one, the unconditional edge counts.
 */
const assuming = (pattern: string) =>
  pagesOfAll({
    find: `MATCH ${pattern} WHERE ${IN_ACCOUNTS}
  WITH n, e ORDER BY type(e)
  WITH n, head(collect(e)) AS e`,
    found: ['e'],
    entry: `{principal: n ${PRINCIPAL}, grant: e ${GRANT}}`,
    of: decoder('CAN_ASSUME', { principal: one(principalOf), grant: one(grantOf) }),
  });

const ASSUME_TYPES = typesOf('ASSUME').join('|');

/** Bounded by the roles whose trust policy could not be parsed. */
const unreadTrusts = readValue(names)(`
MATCH (x:Account) WHERE x.unreadTrusts IS NOT NULL
UNWIND x.unreadTrusts AS role
WITH role ORDER BY role
RETURN collect(role) AS value`);

// ── Escalating ──────────────────────────────────────────────────────────────────────────────────────────────────────

const escalationOf = decoder('ESCALATES_TO', {
  principal: one(principalOf),
  edges: each(
    decoder('ESCALATES_TO', {
      decision: oneOf('ALLOWED', 'CONDITIONAL'),
      alternatives: named('ways', json<readonly EscalationAlternative[]>()),
    }),
  ),
});

function escalationEntryOf(row: unknown): Step<EscalationGrant> {
  const { principal, edges } = escalationOf(row);
  return { principal, grant: mergedGrant(edges) };
}

/**
 * Reads pages of escalations along edges `e` between `key` and principals `n`. Edges start at a shared policy set, at
 * the principal's own, or at both. An edge of a shared set may lead to one of its members, and does not apply to that
 * member.
 */
const escalating = (pattern: string) =>
  pagesOfAll({
    find: `MATCH ${pattern} WHERE n.uid <> key AND ${IN_ACCOUNTS}
  WITH n, e ORDER BY type(e), startNode(e).uid
  WITH n, collect(e) AS edges`,
    found: ['edges'],
    entry: `{principal: n ${PRINCIPAL}, edges: [e IN edges | e {.decision, .ways}]}`,
    of: escalationEntryOf,
  });

const FROM_KEY = '(:Principal {uid: key})-[:GOVERNED_BY]->(:PolicySet)';
const TO_KEY = '(n:Principal)-[:GOVERNED_BY]->(:PolicySet)';

export const stepReads = {
  canAssume: assuming(`${FROM_KEY}-[e:${ASSUME_TYPES}]->(n:IamRole)`),
  assumableBy: assuming(`${TO_KEY}-[e:${ASSUME_TYPES}]->(:Principal&IamRole {uid: key})`),
  rolesWithUnreadTrust: (runner) => () => unreadTrusts(runner),
  escalations: escalating(`${FROM_KEY}-[e:${ESCALATION_TYPES}]->(n:Principal)`),
  escalationsInto: escalating(`${TO_KEY}-[e:${ESCALATION_TYPES}]->(:Principal {uid: key})`),
  findings: byKey({
    find: `MATCH (:Principal {uid: key})-[:GOVERNED_BY]->(n:PolicySet) WHERE n.findings IS NOT NULL
WITH key, n ORDER BY n.uid
WITH key, collect(n.findings) AS findings`,
    entry: 'findings',
    of: (lists) => mergedAlternatives(textsIn(lists).map(jsonList<EscalationAlternative>)),
  }),
} satisfies SomeReads;
