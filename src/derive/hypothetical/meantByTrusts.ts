/** Finds the existing and possible principals that trust policies mean by conditions on the caller (E-59). */
import { compiledDocument } from '../../graph/engine/compiledDocument.js';
import { documentPolicy, type Documents } from '../../graph/engine/policySetLayers.js';
import type { AccountFacts, TrustingRole } from '../../graph/contract/graphWriter.js';
import { canBeTakenOver, isUniqueId } from '../../graph/model/principals/namedPrincipal.js';
import type { PolicySetMember } from '../../graph/model/storedPolicies.js';
import { noPolicies, type Layer } from '../../iam/decide/layers.js';
import type { CompiledStatement } from '../../iam/language/compile.js';
import type { ConditionTest } from '../../iam/language/statement.js';
import { parseOperator } from '../../iam/match/operators.js';
import { compileGlob, matchesGlob } from '../../iam/match/wildcard.js';
import { statementsAbout } from '../assumeRole/assumeRoleJudge.js';
import { areOfTags } from '../assumeRole/equivalentRoles.js';
import type { Around } from '../deriveAssumeEdges.js';

/**
 * Returns each principal that a value means by ARN or unique id, and the first that a pattern matches: the others
 * differ in name only.
 */
export function meantAmong(
  members: readonly PolicySetMember[],
  roles: readonly TrustingRole[],
  documents: Documents,
): ReadonlySet<string> {
  const values = new Set(
    roles
      .flatMap(({ trustHash }) => statementsAskingWho(trustHash, 'TRUST', documents))
      .flatMap(({ source }) => source.conditions)
      .flatMap(valuesOfCallers),
  );
  const open = members.filter(({ identifier }) => canBeTakenOver(identifier));
  const exact = open.filter(({ identifier, uniqueId }) => values.has(identifier) || values.has(uniqueId));
  const byPattern = [...values].filter(isPattern).flatMap((value) => {
    const glob = compileGlob(value);
    return open.find(({ identifier }) => matchesGlob(glob, identifier)) ?? [];
  });
  return new Set([...exact, ...byPattern].map(({ identifier }) => identifier));
}

/** Whether each Allow of the trust policy is only for principals whose names are taken, or that only AWS can make. */
export function isClosedToNew(
  role: TrustingRole,
  documents: Documents,
  isTaken: (arn: string) => boolean,
): boolean {
  const asking = statementsAskingWho(role.trustHash, 'TRUST', documents).filter(letsInCallers);
  const isForTakenNames = ({ source }: CompiledStatement): boolean =>
    source.conditions.some(
      (test) => isOnCaller(test) && valuesOfCallers(test).every((value) => !canBeMade(value, isTaken)),
    );
  return asking.length > 0 && asking.every(isForTakenNames);
}

/**
 * Whether a resource policy of the account, or a role of another account that lets in one of its principals, reads tags
 * of the caller (G-20).
 */
export function asksForTags(
  { resources }: AccountFacts,
  { elsewhere }: { readonly elsewhere: { readonly roles: readonly TrustingRole[] } },
  documents: Documents,
): boolean {
  const hashes = new Set([
    ...elsewhere.roles.map(({ trustHash }) => trustHash),
    ...resources.flatMap(({ policyHash }) => policyHash ?? []),
  ]);
  return [...hashes].some((hash) => /aws:principaltag\//i.test(documents.get(hash)?.text ?? ''));
}

/** Returns the roles whose trust policies, or resource control policies over them, read the roles' tags (G-20). */
export const askingForTheirTags = (
  roles: readonly TrustingRole[],
  { documents, guard }: Around,
): readonly TrustingRole[] =>
  roles.filter(({ arn, accountId, trustHash }) => {
    const resource: Layer = {
      status: 'COLLECTED',
      policies: [documentPolicy(trustHash, 'TRUST', documents)],
    };
    const { guardrails } = guard({ kind: 'service', service: '' }, { arn, accountId });
    const statements = statementsAbout({ identity: noPolicies, resource, ...guardrails });
    return statements.some(({ referencedKeys }) => areOfTags(referencedKeys));
  });

/**
 * Returns ARNs and patterns of callers, in trust policies that let in principals of the account and in its resource
 * policies (G-32).
 */
export function namesInConditions(
  { resources }: AccountFacts,
  { roles }: { readonly roles: readonly TrustingRole[] },
  documents: Documents,
): { readonly byRoles: readonly string[]; readonly byResources: readonly string[] } {
  const ofResources = resources.flatMap(({ policyHash }) =>
    policyHash === undefined ? [] : statementsAskingWho(policyHash, 'RESOURCE', documents),
  );
  return {
    byRoles: namesIn(roles.flatMap(({ trustHash }) => statementsAskingWho(trustHash, 'TRUST', documents))),
    byResources: namesIn(ofResources),
  };
}

const namesIn = (statements: readonly CompiledStatement[]): readonly string[] => [
  ...new Set(
    statements
      .flatMap(({ source }) => source.conditions)
      .filter(({ key }) => key.toLowerCase() === 'aws:principalarn')
      .flatMap(valuesOfCallers),
  ),
];

const letsInCallers = ({ effect, source: { principal } }: CompiledStatement): boolean =>
  effect === 'ALLOW' &&
  (principal?.inverted === true ||
    principal?.values.some(({ type }) => type === 'AWS' || type === 'ANY') === true);

const canBeMade = (value: string, isTaken: (arn: string) => boolean): boolean =>
  !isUniqueId(value) && !/:role\/aws-(service-role|reserved)\//.test(value) && !isTaken(value);

/** Returns all statements of the policy if one of them looks at the caller. */
function statementsAskingWho(
  hash: string,
  use: 'TRUST' | 'RESOURCE',
  documents: Documents,
): readonly CompiledStatement[] {
  const document = documents.get(hash);
  if (document === undefined || !/aws:(principalarn|userid)/i.test(document.text)) return [];
  return compiledDocument(document, use)?.statements ?? [];
}

const isOnCaller = (test: ConditionTest): boolean =>
  valuesOfCallers(test).length > 0 && parseOperator(test.operator)?.negated === false;

/**
 * Returns the values that a caller is compared with. A variable can be anything. For a session's id, the role's part
 * counts.
 */
function valuesOfCallers({ key, values }: ConditionTest): readonly string[] {
  const texts = values.map((value) => value.replaceAll(/\$\{[^}]*\}/g, '*'));
  if (key.toLowerCase() === 'aws:principalarn') return texts;
  return key.toLowerCase() === 'aws:userid' ? texts.map((text) => text.replace(/:.*/, '')) : [];
}

const isPattern = (value: string): boolean => /[*?]/.test(value);
