/** Cites the policy, statement and action that an answer depends on. */
import { permissionText } from '../../escalation/catalog/notation.js';
import { layerWords } from '../../iam/explain/explain.js';
import { compileGlob, matchesGlob } from '../../iam/match/wildcard.js';
import { bold, dim } from '../terminal.js';
import type {
  HopMechanism,
  StatementFragment,
  StepFragment,
  TechniqueFragment,
} from '../../api/operations.generated.js';

/** Returns text such as "T-132 (CodeBuild build)". */
export const techniqueText = ({ id, name }: Pick<TechniqueFragment, 'id' | 'name'>): string =>
  `${id} (${name})`;

export const actionsOf = ({
  mechanism,
  technique,
}: Pick<StepFragment, 'mechanism' | 'technique'>): readonly string[] =>
  technique ? actionsIn(technique) : (assumeActions[mechanism] ?? ['sts:AssumeRole']);

const assumeActions: Readonly<Partial<Record<HopMechanism, readonly string[]>>> = {
  ASSUME_ROLE_WITH_SAML: ['sts:AssumeRoleWithSAML'],
  ASSUME_ROLE_WITH_WEB_IDENTITY: ['sts:AssumeRoleWithWebIdentity'],
};

const actionsIn = ({ required, optional }: TechniqueFragment): readonly string[] => [
  ...new Set([...required.flatMap(({ allOf }) => allOf.map(({ action }) => action)), ...optional]),
];

const isGuardrail = ({ layer }: StatementFragment): boolean =>
  layer === 'SERVICE_CONTROL' || layer === 'RESOURCE_CONTROL';

/** Returns a line per action: "sts:AssumeRole: statement 0 (Hub) of the policy Ci". Guardrails only if `verbose`. */
export function citations(
  statements: readonly StatementFragment[],
  actions: readonly string[],
  verbose: boolean,
): readonly string[] {
  const byAction = new Map<string, string[]>();
  for (const statement of statements) {
    if (!verbose && isGuardrail(statement)) continue;
    const key = actionText(statement, actions);
    byAction.set(key, [...(byAction.get(key) ?? []), statementText(statement)]);
  }
  return [...byAction].map(([action, found]) => `${action}: ${[...new Set(found)].join(', ')}`);
}

/** Returns the asked actions that the statement names; where it names none, its own actions. */
function actionText(
  { layer, actions: patterns, notActions }: StatementFragment,
  asked: readonly string[],
): string {
  const isAssuming = (action: string): boolean => action.startsWith('sts:AssumeRole');
  // A technique lists the actions of its caller; a trust policy allows assuming the role.
  const actions = layer === 'TRUST' && !asked.some(isAssuming) ? ['sts:AssumeRole'] : asked;
  const matches = (list: readonly string[], action: string): boolean =>
    list.some((pattern) => matchesGlob(compileGlob(pattern.toLowerCase()), action.toLowerCase()));
  const meant = actions.filter((action) =>
    notActions.length > 0 ? !matches(notActions, action) : matches(patterns, action),
  );
  if (meant.length > 0) return meant.join(', ');
  return patterns.length > 0 ? patterns.join(', ') : actions.join(', ');
}

function statementText({ policy, policyArn, layer, level, statementIndex, sid }: StatementFragment): string {
  // The policy of a group that the caller joins, say, is not among its own.
  const name = policy?.name ?? policyArn ?? 'that this step gives';
  const at = level === null ? '' : ` attached to ${level}`;
  const id = sid === null || sid === '' ? '' : ` (${sid})`;
  return `statement ${statementIndex}${id} of ${layerWords[layer]} ${name}${at}`;
}

/** Returns the citations below a line of an answer. */
export const citedBelow = (indent: string, ...cited: Parameters<typeof citations>): string =>
  citations(...cited)
    .map((line) => `\n${indent}${dim(line)}`)
    .join('');

/** Returns the required permissions, with one line per alternative. */
const requiredText = ({ required }: TechniqueFragment): string =>
  required
    .map(({ allOf }) => (allOf.length === 0 ? 'nothing' : allOf.map(permissionText).join(' + ')))
    .join('\n        or: ');

/** Returns what each distinct technique requires, how severe it is and how to close it. */
export function techniqueNotes(techniques: readonly (TechniqueFragment | null)[]): string {
  const distinct = new Map(techniques.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  const notes = [...distinct.values()].map((technique) =>
    [
      techniqueText(technique),
      `  requires: ${requiredText(technique)}`,
      ...(technique.optional.length > 0 ? [`  helpful: ${technique.optional.join(', ')}`] : []),
      ...(technique.preconditions.length > 0 ? [`  only if: ${technique.preconditions.join('; ')}`] : []),
      `  severity: ${technique.severity}. ${technique.severityReason}`,
      `  to close it: ${technique.closing}`,
      `  see: ${technique.references.flatMap(({ url }) => url ?? []).join(', ')}`,
    ].join('\n'),
  );
  return notes.length === 0 ? '' : `${bold('techniques')}\n${notes.join('\n')}`;
}
