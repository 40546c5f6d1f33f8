/**
 * Finds who may give a user the name that the policy of another account's resource asks for: accounts are searched
 * with their own resources only (G-32, G-33).
 */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { UnexploredEscalation } from '../../graph/contract/pathReader.js';
import type { StoredResource } from '../../graph/model/storedPolicies.js';
import { canBeTakenOver } from '../../graph/model/principals/namedPrincipal.js';
import type { ConditionTest } from '../../iam/language/statement.js';
import { picked } from '../../escalation/context/candidateResources.js';
import { globIntersection } from '../../iam/match/globAlgebra.js';
import { parseOperator } from '../../iam/match/operators.js';
import { compileGlob, matchesGlob, textOf, type Glob } from '../../iam/match/wildcard.js';
import { applied } from '../can/heldPolicy.js';
import type { WhoCanFacts } from '../../graph/contract/whoCanReader.js';
import type { PrincipalAccess } from '../shared/answer.js';
import { MOST_NAMES } from '../shared/limits.js';
import { askingUnder } from './evaluateWhoCan.js';
import type { AnsweredQuestion } from './freedByRemoval.js';

const RENAMED_USER_TECHNIQUE = 'T-188';
const NEW_USER_TECHNIQUE = 'T-016';

/** The name that stands for any. */
const ANY = 'rolegraph';

/** Finds them, and also those who administer their account, whom the answer may list. */
export async function findWhoMayNameUsers(reader: GraphReader, { question, facts }: AnsweredQuestion) {
  const graphVersions: string[] = [];
  const ask = askingUnder(reader, question, graphVersions);
  const whoMay = async (action: string, name: string): Promise<readonly PrincipalAccess[]> =>
    (await ask(action, name)).filter(({ principal }) => canBeTakenOver(principal.identifier));
  const names = namesOfUsers(facts);
  const found: UnexploredEscalation[] = [];
  for (const name of names.slice(0, MOST_NAMES)) {
    const anybody = name.replace(/:user\/.*/, `:user/${ANY}`);
    const [moved, left, made, keys] = await Promise.all([
      whoMay('iam:UpdateUser', name),
      whoMay('iam:UpdateUser', anybody),
      whoMay('iam:CreateUser', name),
      whoMay('iam:CreateAccessKey', name),
    ]);
    found.push(
      ...inBoth(moved, left).map(byTechnique(RENAMED_USER_TECHNIQUE)),
      ...inBoth(made, keys).map(byTechnique(NEW_USER_TECHNIQUE)),
    );
  }
  return { found, graphVersions, isCut: names.length > MOST_NAMES };
}

/** A condition on names of callers. */
interface Asked {
  readonly glob: Glob;
  /** Whether it denies: any other name is past it. */
  readonly denies: boolean;
}

/** Returns names in other accounts than the resource's, one for each condition that tells some users from others. */
function namesOfUsers({ resources, roots }: WhoCanFacts): readonly string[] {
  const names = [...resources.values()].flatMap((stored) => {
    const asked = askedBy(stored);
    if (asked.length === 0) return [];
    return roots
      .filter(({ accountId }) => accountId !== stored.resource.accountId)
      .flatMap(({ partition, accountId }) => {
        const prefix = `arn:${partition}:iam::${accountId}:user/`;
        return asked.flatMap((one) => namesUnder(prefix, one));
      });
  });
  return [...new Set(names)].sort();
}

function namesUnder(prefix: string, { glob, denies }: Asked): readonly string[] {
  const common = globIntersection(glob, compileGlob(`${prefix}*`)) ?? [];
  if (common.length === 0 || matchesGlob(glob, `${prefix}${ANY}`)) return [];
  return denies ? [`${prefix}${ANY}`] : common.map(({ tokens }) => picked(textOf(tokens)));
}

const askedBy = ({ policy }: StoredResource): readonly Asked[] =>
  (policy === undefined ? [] : (applied(policy, 'RESOURCE').compiled?.statements ?? [])).flatMap(
    ({ effect, source }) =>
      source.conditions.flatMap((test) => {
        const denies = effect === 'DENY' && parseOperator(test.operator)?.negated === false;
        return patternsOf(test).map((pattern) => ({ glob: compileGlob(pattern), denies }));
      }),
  );

function patternsOf({ key, values }: ConditionTest): readonly string[] {
  const patterns = values.map((value) => value.replaceAll(/\$\{[^}]*\}/g, '*'));
  if (key.toLowerCase() === 'aws:principalarn') return patterns;
  return key.toLowerCase() === 'aws:username' ? patterns.map((one) => `arn:*:iam::*:user/${one}`) : [];
}

function inBoth(some: readonly PrincipalAccess[], others: readonly PrincipalAccess[]) {
  const known = new Set(others.map(({ principal }) => principal.identifier));
  return some.filter(({ principal }) => known.has(principal.identifier));
}

const byTechnique =
  (techniqueId: string) =>
  ({ principal }: PrincipalAccess): UnexploredEscalation => ({
    principal: principal.identifier,
    techniqueIds: [techniqueId],
  });
