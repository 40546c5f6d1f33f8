/** Fields of the mutation type. What requests read before is out of date then. */
import { deleteAccount } from '../../ingest/deleteAccount.js';
import { ingestDocuments } from '../../ingest/ingest.js';
import { createLoaders } from '../reading/loaders.js';
import type { MutationResolvers } from '../types.generated.js';

export const Mutation: MutationResolvers = {
  /** As if it had never been imported. */
  deleteAccount: async (_root, { input: { accountId } }, context) => {
    const removed = await context.limit.standStill(deleteAccount(context.writer, accountId, context.rules));
    context.loaders = createLoaders(context.reader, context.actions);
    return {
      accountId,
      deleted: removed !== undefined,
      removed: removed ?? 0,
      account: await context.loaders.accounts.load(accountId),
      graphVersion: await context.reader.graphVersion(),
    };
  },

  importDocuments: async (_root, { input }, context) => {
    const report = await context.limit.standStill(
      ingestDocuments(context.writer, input.documents, context.rules),
    );
    context.loaders = createLoaders(context.reader, context.actions);
    return { ...report, graphVersion: await context.reader.graphVersion() };
  },
};
