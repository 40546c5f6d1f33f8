/** Limit on how deep an operation may nest. */
import {
  GraphQLError,
  Kind,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Linear in the size of the document. The standard introspection query is 15 deep: nothing below it is counted. */
export const maxDepth =
  (max: number): ValidationRule =>
  (context) => {
    const depth = depthIn(context);
    return {
      OperationDefinition(node) {
        const value = depth(node.selectionSet);
        if (value <= max) return;
        const message = `The operation is ${value} levels deep; ${max} are allowed.`;
        const limit = { name: 'depth', max, value };
        context.reportError(new GraphQLError(message, { nodes: [node], extensions: { limit } }));
      },
    };
  };

function depthIn(context: ValidationContext) {
  const known = new Map<string, number>();
  const ofFragment = (definition: FragmentDefinitionNode): number => {
    const name = definition.name.value;
    const depth = known.get(name);
    if (depth !== undefined) return depth;
    known.set(name, 0); // a cycle is another rule's error
    const computed = ofSet(definition.selectionSet);
    known.set(name, computed);
    return computed;
  };
  const ofSelection = (selection: SelectionNode): number => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
    if (selection.kind === Kind.FIELD)
      return isIntrospection(selection.name.value) ? 1 : 1 + ofSet(selection.selectionSet);
    const definition = context.getFragment(selection.name.value);
    return definition ? ofFragment(definition) : 0;
  };
  const ofSet = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((deepest, selection) => Math.max(deepest, ofSelection(selection)), 0);
  return ofSet;
}

const isIntrospection = (field: string): boolean => field === '__schema' || field === '__type';
