/** What a principal may do, over the real list of AWS's actions. */
import { globContains, globsIntersect, intersectParts } from '../iam/match/globAlgebra.js';
import { arnsOfResourceless } from '../iam/data/resourcelessActions.js';
import { compileGlob, globOf, literalTokens, matchesGlob, type Glob } from '../iam/match/wildcard.js';
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
  return services.flatMap((catalogService) => {
    const service = readService(catalogService);
    const allowing = allows.flatMap((allow) => inService(allow, service));
    if (allowing.length === 0) return [];
    const outcomeOf = outcomes(
      allowing,
      denies.flatMap((deny) => inService(deny, service)),
    );
    return expandService(service, outcomeOf, graphVersion);
  });
}

/** A statement with its patterns made ready. */
interface ReadStatement {
  readonly index: number;
  readonly statement: EffectiveStatementAnswer;
  readonly actions: readonly ActionPattern[];
  readonly notActions: readonly ActionPattern[];
  readonly resources: readonly Pattern[];
  readonly notResources: readonly Pattern[];
}

interface ActionPattern {
  readonly glob: Glob;
  /** What stands before the colon; missing: there is none. */
  readonly service: Glob | undefined;
  /** Matches every action of its services. */
  readonly everyAction: boolean;
}

/** A resource pattern: `*`, or six parts. */
interface Pattern {
  readonly everything: boolean;
  readonly parts: readonly Glob[];
}

const readStatement = (statement: EffectiveStatementAnswer, index: number): ReadStatement => ({
  index,
  statement,
  actions: statement.actions.map(readActionPattern),
  notActions: statement.notActions.map(readActionPattern),
  resources: statement.resources.map(readPattern),
  notResources: statement.notResources.map(readPattern),
});

function readActionPattern(pattern: string): ActionPattern {
  const text = pattern.toLowerCase();
  const colon = text.indexOf(':');
  return {
    glob: compileGlob(text),
    service: colon < 0 ? undefined : compileGlob(text.slice(0, colon)),
    everyAction: text === '*' || text.slice(colon) === ':*',
  };
}

function readPattern(text: string): Pattern {
  const parts = text.split(':');
  const segments = parts.length > 6 ? [...parts.slice(0, 5), parts.slice(5).join(':')] : parts;
  return { everything: text === '*', parts: segments.map(compileGlob) };
}

/** A service of the list with names and patterns made ready, once for all questions. */
interface ReadService {
  readonly service: string;
  readonly actionCount: number;
  /** Those of which there are actions. */
  readonly levels: readonly { readonly accessLevel: AccessLevel; readonly actions: readonly ReadAction[] }[];
}

interface ReadAction {
  readonly action: string;
  /** In lower case. */
  readonly name: string;
  readonly types: readonly Pattern[];
  readonly typesText: string;
}

const order: readonly AccessLevel[] = ['PERMISSIONS_MANAGEMENT', 'TAGGING', 'WRITE', 'READ', 'LIST'];

const readServices = new WeakMap<CatalogService, ReadService>();

function readService(catalogService: CatalogService): ReadService {
  const known = readServices.get(catalogService);
  if (known) return known;
  const { service, actions } = catalogService;
  const levels = order
    .map((accessLevel) => ({
      accessLevel,
      actions: actions.filter((action) => action.accessLevel === accessLevel).map(readAction),
    }))
    .filter((level) => level.actions.length > 0);
  const read = { service, actionCount: actions.length, levels };
  readServices.set(catalogService, read);
  return read;
}

const readActions = new WeakMap<CatalogAction, ReadAction>();

function readAction(catalogAction: CatalogAction): ReadAction {
  const known = readActions.get(catalogAction);
  if (known) return known;
  const { action, resources } = catalogAction;
  const name = action.toLowerCase();
  const asArn = resources.length === 0 ? arnsOfResourceless.get(name) : undefined;
  const types = asArn ? [literalPattern(asArn)] : resources.map(readPattern);
  const read = { action, name, types, typesText: asArn ? name : resources.join(' ') };
  readActions.set(catalogAction, read);
  return read;
}

/** E-76: an ARN that holds a `*` as a character, in any partition. */
const literalPattern = (parts: readonly string[]): Pattern => ({
  everything: false,
  parts: [compileGlob('arn'), compileGlob('*'), ...parts.map((part) => globOf(literalTokens(part)))],
});

/** A statement as far as it is about one service. */
interface ServiceStatement extends Pick<ReadStatement, 'index' | 'statement' | 'resources' | 'notResources'> {
  /** Missing: every action of the service. */
  readonly globs?: readonly Glob[];
  readonly notGlobs: readonly Glob[];
}

const isIn = (service: string, pattern: ActionPattern): boolean =>
  pattern.service === undefined || matchesGlob(pattern.service, service);

function inService(read: ReadStatement, { service }: ReadService): readonly ServiceStatement[] {
  const actions = read.actions.filter((pattern) => isIn(service, pattern));
  if (actions.length === 0) return [];
  const { index, statement, resources, notResources } = read;
  const notGlobs = read.notActions.filter((pattern) => isIn(service, pattern)).map(({ glob }) => glob);
  const every = actions.some(({ everyAction }) => everyAction);
  const globs = every ? {} : { globs: actions.map(({ glob }) => glob) };
  return [{ index, statement, resources, notResources, notGlobs, ...globs }];
}

function expandService(
  { service, actionCount, levels }: ReadService,
  outcomeOf: (action: ReadAction) => Outcome | undefined,
  graphVersion: string,
): readonly ServicePermissions[] {
  const accessLevels: AccessLevelPermissions[] = [];
  for (const level of levels) {
    const actions: EffectiveAction[] = [];
    for (const read of level.actions) {
      const outcome = outcomeOf(read);
      if (!outcome) continue;
      const { decision, allowedBy, limitedBy } = outcome;
      actions.push({ action: read.action, decision, allowedBy, limitedBy });
    }
    const { accessLevel } = level;
    if (actions.length > 0)
      accessLevels.push({ accessLevel, actionCount: level.actions.length, actions, graphVersion });
  }
  return accessLevels.length === 0 ? [] : [{ service, actionCount, accessLevels }];
}

type Outcome = Omit<EffectiveAction, 'action'>;

/** What actions come to: worked out once for all of which the same statements speak. */
function outcomes(
  allows: readonly ServiceStatement[],
  denies: readonly ServiceStatement[],
): (action: ReadAction) => Outcome | undefined {
  if ([...allows, ...denies].every(isAboutAll)) {
    const same = outcome(allows, denies, []);
    return () => same;
  }
  const known = new Map<string, Outcome | undefined>();
  return ({ name, types, typesText }) => {
    const allowing = allows.filter((allow) => matchesAction(allow, name) && reaches(allow, types));
    if (allowing.length === 0) return undefined;
    const limiting = denies.filter((deny) => matchesAction(deny, name));
    const isNarrow = limiting.some(({ resources }) => !resources.some(({ everything }) => everything));
    const key = `${indexes(allowing)} ${indexes(limiting)} ${isNarrow ? typesText : ''}`;
    if (!known.has(key)) known.set(key, outcome(allowing, limiting, types));
    return known.get(key);
  };
}

/** Every action of its service, on every resource. */
const isAboutAll = ({ globs, notGlobs, resources, notResources }: ServiceStatement): boolean =>
  globs === undefined &&
  notGlobs.length === 0 &&
  notResources.length === 0 &&
  resources.some(({ everything }) => everything);

const indexes = (statements: readonly ServiceStatement[]): string =>
  statements.map(({ index }) => index).join();

function outcome(
  reaching: readonly ServiceStatement[],
  limiting: readonly ServiceStatement[],
  types: readonly Pattern[],
): Outcome | undefined {
  const certain = limiting.filter(isUnconditional);
  const allowing = reaching.filter((allow) => !takeAway(certain, allow, types));
  if (allowing.length === 0) return undefined;
  const firm = allowing.some((allow) => isUnconditional(allow) && !takeAway(limiting, allow, types));
  const statements = (all: readonly ServiceStatement[]) => all.map(({ statement }) => statement);
  return {
    decision: firm ? 'ALLOWED' : 'CONDITIONAL',
    allowedBy: statements(allowing),
    limitedBy: statements(limiting),
  };
}

const matchesAction = ({ globs, notGlobs }: ServiceStatement, name: string): boolean =>
  (globs === undefined || globs.some((glob) => matchesGlob(glob, name))) &&
  !notGlobs.some((glob) => matchesGlob(glob, name));

/** E-3: an action without resource types is decided for the text `*`; others for what they act on. */
function reaches({ resources, notResources }: ServiceStatement, types: readonly Pattern[]): boolean {
  if (types.length === 0) return resources.some(({ everything }) => everything);
  return types.some(
    (type) =>
      resources.some((pattern) => meets(pattern, type)) &&
      !notResources.some((pattern) => contains(pattern, type)),
  );
}

/** Whether the action can be about the resource, or about some of what a pattern means. */
export function actsOn(action: CatalogAction, resource: string): boolean {
  const pattern = readPattern(resource);
  return readAction(action).types.some((type) => meets(type, pattern));
}

const meets = (a: Pattern, b: Pattern): boolean =>
  a.everything || b.everything || everyPart(a, b, (one, other) => globsIntersect(one, other));

const isUnconditional = ({ statement }: ServiceStatement): boolean =>
  statement.exact && statement.conditions.length === 0;

/** E-84: everything that the Allow is about, as far as the action is, is denied, by one Deny or another. */
const takeAway = (
  denies: readonly ServiceStatement[],
  allow: ServiceStatement,
  types: readonly Pattern[],
): boolean =>
  narrowed(allow, types).every((pattern) => denies.some((deny) => coversWhole(deny, pattern, allow)));

/** All that the pattern means, but for what the Allow leaves out. */
const coversWhole = (
  { resources, notResources }: ServiceStatement,
  pattern: Pattern,
  allow: ServiceStatement,
): boolean =>
  resources.some((outer) => contains(outer, pattern)) &&
  notResources.every((out) => !meets(out, pattern) || allow.notResources.some((hole) => contains(hole, out)));

const narrowed = ({ resources }: ServiceStatement, types: readonly Pattern[]): readonly Pattern[] =>
  types.length === 0
    ? resources.filter(({ everything }) => everything)
    : resources.flatMap((pattern) =>
        types.filter((type) => meets(pattern, type)).flatMap((type) => overlapOf(pattern, type)),
      );

/** What cannot be written down stands as the whole pattern. */
const overlapOf = (pattern: Pattern, type: Pattern): readonly Pattern[] => {
  if (contains(pattern, type)) return [type];
  if (contains(type, pattern)) return [pattern];
  return (
    intersectParts(pattern.parts, type.parts)?.map((parts) => ({ everything: false, parts })) ?? [pattern]
  );
};

const contains = (outer: Pattern, inner: Pattern): boolean =>
  outer.everything ||
  (!inner.everything && everyPart(outer, inner, (one, other) => globContains(one, other) === true));

const everyPart = (a: Pattern, b: Pattern, test: (a: Glob, b: Glob) => boolean): boolean =>
  a.parts.length === b.parts.length &&
  a.parts.every((part, index) => {
    const other = b.parts[index];
    return other !== undefined && test(part, other);
  });
