/** Changes made to what files hold, without a database. */
import type { GraphWriter, ImportTransaction } from '../../src/graph/contract/graphWriter.js';
import type { Draft } from '../../src/ingest/changes/draft.js';
import { readDraft } from '../../src/ingest/changes/readDraft.js';
import { editDraft, type Change } from '../../src/ingest/changes/change.js';
import type { WholeUnits } from '../../src/ingest/ingest.js';
import { exportToTexts } from '../../src/ingest/merge/completeExport.js';
import { mergeAccountExports } from '../../src/ingest/merge/mergePages.js';
import { completeUnit, mergeUnits, unitToTexts } from '../../src/ingest/merge/mergeUnits.js';
import { identityCenterKind } from '../../src/ingest/merge/identityCenterKind.js';
import { organizationKind } from '../../src/ingest/merge/organizationKind.js';
import { normalizeAccount } from '../../src/ingest/normalize/normalizeAccount.js';
import { normalizeIdentityCenter } from '../../src/ingest/normalize/organization/normalizeIdentityCenter.js';
import { normalizeOrganization } from '../../src/ingest/normalize/organization/normalizeOrganization.js';
import { onceFor } from './attackedEstate.js';
import { AT } from './changeableEstate.js';
import { parse } from './importedGraph.js';
import { atOnce } from '../../src/graph/contract/turns.js';

/** What an import of the files into an empty graph keeps. */
export function unitsOf(files: object): WholeUnits {
  const merged = mergeAccountExports(Object.values(files).map(parse));
  const organizations = mergeUnits(organizationKind, merged.organizations, new Map());
  const centers = mergeUnits(identityCenterKind, merged.identityCenters, new Map());
  const problems = [merged, organizations, centers].flatMap((one) => one.problems);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return {
    organizations: organizations.units.map((unit) => completeUnit(organizationKind, unit, new Map())),
    identityCenters: centers.units.map((unit) => completeUnit(identityCenterKind, unit, new Map())),
    accounts: merged.accounts.map((account) => ({ account, awsManaged: merged.awsManagedPolicies })),
  };
}

/** A graph that keeps these units, and is only read: many changes are tried on the same ones. */
const writerOf = onceFor(({ organizations, identityCenters, accounts }: WholeUnits): GraphWriter => {
  const texts = new Map(accounts.map((whole) => [whole.account.accountId, exportToTexts(whole)]));
  const owners = accounts.flatMap(({ account }) =>
    account.resources.map(({ arn }) => [arn, account.accountId] as const),
  );
  const transaction: Pick<
    ImportTransaction,
    'lastLists' | 'lastUnitLists' | 'ownersOf' | 'organizationsOf' | 'policyHoldersNaming'
  > = {
    lastLists: async (wanted) =>
      new Map(
        wanted.flatMap(({ accountId, lists }) => {
          const all = texts.get(accountId);
          return all
            ? [[accountId, new Map([...all].filter(([name]) => lists.includes(name)))] as const]
            : [];
        }),
      ),
    lastUnitLists: async (kind) =>
      kind === 'Organization'
        ? new Map(organizations.map((unit) => [unit.id, unitToTexts(organizationKind, unit)]))
        : new Map(identityCenters.map((unit) => [unit.id, unitToTexts(identityCenterKind, unit)])),
    ownersOf: async (arns) => new Map(owners.filter(([arn]) => arns.includes(arn))),
    organizationsOf: async () => new Map(),
    policyHoldersNaming: async (arns) => policyHoldersNaming(accounts, lettingIn(accounts), arns),
  };
  const writer: GraphWriter = {
    inTransaction: (work) => work(transaction as ImportTransaction),
    inOneTransaction: (work) => work(writer),
    setTargets: async () => undefined,
  };
  return writer;
});

/** What has policies that let somebody in. */
const lettingIn = onceFor((units: WholeUnits['accounts']) =>
  units
    .map(({ account, awsManaged }) => atOnce(normalizeAccount(account, awsManaged)).facts)
    .flatMap(({ roles, resources }) => [...roles, ...resources]),
);

function policyHoldersNaming(
  units: WholeUnits['accounts'],
  letting: ReturnType<typeof lettingIn>,
  arns: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const there = new Set(
    units.flatMap(({ account }) => [...account.users, ...account.roles].map(({ arn }) => arn)),
  );
  const naming = (arn: string): readonly string[] =>
    letting.filter(({ trusts }) => trusts.some(({ identifier }) => identifier === arn)).map((one) => one.arn);
  return new Map(
    arns
      .filter((arn) => !there.has(arn))
      .flatMap((arn) => (naming(arn).length > 0 ? [[arn, naming(arn)] as const] : [])),
  );
}

/** Throws `ChangeRefused`. */
export const changedDraft = (files: object, changes: readonly Change[]): Promise<Draft> =>
  draftOn(unitsOf(files), changes);

/** The same of what files hold. */
export async function draftOn(units: WholeUnits, changes: readonly Change[]): Promise<Draft> {
  const draft = await readDraft(writerOf(units), changes);
  editDraft(draft, changes, AT);
  return draft;
}

/** All units, those that changes changed as they are then. */
export function unitsAfter(before: WholeUnits, changed: WholeUnits): WholeUnits {
  const others = <T>(all: readonly T[], now: readonly T[], idOf: (one: T) => string): readonly T[] => {
    const ids = new Set(now.map(idOf));
    return [...all.filter((one) => !ids.has(idOf(one))), ...now];
  };
  return {
    organizations: others(before.organizations, changed.organizations, ({ id }) => id),
    identityCenters: others(before.identityCenters, changed.identityCenters, ({ id }) => id),
    accounts: others(before.accounts, changed.accounts, ({ account }) => account.accountId),
  };
}

interface Normalized {
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** What goes into the graph of them, by id; texts of documents are told apart by their hashes. */
export const factsOf = ({
  organizations,
  identityCenters,
  accounts,
}: WholeUnits): ReadonlyMap<string, Normalized> =>
  new Map<string, Normalized>([
    ...organizations.map((unit) => [unit.id, plain(normalizeOrganization(unit))] as const),
    ...identityCenters.map((unit) => [unit.id, plain(normalizeIdentityCenter(unit))] as const),
    ...accounts.map(
      ({ account, awsManaged }) =>
        [account.accountId, plain(atOnce(normalizeAccount(account, awsManaged)))] as const,
    ),
  ]);

const plain = (value: object): Normalized =>
  JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key === 'quarantined' ? undefined : part instanceof Map ? [...part.keys()].sort() : part,
    ),
  ) as Normalized;
