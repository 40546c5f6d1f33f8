/** An account's lists in the scratch of an import: laid down as they are read, and read back when they are asked for. */
import {
  listNames,
  type AccountExport,
  type AccountLists,
  type Listed,
  type ListName,
  type ManagedPolicyDetail,
  type PolicyText,
} from '../formats/account/accountExport.js';
import { listsOnDemand } from '../formats/shared/lazyLists.js';
import type { Place, Scratch } from './spillFile.js';

/** The same account, of which memory holds next to nothing. Throws `NoScratch`. */
export function spillAccount(account: AccountExport, scratch: Scratch): AccountExport {
  const { accountId, partition, collected, truncated } = account;
  const places = new Map(listNames.map((name) => [name, spillList(name, account[name], scratch)]));
  return Object.assign(listsAt(places, scratch), { accountId, partition, collected, truncated });
}

/** By itself: it would hold whatever is in reach where it is made. */
const listsAt = (places: ReadonlyMap<ListName, readonly Place[]>, scratch: Scratch): AccountLists =>
  listsOnDemand((name) => readList(name, places.get(name) ?? [], scratch));

/** The policies, with the texts of their documents in the scratch. */
export const withSpilledTexts = (
  policies: readonly ManagedPolicyDetail[],
  scratch: Scratch,
): readonly ManagedPolicyDetail[] =>
  readList('policies', spillList('policies', policies, scratch), scratch) as readonly ManagedPolicyDetail[];

/** Entries that are written and read together. */
const ENTRIES = 1_000;

export function spillList(name: ListName, list: readonly Listed[], scratch: Scratch): readonly Place[] {
  const places: Place[] = [];
  for (let start = 0; start < list.length; start += ENTRIES) {
    const entries = list.slice(start, start + ENTRIES);
    const spilled = entries.map((entry) => withDocuments(name, entry, (one) => spillDocument(one, scratch)));
    places.push(scratch.append(JSON.stringify(spilled)));
  }
  return places;
}

export const readList = (name: ListName, places: readonly Place[], scratch: Scratch): readonly Listed[] =>
  places.flatMap((place) =>
    (JSON.parse(scratch.read(place)) as readonly Listed[]).map((entry) =>
      withDocuments(name, entry, (one) => new SpilledDocument(one as unknown as Spilled, scratch)),
    ),
  );

/** All of a document but its text, and where that is. */
type Spilled = Omit<PolicyText, 'text'> & { readonly at: Place };

function spillDocument({ text, ...rest }: PolicyText, scratch: Scratch): Spilled {
  return { ...rest, at: scratch.append(text) };
}

/** Reads its text when it is asked for. */
class SpilledDocument {
  readonly kind: PolicyText['kind'];
  readonly duplicateKeys: readonly string[];
  readonly message: string;
  readonly file: string;
  readonly path: string;
  readonly content: SpilledText;

  constructor({ at, kind, file, path, ...stored }: Spilled, scratch: Scratch) {
    this.kind = kind;
    this.file = file;
    this.path = path;
    this.duplicateKeys = 'duplicateKeys' in stored ? (stored.duplicateKeys as readonly string[]) : [];
    this.message = 'message' in stored ? String(stored.message) : '';
    this.content = new SpilledText(at, scratch);
  }

  get text(): string {
    return this.content.text;
  }

  /** As it was before it was laid down. */
  toJSON(): unknown {
    const { kind, text, file, path, duplicateKeys, message } = this;
    return kind === 'DOCUMENT'
      ? { kind, text, duplicateKeys, file, path }
      : { kind, text, message, file, path };
  }
}

/** The least that has to be held of a text. */
class SpilledText {
  private readonly offset: number;
  private readonly length: number;

  constructor(
    [offset, length]: Place,
    private readonly scratch: Scratch,
  ) {
    this.offset = offset;
    this.length = length;
  }

  get text(): string {
    return this.scratch.read([this.offset, this.length]);
  }
}

/** Where the text of a document comes from, without the rest of it. */
export const sourceOf = (document: PolicyText): { readonly text: string } =>
  document instanceof SpilledDocument ? document.content : { text: document.text };

// ── The documents in an entry ──────────────────────────────────────────────────────────────────────────────────────

/** What has documents, in whichever list: that of a role, of inline policies, of versions, of a resource. */
interface Documented {
  readonly trustPolicy?: PolicyText;
  readonly inlinePolicies?: readonly { readonly document: PolicyText }[];
  readonly versions?: readonly { readonly document: PolicyText }[];
  readonly policy?: PolicyText | { readonly kind: 'NONE' };
}

const documented: ReadonlySet<ListName> = new Set(['users', 'groups', 'roles', 'policies', 'resources']);

/** The entry with something else in the place of each document. */
function withDocuments(name: ListName, entry: Listed, change: (document: PolicyText) => unknown): Listed {
  if (!documented.has(name)) return entry;
  const { trustPolicy, inlinePolicies, versions, policy } = entry as Documented;
  const changed = (one: { readonly document: PolicyText }) => ({ ...one, document: change(one.document) });
  return {
    ...entry,
    ...(trustPolicy && { trustPolicy: change(trustPolicy) }),
    ...(inlinePolicies && { inlinePolicies: inlinePolicies.map(changed) }),
    ...(versions && { versions: versions.map(changed) }),
    ...(policy && policy.kind !== 'NONE' && { policy: change(policy) }),
  };
}
