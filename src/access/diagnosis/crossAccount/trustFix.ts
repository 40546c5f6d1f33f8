/** What would have to stand in a role's trust policy to let a caller in, and no more than that? */
import type { RoleAsResource } from '../../../graph/model/storedPolicies.js';
import type { HeldPolicy } from '../../../graph/model/storedPolicies.js';
import { partitionOf } from '../../../graph/engine/requestPrincipal.js';
import type { StatementMatch } from '../../../iam/decide/decision.js';
import type { Layer } from '../../../iam/decide/layers.js';
import { hasAccount } from '../../../iam/decide/request.js';
import { conditionText } from '../../../iam/explain/conditionText.js';
import { joined } from '../../shared/sentences.js';
import { sendsItsSource, sourceKeys } from '../../exposure/trust/confusedDeputy.js';
import {
  appliedDocument,
  editRefusal,
  isDenied,
  isOpenTogether,
  serviceRuleOf,
  trustSide,
  type Assumption,
} from './roleAssumption.js';
import { isPassingAction, lackedByTrust, passingText } from './sessionAttributeStep.js';
import { capitalised } from './describeStep.js';
import {
  conditionOf,
  documentIn,
  guardsOf,
  withoutConditions,
  withoutDeleted,
  withStatement,
  type GuardCondition,
} from './trustDocument.js';

export interface TrustFix {
  /** JSON text of the whole trust policy with one statement more. */
  readonly document: string;
  /** That policy, by which the caller comes in. */
  readonly entrance: Layer;
  /** Which conditions the statement does without, and what else to know of it: sentences. */
  readonly notes: readonly string[];
}

/** Why no document is given. */
export interface NoTrustFix {
  readonly status: 'MISSING' | 'BLOCKED';
  readonly reason: string;
}

/** `isDropped`: of conditions that are in the way, though not of this request alone. */
export function trustFix(
  assumption: Assumption,
  { trust }: RoleAsResource,
  isDropped: (key: string) => boolean = () => false,
): TrustFix | NoTrustFix {
  const closed = reasonWhyClosed(assumption);
  if (closed !== undefined) return { status: 'BLOCKED', reason: closed };
  const rule = serviceRuleOf(assumption);
  if (rule)
    return { status: 'MISSING', reason: `A statement that lets it in would not help: ${rule.reason}` };
  const admitted = admitting(assumption);
  if (typeof admitted === 'string') return { status: 'MISSING', reason: admitted };
  const attempt = attemptOf(assumption, trust, admitted);
  const models = modelsIn(assumption, trust).map((guards) => keptOf(guards, attempt, isDropped));
  const [best = { kept: [], dropped: [] }] = models.toSorted((a, b) => a.dropped.length - b.dropped.length);
  const { document, entrance, actions } = attempt.with(best.kept);
  if (!attempt.lets(entrance))
    return {
      status: 'BLOCKED',
      reason: 'A further statement cannot help while the policy denies it.',
    };
  const notes = [
    ...guardNotes(best),
    ...passingNotes(actions),
    ...admissionNotes(assumption, best.kept),
    ...deletionNotes(trust),
  ];
  return { document, entrance, notes };
}

/** Statements that would let the caller in, but for their conditions. */
export function nearStatements(assumption: Assumption, trust: HeldPolicy): readonly StatementMatch[] {
  const document = withoutConditions(documentIn(trust.documentText));
  const verdict = trustSide(assumption, layerOf(trust.uid, document));
  return isDenied(verdict) ? [] : verdict.statements.filter(({ effect }) => effect === 'ALLOW');
}

const layerOf = (uid: string, document: object): Layer => ({
  status: 'COLLECTED',
  policies: [appliedDocument(uid, document, 'TRUST')],
});

/** Where no statement of a trust policy can help. */
function reasonWhyClosed({ request: { principal, resource } }: Assumption): string | undefined {
  if (hasAccount(principal) && principal.partition !== partitionOf(resource.arn))
    // E-58
    return 'A principal of one AWS partition cannot assume a role in another.';
  if (principal.kind === 'saml' || principal.kind === 'webIdentity') {
    const account = /^arn:[^:]+:iam::(\d{12}):/.exec(principal.provider)?.[1];
    if (account !== undefined && account !== resource.accountId)
      // E-47a
      return 'An identity provider lets its users into roles of its own account only.';
  }
  return editRefusal('iam:UpdateAssumeRolePolicy', resource.arn);
}

// ── Whom it names ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Whom the statement names, and a condition that it has unless it keeps one on one of `keys` (lower case). */
interface Admission {
  readonly principal: object;
  readonly demands?: { readonly guard: GuardCondition; readonly keys: readonly string[] };
}

const signIn: Readonly<Record<string, string>> = {
  aws: 'https://signin.aws.amazon.com/saml',
  'aws-cn': 'https://signin.amazonaws.cn/saml',
  'aws-us-gov': 'https://signin.amazonaws-us-gov.com/saml',
};

/** Or in words, where only the reader can know whom to name. */
function admitting({ from, request: { principal, resource } }: Assumption): Admission | string {
  if (from.kind === 'ANYONE') return 'A role should not let everyone in: ask about a specific principal.';
  switch (principal.kind) {
    case 'service':
      return {
        principal: { Service: principal.service },
        ...(sendsItsSource(principal.service) && resource.accountId !== undefined
          ? { demands: { guard: equals('aws:SourceAccount', resource.accountId), keys: sourceKeys } }
          : {}),
      };
    case 'webIdentity':
      return `A statement that lets it in has to name the subjects of ${from.name}, by conditions on the claims aud and sub: without them it would let in all of them.`;
    case 'saml': {
      const aud = signIn[partitionOf(resource.arn)];
      return aud === undefined
        ? 'A statement that lets it in has to require the sign-in address of its partition as SAML:aud.'
        : {
            principal: { Federated: principal.provider },
            demands: { guard: equals('SAML:aud', aud), keys: ['saml:aud'] },
          };
    }
    default:
      return { principal: { AWS: from.identifier } };
  }
}

const equals = (key: string, values: string): GuardCondition => ({ operator: 'StringEquals', key, values });

// ── Which conditions it keeps ───────────────────────────────────────────────────────────────────────────────────────

/** The trust policy with a statement that has these conditions, and allows what they ask to hand on (E-39). */
interface TechniqueApplication {
  with(
    kept: readonly GuardCondition[],
  ): Pick<TrustFix, 'document' | 'entrance'> & { readonly actions: readonly string[] };
  lets(entrance: Layer): boolean;
}

const isOnOneOf =
  (keys: readonly string[]) =>
  ({ key }: GuardCondition): boolean =>
    keys.includes(key.toLowerCase());

function attemptOf(
  assumption: Assumption,
  trust: HeldPolicy,
  { principal, demands }: Admission,
): TechniqueApplication {
  const { document: stored } = withoutDeleted(documentIn(trust.documentText));
  const lacked = lackedByTrust(assumption);
  const least = lacked.length > 0 ? lacked : [assumption.request.action];
  const attempt = (kept: readonly GuardCondition[]) => {
    const guards = demands && !kept.some(isOnOneOf(demands.keys)) ? [...kept, demands.guard] : kept;
    const allowing = (actions: readonly string[]) => {
      const document = withStatement(stored, {
        Effect: 'Allow',
        Principal: principal,
        Action: actions.length === 1 ? actions[0] : actions,
        ...(guards.length > 0 ? { Condition: conditionOf(guards) } : {}),
      });
      return { document: JSON.stringify(document), entrance: layerOf(trust.uid, document), actions };
    };
    const first = allowing(least);
    const more = lackedByTrust(assumption, first.entrance);
    return more.length === 0 ? first : allowing([...least, ...more]);
  };
  // Where the caller's own policies or the guardrails close it whatever is asked for here, they do not count.
  const others = isOpenTogether(assumption, attempt([]).entrance);
  return {
    with: attempt,
    lets: (entrance) =>
      !isDenied(trustSide(assumption, entrance)) &&
      lackedByTrust(assumption, entrance).length === 0 &&
      (!others || isOpenTogether(assumption, entrance)),
  };
}

interface Guards {
  readonly kept: readonly GuardCondition[];
  readonly dropped: readonly GuardCondition[];
}

/** The conditions of each statement that comes near. */
const modelsIn = (assumption: Assumption, trust: HeldPolicy): readonly (readonly GuardCondition[])[] =>
  nearStatements(assumption, trust).flatMap(({ statementIndex }) => {
    const statement = documentIn(trust.documentText).Statement[statementIndex];
    return statement ? [guardsOf(statement)] : [];
  });

const keptOf = (
  guards: readonly GuardCondition[],
  attempt: TechniqueApplication,
  isDropped: (key: string) => boolean,
): Guards =>
  guards.reduce<Guards>(
    ({ kept, dropped }, guard) =>
      !isDropped(guard.key) && attempt.lets(attempt.with([...kept, guard]).entrance)
        ? { kept: [...kept, guard], dropped }
        : { kept, dropped: [...dropped, guard] },
    { kept: [], dropped: [] },
  );

// ── What is said of it ──────────────────────────────────────────────────────────────────────────────────────────────

const textOf = (guards: readonly GuardCondition[]): string =>
  joined(
    guards.map(({ operator, key, values }) =>
      conditionText({ operator, key, values: [values].flat().map(String), effect: 'ALLOW' }),
    ),
  );

function guardNotes({ kept, dropped }: Guards): readonly string[] {
  if (dropped.length === 0) return [];
  const keeps = kept.length > 0 ? ` It keeps ${textOf(kept)}.` : '';
  return [`The new statement drops the condition ${textOf(dropped)}.${keeps}`];
}

function passingNotes(actions: readonly string[]): readonly string[] {
  const passing = actions.filter(isPassingAction);
  return passing.length === 0 ? [] : [capitalised(`${passingText(passing)}.`)];
}

/** E-44: unique ids in policies. */
function deletionNotes(trust: HeldPolicy): readonly string[] {
  const { deleted } = withoutDeleted(documentIn(trust.documentText));
  if (deleted.length === 0) return [];
  const what = deleted.length === 1 ? 'the id of a deleted principal' : 'ids of deleted principals';
  return [`The document leaves out ${joined(deleted)}, ${what}: IAM stores no policy that names one.`];
}

/** E-63: confused deputy. */
function admissionNotes(assumption: Assumption, kept: readonly GuardCondition[]): readonly string[] {
  const { principal, resource } = assumption.request;
  if (principal.kind === 'service')
    return sendsItsSource(principal.service) && !kept.some(isOnOneOf(sourceKeys))
      ? [
          // E-63
          `${principal.service} sends the account that it acts for: with the fix, only requests with aws:SourceAccount ${resource.accountId ?? ''} are allowed.`,
        ]
      : [];
  if (!isOfOutsider(assumption) || kept.some(isOnOneOf(['sts:externalid']))) return [];
  return [
    // E-63
    `${assumption.from.name} is in an outside account: if it works for others too, agree on an external id with its owner and require it as sts:ExternalId in the new statement.`,
  ];
}

/** Of another organization than the role; where that is in none, of an account that was never imported. */
function isOfOutsider({ request: { principal, resource }, layers }: Assumption): boolean {
  if (!hasAccount(principal) || principal.accountId === resource.accountId) return false;
  return resource.organization
    ? principal.organization?.id !== resource.organization.id
    : layers.identity.status === 'NOT_COLLECTED';
}
