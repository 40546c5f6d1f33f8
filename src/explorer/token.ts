/** Keeps the token of requests, if the server asks for one, until this tab is closed. */
import { useSyncExternalStore } from 'react';

const KEY = 'rolegraph-token';

/** The server's message when it asked; undefined: it did not ask. */
let asked: string | undefined;
const listeners = new Set<() => void>();

function setAsked(message: string | undefined): void {
  asked = message;
  for (const listener of listeners) listener();
}

const token = (): string | null => sessionStorage.getItem(KEY);

/** Like `fetch`, with the token. Notifies the pages if the server asks for a token. */
export async function fetchWithToken(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const sent = token();
  const headers = new Headers(init.headers);
  if (sent !== null) headers.set('authorization', `Bearer ${sent}`);
  const response = await fetch(input, { ...init, headers });
  if (response.status !== 401) return response;
  const reason = sent === null ? '' : await reasonOf(response);
  // The first answer counts, unless another token was given meanwhile.
  if (asked === undefined && sent === token()) setAsked(reason);
  return response;
}

async function reasonOf(response: Response): Promise<string> {
  const { errors }: { readonly errors?: readonly { readonly message: string }[] } = await response
    .clone()
    .json()
    .catch(() => ({}));
  return errors?.[0]?.message ?? 'The server does not take this token.';
}

function useKept<T>(now: () => T): T {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, now);
}

/** Returns why the server asks for a token: empty if none was sent, undefined if it does not ask. */
export const useTokenPrompt = (): string | undefined => useKept(() => asked);

export const useHasToken = (): boolean => useKept(() => token() !== null);

/** Asks for another token. */
export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
  setAsked('');
}

/** Keeps the token; returns false if the text cannot be one. */
export function giveToken(text: string): boolean {
  if (!/^[\w.~+/-]+=*$/.test(text)) return false;
  sessionStorage.setItem(KEY, text);
  setAsked(undefined);
  return true;
}
