/** The files of `operations/`, as a client of the API finds them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getOperationAST,
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';

const folder = join(import.meta.dirname, '../../operations');

interface OperationFile {
  readonly file: string;
  readonly text: string;
  readonly operation: OperationDefinitionNode;
}

const files = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  return { file, text, document: parse(text) };
});

const isFragment = (node: DocumentNode['definitions'][number]): node is FragmentDefinitionNode =>
  node.kind === Kind.FRAGMENT_DEFINITION;

/** Each with one operation. */
export const operationFiles: readonly OperationFile[] = files.flatMap(({ file, text, document }) => {
  const operation = getOperationAST(document);
  return operation ? [{ file, text, operation }] : [];
});

export const fragments: readonly FragmentDefinitionNode[] = files.flatMap(({ document }) =>
  document.definitions.filter(isFragment),
);
