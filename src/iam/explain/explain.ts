/** Explains a decision in one plain paragraph. */
import { nameOfArn, parseIamArn } from '../language/arn.js';
import { conditionText } from './conditionText.js';
import type {
  AccessEvaluation,
  LayerKind,
  LayerVerdict,
  StatementMatch,
  UnresolvedCondition,
} from '../decide/decision.js';
import { ownerOf } from '../facts/resourceFacts.js';
import { allPolicies, levelsOf, type GuardrailLevel, type PolicyLayers } from '../decide/layers.js';
import { NO_ACTION, splitAction } from '../match/action.js';
import { hasAccount, type AccessRequest, type RequestPrincipal } from '../decide/request.js';
import { resourceRuleFor } from '../decide/resourceRules.js';

/**
 * Returns the decision, the statements that decided it, its conditions, and for a denial the first thing that would
 * have to change. Plain text without line breaks; the same input gives the same words.
 */
export function explain(request: AccessRequest, layers: PolicyLayers, evaluation: AccessEvaluation): string {
  const sentences = [
    verdict(request, evaluation),
    ...(evaluation.serviceRule === undefined ? [] : [evaluation.serviceRule]),
    ...reasons(request, evaluation, layers),
    ...evaluation.preconditions.map((text) => `Also required: ${text}.`),
    ...(evaluation.approximate ? ['This answer is approximate: access may be narrower than it says.'] : []),
    ...evaluation.caveats.map((text) => `Not certain: ${text}`),
    ...evaluation.dataGaps.map((gap) => gap.message),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function verdict({ principal, action, resource }: AccessRequest, { decision }: AccessEvaluation): string {
  const who = nameOfPrincipal(principal);
  const what = resource.arn === '*' ? action : `${action} on ${resource.arn}`;
  switch (decision) {
    case 'ALLOWED':
      return `${who} may do ${what}.`;
    case 'CONDITIONAL':
      return `${who} may do ${what} under conditions.`;
    case 'UNKNOWN':
      return `It is unknown whether ${who.charAt(0).toLowerCase()}${who.slice(1)} may do ${what}: required data was not imported or could not be read.`;
    case 'EXPLICIT_DENY':
    case 'IMPLICIT_DENY':
      return `${who} may not do ${what}.`;
  }
}

/** Returns a readable name of a principal. */
function nameOfPrincipal(principal: RequestPrincipal): string {
  switch (principal.kind) {
    case 'root':
      return `The root user of account ${principal.accountId}`;
    case 'user':
      return principal.arn === undefined
        ? `A user of account ${principal.accountId}`
        : `The user ${nameOfArn(principal.arn) ?? principal.arn}`;
    case 'roleSession':
      return nameOfSession(principal);
    case 'federatedUserSession':
      return `The federated user ${nameOfArn(principal.sessionArn) ?? principal.sessionArn}`;
    case 'accountMember':
      return principal.isAny
        ? 'A principal of any AWS account'
        : `A principal of account ${principal.accountId}`;
    case 'service':
      return `The service ${principal.service}`;
    case 'webIdentity':
    case 'saml':
      return `An identity from ${principal.provider}`;
    case 'anonymous':
      return 'Anyone without credentials';
  }
}

function nameOfSession(principal: Extract<RequestPrincipal, { kind: 'roleSession' }>): string {
  const { roleArn, sessionArn, accountId } = principal;
  const session = sessionArn === undefined ? undefined : parseIamArn(sessionArn);
  const role = roleArn === undefined ? undefined : (nameOfArn(roleArn) ?? roleArn);
  if (session?.kind === 'assumedRoleSession')
    return `The session ${session.sessionName} of role ${session.roleName}`;
  return role === undefined ? `A role of account ${accountId}` : `The role ${role}`;
}

type NameStatement = (match: StatementMatch) => string;

/** Returns a function for readable names of statements: "statement 2 (AllowRead) of the identity policy Readers". */
export function statementNames(layers: PolicyLayers): NameStatement {
  const policies = new Map(allPolicies(layers).map(({ id, name }) => [id, name]));
  const where = attachments(layers);
  return ({ policyId, sid = '', statementIndex, layer, level }) => {
    const name = policies.get(policyId) ?? policyId;
    const id = sid === '' ? '' : ` (${sid})`;
    return `statement ${String(statementIndex)}${id} of ${layerWords[layer]} ${name}${where(level)}`;
  };
}

/** Returns a function that words where a guardrail is attached: " attached to root r-1". */
function attachments({ serviceControl, resourceControl }: PolicyLayers): (level?: string) => string {
  const levels = [serviceControl, resourceControl].flatMap(levelsOf);
  const names = new Map(levels.map((level) => [level.target, nameOfLevel(level)]));
  return (level) => (level === undefined ? '' : ` attached to ${names.get(level) ?? level}`);
}

/** Returns "root r-1", "OU Workloads (ou-1-2)" or "account payments (111122223333)". */
export function nameOfLevel({ target, name }: Pick<GuardrailLevel, 'target' | 'name'>): string {
  if (target.startsWith('r-')) return `root ${target}`;
  const kind = target.startsWith('ou-') ? 'OU ' : /^\d{12}$/.test(target) ? 'account ' : '';
  return name === undefined || name === target ? `${kind}${target}` : `${kind}${name} (${target})`;
}

function reasons(
  request: AccessRequest,
  evaluation: AccessEvaluation,
  layers: PolicyLayers,
): readonly string[] {
  const { decision, determiningStatements, conditions } = evaluation;
  const nameOf = statementNames(layers);
  const denies = determiningStatements.filter(({ effect }) => effect === 'DENY');
  switch (decision) {
    case 'ALLOWED':
      return allowedBy(determiningStatements, layers, nameOf);
    case 'CONDITIONAL':
      return [
        ...allowedBy(determiningStatements, layers, nameOf),
        ...(conditions.length === 0 ? [] : [conditionSentence(conditions, nameOf)]),
        ...(evaluation.callerCanSatisfy ? ['The caller alone can meet this.'] : []),
      ];
    case 'EXPLICIT_DENY':
      return denies.length === 0 ? [] : [deniedBy(denies.map(nameOf))];
    case 'IMPLICIT_DENY':
      return evaluation.serviceRule === undefined ? [firstMissing(request, evaluation, layers)] : [];
    case 'UNKNOWN':
      return [];
  }
}

export const layerWords: Readonly<Record<LayerKind, string>> = {
  IDENTITY: 'the identity policy',
  PERMISSIONS_BOUNDARY: 'the permissions boundary',
  SESSION: 'the session policy',
  SERVICE_CONTROL: 'the service control policy',
  RESOURCE_CONTROL: 'the resource control policy',
  RESOURCE: 'the resource policy',
  TRUST: 'the trust policy',
  ENDPOINT: 'the endpoint policy',
};

function allowedBy(
  determining: readonly StatementMatch[],
  layers: PolicyLayers,
  nameOf: NameStatement,
): readonly string[] {
  const open = openLevels(determining, layers);
  const allowing = determining.filter(({ effect, level }) => effect === 'ALLOW' && !open.has(level));
  const allowingLevels = new Set(allowing.map(({ level }) => level));
  const who = nameOfOpen(levelsOf(layers.serviceControl), open, allowingLevels);
  const allow = allowing.length > 1 ? 'allow' : 'allows';
  return [
    ...(allowing.length === 0 ? [] : [sentence(`${list(allowing.map(nameOf))} ${allow} it`)]),
    ...(who === undefined ? [] : [sentence(`${who} it through (${FULL_ACCESS})`)]),
  ];
}

/** AWS's own SCP: an organization has no other SCP with that name. */
const FULL_ACCESS = 'FullAWSAccess';

type Levels = ReadonlySet<string | undefined>;

/** Returns levels that only AWS's own policy decides, which allows everything. */
function openLevels(determining: readonly StatementMatch[], layers: PolicyLayers): Levels {
  const fullAccess = new Set(
    allPolicies(layers).flatMap(({ id, name }) => (name === FULL_ACCESS ? [id] : [])),
  );
  const isFullAccess = ({ layer, policyId }: StatementMatch): boolean =>
    layer === 'SERVICE_CONTROL' && fullAccess.has(policyId);
  const limited = new Set(determining.filter((match) => !isFullAccess(match)).map(({ level }) => level));
  const levels = determining.filter(isFullAccess).map(({ level }) => level);
  return new Set(levels.filter((level) => level !== undefined && !limited.has(level)));
}

/** Returns a text such as "every level of the organization from the root to account shop (111122223333) lets". */
function nameOfOpen(levels: readonly GuardrailLevel[], open: Levels, allowing: Levels): string | undefined {
  const named = levels.filter(({ target }) => open.has(target)).map(nameOfLevel);
  const last = levels.at(-1);
  if (last === undefined || named.length === 0) return undefined;
  if (named.length === 1) return `${list(named)} lets`;
  if (!levels.every(({ target }) => open.has(target) || allowing.has(target))) return `${list(named)} let`;
  const which = named.length === levels.length ? 'every level' : 'every other level';
  return `${which} of the organization from the root to ${nameOfLevel(last)} lets`;
}

function deniedBy(denies: readonly string[]): string {
  const [verb, first] =
    denies.length > 1 ? ['deny', 'one of these statements'] : ['denies', 'this statement'];
  return `${sentence(`${list(denies)} ${verb} it explicitly`)} No Allow can help while ${first} matches: it would have to change first.`;
}

function conditionSentence(conditions: readonly UnresolvedCondition[], nameOf: NameStatement): string {
  const parts = conditions.map((condition) => `${conditionText(condition)} (${nameOf(condition.statement)})`);
  return sentence(`Requires ${parts.every((part) => part.includes(' = ')) ? '' : 'that '}${list(parts)}`);
}

function list(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Words the first layer, in the order of the explanation, that has to allow it and does not (E-10, E-11). */
function firstMissing(request: AccessRequest, evaluation: AccessEvaluation, layers: PolicyLayers): string {
  const missing = evaluation.layers.find((verdict) => isMissing(request, verdict));
  if (missing === undefined) return 'No combination of the policies that apply allows it.';
  switch (missing.layer) {
    case 'SERVICE_CONTROL':
      return `No service control policy${attachments(layers)(missing.level)} allows it, and one has to.`;
    case 'TRUST':
      return "The role's trust policy does not allow it, and it has to.";
    case 'RESOURCE':
      return 'No resource policy allows it, and one has to.';
    case 'IDENTITY':
      return 'No identity policy of the caller allows it, and one has to.';
    default:
      return sentence(`${layerWords[missing.layer]} does not allow it, and it has to`);
  }
}

function isMissing(request: AccessRequest, { layer, outcome }: LayerVerdict): boolean {
  if (layer === 'RESOURCE_CONTROL') return false;
  if (layer !== 'RESOURCE' && layer !== 'TRUST')
    return outcome === 'NO_ALLOW' && hasAccount(request.principal);
  return (outcome === 'NO_ALLOW' || outcome === 'NOT_APPLICABLE') && resourceMustGrant(request);
}

function resourceMustGrant(request: AccessRequest): boolean {
  const { principal, action } = request;
  if (!hasAccount(principal)) return true;
  const owner = ownerOf(request);
  if (owner !== undefined && owner !== principal.accountId) return true;
  return resourceRuleFor(request, splitAction(action) ?? NO_ACTION).mustGrant;
}
