/** Reading one kind of thing in one region of one account: the calls, and which of them failed. */
import { failureOf, isNamed, type Failure } from './failure.js';
import type { Service } from './service.js';

/** An account that can be read, with the credentials for it. */
export interface AccountAccess {
  readonly accountId: string;
  readonly partition: string;
  /** For what has no region. */
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
   * A call whose failure costs nothing but its own answer. `none`: errors by which AWS says that there is none
   * (F-73). Throws `SignInExpired`.
   */
  tried<Answer>(call: Promise<Answer>, none?: readonly string[]): Promise<CallResult<Answer>>;
  /** What `tried` could not read. */
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

/** The answer, where there is one. */
export const answerOf = <Answer>(tried: CallResult<Answer>): Answer | undefined =>
  tried.kind === 'ANSWER' ? tried.answer : undefined;

/** Calls of one reading at once; several readings are under way beside it. */
const CALLS_AT_ONCE = 4;

/** Does the same to each, a few at a time; the results in their order. */
export const forEach = <Entry, Result>(
  entries: readonly Entry[],
  action: (entry: Entry) => Promise<Result>,
): Promise<readonly Result[]> => mapBounded(entries, CALLS_AT_ONCE, action);

/**
 * Does the same to many, a few at a time: the results in the order of the items. After the first failure nothing new is
 * begun; it is thrown once what was under way has ended.
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

/** The entries of all pages. */
export async function entriesOf<Page, Entry>(
  pages: AsyncIterable<Page>,
  entries: (page: Page) => readonly Entry[] | undefined,
): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for await (const page of pages) for (const entry of entries(page) ?? []) all.push(entry);
  return all;
}

/** Lists cut into pieces of a size that one call takes. */
export function inPieces<Entry>(entries: readonly Entry[], size: number): readonly (readonly Entry[])[] {
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, index) =>
    entries.slice(index * size, (index + 1) * size),
  );
}
