/** Finds keys that policy variables link to each other or to the resource (U-7a). */
import { keyType } from '../../facts/data/conditionKeys.js';
import type { Operand } from '../../match/compileOperand.js';
import { fittingParts, variableKeys, type Template } from '../../match/variables.js';
import type { ConditionContext } from '../../match/conditionContext.js';
import type { OpenKeys } from './satisfiabilityProblem.js';
import { LONGEST_TEXT_CUT, MOST_TEXT_CUTS } from '../../limits.js';

export interface Links {
  /** Returns the unknown keys that are compared with this one as a whole, including itself. */
  readonly keysWith: (key: string) => ReadonlySet<string>;
  /**
   * Returns what counts as operands of the key: texts that make a known text match if they replace a variable, defaults
   * of variables, and the forms of the keys that are compared with it.
   */
  readonly operandsOf: (key: string) => readonly Operand[];
  readonly isLinked: (key: string) => boolean;
  /** False: a variable is only part of the text that an unknown key is compared with, or their values have other types. */
  readonly isComplete: (key: string) => boolean;
}

/** One unknown key, or two that are compared with each other. */
interface Tie {
  readonly keys: readonly string[];
  readonly complete: boolean;
  /** Literals of the key. */
  readonly literals: readonly string[];
  readonly isArn: boolean;
}

export function linksOf(problem: OpenKeys, context: ConditionContext): Links {
  const ties = [
    ...problem.tests.flatMap(({ test }) =>
      test.operands.flatMap((operand) =>
        operand.kind === 'template' ? tiesOfTest(test.key, operand, problem, context) : [],
      ),
    ),
    ...problem.templates.flatMap(({ template, text }) =>
      tiesToTexts(template, text === undefined ? undefined : [text], false, problem),
    ),
  ];
  const tiesOf = (key: string): readonly Tie[] => ties.filter(({ keys }) => keys.includes(key));
  const keysWith = (key: string): ReadonlySet<string> => {
    const component = new Set([key]);
    // The loop also follows keys that are added on the way.
    for (const one of component)
      for (const { keys } of tiesOf(one)) for (const other of keys) component.add(other);
    return component;
  };
  return {
    keysWith,
    operandsOf: (key) => {
      const keys = keysWith(key);
      // The same ones in the same order for each of the keys, so that all of them get the same texts.
      const all = ties.filter((tie) => tie.keys.some((one) => keys.has(one)));
      const texts = new Set(all.flatMap(({ literals }) => literals));
      return [
        ...[...texts].map((text): Operand => ({ kind: 'text', text })),
        ...(all.some(({ isArn }) => isArn) ? [{ kind: 'notAnArn', star: false } as const] : []),
        ...(keys.size > 1 ? formsOf(keys, problem) : []),
      ];
    },
    isLinked: (key) => tiesOf(key).length > 0,
    isComplete: (key) => {
      const keys = [...keysWith(key)];
      const areTexts = keys.length === 1 || keys.every((one) => /^(STRING|ARN)$/.test(keyType(one)));
      return areTexts && keys.every((one) => tiesOf(one).every(({ complete }) => complete));
    },
  };
}

const formsOf = (keys: ReadonlySet<string>, problem: OpenKeys): readonly Operand[] =>
  [...problem.keys].flatMap(([key, { shapes = [], excludes = [] }]) =>
    keys.has(key) ? [...shapes, ...excludes].map((glob) => ({ kind: 'glob', glob }) as const) : [],
  );

function tiesOfTest(
  key: string,
  { template, mode }: Extract<Operand, { kind: 'template' }>,
  problem: OpenKeys,
  context: ConditionContext,
): readonly Tie[] {
  const compared = context.lookup(key);
  if (compared.kind === 'known' && mode !== 'bool')
    return tiesToTexts(
      template,
      mode === 'equalsIgnoreCase' ? undefined : compared.values,
      mode === 'arn',
      problem,
    );
  if (mode !== 'bool' && !problem.keys.has(key)) return [];
  // Exact only if the variable is the whole value and case counts.
  const complete = (mode === 'equals' || mode === 'like') && template.parts.length === 1;
  const others = unknownKeys(template, problem);
  const literals = template.parts.flatMap((part) =>
    part.kind === 'variable' ? (part.variable.defaultText ?? []) : [],
  );
  return others.map((other) => ({
    keys: mode === 'bool' ? [other] : [key, other],
    complete,
    literals,
    isArn: false,
  }));
}

const unknownKeys = (template: Template, { keys }: OpenKeys): readonly string[] => [
  ...new Set(variableKeys(template).filter((key) => keys.has(key))),
];

/** The compared text is known: only its substrings can make the pattern match (L-28). */
function tiesToTexts(
  template: Template,
  texts: readonly string[] | undefined,
  isArn: boolean,
  problem: OpenKeys,
): readonly Tie[] {
  const most = MOST_TEXT_CUTS / (problem.tests.length + problem.templates.length);
  return unknownKeys(template, problem).map((key) => {
    const complete =
      texts?.every(({ length }) => length <= LONGEST_TEXT_CUT && cutsOf(template, key, length) <= most) ===
      true;
    return {
      keys: [key],
      complete,
      literals: complete ? texts.flatMap((text) => fittingParts(template, key, text)) : [],
      isArn,
    };
  });
}

/** Returns the pairs of positions at which a text is cut; more if the key occurs twice, as each part is tried again. */
function cutsOf({ parts }: Template, key: string, length: number): number {
  const times = parts.filter((part) => part.kind === 'variable' && part.variable.key === key).length;
  return length ** 2 * (times > 1 ? length / 8 : 1);
}
