/** Matches effective statements with the actions of one service, and with the resources of these. */
import { FALSE, TRUE, and, not, or, type Kleene } from '../../iam/decide/kleene.js';
import { compileGlob, matchesGlob, type Glob } from '../../iam/match/wildcard.js';
import type { ConditionOutcome, Owner } from '../../iam/permissions/conditionEvaluator.js';
import type { EffectiveStatementAnswer } from '../shared/answer.js';
import { isOfNoAccount, type ReadAction, type ReadService } from './catalogPatterns.js';
import {
  contains,
  meansNoResource,
  meets,
  overlapOf,
  readPattern,
  type PermissionPattern,
} from './resourcePatterns.js';

/** A statement with prepared patterns. */
export interface ReadStatement {
  readonly index: number;
  readonly statement: EffectiveStatementAnswer;
  readonly actions: readonly ActionPattern[];
  readonly notActions: readonly ActionPattern[];
  readonly resources: readonly PermissionPattern[];
  readonly notResources: readonly PermissionPattern[];
  /** Undefined: the same for every action. */
  readonly conditionOutcome: ((action: string, owner?: Owner) => ConditionOutcome) | undefined;
  /** It has no further conditions or doubts. */
  readonly isCertain: boolean;
}

interface ActionPattern {
  readonly glob: Glob;
  /** The part before the colon; missing: there is none. */
  readonly service: Glob | undefined;
  /** Matches every action of its services. */
  readonly everyAction: boolean;
}

export const readStatement = (
  statement: EffectiveStatementAnswer,
  index: number,
  conditionOutcome: ReadStatement['conditionOutcome'],
): ReadStatement => ({
  index,
  statement,
  conditionOutcome,
  isCertain: statement.exact && statement.conditions.length === 0,
  actions: statement.actions.map(readActionPattern),
  notActions: statement.notActions.map(readActionPattern),
  resources: statement.resources.map(readPattern),
  notResources: statement.notResources.map(readPattern),
});

function readActionPattern(pattern: string): ActionPattern {
  const text = pattern.toLowerCase();
  const colon = text.indexOf(':');
  return {
    glob: compileGlob(text),
    service: colon < 0 ? undefined : compileGlob(text.slice(0, colon)),
    everyAction: text === '*' || text.slice(colon) === ':*',
  };
}

/** The part of a statement that is about one service. */
export interface ServiceStatement extends Omit<ReadStatement, 'actions' | 'notActions'> {
  /** Undefined: every action of the service. */
  readonly globs: readonly Glob[] | undefined;
  readonly notGlobs: readonly Glob[];
}

const isIn = (service: string, pattern: ActionPattern): boolean =>
  pattern.service === undefined || matchesGlob(pattern.service, service);

export function inService(read: ReadStatement, { service }: ReadService): readonly ServiceStatement[] {
  const actions = read.actions.filter((pattern) => isIn(service, pattern));
  if (actions.length === 0) return [];
  const notGlobs = read.notActions.filter((pattern) => isIn(service, pattern)).map(({ glob }) => glob);
  const globs = actions.some(({ everyAction }) => everyAction) ? undefined : actions.map(({ glob }) => glob);
  const { index, statement, resources, notResources, conditionOutcome, isCertain } = read;
  return [{ index, statement, resources, notResources, conditionOutcome, isCertain, notGlobs, globs }];
}

/** Whether it is about every action of its service, on every resource. */
export const isAboutAll = (statement: ServiceStatement): boolean =>
  statement.globs === undefined &&
  statement.conditionOutcome === undefined &&
  statement.notGlobs.length === 0 &&
  isAboutEveryResource(statement);

export const isAboutEveryResource = ({ resources, notResources }: ServiceStatement): boolean =>
  notResources.length === 0 && resources.some(({ everything }) => everything);

export const indexes = (statements: readonly ServiceStatement[]): string =>
  statements.map(({ index, isCertain }) => `${index}${isCertain ? '' : '?'}`).join();

/** Returns the statements for an action: those that match it and whose conditions a request can meet. */
export const onAction = (
  statements: readonly ServiceStatement[],
  action: ReadAction,
  owner?: Owner,
): readonly ServiceStatement[] =>
  statements.filter((one) => matchesAction(one, action.name)).flatMap((one) => asFor(one, action, owner));

function asFor(
  statement: ServiceStatement,
  { name, types }: ReadAction,
  owner: Owner | undefined,
): readonly ServiceStatement[] {
  const met = statement.conditionOutcome?.(name, owner) ?? 'PERHAPS';
  if (met === 'NEVER') return [];
  const one = met === 'ALWAYS' ? { ...statement, isCertain: statement.statement.exact } : statement;
  return types.length === 0 ? onNoResource(one) : [one];
}

/** Returns the statement if it is about the `*` that an action without resources is decided for (E-3, E-20c). */
function onNoResource(statement: ServiceStatement): readonly ServiceStatement[] {
  const { resources, notResources } = statement;
  const anyOf = (patterns: readonly PermissionPattern[]): Kleene =>
    patterns.reduce<Kleene>((any, pattern) => or(any, meansNoResource(pattern)), FALSE);
  const isOfRcp = statement.statement.sources.some(({ layer }) => layer === 'RESOURCE_CONTROL');
  const about = isOfRcp ? FALSE : and(anyOf(resources), not(anyOf(notResources)));
  if (about === FALSE) return [];
  return [about === TRUE ? statement : { ...statement, isCertain: false }];
}

const matchesAction = ({ globs, notGlobs }: ServiceStatement, name: string): boolean =>
  (globs === undefined || globs.some((glob) => matchesGlob(glob, name))) &&
  !notGlobs.some((glob) => matchesGlob(glob, name));

/**
 * Returns the statements about some resource of the action. For an action without resources (E-3), the caller has
 * checked that already.
 */
export const reaching = (
  statements: readonly ServiceStatement[],
  types: readonly PermissionPattern[],
): readonly ServiceStatement[] =>
  types.length === 0 ? statements : statements.filter((one) => types.some((type) => isAbout(one, type)));

const isAbout = ({ resources, notResources }: ServiceStatement, type: PermissionPattern): boolean =>
  resources.some((pattern) => meets(pattern, type)) &&
  !notResources.some((pattern) => contains(pattern, type));

/** E-84: whether Denies, one or several, take away everything that the Allow grants on the action's types. */
export const takeAway = (
  denies: readonly ServiceStatement[],
  allow: ServiceStatement,
  types: readonly PermissionPattern[],
): boolean =>
  types.length === 0
    ? denies.length > 0
    : allowedPatterns(allow, types).every((pattern) => areCovering(denies, pattern, allow));

/**
 * Whether a Deny covers everything that the pattern matches, apart from what the Allow leaves out. What the Deny itself
 * leaves out, another one may cover.
 */
const areCovering = (
  denies: readonly ServiceStatement[],
  pattern: PermissionPattern,
  allow: ServiceStatement,
  isRest = false,
): boolean =>
  denies.some(
    ({ resources, notResources }) =>
      resources.some((outer) => contains(outer, pattern)) &&
      notResources.every(
        (out) =>
          !meets(out, pattern) ||
          allow.notResources.some((hole) => contains(hole, out)) ||
          (!isRest && overlapOf(out, pattern).every((rest) => areCovering(denies, rest, allow, true))),
      ),
  );

const allowedPatterns = (
  { resources, notResources }: ServiceStatement,
  types: readonly PermissionPattern[],
): readonly PermissionPattern[] =>
  resources
    .flatMap((pattern) =>
      types.filter((type) => meets(pattern, type)).flatMap((type) => overlapOf(pattern, type)),
    )
    .filter((pattern) => !notResources.some((hole) => contains(hole, pattern)));

/**
 * E-94: whether the statement certainly allows some resource of the own account that no Deny takes away. `types`: of
 * such resources. If their ARNs name no account, only an Allow of all of them includes own ones.
 */
export const allowsOwn = (
  allow: ServiceStatement,
  denies: readonly ServiceStatement[],
  types: readonly PermissionPattern[],
): boolean => {
  const own = types.filter(
    (type) => isAbout(allow, type) && (!isOfNoAccount(type) || isAboutAllOf(allow, type)),
  );
  return allow.isCertain && own.length > 0 && !takeAway(denies, allow, own);
};

const isAboutAllOf = ({ resources, notResources }: ServiceStatement, type: PermissionPattern): boolean =>
  resources.some((pattern) => contains(pattern, type)) && !notResources.some((hole) => meets(hole, type));
