/** Finds the statements that are relevant to an action, and the condition keys that they read. */
import { statementsFor, type CompiledStatement } from '../../iam/language/compile.js';
import { readsRegion } from '../../iam/facts/facts.js';
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
  /** Allows of the caller or of the resource's policy; none: nothing is allowed on any resource. */
  readonly allows: readonly CompiledStatement[];
  /** Statements of all layers that look at the resource's ARN. */
  readonly narrowing: readonly CompiledStatement[];
  /** Condition keys and keys of variables that the statements read, in lower case. */
  readonly keys: ReadonlySet<string>;
  /** Whether they read tags of the resource. */
  readonly readsTags: boolean;
  /** Whether they read the Region of the request, which may be that of the resource. */
  readonly readsRegion: boolean;
  /** Whether the answer can differ between principals with the same policies. */
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
    readsRegion: [...keys].some(readsRegion),
    readsMember: [...keys].some(isMemberKey),
  };
}

/** Whether the key is about a tag of the resource. */
const isTagKey = (key: string): boolean => key.includes('resourcetag/');

export const readsTags = ({ compiled }: AppliedPolicy): boolean =>
  [...(compiled?.referencedKeys ?? [])].some(isTagKey);

/** Whether the statement is limited to some resources: its element is anything but a lone `*`. */
export const isNarrowing = ({ resource }: CompiledStatement): boolean =>
  resource !== undefined &&
  (resource.inverted || !resource.patterns.some(({ kind }) => kind === 'everything'));

/** Whether variables decide which resources the statement applies to. */
export const readsVariables = ({ resource }: CompiledStatement): boolean =>
  resource?.patterns.some(({ kind }) => kind === 'template' || kind === 'misplacedVariable') === true;
