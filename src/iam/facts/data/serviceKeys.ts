/** Which requests lack a condition key of a service, by what the service authorization reference lists (E-64(keys of services)). */
import { splitAction } from '../../match/action.js';
import data from './conditionKeys.json' with { type: 'json' };
import reference from './serviceKeys.generated.json' with { type: 'json' };

interface DeclaredKeys {
  readonly exact: ReadonlySet<string>;
  /** What keys with a name of the customer's choice, such as that of a tag, start with. */
  readonly starts: readonly string[];
  /** Other services whose requests may have keys of this one. */
  readonly elsewhere: ReadonlySet<string>;
}

const isStart = (name: string): boolean => /[/:]$/.test(name);

const listed: Readonly<Record<string, readonly string[]>> = reference.elsewhere;
const added: Readonly<Record<string, readonly string[]>> = data.keysElsewhere.services;

const declarations: ReadonlyMap<string, DeclaredKeys> = new Map(
  Object.entries(reference.declared).map(([service, names]: readonly [string, readonly string[]]) => [
    service,
    {
      exact: new Set(names.filter((name) => !isStart(name))),
      starts: names.filter(isStart),
      elsewhere: new Set([...(listed[service] ?? []), ...(added[service] ?? [])]),
    },
  ]),
);

const sessionKeys = new Set(data.keysElsewhere.ofSessions);

/** Returns what declares the key; undefined: no service does, or sessions carry it to other services. */
function declaredBy(key: string): readonly [service: string, keys: DeclaredKeys] | undefined {
  const [service, name] = splitKey(key);
  const keys = declarations.get(service);
  if (keys === undefined || sessionKeys.has(key)) return undefined;
  return keys.exact.has(name) || keys.starts.some((start) => name.startsWith(start))
    ? [service, keys]
    : undefined;
}

function splitKey(key: string): readonly [service: string, name: string] {
  const colon = Math.max(0, key.indexOf(':'));
  return [key.slice(0, colon), key.slice(colon + 1)];
}

/** Whether requests to other services lack the key. `key`: in lower case. */
export const isServiceKey = (key: string): boolean => declaredBy(key) !== undefined;

/** Whether the action is of a service whose requests lack the key. A service that the list does not know may have it. */
export function isOfOtherService(key: string, action: string): boolean {
  const { service = '' } = splitAction(action) ?? {};
  if (!declarations.has(service)) return false;
  const declaring = declaredBy(key);
  return declaring !== undefined && declaring[0] !== service && !declaring[1].elsewhere.has(service);
}
