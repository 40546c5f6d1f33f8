/** Defines the words of the page. */
import type {
  AccountEntryFragment,
  ConditionController,
  Decision,
  HopFragment,
  LayerKind,
  PolicyKind,
  PrincipalFragment,
  SearchLimit,
  StatementFragment,
} from '../../api/operations.generated.js';
import { counted, inWords, isPartial, sectionText, type Section } from '../../answerWords.js';

export const decisionWords: Readonly<Record<Decision, string>> = {
  ALLOWED: 'Allowed',
  CONDITIONAL: 'Allowed under conditions',
  IMPLICIT_DENY: 'Denied: nothing allows it',
  EXPLICIT_DENY: 'Explicitly denied',
  UNKNOWN: 'Unknown: data is missing',
};

export const kindWords: Readonly<Record<PrincipalFragment['__typename'], string>> = {
  AccountRoot: 'root user',
  Anyone: 'anyone',
  ExternalPrincipal: 'outside principal',
  HiddenPrincipal: 'in an account that you cannot see',
  IamRole: 'role',
  IamUser: 'user',
  OidcProvider: 'OIDC provider',
  RoleSession: 'role session',
  SamlProvider: 'SAML provider',
  ServicePrincipal: 'AWS service',
};

export const policyWords: Readonly<Record<PolicyKind, string>> = {
  AWS_MANAGED: 'AWS managed policy',
  INLINE: 'inline policy',
  MANAGED: 'managed policy',
  RESOURCE: 'resource-based policy',
  RESOURCE_CONTROL: 'RCP',
  SERVICE_CONTROL: 'SCP',
  TRUST: 'trust policy',
};

export const layerWords: Readonly<Record<LayerKind, string>> = {
  ENDPOINT: 'VPC endpoint policy',
  IDENTITY: 'identity-based policies',
  PERMISSIONS_BOUNDARY: 'permissions boundary',
  RESOURCE: 'resource-based policy',
  RESOURCE_CONTROL: 'RCPs',
  SERVICE_CONTROL: 'SCPs',
  SESSION: 'session policies',
  TRUST: 'trust policy',
};

/** Who sets the value of a condition key. */
export const controllerWords: Readonly<Record<ConditionController, string>> = {
  CALLER: 'the caller',
  ENVIRONMENT: 'the circumstances of the request',
  OTHER_PARTY: 'another party',
};

/** What a limit of a search may have hidden, and what to do about it. */
export const limitWords: Readonly<Record<SearchLimit, string>> = {
  MAX_HOPS: 'Routes of more steps were not followed.',
  MAX_PATHS: 'There are more paths than these. Leave out a principal or a technique to see others.',
  TIME_LIMIT: 'The time ran out. Ask again: it may find more.',
  WORK_LIMIT: 'The graph is too large for one search. Ask about less, such as fewer steps.',
  GRAPH_CHANGED: 'An import changed the data during the search. Ask again.',
  ESCALATION_UNEXPLORED:
    'Some principals can gain rights or accounts, or data together with others, by techniques that are not followed, so what they could do next was not searched. See the findings of each; data that several gain together is a finding of none.',
  LIMITED_BY_SCOPE: 'Your token is limited to some accounts. Other accounts are left out.',
};

/** Returns the actions of a statement: the first, as those of an AWS managed policy may be hundreds. */
export const actionsText = ({ actions, notActions }: StatementFragment): string =>
  notActions.length > 0 ? `all but ${firstOf(notActions, 8)}` : firstOf(actions, 8);

/**
 * Whether the statement gives a permission. A guardrail or boundary gives none: its statements only let through what
 * others allow, so changing them closes a step for everybody.
 */
export const isGrant = ({ effect, layer, policy }: StatementFragment): boolean =>
  effect === 'ALLOW' &&
  policy !== null &&
  (layer === 'IDENTITY' || layer === 'RESOURCE' || layer === 'TRUST');

/** Returns which steps a step needs, if these are not just the one before it. */
export function restsText({ restsOn }: Pick<HopFragment, 'restsOn'>, position: number): string {
  const steps = restsOn.map((at) => at + 1);
  if (position === 0 || steps.join() === String(position)) return '';
  if (steps.length === 0) return 'It needs no step before it.';
  const last = steps.at(-1);
  return steps.length === 1
    ? `It needs step ${last}.`
    : `It needs steps ${steps.slice(0, -1).join(', ')} and ${last}.`;
}

/** Returns how far a section was collected. */
export const statusText = (section: Pick<Section, 'status' | 'detail'>): string =>
  isPartial(section) ? 'partial' : inWords(section.status);

const settled: ReadonlySet<string> = new Set(['COLLECTED', 'NONE', 'NOT_APPLICABLE'].map(inWords));

/** Returns what of an account was not, or not wholly, collected: "workloads (not collected)". */
export const missingOf = (sections: readonly Section[]): string =>
  sections
    .filter((one) => !settled.has(statusText(one)))
    .map((one) => `${sectionText(one.section)} (${statusText(one)})`)
    .join(', ');

interface ComparedChanges {
  /** Whether all was compared. */
  readonly complete: boolean;
}

/** Returns how many things changed in each way: "2 gained, 1 lost". */
export function changesText(
  counts: readonly { readonly change: string; readonly count: number }[],
  { complete }: ComparedChanges,
): string {
  if (counts.length === 0) return complete ? 'nothing' : 'not known';
  const text = counts
    .map(({ change, count }) => `${count.toLocaleString('en-US')} ${inWords(change)}`)
    .join(', ');
  return complete ? text : `${text}, as far as compared`;
}

interface ImportedUnits {
  readonly accounts: readonly { readonly outcome: string }[];
  readonly organizations: readonly { readonly outcome: string }[];
  readonly identityCenters: readonly { readonly outcome: string }[];
}

/** Returns what an import brought: "2 accounts imported, 1 organization refused". */
export function importText({ accounts, organizations, identityCenters }: ImportedUnits): string {
  const texts = (words: string, outcomes: readonly string[]): readonly string[] =>
    (
      [
        ['account', accounts],
        ['organization', organizations],
        ['Identity Center instance', identityCenters],
      ] as const
    )
      .map(([one, units]) => [one, units.filter(({ outcome }) => outcomes.includes(outcome)).length] as const)
      .filter(([, count]) => count > 0)
      .map(([one, count]) => `${counted(count, one)} ${words}`);
  const all = [
    ...texts('imported', ['CREATED', 'UPDATED']),
    ...texts('unchanged', ['UNCHANGED']),
    ...texts('refused', ['REFUSED']),
  ];
  return all.join(', ') || 'Nothing imported';
}

/** Returns the first of a list of names, and how many more there are. */
export const firstOf = (names: readonly string[], most = 3): string =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ');

export const dateOf = (time: string | null | undefined): string => time?.slice(0, 10) ?? 'unknown';

/**
 * Returns the root and the units above an account. Where its guardrails do not apply, as to the management account, or
 * were not collected, only their ids are known.
 */
export function placeText(place: AccountEntryFragment['place']): string {
  if (place === null) return '';
  const { levels, path } = place;
  const above =
    levels.length > 0 ? levels.slice(0, -1).map(({ name }) => name) : path?.split('/').slice(1, -1);
  return above?.join(' › ') ?? 'place not known';
}
