/** Defines callers: clients of the API, not principals of AWS. */

/**
 * `read`: imported data. `analyze`: also questions about access and paths, and scenarios. `import`: imports and
 * changes of stored data. `admin`: all of these.
 */
export const scopes = ['read', 'analyze', 'import', 'admin'] as const;

export type Scope = (typeof scopes)[number];

export interface Caller {
  /** The name in logs. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The only accounts that the caller may know of; missing: all. */
  readonly accountIds?: ReadonlySet<string>;
}

/** The caller if the server asks for no authentication. */
export const anonymous: Caller = { name: 'anonymous', scopes: new Set(scopes) };

const implied: Readonly<Record<Scope, readonly Scope[]>> = {
  read: ['analyze', 'admin'],
  analyze: ['admin'],
  import: ['admin'],
  admin: [],
};

/** Whether the caller has the scope, or one that includes it. */
export const has = (caller: Caller, scope: Scope): boolean =>
  [scope, ...implied[scope]].some((one) => caller.scopes.has(one));

/**
 * Whether logs use the name for others: a command on this machine, a refused caller, or one without authentication,
 * which older logs call `anybody`.
 */
export const isOfOthers = (name: string): boolean => /^\s*(terminal:.*|-|anonymous|anybody)\s*$/i.test(name);
