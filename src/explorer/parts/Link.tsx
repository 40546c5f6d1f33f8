/** A link to another view. */
import type { MouseEvent, ReactNode } from 'react';
import { addressOf, focusTop, navigate, type Arguments } from '../route.js';

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
    focusTop();
  };
  return (
    <a href={addressOf(view, args)} onClick={follow} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
