/** Keys that policy variables tie to each other or to the resource (U-7a). */
import type { Operand } from '../../match/operand.js';
import type { Template, TemplatePart } from '../../match/variables.js';
import { ANY_RUN, globOf, literalTokens, matchesGlob, type Glob, type Tokens } from '../../match/wildcard.js';
import type { OpenTest, SatisfiabilityProblem, Setting } from './satisfiabilityProblem.js';

interface Component {
  readonly keys: ReadonlySet<string>;
}

export interface Links {
  /** The keys that are compared with this one as a whole, itself included. */
  componentOf(key: string): Component;
  /** Texts which, inserted for the key, make a known text match: they are literals of the key. */
  literalsOf(key: string): readonly Operand[];
  isLinked(key: string): boolean;
  /** False where a variable is only part of what an unknown key is compared with. */
  isComplete(key: string): boolean;
}

interface Collected {
  readonly parent: Map<string, string>;
  readonly literals: Map<string, Set<string>>;
  readonly arns: Set<string>;
  readonly linked: Set<string>;
  readonly incomplete: Set<string>;
}

export function linksOf(problem: SatisfiabilityProblem, scope: Setting): Links {
  const collected: Collected = {
    parent: new Map(),
    literals: new Map(),
    arns: new Set(),
    linked: new Set(),
    incomplete: new Set(),
  };
  for (const open of problem.tests) linkTest(open, problem, scope, collected);
  for (const { resource } of problem.templates) {
    const text = scope.resource.parts?.[5];
    linkText(resource, text === undefined ? undefined : [text], problem, collected);
  }
  return view(problem, collected);
}

function view(problem: SatisfiabilityProblem, collected: Collected): Links {
  const { parent, literals, arns, linked, incomplete } = collected;
  const members = new Map<string, Set<string>>();
  for (const key of problem.keys.keys()) {
    const root = rootOf(key, parent);
    const set = members.get(root) ?? new Set<string>();
    members.set(root, set.add(key));
  }
  return {
    componentOf: (key) => ({ keys: members.get(rootOf(key, parent)) ?? new Set([key]) }),
    literalsOf: (key) => [
      ...[...(literals.get(key) ?? [])].map((text): Operand => ({ kind: 'text', text })),
      ...(arns.has(key) ? [{ kind: 'notAnArn', star: false } as const] : []),
    ],
    isLinked: (key) => linked.has(key),
    isComplete: (key) =>
      ![...(members.get(rootOf(key, parent)) ?? [key])].some((other) => incomplete.has(other)),
  };
}

function rootOf(key: string, parent: ReadonlyMap<string, string>): string {
  let root = key;
  for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
  return root;
}

function linkTest(
  { test }: OpenTest,
  problem: SatisfiabilityProblem,
  scope: Setting,
  collected: Collected,
): void {
  const compared = scope.context.lookup(test.key);
  for (const operand of test.operands) {
    if (operand.kind !== 'template') continue;
    const { template, mode } = operand;
    if (mode === 'bool') markIncomplete(template, problem, collected);
    else if (compared.kind === 'known') {
      const texts = mode === 'equalsIgnoreCase' ? undefined : compared.values;
      linkText(template, texts, problem, collected);
      if (mode === 'arn') for (const key of unknownKeys(template, problem)) collected.arns.add(key);
    } else if (problem.keys.has(test.key)) {
      linkKeys(test.key, template, mode === 'equals' || mode === 'like', problem, collected);
    }
  }
}

function unknownKeys(template: Template, problem: SatisfiabilityProblem): readonly string[] {
  return template.parts.flatMap((part) =>
    part.kind === 'variable' && problem.keys.has(part.variable.key) ? [part.variable.key] : [],
  );
}

function markIncomplete(
  template: Template,
  problem: SatisfiabilityProblem,
  { linked, incomplete }: Collected,
): void {
  for (const key of unknownKeys(template, problem)) {
    linked.add(key);
    incomplete.add(key);
  }
}

/** Both unknown: exact only where the variable is the whole value and case counts. */
function linkKeys(
  key: string,
  template: Template,
  exact: boolean,
  problem: SatisfiabilityProblem,
  collected: Collected,
): void {
  const { parent, linked, incomplete } = collected;
  const others = unknownKeys(template, problem);
  for (const other of others) {
    linked.add(key).add(other);
    if (!exact || template.parts.length !== 1) incomplete.add(key).add(other);
    const [a, b] = [rootOf(key, parent), rootOf(other, parent)];
    if (a !== b) parent.set(a, b);
  }
}

/** The compared text is known: only its substrings can make the pattern match (L-28). */
function linkText(
  template: Template,
  texts: readonly string[] | undefined,
  problem: SatisfiabilityProblem,
  collected: Collected,
): void {
  const keys = new Set(unknownKeys(template, problem));
  for (const key of keys) {
    collected.linked.add(key);
    if (texts === undefined || texts.some((text) => text.length > 256)) {
      collected.incomplete.add(key);
      continue;
    }
    const found = collected.literals.get(key) ?? new Set<string>();
    collected.literals.set(key, found);
    for (const text of texts) for (const part of fittingParts(template, key, text)) found.add(part);
  }
}

/** The parts of the text at whose ends the rest of the pattern fits, whatever the other variables are. */
function fittingParts({ parts }: Template, key: string, text: string): readonly string[] {
  const isKey = (part: TemplatePart): boolean => part.kind === 'variable' && part.variable.key === key;
  const at = parts.findIndex(isKey);
  const rest = parts.slice(at + 1);
  const before = filled(parts.slice(0, at));
  const after = filled(rest);
  const cuts = Array.from({ length: text.length + 1 }, (_, i) => i);
  const starts = cuts.filter((cut) => matchesGlob(before, text.slice(0, cut)));
  const ends = cuts.filter((cut) => matchesGlob(after, text.slice(cut)));
  const fitting = new Set(
    starts.flatMap((start) => ends.filter((end) => end >= start).map((end) => text.slice(start, end))),
  );
  if (!rest.some(isKey)) return [...fitting];
  return [...fitting].filter((value) => matchesGlob(filled(parts, key, value), text));
}

/** The pattern with one variable filled in, if any, and the others open. */
function filled(parts: readonly TemplatePart[], key?: string, value = ''): Glob {
  const tokensOf = (part: TemplatePart): Tokens => {
    if (part.kind === 'text') return part.tokens;
    return part.variable.key === key ? literalTokens(value) : [ANY_RUN];
  };
  return globOf(parts.flatMap(tokensOf));
}
