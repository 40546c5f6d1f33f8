/** Several callers in one hand: what one of them may do, all of them together may, and the verdict says who it is. */
import { Caller, type KnownContext } from '../context/caller.js';
import type { RelevantStatements } from '../context/relevantActions.js';
import type { IndexedResource, ResourceIndex } from '../context/resourceIndex.js';
import { doneBy, strongestBy, type Verdict } from '../apply/verdict.js';

/** Of whom it is the caller. */
type Hand = readonly (readonly [by: string, caller: Caller])[];

/** Whoever comes first is asked first. */
export class JointCaller extends Caller {
  private readonly statements = new Map<string, RelevantStatements>();
  private readonly verdicts = new Map<
    string,
    Map<IndexedResource | string | undefined, Verdict | undefined>
  >();

  /** `as`: whose principal and policies it has where only one can be looked at. */
  constructor(
    as: Caller,
    private readonly hand: Hand,
    resources: ResourceIndex,
  ) {
    super(as.principal, as.layers, resources);
  }

  /** Who asks is known, so that nobody has to be asked one by one. */
  override relevantTo(action: string): RelevantStatements {
    const known = this.statements.get(action);
    if (known) return known;
    const all = this.hand.map(([, caller]) => caller.relevantTo(action));
    const made: RelevantStatements = {
      action,
      allows: all.flatMap(({ allows }) => allows),
      narrowing: all.flatMap(({ narrowing }) => narrowing),
      keys: new Set(all.flatMap(({ keys }) => [...keys])),
      readsTags: all.some(({ readsTags }) => readsTags),
      readsMember: false,
    };
    this.statements.set(action, made);
    return made;
  }

  override valuesOf(action: string, key: string): readonly string[] {
    return [...new Set(this.hand.flatMap(([, caller]) => caller.valuesOf(action, key)))];
  }

  override may(action: string, target: IndexedResource, knownContext?: KnownContext): Verdict | undefined {
    return this.askedOnce(action, target, knownContext, (caller) => caller.may(action, target, knownContext));
  }

  override mayOnSome(
    action: string,
    like: string | undefined,
    knownContext?: KnownContext,
  ): Verdict | undefined {
    return this.askedOnce(action, like, knownContext, (caller) =>
      caller.mayOnSome(action, like, knownContext),
    );
  }

  override places(action: string, like: string | undefined): readonly string[] {
    return [...new Set(this.hand.flatMap(([, caller]) => caller.places(action, like)))];
  }

  /** Several techniques, and those who pass roles in turn, ask the same. */
  private askedOnce(
    action: string,
    on: IndexedResource | string | undefined,
    knownContext: KnownContext = [],
    ask: (caller: Caller) => Verdict | undefined,
  ): Verdict | undefined {
    const key = knownContext.length === 0 ? action : `${action} ${JSON.stringify(knownContext)}`;
    const known = this.verdicts.get(key) ?? new Map<typeof on, Verdict | undefined>();
    this.verdicts.set(key, known);
    if (!known.has(on))
      known.set(
        on,
        strongestBy(this.hand, ([by, caller]) => doneBy(by, ask(caller), action)),
      );
    return known.get(on);
  }
}
