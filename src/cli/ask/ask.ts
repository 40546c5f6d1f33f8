/** `rolegraph ask`: the questions of the API from the terminal, as sentences or as JSON. */
import { loadActionCatalog } from '../../access/actionCatalog.js';
import type { Services } from '../../api/context.js';
import { executeOperation } from '../../api/executeOperation.js';
import type { Config } from '../../config.js';
import type { GraphReader } from '../../graph/graphReader.js';
import { openGraph } from '../openGraph.js';
import { print } from '../terminal.js';
import type {
  AccessKeysView,
  BlastRadiusView,
  CanView,
  CrossAccountView,
  PathsView,
  PermissionsView,
  TrustExposureView,
  WhoCanView,
} from './answers.js';
import {
  ACCESS_KEYS,
  BLAST_RADIUS,
  CAN,
  CROSS_ACCOUNT,
  PATHS,
  PATHS_TO_PRIVILEGE,
  PERMISSIONS,
  TRUST_EXPOSURE,
  WHO_CAN,
} from './operations.js';
import {
  renderCan,
  renderCrossAccount,
  renderPaths,
  renderPathsToPrivilege,
  renderPermissions,
} from './render.js';
import { renderAccessKeys, renderTrustExposure } from './renderLists.js';
import { renderBlastRadius, renderWhoCan } from './renderReach.js';
import { resolvePrincipal, resolveResource } from './resolveName.js';

export interface AskOptions {
  readonly format: 'text' | 'json';
  /** `key=value` or `key=value,value`; `key=` says that the key is absent. */
  readonly context: readonly string[];
}

export type Question =
  | { readonly kind: 'can'; readonly principal: string; readonly action: string; readonly resource: string }
  | {
      readonly kind: 'who-can';
      readonly action: string;
      readonly resource: string;
      /** Also whoever can become somebody who may, within so many hops. */
      readonly transitive: boolean;
      readonly maxHops: number;
    }
  | { readonly kind: 'permissions'; readonly principal: string; readonly services?: readonly string[] }
  | { readonly kind: 'blast-radius'; readonly principal: string; readonly maxHops: number }
  | { readonly kind: 'cross-account'; readonly from: string; readonly to: string }
  /** As the filters of the fields have it. */
  | { readonly kind: 'trust-exposure'; readonly filter: Readonly<Record<string, unknown>> }
  | { readonly kind: 'access-keys'; readonly filter: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'paths-to-privilege';
      readonly from: string;
      readonly maxHops: number;
      readonly k: number;
    }
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
    case 'who-can':
      return whoCanPlan(question, context, words);
    case 'permissions': {
      const { principal, services } = question;
      return {
        operation: PERMISSIONS,
        variables: { principal, services },
        render: (field) => renderPermissions(field as PermissionsView),
      };
    }
    case 'blast-radius': {
      const { principal, maxHops } = question;
      return {
        operation: BLAST_RADIUS,
        variables: { principal, maxHops },
        render: (field) => renderBlastRadius(field as BlastRadiusView),
      };
    }
    case 'cross-account': {
      const { from, to } = question;
      return {
        operation: CROSS_ACCOUNT,
        variables: { from, to },
        render: (field) => renderCrossAccount(field as CrossAccountView),
      };
    }
    case 'trust-exposure':
    case 'access-keys':
      return listPlan(question);
    case 'paths-to-privilege':
    case 'paths':
      return pathsPlan(question, context, words);
  }
}

type QuestionOf<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>;

function whoCanPlan(
  { action, resource, transitive, maxHops }: QuestionOf<'who-can'>,
  context: readonly ContextEntry[],
  words: Question,
): Plan {
  return {
    operation: WHO_CAN,
    variables: { action, resource, transitive, maxHops, context },
    render: (field) =>
      renderWhoCan(field as WhoCanView, {
        what: `${action} on ${wordOf(words, 'resource', resource)}`,
        routed: transitive,
      }),
  };
}

const listPlan = ({ kind, filter }: QuestionOf<'trust-exposure' | 'access-keys'>): Plan =>
  kind === 'trust-exposure'
    ? {
        operation: TRUST_EXPOSURE,
        variables: { filter },
        render: (field) => renderTrustExposure(field as TrustExposureView),
      }
    : {
        operation: ACCESS_KEYS,
        variables: { filter },
        render: (field) => renderAccessKeys(field as AccessKeysView),
      };

function pathsPlan(
  question: QuestionOf<'paths' | 'paths-to-privilege'>,
  context: readonly ContextEntry[],
  words: Question,
): Plan {
  const { from, maxHops, k } = question;
  const start = wordOf(words, 'from', from);
  if (question.kind === 'paths-to-privilege') {
    return {
      operation: PATHS_TO_PRIVILEGE,
      variables: { from, maxHops, k, context },
      render: (field) => renderPathsToPrivilege(field as PathsView, start),
    };
  }
  const { to } = question;
  return {
    operation: PATHS,
    variables: { from, to, maxHops, k, context },
    render: (field) => renderPaths(field as PathsView, start, wordOf(words, 'to', to)),
  };
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
    case 'paths-to-privilege':
      return { ...question, from: await resolvePrincipal(reader, question.from) };
    case 'blast-radius':
    case 'permissions':
      return { ...question, principal: await resolvePrincipal(reader, question.principal) };
    case 'trust-exposure':
    case 'access-keys':
      return question;
    case 'cross-account':
    case 'paths':
      return {
        ...question,
        from: await resolvePrincipal(reader, question.from),
        to: await resolvePrincipal(reader, question.to, 'ROLE'),
      };
  }
}

/** Operations that ask for a page. */
const paged: ReadonlySet<string> = new Set([WHO_CAN, TRUST_EXPOSURE, ACCESS_KEYS]);

/** A page of whatever. */
type PageView = Pick<WhoCanView, 'pageInfo'> &
  Partial<Pick<WhoCanView, 'completeness'>> & { readonly nodes: readonly unknown[] };

/** The one field that the operation asks for, with all its pages. */
async function run(services: Services, operation: string, variables: Plan['variables']): Promise<unknown> {
  const { data, errors } = await executeOperation(services, operation, variables);
  const [error] = errors ?? [];
  if (error) throw new AskFailed(error.message);
  const field: unknown = Object.values(data ?? {})[0];
  if (!paged.has(operation)) return field;
  const page = field as PageView;
  if (!page.pageInfo.hasNextPage) return page;
  const rest = (await run(services, operation, {
    ...variables,
    after: page.pageInfo.endCursor,
  })) as PageView;
  const cut = [page, rest].find(({ completeness }) => completeness?.complete === false);
  return { ...(cut ?? page), nodes: [...page.nodes, ...rest.nodes], pageInfo: rest.pageInfo };
}

function contextEntry(text: string): ContextEntry {
  const at = text.indexOf('=');
  if (at < 1)
    throw new AskFailed(`"${text}" is no context: it is KEY=VALUE, such as aws:MultiFactorAuthPresent=true.`);
  const values = text.slice(at + 1);
  return { key: text.slice(0, at), values: values === '' ? [] : values.split(',') };
}
