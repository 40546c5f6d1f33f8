/** The four kinds of fixtures of every technique, and of which techniques there can be none. */
import type { Technique } from '../../src/escalation/catalog/technique.js';
import type { Decision } from '../../src/iam/decide/decision.js';
import type { DerivationRules } from '../../src/derive/derivationRules.js';
import { assumedFixtures, outsiderFixtures } from './enteredFixtures.js';
import { enablerFixtures, judgedFixtures } from './judgedFixtures.js';

/** It works; one permission or precondition is missing; a condition stops it; a boundary or an organization's policy does. */
export const fixtureKinds = ['WORKS', 'NEAR_MISS', 'CONDITION', 'CEILING'] as const;

export type FixtureKind = (typeof fixtureKinds)[number];

export type Found = Decision | 'NOTHING';

export interface TechniqueFixture {
  readonly kind: FixtureKind;
  /** A title for a test. */
  readonly name: string;
  readonly expected: Found;
  /** The strongest of what is told of the caller; without rules, under those that have the technique switched on. */
  readonly find: (rules?: DerivationRules) => Found | Promise<Found>;
}

export function techniqueFixtures(technique: Technique): readonly TechniqueFixture[] {
  if (notShown.some(({ id }) => id === technique.id)) return [];
  switch (technique.gain.kind) {
    case 'ENABLER':
      return enablerFixtures(technique);
    case 'ASSUMPTION':
      return assumedFixtures(technique);
    case 'OUTSIDER':
      return 'none' in technique.required ? outsiderFixtures(technique) : judgedFixtures(technique);
    default:
      return judgedFixtures(technique);
  }
}

export interface NotShown {
  readonly id: string;
  readonly why: string;
}

/** The only ones without any; all others have all four. */
export const notShown: readonly NotShown[] = [
  {
    id: 'T-122',
    why: 'It makes way for no other technique, but for a flaw of an application that no import knows of.',
  },
  {
    id: 'T-240',
    why: 'What the session may do is not followed: that tags open a technique to it is a finding, and `whoCan` says who could make one (X-4).',
  },
  {
    id: 'T-470',
    why: 'What other tags of a resource open is not followed: `whoCan` says who may change them and may do what is asked about then (G-35).',
  },
  {
    id: 'T-128b',
    why: 'No import says which functions have code signing: T-123 to T-127 are told whether it can be taken away or not.',
  },
  {
    id: 'T-176',
    why: 'The token authorizes the call, and no policy grants or denies it (N-2): there is no principal from which it could be told.',
  },
];
