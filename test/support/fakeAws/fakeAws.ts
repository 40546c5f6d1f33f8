/** AWS on this machine: answers the calls that a test scripts, on loopback, in the protocols that the SDK speaks. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError, readCall, writeAnswer, writeError, type Call } from './protocols.js';

/** A body that AWS never sends, such as the page of a proxy. */
export class Foreign {
  readonly body: string;

  constructor(body: string) {
    this.body = body;
  }
}

/** No answer at all. */
export const SILENCE = Symbol('silence');

/** Gives what the call answers with, by wire names, or what stands in its place; throws `AwsError`. */
export type Script = (call: Call, url: string) => unknown;

export interface FakeAws {
  readonly url: string;
  /** Every call that came in, repeated ones too. */
  readonly calls: readonly Call[];
  /** Calls that nobody scripted. */
  readonly unknown: readonly string[];
  close(): Promise<void>;
}

export const nameOf = ({ service, operation }: Call): string => `${service}:${operation}`;

/** `interrupt` runs before each call is answered. */
export async function startFakeAws(
  scripts: Readonly<Record<string, Script>>,
  interrupt: (call: Call) => void = () => undefined,
): Promise<FakeAws> {
  const calls: Call[] = [];
  const unknown: string[] = [];
  const answer = (call: Call): unknown => {
    interrupt(call);
    const script = scripts[nameOf(call)];
    if (script !== undefined) return script(call, url);
    unknown.push(nameOf(call));
    throw new AwsError('NotScripted', `Nobody scripted ${nameOf(call)}.`);
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const call = readCall(request, body);
      if (call === undefined) return void response.writeHead(403).end();
      calls.push(call);
      respond(call, response, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, calls, unknown, close };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function respond(call: Call, response: ServerResponse, answer: (call: Call) => unknown): void {
  try {
    const value = answer(call);
    if (value === SILENCE) return;
    const foreign = value instanceof Foreign ? { contentType: 'text/html', body: value.body } : undefined;
    send(response, 200, foreign ?? writeAnswer(call, value));
  } catch (error) {
    const known = error instanceof AwsError ? error : new AwsError('InternalError', String(error), 500);
    send(response, known.status, writeError(call, known));
  }
}

function send(
  response: ServerResponse,
  status: number,
  { contentType, headers, body }: ReturnType<typeof writeAnswer>,
) {
  response.writeHead(status, { 'content-type': contentType, ...headers }).end(body);
}
