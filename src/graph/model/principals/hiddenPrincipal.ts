/** Somebody of whom a caller may only know that they are there. */
import type { OtherPrincipal } from '../graph.js';

const PREFIX = 'hidden:';

/** The same number for the same principal, within one answer. */
export const hiddenPrincipal = (number: number): OtherPrincipal => ({
  type: 'PRINCIPAL',
  kind: 'EXTERNAL',
  identifier: `${PREFIX}${number}`,
  name: `${PREFIX}${number}`,
});

export const isHidden = ({ identifier }: { readonly identifier: string }): boolean =>
  identifier.startsWith(PREFIX);
