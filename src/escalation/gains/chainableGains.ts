/** Lists the findings that would lead further if new rights or accounts were searched too, which no search does. */
import { requiredActionsOf } from '../catalog/forms.js';
import { formsOf, type Form, type GainKind, type Technique } from '../catalog/technique.js';
import { techniqueById, techniques } from '../catalog/techniques.js';

/**
 * Where a finding leads: further in the account, by more rights, another principal's action or fewer limits; or also
 * into other accounts. Data gives no rights by itself, and edges already say where the caller becomes a role or user.
 */
const leads: Readonly<Record<GainKind, 'NO_FURTHER' | 'ON' | 'INTO_OTHER_ACCOUNTS'>> = {
  API_AS_ROLE: 'ON',
  API_AS_NEXT_ROLE: 'ON',
  LIMITED: 'ON',
  ADMINISTRATION: 'ON',
  OWN_RIGHTS: 'ON',
  BECOME_NEXT_ROLE: 'ON',
  OTHER_ACCOUNTS: 'INTO_OTHER_ACCOUNTS',
  PERMISSION_SET: 'INTO_OTHER_ACCOUNTS',
  LIMITED_ROOT: 'INTO_OTHER_ACCOUNTS',
  CEILING: 'INTO_OTHER_ACCOUNTS',
  BECOME_ROLE: 'NO_FURTHER',
  BECOME_USER: 'NO_FURTHER',
  DATA: 'NO_FURTHER',
  ENABLER: 'NO_FURTHER',
  OUTSIDER: 'NO_FURTHER',
  ASSUMPTION: 'NO_FURTHER',
};

/** Whether the form only needs assuming a role: the assume-role edges lead there (T-177a, T-177b). */
const isAssuming = ({ required }: Form): boolean =>
  requiredActionsOf(required).every(({ action }) => action === 'sts:AssumeRole');

const hasGain = (technique: Technique, isMeant: (kind: GainKind) => boolean): boolean =>
  formsOf(technique).some((form) => isMeant(form.gain.kind) && !isAssuming(form));

function gives(techniqueId: string, isMeant: (kind: GainKind) => boolean): boolean {
  const technique = techniqueById(techniqueId);
  return technique !== undefined && hasGain(technique, isMeant);
}

export const leadsOn = (techniqueId: string): boolean =>
  gives(techniqueId, (kind) => leads[kind] !== 'NO_FURTHER');

/** Whether its findings are of data, which gives no rights by itself. */
export const givesData = (techniqueId: string): boolean => gives(techniqueId, (kind) => kind === 'DATA');

/** Whether its findings are of parts of the rights of a role, and of nothing else. */
export const givesPartOfRole = (techniqueId: string): boolean => partial.has(techniqueId);

const partial: ReadonlySet<string> = new Set(
  techniques
    .filter((technique) => formsOf(technique).some(({ gain }) => gain.kind === 'LIMITED'))
    .filter((technique) =>
      formsOf(technique).every(
        ({ gain: { kind, as } }) => kind === 'BECOME_ROLE' || (kind === 'LIMITED' && as === 'ROLE'),
      ),
    )
    .map(({ id }) => id),
);

/** Techniques that only need actions on a function or repository, which its policy may grant to any account (G-13). */
export const changingCode = {
  'lambda:function': ['T-123', 'T-124'],
  'ecr:repository': ['T-139'],
} as const;

/** Actions that the policy may allow: enough alone, or together with others of the same held identities. */
export const codeActions: readonly string[] = [
  'lambda:UpdateFunctionCode',
  'ecr:PutImage',
  'ecr:InitiateLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:CompleteLayerUpload',
];

/**
 * Ids of techniques that lead into accounts of the caller's organization, which need not let the caller in (G-23). An
 * organization instance of Identity Center, and what manages an organization, do not reach beyond it.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html
 */
export const techniquesWithinOrganization: readonly string[] = techniques
  .filter((technique) => hasGain(technique, (kind) => leads[kind] === 'INTO_OTHER_ACCOUNTS'))
  .map(({ id }) => id);

/** Ids of techniques that lead into any account: changing code, where it is a finding that leads further. */
export const techniquesIntoAnyAccount: readonly string[] = Object.values(changingCode).flat();
