/** Where an action may be allowed at all: candidates for "some resource", taken from the statements that allow it. */
import type { CompiledStatement } from '../iam/compile.js';
import { areaOf, openAreaOf } from '../iam/areas.js';
import { splitArn } from '../iam/arn.js';
import type { ConditionContext } from '../iam/match/conditionContext.js';
import { globIntersection } from '../iam/match/globAlgebra.js';
import { compileGlob, hasWildcard, textOf } from '../iam/match/wildcard.js';
import type { Say } from './say.js';

/** A part of an ARN that stands for whatever the caller picks. */
const PICKED = 'rolegraph';

/** Services whose actions are about the resources of another one. */
const servicesOfArns: ReadonlyMap<string, readonly string[]> = new Map([
  ['ec2-instance-connect', ['ec2']],
  ['ebs', ['ec2']],
  ['ssm', ['ssm', 'ec2', 'ecs']],
  ['sts', ['iam']],
  ['codestar-connections', ['codestar-connections', 'codeconnections']],
  ['sso', ['sso']],
]);

/** E-26: of what has to allow it by a policy of its own, no pattern without a type speaks. */
const patternsOf: ReadonlyMap<string, string> = new Map([['kms', 'arn:*:kms:*:*:key/*']]);

/**
 * ARNs and patterns of ARNs, widest first. An Allow that is about the resources of other services only says nothing:
 * the action does not act on these.
 */
export function somewhere(
  say: Say,
  like: string | undefined,
  accountId: string,
  context: ConditionContext,
): readonly string[] {
  const service = say.action.slice(0, say.action.indexOf(':')).toLowerCase();
  const wanted = like ?? patternsOf.get(service);
  const bounds = wanted === undefined ? ofServices(service, accountId) : [wanted];
  const patterns = say.allows
    .flatMap((statement) => patternsIn(statement, context))
    .flatMap((text) => (text === '*' ? [] : bounds.flatMap((bound) => common(text, bound))));
  const whole = wanted ?? '*';
  const all = [...new Set([whole, ...patterns])];
  return [...all, ...all.flatMap(instanceOf)];
}

/** Variables filled in as far as their values are known. */
function patternsIn(statement: CompiledStatement, context: ConditionContext): readonly string[] {
  if (statement.resource?.inverted !== false) return [];
  const areas = [areaOf(statement, context).area, openAreaOf(statement, context)];
  return areas.flatMap((area) => area?.resources.included.map(({ text }) => text) ?? []);
}

/** Of the account, and of those whose ARNs name none. */
const ofServices = (service: string, accountId: string): readonly string[] =>
  (servicesOfArns.get(service) ?? [service]).flatMap((one) => [
    `arn:*:${one}:*:${accountId}:*`,
    `arn:*:${one}:*::*`,
  ]);

/** What two patterns of ARNs have in common. */
function common(one: string, other: string): readonly string[] {
  const a = padded(one);
  const b = padded(other);
  let texts: readonly string[] = [''];
  for (const [i, part] of a.entries()) {
    const shared = globIntersection(compileGlob(part), compileGlob(b[i] ?? '*')) ?? [];
    texts = texts.flatMap((text) => shared.map(({ tokens }) => `${text}${i === 0 ? '' : ':'}${textOf(tokens)}`));
    if (texts.length > 64) return [];
  }
  return texts;
}

/** L-14. */
function padded(text: string): readonly string[] {
  const parts = splitArn(text) ?? text.split(':');
  return [...parts, ...Array<string>(6 - parts.length).fill('*')];
}

/** One that is not named by anything else, so that a Deny on others of the pattern does not bite it. */
function instanceOf(pattern: string): readonly string[] {
  if (pattern === '*' || !/[*?]/.test(pattern)) return [];
  return [pattern.replaceAll(/[*?]+/g, PICKED)];
}

/**
 * ARNs of the account's users, roles or policies that all Allow statements name one by one; undefined where one of them
 * has a pattern for the name.
 */
export function namedIn(
  { allows }: Say,
  { partition, accountId }: { readonly partition: string; readonly accountId: string },
  context: ConditionContext,
): ReadonlySet<string> | undefined {
  const arns = new Set<string>();
  for (const statement of allows) {
    if (statement.resource?.inverted !== false) return undefined;
    for (const text of patternsIn(statement, context)) {
      const resource = splitArn(text)?.[5] ?? '*';
      if (hasWildcard(resource)) return undefined;
      arns.add(`arn:${partition}:iam::${accountId}:${resource}`);
    }
  }
  return arns;
}
