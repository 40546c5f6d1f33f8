/** Do the caller's own policies let it assume the role, and what would have to stand in them? */
import type { Principal } from '../../../graph/model/graph.js';
import { isServiceLinkedRoleArn } from '../../../iam/language/arn.js';
import { policiesOfLayer, type Layer, type PolicyLayers } from '../../../iam/decide/layers.js';
import { hasAccount } from '../../../iam/decide/request.js';
import type { CrossAccountStep } from '../../shared/answer.js';
import { nameOf } from '../../shared/sentences.js';
import {
  appliedDocument,
  documentOf,
  editRefusal,
  isDenied,
  isInOneAccount,
  isOpenTogether,
  letsInDirectly,
  ownSide,
  serviceRuleOf,
  type Assumption,
  type SideVerdict,
} from './roleAssumption.js';
import { lackedByCaller, passingText } from './sessionAttributeStep.js';
import { demandsOfOthers, notImported, statuses, stepOf, explainSide } from './describeStep.js';

type StepDetails = Parameters<typeof stepOf>[3];

const step = (
  status: CrossAccountStep['status'],
  explanation: string,
  rest?: StepDetails,
): CrossAccountStep => stepOf('ASSUME_ROLE_PERMISSION', status, explanation, rest);

/** `entrance`: by which trust policy the caller comes in, as it is or as a fix makes it; missing: by none. */
export function assumeRolePermissionStep(
  assumption: Assumption,
  entrance: Layer | undefined,
): CrossAccountStep {
  const { from, request, layers } = assumption;
  const who = nameOf(from);
  const rule = serviceRuleOf(assumption);
  if (!hasAccount(request.principal))
    // E-31c
    return step('IN_PLACE', `${who} needs no permission of its own: the trust policy alone decides.`);
  if (rule?.side === 'OWN') return step('BLOCKED', rule.reason);
  if (layers.identity.status === 'NOT_COLLECTED')
    return step('UNKNOWN', notImported(from, 'whether it allows this'));
  const byAccount = ownSide(assumption);
  const direct = byAccount.decision === 'ALLOWED' ? undefined : directEntrance(assumption, entrance);
  const verdict = direct ? ownSide(assumption, direct) : byAccount;
  if (verdict.decision === 'IMPLICIT_DENY') return missing(assumption, { entrance, direct });
  const unpassing = entrance && !isDenied(verdict) ? missingToPass(assumption, entrance, verdict) : undefined;
  if (unpassing) return unpassing;
  const contradicted =
    verdict.decision !== 'UNKNOWN' && !isDenied(verdict) && !isOpenTogether(assumption, entrance)
      ? contradiction(assumption, { entrance, direct }, verdict)
      : undefined;
  return (
    contradicted ??
    step(statuses[verdict.decision], words(assumption, verdict, direct !== undefined), {
      statements: cited(assumption, verdict),
    })
  );
}

/** E-27b: inside one account a trust policy that names the caller, or everyone, is enough. */
const directEntrance = (assumption: Assumption, entrance: Layer | undefined): Layer | undefined =>
  entrance && isInOneAccount(assumption) && letsInDirectly(assumption, entrance) ? entrance : undefined;

/** Not the statement that a fix of the trust policy only proposes. */
const cited = ({ layers }: Assumption, { statements }: SideVerdict): SideVerdict['statements'] =>
  statements.filter(
    ({ layer, policyId, statementIndex }) =>
      layer !== 'TRUST' ||
      policiesOfLayer(layers.resource).some(
        ({ id, compiled }) => id === policyId && statementIndex < (compiled?.statements.length ?? 0),
      ),
  );

function words(assumption: Assumption, verdict: SideVerdict, isDirect: boolean): string {
  const { from, layers } = assumption;
  const reason = explainSide({ ...verdict, statements: cited(assumption, verdict) }, layers);
  if (verdict.decision === 'UNKNOWN')
    return `Not everything that ${nameOf(from)} may do was imported and understood, so this is unknown.`;
  return isDirect && !isDenied(verdict)
    ? // E-27b
      `${nameOf(from)} needs no permission of its own: the role is in its account, and a trust policy that lets it in directly is enough. ${reason}`.trim()
    : reason;
}

/** By which trust policy the caller comes in, as `entrance` and, where that alone is enough (E-27b), as `direct`. */
interface Way {
  readonly entrance: Layer | undefined;
  readonly direct: Layer | undefined;
}

/** What is not allowed yet of assuming the role, and of what has to be handed on where it is `entrance` that lets in (E-39). */
export function permissionFor(assumption: Assumption, entrance = assumption.layers.resource): object {
  const { request } = assumption;
  const assuming = widened(
    assumption,
    ['identity', 'permissionsBoundary'],
    allowing(request, [request.action]),
  );
  const lacked = entrance ? lackedByCaller(assuming, entrance) : [];
  const isAllowed = lacked.length > 0 && !isDenied(ownSide(assumption));
  return allowing(request, isAllowed ? lacked : [request.action, ...lacked]);
}

const allowing = ({ resource }: Assumption['request'], actions: readonly string[]): object => ({
  Effect: 'Allow',
  Action: actions.length === 1 ? actions[0] : actions,
  Resource: resource.arn,
});

function missing(assumption: Assumption, { entrance, direct }: Way): CrossAccountStep {
  const { from, request, layers } = assumption;
  const statement = permissionFor(assumption, entrance);
  const addition =
    openingAll(assumption, entrance) ??
    additions.find((one) => !isDenied(ownSide(widened(assumption, one, statement), direct)));
  const who = nameOf(from);
  if (!addition) return step('BLOCKED', `A further Allow cannot help ${who}: other statements stop it.`);
  const boundary = policiesOfLayer(layers.permissionsBoundary)[0]?.name ?? '';
  const lacks = {
    identity: `No identity policy of ${who} allows ${request.action} on ${request.resource.arn}. The fix is such a policy.`,
    permissionsBoundary: `The permissions boundary ${boundary} does not let ${who} do ${request.action} on ${request.resource.arn}. Add the statement of the fix to it.`,
  };
  const text = [...addition.map((layer) => lacks[layer]), editNote(from)].join(' ').trim();
  const isFixed = isServiceLinkedRoleArn(from.identifier);
  return step('MISSING', text, isFixed ? {} : { fix: JSON.stringify(documentOf(statement)) });
}

/** E-39: it may assume the role, and not hand on what the trust policy asks for; undefined where it may. */
function missingToPass(
  assumption: Assumption,
  entrance: Layer,
  verdict: SideVerdict,
): CrossAccountStep | undefined {
  const { from, layers } = assumption;
  const lacked = lackedByCaller(assumption, entrance);
  if (lacked.length === 0) return undefined;
  const statement = permissionFor(assumption, entrance);
  const addition = additions.find(
    (one) => lackedByCaller(widened(assumption, one, statement), entrance).length === 0,
  );
  const place = addition?.includes('permissionsBoundary')
    ? `Add the statement of the fix to the permissions boundary ${policiesOfLayer(layers.permissionsBoundary)[0]?.name ?? ''}.`
    : 'The fix is a policy that allows it.';
  const ending = addition
    ? [place, editNote(from)]
    : ['A further Allow cannot help: other statements stop it.'];
  const head = [
    explainSide({ ...verdict, statements: cited(assumption, verdict) }, layers),
    `The trust policy requires it, and ${passingText(lacked)}.`,
  ];
  const isFixed = !addition || isServiceLinkedRoleArn(from.identifier);
  return step(addition ? 'MISSING' : 'BLOCKED', [...head, ...ending].join(' ').trim(), {
    statements: cited(assumption, verdict),
    ...(isFixed ? {} : { fix: JSON.stringify(documentOf(statement)) }),
  });
}

/** Open by itself, and closed by what others ask for (U-6); undefined where no further Allow of its own helps. */
function contradiction(
  assumption: Assumption,
  { entrance, direct }: Way,
  verdict: SideVerdict,
): CrossAccountStep | undefined {
  const { from, layers } = assumption;
  const addition = openingAll(assumption, entrance);
  if (!addition || isServiceLinkedRoleArn(from.identifier)) return undefined;
  const boundary = policiesOfLayer(layers.permissionsBoundary)[0]?.name ?? '';
  const places = {
    identity: 'The fix is an identity policy that allows it without that condition.',
    permissionsBoundary: `Add the statement of the fix to the permissions boundary ${boundary}.`,
  };
  const text = [
    words(assumption, verdict, direct !== undefined),
    demandsOfOthers(assumption, entrance),
    ...addition.map((layer) => places[layer]),
    editNote(from),
  ];
  return step('MISSING', text.join(' ').trim(), {
    statements: cited(assumption, verdict),
    fix: JSON.stringify(documentOf(permissionFor(assumption, entrance))),
  });
}

const openingAll = (assumption: Assumption, entrance: Layer | undefined): readonly OwnLayer[] | undefined =>
  additions.find((one) =>
    isOpenTogether(widened(assumption, one, permissionFor(assumption, entrance)), entrance),
  );

/** E-16: some roles are edited elsewhere, or not at all. */
const editNote = ({ kind, identifier }: Principal): string =>
  (kind === 'ROLE' ? editRefusal('iam:PutRolePolicy', identifier) : undefined) ?? '';

type OwnLayer = 'identity' | 'permissionsBoundary';

/** Where the statement may have to be added, least first. */
const additions: readonly (readonly OwnLayer[])[] = [
  ['identity'],
  ['permissionsBoundary'],
  ['identity', 'permissionsBoundary'],
];

function widened(assumption: Assumption, added: readonly OwnLayer[], statement: object): Assumption {
  const policy = appliedDocument('fix', documentOf(statement), 'IDENTITY');
  const layers = added.reduce<PolicyLayers>((all, kind) => {
    const layer = all[kind];
    return layer === undefined || layer.status === 'NOT_COLLECTED'
      ? all
      : { ...all, [kind]: { ...layer, policies: [...layer.policies, policy] } };
  }, assumption.layers);
  return { ...assumption, layers };
}
