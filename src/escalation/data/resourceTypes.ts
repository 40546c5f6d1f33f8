/** Lists the types of resources that the actions of techniques act on. */
import generated from './resourceTypes.generated.json' with { type: 'json' };
import data from './resourceTypes.json' with { type: 'json' };

/** Patterns of ARNs by action. Empty: it acts on no resource, so that only `*` allows it (E-3). */
export const resourceTypes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>({
    ...generated.resources,
    ...data.newer.resources,
    ...data.named.resources,
  }),
);

/** For actions that act on no resource: types on which AWS's own policies allow them, which may count (E-3). */
export const doubtedResourceTypes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>(data.doubted.resources),
);

/** A type that is among the resources of a call. */
export interface RequiredType {
  /** Patterns of ARNs, of which one is enough. */
  readonly patterns: readonly string[];
  /** Whether AWS marks it as required, but may not ask about it: a Deny counts, a missing Allow stays open. */
  readonly isDoubted: boolean;
}

type Types = readonly (string | readonly string[])[];

const doubtedRequired: Readonly<Record<string, Types>> = data.doubtedRequired.resources;

const markedAs = (types: Types, isDoubted: boolean): readonly RequiredType[] =>
  types.map((type) => ({ patterns: [type].flat(), isDoubted }));

/** Types that are always among the resources of a call on several at once, whatever the request (E-2). */
export const requiredResourceTypes: ReadonlyMap<string, readonly RequiredType[]> = new Map(
  Object.entries<Types>({ ...generated.required, ...data.required.resources }).map(([action, types]) => [
    action,
    [...markedAs(types, false), ...markedAs(doubtedRequired[action] ?? [], true)],
  ]),
);
