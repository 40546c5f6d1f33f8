/** Under which rules edges are derived: what the settings choose of techniques, and the version that says so. */
import { administrativeActions } from '../escalation/gains/administration.js';
import { isOnByDefault, type Technique } from '../escalation/catalog/technique.js';
import { techniques } from '../escalation/catalog/techniques.js';
import type { RuleSettings } from '../graph/contract/derivationReader.js';
import { derivationVersion } from './derivationVersion.js';

export interface Rules {
  /** Equal for rules that derive the same edges. */
  readonly version: string;
  readonly techniques: readonly Technique[];
  readonly administrativeActions: readonly string[];
  /** When edges are derived, in milliseconds since 1970 (E-93). */
  readonly now: () => number;
}

export function rulesFor({
  experimentalTechniques = false,
  administrativeActions: actions,
}: RuleSettings): Rules {
  const isOn = (technique: Technique) =>
    isOnByDefault(experimentalTechniques ? { ...technique, status: 'DOCUMENTED' } : technique);
  return {
    version: [
      derivationVersion,
      ...(experimentalTechniques ? ['experimental'] : []),
      ...(actions ?? []),
    ].join(' '),
    techniques: techniques.filter(isOn),
    administrativeActions: actions ?? administrativeActions,
    now: Date.now,
  };
}

/** Those of no settings. */
export const usualRules: Rules = rulesFor({});
