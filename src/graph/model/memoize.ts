/** Keeps results, so that each is made once. */

interface Kept<Key, Made> {
  get(key: Key): Made | undefined;
  has(key: Key): boolean;
  set(key: Key, made: Made): unknown;
}

/** Returns what is kept for the key. Makes and keeps it where there is nothing yet. */
export function getOrMake<Key, Made>(
  kept: Kept<Key, Made>,
  key: Key,
  make: (key: Key) => NoInfer<Made>,
): Made {
  const known = kept.get(key);
  if (known !== undefined || kept.has(key)) return known as Made;
  const made = make(key);
  kept.set(key, made);
  return made;
}

/** Returns the function, which then makes its result once for each key and keeps it as long as it lives itself. */
export const memoize = <Key, Made>(make: (key: Key) => Made): ((key: Key) => Made) =>
  memoizeIn(new Map<Key, Made>(), make);

/** The same for objects: keeps each result only as long as its object lives. */
export const memoizeWeakly = <Of extends object, Made>(make: (object: Of) => Made): ((object: Of) => Made) =>
  memoizeIn(new WeakMap<Of, Made>(), make);

const memoizeIn =
  <Key, Made>(kept: Kept<Key, Made>, make: (key: Key) => Made) =>
  (key: Key): Made =>
    getOrMake(kept, key, make);

/** Returns a function that makes the value at the first call and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
