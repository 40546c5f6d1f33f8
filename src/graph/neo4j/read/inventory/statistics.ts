/** Counts what the graph holds. */
import type { Statistics } from '../../../contract/graphReader.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';

/** How much of what is there? Counts by label and type, which the database keeps, and a few filtered ones. */
const STATISTICS = cypher(`
MATCH (g:GraphState {uid: 'state'})
RETURN g.version AS version, g.lastImportAt AS lastImportAt,
  COUNT { (a:Account) WHERE a.imported } AS accounts,
  COUNT { (a:Account) WHERE NOT a.imported } AS outsideAccounts,
  COUNT { (:IamUser) } AS users, COUNT { (:IamGroup) } AS groups, COUNT { (:IamRole) } AS roles,
  COUNT { (:Policy) } AS policies, COUNT { (:PolicyDocument) } AS policyDocuments,
  COUNT { (d:PolicyDocument) WHERE d.quarantined IS NOT NULL } AS quarantinedDocuments,
  COUNT { (:PolicySet {shared: true}) } AS policySets,
  COUNT { ()-[:CAN_ASSUME]->() } AS canAssume, COUNT { ()-[:CAN_ASSUME_IF]->() } AS canAssumeIf,
  COUNT { ()-[:ESCALATES_TO]->() } AS escalatesTo, COUNT { ()-[:ESCALATES_TO_IF]->() } AS escalatesToIf,
  COUNT { (p:Principal) WHERE p.administrator IS NOT NULL } AS administrators,
  COUNT { (:Anyone)-[:GOVERNED_BY]->(:PolicySet)-[:CAN_ASSUME|CAN_ASSUME_IF]->(:IamRole) } AS rolesTrustingAnyone`);

const counts = [
  'accounts',
  'outsideAccounts',
  'users',
  'groups',
  'roles',
  'policies',
  'policyDocuments',
  'quarantinedDocuments',
  'policySets',
  'canAssume',
  'canAssumeIf',
  'escalatesTo',
  'escalatesToIf',
  'administrators',
  'rolesTrustingAnyone',
] as const;

export async function statistics(runner: QueryRunner): Promise<Statistics> {
  const [row = {}] = await runner.run(STATISTICS);
  const numbers = Object.fromEntries(counts.map((name) => [name, Number(row[name] ?? 0)]));
  return {
    ...(numbers as Record<(typeof counts)[number], number>),
    ...(row['lastImportAt'] ? { lastImportAt: Number(row['lastImportAt']) } : {}),
    graphVersion: String(row['version'] ?? 0),
  };
}

/** Which version is the graph in? One node. */
const VERSION = cypher("MATCH (g:GraphState {uid: 'state'}) RETURN g.version AS version");

export async function graphVersion(runner: QueryRunner): Promise<string> {
  const [row] = await runner.run(VERSION);
  return String(row?.['version'] ?? 0);
}
