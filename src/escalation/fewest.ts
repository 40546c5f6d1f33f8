/** Returns a small part that is still enough: tries to leave out large runs first, from the front. */
export function fewestOf<T>(all: readonly T[], isEnough: (some: readonly T[]) => boolean): readonly T[] {
  let needed = all;
  for (let size = Math.ceil(needed.length / 2); size > 0; size = Math.floor(size / 2))
    for (let start = 0; start < needed.length;) {
      const fewer = needed.toSpliced(start, size);
      if (isEnough(fewer)) needed = fewer;
      else start += size;
    }
  return needed;
}
