/** Which findings would lead further, were the caller's new rights or accounts searched as well: no search does so. */
import { leavesOf } from '../catalog/variants.js';
import { formsOf, type Form, type GainKind, type Technique } from '../catalog/technique.js';
import { techniqueById, techniques } from '../catalog/techniques.js';

/**
 * Where a finding leads: on, by more rights for the caller or by somebody else's hand, or by fewer limits; or on and into
 * other accounts. Data gives no rights by itself, and where somebody becomes a role or user an edge tells it.
 */
const leads: Readonly<Record<GainKind, 'NO_FURTHER' | 'ON' | 'INTO_OTHER_ACCOUNTS'>> = {
  API_AS_ROLE: 'ON',
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

/** What takes nothing but assuming a role, the edges of assuming lead to (T-177a, T-177b). */
const isAssuming = ({ required }: Form): boolean =>
  leavesOf(required).every(({ action }) => action === 'sts:AssumeRole');

const hasGain = (technique: Technique, isMeant: (kind: GainKind) => boolean): boolean =>
  formsOf(technique).some((form) => isMeant(form.gain.kind) && !isAssuming(form));

export function leadsOn(techniqueId: string): boolean {
  const technique = techniqueById(techniqueId);
  return technique !== undefined && hasGain(technique, (kind) => leads[kind] !== 'NO_FURTHER');
}

/** Those that need nothing but actions on a function or repository, which its policy may grant to any account (G-13). */
export const changingCode = {
  'lambda:function': ['T-123', 'T-124', 'T-125', 'T-127'],
  'ecr:repository': ['T-139'],
} as const;

/** What somebody may do of these by the policy: the whole, or a part beside others in the same hand. */
export const codeActions: readonly string[] = [
  'lambda:UpdateFunctionCode',
  'lambda:UpdateFunctionConfiguration',
  'lambda:AddPermission',
  'lambda:PutResourcePolicy',
  'ecr:PutImage',
  'ecr:InitiateLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:CompleteLayerUpload',
];

/**
 * G-23: ids of those that lead into accounts of the caller's organization, which need not let the caller in: an
 * organization instance of Identity Center, and what manages an organization, end where that ends.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html
 */
export const techniquesWithinOrganization: readonly string[] = techniques
  .filter((technique) => hasGain(technique, (kind) => leads[kind] === 'INTO_OTHER_ACCOUNTS'))
  .map(({ id }) => id);

/** Ids of those that lead into any account: what changes code does where it is a finding that leads on. */
export const techniquesIntoAnyAccount: readonly string[] = Object.values(changingCode).flat();
