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

/** What a user, role or group holds itself. */
export function ownDocuments(estate: AttackedEstate, arn: string): readonly Document[] {
  const { inline, attached } = holderOf(estate, arn);
  return [...Object.values(inline), ...attached.map((one) => policyOf(estate, one))];
}

/** With what a user has of its groups. */
export const identityDocuments = (estate: AttackedEstate, arn: string): readonly Document[] =>
  [arn, ...memberOf(estate, arn).groups].flatMap((holder) => ownDocuments(estate, holder));

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
