/** Which findings would lead further, were the caller's new rights or accounts searched as well: no search does so. */
import { leavesOf } from './forms.js';
import { formsOf, type Form, type GainKind, type Technique } from './technique.js';
import { techniqueById, techniques } from './techniques.js';

/** More rights, for the caller or by somebody else's hand, fewer limits, or other accounts. Data gives none by itself. */
const leadingOn: readonly GainKind[] = [
  'API_AS_ROLE',
  'LIMITED',
  'ADMINISTRATION',
  'OWN_RIGHTS',
  'BECOME_NEXT_ROLE',
  'OTHER_ACCOUNTS',
  'PERMISSION_SET',
  'LIMITED_ROOT',
  'CEILING',
];

const intoOtherAccounts: readonly GainKind[] = [
  'OTHER_ACCOUNTS',
  'PERMISSION_SET',
  'LIMITED_ROOT',
  'CEILING',
];

/** What takes nothing but assuming a role, the edges of assuming lead to (T-177). */
const isAssuming = ({ required }: Form): boolean =>
  leavesOf(required).every(({ action }) => action === 'sts:AssumeRole');

const gainsOneOf = (technique: Technique, kinds: readonly GainKind[]): boolean =>
  formsOf(technique).some((form) => kinds.includes(form.gain.kind) && !isAssuming(form));

export function leadsOn(techniqueId: string): boolean {
  const technique = techniqueById(techniqueId);
  return technique !== undefined && gainsOneOf(technique, leadingOn);
}

/** Ids of those that lead into accounts that need not let the caller in. */
export const techniquesIntoOtherAccounts: readonly string[] = techniques
  .filter((technique) => gainsOneOf(technique, intoOtherAccounts))
  .map(({ id }) => id);
