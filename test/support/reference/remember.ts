/** Remembers what a pure function of a text gave: the random cases use the same few texts over and over. */
export function remember<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const value = compute(text);
    if (known.size < mostTexts) known.set(text, value);
    return value;
  };
}

const mostTexts = 20_000;
