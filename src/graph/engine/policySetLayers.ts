/** A policy set as the policy engine takes it: its layers, any member of it, and one member. */
import {
  mayHaveVariables,
  statementsFor,
  type CompiledPolicy,
  type CompiledStatement,
} from '../../iam/language/compile.js';
import { isMemberKey } from '../../iam/facts/data/conditionKeys.js';
import { mayConcern } from '../../iam/decide/evaluate.js';
import {
  allPolicies,
  policiesOfLayer,
  type AppliedPolicy,
  type Layer,
  type PolicyLayers,
} from '../../iam/decide/layers.js';
import { NO_ACTION, splitAction, type ActionName } from '../../iam/match/action.js';
import type { RequestedResource } from '../../iam/match/resourceElement.js';
import { hasWildcard } from '../../iam/match/wildcard.js';
import type { RequestPrincipal } from '../../iam/decide/request.js';
import { compiledDocument } from './compiledDocument.js';
import { asChanged } from './requestPrincipal.js';
import type { StoredDocument } from '../model/storedPolicies.js';
import type { PolicySet } from '../model/storedPolicies.js';
import type { EquivalentSets } from '../contract/whoCanReader.js';

export type Documents = ReadonlyMap<string, StoredDocument>;

/** With its members, or with what any of them is. */
type MembersKnown = PolicySet | EquivalentSets;

/** Any member of a set, as long as nothing names it. */
export function anyMember(set: MembersKnown): RequestPrincipal {
  const { partition, accountId } = set;
  const any: RequestPrincipal =
    set.kind === 'USER'
      ? { kind: 'user', partition, accountId }
      : { kind: 'roleSession', partition, accountId, serviceLinked: isServiceLinked(set) };
  return 'namedAs' in set ? asChanged(any, set) : any;
}

const isServiceLinked = (set: MembersKnown): boolean =>
  'members' in set ? set.members.some((one) => one.kind === 'ROLE' && one.serviceLinked) : set.serviceLinked;

/** Equal for sets of which any members are one to the engine: of one account, with these of their documents. */
export function answerKey(set: MembersKnown, hashes: readonly string[]): string {
  const { accountId, partition, kind, partial, boundary } = set;
  const ceiling = boundary.status === 'COLLECTED' ? boundary.documentHash : boundary.status;
  return `${accountId} ${partition} ${kind} ${isServiceLinked(set)} ${partial} ${ceiling} ${hashes.join(' ')}`;
}

export function setLayers(
  set: Pick<PolicySet, 'identityHashes' | 'partial' | 'boundary'>,
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
export const documentPolicy = (
  hash: string,
  use: 'IDENTITY' | 'TRUST' | 'RESOURCE',
  documents: Documents,
): AppliedPolicy => new DocumentPolicy(hash, use, documents.get(hash));

/** Compiled when it is asked: an import makes policies of more documents than fit into memory compiled. */
class DocumentPolicy implements AppliedPolicy {
  readonly name: string;

  constructor(
    readonly id: string,
    private readonly use: 'IDENTITY' | 'TRUST' | 'RESOURCE',
    private readonly document: StoredDocument | undefined,
  ) {
    // Of several that have an unread document, the data gaps say which are meant.
    this.name = document?.name ?? (document?.quarantined === undefined ? id : 'of the principal');
  }

  get compiled(): CompiledPolicy | undefined {
    return this.document && compiledDocument(this.document, this.use);
  }
}

/** Whether an answer may call a document by its name: it was not read, or what one of its statements says of the resource is not certain. */
export function mayBeNamed(document: StoredDocument, resource: string): boolean {
  const compiled = compiledDocument(document, 'IDENTITY');
  return compiled === undefined || hasWildcard(resource) || compiled.statements.some(isUncertain);
}

const isUncertain = ({ action, tests, source }: CompiledStatement): boolean =>
  action.invalid || tests.some(({ valid }) => !valid) || mayHaveVariables(source);

/**
 * One of its statements may be about the action, on the resource where there is one given, it says that a key holds a
 * list (U-7), or it could not be read (E-79).
 */
export const mayConcernAction = (
  { compiled }: Pick<AppliedPolicy, 'compiled'>,
  action: ActionName,
  resource?: RequestedResource,
): boolean =>
  compiled === undefined ||
  compiled.setKeys.size > 0 ||
  statementsFor(compiled, action).some((one) => resource === undefined || mayConcern(one, resource));

/** `mayConcernAction`, found out once for each document. Sets that differ only in documents without a say have one answer. */
export function documentsOn(
  action: string,
  resource: RequestedResource,
  documents: Documents,
): (hash: string) => boolean {
  const name = splitAction(action) ?? NO_ACTION;
  const known = new Map<string, boolean>();
  return (hash) => {
    const found = known.get(hash);
    if (found !== undefined) return found;
    const concerns = mayConcernAction(documentPolicy(hash, 'IDENTITY', documents), name, resource);
    known.set(hash, concerns);
    return concerns;
  };
}

const readsMember = (keys: ReadonlySet<string>): boolean => [...keys].some(isMemberKey);

/** A Deny that is not about everybody. */
const deniesByName = ({ effect, source, referencedKeys }: CompiledStatement): boolean =>
  effect === 'DENY' &&
  (source.principal?.values.some(({ value }) => value !== '*') === true || readsMember(referencedKeys));

/**
 * Whether who a member is can change an answer that was worked out for any member: then each is judged by itself.
 * A definite answer holds for every member, unless the resource's own policy denies some of them by name.
 */
export function canDifferByMember(isConditional: boolean, layers: PolicyLayers, action: string): boolean {
  const name = splitAction(action) ?? NO_ACTION;
  const statementsOf = ({ compiled }: AppliedPolicy) => (compiled ? statementsFor(compiled, name) : []);
  if (policiesOfLayer(layers.resource).flatMap(statementsOf).some(deniesByName)) return true;
  return (
    isConditional &&
    allPolicies(layers)
      .flatMap(statementsOf)
      .some(({ referencedKeys }) => readsMember(referencedKeys))
  );
}

/** Names and ids in the principal elements of a layer, in lower case: whom it names is judged by itself. */
export function namesIn(layer: Layer | undefined): ReadonlySet<string> {
  const statements = policiesOfLayer(layer).flatMap(({ compiled }) => compiled?.statements ?? []);
  return new Set(
    statements.flatMap(({ source }) => source.principal?.values ?? []).map(({ value }) => lastName(value)),
  );
}

/** Whether a name or an id is among those. */
export const isNamedIn = (named: ReadonlySet<string>, ...names: readonly (string | undefined)[]): boolean =>
  names.some((name) => name !== undefined && named.has(name.toLowerCase()));

/** The name in a user, role or session ARN; ids as they are. */
function lastName(value: string): string {
  const parts = (value.split(':')[5] ?? value).split('/');
  return (parts[0] === 'assumed-role' ? (parts[1] ?? '') : (parts.at(-1) ?? '')).toLowerCase();
}
