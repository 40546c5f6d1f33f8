/** What a change is made in: the draft that it changes, when, and where in the list of changes; and how it is refused. */
import type { AccountExport, AccountLists } from '../formats/account/accountExport.js';
import type { Origin } from '../formats/shared/findings.js';
import { ChangeRefused } from './changeRefused.js';
import type { ArgumentsOf, Verb } from './change.js';
import type { Draft } from './draft.js';

export interface Scene {
  readonly draft: Draft;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Such as `changes[3].attachRolePolicy`. */
  readonly position: string;
}

/** What each verb does: it changes the scene's draft, or throws `ChangeRefused`. */
export type VerbTable = { readonly [V in Verb]: (given: ArgumentsOf<V>, scene: Scene) => void };

export const originOf = ({ position }: Scene): Origin => ({ file: 'changes', path: position });

/** `code`: of AWS, where AWS would refuse it. */
export const refusal = ({ position }: Scene, code: string | undefined, message: string): ChangeRefused =>
  new ChangeRefused(position, code === undefined ? message : `${code}: ${message}`);

/** The calls whose outputs hold the lists of an account that decide about changes. */
const calls = {
  users: 'aws iam get-account-authorization-details',
  groups: 'aws iam get-account-authorization-details',
  roles: 'aws iam get-account-authorization-details',
  policies: 'aws iam get-account-authorization-details',
  resources: 'rolegraph collect',
};

const words: Readonly<Record<keyof typeof calls, string>> = {
  users: 'users',
  groups: 'groups',
  roles: 'roles',
  policies: 'policies',
  resources: 'resources',
};

/** A list of which all is known. Throws `ChangeRefused` where it was never imported. */
export function wholeList<N extends keyof typeof calls>(
  scene: Scene,
  account: AccountExport,
  name: N,
): AccountLists[N] {
  if (account.collected[name] === true && !account.truncated) return account[name];
  const what = account.truncated
    ? `The export of account ${account.accountId} says that more follows`
    : `The ${words[name]} of account ${account.accountId} were not imported`;
  throw refusal(
    scene,
    undefined,
    `${what}, and what is missing decides whether AWS would do this. Import all of the output of ${calls[name]}.`,
  );
}
