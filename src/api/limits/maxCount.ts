/** Limits on how many aliases and directives a document may have. */
import {
  GraphQLError,
  type ASTNode,
  type ASTVisitor,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** A rule reports and never throws. Its code becomes GRAPHQL_VALIDATION_FAILED, so `limit` says which it was. */
const counter = (name: string, max: number) => (context: ValidationContext) => {
  let seen = 0;
  return (node: ASTNode): void => {
    seen += 1;
    if (seen !== max + 1) return;
    const message = `Too many ${name}: a document may have ${max}.`;
    context.reportError(new GraphQLError(message, { nodes: [node], extensions: { limit: { name, max } } }));
  };
};

/** Nothing is exempt: an alias repeats work, also that of `__typename`. */
export const maxAliases =
  (max: number): ValidationRule =>
  (context): ASTVisitor => {
    const count = counter('aliases', max)(context);
    return { Field: (node) => (node.alias ? count(node) : undefined) };
  };

export const maxDirectives =
  (max: number): ValidationRule =>
  (context): ASTVisitor => ({ Directive: counter('directives', max)(context) });
