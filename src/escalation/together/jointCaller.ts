/** For `JointCallers`: decides a request of several callers. It is allowed if one of them is, and the verdict says which. */
import { Caller, type KnownContext } from '../context/caller.js';
import type { RelevantStatements } from '../context/relevantActions.js';
import type { IndexedResource, ResourceIndex } from '../context/resourceIndex.js';
import { doneBy, strongestBy, type Verdict } from '../apply/verdict.js';
import { getOrMake } from '../../graph/model/memoize.js';
import { isLeftTo, type HeldIdentity } from './heldIdentity.js';

/** Identities with their callers. */
type HeldCallers = readonly (readonly [by: HeldIdentity, caller: Caller])[];

/** The callers are asked in order. */
export class JointCaller extends Caller {
  private readonly statements = new Map<string, RelevantStatements>();
  /** By action and the pattern that they have to have. */
  private readonly found = new Map<string, readonly string[]>();
  private readonly verdicts = new Map<
    string,
    Map<IndexedResource | string | undefined, Verdict | undefined>
  >();

  /** `as`: the caller whose principal and policies stand for all where only one can be looked at. */
  constructor(
    as: Caller,
    private readonly callers: HeldCallers,
    resources: ResourceIndex,
  ) {
    super(as.principal, as.layers, resources);
  }

  /** Joins the relevant statements. Each caller is a known identity: members need not be judged one by one. */
  override relevantTo(action: string): RelevantStatements {
    return getOrMake(this.statements, action, () => {
      const all = this.asked(action).map(([, caller]) => caller.relevantTo(action));
      return {
        action,
        allows: all.flatMap(({ allows }) => allows),
        narrowing: all.flatMap(({ narrowing }) => narrowing),
        keys: new Set(all.flatMap(({ keys }) => [...keys])),
        readsTags: all.some(({ readsTags }) => readsTags),
        readsRegion: all.some(({ readsRegion }) => readsRegion),
        readsMember: false,
      };
    });
  }

  override valuesOf(action: string, key: string): readonly string[] {
    return [...new Set(this.callers.flatMap(([, caller]) => caller.valuesOf(action, key)))];
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
    return getOrMake(this.found, `${action} ${like ?? ''}`, () => [
      ...new Set(this.asked(action).flatMap(([, caller]) => caller.places(action, like))),
    ]);
  }

  /** Asks once: several techniques, and the identities that pass roles in turn, ask the same. */
  private askedOnce(
    action: string,
    on: IndexedResource | string | undefined,
    knownContext: KnownContext = [],
    ask: (caller: Caller) => Verdict | undefined,
  ): Verdict | undefined {
    const key = knownContext.length === 0 ? action : `${action} ${JSON.stringify(knownContext)}`;
    const known = getOrMake(this.verdicts, key, () => new Map());
    return getOrMake(known, on, () =>
      strongestBy(this.asked(action), ([{ id }, caller]) => doneBy(id, ask(caller), action)),
    );
  }

  private asked(action: string): HeldCallers {
    return this.callers.filter(([by]) => isLeftTo(action, by));
  }
}
