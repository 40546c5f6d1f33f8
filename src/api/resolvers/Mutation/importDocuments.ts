/** Imports exports that come with the request. */
import { ingestDocuments } from '../../../ingest/ingest.js';
import { createLoaders } from '../../reading/loaders.js';
import type { MutationField } from '../rootField.js';

export const importDocuments: MutationField<'importDocuments'> = async (_root, { input }, context) => {
  const report = await context.limit.standStill(
    ingestDocuments(context.writer, input.documents, context.rules),
  );
  context.loaders = createLoaders(context.reader, context.actions);
  return { ...report, graphVersion: await context.reader.graphVersion() };
};
