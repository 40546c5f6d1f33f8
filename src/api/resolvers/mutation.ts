/** Resolves fields of the mutation type. A mutation replaces the loaders, whose data is outdated then. */
import { deleteAccount } from '../../ingest/deleteAccount.js';
import { ChangeRefused, storeChanges } from '../../ingest/changes/applyScenario.js';
import { ingestDocuments, type ImportReport } from '../../ingest/ingest.js';
import type { Context } from '../context.js';
import { badUserInput } from '../errors.js';
import { createLoaders } from '../reading/loaders.js';
import type { MutationResolvers } from '../types.generated.js';
import { setTargets } from './targets.js';

export const Mutation: MutationResolvers = {
  applyChanges: (_root, { input }, context) =>
    importedBy(
      () => storeChanges(context.writer, input.changes, context.rules).catch(refuseAsInput),
      context,
    ),

  /** Deletes the account, as if it had never been imported. */
  deleteAccount: async (_root, { input: { accountId } }, context) => {
    const { removed, record } = await context.limit.standStill(
      deleteAccount(context.writer, accountId, context.rules),
    );
    context.loaders = createLoaders(context.reader, context.actions);
    return {
      accountId,
      deleted: removed !== undefined,
      removed: removed ?? 0,
      account: await context.loaders.accounts.load(accountId),
      import: record ?? null,
      graphVersion: await context.reader.graphVersion(),
    };
  },

  importDocuments: (_root, { input }, context) =>
    importedBy(() => ingestDocuments(context.writer, input.documents, context.rules), context),

  setTargets,
};

function refuseAsInput(error: unknown): never {
  throw error instanceof ChangeRefused ? badUserInput(`input.${error.at}`, error.message) : error;
}

async function importedBy(work: () => Promise<ImportReport>, context: Context) {
  const report = await context.limit.standStill(work());
  context.loaders = createLoaders(context.reader, context.actions);
  return { ...report, import: report.record ?? null, graphVersion: await context.reader.graphVersion() };
}
