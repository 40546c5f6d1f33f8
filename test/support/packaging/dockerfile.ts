/** A Dockerfile as its stages, each a list of instructions. */

export interface Instruction {
  readonly keyword: string;
  /** `--from=package` is `from: 'package'`. */
  readonly flags: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Stage {
  /** Its name, or else its number. */
  readonly name: string;
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

export function parseDockerfile(text: string): readonly Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(instruction);
  const starts = lines.flatMap(({ keyword }, index) => (keyword === 'FROM' ? [index] : []));
  if (starts[0] !== 0) throw new Error('A Dockerfile begins with FROM.');
  return starts.map((start, index) => stage(lines.slice(start, starts[index + 1]), index));
}

function instruction(line: string): Instruction {
  const [, keyword = '', flags = '', text = ''] = /^([A-Z]+)((?: +--\S+)*) +(.*)$/.exec(line) ?? [];
  const pairs = [...flags.matchAll(/--([\w-]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]);
  return { keyword, flags: Object.fromEntries(pairs) as Record<string, string>, text: text.trim() };
}

function stage([from, ...instructions]: readonly Instruction[], index: number): Stage {
  const [, base = '', name = String(index)] = /^(\S+)(?: AS (\S+))?$/.exec(from?.text ?? '') ?? [];
  return { name, base, instructions };
}

/** The arguments of the last such instruction of a stage, in JSON as in `CMD ["serve"]`. */
export const argumentsOf = (stage: Stage, keyword: string): readonly string[] =>
  JSON.parse(lastOf(stage, keyword).text) as readonly string[];

export function lastOf({ instructions }: Stage, keyword: string): Instruction {
  const last = instructions.findLast((one) => one.keyword === keyword);
  if (last === undefined) throw new Error(`The stage has no ${keyword}.`);
  return last;
}

/** What `ENV`, `LABEL` and the like of a stage set, one a line. */
export const settingsOf = ({ instructions }: Stage, keyword: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    instructions
      .filter((one) => one.keyword === keyword)
      .map(({ text }) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]),
  );
