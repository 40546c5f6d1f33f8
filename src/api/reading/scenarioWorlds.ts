/** The world of a request's scenario: fields that share the scenario share it, and it ends with the request. */
import { createHash } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import type { Rules } from '../../derive/derivationSettings.js';
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
  readonly rules?: Rules;
  readonly scenarioPrincipals?: number | undefined;
}

/** `Context`: what resolvers go by in a world. */
export class ScenarioWorlds<Context> {
  /** As JSON. */
  private scenario: string | undefined;
  private world: Promise<World> | undefined;
  private context: Promise<Context> | undefined;
  /** What comes first. */
  private earlier: Promise<unknown> = Promise.resolve();
  /** By the field of the query that has the scenario. */
  private readonly entered = new Map<Path['key'], Context>();

  constructor(
    private readonly question: Question,
    private readonly contextOn: (reader: GraphReader) => Context,
  ) {}

  /** For the field, and for all below it. */
  async enter({ key }: Path, scenario: Scenario): Promise<Context> {
    const context = await this.in(scenario);
    this.entered.set(key, context);
    return context;
  }

  /** Throws BAD_USER_INPUT where the request asks about another scenario too. */
  async in(scenario: Scenario): Promise<Context> {
    const text = JSON.stringify(scenario);
    if (text !== (this.scenario ?? text))
      throw badUserInput('scenario', 'An operation asks about one scenario. Ask about others in their own.');
    this.scenario = text;
    return (this.context ??= this.open(scenario, text));
  }

  /** What takes worlds of its own comes before the one that fields share, which lasts as long as the request. */
  first<T>(work: () => Promise<T>): Promise<T> {
    const done = this.earlier.then(work);
    this.earlier = done.catch(() => undefined);
    return done;
  }

  /** In a world of its own, which ends with the work. */
  aside<T>(scenario: Scenario, work: (context: Context, writer: GraphWriter) => Promise<T>): Promise<T> {
    const { rules, scenarioPrincipals } = this.question;
    return this.asideWith(
      scenario,
      (writer) => applyScenario(writer, scenario, rules, scenarioPrincipals),
      work,
    );
  }

  /** `name`: of what the changes make. */
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

  /** Undefined: the field is in none. */
  of(path: Path): Context | undefined {
    return this.scenario === undefined ? undefined : this.entered.get(rootOf(path).key);
  }

  async close(): Promise<void> {
    const world = await this.world?.catch(() => undefined);
    await world?.close();
  }

  /** The clock of the question stands while it waits for its turn, and while the scenario is applied, as it does in an import. */
  private async open(scenario: Scenario, text: string): Promise<Context> {
    const { worlds, limit, rules, scenarioPrincipals } = this.question;
    // All fields of the operation have been begun by then.
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
