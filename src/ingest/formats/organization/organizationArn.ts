/** Ids and ARNs of AWS Organizations, which say whose something is. */
import { isAccountId } from '../../../iam/language/arn.js';

export interface OrganizationArn {
  readonly partition: string;
  readonly managementAccountId: string;
  /** `o-…`. */
  readonly organizationId: string;
}

const arnPattern = /^arn:(aws(?:-[a-z]+)*):organizations::(\d{12}):[a-z]+\/(o-[a-z0-9]{1,32})(?:\/|$)/;

/** Undefined for one that names no organization, as those of AWS's own policies. */
export function parseOrganizationArn(arn: string): OrganizationArn | undefined {
  const [, partition, managementAccountId, organizationId] = arnPattern.exec(arn) ?? [];
  if (partition === undefined || managementAccountId === undefined || organizationId === undefined)
    return undefined;
  return { partition, managementAccountId, organizationId };
}

/** `arn:aws:organizations::…`, AWS's own policies included. */
export const isOrganizationsArn = (text: string): boolean => /^arn:[a-z-]+:organizations:/.test(text);

export type OrganizationIdKind = 'organization' | 'root' | 'unit' | 'account' | 'policy';

const patterns: Readonly<Record<OrganizationIdKind, RegExp>> = {
  organization: /^o-[a-z0-9]{1,32}$/,
  root: /^r-[0-9a-z]{1,32}$/,
  unit: /^ou-[0-9a-z]{1,32}-[0-9a-z]{1,32}$/,
  account: /^\d{12}$/,
  policy: /^p-[0-9a-zA-Z_]{1,128}$/,
};

export const examplesOfIds: Readonly<Record<OrganizationIdKind, string>> = {
  organization: 'o-a1b2c3d4e5',
  root: 'r-ab12',
  unit: 'ou-ab12-11111111',
  account: '111122223333',
  policy: 'p-a1b2c3d4',
};

export const isOrganizationId = (text: string, ...kinds: readonly OrganizationIdKind[]): boolean =>
  kinds.some((kind) => (kind === 'account' ? isAccountId(text) : patterns[kind].test(text)));
