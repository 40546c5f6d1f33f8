/** From a question and what is stored to what the engine takes: a request, and the policies that bear on it. */
import { somebody } from '../graph/anyone.js';
import { compiledDocument } from '../graph/compiledDocument.js';
import type { ApplicablePolicies, HeldPolicy, IamRole, IamUser, PrincipalPolicies } from '../graph/graph.js';
import { accountOfIdentifier } from '../graph/namedPrincipal.js';
import { noOrganization } from '../graph/guardrails.js';
import { knownPrincipal, partitionOf, tagMap, unknownPrincipal } from '../graph/requestPrincipal.js';
import { parseArn } from '../iam/arn.js';
import type { DataGap } from '../iam/decision.js';
import type { AppliedPolicy, Layer, PolicyLayers } from '../iam/layers.js';
import type {
  AccessRequest,
  ContextValue,
  RequestContext,
  RequestPrincipal,
  RequestResource,
} from '../iam/request.js';
import { QuestionRefused, type ContextInput } from './answer.js';
import { canHaveResourcePolicy } from './resourcePolicySupport.js';
import { nothingImportedGap } from './standingGaps.js';
import { sessionLayer } from './sessionPolicies.js';

export interface AccessQuestion {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** E-3: the action has no resource type, so that `*` is none and not all. */
  readonly takesNoResource?: boolean;
  readonly context: readonly ContextInput[];
  readonly unlistedContextKeys: 'UNKNOWN' | 'ABSENT';
  /** JSON texts of the policies that were passed when the session was made. */
  readonly sessionPolicies?: readonly string[];
}

export interface PreparedRequest {
  readonly request: AccessRequest;
  readonly layers: PolicyLayers;
  /** What the stored data lacks that the engine cannot know of. */
  readonly gaps: readonly DataGap[];
}

/** Throws `QuestionRefused` where the principal or the role does not exist. */
export function prepareRequest(question: AccessQuestion, stored: ApplicablePolicies): PreparedRequest {
  const target = targetOf(question, stored);
  const isSomebody = question.principal === '*' && takesTrustPolicy(question.action);
  const caller = isSomebody ? somebodyCaller : callerOf(question.principal, stored);
  const session = sessionLayer(question.sessionPolicies ?? [], caller.principal);
  return {
    request: {
      principal: caller.principal,
      action: question.action,
      resource: target.resource,
      context: contextOf(question.context, question.unlistedContextKeys),
    },
    layers: {
      ...caller.layers,
      ...(session ? { session } : {}),
      ...(target.layer ? { resource: target.layer } : {}),
      ...noOrganization,
    },
    gaps: [...nothingImported(stored), ...caller.gaps, ...target.gaps, ...stored.accountGaps],
  };
}

const nothingImported = (stored: ApplicablePolicies): readonly DataGap[] =>
  stored.anythingImported ? [] : [nothingImportedGap];

export function contextOf(
  entries: readonly ContextInput[],
  unlisted: RequestContext['unlisted'],
): RequestContext {
  const valueOf = ({ values }: ContextInput): ContextValue =>
    values.length === 0 ? { kind: 'absent' } : { kind: 'known', values };
  return { entries: new Map(entries.map((entry) => [entry.key.toLowerCase(), valueOf(entry)])), unlisted };
}

export interface Caller {
  readonly principal: RequestPrincipal;
  readonly layers: Pick<PolicyLayers, 'identity' | 'permissionsBoundary'>;
  readonly gaps: readonly DataGap[];
}

/** sts:AssumeRole has to be signed, so that `*` stands for whoever can. */
const somebodyCaller: Caller = {
  principal: somebody,
  layers: { identity: { status: 'NOT_COLLECTED' } },
  gaps: [],
};

const noPolicies: Layer = { status: 'COLLECTED', policies: [] };

export function callerOf(identifier: string, stored: ApplicablePolicies): Caller {
  const held = stored.principals.get(identifier);
  const known = held?.principal;
  if (held && known && (known.kind === 'USER' || known.kind === 'ROLE'))
    return iamCaller(identifier, known, held);
  const accountId = accountOfIdentifier(identifier);
  const isFederated = /:(saml|oidc)-provider\//.test(identifier);
  if (accountId === undefined || isFederated) {
    return { principal: unknownPrincipal(identifier), layers: { identity: noPolicies }, gaps: [] };
  }
  return stored.importedAccounts.has(accountId)
    ? callerOfImported(identifier, accountId)
    : outsideCaller(identifier, accountId);
}

function iamCaller(identifier: string, known: IamUser | IamRole, held: PrincipalPolicies): Caller {
  const boundary = held.boundary && boundaryLayer(held.boundary);
  return {
    principal: knownPrincipal(known, identifier === known.identifier ? undefined : identifier),
    layers: { identity: identityLayer(held), ...(boundary ? { permissionsBoundary: boundary } : {}) },
    gaps: gapsOf(held),
  };
}

function identityLayer(held: PrincipalPolicies): Layer {
  const present = held.identity.filter((policy) => policy.documentHash !== undefined);
  const partial = present.length < held.identity.length || held.missingGroups.length > 0;
  return {
    status: partial ? 'PARTIAL' : 'COLLECTED',
    policies: present.map((policy) => applied(policy, 'IDENTITY')),
  };
}

const boundaryLayer = (boundary: HeldPolicy): Layer =>
  boundary.documentHash === undefined
    ? { status: 'NOT_COLLECTED' }
    : { status: 'COLLECTED', policies: [applied(boundary, 'IDENTITY')] };

function applied(policy: HeldPolicy, use: 'IDENTITY' | 'TRUST'): AppliedPolicy {
  const { documentHash: hash, documentText: text, quarantined } = policy;
  const document =
    hash !== undefined && text !== undefined
      ? { hash, text, ...(quarantined ? { quarantined } : {}) }
      : undefined;
  return { id: policy.uid, name: policy.name, compiled: document && compiledDocument(document, use) };
}

function gapsOf({ principal, identity, boundary, missingGroups }: PrincipalPolicies): readonly DataGap[] {
  const accountId = principal.accountId ?? '';
  const gap = (kind: DataGap['kind'], message: string): DataGap => ({ kind, accountId, message });
  const again = 'Export the account again, without a filter.';
  return [
    ...missingGroups.map((name) =>
      gap(
        'GROUP_NOT_IMPORTED',
        `${principal.name} is in group ${name}, which the export does not hold. ${again}`,
      ),
    ),
    ...identity
      .filter((policy) => policy.documentHash === undefined)
      .map((policy) =>
        gap(
          'POLICY_NOT_IMPORTED',
          `${principal.name} has policy ${policy.name}, which the export does not hold. ${again}`,
        ),
      ),
    ...(boundary && boundary.documentHash === undefined
      ? [
          gap(
            'PERMISSIONS_BOUNDARY_NOT_IMPORTED',
            `The permissions boundary ${boundary.name} of ${principal.name} is not in the export. ${again}`,
          ),
        ]
      : []),
    ...[...identity, ...(boundary ? [boundary] : [])].flatMap(quarantineGap(accountId)),
  ];
}

const quarantineGap =
  (accountId: string) =>
  (policy: HeldPolicy): readonly DataGap[] =>
    policy.quarantined === undefined
      ? []
      : [
          {
            kind: 'POLICY_QUARANTINED',
            accountId,
            message: `Policy ${policy.name} could not be understood: ${policy.quarantined}`,
          },
        ];

/** A root user, or a session of GetFederationToken; users and roles of an imported account are stored, or are not there. */
function callerOfImported(identifier: string, accountId: string): Caller {
  if (identifier.endsWith(':root')) {
    const root = { kind: 'root', partition: partitionOf(identifier), accountId } as const;
    return { principal: root, layers: { identity: noPolicies }, gaps: [] };
  }
  throw new QuestionRefused(
    'NOT_FOUND',
    `${identifier} is not in the imported data of account ${accountId}. Search for it, or import a newer export.`,
    'principal',
  );
}

function outsideCaller(identifier: string, accountId: string): Caller {
  const gap: DataGap = {
    kind: 'ACCOUNT_NOT_IMPORTED',
    accountId,
    message: `Account ${accountId} was never imported, so what its principals may do is not known. Import its export.`,
  };
  return {
    principal: unknownPrincipal(identifier),
    layers: { identity: { status: 'NOT_COLLECTED' } },
    gaps: [gap],
  };
}

interface Target {
  readonly resource: RequestResource;
  readonly layer?: Layer;
  readonly gaps: readonly DataGap[];
}

/** E-27d: a trust policy takes part in these only. */
export const takesTrustPolicy = (action: string): boolean =>
  /^sts:(assumerole|assumerolewithsaml|assumerolewithwebidentity|tagsession|setsourceidentity)$/i.test(
    action,
  );

function targetOf(
  { action, resource, takesNoResource = false }: AccessQuestion,
  stored: ApplicablePolicies,
): Target {
  const arn = parseArn(resource);
  if (!arn) return { resource: { arn: resource, takesNoResource }, gaps: [] };
  const accountId = /^\d{12}$/.test(arn.account) ? { accountId: arn.account } : {};
  const isRole = arn.service === 'iam' && arn.resource.startsWith('role/');
  if (isRole && takesTrustPolicy(action)) return roleTarget(resource, arn.account, stored);
  const role = stored.roles.get(resource);
  return {
    resource: { arn: resource, ...accountId, ...(role ? { tags: tagMap(role.role.tags) } : {}) },
    ...(canHaveResourcePolicy(arn.service) ? { layer: { status: 'NOT_COLLECTED' } } : {}),
    gaps: [],
  };
}

function roleTarget(resource: string, accountId: string, stored: ApplicablePolicies): Target {
  const found = stored.roles.get(resource);
  if (!found) return missingRole(resource, accountId, stored);
  const trust = applied(found.trust, 'TRUST');
  return {
    resource: { arn: resource, accountId, tags: tagMap(found.role.tags) },
    layer: { status: 'COLLECTED', policies: [trust] },
    gaps: quarantineGap(accountId)(found.trust),
  };
}

function missingRole(resource: string, accountId: string, stored: ApplicablePolicies): Target {
  const isPattern = /[*?]/.test(resource);
  if (!isPattern && stored.importedAccounts.has(accountId)) {
    throw new QuestionRefused(
      'NOT_FOUND',
      `Account ${accountId} has no role ${resource}. Search for it, or import a newer export.`,
      'resource',
    );
  }
  const message = isPattern
    ? `${resource} may be many roles, each with a trust policy of its own: ask about one.`
    : `Account ${accountId} was never imported, so the trust policy of ${resource} is not known. Import its export.`;
  const owner = /^\d{12}$/.test(accountId) ? { accountId } : {};
  return {
    resource: { arn: resource, ...owner },
    layer: { status: 'NOT_COLLECTED' },
    gaps: [{ kind: isPattern ? 'RESOURCE_POLICY_NOT_IMPORTED' : 'ACCOUNT_NOT_IMPORTED', ...owner, message }],
  };
}
