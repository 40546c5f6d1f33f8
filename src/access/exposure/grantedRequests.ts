/** Lists the single requests that a resource's policy may grant, and the principals that its conditions name. */
import type { Resource } from '../../graph/model/graph.js';
import {
  accountOfIdentifier,
  namedCallers,
  namedPrincipalKind,
} from '../../graph/model/principals/namedPrincipal.js';
import { policyHolders } from '../../graph/engine/policyHolder.js';
import type { CompiledPolicy, CompiledStatement } from '../../iam/language/compile.js';
import { isAccountId, rootArn } from '../../iam/language/arn.js';
import { FALSE } from '../../iam/decide/kleene.js';
import { matchAction, splitAction } from '../../iam/match/action.js';
import type { ActionCatalog } from '../permissions/actionCatalog.js';
import { actsOn } from '../permissions/catalogPatterns.js';
import { partsUnder } from './partsUnder.js';

export interface GrantedRequest {
  readonly action: string;
  /** The resource, what is in it, or the part of it that a statement is about. */
  readonly resource: string;
}

/** Returns the AWS actions that an Allow of the policy is about, each with the resources of the statement. */
export async function grantedRequests(
  { statements }: CompiledPolicy,
  resource: Resource,
  catalog: ActionCatalog,
): Promise<readonly GrantedRequest[]> {
  const allows = statements.filter(({ effect }) => effect === 'ALLOW');
  const services = await catalog.services(allows.flatMap((allow) => servicesOf(allow, resource)));
  const actions = services.flatMap((service) => service.actions);
  const requests = allows.flatMap((allow) => {
    const { named, isWider } = resourcesOf(allow, resource);
    return actions
      .filter(({ action }) => isAboutAction(allow, action))
      .flatMap((action) => {
        const arns = [...named, ...(isWider ? [resource.arn] : [])].filter((arn) => actsOn(action, arn));
        const parts = isWider ? action.resources.flatMap((type) => partsUnder(resource, type)) : [];
        return [...arns, ...parts].map((arn) => ({ action: action.action, resource: arn }));
      });
  });
  return [...new Map(requests.map((request) => [`${request.action} ${request.resource}`, request])).values()];
}

/** Services whose actions have another prefix than their ARNs. */
const actionPrefixes: ReadonlyMap<string, readonly string[]> = new Map([
  ['apigateway', ['execute-api']],
  ['kafka', ['kafka', 'kafka-cluster']],
]);

/** Returns the prefixes of the actions that a statement may be about; of a pattern, those for the service alone. */
export function servicesOf(
  { source: { action } }: CompiledStatement,
  { service }: Pick<Resource, 'service'>,
): readonly string[] {
  const prefixes = action.values.map((value) => value.split(':', 1)[0]?.toLowerCase() ?? '');
  const isOpen = action.inverted || prefixes.some((prefix) => /[*?]/.test(prefix));
  return isOpen ? (actionPrefixes.get(service) ?? [service]) : prefixes;
}

export function isAboutAction({ action }: CompiledStatement, name: string): boolean {
  const split = splitAction(name);
  return split !== undefined && matchAction(action, split) !== FALSE;
}

/** Returns the parts of the resource that the statement names, and whether it may be about others of them, as `*` is. */
function resourcesOf({ source }: CompiledStatement, { arn }: Resource) {
  if (source.resource === undefined || source.resource.inverted) return { named: [], isWider: true };
  const texts = source.resource.values.map((value) => value.replace(/\$\{[^}]*\}/g, '*'));
  const named = texts.filter((text) => text === arn || policyHolders(text).includes(arn));
  return { named, isWider: named.length < texts.length };
}

/**
 * Returns the accounts and principals that conditions on the caller require, or that a Deny of all others leaves
 * (E-25): `*` in the principal element may mean only these.
 */
export function namedInConditions({ statements }: CompiledPolicy, partition: string): readonly string[] {
  const conditioned = namedCallers(
    statements.flatMap(({ source }) => source.conditions),
    partition,
  );
  const excepted = statements.flatMap(({ effect, source: { principal } }) =>
    effect === 'DENY' && principal?.inverted === true
      ? principal.values.flatMap(({ type, value }) => (type === 'AWS' ? asCaller(value, partition) : []))
      : [],
  );
  return [...new Set([...conditioned, ...excepted])];
}

function asCaller(value: string, partition: string): readonly string[] {
  if (isAccountId(value)) return [rootArn({ partition, accountId: value })];
  return accountOfIdentifier(value) === undefined ? [] : [value];
}

/** Returns the services that conditions require (E-60). */
export const servicesNamed = ({ statements }: CompiledPolicy): readonly string[] =>
  statements
    .flatMap(({ source }) => source.conditions)
    .filter(({ key }) => key.toLowerCase() === 'aws:principalservicename')
    .flatMap(({ values }) => values.filter((value) => namedPrincipalKind(value) === 'SERVICE'));
