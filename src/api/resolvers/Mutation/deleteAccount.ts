/** Deletes an account as if it had never been imported. */
import { deleteAccount as deleteFromGraph } from '../../../ingest/deleteAccount.js';
import { createLoaders } from '../../reading/loaders.js';
import type { MutationField } from '../rootField.js';

export const deleteAccount: MutationField<'deleteAccount'> = async (_root, { input }, context) => {
  const { accountId } = input;
  const removed = await context.limit.standStill(deleteFromGraph(context.writer, accountId, context.rules));
  context.loaders = createLoaders(context.reader, context.actions);
  return {
    accountId,
    deleted: removed !== undefined,
    removed: removed ?? 0,
    account: await context.loaders.accounts.load(accountId),
    graphVersion: await context.reader.graphVersion(),
  };
};
