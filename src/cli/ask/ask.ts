/** Runs `rolegraph ask`: answers the questions of the API in the terminal, as sentences or as JSON. */
import { ExpectedError } from '../../expectedError.js';
import { loadActionCatalog } from '../../access/permissions/actionCatalog.js';
import type { Services } from '../../api/context.js';
import { anonymous } from '../../api/callers/caller.js';
import { executeOperation } from '../../api/executeOperation.js';
import {
  AccessKeysDocument,
  AssumeRolePathsDocument,
  BlastRadiusDocument,
  CanDocument,
  ChokePointsDocument,
  CrossAccountAccessDocument,
  EffectivePermissionsDocument,
  ExposedResourcesDocument,
  FindingsDocument,
  PathsToPrivilegeDocument,
  ResourceExposureDocument,
  TrustExposureDocument,
  WhoCanDocument,
  WhoCanReachDocument,
  type Operation,
} from '../../api/operations.generated.js';
import type { Config } from '../../config.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { TimeLimit } from '../../graph/contract/timeLimit.js';
import type { ContextEntry } from '../../iam/decide/decision.js';
import { withGraph } from '../openGraph.js';
import { readScenario } from '../readInput.js';
import { print, shownAnswer, tell } from '../terminal.js';
import { isPage, joinPages, type PageView } from './pages.js';
import { renderCan, renderCrossAccount, renderPermissions, type QuestionOptions } from './render.js';
import {
  renderAccessKeys,
  renderExposedResources,
  renderExposure,
  renderFindings,
  renderTrustExposure,
} from './renderLists.js';
import { renderPaths, renderPathsToPrivilege } from './renderPaths.js';
import { renderBlastRadius, renderChokePoints, renderWhoCan, renderWhoCanReach } from './renderReach.js';
import { resolvePrincipal, resolveResource, resolveRole, resolveStart } from './resolveName.js';

type Variables = Readonly<Record<string, unknown>>;
type Resolve = (reader: GraphReader, word: string) => Promise<string>;

interface Plan {
  readonly operation: string;
  readonly render: (field: unknown, asked: QuestionOptions) => string;
  /** Arguments that accept names, and the functions that resolve these. */
  readonly names: Readonly<Record<string, Resolve>>;
}

/** The type of the one field that an operation of the terminal asks for. */
type FieldOf<Answer> = NonNullable<Answer[keyof Answer]>;

const plan = <Answer>(
  { text }: Operation<Answer, never>,
  render: (field: FieldOf<Answer>, asked: QuestionOptions) => string,
  names: Plan['names'] = {},
): Plan => ({
  operation: text,
  render: (field, asked) => render(field as FieldOf<Answer>, asked),
  names,
});

const plans = {
  can: plan(CanDocument, renderCan, { principal: resolvePrincipal, resource: resolveResource }),
  'who-can': plan(WhoCanDocument, renderWhoCan, { resource: resolveResource }),
  permissions: plan(EffectivePermissionsDocument, renderPermissions, { principal: resolvePrincipal }),
  paths: plan(AssumeRolePathsDocument, renderPaths, { from: resolveStart, to: resolveRole }),
  'paths-to-privilege': plan(PathsToPrivilegeDocument, renderPathsToPrivilege, { from: resolveStart }),
  'blast-radius': plan(BlastRadiusDocument, renderBlastRadius, { principal: resolveStart }),
  'cross-account': plan(CrossAccountAccessDocument, renderCrossAccount, {
    from: resolvePrincipal,
    to: resolveRole,
  }),
  'who-can-reach': plan(WhoCanReachDocument, renderWhoCanReach, { to: resolvePrincipal }),
  'choke-points': plan(ChokePointsDocument, renderChokePoints),
  findings: plan(FindingsDocument, renderFindings, { principal: resolvePrincipal }),
  exposure: plan(ResourceExposureDocument, renderExposure),
  'trust-exposure': plan(TrustExposureDocument, renderTrustExposure),
  'access-keys': plan(AccessKeysDocument, renderAccessKeys),
} as const;

/** The plan for `exposure` without a resource. */
const exposedResources = plan(ExposedResourcesDocument, renderExposedResources);

export const planOf = ({ kind, resource }: Question): Plan =>
  kind === 'exposure' && resource === undefined ? exposedResources : plans[kind];

/** A question with the variables of its operation. Some variables may hold names. */
export type Question = Variables & { readonly kind: keyof typeof plans };

export interface AskOptions {
  readonly format: 'text' | 'json';
  /** `key=value` or `key=value,value`; `key=` means that the request lacks the key. */
  readonly context: readonly string[];
  /** Shows guardrails too, and for techniques what they require and how to close them. */
  readonly verbose?: boolean | undefined;
  /** A file with changes that count as made. */
  readonly scenario?: string | undefined;
}

/** After this, somebody at a terminal wonders whether anything happens. */
const SILENT_MS = 5_000;

export const ask = (config: Config, question: Question, options: AskOptions): Promise<void> =>
  withGraph(config, async (graph) => {
    const { scenarioPrincipals } = config;
    const services = { ...graph, scenarioPrincipals, actions: await loadActionCatalog() };
    const waiting = setTimeout(() => tell('Still searching (Ctrl-C ends it) …'), SILENT_MS);
    print(await answerInText(services, question, options).finally(() => clearTimeout(waiting)));
  });

/** Answers a question as text, also for the demo. Throws `ExpectedError` where a name fits no principal, or several. */
export async function answerInText(
  services: Services,
  question: Question,
  options: AskOptions,
): Promise<string> {
  const context = options.context.map(contextEntry);
  const { operation, render, names } = planOf(question);
  const arns = await Promise.all(
    Object.entries(names).map(async ([name, resolve]) => [
      name,
      await resolve(services.reader, String(question[name])).catch(named(options)),
    ]),
  );
  const scenario = options.scenario === undefined ? undefined : await readScenario(options.scenario);
  const variables: Variables = { ...question, ...Object.fromEntries(arns), context, scenario };
  const field = await run(services, operation, variables);
  if (field === null) throw new ExpectedError(nothingThere(question.kind, variables));
  if (options.format === 'json') return JSON.stringify(field, null, 2);
  return render(shownAnswer(field), { question, verbose: options.verbose === true });
}

/** Explains that names are looked up in the stored graph, which lacks what a scenario creates. */
const named =
  ({ scenario }: AskOptions) =>
  (error: unknown): never => {
    if (scenario === undefined || !(error instanceof ExpectedError)) throw error;
    throw new ExpectedError(`${error.message}\nWhom the scenario creates is named by ARN.`);
  };

const nothingThere = (kind: Question['kind'], { resource, principal }: Variables): string =>
  kind === 'exposure'
    ? `${String(resource)} is no resource that was imported with a policy. \`rolegraph ask exposure\` lists those that are shared outside their account; for roles ask trust-exposure.`
    : `${String(principal)} is not in the imported data. Give a name or an ARN of an imported account, or import a newer export.`;

/** The time for one page in the terminal, where a database has often just started and whoever waits can stop it. */
const TERMINAL_SECONDS = 60;

/** Returns the one field that the operation asks for, with all of its pages. */
async function run(services: Services, operation: string, variables: Variables): Promise<unknown> {
  const limit = new TimeLimit(TERMINAL_SECONDS);
  const { data, errors } = await executeOperation(services, operation, variables, anonymous, limit);
  const [error] = errors ?? [];
  if (error) throw new ExpectedError(error.message);
  const page: unknown = Object.values(data ?? {})[0];
  if (!isPage(page) || !page.pageInfo.hasNextPage) return page;
  const rest = (await run(services, operation, {
    ...variables,
    after: page.pageInfo.endCursor,
  })) as PageView;
  return joinPages(page, rest);
}

function contextEntry(text: string): ContextEntry {
  const at = text.indexOf('=');
  if (at < 1)
    throw new ExpectedError(
      `"${text}" is no context: it is KEY=VALUE, such as aws:MultiFactorAuthPresent=true.`,
    );
  const values = text.slice(at + 1);
  return { key: text.slice(0, at), values: values === '' ? [] : values.split(',') };
}
