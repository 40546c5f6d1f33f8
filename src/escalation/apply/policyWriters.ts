/** Which techniques let whoever has one make use of a resource, by writing who may: an action of its own for each. */
import { leavesOf } from '../catalog/variants.js';
import { formsOf } from '../catalog/technique.js';
import { techniqueById } from '../catalog/techniques.js';

/**
 * Of table E those that write a resource policy, a grant or an ACL of what is asked about, and that of trust policies.
 * Experimental ones count: what they need is documented, only whether anybody used it is not.
 */
const ids = [
  'T-026',
  'T-153',
  'T-154',
  'T-155a',
  'T-155b',
  'T-155c',
  'T-157a',
  'T-159a',
  'T-159b',
  'T-160a',
  'T-160b',
  'T-161',
  'T-162a',
  'T-162b',
  'T-162c',
  'T-162d',
  'T-162e',
  'T-162f',
];

/**
 * What takes away of such a policy: all of it, or one statement. It gives nothing but what that denied (G-30), and so is no
 * way to carry the technique out.
 */
const removals: Readonly<Record<string, Readonly<Record<string, Removal>>>> = {
  'T-155a': { 's3:DeleteBucketPolicy': 'POLICY' },
  'T-155c': { 's3:DeleteAccessPointPolicy': 'POLICY' },
  'T-157a': { 'secretsmanager:DeleteResourcePolicy': 'POLICY' },
  'T-159a': { 'sns:RemovePermission': 'STATEMENT' },
  'T-159b': { 'sqs:RemovePermission': 'STATEMENT' },
  'T-160a': { 'lambda:RemovePermission': 'STATEMENT', 'lambda:DeleteResourcePolicy': 'POLICY' },
  'T-161': { 'ecr:DeleteRepositoryPolicy': 'POLICY' },
  'T-162a': { 'dynamodb:DeleteResourcePolicy': 'POLICY' },
  'T-162b': { 'glue:DeleteResourcePolicy': 'POLICY' },
  'T-162c': { 'elasticfilesystem:DeleteFileSystemPolicy': 'POLICY' },
  'T-162d': { 'events:RemovePermission': 'STATEMENT' },
  'T-162e': { 'backup:DeleteBackupVaultAccessPolicy': 'POLICY' },
};

export type Removal = 'POLICY' | 'STATEMENT';

export interface PolicyWriting {
  readonly techniqueId: string;
  readonly action: string;
  /** Missing: it writes what it likes. */
  readonly removes?: Removal;
}

/** Those on things of a service, as ARNs have it. */
export const policyWriting = (service: string): readonly PolicyWriting[] =>
  all.filter(({ action }) => action.startsWith(`${service}:`));

const all: readonly PolicyWriting[] = ids.flatMap((techniqueId) => {
  const technique = techniqueById(techniqueId);
  const leaves = technique ? formsOf(technique).flatMap(({ required }) => leavesOf(required)) : [];
  return [
    ...[...new Set(leaves.map(({ action }) => action))].map((action) => ({ techniqueId, action })),
    ...Object.entries(removals[techniqueId] ?? {}).map(([action, removes]) => ({
      techniqueId,
      action,
      removes,
    })),
  ];
});
