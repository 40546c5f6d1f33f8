/** `rolegraph ask`: the questions of the API from the terminal, as sentences or as JSON. */
import { ExpectedError } from '../../expectedError.js';
import { loadActionCatalog } from '../../access/permissions/actionCatalog.js';
import type { Services } from '../../api/context.js';
import { executeOperation } from '../../api/executeOperation.js';
import type { Config } from '../../config.js';
import { openGraph } from '../openGraph.js';
import { print } from '../terminal.js';
import type { ContextEntry } from '../../iam/decide/decision.js';
import { planOf, type Plan, type Question } from './plan.js';

export interface AskOptions {
  readonly format: 'text' | 'json';
  /** `key=value` or `key=value,value`; `key=` says that the key is absent. */
  readonly context: readonly string[];
  /** Also guardrails, and of techniques what they require and how to close them. */
  readonly verbose?: boolean | undefined;
}

/** The question could not be answered; the message says why. */
export class AskFailed extends ExpectedError {
  override readonly name = 'AskFailed';
}

export async function ask(config: Config, question: Question, options: AskOptions): Promise<void> {
  const graph = await openGraph(config);
  try {
    const { reader, readerWithin, writer } = graph;
    const services = { reader, readerWithin, writer, actions: await loadActionCatalog() };
    print(await answerInText(services, question, options));
  } finally {
    await graph.close();
  }
}

/** Also what the demo prints. */
export async function answerInText(
  services: Services,
  question: Question,
  options: AskOptions,
): Promise<string> {
  const context = options.context.map(contextEntry);
  const verbose = options.verbose === true;
  const { operation, variables, render } = await planOf(services.reader, question, { context, verbose });
  const field = await run(services, operation, variables);
  if (field === null) throw new AskFailed(nothingThere(question, variables));
  return options.format === 'json' ? JSON.stringify(field, null, 2) : render(field);
}

/** A page of whatever, which lists nodes, or edges where they say more. */
interface PageView {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly completeness?: { readonly complete: boolean };
  readonly nodes?: readonly unknown[];
  readonly edges?: readonly unknown[];
}

const isPage = (field: unknown): field is PageView =>
  typeof field === 'object' && field !== null && 'pageInfo' in field;

/** Where the field gives null. */
const nothingThere = ({ kind }: Question, { resource, principal }: Plan['variables']): string =>
  kind === 'exposure'
    ? `${String(resource)} is no resource that was imported with a policy. \`rolegraph ask exposure\` lists those that let outsiders in; for roles ask trust-exposure.`
    : `${String(principal)} is not in the imported data. Give a name or an ARN of an imported account, or import a newer export.`;

/** The one field that the operation asks for, with all its pages. */
async function run(services: Services, operation: string, variables: Plan['variables']): Promise<unknown> {
  const { data, errors } = await executeOperation(services, operation, variables);
  const [error] = errors ?? [];
  if (error) throw new AskFailed(error.message);
  const page: unknown = Object.values(data ?? {})[0];
  if (!isPage(page) || !page.pageInfo.hasNextPage) return page;
  const rest = (await run(services, operation, {
    ...variables,
    after: page.pageInfo.endCursor,
  })) as PageView;
  const cut = [page, rest].find(({ completeness }) => completeness?.complete === false);
  return {
    ...(cut ?? page),
    ...(page.nodes ? { nodes: [...page.nodes, ...(rest.nodes ?? [])] } : {}),
    ...(page.edges ? { edges: [...page.edges, ...(rest.edges ?? [])] } : {}),
    pageInfo: rest.pageInfo,
  };
}

function contextEntry(text: string): ContextEntry {
  const at = text.indexOf('=');
  if (at < 1)
    throw new AskFailed(`"${text}" is no context: it is KEY=VALUE, such as aws:MultiFactorAuthPresent=true.`);
  const values = text.slice(at + 1);
  return { key: text.slice(0, at), values: values === '' ? [] : values.split(',') };
}
