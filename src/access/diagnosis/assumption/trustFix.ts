/** Builds the smallest addition to a role's trust policy that lets a caller in. */
import type { RoleAsResource } from '../../../graph/model/storedPolicies.js';
import { partitionOf } from '../../../graph/engine/requestPrincipal.js';
import { isDenied, type StatementMatch } from '../../../iam/decide/decision.js';
import type { Layer } from '../../../iam/decide/layers.js';
import { hasAccount } from '../../../iam/decide/request.js';
import { passedByService, isPassingAction, passingText } from '../../../iam/facts/passedOn.js';
import { conditionText } from '../../../iam/explain/conditionText.js';
import { sendsItsSource } from '../../../iam/facts/sendingServices.js';
import { sourceKeys } from '../../exposure/trust/confusedDeputy.js';
import { joined } from '../../shared/sentences.js';
import { appliedDocument, editRefusal, refusalNotes, oneOrMore } from './change.js';
import { capitalised } from './judgment.js';
import {
  isOpenTogether,
  judgeSides,
  judgeTrustPolicy,
  serviceRuleOf,
  type RoleAssumption,
} from './roleAssumption.js';
import { lackedBySides, lackedByTrust } from './sessionAttributes.js';
import {
  conditionOf,
  documentIn,
  guardsOf,
  withoutConditions,
  withStatement,
  type GuardCondition,
  type TrustStatement,
} from './trustDocument.js';

export interface TrustFix {
  /** JSON text of the whole trust policy with one statement more. */
  readonly document: string;
  /** That policy, which lets the caller in. */
  readonly effectiveTrust: Layer;
  /** Sentences: the conditions that the statement leaves out, and further remarks. */
  readonly notes: readonly string[];
}

/** The reason for which there is no document. */
export interface NoTrustFix {
  readonly status: 'MISSING' | 'BLOCKED';
  readonly reason: string;
}

type Trust = RoleAsResource['trust'];

/** Builds the fix. `isDropped`: whether a condition on the key is in the way, though not for this request alone. */
export function trustFix(
  assumption: RoleAssumption,
  trust: Trust,
  isDropped: (key: string) => boolean = () => false,
): TrustFix | NoTrustFix {
  const admitted = admit(assumption);
  if ('status' in admitted) return admitted;
  const { draft, letsIn } = drafting(assumption, trust, admitted);
  const keep = (guards: readonly GuardCondition[]): Guards => {
    const kept: GuardCondition[] = [];
    for (const guard of guards)
      if (!isDropped(guard.key) && letsIn(draft([...kept, guard]))) kept.push(guard);
    return { kept, dropped: guards.filter((guard) => !kept.includes(guard)) };
  };
  const statements = documentIn(trust.documentText).Statement;
  const models = nearStatements(assumption, trust).flatMap(({ statementIndex }) => {
    const statement = statements[statementIndex];
    return statement ? [keep(guardsOf(statement))] : [];
  });
  const [best = { kept: [], dropped: [] }] = models.toSorted((a, b) => a.dropped.length - b.dropped.length);
  const drafted = draft(best.kept);
  if (letsIn(drafted))
    return { ...drafted, notes: [...notesOn(assumption, best, drafted), ...refusalNotes(drafted.document)] };
  const { decision } = judgeTrustPolicy(assumption, drafted.effectiveTrust);
  const cause =
    decision === 'EXPLICIT_DENY' ? 'while the policy denies it' : 'while other statements stop it';
  return { status: 'BLOCKED', reason: `A further statement cannot help ${cause}.` };
}

/**
 * Returns the statements that would let the caller in without their conditions, and if a service could hand on what it
 * does (E-39).
 */
export function nearStatements(assumption: RoleAssumption, trust: Trust): readonly StatementMatch[] {
  const document = withoutConditions(documentIn(trust.documentText));
  const { Statement } = document;
  const handedOn = passedByService(assumption.request.principal);
  const more = handedOn.length === 0 ? [] : [{ Effect: 'Allow', Principal: '*', Action: handedOn }];
  const asked = { ...document, Statement: [...Statement, ...more] };
  const verdict = judgeTrustPolicy(assumption, trustLayer(trust, asked));
  return isDenied(verdict)
    ? []
    : verdict.statements.filter(
        ({ effect, statementIndex }) => effect === 'ALLOW' && statementIndex < Statement.length,
      );
}

/** Returns a layer with another document in place of the trust policy. */
export const trustLayer = ({ uid }: Trust, document: object): Layer => ({
  status: 'COLLECTED',
  policies: [appliedDocument(uid, document, 'TRUST')],
});

// ── Whom it names ───────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The principal that the statement names, and a condition that it has unless it keeps one on one of `keys` (lower
 * case).
 */
interface Admission extends Required<Pick<TrustStatement, 'Principal'>> {
  readonly demands?: { readonly guard: GuardCondition; readonly keys: readonly string[] };
}

const signIn: Readonly<Record<string, string>> = {
  aws: 'https://signin.aws.amazon.com/saml',
  'aws-cn': 'https://signin.amazonaws.cn/saml',
  'aws-us-gov': 'https://signin.amazonaws-us-gov.com/saml',
};

const missing = (reason: string): NoTrustFix => ({ status: 'MISSING', reason });
const demanding = (key: string, values: string, keys: readonly string[]): Pick<Admission, 'demands'> => ({
  demands: { guard: { operator: 'StringEquals', key, values }, keys },
});

/** Returns the principal to name; or why no statement helps, or why only the reader can know what to name. */
function admit(assumption: RoleAssumption): Admission | NoTrustFix {
  const { from, request } = assumption;
  const { principal, resource } = request;
  const closed = reasonWhyClosed(assumption);
  if (closed !== undefined) return { status: 'BLOCKED', reason: closed };
  const rule = serviceRuleOf(assumption);
  if (rule) return missing(`A statement that allows it would not help: ${rule.reason}`);
  if (from.kind === 'ANYONE')
    return missing('A role should not trust everyone: ask about a specific principal.');
  switch (principal.kind) {
    case 'service': {
      const source = sendsItsSource(principal.service) ? resource.accountId : undefined;
      return {
        Principal: { Service: principal.service },
        ...(source === undefined ? {} : demanding('aws:SourceAccount', source, sourceKeys)),
      };
    }
    case 'webIdentity':
      return missing(
        `A statement that trusts ${from.name} has to limit the subjects by conditions on the claims aud and sub: without these it would allow all of them.`,
      );
    case 'saml': {
      const aud = signIn[partitionOf(resource.arn)];
      return aud === undefined
        ? missing(
            'A statement that trusts it has to require the sign-in address of its partition as SAML:aud.',
          )
        : { Principal: { Federated: principal.provider }, ...demanding('SAML:aud', aud, ['saml:aud']) };
    }
    default:
      return { Principal: { AWS: from.identifier } };
  }
}

/** Returns why no statement of a trust policy can help; undefined if one can. */
function reasonWhyClosed({ request: { principal, resource } }: RoleAssumption): string | undefined {
  if (hasAccount(principal) && principal.partition !== partitionOf(resource.arn))
    // E-58
    return 'A principal of one AWS partition cannot assume a role in another.';
  if (principal.kind === 'saml' || principal.kind === 'webIdentity') {
    const account = /^arn:[^:]+:iam::(\d{12}):/.exec(principal.provider)?.[1];
    // E-47a
    if (account !== undefined && account !== resource.accountId)
      return 'Users of an identity provider can assume only roles in the account of the provider.';
    if (principal.isMissing === true)
      return 'The identity provider does not exist: nobody can assume a role through it unless it is created again.';
  }
  return editRefusal('iam:UpdateAssumeRolePolicy', resource.arn);
}

// ── Which conditions it keeps ───────────────────────────────────────────────────────────────────────────────────────

interface Guards {
  readonly kept: readonly GuardCondition[];
  readonly dropped: readonly GuardCondition[];
}

interface Draft extends Pick<TrustFix, 'document' | 'effectiveTrust'> {
  readonly actions: readonly string[];
  /** Ids of deleted principals that it leaves out (E-44). */
  readonly deleted: readonly string[];
}

const isOnOneOf =
  (keys: readonly string[]) =>
  ({ key }: GuardCondition): boolean =>
    keys.includes(key.toLowerCase());

/**
 * Drafts the trust policy with a statement that has some conditions, and that allows what they require to be passed
 * on (E-39). Where guardrails refuse what an existing statement requires, it lets the caller in besides that.
 */
function drafting(assumption: RoleAssumption, trust: Trust, admission: Admission) {
  const { action, principal } = assumption.request;
  const lacked = lackedByTrust(assumption);
  const passesGuardrails = (trust: Layer): boolean =>
    !isDenied(judgeSides(assumption, { trust, guardrails: true })) &&
    lackedBySides(assumption, { trust, guardrails: true }).length === 0;
  const allowing = (actions: readonly string[]) =>
    draftOf(assumption, trust, admission, [...new Set([...actions, ...passedByService(principal)])]);
  const least = allowing(lacked.length > 0 ? lacked : [action]);
  const isRefused = lackedByTrust(assumption, least([]).effectiveTrust).length > 0;
  const drafts = isRefused ? [least] : [least, allowing([action])];
  const passing = drafts.find((one) => passesGuardrails(one([]).effectiveTrust));
  const draft = passing ?? least;
  // If the caller's own policies or the guardrails close it whatever the statement says, they do not count.
  const others = isOpenTogether(assumption, draft([]).effectiveTrust);
  const letsIn = ({ effectiveTrust }: Draft): boolean =>
    !isDenied(judgeTrustPolicy(assumption, effectiveTrust)) &&
    lackedByTrust(assumption, effectiveTrust).length === 0 &&
    (!others || isOpenTogether(assumption, effectiveTrust)) &&
    (passing === undefined || passesGuardrails(effectiveTrust));
  return { draft, letsIn };
}

/** Drafts the trust policy with a statement that allows at least these actions. */
const draftOf =
  (assumption: RoleAssumption, trust: Trust, { Principal, demands }: Admission, least: readonly string[]) =>
  (kept: readonly GuardCondition[]): Draft => {
    const guards = demands && !kept.some(isOnOneOf(demands.keys)) ? [...kept, demands.guard] : kept;
    const allowing = (actions: readonly string[]): Draft => {
      const { document, deleted } = withStatement(trust.documentText, {
        Effect: 'Allow',
        Principal,
        Action: oneOrMore(actions),
        ...conditionOf(guards),
      });
      const effectiveTrust = trustLayer(trust, document);
      return { document: JSON.stringify(document), effectiveTrust, actions, deleted };
    };
    const first = allowing(least);
    const more = lackedByTrust(assumption, first.effectiveTrust);
    return more.length === 0 ? first : allowing([...least, ...more]);
  };

// ── What is said of it ──────────────────────────────────────────────────────────────────────────────────────────────

const guardText = (guards: readonly GuardCondition[]): string =>
  joined(
    guards.map(({ operator, key, values }) =>
      conditionText({ operator, key, values: [values].flat().map(String), effect: 'ALLOW' }),
    ),
  );

function notesOn(
  assumption: RoleAssumption,
  { kept, dropped }: Guards,
  { actions, deleted }: Draft,
): readonly string[] {
  const keeps = kept.length > 0 ? ` It keeps ${guardText(kept)}.` : '';
  const passing = actions.filter(isPassingAction);
  const ids = deleted.length === 1 ? 'the id of a deleted principal' : 'ids of deleted principals';
  return [
    ...(dropped.length > 0 ? [`The new statement drops the condition ${guardText(dropped)}.${keeps}`] : []),
    ...(passing.length > 0 ? [capitalised(`${passingText(passing)}.`)] : []),
    ...admissionNotes(assumption, kept),
    // E-44: unique ids in policies.
    ...(deleted.length > 0
      ? [`The document leaves out ${joined(deleted)}, ${ids}: IAM stores no policy that names one.`]
      : []),
  ];
}

/** E-63: confused deputy. */
function admissionNotes(assumption: RoleAssumption, kept: readonly GuardCondition[]): readonly string[] {
  const { principal, resource } = assumption.request;
  if (principal.kind === 'service')
    return sendsItsSource(principal.service) && !kept.some(isOnOneOf(sourceKeys))
      ? [
          `${principal.service} sends the account that it acts for: with the fix, only requests with aws:SourceAccount ${resource.accountId ?? ''} are allowed.`,
        ]
      : [];
  const where = whereOutside(assumption);
  return where !== undefined && !kept.some(isOnOneOf(['sts:externalid']))
    ? [
        `${assumption.from.name} ${where}: if it works for others too, agree on an external id with its owner and require it as sts:ExternalId in the new statement.`,
      ]
    : [];
}

/**
 * Says that the caller is, or may be, of another organization than the role; if the role is in none, of an account that
 * was never imported.
 */
function whereOutside({ request: { principal, resource }, layers }: RoleAssumption): string | undefined {
  if (!hasAccount(principal) || principal.accountId === resource.accountId) return undefined;
  if (resource.organization && principal.organization === undefined) return 'may be in an outside account';
  const isOutside = resource.organization
    ? principal.organization?.id !== resource.organization.id
    : layers.identity.status === 'NOT_COLLECTED';
  return isOutside ? 'is in an outside account' : undefined;
}
