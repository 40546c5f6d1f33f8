/** Counts the numbers of one server for Prometheus: each has a fixed set of labels, so that clients cannot add more. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { World, Worlds } from '../../graph/contract/worlds.js';
import type { Admission } from '../limits/admission.js';
import { durationOf, type RequestRecord } from './requestRecord.js';

/** The load on the database, as far as its driver reports it. */
export interface DatabaseLoad {
  readonly reading: number;
  readonly waiting: number;
}

/** Numbers of the process: memory, event loop, garbage collection. One set, however many servers it runs. */
let ofProcess: Registry | undefined;

function processNumbers(): Registry {
  if (ofProcess) return ofProcess;
  ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  return ofProcess;
}

export class Metrics {
  private readonly register = new Registry();

  private readonly requests = this.counter('rolegraph_requests_total', 'Requests answered', [
    'route',
    'status',
  ]);
  private readonly refusals = this.counter(
    'rolegraph_errors_total',
    'Requests whose answer has an error, by the code of the first',
    ['code'],
  );
  private readonly seconds = new Histogram({
    name: 'rolegraph_operation_seconds',
    help: 'From the arrival of a GraphQL request to its answer, by operation',
    labelNames: ['operation'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.register],
  });
  private readonly cost = this.counter(
    'rolegraph_operation_cost_total',
    'Objects that operations may have returned, as estimated before they run',
    ['operation'],
  );
  private readonly audited = this.counter(
    'rolegraph_audited_total',
    'Imports, changes and exports, by what the audit log says of them',
    ['operation', 'decision'],
  );
  private readonly remembered = this.counter(
    'rolegraph_answers_remembered_total',
    'Searches that were asked for, by whether the answer was remembered',
    ['question', 'remembered'],
  );
  private readonly scenarios = this.gauge('rolegraph_scenarios_open', 'Scenarios that hold the graph');
  private readonly scenariosOpened = this.counter('rolegraph_scenarios_total', 'Scenarios that were opened');

  constructor(admission: Admission, load: (() => DatabaseLoad) | undefined) {
    this.gauge('rolegraph_requests_running', 'GraphQL requests that run', () => admission.runningNow);
    this.gauge(
      'rolegraph_requests_waiting',
      'GraphQL requests that wait for their turn',
      () => admission.waitingNow,
    );
    if (!load) return;
    this.gauge('rolegraph_database_reads_running', 'Reads that run in Neo4j', () => load().reading);
    this.gauge('rolegraph_database_reads_waiting', 'Reads that wait for others to end', () => load().waiting);
  }

  /** Returns the numbers as Prometheus reads them. */
  async text(): Promise<string> {
    return Registry.merge([processNumbers(), this.register]).metrics();
  }

  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;

  tellRequest(record: RequestRecord, route: string, status: number): void {
    const { operation, cost, code } = record;
    this.requests.inc({ route, status });
    if (code !== undefined) this.refusals.inc({ code });
    if (operation === undefined) return;
    this.seconds.observe({ operation }, durationOf(record) / 1000);
    this.cost.inc({ operation }, cost ?? 0);
  }

  tellAudited(operation: string, decision: string): void {
    this.audited.inc({ operation, decision });
  }

  tellRemembered(question: string, isRemembered: boolean): void {
    this.remembered.inc({ question, remembered: String(isRemembered) });
  }

  /** Returns the same worlds, counted. */
  countWorlds(worlds: Worlds): Worlds {
    return {
      open: async (over): Promise<World> => {
        const world = await worlds.open(over);
        this.scenariosOpened.inc();
        this.scenarios.inc();
        let isOpen = true;
        const close = async () => {
          if (isOpen) this.scenarios.dec();
          isOpen = false;
          await world.close();
        };
        return { ...world, close };
      },
    };
  }

  private counter<Label extends string = never>(
    name: string,
    help: string,
    labelNames: Label[] = [],
  ): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.register] });
  }

  private gauge(name: string, help: string, read?: () => number): Gauge {
    const collect = () => void (read && gauge.set(read()));
    const gauge: Gauge = new Gauge({ name, help, registers: [this.register], collect });
    return gauge;
  }
}
