/** Writes accounts, or takes one away. */
import type { DataGap } from '../../../../iam/decide/decision.js';
import type {
  AccountFacts,
  AccountProposal,
  ImportProposal,
  WriteReport,
} from '../../../contract/graphWriter.js';
import { contentHash } from '../../../model/contentHash.js';
import { accountCountFields, accountFields } from '../../../model/stored/tables.js';
import type { DocumentFact } from '../../../model/storedPolicies.js';
import { encodeAll, json, noneOf, optional, text, texts } from '../../../model/stored/field.js';
import type { QueryRunner } from '../../connection/connection.js';
import { GraphEditor } from '../graphEditor.js';
import { removeUnnamedAccounts } from '../removeUnused.js';
import { unlessEmpty } from '../unitRows.js';
import { claimUnits, writeUnits, type Unit } from '../writeUnits.js';
import { accountRows } from './accountRows.js';
import { markDependentsOfImport } from './dependentAccounts.js';
import { storedDerivations } from './storedDerivations.js';

/** `isFirst`: no account was imported before, so nothing is stored of any; `newDocuments`: those that came in a moment ago. */
export async function writeAccounts(
  runner: QueryRunner,
  proposal: ImportProposal,
  isFirst: boolean,
  newDocuments: readonly DocumentFact[],
): Promise<ReadonlyMap<string, WriteReport>> {
  const editor = new GraphEditor(runner);
  const units = proposal.accounts.map((account) => accountUnit(account, proposal));
  const rows = accountRows(proposal);
  await claimUnits(editor, units);
  const accountIds = units.map(({ uid }) => uid);
  const kept = new Set(rows.nodes.map(({ uid }) => uid));
  const derived = isFirst ? {} : await storedDerivations(runner, accountIds, kept);
  const { changes, reports } = await writeUnits(runner, editor, units, rows, derived, newDocuments);
  if (!isFirst) await markDependentsOfImport(runner, proposal, changes);
  return reports;
}

/** An account of which only resources were collected is still not imported as far as its principals go. */
const accountUnit = (
  { facts, exportTexts, isRederived = false }: AccountProposal,
  { rulesVersion, escalations: { restingElsewhere } }: ImportProposal,
): Unit => ({
  label: 'Account',
  uid: facts.accountId,
  properties: {
    partition: facts.partition,
    imported: facts.principalsCollected,
    rulesVersion,
    outdated: null,
    restsElsewhere: restingElsewhere.has(facts.accountId) ? true : null,
    ...(isRederived ? {} : importProperties(facts)),
  },
  exported: { ...Object.fromEntries(exportTexts), listedHash: hashOfListed(facts) },
  documents: documentsOf(facts),
});

export const documentsOf = ({ documents, listed }: AccountFacts): ReadonlyMap<string, DocumentFact> =>
  new Map([...documents, ...listed.documents]);

/** Which roles run what (G-17): ARNs of a role and an object, with a space between. */
const codeOf = ({ workloads }: AccountFacts): readonly string[] => {
  const all = workloads.flatMap(({ roles, codeFrom = [] }) =>
    roles.flatMap(({ arn, use }) => (use === 'CODE' ? codeFrom.map((object) => `${arn} ${object}`) : [])),
  );
  return [...new Set(all)].sort();
};

/** What an import says of the account as a whole. */
const importFields = {
  contentHash: text,
  importedAt: accountFields.importedAt,
  dataGaps: accountFields.dataGaps,
  completeness: accountFields.completeness,
  principalGaps: optional(json<readonly DataGap[]>()),
  unreadTrusts: optional(texts),
  missingProviders: optional(texts),
  codeFrom: optional(texts),
  ...accountCountFields,
};

const importProperties = (facts: AccountFacts) =>
  encodeAll(importFields, {
    contentHash: facts.contentHash,
    importedAt: Date.now(),
    dataGaps: facts.dataGaps,
    principalGaps: unlessEmpty(facts.principalGaps),
    unreadTrusts: unlessEmpty(facts.unreadTrusts),
    missingProviders: unlessEmpty(facts.missingProviders),
    codeFrom: unlessEmpty(codeOf(facts)),
    completeness: facts.completeness,
    users: facts.users.length,
    roles: facts.roles.length,
    groups: facts.groups.length,
    managedPolicies: facts.policies.filter(({ kind }) => kind === 'MANAGED').length,
    instanceProfiles: facts.instanceProfiles.length,
  });

/** Equal where an account's export lists the same policies of AWS as before. */
export const hashOfListed = ({ listed }: AccountFacts): string =>
  contentHash(listed.policies.map(({ uid }) => uid));

/**
 * Takes away an account of which nothing is left but its node and what its imports held. What an organization says of it
 * stays, and its node where anything else names it.
 */
export async function forgetAccount(runner: QueryRunner, uid: string): Promise<void> {
  const editor = new GraphEditor(runner);
  const [account, exported] = [
    { label: 'Account', uid },
    { label: 'AccountExport', uid },
  ] as const;
  await editor.find([account, exported]);
  await editor.delete([exported]);
  const properties = { ...noneOf(importFields), rulesVersion: null, imported: false, version: 0 };
  await editor.setProperties([{ ...account, properties }]);
  await removeUnnamedAccounts(runner, [uid]);
}
