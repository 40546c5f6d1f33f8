/** What a principal may do, over the real list of AWS's actions. */
import { globContains, globsIntersect } from '../iam/match/globAlgebra.js';
import { compileGlob, matchesGlob, type Glob } from '../iam/match/wildcard.js';
import type { CatalogAction, CatalogService } from './actionCatalog.js';
import type {
  AccessLevel,
  AccessLevelPermissions,
  EffectiveAction,
  EffectivePermissions,
  EffectiveStatementAnswer,
  ServicePermissions,
} from './answer.js';

/** One entry a service of which something is allowed. An action is listed where `can` allows it on some resource. */
export function expandPermissions(
  { allowed, denied, graphVersion }: EffectivePermissions,
  services: readonly CatalogService[],
): readonly ServicePermissions[] {
  const allows = allowed.map(readStatement);
  const denies = denied.map(readStatement);
  return services.flatMap((service) => {
    const relevant = allows.filter((allow) => concerns(allow, service.service));
    return relevant.length === 0 ? [] : expandService(service, relevant, denies, graphVersion);
  });
}

/** A statement with its patterns made ready. */
interface ReadStatement {
  readonly statement: EffectiveStatementAnswer;
  readonly actions: readonly Glob[];
  readonly notActions: readonly Glob[];
  readonly resources: readonly Pattern[];
  readonly notResources: readonly Pattern[];
}

/** A resource pattern: `*`, or six parts. */
interface Pattern {
  readonly everything: boolean;
  readonly parts: readonly Glob[];
}

const readStatement = (statement: EffectiveStatementAnswer): ReadStatement => ({
  statement,
  actions: statement.actions.map((pattern) => compileGlob(pattern.toLowerCase())),
  notActions: statement.notActions.map((pattern) => compileGlob(pattern.toLowerCase())),
  resources: statement.resources.map(readPattern),
  notResources: statement.notResources.map(readPattern),
});

function readPattern(text: string): Pattern {
  const parts = text.split(':');
  const segments = parts.length > 6 ? [...parts.slice(0, 5), parts.slice(5).join(':')] : parts;
  return { everything: text === '*', parts: segments.map(compileGlob) };
}

function concerns({ statement }: ReadStatement, service: string): boolean {
  return statement.actions.some((pattern) => {
    const [prefix = '*', name] = pattern.split(':');
    return name === undefined || matchesGlob(compileGlob(prefix.toLowerCase()), service);
  });
}

const order: readonly AccessLevel[] = ['PERMISSIONS_MANAGEMENT', 'TAGGING', 'WRITE', 'READ', 'LIST'];

function expandService(
  { service, actions }: CatalogService,
  allows: readonly ReadStatement[],
  denies: readonly ReadStatement[],
  graphVersion: string,
): readonly ServicePermissions[] {
  const accessLevels = order.flatMap((accessLevel): readonly AccessLevelPermissions[] => {
    const ofLevel = actions.filter((action) => action.accessLevel === accessLevel);
    const found = ofLevel.flatMap((action) => expandAction(action, allows, denies));
    return found.length === 0
      ? []
      : [{ accessLevel, actionCount: ofLevel.length, actions: found, graphVersion }];
  });
  return accessLevels.length === 0 ? [] : [{ service, actionCount: actions.length, accessLevels }];
}

/** An action of the list with its name and patterns made ready, once for all questions. */
interface ReadAction {
  readonly name: string;
  readonly types: readonly Pattern[];
}

const readActions = new WeakMap<CatalogAction, ReadAction>();

function readAction(action: CatalogAction): ReadAction {
  const known = readActions.get(action);
  if (known) return known;
  const read = { name: action.action.toLowerCase(), types: action.resources.map(readPattern) };
  readActions.set(action, read);
  return read;
}

function expandAction(
  catalogAction: CatalogAction,
  allows: readonly ReadStatement[],
  denies: readonly ReadStatement[],
): readonly EffectiveAction[] {
  const { action } = catalogAction;
  const { name, types } = readAction(catalogAction);
  const limiting = denies.filter((deny) => matchesAction(deny, name));
  const certain = limiting.filter(isUnconditional);
  const allowing = allows.filter(
    (allow) => matchesAction(allow, name) && reaches(allow, types) && !takeAway(certain, allow),
  );
  if (allowing.length === 0) return [];
  const firm = allowing.some((allow) => isUnconditional(allow) && !takeAway(limiting, allow));
  const decision = firm ? 'ALLOWED' : 'CONDITIONAL';
  const statements = (all: readonly ReadStatement[]) => all.map(({ statement }) => statement);
  return [{ action, decision, allowedBy: statements(allowing), limitedBy: statements(limiting) }];
}

const matchesAction = ({ actions, notActions }: ReadStatement, name: string): boolean =>
  actions.some((glob) => matchesGlob(glob, name)) && !notActions.some((glob) => matchesGlob(glob, name));

/** E-3: an action without resource types is decided for the text `*`; others for what they act on. */
function reaches({ resources, notResources }: ReadStatement, types: readonly Pattern[]): boolean {
  if (types.length === 0) return resources.some(({ everything }) => everything);
  return types.some(
    (type) =>
      resources.some((pattern) => meets(pattern, type)) &&
      !notResources.some((pattern) => contains(pattern, type)),
  );
}

const meets = (a: Pattern, b: Pattern): boolean =>
  a.everything || b.everything || everyPart(a, b, (one, other) => globsIntersect(one, other));

const isUnconditional = ({ statement }: ReadStatement): boolean =>
  statement.exact && statement.conditions.length === 0;

/** Everything that the Allow is about is denied, by one Deny or another. */
const takeAway = (denies: readonly ReadStatement[], allow: ReadStatement): boolean =>
  allow.resources.every((pattern) =>
    denies.some(
      (deny) => deny.notResources.length === 0 && deny.resources.some((outer) => contains(outer, pattern)),
    ),
  );

const contains = (outer: Pattern, inner: Pattern): boolean =>
  outer.everything ||
  (!inner.everything && everyPart(outer, inner, (one, other) => globContains(one, other) === true));

const everyPart = (a: Pattern, b: Pattern, test: (a: Glob, b: Glob) => boolean): boolean =>
  a.parts.length === b.parts.length &&
  a.parts.every((part, index) => {
    const other = b.parts[index];
    return other !== undefined && test(part, other);
  });
