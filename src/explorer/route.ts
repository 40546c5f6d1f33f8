/**
 * Reads and writes addresses: `/explorer/<view>?<arguments>`, so that each view can be linked, shared and returned
 * to.
 */
import { useSyncExternalStore } from 'react';

export type Arguments = Readonly<Record<string, string>>;

export interface ViewOptions {
  readonly args: Arguments;
}

export interface Route extends ViewOptions {
  readonly view: string;
}

const BASE = '/explorer';

export function addressOf(view: string, args: Arguments = {}): string {
  const given = Object.entries(args).filter(([, value]) => value !== '');
  const query = new URLSearchParams(given).toString();
  return `${BASE}${view === '' ? '' : `/${view}`}${query === '' ? '' : `?${query}`}`;
}

export function navigate(view: string, args: Arguments = {}, isReplacing = false): void {
  const address = addressOf(view, args);
  if (isReplacing) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  window.dispatchEvent(new Event('popstate'));
}

/** Moves the focus of the keyboard to the top if the element that had it is gone with its view. */
export const focusTop = (): void => document.querySelector('h1')?.focus();

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
};

export function useRoute(): Route {
  const address = useSyncExternalStore(subscribe, () => `${location.pathname}${location.search}`);
  const { pathname, searchParams } = new URL(address, location.origin);
  return { view: pathname.slice(BASE.length + 1).replace(/\/$/, ''), args: Object.fromEntries(searchParams) };
}
