/** `rolegraph ask`: the questions of the API from the terminal, as sentences or as JSON. */
import { loadActionCatalog } from '../../access/actionCatalog.js';
import type { Services } from '../../api/context.js';
import { executeOperation } from '../../api/executeOperation.js';
import type { Config } from '../../config.js';
import type { GraphReader } from '../../graph/graphReader.js';
import { openGraph } from '../openGraph.js';
import { print } from '../terminal.js';
import type { CanView, PathsView, PermissionsView, WhoCanView } from './answers.js';
import { CAN, PATHS, PERMISSIONS, WHO_CAN } from './operations.js';
import { renderCan, renderPaths, renderPermissions, renderWhoCan } from './render.js';
import { resolvePrincipal, resolveResource } from './resolveName.js';

export interface AskOptions {
  readonly format: 'text' | 'json';
  /** `key=value` or `key=value,value`; `key=` says that the key is absent. */
  readonly context: readonly string[];
}

export type Question =
  | { readonly kind: 'can'; readonly principal: string; readonly action: string; readonly resource: string }
  | { readonly kind: 'who-can'; readonly action: string; readonly resource: string }
  | { readonly kind: 'permissions'; readonly principal: string; readonly services?: readonly string[] }
  | {
      readonly kind: 'paths';
      readonly from: string;
      readonly to: string;
      readonly maxHops: number;
      readonly k: number;
    };

/** The question could not be answered; the message says why. */
export class AskFailed extends Error {
  override readonly name = 'AskFailed';
}

export async function ask(config: Config, question: Question, options: AskOptions): Promise<void> {
  const graph = await openGraph(config);
  try {
    const services = { reader: graph.reader, writer: graph.writer, actions: await loadActionCatalog() };
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
  const asked = await resolved(services.reader, question);
  const { operation, variables, render } = plan(asked, context, question);
  const field = await run(services, operation, variables);
  return options.format === 'json' ? JSON.stringify(field, null, 2) : render(field);
}

interface Plan {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly render: (field: unknown) => string;
}

type ContextEntry = { readonly key: string; readonly values: readonly string[] };

/** `words`: the question as the user put it, with names where they gave names. */
function plan(question: Question, context: readonly ContextEntry[], words: Question): Plan {
  switch (question.kind) {
    case 'can': {
      const { principal, action, resource } = question;
      return {
        operation: CAN,
        variables: { principal, action, resource, context },
        render: (field) => renderCan(field as CanView),
      };
    }
    case 'who-can': {
      const { action, resource } = question;
      return {
        operation: WHO_CAN,
        variables: { action, resource, context },
        render: (field) => renderWhoCan(field as WhoCanView, action, wordOf(words, 'resource', resource)),
      };
    }
    case 'permissions': {
      const { principal, services } = question;
      return {
        operation: PERMISSIONS,
        variables: { principal, services },
        render: (field) => renderPermissions(field as PermissionsView),
      };
    }
    case 'paths': {
      const { from, to, maxHops, k } = question;
      return {
        operation: PATHS,
        variables: { from, to, maxHops, k, context },
        render: (field) =>
          renderPaths(field as PathsView, wordOf(words, 'from', from), wordOf(words, 'to', to)),
      };
    }
  }
}

const wordOf = (words: Question, key: string, otherwise: string): string =>
  String((words as Readonly<Record<string, unknown>>)[key] ?? otherwise);

async function resolved(reader: GraphReader, question: Question): Promise<Question> {
  switch (question.kind) {
    case 'can':
      return {
        ...question,
        principal: await resolvePrincipal(reader, question.principal),
        resource: await resolveResource(reader, question.resource),
      };
    case 'who-can':
      return { ...question, resource: await resolveResource(reader, question.resource) };
    case 'permissions':
      return { ...question, principal: await resolvePrincipal(reader, question.principal) };
    case 'paths':
      return {
        ...question,
        from: await resolvePrincipal(reader, question.from),
        to: await resolvePrincipal(reader, question.to, 'ROLE'),
      };
  }
}

/** The one field that the operation asks for. `who-can` gathers its pages. */
async function run(services: Services, operation: string, variables: Plan['variables']): Promise<unknown> {
  const { data, errors } = await executeOperation(services, operation, variables);
  const [error] = errors ?? [];
  if (error) throw new AskFailed(error.message);
  const field: unknown = Object.values(data ?? {})[0];
  if (operation !== WHO_CAN) return field;
  const page = field as WhoCanView;
  if (!page.pageInfo.hasNextPage) return page;
  const rest = (await run(services, operation, {
    ...variables,
    after: page.pageInfo.endCursor,
  })) as WhoCanView;
  return { ...page, nodes: [...page.nodes, ...rest.nodes], pageInfo: rest.pageInfo };
}

function contextEntry(text: string): ContextEntry {
  const at = text.indexOf('=');
  if (at < 1)
    throw new AskFailed(`"${text}" is no context: it is KEY=VALUE, such as aws:MultiFactorAuthPresent=true.`);
  const values = text.slice(at + 1);
  return { key: text.slice(0, at), values: values === '' ? [] : values.split(',') };
}
