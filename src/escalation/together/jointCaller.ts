/** Several callers in one hand: what one of them may do, all of them together may, and the verdict says who it is. */
import { Caller, each, type KnownContext } from '../context/caller.js';
import type { RelevantStatements } from '../context/relevantActions.js';
import type { IndexedResource, ResourceIndex } from '../context/resourceIndex.js';
import { doneBy, strongest, type Verdict } from '../apply/verdict.js';

/** Of whom it is the caller. */
type Hand = readonly (readonly [by: string, caller: Caller])[];

/** Whoever comes first is asked first. */
export class JointCaller extends Caller {
  private readonly statements = new Map<string, RelevantStatements>();
  private readonly verdicts = new Map<string, Map<IndexedResource, Verdict | undefined>>();

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

  /** Several techniques ask the same of a target. */
  override may(action: string, target: IndexedResource, knownContext?: KnownContext): Verdict | undefined {
    const ask = () => this.strongestOf(action, (caller) => caller.may(action, target, knownContext));
    if (knownContext !== undefined && knownContext.length > 0) return ask();
    const known = this.verdicts.get(action) ?? new Map<IndexedResource, Verdict | undefined>();
    this.verdicts.set(action, known);
    if (!known.has(target)) known.set(target, ask());
    return known.get(target);
  }

  override mayOnSome(
    action: string,
    like: string | undefined,
    knownContext?: KnownContext,
  ): Verdict | undefined {
    return this.strongestOf(action, (caller) => caller.mayOnSome(action, like, knownContext));
  }

  override places(action: string, like: string | undefined): readonly string[] {
    return [...new Set(this.hand.flatMap(([, caller]) => caller.places(action, like)))];
  }

  override named(action: string): ReadonlySet<string> | undefined {
    const all = this.hand.map(([, caller]) => caller.named(action));
    return all.every((some) => some !== undefined)
      ? new Set(all.flatMap((some) => [...(some ?? [])]))
      : undefined;
  }

  private strongestOf(action: string, ask: (caller: Caller) => Verdict | undefined): Verdict | undefined {
    return strongest(each(this.hand, ([by, caller]) => doneBy(by, ask(caller), action)));
  }
}
