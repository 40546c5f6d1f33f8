/** What the actions that techniques need on something act on. */
import data from './resourceTypes.json' with { type: 'json' };

/** By action, patterns of ARNs. Empty: it acts on no resource, so that only `*` allows it (E-3). */
export const resourceTypes: ReadonlyMap<string, readonly string[]> = new Map(
  data.rows.flatMap(({ actions, resources }) => actions.map((action) => [action, resources] as const)),
);

/** Of a call that is asked about on several resources at once (E-2): the types that are among them whatever it says. */
export const requiredResourceTypes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(data.required.resources),
);
