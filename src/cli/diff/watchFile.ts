/** Reads the watch list: a YAML or JSON list of actions on resources. */
import { JSON_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';
import type { Watch } from '../../access/compare/difference.js';
import { loadActionCatalog } from '../../access/permissions/actionCatalog.js';
import { ExpectedError } from '../../expectedError.js';
import { readInput } from '../readInput.js';

const watches = z.array(z.strictObject({ action: z.string(), resource: z.string() }));

/** Reads the file. Throws `ExpectedError`. */
export async function readWatches(file: string): Promise<readonly Watch[]> {
  const content = await readInput(file, 'watch list', (text) =>
    load(text, { schema: JSON_SCHEMA, filename: file }),
  );
  const read = watches.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    const at = issue === undefined ? '' : ` at [${issue.path.join('][')}]`;
    throw new ExpectedError(
      `${file} is no list of what to watch${at}. Write one: - { action: "s3:GetObject", resource: "arn:aws:s3:::cards/*" }`,
    );
  }
  const actions = await loadActionCatalog();
  return Promise.all(
    read.data.map(async ({ action: text, resource }) => {
      const action = await actions.spelling(text);
      if (action === undefined)
        throw new ExpectedError(
          `${file}: AWS has no action ${text}. Did you mean ${(await actions.nearest(text)).join(', ')}?`,
        );
      return { action, resource: (await actions.isResourceless(action)) ? '*' : resource };
    }),
  );
}
