/** Writes units of any kind, but only what differs from what is stored. */
import type { WriteReport } from '../../contract/graphWriter.js';
import type { DocumentFact } from '../../model/storedPolicies.js';
import { groupBy, splitBy } from '../../model/groupBy.js';
import { inBatches, type QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { namedPrincipalNode } from './account/namedPrincipals.js';
import { writeDocuments } from './documents.js';
import type { GraphEditor, KeyLabel, NewNode, NewRelationship, Properties } from './graphEditor.js';
import { removeUnused } from './removeUnused.js';
import { changesOf, readStored, type StoredRows, type UnitChanges } from './unitChanges.js';
import type { NodeRow, SharedNode, UnitRows } from './unitRows.js';

/** An account, organization or Identity Center instance. Its properties include a hash of its content. */
export interface Unit extends NewNode {
  readonly label: 'Account' | 'Organization' | 'IdentityCenter';
  /** The content of its import, used to complete the next one. */
  readonly exported: Properties;
  readonly documents: ReadonlyMap<string, DocumentFact>;
}

/** Creates missing nodes of units, and stores the content of imports. The editor then has the hashes stored before. */
export async function claimUnits(editor: GraphEditor, units: readonly Unit[]): Promise<void> {
  await editor.merge(
    units.map(({ label, uid }) => ({ label, uid, initial: { version: 0 }, properties: {} })),
  );
  const exports = units.map(({ label, uid, exported }) => ({
    label: `${label}Export` as const,
    uid,
    properties: exported,
    kind: `${label} LAST_EXPORT ${label}Export` as const,
  }));
  await editor.find(exports);
  // Lists that are no longer part of it go.
  await editor.replace(exports.filter((one) => editor.isStored(one)));
  const created = await editor.createMissing(exports);
  await editor.connect(created.map(({ kind, uid }) => ({ kind, from: uid, to: uid })));
}

/**
 * Writes claimed units: reads first, then writes. Statements that need no answer of each other are sent without
 * waiting, since one connection runs them in order. `others`: stored rows that no unit owns, and documents that may be
 * `unused`; `newDocuments`: documents of the units that this transaction wrote before.
 */
export async function writeUnits(
  runner: QueryRunner,
  editor: GraphEditor,
  units: readonly Unit[],
  rows: UnitRows,
  others: Partial<StoredRows> & { readonly unused?: readonly string[] } = {},
  newDocuments: readonly DocumentFact[] = [],
): Promise<{ readonly changes: UnitChanges; readonly reports: ReadonlyMap<string, WriteReport> }> {
  const stored = await readStored(runner, editor, units);
  const changes = changesOf(rows, {
    nodes: stored.nodes,
    parts: others.parts ?? [],
    links: [...stored.links, ...(others.links ?? [])],
  });
  const documents = await writeDocuments(editor, [
    ...new Map(units.flatMap((unit) => [...unit.documents])).values(),
  ]);
  await removeOld(editor, changes);
  const left = await takeOver(runner, editor, changes.nodes.added);
  await writeNew(editor, units, changes, rows.shared);
  await setUnits(runner, editor, units);
  await removeUnused(runner, changes, [...left, ...(others.unused ?? [])]);
  return { changes, reports: reportsOf(editor, units, changes, [...newDocuments, ...documents]) };
}

/** Writes what differs in these nodes of claimed units. Everything else of the units stays. */
export async function writeNodes(
  runner: QueryRunner,
  editor: GraphEditor,
  units: readonly Unit[],
  nodes: readonly NodeRow[],
  stored: StoredRows['nodes'],
): Promise<ReadonlyMap<string, WriteReport>> {
  const none = { parts: [], links: [] };
  const changes = changesOf({ nodes, ...none }, { nodes: stored, ...none });
  await editor.replace(changes.nodes.changed);
  await setUnits(runner, editor, units);
  return reportsOf(editor, units, { ...changes, nodes: { ...changes.nodes, removed: [] } }, []);
}

/** Removes old rows. A principal stays, known by name only, since policies may name it. */
async function removeOld(editor: GraphEditor, { nodes, links }: UnitChanges): Promise<void> {
  const [principals, others] = splitBy(nodes.removed, ({ label }) => label === 'Principal');
  await Promise.all([
    editor.disconnect([
      ...[...links.removed, ...links.replaced].map(({ id }) => id),
      ...principals.map(({ ownership }) => ownership),
    ]),
    editor.replace(principals.map(({ uid }) => namedPrincipalNode(uid))),
    editor.delete(others),
  ]);
}

/** The content hash of a unit that lacks a part of its last import, so that the next one is written in any case. */
export const INCOMPLETE_HASH = 'of no import';

const UNHASH_OWNERS = cypher(`
UNWIND $rows AS id
MATCH (u)-[:OWNS]->(n) WHERE elementId(n) = id
SET u.contentHash = '${INCOMPLETE_HASH}'`);

/**
 * Deletes nodes that another unit owns and that one of these lists now: a bucket can be made again in another account.
 * Returns what they led to.
 */
async function takeOver(
  runner: QueryRunner,
  editor: GraphEditor,
  added: readonly NewNode[],
): Promise<readonly string[]> {
  const owned = added.filter(({ label }) => label !== 'Principal');
  await editor.find(owned);
  const ofOthers = owned.filter((node) => editor.isStored(node));
  const ids = ofOthers.map((node) => editor.idOf(node));
  await inBatches(runner, UNHASH_OWNERS, ids);
  return editor.delete(ofOthers);
}

async function writeNew(
  editor: GraphEditor,
  units: readonly Unit[],
  { nodes, parts, links }: UnitChanges,
  shared: readonly SharedNode[],
): Promise<void> {
  const labels = new Map(units.map(({ uid, label }) => [uid, label]));
  const owned = [...nodes.added, ...nodes.changed];
  const merged = [...parts.added, ...parts.changed, ...shared];
  await editor.find([...owned, ...merged, ...parts.removed]);
  await editor.replace(owned.filter((node) => editor.isStored(node)));
  await editor.createMissing(nodes.added);
  const isNew = new Set((await editor.merge(merged)).map(({ uid }) => uid));
  await editor.setProperties(parts.removed);
  const connections: readonly NewRelationship[] = [
    ...nodes.added.map(({ unit, label, uid }) => ownership(labels.get(unit), unit, label, uid)),
    ...links.added,
    ...links.changed,
    ...shared.flatMap((node) => (isNew.has(node.uid) ? node.links : [])),
  ];
  await editor.findEnds(connections);
  await editor.connect(connections);
}

const ownership = (
  unitLabel: KeyLabel = 'Account',
  from: string,
  label: KeyLabel,
  to: string,
): NewRelationship => ({ kind: `${unitLabel} OWNS ${label}`, from, to });

async function setUnits(runner: QueryRunner, editor: GraphEditor, units: readonly Unit[]): Promise<void> {
  await editor.setProperties(units);
  await runner.run(COUNT_UP, { now: Date.now(), rows: units.map((unit) => editor.idOf(unit)) });
}

/** Counts up versions. After the commit readers see the new state, and caches of the last version no longer apply. */
const COUNT_UP = cypher(`
MATCH (g:GraphState {uid: 'state'})
SET g.version = g.version + 1, g.lastImportAt = $now
WITH g
UNWIND $rows AS id
MATCH (u) WHERE elementId(u) = id
SET u.version = u.version + 1`);

/** Counts changes by unit. A new document counts for the first unit that has it. */
function reportsOf(
  editor: GraphEditor,
  units: readonly Unit[],
  { nodes, parts, links }: UnitChanges,
  documents: readonly DocumentFact[],
): ReadonlyMap<string, WriteReport> {
  const ofDocuments = documents.map(({ hash }) => ({
    unit: units.find((unit) => unit.documents.has(hash))?.uid ?? '',
  }));
  const rowsOf = (kind: 'added' | 'changed' | 'removed') => [...nodes[kind], ...parts[kind], ...links[kind]];
  const added = groupBy([...rowsOf('added'), ...ofDocuments], ({ unit }) => unit);
  const changed = groupBy(rowsOf('changed'), ({ unit }) => unit);
  const removed = groupBy(rowsOf('removed'), ({ unit }) => unit);
  return new Map(
    units.map((unit) => [
      unit.uid,
      {
        outcome: editor.hashOf(unit) === undefined ? 'CREATED' : 'UPDATED',
        added: added.get(unit.uid)?.length ?? 0,
        changed: changed.get(unit.uid)?.length ?? 0,
        removed: removed.get(unit.uid)?.length ?? 0,
      },
    ]),
  );
}

export const unchangedUnit: WriteReport = { outcome: 'UNCHANGED', added: 0, changed: 0, removed: 0 };
