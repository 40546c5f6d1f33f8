/** Which statements are relevant to an action, and which condition keys they read. */
import { statementsFor, type CompiledStatement } from '../../iam/language/compile.js';
import { isMemberKey } from '../../iam/facts/data/conditionKeys.js';
import {
  allPolicies,
  policiesOfLayer,
  type AppliedPolicy,
  type PolicyLayers,
} from '../../iam/decide/layers.js';
import { NO_ACTION, splitAction } from '../../iam/match/action.js';

export interface RelevantStatements {
  readonly action: string;
  /** Of the caller or of the resource's own policy; none: nothing is allowed, whatever the resource. */
  readonly allows: readonly CompiledStatement[];
  /** Statements of all layers that look at the resource's ARN. */
  readonly narrowing: readonly CompiledStatement[];
  /** Condition keys and keys of variables that are read, in lower case. */
  readonly keys: ReadonlySet<string>;
  /** Tags of the resource are read. */
  readonly readsTags: boolean;
  /** Who of several principals with the same policies asks can show in the answer. */
  readonly readsMember: boolean;
}

export function relevantStatementsOf(action: string, layers: PolicyLayers): RelevantStatements {
  const name = splitAction(action) ?? NO_ACTION;
  const statementsOf = ({ compiled }: AppliedPolicy) => (compiled ? statementsFor(compiled, name) : []);
  const allows = [layers.identity, layers.resource]
    .flatMap(policiesOfLayer)
    .flatMap(statementsOf)
    .filter(({ effect }) => effect === 'ALLOW');
  const statements = allows.length === 0 ? [] : allPolicies(layers).flatMap(statementsOf);
  const keys = new Set(statements.flatMap(({ referencedKeys }) => [...referencedKeys]));
  return {
    action,
    allows,
    narrowing: statements.filter(isNarrowing),
    keys,
    readsTags: [...keys].some(isTagKey),
    readsMember: [...keys].some(isMemberKey),
  };
}

/** Of the resource. */
const isTagKey = (key: string): boolean => key.includes('resourcetag/');

export const readsTags = ({ compiled }: AppliedPolicy): boolean =>
  compiled?.statements.some(({ referencedKeys }) => [...referencedKeys].some(isTagKey)) === true;

/** Everything but a lone `*`. */
export const isNarrowing = ({ resource }: CompiledStatement): boolean =>
  resource !== undefined &&
  (resource.inverted || !resource.patterns.some(({ kind }) => kind === 'everything'));

/** Which resources it is about hangs on who asks, or on what with. */
export const readsVariables = ({ resource }: CompiledStatement): boolean =>
  resource?.patterns.some(({ kind }) => kind === 'template' || kind === 'misplacedVariable') === true;
