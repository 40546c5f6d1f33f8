/** Defines the context of a change: the draft that it edits, its time and place in the list; and how it is refused. */
import type { AccountExport, AccountLists } from '../formats/account/accountExport.js';
import type { Origin } from '../formats/shared/findings.js';
import { Refusal } from './changeRefused.js';
import type { Draft } from './draft.js';

export interface Scene {
  readonly draft: Draft;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The place of the change, such as `changes[3].attachRolePolicy`. */
  readonly position: string;
}

export const originOf = ({ position }: Scene): Origin => ({ file: 'changes', path: position });

/** The lists of an account that changes depend on. */
type WholeList = 'users' | 'groups' | 'roles' | 'policies' | 'resources';

/** Returns a list that is known whole. Throws `ChangeRefused` where it was not imported whole. */
export function wholeList<N extends WholeList>(account: AccountExport, name: N): AccountLists[N] {
  if (account.collected[name] === true && !account.truncated) return account[name];
  const what = account.truncated
    ? `The export of account ${account.accountId} says that more follows`
    : `The ${name} of account ${account.accountId} were not imported`;
  const call = name === 'resources' ? 'rolegraph collect' : 'aws iam get-account-authorization-details';
  throw new Refusal(
    `${what}, and what is missing decides whether AWS would do this. Import all of the output of ${call}.`,
  );
}
