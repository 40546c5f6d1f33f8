/** Lists the techniques that give the use of a resource by writing who may use it, with their actions. */
import { requiredActionsOf } from '../catalog/forms.js';
import { formsOf } from '../catalog/technique.js';
import { techniqueById } from '../catalog/techniques.js';
import data from './policyWriters.json' with { type: 'json' };

/**
 * The techniques of table E that write a resource policy, grant or ACL, and the one that writes trust policies.
 * With each: actions that remove such a policy, or one statement of it. They give only what was denied (G-30), so they
 * are no form of the technique. `beside`: actions that the technique needs too, and that write nothing of the resource.
 */
const writers: Readonly<
  Record<string, Readonly<Partial<Record<'policies' | 'statements' | 'beside', readonly string[]>>>>
> = data;

/** TAGS: what tags the resource has counts no more, since others can be set (G-35). BUCKET_ABAC: nor that they do not count. */
export type Removal = 'POLICY' | 'STATEMENT' | 'TAGS' | 'BUCKET_ABAC';

export interface PolicyWriting {
  readonly techniqueId: string;
  readonly action: string;
  /** Missing: it can write any policy. */
  readonly removes?: Removal;
}

/** Returns those for resources of a service, named as in ARNs. */
export function policyWriting(service: string): readonly PolicyWriting[] {
  const prefix = service === 's3-object-lambda' ? 's3' : service;
  return all.filter(({ action }) => action.startsWith(`${prefix}:`));
}

const all: readonly PolicyWriting[] = Object.entries(writers).flatMap(([techniqueId, removals]) => {
  const technique = techniqueById(techniqueId);
  const { policies = [], statements = [], beside = [] } = removals;
  const leaves = technique ? formsOf(technique).flatMap(({ required }) => requiredActionsOf(required)) : [];
  const writing = leaves.map(({ action }) => action).filter((action) => !beside.includes(action));
  return [
    ...[...new Set(writing)].map((action) => ({ techniqueId, action })),
    ...policies.map((action) => ({ techniqueId, action, removes: 'POLICY' as const })),
    ...statements.map((action) => ({ techniqueId, action, removes: 'STATEMENT' as const })),
  ];
});
