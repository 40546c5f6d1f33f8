/** Manages the world of a request's scenario: fields with the scenario share it, and it ends with the request. */
import { createHash } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import type { DerivationRules } from '../../derive/derivationRules.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { GraphWriter } from '../../graph/contract/graphWriter.js';
import type { TimeLimit } from '../../graph/contract/timeLimit.js';
import type { World, Worlds } from '../../graph/contract/worlds.js';
import { applyScenario, type Scenario } from '../../ingest/changes/applyScenario.js';
import { badUserInput } from '../errors.js';

type Path = GraphQLResolveInfo['path'];

interface Question {
  readonly worlds: Worlds;
  readonly limit: TimeLimit;
  readonly rules?: DerivationRules;
  readonly scenarioPrincipals?: number | undefined;
}

/** `Context`: the context of resolvers in a world. */
export class ScenarioWorlds<Context> {
  /** The scenario as JSON. */
  private scenario: string | undefined;
  private world: Promise<World> | undefined;
  private context: Promise<Context> | undefined;
  /** The work that comes first. */
  private earlier: Promise<unknown> = Promise.resolve();
  /** By the query's field with the scenario. */
  private readonly entered = new Map<Path['key'], Context>();

  constructor(
    private readonly question: Question,
    private readonly contextOn: (reader: GraphReader) => Context,
  ) {}

  /** Opens the scenario for a field, and for all fields below it. */
  async enter({ key }: Path, scenario: Scenario): Promise<Context> {
    const context = await this.in(scenario);
    this.entered.set(key, context);
    return context;
  }

  /** Returns the context in the scenario. Throws BAD_USER_INPUT if the request also asks about another scenario. */
  async in(scenario: Scenario): Promise<Context> {
    const text = JSON.stringify(scenario);
    if (text !== (this.scenario ?? text))
      throw badUserInput('scenario', 'An operation asks about one scenario. Ask about others in their own.');
    this.scenario = text;
    return (this.context ??= this.open(scenario, text));
  }

  /** Does work that needs worlds of its own, before the world that fields share, which lasts as long as the request. */
  first<T>(work: () => Promise<T>): Promise<T> {
    const done = this.earlier.then(work);
    this.earlier = done.catch(() => undefined);
    return done;
  }

  /** Works in a separate world, which ends with the work. */
  aside<T>(scenario: Scenario, work: (context: Context, writer: GraphWriter) => Promise<T>): Promise<T> {
    const { rules, scenarioPrincipals } = this.question;
    return this.asideWith(
      scenario,
      (writer) => applyScenario(writer, scenario, rules, scenarioPrincipals),
      work,
    );
  }

  /** Works in a separate world with any changes. `name`: identifies the result of the changes. */
  async asideWith<T>(
    name: object,
    change: (writer: GraphWriter) => Promise<void>,
    work: (context: Context, writer: GraphWriter) => Promise<T>,
  ): Promise<T> {
    const { worlds, limit } = this.question;
    const { writer, settle, readerWithin, close } = await worlds.open(limit.over);
    try {
      limit.over.throwIfAborted();
      await change(writer);
      await settle(nameOf(JSON.stringify(name)));
      return await work(this.contextOn(readerWithin(limit)), writer);
    } finally {
      await close();
    }
  }

  /** Returns the context of a field; undefined if the field is in no scenario. */
  of(path: Path): Context | undefined {
    return this.scenario === undefined ? undefined : this.entered.get(rootOf(path).key);
  }

  async close(): Promise<void> {
    const world = await this.world?.catch(() => undefined);
    await world?.close();
  }

  /** Opens the world. The time limit stands still while it waits for its turn and is changed, as in an import. */
  private async open(scenario: Scenario, text: string): Promise<Context> {
    const { worlds, limit, rules, scenarioPrincipals } = this.question;
    // By then, all fields of the operation have begun.
    await Promise.resolve();
    await this.earlier;
    this.world = limit.standStill(worlds.open(limit.over));
    const { writer, settle, readerWithin } = await this.world;
    limit.over.throwIfAborted();
    await limit.standStill(applyScenario(writer, scenario, rules, scenarioPrincipals));
    await settle(nameOf(text));
    return this.contextOn(readerWithin(limit));
  }
}

const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const rootOf = (path: Path): Path => (path.prev === undefined ? path : rootOf(path.prev));
