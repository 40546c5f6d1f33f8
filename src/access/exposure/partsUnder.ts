/** Finds what is in a resource and under its policy: the indexes of a vector bucket, the packages of a repository. */
import { policyHolders } from '../../graph/engine/policyHolder.js';
import type { Resource } from '../../graph/model/graph.js';
import { memoize } from '../../graph/model/memoize.js';

type Values = ReadonlyMap<string, string>;

/** Returns patterns for everything of the type that the policy of the resource applies to. */
export function partsUnder({ arn, accountId }: Resource, type: string): readonly string[] {
  const { named, readers } = readType(type);
  return readers.flatMap((read) => {
    const values = read(arn);
    if (values === undefined) return [];
    // ARNs of REST APIs have no account.
    const valueOf = (name: string) => values.get(name) ?? (name === 'account' ? accountId : '*');
    return [named.replace(/<(\w+)>/g, (_, name: string) => valueOf(name))];
  });
}

/** Names the wildcards of a type, and prepares reading their values from ARNs of those whose policies apply to it. */
const readType = memoize((type: string) => {
  let count = 0;
  const named = type
    .replace(/^((?:[^:]*:){4})\*:/, '$1<account>:')
    .replace(/\*+/g, () => `<w${String((count += 1))}>`);
  /** A value goes on to the character that follows it in the type. */
  const endOf = (name: string): string => named.split(`<${name}>`)[1]?.charAt(0) ?? '';
  return { named, readers: policyHolders(named).map((holder) => readerOf(holder, endOf)) };
});

function readerOf(holder: string, endOf: (name: string) => string): (arn: string) => Values | undefined {
  const [start = '', ...rest] = holder.split('<');
  const pieces = rest.map((piece) => {
    const [name = '', text = ''] = piece.split('>');
    return { name, text, end: endOf(name) };
  });
  return (arn) => {
    if (!arn.startsWith(start)) return undefined;
    const values = new Map<string, string>();
    let at = start.length;
    for (const { name, text, end } of pieces) {
      const found = end === '' ? -1 : arn.indexOf(end, at);
      const to = found < 0 ? arn.length : found;
      if (!arn.startsWith(text, to)) return undefined;
      values.set(name, arn.slice(at, to));
      at = to + text.length;
    }
    return at === arn.length ? values : undefined;
  };
}
