/**
 * The quotas by which AWS refuses changes, as of November 2026. Quotas that AWS raises on request have their default:
 * no export says what an account has raised.
 *
 * IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 *
 * Organizations: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html; on 15 May 2026
 * the number of SCPs and their size doubled.
 */
import { Refusal } from '../changeRefused.js';

interface Quota {
  readonly most: number;
  /** The counted things, in the plural. */
  readonly of: string;
  readonly raisable?: true;
  /** The error code of AWS, where it is not `LimitExceeded`. */
  readonly code?: string;
}

const inline = 'characters of all its inline policies together, white space aside';

const ofOrganizations = 'ConstraintViolationException';

export const quotas = {
  attachedToUser: { most: 10, of: 'managed policies attached to a user', raisable: true },
  attachedToRole: { most: 10, of: 'managed policies attached to a role', raisable: true },
  attachedToGroup: { most: 10, of: 'managed policies attached to a group' },
  groupsOfUser: { most: 10, of: 'groups that a user is in' },
  versions: { most: 5, of: 'versions of a managed policy' },
  tags: { most: 50, of: 'tags of a user or role' },
  inlineOfUser: { most: 2048, of: inline },
  inlineOfRole: { most: 10_240, of: inline },
  inlineOfGroup: { most: 5120, of: inline },
  managedPolicy: { most: 6144, of: 'characters of a managed policy, white space aside' },
  trustPolicy: { most: 2048, of: 'characters of a trust policy, white space aside', raisable: true },
  SERVICE_CONTROL_POLICY: { most: 10, of: 'SCPs attached to one target', code: ofOrganizations },
  RESOURCE_CONTROL_POLICY: { most: 5, of: 'RCPs attached to one target', code: ofOrganizations },
  sizeOfSCP: { most: 10_240, of: 'characters of an SCP', code: ofOrganizations },
  sizeOfRCP: { most: 5120, of: 'characters of an RCP', code: ofOrganizations },
} as const satisfies Readonly<Record<string, Quota>>;

/** Throws `Refusal` where the count exceeds the quota. */
export function keepWithin(name: keyof typeof quotas, count: number): void {
  const { most, of, raisable, code = 'LimitExceeded' }: Quota = quotas[name];
  if (count <= most) return;
  const raised = raisable
    ? ' This is the default of a quota that AWS raises on request: where it was raised, import the changed export instead.'
    : '';
  throw new Refusal(`${code}: This makes ${count} ${of}, and AWS allows ${most}.${raised}`);
}

export const charactersIn = (text: string): number => text.replace(/\s/g, '').length;
