/** Reads all administrators, and all single hops by which others become them, to compare two states of the graph. */
import type { PrincipalWithHops } from '../../../contract/history.js';
import type { DataGap } from '../../../../iam/decide/decision.js';
import {
  count,
  decoder,
  flag,
  json,
  oneOf,
  optional,
  otherwise,
  text,
  texts,
} from '../../../model/stored/field.js';
import { cypher } from '../../connection/cypher.js';
import { EDGE_TYPES } from '../../write/account/edgeRows.js';
import type { Read } from '../reads.js';

/** Reads principals with administrative access or with hops. Bounded by the principals of the graph and their hops. */
const LEADING = cypher(`
MATCH (p:Principal)
WHERE p.administrator IS NOT NULL OR p:AccountRoot OR EXISTS { (p)-[:GOVERNED_BY]->(:PolicySet)-[:${EDGE_TYPES}]->() }
RETURN p.uid AS identifier, p.administrator AS administrator,
       COLLECT { MATCH (p)-[:GOVERNED_BY]->(q:PolicySet) RETURN elementId(q) } AS sets,
       COLLECT { MATCH (p)<-[:CAN_ASSUME|ESCALATES_TO]-(q:PolicySet) RETURN elementId(q) } AS allowed,
       COLLECT { MATCH (p)<-[:CAN_ASSUME_IF|ESCALATES_TO_IF]-(q:PolicySet) RETURN elementId(q) } AS conditional`);

const principalOf: (row: unknown) => PrincipalWithHops = decoder('Principal', {
  identifier: text,
  administrator: optional(oneOf('ALLOWED', 'CONDITIONAL')),
  sets: texts,
  allowed: texts,
  conditional: texts,
});

const GAPS = cypher(`
MATCH (a:Account) WHERE a.imported
RETURN a.uid AS accountId, a.dataGaps AS dataGaps, a.principalGaps AS principalGaps, a.outdated AS outdated, a.rulesVersion AS rulesVersion,
       a.organizationId AS organizationId, head(COLLECT { MATCH (o:Organization {uid: a.organizationId}) RETURN o.dataGaps }) AS organizationGaps,
       COUNT { MATCH (q:PolicySet {accountId: a.uid}) WHERE q.unfollowed IS NOT NULL } AS unexplored`);

const knownOfAccount = decoder('Account', {
  accountId: text,
  dataGaps: otherwise(json<readonly DataGap[]>(), []),
  principalGaps: otherwise(json<readonly DataGap[]>(), []),
  outdated: optional(flag),
  rulesVersion: optional(text),
  organizationId: optional(text),
  organizationGaps: otherwise(json<readonly DataGap[]>(), []),
  unexplored: count,
});

export const administration: Read<'administration'> = (runner) => async () => {
  const [principals, rows] = await Promise.all([runner.run(LEADING), runner.run(GAPS)]);
  const accounts = rows.map(knownOfAccount);
  return {
    principals: principals.map(principalOf),
    gaps: new Map(accounts.map((one) => [one.accountId, gapsOf(one)])),
    principalGaps: new Map(accounts.map(({ accountId, principalGaps }) => [accountId, principalGaps])),
    organizationGaps: new Map(accounts.map((one) => [one.accountId, gapsOfOrganization(one)])),
    rules: new Map(accounts.map(({ accountId, rulesVersion = '' }) => [accountId, rulesVersion])),
    unexplored: accounts.reduce((sum, { unexplored }) => sum + unexplored, 0),
  };
};

const gapsOf = ({ accountId, dataGaps, outdated }: ReturnType<typeof knownOfAccount>): readonly DataGap[] =>
  outdated === true ? [...dataGaps, { kind: 'DERIVATION_PENDING', accountId, message: '' }] : dataGaps;

const gapsOfOrganization = ({
  accountId,
  organizationId,
  organizationGaps,
}: ReturnType<typeof knownOfAccount>): readonly DataGap[] =>
  organizationId === undefined
    ? [{ kind: 'ORGANIZATION_NOT_IMPORTED', accountId, message: '' }]
    : organizationGaps;
