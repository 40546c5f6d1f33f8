/** Defines verbs of the AWS API: their arguments, and the context in which one edits a draft or refuses to. */
import { z } from 'zod';
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

export interface VerbOf<Arguments> {
  /** The schema of each argument, to check files. */
  readonly fields: z.ZodRawShape;
  /** Edits the draft of the scene, or throws `Refusal`. */
  apply(this: void, given: Arguments, scene: Scene): void;
}

export type ArgumentsOf<Fields extends z.ZodRawShape> = [keyof Fields] extends [never]
  ? unknown
  : Readonly<z.infer<z.ZodObject<Fields>>>;

export const verb = <Fields extends z.ZodRawShape>(
  fields: Fields,
  apply: VerbOf<ArgumentsOf<Fields>>['apply'],
): VerbOf<ArgumentsOf<Fields>> => ({ fields, apply });

export const text = z.string();
/** A policy document: JSON text, or in a file its value. */
export const document = z
  .union([text, z.record(text, z.unknown())])
  .transform((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
export const policyDocument = { policyDocument: document };

export const originOf = ({ position }: Scene): Origin => ({ file: 'changes', path: position });

/** Returns the refusal where no import holds what a change depends on. `what`: such as `The name of it was`. */
export const notImported = (what: string, call: string): Refusal =>
  new Refusal(`${what} not imported, and decides what AWS would do. Import the output of ${call}.`);

/** The lists of an account that changes depend on. */
type WholeList = 'users' | 'groups' | 'roles' | 'policies';

/** Returns a list that is known whole. Throws `ChangeRefused` where it was not imported whole. */
export function wholeList<N extends WholeList>(account: AccountExport, name: N): AccountLists[N] {
  if (account.collected[name] === true && !account.truncated) return account[name];
  const what = account.truncated
    ? `The export of account ${account.accountId} says that more follows`
    : `The ${name} of account ${account.accountId} were not imported`;
  throw new Refusal(
    `${what}, and what is missing decides whether AWS would do this. Import all of the output of aws iam get-account-authorization-details.`,
  );
}
