/** Rows of test/cases/together/*.yaml: what several identities reach in one hand, and what stands in their way. */
import { ANALYTICS } from './attackerCalls.js';
import type { AttackedEstate, AttackedMember, Document, Holder } from './attackedEstate.js';
import type { JsonObject } from './reference/json.js';
import { tablesIn } from './tables.js';

/** Of a user, role or group. */
interface Written {
  readonly may?: readonly string[];
  readonly attached?: readonly string[];
  readonly boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly in?: readonly string[];
  readonly trusts?: readonly string[];
}

/** By name: a holder; of a policy its versions, the one that counts first; of `guardrail` its permissions. */
type Given = Readonly<Record<string, Written | readonly (readonly string[])[] | readonly string[] | null>>;

interface Row {
  readonly name: string;
  readonly page: string;
  readonly rules: readonly string[];
  readonly given: Given;
  readonly from: string;
  readonly reaches: string;
  readonly depth: number;
  /** It may be said instead that a search does not go on there. */
  readonly mayBeUnexplored?: boolean;
  /** `calls`: all that the step makes, where it could also make a change that another step is for. */
  readonly steps: readonly {
    readonly by: readonly string[];
    readonly to: string;
    readonly calls?: readonly string[];
  }[];
  readonly but: readonly { readonly name: string; readonly given: Given; readonly from?: string }[];
}

export interface TogetherCase extends Omit<Row, 'given' | 'but'> {
  readonly estate: AttackedEstate;
  readonly nearMisses: readonly {
    readonly name: string;
    readonly estate: AttackedEstate;
    readonly from: string;
  }[];
}

/** Entry by entry, and of a holder field by field; null takes an entry away. */
function changedBy(given: Given, change: Given): Given {
  const merged = Object.entries(change).map(([name, made]) => {
    const before = given[name];
    const isHolder = isWritten(before) && isWritten(made);
    return [name, isHolder ? { ...before, ...made } : made] as const;
  });
  return { ...given, ...Object.fromEntries(merged) };
}

const isWritten = (entry: Given[string] | undefined): entry is Written =>
  entry !== undefined && entry !== null && !Array.isArray(entry);

/** `far:` begins what is of the other account. */
function arnIn(name: string): string {
  const [account, rest] = name.startsWith('far:') ? ['444455556666', name.slice(4)] : ['111122223333', name];
  if (rest.startsWith('application/')) return `arn:aws:kinesisanalytics:eu-west-1:${account}:${rest}`;
  return `arn:aws:iam::${account}:${rest}`;
}

function estateOf(given: Given): AttackedEstate {
  const entries = Object.entries(given).filter(([, entry]) => entry !== null);
  const ofKind = (pattern: RegExp) => entries.filter(([name]) => pattern.test(name));
  const written = (pattern: RegExp) =>
    ofKind(pattern).flatMap(([name, entry]) => (isWritten(entry) ? [[name, entry] as const] : []));
  return {
    members: Object.fromEntries(
      written(/(^|:)(user|role)\//).map(([name, entry]) => [arnIn(name), memberOf(name, entry)]),
    ),
    groups: Object.fromEntries(
      written(/(^|:)group\//).map(([name, entry]) => [arnIn(name), holderOf(entry)]),
    ),
    policies: Object.fromEntries(
      ofKind(/(^|:)policy\//).map(([name, entry]) => [
        arnIn(name),
        (entry as readonly (readonly string[])[]).map((version) => version.map(statementOf)),
      ]),
    ),
    guardrails: Object.fromEntries(
      ofKind(/^guardrail$/).map(([, entry]) => [
        '111122223333',
        (entry as readonly string[]).map(statementOf),
      ]),
    ),
  };
}

const holderOf = ({ may = [], attached = [] }: Written): Holder => ({
  inline: may.length === 0 ? {} : { own: may.map(statementOf) },
  attached: attached.map(arnIn),
});

const memberOf = (name: string, entry: Written): AttackedMember => ({
  ...holderOf(entry),
  tags: entry.tags ?? {},
  groups: (entry.in ?? []).map(arnIn),
  ...(entry.boundary === undefined ? {} : { boundary: arnIn(entry.boundary) }),
  ...(name.includes('role/') ? { trust: (entry.trusts ?? []).map(trustOf) } : {}),
});

function trustOf(text: string): Document[number] {
  const [, name = '', key, value = ''] = /^(\S+)(?: if (\S+) = (\S+))?$/.exec(text) ?? [];
  return {
    Effect: 'Allow',
    Principal: name === 'kinesisanalytics' ? { Service: ANALYTICS } : { AWS: arnIn(name) },
    Action: 'sts:AssumeRole',
    ...(key === undefined ? {} : { Condition: { StringEquals: { [key]: value } } }),
  };
}

function statementOf(text: string): JsonObject {
  const [, denied, Action, on = '', key, value] =
    /^(deny )?(\S+) on (\S+)(?: if (\S+) = (\S+))?$/.exec(text) ?? [];
  if (Action === undefined) throw new Error(`Not “[deny] ACTION on NAME [if KEY = VALUE]”: ${text}`);
  const operator = value === 'true' ? 'Bool' : 'StringEquals';
  return {
    Effect: denied === undefined ? 'Allow' : 'Deny',
    Action,
    Resource: on === '*' ? '*' : arnIn(on),
    ...(key === undefined || value === undefined ? {} : { Condition: { [operator]: { [key]: value } } }),
  };
}

export const togetherCases: readonly TogetherCase[] = tablesIn<readonly Row[]>('together')
  .flat()
  .map(({ given, but, ...row }) => ({
    ...row,
    from: arnIn(row.from),
    reaches: arnIn(row.reaches),
    steps: row.steps.map(({ by, to, ...made }) => ({ by: by.map(arnIn), to: arnIn(to), ...made })),
    estate: estateOf(given),
    nearMisses: but.map((miss) => ({
      name: miss.name,
      from: arnIn(miss.from ?? row.from),
      estate: estateOf(changedBy(given, miss.given)),
    })),
  }));
