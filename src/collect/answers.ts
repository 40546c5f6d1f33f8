/**
 * Refuses what a client of the SDK would take for an answer of AWS and is none: pages of a proxy, which it reads as
 * lists with nothing in them, and lists without an end.
 */
import { NamedError } from '../expectedError.js';

/** An answer with status 200 from which nothing can be learned. */
export class UnusableAnswer extends NamedError {}

interface Response {
  readonly statusCode: number;
  body?: AsyncIterable<Uint8Array> | Uint8Array | undefined;
}

interface Handled {
  readonly response: unknown;
  readonly output?: object;
}

interface Context {
  readonly clientName?: string;
  readonly commandName?: string;
}

type Next = (args: { readonly input: object }) => Promise<Handled>;
type Middleware = (next: Next, context: Context) => Next;

/** What all clients of the SDK have. */
interface Guarded {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { readonly step: 'initialize'; readonly name: string }): void;
    addRelativeTo(
      middleware: Middleware,
      options: { readonly relation: 'after'; readonly toMiddleware: string; readonly name: string },
    ): void;
  };
}

/** Has calls of the client fail with `UnusableAnswer`. */
export function guardAnswers<Client>(client: Client): Client {
  const { middlewareStack } = client as Guarded;
  middlewareStack.add(refuseEndlessPages, { step: 'initialize', name: 'refuseEndlessPages' });
  middlewareStack.add(refuseForeignMembers, { step: 'initialize', name: 'refuseForeignMembers' });
  const beforeItIsRead = { relation: 'after', toMiddleware: 'deserializerMiddleware' } as const;
  middlewareStack.addRelativeTo(refuseForeignBody, { ...beforeItIsRead, name: 'refuseForeignBody' });
  return client;
}

/** The questions that were asked for each list: its pages share one object, into which the next token is put. */
const asked = new WeakMap<object, Set<string>>();

/** Refuses a token that comes again: it leads to the same pages again. */
const refuseEndlessPages: Middleware = (next, context) => (args) => {
  const before = asked.get(args.input) ?? new Set<string>();
  asked.set(args.input, before);
  const question = `${operationOf(context)} ${JSON.stringify(args.input)}`;
  if (before.has(question))
    throw new UnusableAnswer(
      `${operationOf(context)} gives the same token for the next page again and again: its list has no end.`,
    );
  before.add(question);
  return next(args);
};

/** Refuses a body that is none of the service's protocol, and hands any other on to the SDK. */
const refuseForeignBody: Middleware = (next, context) => async (args) => {
  const handled = await next(args);
  const response = handled.response as Response;
  if (response.statusCode !== 200) return handled;
  const bytes = await bytesOf(response.body);
  const text = utf8(bytes);
  if (!text.startsWith('{') && !isXmlOf(context, text)) throw foreign(context, text);
  response.body = bytes;
  return handled;
};

/** Refuses JSON that has members, and none that the answer can have. */
const refuseForeignMembers: Middleware = (next, context) => async (args) => {
  const handled = await next(args);
  const { $metadata: _ofCall, ...members } = (handled.output ?? {}) as { readonly $metadata?: unknown };
  const { body } = handled.response as Response;
  if (Object.keys(members).length > 0 || !(body instanceof Uint8Array)) return handled;
  const text = utf8(body);
  if (!text.startsWith('{')) return handled;
  const said = Object.values(JSON.parse(text) as object).filter((value) => value !== null);
  if (said.length > 0) throw foreign(context, text);
  return handled;
};

/** The root element is named after the operation, but in answers of S3. */
function isXmlOf(context: Context, text: string): boolean {
  const [, root = ''] = /^(?:<\?[^>]*\?>\s*)?<([\w.:-]+)/.exec(text) ?? [];
  const isOfS3 = context.clientName?.startsWith('S3') === true;
  return isOfS3 ? root !== '' && !/^html$/i.test(root) : root === `${operationOf(context)}Response`;
}

async function bytesOf(body: Response['body']): Promise<Uint8Array> {
  if (body === undefined || body instanceof Uint8Array) return body ?? new Uint8Array();
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8').trim();

const operationOf = ({ commandName = '' }: Context): string => commandName.replace(/Command$/, '');

/** Characters of a foreign answer that a message quotes. */
const MOST_QUOTED = 60;

function foreign(context: Context, text: string): UnusableAnswer {
  const what = text === '' ? 'nothing' : JSON.stringify(text.slice(0, MOST_QUOTED));
  return new UnusableAnswer(
    `${operationOf(context)} is not answered by AWS, but with ${what}. Is there a proxy that asks to sign in?`,
  );
}
