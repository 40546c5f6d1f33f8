/** Finds functions and repositories whose policies may let others change the code that runs as a role (G-13). */
import { changingCode, codeActions } from '../escalation/gains/chainableGains.js';
import { compiledDocument } from '../graph/engine/compiledDocument.js';
import type { AccountFacts, CodeResource, Neighbors } from '../graph/contract/graphWriter.js';
import {
  accountOfIdentifier,
  isOfNoAccount,
  namedPrincipalKind,
} from '../graph/model/principals/namedPrincipal.js';
import type { Documents } from '../graph/engine/policySetLayers.js';
import { statementsFor, type CompiledPolicy } from '../iam/language/compile.js';
import { NO_ACTION, splitAction } from '../iam/match/action.js';

const kinds: readonly string[] = Object.keys(changingCode);

/**
 * Whether the policy names the account or its principals. Its own root user does not count: it leaves the decision to
 * the principals' policies, which are judged elsewhere.
 */
export const isNamedBy = (resource: CodeResource, accountId: string): boolean =>
  resource.names.some((identifier) => {
    if (identifier === '*') return true;
    if (accountOfIdentifier(identifier) !== accountId) return false;
    return resource.accountId !== accountId || namedPrincipalKind(identifier) !== 'ROOT';
  });

/**
 * Returns resources whose policies may let a principal change code: most only let services invoke or all call a URL.
 */
export const codeResourcesIn = (
  accounts: readonly AccountFacts[],
  { codeResources, documents }: Neighbors,
): readonly CodeResource[] => [
  ...codeResources.filter(grantsCodeBy(documents)),
  ...accounts.flatMap((facts) => codeResourcesOf(facts).filter(grantsCodeBy(facts.documents))),
];

const grantsCodeBy =
  (documents: Documents) =>
  ({ policyHash }: CodeResource): boolean => {
    const document = documents.get(policyHash);
    return document === undefined || allowsAny(compiledDocument(document, 'RESOURCE'), codeActions);
  };

/** Whether a policy may allow one of the actions. A document that cannot be read may. */
export const allowsAny = (compiled: CompiledPolicy | undefined, actions: readonly string[]): boolean =>
  compiled === undefined ||
  actions.some((action) =>
    statementsFor(compiled, splitAction(action) ?? NO_ACTION).some(({ effect }) => effect === 'ALLOW'),
  );

function codeResourcesOf({ accountId, resources, workloads }: AccountFacts): readonly CodeResource[] {
  return resources.flatMap(({ arn, service, resourceType, policyHash, trusts }): readonly CodeResource[] => {
    const kind = `${service}:${resourceType ?? ''}`;
    const identifiers = trusts.map(({ identifier }) => identifier);
    if (policyHash === undefined || !isCodeKind(kind) || identifiers.every(isService)) return [];
    const roles = workloads.filter((one) => one.arn === arn).flatMap((one) => one.roles);
    const roleArns = roles.flatMap(({ arn: role, use }) => (use === 'CODE' ? role : []));
    return [{ arn, accountId, kind, policyHash, names: identifiers, roleArns }];
  });
}

export const isCodeKind = (kind: string): kind is CodeResource['kind'] => kinds.includes(kind);

const isService = (identifier: string): boolean => isOfNoAccount(namedPrincipalKind(identifier));
