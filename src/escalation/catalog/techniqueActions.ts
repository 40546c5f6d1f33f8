/** Finds the actions of techniques and administration in a document, without asking about each of them. */
import type { CompiledPolicy, CompiledStatement } from '../../iam/language/compile.js';
import { FALSE } from '../../iam/decide/kleene.js';
import { matchAction, splitAction, type ActionName } from '../../iam/match/action.js';
import { assumeActions, assumeRole } from '../../graph/model/assumeActions.js';
import { listRequiredActions, renamingActions } from './forms.js';
import type { Technique } from './technique.js';
import { getOrMake } from '../../graph/model/memoize.js';
import { appendTo } from '../../graph/model/groupBy.js';

interface NamedAction {
  readonly action: string;
  readonly name: ActionName;
}

export class TechniqueActions {
  private readonly all: readonly NamedAction[];
  private readonly names: ReadonlySet<string>;
  private readonly byService = new Map<string, NamedAction[]>();

  constructor(techniques: readonly Technique[], administrativeActions: readonly string[]) {
    const actions = listRequiredActions(techniques).map(({ action }) => action);
    this.all = [
      ...new Set([...actions, ...administrativeActions, ...renamingActions, 'iam:PassRole']),
    ].flatMap((action) => {
      const name = splitAction(action);
      return name === undefined ? [] : [{ action, name }];
    });
    this.names = new Set(this.all.map(({ action }) => action));
    for (const one of this.all) appendTo(this.byService, one.name.service, one);
  }

  has(action: string): boolean {
    return this.names.has(action);
  }

  allowedBy({ statements }: CompiledPolicy): readonly string[] {
    return statements
      .filter(({ effect }) => effect === 'ALLOW')
      .flatMap((statement) => this.candidates(statement).filter(({ name }) => isAbout(statement, name)))
      .map(({ action }) => action);
  }

  /** Returns the actions that a Deny applies to, including assuming a role. */
  deniedBy({ statements }: CompiledPolicy): readonly string[] {
    return statements
      .filter(({ effect }) => effect === 'DENY')
      .flatMap((statement) =>
        [...this.candidates(statement), ASSUME_ROLE].filter(({ name }) => isAbout(statement, name)),
      )
      .map(({ action }) => action);
  }

  /** Returns the statements that can be relevant to one of the actions, or to assuming a role. */
  bearingOn({ statements }: CompiledPolicy): readonly CompiledStatement[] {
    return statements.filter(
      (statement) =>
        statement.action.invalid ||
        [...this.candidates(statement), ASSUME_ROLE].some(
          ({ name }) => matchAction(statement.action, name) !== FALSE,
        ),
    );
  }

  private candidates({ action }: CompiledStatement): readonly NamedAction[] {
    if (action.all || action.inverted) return this.all;
    return [...action.services.keys()].flatMap((service) => this.byService.get(service) ?? []);
  }
}

/** Returns those of lists that were asked for before, so that they are not split into words again. */
export function techniqueActionsOf(
  techniques: readonly Technique[],
  administrativeActions: readonly string[],
): TechniqueActions {
  const byActions = getOrMake(known, techniques, () => new WeakMap());
  return getOrMake(
    byActions,
    administrativeActions,
    () => new TechniqueActions(techniques, administrativeActions),
  );
}

const known = new WeakMap<readonly Technique[], WeakMap<readonly string[], TechniqueActions>>();

const ASSUME_ROLE: NamedAction = { action: assumeActions.ASSUME_ROLE, name: assumeRole };

const isAbout = ({ action }: CompiledStatement, name: ActionName): boolean =>
  !action.invalid && matchAction(action, name) !== FALSE;
