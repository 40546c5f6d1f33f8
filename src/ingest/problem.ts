/** A located complaint about an input: what is wrong where, and what to do about it. */
export interface Problem {
  /** As the caller named it. */
  readonly file: string;
  /** JSON path such as `$.RoleDetailList[3].Arn`; `$` stands for the whole file. */
  readonly path: string;
  /** The reason and what to do, in one or two sentences. */
  readonly message: string;
  /** The account that is refused for it; missing where it is of the whole file, or of something else. */
  readonly accountId?: string;
}
