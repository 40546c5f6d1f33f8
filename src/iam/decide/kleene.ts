/**
 * Three-valued logic (U-2): false, unknown and true as numbers, so that AND is the minimum and OR the maximum. Unknown
 * means that it depends on something, and leads to the decision CONDITIONAL. The decision UNKNOWN is for missing data
 * (`judge.ts`).
 */
export type Kleene = 0 | 1 | 2;

export const FALSE: Kleene = 0;
export const UNKNOWN: Kleene = 1;
export const TRUE: Kleene = 2;

export function and(a: Kleene, b: Kleene): Kleene {
  return a < b ? a : b;
}

export function or(a: Kleene, b: Kleene): Kleene {
  return a > b ? a : b;
}

export function not(a: Kleene): Kleene {
  return a === TRUE ? FALSE : a === FALSE ? TRUE : UNKNOWN;
}

export function kleene(value: boolean): Kleene {
  return value ? TRUE : FALSE;
}
