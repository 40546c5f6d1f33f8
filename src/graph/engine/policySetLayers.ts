/** Prepares policy sets for the policy engine: their layers, and a principal that represents any member. */
import {
  compilePolicy,
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
import type { HeldUse, PolicySet, StoredDocument } from '../model/storedPolicies.js';
import type { EquivalentSets } from '../contract/whoCanReader.js';
import { memoize } from '../model/memoize.js';

export type Documents = ReadonlyMap<string, StoredDocument>;

/** A policy set with its members, or with facts that hold for all of them. */
type MembersKnown = PolicySet | EquivalentSets;

/** Returns a principal that represents any member of the set that no policy names. */
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

/** Returns a key that is equal for sets whose members get the same answer if only these documents concern it. */
export function answerKey(set: MembersKnown, hashes: readonly string[]): string {
  const { accountId, partition, kind, partial, boundary } = set;
  const ceiling = boundary.status === 'COLLECTED' ? boundary.documentHash : boundary.status;
  return `${accountId} ${partition} ${kind} ${isServiceLinked(set)} ${partial} ${ceiling} ${hashes.join(' ')}`;
}

export function setLayers(
  set: Pick<PolicySet, 'accountId' | 'identityHashes' | 'partial' | 'boundary'>,
  documents: Documents,
): Pick<PolicyLayers, 'identity' | 'permissionsBoundary'> {
  const identity: Layer = {
    status: set.partial ? 'PARTIAL' : 'COLLECTED',
    policies: set.identityHashes.map((hash) => documentPolicy(hash, 'IDENTITY', documents, set.accountId)),
  };
  const { boundary } = set;
  if (boundary.status === 'COLLECTED') {
    const policies = [documentPolicy(boundary.documentHash, 'IDENTITY', documents, set.accountId)];
    return { identity, permissionsBoundary: { status: 'COLLECTED', policies } };
  }
  return boundary.status === 'NONE'
    ? { identity }
    : { identity, permissionsBoundary: { status: boundary.status } };
}

/** The account of policies that AWS manages. */
export const AWS_MANAGED_ACCOUNT = 'aws';

/** Makes a policy of a document, identified by its content alone. `accountId`: whose policy gives the name. */
export const documentPolicy = (
  hash: string,
  use: HeldUse,
  documents: Documents,
  accountId = AWS_MANAGED_ACCOUNT,
): AppliedPolicy => new DocumentPolicy(hash, use, documents.get(hash), accountId);

/** Compiles on demand, since an import makes policies of more documents than fit into memory when compiled. */
class DocumentPolicy implements AppliedPolicy {
  readonly name: string;

  constructor(
    readonly id: string,
    private readonly use: HeldUse,
    private readonly document: StoredDocument | undefined,
    accountId: string,
  ) {
    const { names, name } = document ?? {};
    const known = names?.get(accountId) ?? names?.get(AWS_MANAGED_ACCOUNT) ?? name;
    // Several policies may have this unread document; data gaps name them.
    this.name = known ?? (document?.quarantined === undefined ? id : 'of the principal');
  }

  get compiled(): CompiledPolicy | undefined {
    return this.document && compiledDocument(this.document, this.use);
  }
}

/** Whether an answer may have to name a document: it was not read, or a statement of it may apply to the resource. */
export function mayBeNamed(document: StoredDocument, resource: string): boolean {
  const compiled = compiledDocument(document, 'IDENTITY');
  return compiled === undefined || hasWildcard(resource) || compiled.statements.some(isUncertain);
}

const isUncertain = ({ action, tests, source }: CompiledStatement): boolean =>
  action.invalid || tests.some(({ valid }) => !valid) || mayHaveVariables(source);

/**
 * Whether a policy may concern the action (and the resource, if given): one of its statements may be about it, it shows
 * that a condition key holds a list (U-7), or it could not be read (E-79).
 */
export const mayConcernAction = (
  { compiled }: Pick<AppliedPolicy, 'compiled'>,
  action: ActionName,
  resource?: RequestedResource,
): boolean =>
  compiled === undefined ||
  compiled.setKeys.size > 0 ||
  statementsFor(compiled, action).some((one) => resource === undefined || mayConcern(one, resource));

/** Returns `mayConcernAction` of any of the actions for documents, cached. Sets that differ only in other documents get the same answer. */
export function documentsOn(
  actions: readonly string[],
  resource: RequestedResource,
  documents: Documents,
): (hash: string) => boolean {
  const names = actions.map((action) => splitAction(action) ?? NO_ACTION);
  return memoize((hash) => {
    const policy = documentPolicy(hash, 'IDENTITY', documents);
    return names.some((name) => mayConcernAction(policy, name, resource));
  });
}

const readsMember = (keys: ReadonlySet<string>): boolean => [...keys].some(isMemberKey);

/** Whether the statement names users, roles or sessions, or reads keys that tell them apart. */
export const asksWho = ({ source: { principal }, referencedKeys }: CompiledStatement): boolean =>
  readsMember(referencedKeys) ||
  principal?.inverted === true ||
  principal?.values.some(({ type, value }) => type === 'AWS' && /\/|^A(IDA|ROA)/.test(value)) === true;

/**
 * Returns the statements of policies of resources that depend on who the caller is, each as a policy. Of statements
 * that ask the same there is one: most buckets have their policies from few templates.
 */
export function policiesAskingWho(
  resources: readonly { readonly policyHash?: string }[],
  documents: Documents,
): readonly AppliedPolicy[] {
  const asking = new Map<string, AppliedPolicy>();
  for (const hash of new Set(resources.flatMap(({ policyHash }) => policyHash ?? []))) {
    const policy = documentPolicy(hash, 'RESOURCE', documents);
    const { compiled } = policy;
    for (const { source } of compiled?.statements.filter(asksWho) ?? []) {
      const { effect, principal, conditions } = source;
      const key = JSON.stringify([
        compiled?.document.version,
        effect,
        principal,
        conditions,
        mayHaveVariables(source),
      ]);
      if (compiled && !asking.has(key))
        asking.set(key, {
          ...policy,
          compiled: compilePolicy({ ...compiled.document, statements: [source] }),
        });
    }
  }
  return [...asking.values()];
}

/** Whether the statement is a Deny that does not apply to all principals. */
const deniesByName = ({ effect, source, referencedKeys }: CompiledStatement): boolean =>
  effect === 'DENY' &&
  (source.principal?.values.some(({ value }) => value !== '*') === true || readsMember(referencedKeys));

/**
 * Whether members can get other answers than the representative of their set, so that each has to be judged by itself.
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

/** Returns names and ids in principal elements of a layer, in lower case. These principals are judged one by one. */
export function namesIn(layer: Layer | undefined): ReadonlySet<string> {
  const statements = policiesOfLayer(layer).flatMap(({ compiled }) => compiled?.statements ?? []);
  return new Set(
    statements.flatMap(({ source }) => source.principal?.values ?? []).map(({ value }) => lastName(value)),
  );
}

export const isNamedIn = (named: ReadonlySet<string>, ...names: readonly (string | undefined)[]): boolean =>
  names.some((name) => name !== undefined && named.has(name.toLowerCase()));

/** Returns the user or role name in an ARN; ids as they are. */
function lastName(value: string): string {
  const parts = (value.split(':')[5] ?? value).split('/');
  return (parts[0] === 'assumed-role' ? (parts[1] ?? '') : (parts.at(-1) ?? '')).toLowerCase();
}
