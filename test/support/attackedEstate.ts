/** A small estate as an attacker finds and changes it: who is there, what policies say, and nothing else of AWS. */
import type { JsonObject } from './reference/json.js';

export type Document = readonly JsonObject[];

/** Inline policies by name, and ARNs of managed ones. */
export interface Holder {
  readonly inline: Readonly<Record<string, Document>>;
  readonly attached: readonly string[];
}

export interface AttackedMember extends Holder {
  /** ARN of a managed policy. */
  readonly boundary?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Of a user: ARNs. */
  readonly groups: readonly string[];
  /** Of a role. */
  readonly trust?: Document;
}

/** By ARN. */
export interface AttackedEstate {
  readonly members: Readonly<Record<string, AttackedMember>>;
  readonly groups: Readonly<Record<string, Holder>>;
  /** Versions; the first one counts. */
  readonly policies: Readonly<Record<string, readonly Document[]>>;
  /** By account: what the service control policy over it denies. */
  readonly guardrails: Readonly<Record<string, Document>>;
  /** Policies of queues, which nobody changes. */
  readonly queues?: Readonly<Record<string, Document>>;
}

/** What an attacker writes where it may write what it likes. */
export const everything: Document = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
export const ADMINISTRATOR_ACCESS = 'arn:aws:iam::aws:policy/AdministratorAccess';

export const accountOf = (arn: string): string => arn.split(':')[4] ?? '';
export const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
export const isUser = (arn: string): boolean => arn.includes(':user/');
export const isRole = (arn: string): boolean => arn.includes(':role/');

const nobody: AttackedMember = { inline: {}, attached: [], tags: {}, groups: [] };

export const memberOf = ({ members }: AttackedEstate, arn: string): AttackedMember => members[arn] ?? nobody;

export const holderOf = (estate: AttackedEstate, arn: string): Holder =>
  estate.members[arn] ?? estate.groups[arn] ?? nobody;

export const policyOf = ({ policies }: AttackedEstate, arn: string): Document =>
  arn === ADMINISTRATOR_ACCESS ? everything : (policies[arn]?.[0] ?? []);

/** What is asked of many copies that share their parts is worked out once for each part. */
export function onceFor<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly made: T }>();
  return (of) => {
    const found = known.get(of) ?? { made: make(of) };
    known.set(of, found);
    return found.made;
  };
}

const numbers = new Map<string, number>();
let numbered = 0;
const MOST_NUMBERS = 200_000;

/** The same for two of the same text. */
export const numberOf = onceFor((part: object): number => {
  if (numbers.size > MOST_NUMBERS) numbers.clear();
  const text = JSON.stringify(part);
  const known = numbers.get(text) ?? (numbered += 1);
  numbers.set(text, known);
  return known;
});

/** Equal for estates in which everything is the same. */
export const keyOfEstate = onceFor(({ members, groups, policies, guardrails }: AttackedEstate): string =>
  [members, groups, policies, guardrails]
    .map((part) => Object.entries(part).map(([name, one]) => `${name} ${numberOf(one)}`))
    .join('|'),
);

export const documentsIn = onceFor(
  ({ members, groups, policies, guardrails }: AttackedEstate): readonly Document[] => [
    ...[...Object.values(members), ...Object.values(groups)].flatMap(({ inline }) => Object.values(inline)),
    ...Object.values(members).flatMap(({ trust }) => (trust === undefined ? [] : [trust])),
    ...Object.values(policies).flat(),
    ...Object.values(guardrails),
  ],
);

/** What a user, role or group holds itself. */
export function ownDocuments(estate: AttackedEstate, arn: string): readonly Document[] {
  const { inline, attached } = holderOf(estate, arn);
  return [...Object.values(inline), ...attached.map((one) => policyOf(estate, one))];
}

/** With what a user has of its groups. */
export function identityDocuments(estate: AttackedEstate, arn: string): readonly Document[] {
  const known = identities(estate);
  const found =
    known.get(arn) ??
    [arn, ...memberOf(estate, arn).groups].flatMap((holder) => ownDocuments(estate, holder));
  known.set(arn, found);
  return found;
}

const identities = onceFor((_estate: AttackedEstate) => new Map<string, readonly Document[]>());

export const withMember = (
  estate: AttackedEstate,
  arn: string,
  change: Partial<AttackedMember>,
): AttackedEstate => ({
  ...estate,
  members: { ...estate.members, [arn]: { ...memberOf(estate, arn), ...change } },
});

/** A user, a role or a group. */
export const withHolder = (estate: AttackedEstate, arn: string, change: Partial<Holder>): AttackedEstate =>
  arn in estate.groups
    ? { ...estate, groups: { ...estate.groups, [arn]: { ...holderOf(estate, arn), ...change } } }
    : withMember(estate, arn, change);

export const withPolicy = (
  estate: AttackedEstate,
  arn: string,
  versions: readonly Document[],
): AttackedEstate => ({ ...estate, policies: { ...estate.policies, [arn]: versions } });

export const has = (effect: 'Allow' | 'Deny', document: Document): boolean =>
  document.some((statement) => statement['Effect'] === effect);

/**
 * Whoever administers an account gives somebody of it the tags that a role or queue asks for (G-26); the attacker sets none
 * there.
 */
export const asksForTags = ({ members, queues }: AttackedEstate, arn: string): boolean =>
  JSON.stringify(members[arn]?.trust ?? queues?.[arn] ?? []).includes('aws:PrincipalTag/');
