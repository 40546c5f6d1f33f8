/** Who asks: a client of the API, not a principal of AWS. */

/**
 * `read`: what was imported. `analyze`: also questions of access and paths, and scenarios. `import`: imports and changes of
 * what is stored. `admin`: all of these.
 */
export const scopes = ['read', 'analyze', 'import', 'admin'] as const;

export type Scope = (typeof scopes)[number];

export interface Caller {
  /** In logs. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The only ones that the caller may know of; missing: all. */
  readonly accountIds?: ReadonlySet<string>;
}

/** Where nobody is asked who they are. */
export const anonymous: Caller = { name: 'anybody', scopes: new Set(scopes) };

const implied: Readonly<Record<Scope, readonly Scope[]>> = {
  read: ['analyze', 'admin'],
  analyze: ['admin'],
  import: ['admin'],
  admin: [],
};

/** By the scope itself or one that holds it. */
export const has = (caller: Caller, scope: Scope): boolean =>
  [scope, ...implied[scope]].some((one) => caller.scopes.has(one));
