/** docs/techniques.md is what the data of techniques says; with `-u` this writes it anew. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { techniquesDocument } from '../../support/techniquesDocument.js';

const document = fileURLToPath(new URL('../../../docs/techniques.md', import.meta.url));

test('docs/techniques.md lists every technique as the data has it', async () => {
  await expect(techniquesDocument()).toMatchFileSnapshot(document);
});
