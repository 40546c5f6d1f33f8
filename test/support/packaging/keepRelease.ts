/** `npm run keep-release`: keeps schema and operations of this version as those that clients rely on from now on. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, parse, print, printSchema, visit } from 'graphql';
import { executableSchema } from '../../../src/api/schema.js';
import { version } from '../../../src/version.js';

const kept = fileURLToPath(new URL('../../fixtures/released/', import.meta.url));
const operations = fileURLToPath(new URL('../../../operations/', import.meta.url));

/** What clients rely on, not the words that describe it. */
const withoutDescriptions = (text: string): string =>
  print(
    visit(parse(text), {
      enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
    }),
  );

const schema = withoutDescriptions(printSchema(lexicographicSortSchema(executableSchema())));
const texts = readdirSync(operations)
  .sort()
  .map((file) => print(parse(readFileSync(`${operations}${file}`, 'utf8'))));

mkdirSync(kept, { recursive: true });
writeFileSync(`${kept}schema.graphql`, `# ${version}\n\n${schema}\n`);
writeFileSync(`${kept}operations.graphql`, `${texts.join('\n\n')}\n`);
