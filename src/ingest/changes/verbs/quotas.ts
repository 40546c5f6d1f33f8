/**
 * Quotas that AWS refuses changes by, as of November 2026. What it raises on request counts at its default: what an account
 * has raised is not in any export.
 *
 * IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * Organizations: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html; since 15 May 2026
 * twice as many SCPs, and of twice the size, as before.
 */
import { refusal, type Scene } from '../scene.js';

interface Quota {
  readonly most: number;
  /** What is counted, in the plural. */
  readonly of: string;
  /** AWS raises it on request. */
  readonly raisable?: true;
  /** AWS's code, where it is not `LimitExceeded`. */
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

/** Throws `ChangeRefused` where there would be more. */
export function keepWithin(scene: Scene, name: keyof typeof quotas, count: number): void {
  const { most, of, raisable, code = 'LimitExceeded' }: Quota = quotas[name];
  if (count <= most) return;
  const raised = raisable
    ? ' This is the default of a quota that AWS raises on request: where it was raised, import the changed export instead.'
    : '';
  throw refusal(scene, code, `This makes ${count} ${of}, and AWS allows ${most}.${raised}`);
}

export const charactersIn = (text: string): number => text.replace(/\s/g, '').length;
