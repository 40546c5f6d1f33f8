/** What a principal may do, over the real list of AWS's actions. */
import type { Principal } from '../../graph/model/graph.js';
import { partitionOf } from '../../graph/engine/requestPrincipal.js';
import type { MetOn } from '../../iam/permissions/conditionsOn.js';
import { arnsOfResourceless } from '../../iam/facts/data/resourcelessActions.js';
import { FALSE, TRUE, and, not, or, type Kleene } from '../../iam/decide/kleene.js';
import { compileGlob, globOf, literalTokens, matchesGlob, type Glob } from '../../iam/match/wildcard.js';
import type { CatalogAction, CatalogService } from './actionCatalog.js';
import type {
  AccessLevel,
  AccessLevelPermissions,
  EffectiveAction,
  EffectivePermissions,
  EffectiveStatementAnswer,
  ServicePermissions,
} from '../shared/answer.js';
import { ownersOf, type Owners } from '../whoCan/resourceOwners.js';
import {
  contains,
  meansNoResource,
  meets,
  overlapOf,
  readPattern,
  type ResourcePattern,
} from './resourcePatterns.js';

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
  const typesOf = typesSeenFrom(principal);
  return services.flatMap((catalogService) => {
    const service = readService(catalogService);
    const allowing = allows.flatMap((allow) => inService(allow, service));
    if (allowing.length === 0) return [];
    const outcomeOf = outcomes(
      allowing,
      denies.flatMap((deny) => inService(deny, service)),
      {
        typesOf,
        preconditionsOf: ({ takesResource }) =>
          unreadDenies
            .filter(
              ({ services: only }) => only === undefined || (takesResource && only.has(service.service)),
            )
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
  readonly resources: readonly ResourcePattern[];
  readonly notResources: readonly ResourcePattern[];
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
  /** E-3: false: it is decided for `*`, on which resource control policies do not bear (E-20c). */
  readonly takesResource: boolean;
}

interface ResourceType extends ResourcePattern {
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
  const read = { action, name, types, typesText, takesResource: resources.length > 0 };
  readActions.set(catalogAction, read);
  return read;
}

/** E-76: an ARN that holds a `*` as a character, in any partition. */
const literalPattern = (parts: readonly string[]): ResourceType => ({
  owners: 'ANY',
  everything: false,
  parts: [compileGlob('arn'), compileGlob('*'), ...parts.map((part) => globOf(literalTokens(part)))],
});

type TypesOf = (action: ReadAction) => readonly ResourcePattern[];

/** The account of AWS's own resources: that of IAM, and what those of other services begin with. */
const [awsOfIam, aws] = [compileGlob('aws'), compileGlob('aws*')];

/** What actions act on that a principal can do them on: in its own partition (E-58), and of its account what is no other's. */
function typesSeenFrom({ identifier, accountId }: Principal): TypesOf {
  const partition = identifier.startsWith('arn:') ? compileGlob(partitionOf(identifier)) : undefined;
  const own = accountId === undefined ? undefined : compileGlob(accountId);
  const ofOwner = ({ parts }: ResourceType, owner: Glob | undefined): ResourcePattern => ({
    everything: false,
    parts: parts.map(
      (part, index) => (index === PARTITION ? partition : index === ACCOUNT ? owner : undefined) ?? part,
    ),
  });
  const seen = (type: ResourceType): readonly ResourcePattern[] => {
    if (type.owners === 'ANY' || own === undefined) return [ofOwner(type, undefined)];
    const ofAws = type.parts[SERVICE]?.literal === 'iam' ? awsOfIam : aws;
    const owners = type.owners === 'OWN' ? [own] : [own, ofAws];
    return owners.map((owner) => ofOwner(type, owner));
  };
  return ({ types }) => types.flatMap(seen);
}

/** Among the parts of an ARN. */
const [PARTITION, SERVICE, ACCOUNT] = [1, 2, 4];

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
  readonly preconditionsOf: (action: ReadAction) => readonly string[];
}

/** What actions come to: worked out once for all of which the same statements speak. */
function outcomes(
  allows: readonly ServiceStatement[],
  denies: readonly ServiceStatement[],
  { typesOf, preconditionsOf }: OfService,
): (action: ReadAction) => Outcome | undefined {
  const known = new Map<string, Outcome | undefined>();
  const once = (key: string, find: () => Outcome | undefined): Outcome | undefined => {
    if (!known.has(key)) known.set(key, find());
    return known.get(key);
  };
  if ([...allows, ...denies].every(isAboutAll))
    return (action) =>
      once(`${action.takesResource}`, () => outcome(allows, denies, [], preconditionsOf(action)));
  return (action) => {
    const matching = allows.flatMap((allow) => onAction(allow, action));
    const allowing = matching.every(isAboutEveryResource) ? matching : reaching(matching, typesOf(action));
    if (allowing.length === 0) return undefined;
    const limiting = denies.flatMap((deny) => onAction(deny, action));
    const isNarrow = !limiting.every(isAboutEveryResource);
    const { typesText, takesResource } = action;
    return once(
      `${indexes(allowing)} ${indexes(limiting)} ${isNarrow ? typesText : ''} ${takesResource}`,
      () => outcome(allowing, limiting, typesOf(action), preconditionsOf(action)),
    );
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
function onAction(statement: ServiceStatement, action: ReadAction): readonly ServiceStatement[] {
  if (!matchesAction(statement, action.name)) return [];
  const met = statement.metOn?.(action.name) ?? 'PERHAPS';
  if (met === 'NEVER') return [];
  const one = met === 'ALWAYS' ? { ...statement, isCertain: statement.statement.exact } : statement;
  return action.types.length === 0 ? onNoResource(one) : [one];
}

/** E-3, E-20c: as far as it is about the `*` that an action without resources is decided for. */
function onNoResource(statement: ServiceStatement): readonly ServiceStatement[] {
  const { resources, notResources } = statement;
  const anyOf = (patterns: readonly ResourcePattern[]): Kleene =>
    patterns.reduce<Kleene>((any, pattern) => or(any, meansNoResource(pattern)), FALSE);
  const isOfRcp = statement.statement.sources.some(({ layer }) => layer === 'RESOURCE_CONTROL');
  const about = isOfRcp ? FALSE : and(anyOf(resources), not(anyOf(notResources)));
  if (about === FALSE) return [];
  return [about === TRUE ? statement : { ...statement, isCertain: false }];
}

function outcome(
  reached: readonly ServiceStatement[],
  limiting: readonly ServiceStatement[],
  types: readonly ResourcePattern[],
  unread: readonly string[],
): Outcome | undefined {
  const certain = limiting.filter(({ isCertain }) => isCertain);
  const allowing = reached.filter((allow) => !takeAway(certain, allow, types));
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

/** Those that mean some of what the action acts on; of an action without resources (E-3) that is known already. */
const reaching = (
  statements: readonly ServiceStatement[],
  types: readonly ResourcePattern[],
): readonly ServiceStatement[] =>
  types.length === 0 ? statements : statements.filter((one) => types.some((type) => isAbout(one, type)));

const isAbout = ({ resources, notResources }: ServiceStatement, type: ResourcePattern): boolean =>
  resources.some((pattern) => meets(pattern, type)) &&
  !notResources.some((pattern) => contains(pattern, type));

/** Whether the action can be about the resource, or about some of what a pattern means. */
export function actsOn(action: CatalogAction, resource: string): boolean {
  const pattern = readPattern(resource);
  return readAction(action).types.some((type) => meets(type, pattern));
}

/** E-84: everything that the Allow is about, as far as the action is, is denied, by one Deny or another. */
const takeAway = (
  denies: readonly ServiceStatement[],
  allow: ServiceStatement,
  types: readonly ResourcePattern[],
): boolean =>
  types.length === 0
    ? denies.length > 0
    : narrowed(allow, types).every((pattern) => denies.some((deny) => coversWhole(deny, pattern, allow)));

/** All that the pattern means, but for what the Allow leaves out. */
const coversWhole = (
  { resources, notResources }: ServiceStatement,
  pattern: ResourcePattern,
  allow: ServiceStatement,
): boolean =>
  resources.some((outer) => contains(outer, pattern)) &&
  notResources.every((out) => !meets(out, pattern) || allow.notResources.some((hole) => contains(hole, out)));

const narrowed = (
  { resources, notResources }: ServiceStatement,
  types: readonly ResourcePattern[],
): readonly ResourcePattern[] =>
  resources
    .flatMap((pattern) =>
      types.filter((type) => meets(pattern, type)).flatMap((type) => overlapOf(pattern, type)),
    )
    .filter((pattern) => !notResources.some((hole) => contains(hole, pattern)));
