/** A link to another view. */
import type { MouseEvent, ReactNode } from 'react';
import { addressOf, navigate, type Arguments } from '../route.js';

interface LinkOptions {
  readonly view: string;
  readonly args?: Arguments;
  readonly children: ReactNode;
  readonly isCurrent?: boolean;
}

export function Link({ view, args = {}, children, isCurrent = false }: LinkOptions) {
  const follow = (event: MouseEvent) => {
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (opensElsewhere) return;
    event.preventDefault();
    navigate(view, args);
    // The link may be gone with its view: who uses the keyboard goes on at the top.
    document.querySelector('h1')?.focus();
  };
  return (
    <a href={addressOf(view, args)} onClick={follow} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
