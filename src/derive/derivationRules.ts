/** Holds the rules that edges are derived by: the techniques that the settings choose, and the version of the rules. */
import { administrativeActions } from '../escalation/gains/administration.js';
import { isOnByDefault, type Technique } from '../escalation/catalog/technique.js';
import { techniques } from '../escalation/catalog/techniques.js';
import type { DerivationSettings } from '../graph/contract/derivationReader.js';
import { derivationVersion } from './derivationVersion.js';

export interface DerivationRules {
  /** Equal for rules that derive the same edges. */
  readonly version: string;
  readonly techniques: readonly Technique[];
  readonly administrativeActions: readonly string[];
  /** When edges are derived, in milliseconds since 1970 (E-93). */
  readonly now: () => number;
}

const usual = techniques.filter(isOnByDefault);

const withExperimental = techniques.filter((technique) =>
  isOnByDefault({ ...technique, status: 'DOCUMENTED' }),
);

export function derivationRulesFor({
  experimentalTechniques = false,
  administrativeActions: actions,
}: DerivationSettings): DerivationRules {
  return {
    version: [
      derivationVersion,
      ...(experimentalTechniques ? ['experimental'] : []),
      ...(actions ?? []),
    ].join(' '),
    techniques: experimentalTechniques ? withExperimental : usual,
    administrativeActions: actions ?? administrativeActions,
    now: Date.now,
  };
}

export const defaultDerivationRules: DerivationRules = derivationRulesFor({});
