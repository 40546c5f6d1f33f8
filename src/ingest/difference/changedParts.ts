/** Finds the parts that differ between the last imports of two graphs, and builds units with some parts put back. */
import type { Place } from '../../graph/model/changes.js';
import { listNames, type AccountLists, type Listed } from '../formats/account/accountExport.js';
import { dateFields } from '../../graph/model/facts/dateFields.js';
import type { Identified } from '../formats/shared/findings.js';
import type { WholeUnits } from '../ingest.js';
import { AWS_MANAGED, type WholeExport } from '../merge/completeExport.js';
import { arnOf, contentOf } from '../merge/mergeEntities.js';
import { byIdOrder, mapLists } from '../merge/mergeUnits.js';
import type { ListsById, Unit, UnitKind, UnitTexts } from '../merge/unit.js';
import { identityCenterKind } from '../merge/identityCenterKind.js';
import { organizationKind } from '../merge/organizationKind.js';
import { accountOf, identityCenterOf, organizationOf, type KeptTexts } from './keptUnits.js';
import { placesOf, type Placed } from './places.js';

/** A user, a role, a policy and so on, or a whole unit where only one of the states has it. */
export interface Part {
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly what: string;
  readonly places: readonly Place[];
  readonly names: readonly string[];
  readonly unit: string;
}

/** Units in which the selected parts are put back as before. */
export interface UnitsBetween extends WholeUnits {
  /** Accounts that do not exist in this state. */
  readonly absent: readonly string[];
  /** Organizations and instances of Identity Center that do not exist in this state: no change deletes one. */
  readonly gone: readonly string[];
}

export interface ChangedParts {
  readonly parts: readonly Part[];
  /** Builds the named units, with the given parts put back. */
  between(putBack: ReadonlySet<Part>, units: ReadonlySet<string>): UnitsBetween;
  unchanged(): WholeUnits;
}

/** Whether an entry of a list is put back as before. */
type IsBack = (list: string, key: string) => boolean;

/** How units of a kind are read, compared and mixed. */
interface Comparison<Texts, U> {
  read(this: void, id: string, texts: Texts): U;
  sheetOf(this: void, unit: U): Sheet;
  mix(this: void, before: U, after: U, isBack: IsBack): U;
}

/** Compares two states. `units`: the ids of the units that differ. */
export function changedParts(before: KeptTexts, after: KeptTexts, units: readonly string[]): ChangedParts {
  const wanted = new Set(units);
  const accounts = compared(before.accounts, after.accounts, wanted, ofAccounts);
  const organizations = compared(before.organizations, after.organizations, wanted, ofOrganizations);
  const identityCenters = compared(before.identityCenters, after.identityCenters, wanted, ofIdentityCenters);
  return {
    parts: [organizations, identityCenters, accounts].flatMap(({ parts }) => parts),
    between: (putBack, among) => {
      const [some, organized, centers] = [
        accounts.mixed(putBack, among),
        organizations.mixed(putBack, among),
        identityCenters.mixed(putBack, among),
      ];
      return {
        accounts: some.units,
        organizations: organized.units,
        identityCenters: centers.units,
        absent: some.absent,
        gone: [...organized.absent, ...centers.absent],
      };
    },
    unchanged: () => ({
      accounts: accounts.unchanged(),
      organizations: organizations.unchanged(),
      identityCenters: identityCenters.unchanged(),
    }),
  };
}

function compared<Texts, U>(
  before: ReadonlyMap<string, Texts>,
  after: ReadonlyMap<string, Texts>,
  wanted: ReadonlySet<string>,
  { read, sheetOf, mix }: Comparison<Texts, U>,
) {
  const ids = [...new Set([...before.keys(), ...after.keys()])].filter((id) => wanted.has(id)).sort();
  const pairs = ids.map((id) => {
    const [old, now] = [before, after].map((texts) => {
      const own = texts.get(id);
      return own === undefined ? undefined : read(id, own);
    });
    return { id, old, now, parts: partsOf(id, old && sheetOf(old), now && sheetOf(now)) };
  });
  return {
    parts: pairs.flatMap(({ parts }) => [...parts.values()]),
    unchanged: () => [...after].filter(([id]) => !wanted.has(id)).map(([id, own]) => read(id, own)),
    mixed(putBack: ReadonlySet<Part>, among: ReadonlySet<string>) {
      const mixed = pairs
        .filter(({ id }) => among.has(id))
        .map(({ id, old, now, parts }) => {
          const isBack = (list: string, key: string): boolean => {
            const part = parts.get(keyOf(list, key));
            return part !== undefined && putBack.has(part);
          };
          if (old && now) return { id, unit: mix(old, now, isBack) };
          return { id, unit: isBack(WHOLE, '') ? old : now };
        });
      return {
        units: mixed.flatMap(({ unit }) => unit ?? []),
        absent: mixed.flatMap(({ id, unit }) => (unit === undefined ? [id] : [])),
      };
    },
  };
}

// ── A unit as entries of lists, and the rest of it ─────────────────────────────────────────────────────────────────

/** A unit as comparable entries, by list and key, and the rest of it. */
interface Sheet {
  readonly entries: ReadonlyMap<string, readonly Placed[]>;
  readonly rest: unknown;
}

/** Names of parts: the unit as a whole, and what is in none of its lists. */
const WHOLE = '';
const REST = 'data';

const keyOf = (list: string, key: string): string => `${list} ${key}`;

function partsOf(
  unit: string,
  before: Sheet | undefined,
  after: Sheet | undefined,
): ReadonlyMap<string, Part> {
  const change = before === undefined ? 'ADDED' : 'REMOVED';
  if (before === undefined || after === undefined)
    return new Map([[keyOf(WHOLE, ''), { change, what: unit, places: [], names: [unit], unit }]]);
  const keys = [...new Set([...before.entries.keys(), ...after.entries.keys()])].sort();
  const parts = new Map<string, Part>();
  for (const key of keys) {
    const [old = [], now = []] = [before.entries.get(key), after.entries.get(key)];
    if (comparableText(old) !== comparableText(now)) parts.set(key, partOf(unit, key, old[0], now[0]));
  }
  if (comparableText(before.rest) === comparableText(after.rest)) return parts;
  const what = `${unit} ${REST}`;
  return parts.set(keyOf(REST, ''), { change: 'CHANGED', what, places: [], names: [], unit });
}

function partOf(unit: string, key: string, before: Placed | undefined, after: Placed | undefined): Part {
  const name = key.slice(key.indexOf(' ') + 1);
  return {
    change: before === undefined ? 'ADDED' : after === undefined ? 'REMOVED' : 'CHANGED',
    what: name.startsWith('arn:') ? name : `${unit} ${key}`,
    places: placesOf(before, after),
    names: [name],
    unit,
  };
}

/** Fields that the comparison ignores: descriptions, places in files, and dates. */
const ignoredFields = new Set([
  ...dateFields,
  'origin',
  'userCreatedAt',
  'joinedAt',
  'reportedAt',
  'description',
]);

const comparableText = (value: unknown): string => contentOf(comparable(value));

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(
    ([key, member]) => !ignoredFields.has(key) && member !== undefined,
  );
  return Object.fromEntries(members.map(([key, member]) => [key, comparable(member)]));
}

function entriesOf<E extends Placed>(
  lists: readonly (readonly [name: string, list: readonly E[]])[],
  nameOf: (entry: E) => string,
): ReadonlyMap<string, readonly E[]> {
  const found = new Map<string, E[]>();
  for (const [name, list] of lists)
    for (const entry of list) {
      const key = keyOf(name, nameOf(entry));
      found.set(key, [...(found.get(key) ?? []), entry]);
    }
  return found;
}

const idOf = ({ id }: Identified): string => id;

const accountSheet = ({ account, awsManaged, truncatedParts = [] }: WholeExport): Sheet => ({
  entries: entriesOf<Listed>(
    [...listNames.map((name) => [name, account[name]] as const), [AWS_MANAGED, [...awsManaged.values()]]],
    arnOf,
  ),
  rest: {
    collected: account.collected,
    truncated: account.truncated,
    partition: account.partition,
    truncatedParts,
  },
});

// ── Some parts as before ───────────────────────────────────────────────────────────────────────────────────────────

function mixedList<E>(
  before: readonly E[],
  after: readonly E[],
  isBack: (entry: E) => boolean,
): readonly E[] {
  const old = before.filter(isBack);
  const now = after.filter((entry) => !isBack(entry));
  return old.length === 0 && now.length === after.length ? after : [...now, ...old];
}

function mixAccount(before: WholeExport, after: WholeExport, isBack: IsBack): WholeExport {
  const rest = isBack(REST, '') ? before : after;
  const mixed = (name: string, old: readonly Listed[], now: readonly Listed[]) =>
    mixedList(old, now, ({ arn }) => isBack(name, arn));
  const lists = listNames.map((name) => [name, mixed(name, before.account[name], after.account[name])]);
  const awsManaged = mixedList([...before.awsManaged], [...after.awsManaged], ([arn]) =>
    isBack(AWS_MANAGED, arn),
  );
  return {
    ...rest,
    account: { ...rest.account, ...(Object.fromEntries(lists) as unknown as AccountLists) },
    awsManaged: new Map(awsManaged),
  };
}

const ofAccounts = { read: accountOf, sheetOf: accountSheet, mix: mixAccount };

const ofUnits = <Lists extends ListsById<Lists>>(
  kind: UnitKind<Lists>,
  read: (id: string, texts: UnitTexts) => Unit<Lists>,
): Comparison<UnitTexts, Unit<Lists>> => ({
  read,
  sheetOf: (unit) => ({
    entries: entriesOf<Identified>(
      kind.lists.map((name) => [name, unit[name]] as const),
      idOf,
    ),
    rest: [unit.covers, unit.unseen, unit.managementAccountId ?? null, unit.partition ?? null],
  }),
  mix: (before, after, isBack) => ({
    ...(isBack(REST, '') ? before : after),
    ...mapLists<Lists>(kind.lists, (name) =>
      mixedList(before[name], after[name], ({ id }) => isBack(name, id)).toSorted(byIdOrder),
    ),
  }),
});

const ofOrganizations = ofUnits(organizationKind, organizationOf);
const ofIdentityCenters = ofUnits(identityCenterKind, identityCenterOf);
