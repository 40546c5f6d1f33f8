/** Names the argument that a malformed variable is given to: clients name their variables as they like. */
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

/** The first argument whose value the variable is, or is part of. */
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

/** graphql says `at "checks[3].principal"` where the fault is inside the variable. */
const pathInside = (message: string): string => / at "\w+([^"]*)"; /.exec(message)?.[1] ?? '';
