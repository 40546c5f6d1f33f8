/** A policy set as the policy engine takes it: its layers, any member of it, and one member. */
import type { CompiledPolicy, CompiledStatement } from '../iam/compile.js';
import type { AppliedPolicy, Layer, PolicyLayers } from '../iam/layers.js';
import type { RequestPrincipal } from '../iam/request.js';
import { compiledDocument } from './compiledDocument.js';
import type { PolicySet, StoredDocument } from './graph.js';

export type Documents = ReadonlyMap<string, StoredDocument>;

/** Any member of a set, as long as nothing names it. */
export function anyMember(set: PolicySet): RequestPrincipal {
  const { partition, accountId } = set;
  if (set.kind === 'USER') return { kind: 'user', partition, accountId };
  const serviceLinked = set.members.some((one) => one.kind === 'ROLE' && one.serviceLinked);
  return { kind: 'roleSession', partition, accountId, serviceLinked };
}

export function setLayers(
  set: PolicySet,
  documents: Documents,
): Pick<PolicyLayers, 'identity' | 'permissionsBoundary'> {
  const identity: Layer = {
    status: set.partial ? 'PARTIAL' : 'COLLECTED',
    policies: set.identityHashes.map((hash) => documentPolicy(hash, 'IDENTITY', documents)),
  };
  const { boundary } = set;
  if (boundary.status === 'COLLECTED') {
    const policies = [documentPolicy(boundary.documentHash, 'IDENTITY', documents)];
    return { identity, permissionsBoundary: { status: 'COLLECTED', policies } };
  }
  return boundary.status === 'NONE'
    ? { identity }
    : { identity, permissionsBoundary: { status: boundary.status } };
}

/** A document as a policy that is known by its content alone. */
export function documentPolicy(hash: string, use: 'IDENTITY' | 'TRUST', documents: Documents): AppliedPolicy {
  const document = documents.get(hash);
  return { id: hash, name: document?.name ?? hash, compiled: document && compiledDocument(document, use) };
}

/** Keys whose value differs from member to member of a policy set. */
const isMemberKey = (key: string): boolean =>
  ['aws:principalarn', 'aws:userid', 'aws:username'].includes(key) || key.startsWith('aws:principaltag/');

const readsMember = (keys: ReadonlySet<string>): boolean => [...keys].some(isMemberKey);

/** A Deny that is not about everybody. */
const deniesSomebody = ({ effect, source, referencedKeys }: CompiledStatement): boolean =>
  effect === 'DENY' &&
  (source.principal?.values.some(({ value }) => value !== '*') === true || readsMember(referencedKeys));

/**
 * Whether who a member is can change an answer that was worked out for any member: then each is judged by itself.
 * A definite answer holds for every member, unless the resource's own policy denies some of them by name.
 */
export function tellsMembersApart(
  isConditional: boolean,
  layers: Pick<PolicyLayers, 'identity' | 'permissionsBoundary' | 'resource'>,
): boolean {
  const resource = policiesOf(layers.resource);
  if (resource.some((policy) => policy.statements.some(deniesSomebody))) return true;
  if (!isConditional) return false;
  const all = [...resource, ...policiesOf(layers.identity), ...policiesOf(layers.permissionsBoundary)];
  return all.some((policy) => readsMember(policy.referencedKeys));
}

const policiesOf = (layer: Layer | undefined): readonly CompiledPolicy[] =>
  layer === undefined || layer.status === 'NOT_COLLECTED'
    ? []
    : layer.policies.flatMap(({ compiled }) => compiled ?? []);
