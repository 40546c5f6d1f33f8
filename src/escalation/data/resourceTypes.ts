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

/** Calls on a permission set are always on its instance, too, and assignments on the account. */
const ofPermissionSets = [...resourceTypes].filter(([, types]) =>
  types.includes('arn:*:sso:::permissionSet/*/*'),
);

/** Types that are always among the resources of a call on several at once, whatever the request (E-2). */
export const requiredResourceTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries<readonly string[]>(data.required.resources),
  ...ofPermissionSets,
]);
