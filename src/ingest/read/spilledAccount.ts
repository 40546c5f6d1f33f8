/** Stores the lists of an account in the spill file of an import, and reads them back on demand. */
import {
  listNames,
  type AccountExport,
  type AccountLists,
  type Listed,
  type ListName,
  type PolicyText,
} from '../formats/account/accountExport.js';
import type { TextRange, SpillFile } from './spillFile.js';

/** Returns the same account with its lists in the spill file, not in memory. Throws `SpillFailed`. */
export function spillAccount(account: AccountExport, spill: SpillFile): AccountExport {
  const { accountId, partition, collected, truncated } = account;
  const lists = new Map(listNames.map((name) => [name, spillList<Listed>(account[name], spill)]));
  return Object.assign(onDemand(lists), { accountId, partition, collected, truncated });
}

/** A function of its own, since a closure inside `spillAccount` would keep the account in memory. */
const onDemand = (lists: ReadonlyMap<ListName, () => readonly Listed[]>): AccountLists =>
  listsOnDemand((name) => lists.get(name)?.() ?? []);

/** Returns lists that are read on demand. A list is read again only after the garbage collector has freed it. */
export function listsOnDemand(read: (name: ListName) => readonly Listed[]): AccountLists {
  const lists = {};
  for (const name of listNames) {
    let held: WeakRef<readonly Listed[]> | undefined;
    const get = () => {
      const list = held?.deref() ?? read(name);
      held = new WeakRef(list);
      return list;
    };
    Object.defineProperty(lists, name, { enumerable: true, get });
  }
  return lists as AccountLists;
}

/** Returns the account with extra fields, without reading its lists. */
export function extendAccount<Extra extends object>(
  account: AccountExport,
  extra: Extra,
): AccountExport & Extra {
  const { accountId, partition, collected, truncated } = account;
  const lists = listsOnDemand((name) => account[name]);
  return Object.assign(lists, { accountId, partition, collected, truncated }, extra);
}

/** The number of entries that are written and read together. */
const ENTRIES = 1_000;

/** Returns a function that reads the list back; the texts of documents are read on demand. Throws `SpillFailed`. */
export function spillList<Entry>(list: readonly Entry[], spill: SpillFile): () => readonly Entry[] {
  const ranges: TextRange[] = [];
  for (let start = 0; start < list.length; start += ENTRIES)
    ranges.push(spill.append(spilled(list.slice(start, start + ENTRIES), spill)));
  return () => ranges.flatMap((range) => unspilled(JSON.parse(spill.read(range)), spill) as readonly Entry[]);
}

/** A document whose text is stored separately. */
type Spilled = Omit<PolicyText, 'text'> & { readonly text: TextRange };

const spilled = (entries: readonly unknown[], spill: SpillFile): string =>
  JSON.stringify(entries, (_key, value: unknown) =>
    isDocument(value) ? { ...value, text: spill.append(value.text) } : value,
  );

/** Restores documents in place: a reviver of `JSON.parse` would leave twice the garbage. */
function unspilled(value: unknown, spill: SpillFile): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isDocument<Spilled>(value)) return new SpilledDocument(value, spill);
  const members = value as Record<string, unknown>;
  for (const key in members) members[key] = unspilled(members[key], spill);
  return members;
}

function isDocument<Document extends PolicyText | Spilled = PolicyText>(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return (value.kind === 'DOCUMENT' || value.kind === 'UNREADABLE') && 'text' in value;
}

/** A `PolicyText` whose text is read on demand. */
class SpilledDocument {
  readonly #range: TextRange;
  readonly #spill: SpillFile;

  constructor({ text, ...rest }: Spilled, spill: SpillFile) {
    this.#range = text;
    this.#spill = spill;
    Object.assign(this, rest);
  }

  get text(): string {
    return this.#spill.read(this.#range);
  }

  toJSON(): unknown {
    return { ...this, text: this.text };
  }
}
