/** The verdict of each layer, in the fixed order of the explanation (E-11, U-10). */
import type { LayerKind, LayerVerdict } from '../decide/decision.js';
import type { EvaluatedLayers } from '../decide/evaluatedLayers.js';
import { isCeiling } from '../decide/barriers.js';
import { statementMatch, type LayerResult } from '../decide/evaluate.js';
import { FALSE, TRUE } from '../decide/kleene.js';
import { isDefaultEndpoint, levelsOf, type Guardrails } from '../decide/layers.js';
import type { Prepared } from '../decide/prepare.js';

/** Returns the verdicts. `bypassed`: layers that a direct grant replaces. */
export function layerVerdicts(prepared: Prepared, bypassed: ReadonlySet<LayerKind>): readonly LayerVerdict[] {
  const { evaluated, rule, request } = prepared;
  const { identity, boundary, session, endpoint, resource } = evaluated;
  const root = request.principal.kind === 'root';
  const resourceKind = rule.kind === 'TRUST' ? 'TRUST' : 'RESOURCE';
  return [
    ...guardrailVerdicts('RESOURCE_CONTROL', evaluated.resourceControl, prepared.layers.resourceControl),
    ...guardrailVerdicts('SERVICE_CONTROL', evaluated.serviceControl, prepared.layers.serviceControl),
    resource === undefined
      ? notApplicable(resourceKind, resourceNote(prepared))
      : verdictOf(resource, bypassed),
    root
      ? // E-5
        notApplicable('IDENTITY', 'the root user has no identity policies')
      : verdictOf(identity, bypassed),
    boundary === undefined || root ? notApplicable('PERMISSIONS_BOUNDARY') : verdictOf(boundary, bypassed),
    session === undefined ? notApplicable('SESSION') : sessionVerdict(session, root, bypassed),
    endpoint === undefined ? notApplicable('ENDPOINT') : endpointVerdict(endpoint, prepared, bypassed),
  ];
}

function notApplicable(layer: LayerKind, note?: string): LayerVerdict {
  return { layer, outcome: 'NOT_APPLICABLE', statements: [], ...(note === undefined ? {} : { note }) };
}

/** E-26d, E-27d */
const resourceNote = ({ layers, rule }: Prepared): string | undefined =>
  rule.takesPart || layers.resource === undefined ? undefined : 'the policy does not apply to this action';

/** E-51b: for root a session policy only denies. */
function sessionVerdict(result: LayerResult, root: boolean, bypassed: ReadonlySet<LayerKind>): LayerVerdict {
  const verdict = verdictOf(result, bypassed);
  return root && verdict.outcome === 'NO_ALLOW' ? { ...verdict, outcome: 'ALLOWS' } : verdict;
}

function endpointVerdict(
  result: LayerResult,
  { layers }: Prepared,
  bypassed: ReadonlySet<LayerKind>,
): LayerVerdict {
  if (!isDefaultEndpoint(layers)) return verdictOf(result, bypassed);
  // E-21
  return { layer: 'ENDPOINT', outcome: 'ALLOWS', statements: [], note: 'default policy: full access' };
}

const notAll = 'not all of it was imported';
const notUnderstood = 'not all of it could be read';

const none: ReadonlySet<LayerKind> = new Set();

function guardrailVerdicts(
  layer: 'SERVICE_CONTROL' | 'RESOURCE_CONTROL',
  result: EvaluatedLayers['serviceControl'],
  guardrails: Guardrails,
): readonly LayerVerdict[] {
  switch (result.status) {
    case 'COLLECTED':
      return result.levels.map((level) => ({ ...verdictOf(level, none), ...levelName(level, guardrails) }));
    case 'NOT_APPLICABLE':
      return [notApplicable(layer, result.note)];
    default:
      return [unknown(layer, missingGuardrails[result.status])];
  }
}

/** U-9a */
const missingGuardrails = {
  NO_ORGANIZATION: 'no organization was imported; taken as full access',
  OUTSIDE: 'the account is in no organization that was imported; taken as full access',
  NOT_COLLECTED: 'an organization was imported, but not what is attached to this account',
};

function levelName({ level }: LayerResult, guardrails: Guardrails): Pick<LayerVerdict, 'levelName'> {
  const name = levelsOf(guardrails).find(({ target }) => target === level)?.name;
  return name === undefined ? {} : { levelName: name };
}

function unknown(layer: LayerKind, note: string): LayerVerdict {
  return { layer, outcome: 'UNKNOWN', statements: [], note };
}

function verdictOf(result: LayerResult, bypassed: ReadonlySet<LayerKind>): LayerVerdict {
  const { layer, level, allows, denies } = result;
  const statements = [...denies, ...allows].map(statementMatch);
  const side = outcomeOf(result, bypassed);
  return level === undefined ? { layer, statements, ...side } : { layer, level, statements, ...side };
}

type Said = Pick<LayerVerdict, 'outcome' | 'note'>;

function outcomeOf(result: LayerResult, bypassed: ReadonlySet<LayerKind>): Said {
  const { layer, denies, unreadable, status } = result;
  if (denies.some((hit) => hit.outcome === TRUE)) return { outcome: 'DENIES' };
  if (status === 'NOT_COLLECTED') return { outcome: 'UNKNOWN', note: 'not imported' };
  if (status === 'PARTIAL' && layer !== 'IDENTITY') return { outcome: 'UNKNOWN', note: notAll };
  if (isCeiling(layer) && unreadable.length > 0) return { outcome: 'UNKNOWN', note: notUnderstood };
  return outcomeOfCollected(result, bypassed);
}

function outcomeOfCollected(
  { layer, allows, denies, unreadable, status }: LayerResult,
  bypassed: ReadonlySet<LayerKind>,
): Said {
  const open = denies.length > 0 || unreadable.length > 0;
  if (layer === 'RESOURCE_CONTROL') return { outcome: open ? 'CONDITIONAL' : 'ALLOWS' };
  const best = allows.reduce<number>((value, hit) => Math.max(value, hit.outcome), FALSE);
  if (best !== TRUE && bypassed.has(layer) && !open) {
    return {
      outcome: 'NOT_APPLICABLE',
      // E-22
      note: 'a direct grant in the resource policy replaces it',
    };
  }
  if (open && best !== FALSE) return { outcome: 'CONDITIONAL' };
  if (best === TRUE) return { outcome: status === 'PARTIAL' ? 'CONDITIONAL' : 'ALLOWS' };
  if (status === 'PARTIAL') return { outcome: 'UNKNOWN', note: notAll };
  if (best === FALSE && unreadable.length > 0) return { outcome: 'UNKNOWN', note: notUnderstood };
  return { outcome: best === FALSE ? 'NO_ALLOW' : 'CONDITIONAL' };
}
