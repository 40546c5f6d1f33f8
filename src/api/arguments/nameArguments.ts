/** Names the argument that got a malformed variable, since clients choose the names of variables. */
import type { GraphQLError } from 'graphql';
import { Kind, visit, type DocumentNode } from 'graphql';

/** Adds `extensions.argument` to each error about a variable, down to the field in it. */
export function nameArguments(errors: readonly GraphQLError[], document: DocumentNode): void {
  for (const error of errors) {
    const [node] = error.nodes ?? [];
    if (node?.kind !== Kind.VARIABLE_DEFINITION) continue;
    const argument = argumentTaking(document, node.variable.name.value);
    if (argument !== undefined) error.extensions['argument'] = `${argument}${pathInside(error.message)}`;
  }
}

/** Returns the first argument whose value is, or contains, the variable. */
function argumentTaking(document: DocumentNode, variable: string): string | undefined {
  let argument: string | undefined;
  let found: string | undefined;
  visit(document, {
    Argument: {
      enter: (node) => void (argument = node.name.value),
      leave: () => void (argument = undefined),
    },
    Variable: (node) => void (node.name.value === variable ? (found ??= argument) : undefined),
  });
  return found;
}

/** Returns the path inside the variable: graphql writes `at "checks[3].principal"` if the fault is there. */
const pathInside = (message: string): string => / at "\w+([^"]*)"; /.exec(message)?.[1] ?? '';
