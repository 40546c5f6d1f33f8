/** A problem with an input: its place, and what to do about it. */
export interface Problem {
  /** The name by which the caller gave the file. */
  readonly file: string;
  /** JSON path such as `$.RoleDetailList[3].Arn`; `$` stands for the whole file. */
  readonly path: string;
  /** The reason and what to do, in one or two sentences. */
  readonly message: string;
  /** The account that is refused for the problem. Missing: the whole file is, or no account. */
  readonly accountId?: string;
}
