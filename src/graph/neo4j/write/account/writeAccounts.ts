/** Writes accounts, or removes one. */
import type { DataGap } from '../../../../iam/decide/decision.js';
import type {
  AccountFacts,
  AccountProposal,
  ImportProposal,
  WriteReport,
} from '../../../contract/graphWriter.js';
import { inTurns } from '../../../contract/turns.js';
import { takesTemplate } from '../../../model/facts/accountFacts.js';
import { accountCountFields, accountFields } from '../../../model/stored/tables.js';
import type { DocumentFact } from '../../../model/storedPolicies.js';
import { encodeAll, json, noneOf, optional, text, texts } from '../../../model/stored/field.js';
import type { QueryRunner } from '../../connection/connection.js';
import { GraphEditor, type Properties } from '../graphEditor.js';
import { removeUnnamedAccounts } from '../removeUnused.js';
import { readStoredNodes } from '../unitChanges.js';
import { unlessEmpty } from '../unitRows.js';
import { claimUnits, writeNodes, writeUnits, type Unit } from '../writeUnits.js';
import { accountRows, eachResourceOnce, ownedNodes } from './accountRows.js';
import { markDependentsOfImport } from './dependentAccounts.js';
import { storedDerivations } from './storedDerivations.js';

/** Writes accounts. `isFirst`: none was imported before; `newDocuments`: those that this import wrote just before. */
export async function writeAccounts(
  runner: QueryRunner,
  { accounts, ...derivedNow }: ImportProposal,
  isFirst: boolean,
  newDocuments: readonly DocumentFact[],
): Promise<ReadonlyMap<string, WriteReport>> {
  const proposal = { ...derivedNow, accounts: eachResourceOnce(accounts) };
  const editor = new GraphEditor(runner);
  const { rulesVersion, escalations } = proposal;
  const units = proposal.accounts.map((account) =>
    accountUnit(account, {
      rulesVersion,
      outdated: null,
      restsElsewhere: escalations.restingElsewhere.has(account.facts.accountId) ? true : null,
    }),
  );
  const rows = await inTurns(accountRows(proposal));
  await claimUnits(editor, units);
  const accountIds = units.map(({ uid }) => uid);
  const kept = new Set(rows.nodes.map(({ uid }) => uid));
  const derived = isFirst ? {} : await storedDerivations(runner, accountIds, kept);
  const lacking = proposal.accounts.filter((account) => !accounts.includes(account));
  const others = { ...derived, unused: lacking.flatMap(({ facts }) => [...facts.documents.keys()]) };
  const { changes, reports } = await writeUnits(runner, editor, units, rows, others, newDocuments);
  if (!isFirst) await markDependentsOfImport(runner, proposal, changes);
  return reports;
}

/** Writes accounts of which nothing changed that something is derived from, so that what was derived stays. */
export async function writeDates(
  runner: QueryRunner,
  accounts: readonly AccountProposal[],
): Promise<ReadonlyMap<string, WriteReport>> {
  const editor = new GraphEditor(runner);
  const units = accounts.map((account) => accountUnit(account));
  await claimUnits(editor, units);
  const stored = await readStoredNodes(runner, editor, units);
  const administrators = stored.flatMap(({ uid, administration }) =>
    administration === undefined ? [] : [[uid, administration] as const],
  );
  const nodes = await inTurns(ownedNodes(accounts, new Map(administrators)));
  return writeNodes(runner, editor, units, nodes, stored);
}

/**
 * Makes the unit of an account. One with only resources collected does not count as imported. `derived`: properties of
 * its derivation, if it is derived now.
 */
const accountUnit = (
  { facts, exportTexts, isRederived = false }: AccountProposal,
  derived: Properties = {},
): Unit => ({
  label: 'Account',
  uid: facts.accountId,
  properties: {
    partition: facts.partition,
    imported: facts.principalsCollected,
    ...derived,
    ...(isRederived ? {} : importProperties(facts)),
  },
  exported: Object.fromEntries(exportTexts),
  documents: facts.documents,
});

/**
 * Returns the objects with code that runs as roles (G-17): ARNs of role and object, separated by a space, and by
 * `template` in front of that of a stack.
 */
const codeOf = ({ workloads }: AccountFacts): readonly string[] => {
  const all = workloads.flatMap(({ roles, codeFrom = [], ...workload }) => {
    const what = takesTemplate(workload) ? 'template ' : '';
    return roles.flatMap(({ arn, use }) =>
      use === 'CODE' ? codeFrom.map((object) => `${arn} ${what}${object}`) : [],
    );
  });
  return [...new Set(all)].sort();
};

/** Fields of an import about the account as a whole. */
const importFields = {
  contentHash: text,
  derivationHash: text,
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
    derivationHash: facts.derivationHash,
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

/**
 * Removes what imports stored on an account that owns nothing any more. Fields of its organization stay, and so does
 * the node if an organization or a policy still names the account.
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
