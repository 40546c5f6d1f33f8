/** How many objects an operation may return: the only limit that stops lists inside lists inside lists. */
import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Arguments that say how long a list may get, and the most that counts. */
const sizeArguments = { first: 100, k: 100, checks: 500 };

/** The lists of a page or a search, which such an argument of the field above is about. */
const sizedLists = new Set(['edges', 'nodes', 'paths']);

/** Of lists that AWS's own quotas keep short, and of evidence. */
const ASSUMED_SIZE = 2;

/** Fields that take more work than reading one object. */
const extraCost: ReadonlyMap<string, number> = new Map([
  ['Account.principals', 5],
  ['effectivePermissions', 10],
  ['whoCan', 100],
  ['exposure', 20],
  ['Query.resources', 10],
  ['assumeRolePaths', 100],
  ['pathsToPrivilege', 100],
  ['blastRadius', 100],
  ['whoCanReach', 100],
  ['chokePoints', 200],
  ['nearMisses', 100],
  ['crossAccountAccess', 20],
  ['trustExposure', 100],
  ['Query.accessKeys', 10],
]);

/** Introspection is answered from memory, whatever is selected in it. */
const introspectionCost: ReadonlyMap<string, number> = new Map([
  ['__schema', 100],
  ['__type', 10],
]);

export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * One for each object, lists at their full length. Sees variables, their defaults and the schema's. Wants a valid
 * document; 0 where the variables do not fit, since then nothing is executed.
 */
export function operationCost(asked: CostedOperation): number {
  const { schema, operation } = asked;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...asked.variables });
  const root = schema.getRootType(operation.operation);
  return coerced && root ? new CostCounter(asked, coerced).ofSet(operation.selectionSet, root) : 0;
}

class CostCounter {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly asked: CostedOperation,
    private readonly variables: Record<string, unknown>,
  ) {
    const definitions = asked.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(definitions.map((node) => [node.name.value, node]));
  }

  /** `listSize`: length of the lists directly in it that are a page's. */
  ofSet(set: SelectionSetNode | undefined, type: GraphQLNamedType, listSize?: number): number {
    return (set?.selections ?? []).reduce(
      (sum, selection) => sum + this.ofSelection(selection, type, listSize),
      0,
    );
  }

  private ofSelection(selection: SelectionNode, type: GraphQLNamedType, listSize?: number): number {
    if (selection.kind === Kind.FIELD) return this.ofField(selection, type, listSize);
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition?.name.value;
    const narrowed = condition === undefined ? type : this.asked.schema.getType(condition);
    return fragment && narrowed ? this.ofSet(fragment.selectionSet, narrowed, listSize) : 0;
  }

  private ofField(node: FieldNode, parent: GraphQLNamedType, listSize?: number): number {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) return introspectionCost.get(name) ?? 0;
    const type = getNamedType(field.type);
    if (isLeafType(type)) return 0;
    const asked = this.sizeAskedFor(field, node);
    const isList = isListType(getNullableType(field.type));
    const inherited = sizedLists.has(name) ? listSize : undefined;
    const length = isList ? (asked ?? inherited ?? ASSUMED_SIZE) : 1;
    const each = 1 + this.ofSet(node.selectionSet, type, isList ? undefined : asked);
    return length * each + (extraCost.get(name) ?? extraCost.get(`${parent.name}.${name}`) ?? 0);
  }

  /** Clamped: a negative size is refused later, and must not make the rest cheap until then. */
  private sizeAskedFor(field: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
    if (field.args.length === 0) return undefined;
    const values = getArgumentValues(field, node, this.variables);
    for (const [name, most] of Object.entries(sizeArguments)) {
      const value = values[name];
      const size = Array.isArray(value) ? value.length : value;
      if (typeof size === 'number') return Math.min(Math.max(size, 1), most);
    }
    return undefined;
  }
}
