/** Estimates how many objects an operation may return: only this limit stops lists nested in lists. */
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
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { z } from 'zod';
import { packagedYaml } from '../../packagedYaml.js';

const numbers = z.record(z.string(), z.number());

/** The file explains each field. */
const costs = z
  .strictObject({
    sizeArguments: numbers,
    sizedLists: z.record(z.string(), z.string()),
    usualSizes: numbers,
    usualSize: z.number(),
    document: z.number(),
    read: z.number(),
    extra: numbers,
    extraOfEach: numbers,
    extraOfArguments: numbers,
    introspection: numbers,
  })
  .parse(packagedYaml('api/limits/costs.yaml'));

export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface OperationCost {
  readonly total: number;
  /** The part that represents work, however few objects it returns. */
  readonly work: number;
  /** The field that costs most by itself, without what is selected in it. */
  readonly most?: FieldCost;
}

interface FieldCost {
  readonly node: FieldNode;
  /** The path in the answer, such as `accounts.nodes.principals`. */
  readonly path: string;
  readonly cost: number;
}

/**
 * Counts one for each object, with lists at their full length. Considers variables, their defaults and the schema's.
 * Needs a valid document; 0 if the variables do not fit, since then nothing is executed.
 */
export function operationCost(asked: CostedOperation): OperationCost {
  const { schema, operation } = asked;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...asked.variables });
  const root = schema.getRootType(operation.operation);
  if (!coerced || !root) return { total: 0, work: 0 };
  const counter = new CostCounter(asked, coerced);
  counter.countSet(operation.selectionSet, root, { times: 1, path: '', sizes: {} });
  return counter;
}

/** A place at which fields are selected. */
interface Place {
  /** The number of objects that have them. */
  readonly times: number;
  readonly path: string;
  /** The sizes that arguments of the fields above give. */
  readonly sizes: Readonly<Record<string, number>>;
}

class CostCounter implements OperationCost {
  total = 0;
  work = 0;
  most?: FieldCost;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Arguments that were counted. */
  private readonly shared = new Set<string>();

  constructor(
    private readonly asked: CostedOperation,
    private readonly variables: Record<string, unknown>,
  ) {
    const definitions = asked.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(definitions.map((node) => [node.name.value, node]));
  }

  countSet(set: SelectionSetNode | undefined, type: GraphQLNamedType, place: Place): void {
    for (const selection of set?.selections ?? []) this.countSelection(selection, type, place);
  }

  private countSelection(selection: SelectionNode, type: GraphQLNamedType, place: Place): void {
    if (selection.kind === Kind.FIELD) return this.countField(selection, type, place);
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition?.name.value;
    const narrowed = condition === undefined ? type : this.asked.schema.getType(condition);
    if (fragment && narrowed) this.countSet(fragment.selectionSet, narrowed, place);
  }

  private countField(node: FieldNode, parent: GraphQLNamedType, place: Place): void {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    const path = `${place.path}${node.alias?.value ?? name}`;
    const add = (objects: number, work = 0) => {
      this.work += place.times * work;
      this.add({ node, path, cost: place.times * (objects + work) });
    };
    if (!field) return add(0, firstOf([name], costs.introspection));
    const type = getNamedType(field.type);
    const names = [`${parent.name}.${name}`, name];
    const extra = firstOf(names, costs.extra) ?? (place.path === '' ? costs.read : 0);
    if (isLeafType(type)) return add(type.name === 'PolicyDocument' ? costs.document : 0, extra);
    const values = field.args.length > 0 ? getArgumentValues(field, node, this.variables) : {};
    const sizes = { ...place.sizes, ...sizesIn(values) };
    const length = isListType(getNullableType(field.type)) ? lengthOf(names, sizes) : 1;
    const extraOfAll = length * (firstOf(names, costs.extraOfEach) ?? 0);
    add(length, extra + extraOfAll + this.extraOf(values));
    this.countSet(node.selectionSet, type, { times: place.times * length, path: `${path}.`, sizes });
  }

  private add(field: FieldCost): void {
    this.total += field.cost;
    if (field.cost > (this.most?.cost ?? 0)) this.most = field;
  }

  /** Returns what arguments cost that are given; each counts once, since the fields of an operation share the work. */
  private extraOf(values: Readonly<Record<string, unknown>>): number {
    let extra = 0;
    for (const [name, cost] of Object.entries(costs.extraOfArguments)) {
      if (values[name] === undefined || values[name] === null || this.shared.has(name)) continue;
      this.shared.add(name);
      extra += cost;
    }
    return extra;
  }
}

/** Returns the sizes in the arguments, clamped: a negative one, refused later, must not make the rest cheap. */
function sizesIn(values: Readonly<Record<string, unknown>>): Place['sizes'] {
  const sizes: Record<string, number> = {};
  for (const [name, most] of Object.entries(costs.sizeArguments)) {
    const value = values[name];
    const size = Array.isArray(value) ? value.length : value;
    if (typeof size === 'number') sizes[name] = Math.min(Math.max(size, 1), most);
  }
  return sizes;
}

/** Returns the estimated length of a list. `names`: the field's name with its type, and without. */
function lengthOf(names: readonly string[], sizes: Place['sizes']): number {
  const argument = firstOf(names, costs.sizedLists);
  const asked = argument === undefined ? undefined : sizes[argument];
  return asked ?? firstOf(names, costs.usualSizes) ?? costs.usualSize;
}

function firstOf<T>(names: readonly string[], known: Readonly<Record<string, T>>): T | undefined {
  const name = names.find((one) => Object.hasOwn(known, one));
  return name === undefined ? undefined : known[name];
}
