/** The token that requests carry, where the server asks for one: kept by the browser until this tab is closed. */
import { useSyncExternalStore } from 'react';

const KEY = 'rolegraph-token';

/** What the server said when it asked; undefined: it did not. */
let asked: string | undefined;
const listeners = new Set<() => void>();

function setAsked(message: string | undefined): void {
  asked = message;
  for (const listener of listeners) listener();
}

const token = (): string | null => sessionStorage.getItem(KEY);

/** As `fetch`, with the token. Whoever shows the pages hears of it where the server asks for one. */
export async function fetchWithToken(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const sent = token();
  const headers = new Headers(init.headers);
  if (sent !== null) headers.set('authorization', `Bearer ${sent}`);
  const response = await fetch(input, { ...init, headers });
  if (response.status !== 401) return response;
  const reason = sent === null ? '' : await reasonOf(response);
  // The first answer says it, unless another token was given meanwhile.
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

/** Why the server asks for a token, empty where none was sent; undefined where it does not ask. */
export const useTokenPrompt = (): string | undefined => useKept(() => asked);

export const useHasToken = (): boolean => useKept(() => token() !== null);

/** Asks for another. */
export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
  setAsked('');
}

/** False: it cannot be one, and is not kept. */
export function giveToken(text: string): boolean {
  if (!/^[\w.~+/-]+=*$/.test(text)) return false;
  sessionStorage.setItem(KEY, text);
  setAsked(undefined);
  return true;
}
