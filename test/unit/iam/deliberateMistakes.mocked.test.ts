import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Combine from '../../../src/iam/decide/combineLayers.js';
import type * as Evaluate from '../../../src/iam/decide/evaluate.js';
import type { Kleene } from '../../../src/iam/decide/kleene.js';
import type * as Action from '../../../src/iam/match/action.js';
import type * as Condition from '../../../src/iam/match/condition.js';
import type * as Operators from '../../../src/iam/match/operators.js';
import type * as Principal from '../../../src/iam/match/principalElement.js';
import type * as Resource from '../../../src/iam/match/resourceElement.js';
import type * as Variables from '../../../src/iam/match/variables.js';
import { globOf, matchesGlob, textOf, tokenize } from '../../../src/iam/match/wildcard.js';
import { GRANT } from '../../../src/iam/match/principalElement.js';
import { expected, summarize } from '../../support/caseSummary.js';

const folder = fileURLToPath(new URL('../../cases', import.meta.url));
const FALSE: Kleene = 0;
const TRUE: Kleene = 2;

const mocked = new Set<string>();

/** What a module exports instead of its own. */
type Replacement<Module> = (original: Module) => Partial<Module>;

interface Mistake {
  readonly mistake: string;
  /** Table and name of a case that has to fail then. */
  readonly caughtBy: readonly [string, string];
  readonly make: () => void;
}

const evaluate = mistakeIn<typeof Evaluate>('../../../src/iam/decide/evaluate.js');
const combine = mistakeIn<typeof Combine>('../../../src/iam/decide/combineLayers.js');
const condition = mistakeIn<typeof Condition>('../../../src/iam/match/condition.js');
const operators = mistakeIn<typeof Operators>('../../../src/iam/match/operators.js');
const action = mistakeIn<typeof Action>('../../../src/iam/match/action.js');
const principal = mistakeIn<typeof Principal>('../../../src/iam/match/principalElement.js');
const resource = mistakeIn<typeof Resource>('../../../src/iam/match/resourceElement.js');
const variables = mistakeIn<typeof Variables>('../../../src/iam/match/variables.js');

const mistakes: readonly Mistake[] = [
  {
    mistake: 'a Deny no longer wins',
    caughtBy: ['core/requests.json', 'two Denies: both are named'],
    make: evaluate(({ evaluateLayer }) => ({
      evaluateLayer: (...input) => ({ ...evaluateLayer(...input), denies: [] }),
    })),
  },
  {
    mistake: 'a policy that could not be read disappears',
    caughtBy: ['core/identity.json', 'a quarantined policy may deny what another allows'],
    make: evaluate(({ evaluateLayer }) => ({
      evaluateLayer: (...input) => ({ ...evaluateLayer(...input), unreadable: [] }),
    })),
  },
  {
    mistake: 'service control policies are one union across levels',
    caughtBy: ['organization/scp.json', 'root of a member is restricted'],
    make: evaluate(({ evaluateLayer }) => ({
      evaluateGuardrails: (kind, guardrails, scope) => {
        if (guardrails.status !== 'COLLECTED') return [];
        const policies = guardrails.levels.flatMap((level) => level.policies);
        return [evaluateLayer(kind, { status: 'COLLECTED', policies }, scope, 'level0')];
      },
    })),
  },
  {
    mistake: 'a permissions boundary grants',
    caughtBy: ['core/boundary.json', 'a boundary grants nothing'],
    make: combine(({ combinationsOf }) => ({
      combinationsOf: (input) => {
        const alternatives = combinationsOf(input);
        const boundary = alternatives[0]?.groups.find(({ layer }) => layer === 'PERMISSIONS_BOUNDARY');
        return boundary === undefined ? alternatives : [...alternatives, { groups: [boundary], caveat: 0 }];
      },
    })),
  },
  {
    mistake: 'one side is enough across accounts',
    caughtBy: ['resource/crossAccount.json', 'only the resource allows'],
    make: combine(({ combinationsOf }) => ({
      combinationsOf: (input) =>
        combinationsOf(input.relation === 'CROSS_ACCOUNT' ? { ...input, relation: 'SAME_ACCOUNT' } : input),
    })),
  },
  {
    mistake: 'IfExists is ignored',
    caughtBy: ['language/missing.json', 'IfExists on a missing key'],
    make: operators(({ parseOperator }) => ({
      parseOperator: (name) => {
        const operator = parseOperator(name);
        return operator && { ...operator, ifExists: false };
      },
    })),
  },
  {
    mistake: 'the action of the request keeps its case',
    caughtBy: ['core/requests.json', 'one action on one resource'],
    make: action(({ splitAction }) => ({
      splitAction: (text) => {
        const split = splitAction(text);
        return split && { ...split, name: text.slice(text.indexOf(':') + 1), text };
      },
    })),
  },
  {
    mistake: 'NotAction is read as Action',
    caughtBy: ['language/action.json', 'NotAction is the complement'],
    make: action(({ matchAction }) => ({
      matchAction: (matcher, name) => matchAction({ ...matcher, inverted: false }, name),
    })),
  },
  {
    mistake: 'a grant to an entity counts as one to its account',
    caughtBy: [
      'resource/sameAccount.json',
      'user, named in the resource policy, is not limited by the boundary',
    ],
    make: principal(({ matchPrincipal }) => ({
      matchPrincipal: (...input) => {
        const { must, may } = matchPrincipal(...input);
        const asAccount = (bits: number): number =>
          (bits & GRANT.ENTITY) === 0 ? bits : (bits & ~GRANT.ENTITY) | GRANT.ACCOUNT;
        return { must: asAccount(must), may: asAccount(may) };
      },
    })),
  },
  {
    mistake: 'wildcards run across the parts of an ARN',
    caughtBy: ['language/resource.json', 'a complete ARN whose wildcard would have to cross a colon'],
    make: resource(({ matchResource }) => ({
      matchResource: (matcher, requested, ...rest) => {
        const whole = matcher.patterns.some(
          (pattern) => pattern.kind === 'arn' && matchesGlob(pattern.whole, requested.text),
        );
        return whole && !matcher.inverted ? TRUE : matchResource(matcher, requested, ...rest);
      },
    })),
  },
  {
    mistake: 'a missing key meets every test',
    caughtBy: ['language/missing.json', 'a positive operator on a missing key'],
    make: condition(({ evaluateTest }) => ({
      evaluateTest: (test, effect, context) =>
        context.lookup(test.key).kind === 'absent' ? TRUE : evaluateTest(test, effect, context),
    })),
  },
  {
    mistake: 'an unknown key is taken as missing',
    caughtBy: ['unknown/interval.json', 'an unknown key leaves an Allow open'],
    make: condition(({ evaluateTest }) => ({
      evaluateTest: (test, effect, context) => {
        const lookup: typeof context.lookup = (key) => {
          const state = context.lookup(key);
          return state.kind === 'unknown' ? { kind: 'absent' } : state;
        };
        return evaluateTest(test, effect, { ...context, lookup });
      },
    })),
  },
  {
    mistake: 'a negated operator needs one value to differ instead of all',
    caughtBy: ['language/string.json', 'StringNotEquals is NOR over its values'],
    make: condition(({ evaluateTest }) => ({
      evaluateTest: (test, effect, context) => {
        if (!test.valid || !test.operator.negated) return evaluateTest(test, effect, context);
        const outcomes = test.operands.map((operand) =>
          evaluateTest({ ...test, operands: [operand] }, effect, context),
        );
        return outcomes.reduce((best, outcome) => (outcome > best ? outcome : best), FALSE);
      },
    })),
  },
  {
    mistake: 'wildcards in the value of a variable stay wildcards',
    caughtBy: ['language/variables.json', 'inserted text is literal'],
    make: variables(({ expandTemplate }) => ({
      expandTemplate: (...input) => {
        const expansion = expandTemplate(...input);
        return expansion && { ...expansion, glob: globOf(tokenize(textOf(expansion.glob.tokens))) };
      },
    })),
  },
];

/** Replaces some exports of one module of the engine for everything that is imported afterwards. */
function mistakeIn<Module extends object>(path: string): (change: Replacement<Module>) => () => void {
  return (change) => () => {
    mocked.add(path);
    vi.doMock(path, async (importOriginal: () => Promise<Module>) => {
      const original = await importOriginal();
      return { ...original, ...change(original) };
    });
  };
}

/** The names of the cases of one table that the engine, as it is now imported, gets wrong. */
async function failures(table: string): Promise<readonly string[]> {
  const { readCases, runCase } = await import('../../support/caseRunner.js');
  const cases = readCases(folder).find(({ path }) => path === table)?.cases ?? [];
  return cases
    .filter(
      (row) => JSON.stringify(sorted(summarize(runCase(row), row))) !== JSON.stringify(sorted(expected(row))),
    )
    .map(({ name }) => name);
}

function sorted(value: object): readonly unknown[] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

afterEach(() => {
  for (const path of mocked) vi.doUnmock(path);
  mocked.clear();
});

describe('a deliberate mistake in the engine', () => {
  it.each(mistakes)('is caught: $mistake', async ({ caughtBy: [table, name], make }) => {
    vi.resetModules();
    make();
    const failed = await failures(table);
    expect(failed).toContain(name);
  });
});
