/** Reads one kind of thing in one region of one account, and records which calls failed. */
import { failureOf, isNamed, type Failure } from './failure.js';
import type { Service } from './service.js';

/** An account that can be read, with the credentials for it. */
export interface AccountAccess {
  readonly accountId: string;
  readonly partition: string;
  /** The region for things that have none. */
  readonly homeRegion: string;
  client<Client>(service: Service<Client>, region: string): Promise<Client>;
  close(): Promise<void>;
}

export type CallResult<Answer> =
  | { readonly kind: 'ANSWER'; readonly answer: Answer }
  | { readonly kind: 'NONE' }
  | { readonly kind: 'FAILURE'; readonly failure: Failure };

export interface ReadContext<Client> {
  readonly client: Client;
  readonly account: AccountAccess;
  readonly region: string;
  /**
   * Awaits a call, whose failure loses only its own answer. `none`: errors by which AWS says that there is nothing
   * (F-73). Throws `SignInExpired`.
   */
  tried<Answer>(call: Promise<Answer>, none?: readonly string[]): Promise<CallResult<Answer>>;
  /** The failures of `tried`. */
  readonly failures: readonly Failure[];
}

export async function openReading<Client>(
  account: AccountAccess,
  service: Service<Client>,
  region: string,
): Promise<ReadContext<Client>> {
  const failures: Failure[] = [];
  return {
    client: await account.client(service, region),
    account,
    region,
    failures,
    async tried(call, none = []) {
      try {
        return { kind: 'ANSWER', answer: await call };
      } catch (error) {
        if (isNamed(error, none)) return { kind: 'NONE' };
        const failure = failureOf(error);
        failures.push(failure);
        return { kind: 'FAILURE', failure };
      }
    },
  };
}

/** Returns the answer, if there is one. */
export const answerOf = <Answer>(tried: CallResult<Answer>): Answer | undefined =>
  tried.kind === 'ANSWER' ? tried.answer : undefined;

/** Calls of one reading at a time; several readings run at once. */
const CALLS_AT_ONCE = 4;

/** Does the same to each, a few at a time; returns the results in their order. */
export const forEach = <Entry, Result>(
  entries: readonly Entry[],
  action: (entry: Entry) => Promise<Result>,
): Promise<readonly Result[]> => mapBounded(entries, CALLS_AT_ONCE, action);

/**
 * Does the same to many, a few at a time; returns the results in the order of the items. After the first failure it
 * begins nothing new, and throws that failure once the running work has ended.
 */
export async function mapBounded<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  action: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = items.entries();
  let failed = false;
  const work = async (): Promise<void> => {
    for (const [index, item] of rest) {
      if (failed) return;
      try {
        results[index] = await action(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, work));
  const failure = workers.find((worker) => worker.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  return results;
}

/** Returns the entries of all pages, which are in a list of each page. */
export async function entriesOf<
  List extends string,
  Page extends { readonly [L in List]?: readonly unknown[] | undefined },
>(pages: AsyncIterable<Page>, list: List): Promise<readonly NonNullable<Page[List]>[number][]> {
  const all: NonNullable<Page[List]>[number][] = [];
  for await (const page of pages) all.push(...(page[list] ?? []));
  return all;
}

export async function pagesIn<Page>(pages: AsyncIterable<Page>): Promise<readonly Page[]> {
  const all: Page[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

/** Cuts a list into pieces of the size that one call accepts. */
export function inPieces<Entry>(entries: readonly Entry[], size: number): readonly (readonly Entry[])[] {
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, index) =>
    entries.slice(index * size, (index + 1) * size),
  );
}
