/** Placeholders for principals that the caller is not allowed to see, only that they exist. */
import type { OtherPrincipal } from '../graph.js';

const PREFIX = 'hidden:';

/** Returns a placeholder. Within one answer the same principal has the same number. */
export const hiddenPrincipal = (number: number): OtherPrincipal => ({
  type: 'PRINCIPAL',
  kind: 'EXTERNAL',
  identifier: `${PREFIX}${number}`,
  name: `${PREFIX}${number}`,
});

export const isHidden = ({ identifier }: { readonly identifier: string }): boolean =>
  identifier.startsWith(PREFIX);
