/** Builds states between two others in a temporary database, each from the one before. */
import type { IntermediateStates } from '../../access/compare/causes.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import {
  changedParts,
  type ChangedParts,
  type Part,
  type UnitsBetween,
} from '../../ingest/difference/changedParts.js';
import { importBetween } from '../../ingest/difference/importBetween.js';
import type { KeptTexts } from '../../ingest/difference/keptUnits.js';
import type { OpenGraph } from '../openGraph.js';

export class StatesBetween implements IntermediateStates {
  private readonly changed: ChangedParts;
  /** The parts that are put back in the database. Undefined: the database holds no whole state. */
  private putBack: ReadonlySet<Part> | undefined;

  constructor(
    private readonly graph: Pick<OpenGraph, 'reader' | 'writer' | 'rules' | 'empty'>,
    [before, after]: readonly [before: KeptTexts, after: KeptTexts],
    private readonly units: readonly string[],
    holdsAfter: boolean,
  ) {
    this.changed = changedParts(before, after, units);
    this.putBack = new Set(holdsAfter ? [] : this.parts);
  }

  get parts(): readonly Part[] {
    return this.changed.parts;
  }

  readonly inState = async <T>(
    putBack: readonly number[],
    read: (reader: GraphReader) => Promise<T>,
  ): Promise<T | undefined> => {
    const { reader, writer, rules } = this.graph;
    const wanted = new Set(putBack.flatMap((part) => this.parts[part] ?? []));
    const change = this.changed.between(wanted, this.unitsToChange(wanted));
    const state = change.gone.length === 0 ? change : await this.fromNothing(wanted);
    this.putBack = undefined;
    if (!(await importBetween(writer, rules, state))) return undefined;
    this.putBack = wanted;
    return read(reader);
  };

  /** Empties the database and builds the state anew: an organization cannot be deleted otherwise. */
  private async fromNothing(wanted: ReadonlySet<Part>): Promise<Omit<UnitsBetween, 'gone'>> {
    await this.graph.empty();
    const [changed, others] = [this.changed.between(wanted, new Set(this.units)), this.changed.unchanged()];
    return {
      accounts: [...others.accounts, ...changed.accounts],
      organizations: [...others.organizations, ...changed.organizations],
      identityCenters: [...others.identityCenters, ...changed.identityCenters],
      absent: [],
    };
  }

  private unitsToChange(wanted: ReadonlySet<Part>): ReadonlySet<string> {
    const { putBack } = this;
    if (putBack === undefined) return new Set(this.units);
    const moved = this.parts.filter((part) => putBack.has(part) !== wanted.has(part));
    return new Set(moved.map(({ unit }) => unit));
  }
}
