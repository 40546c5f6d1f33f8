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
import type { MetOn } from '../iam/conditionsOn.js';
import { ownersOf, type Owners } from './ownersOf.js';

/** One entry a service of which something is allowed. An action is listed where `can` allows it on some resource. */
export function expandPermissions(
  permissions: EffectivePermissions,
  services: readonly CatalogService[],
): readonly ServicePermissions[] {
  const { principal, allowed, denied, unreadDenies, graphVersion } = permissions;
  const read = (one: EffectiveStatementAnswer, index: number): ReadStatement =>
    readStatement(one, index, permissions.conditionsOn.get(one));
  const allows = allowed.map(read);
  const denies = denied.map(read);
  const typesOf = typesSeenFrom(principal.accountId);
  return services.flatMap((catalogService) => {
    const service = readService(catalogService);
    const allowing = allows.flatMap((allow) => inService(allow, service));
    if (allowing.length === 0) return [];
    const outcomeOf = outcomes(
      allowing,
      denies.flatMap((deny) => inService(deny, service)),
      {
        typesOf,
        preconditions: unreadDenies
          .filter((one) => one.services?.has(service.service) ?? true)
          .map(({ precondition }) => precondition),
      },
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
  /** Missing: the same for every action. */
  readonly metOn?: (action: string) => MetOn;
  /** Nothing else has to be so. */
  readonly isCertain: boolean;
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

const readStatement = (
  statement: EffectiveStatementAnswer,
  index: number,
  metOn: ReadStatement['metOn'],
): ReadStatement => ({
  ...(metOn ? { metOn } : {}),
  isCertain: statement.exact && statement.conditions.length === 0,
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
  readonly types: readonly ResourceType[];
  readonly typesText: string;
}

interface ResourceType extends Pattern {
  readonly owners: Owners;
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
  const types = asArn
    ? [literalPattern(asArn)]
    : resources.map((text) => ({ ...readPattern(text), owners: ownersOf(name, text) }));
  const typesText = asArn
    ? name
    : types.map(({ owners }, index) => `${resources[index]} ${owners}`).join(' ');
  const read = { action, name, types, typesText };
  readActions.set(catalogAction, read);
  return read;
}

/** E-76: an ARN that holds a `*` as a character, in any partition. */
const literalPattern = (parts: readonly string[]): ResourceType => ({
  owners: 'ANY',
  everything: false,
  parts: [compileGlob('arn'), compileGlob('*'), ...parts.map((part) => globOf(literalTokens(part)))],
});

type TypesOf = (action: ReadAction) => readonly Pattern[];

const ofAws = compileGlob('aws*');

/** What actions act on that a principal of the account can do them on. */
function typesSeenFrom(accountId: string | undefined): TypesOf {
  if (accountId === undefined) return ({ types }) => types;
  const own = compileGlob(accountId);
  const ofOwner = (parts: readonly Glob[], owner: Glob): Pattern => ({
    everything: false,
    parts: parts.map((part, index) => (index === ACCOUNT ? owner : part)),
  });
  const seen = (type: ResourceType): readonly Pattern[] => {
    if (type.owners === 'ANY') return [type];
    const owners = type.owners === 'OWN' ? [own] : [own, ofAws];
    return owners.map((owner) => ofOwner(type.parts, owner));
  };
  return ({ types }) => types.flatMap(seen);
}

/** Index of the account among the parts of an ARN. */
const ACCOUNT = 4;

/** A statement as far as it is about one service. */
interface ServiceStatement extends Omit<ReadStatement, 'actions' | 'notActions'> {
  /** Missing: every action of the service. */
  readonly globs?: readonly Glob[];
  readonly notGlobs: readonly Glob[];
}

const isIn = (service: string, pattern: ActionPattern): boolean =>
  pattern.service === undefined || matchesGlob(pattern.service, service);

function inService(read: ReadStatement, { service }: ReadService): readonly ServiceStatement[] {
  const actions = read.actions.filter((pattern) => isIn(service, pattern));
  if (actions.length === 0) return [];
  const { actions: _actions, notActions: _notActions, ...rest } = read;
  const notGlobs = read.notActions.filter((pattern) => isIn(service, pattern)).map(({ glob }) => glob);
  const every = actions.some(({ everyAction }) => everyAction);
  const globs = every ? {} : { globs: actions.map(({ glob }) => glob) };
  return [{ ...rest, notGlobs, ...globs }];
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
      actions.push({ action: read.action, ...outcome });
    }
    const { accessLevel } = level;
    if (actions.length > 0)
      accessLevels.push({ accessLevel, actionCount: level.actions.length, actions, graphVersion });
  }
  return accessLevels.length === 0 ? [] : [{ service, actionCount, accessLevels }];
}

type Outcome = Omit<EffectiveAction, 'action'>;

/** What holds for each action of a service. */
interface OfService {
  readonly typesOf: TypesOf;
  readonly preconditions: readonly string[];
}

/** What actions come to: worked out once for all of which the same statements speak. */
function outcomes(
  allows: readonly ServiceStatement[],
  denies: readonly ServiceStatement[],
  { typesOf, preconditions }: OfService,
): (action: ReadAction) => Outcome | undefined {
  if ([...allows, ...denies].every(isAboutAll)) {
    const same = outcome(allows, denies, [], preconditions);
    return () => same;
  }
  const known = new Map<string, Outcome | undefined>();
  return (action) => {
    const { name, typesText } = action;
    const matching = allows.flatMap((allow) => onAction(allow, name));
    if (matching.length === 0) return undefined;
    const types = typesOf(action);
    const allowing = matching.filter((allow) => reaches(allow, types));
    if (allowing.length === 0) return undefined;
    const limiting = denies.flatMap((deny) => onAction(deny, name));
    const isNarrow = limiting.some((deny) => !isAboutEveryResource(deny));
    const key = `${indexes(allowing)} ${indexes(limiting)} ${isNarrow ? typesText : ''}`;
    if (!known.has(key)) known.set(key, outcome(allowing, limiting, types, preconditions));
    return known.get(key);
  };
}

/** Every action of its service, on every resource. */
const isAboutAll = (statement: ServiceStatement): boolean =>
  statement.globs === undefined &&
  statement.metOn === undefined &&
  statement.notGlobs.length === 0 &&
  isAboutEveryResource(statement);

const isAboutEveryResource = ({ resources, notResources }: ServiceStatement): boolean =>
  notResources.length === 0 && resources.some(({ everything }) => everything);

const indexes = (statements: readonly ServiceStatement[]): string =>
  statements.map(({ index, isCertain }) => `${index}${isCertain ? '' : '?'}`).join();

/** The statement as it is for an action that it matches and of which a request can meet its conditions. */
function onAction(statement: ServiceStatement, name: string): readonly ServiceStatement[] {
  if (!matchesAction(statement, name)) return [];
  const met = statement.metOn?.(name) ?? 'PERHAPS';
  if (met === 'NEVER') return [];
  return met === 'ALWAYS' ? [{ ...statement, isCertain: statement.statement.exact }] : [statement];
}

function outcome(
  reaching: readonly ServiceStatement[],
  limiting: readonly ServiceStatement[],
  types: readonly Pattern[],
  unread: readonly string[],
): Outcome | undefined {
  const certain = limiting.filter(({ isCertain }) => isCertain);
  const allowing = reaching.filter((allow) => !takeAway(certain, allow, types));
  if (allowing.length === 0) return undefined;
  const firm = allowing.some((allow) => allow.isCertain && !takeAway(limiting, allow, types));
  // E-6, E-75: what needs no policy no policy denies either.
  const preconditions = allowing.some(({ statement }) => statement.sources.length === 0) ? [] : unread;
  const statements = (all: readonly ServiceStatement[]) => all.map(({ statement }) => statement);
  return {
    decision: firm && preconditions.length === 0 ? 'ALLOWED' : 'CONDITIONAL',
    preconditions,
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
