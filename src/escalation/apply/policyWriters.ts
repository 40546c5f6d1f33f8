/** Lists the techniques that give the use of a resource by writing who may use it, with their actions. */
import { leavesOf } from '../catalog/variants.js';
import { formsOf } from '../catalog/technique.js';
import { techniqueById } from '../catalog/techniques.js';

/**
 * The techniques of table E that write a resource policy, grant or ACL, and the one that writes trust policies.
 * Experimental ones count: what they need is documented; only their use is not.
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
 * Actions that remove such a policy, or one statement of it. They give only what was denied (G-30), so they are no form
 * of the technique.
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
  /** Missing: it can write any policy. */
  readonly removes?: Removal;
}

/** Returns those for resources of a service, named as in ARNs. */
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
