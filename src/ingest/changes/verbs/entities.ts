/** Finds, creates, changes and deletes the IAM entities that changes name by ARN, in the lists of their account. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { lastPart, parseIamArn } from '../../../iam/language/arn.js';
import type { AccountExport, AccountLists } from '../../formats/account/accountExport.js';
import type { EntityDetail } from '../../formats/account/entities.js';
import { isOfAws } from '../../normalize/managedPolicies.js';
import { originOf, text, wholeList, type ArgumentsOf, type Scene, type VerbOf } from '../scene.js';
import { Refusal } from '../changeRefused.js';

/** How accounts hold one kind of entity, and what AWS requires of it. `Key`: the argument that holds the ARN. */
export interface EntityKind<Entity extends EntityDetail, Key extends string = string> {
  readonly key: Key;
  readonly type: 'user' | 'role' | 'group' | 'policy';
  readonly idPrefix: string;
  readonly longestName: number;
  of(account: AccountExport): readonly Entity[];
  with(account: AccountExport, entities: readonly Entity[]): AccountExport;
}

type Lists = Pick<AccountLists, 'users' | 'roles' | 'groups' | 'policies'>;

const kindIn = <Name extends keyof Lists, Key extends string>(
  list: Name,
  about: Omit<EntityKind<EntityDetail, Key>, 'of' | 'with'>,
): EntityKind<Lists[Name][number], Key> => ({
  ...about,
  of: (account): readonly Lists[Name][number][] => wholeList(account, list),
  with: (account, entities) => ({ ...account, [list]: entities }),
});

export const users = kindIn('users', { key: 'user', type: 'user', idPrefix: 'AIDA', longestName: 64 });
export const roles = kindIn('roles', { key: 'role', type: 'role', idPrefix: 'AROA', longestName: 64 });
export const groups = kindIn('groups', { key: 'group', type: 'group', idPrefix: 'AGPA', longestName: 128 });
export const policies = kindIn('policies', {
  key: 'policyArn',
  type: 'policy',
  idPrefix: 'ANPA',
  longestName: 128,
});

export interface Found<Entity> {
  readonly account: AccountExport;
  readonly entity: Entity;
}

/** Finds an entity by ARN. Throws `Refusal` where it does not exist. */
export function find<Entity extends EntityDetail>(
  scene: Scene,
  kind: EntityKind<Entity>,
  arn: string,
): Found<Entity> {
  const account = accountFor(scene, kind, arn);
  const all = kind.of(account);
  const entity = all.find((one) => one.arn === arn);
  if (entity !== undefined) return { account, entity };
  const name = lastPart(arn).toLowerCase();
  const other = all.find((one) => one.name.toLowerCase() === name);
  const hint = other === undefined ? '' : ` Did you mean ${other.arn}?`;
  throw new Refusal(`NoSuchEntity: there is no ${kind.type} ${arn}.${hint}`);
}

function accountFor(scene: Scene, kind: EntityKind<EntityDetail>, arn: string): AccountExport {
  const entity = parseIamArn(arn);
  const account = entity?.kind === kind.type ? scene.draft.accountOf(arn) : undefined;
  if (account !== undefined) return account;
  if (isOfAws(arn))
    throw new Refusal(`AccessDenied: ${arn} is a policy of AWS, which nobody else can change.`);
  const example = `arn:aws:iam::111122223333:${kind.type}/NAME`;
  throw new Refusal(`ValidationError: ${arn} is no ARN of a ${kind.type}, such as ${example}.`);
}

type Named<Key extends string> = Readonly<Record<Key, string>>;

/**
 * Returns a verb that changes one entity. `fields`: its arguments besides the ARN; `change`: the changed entity;
 * `expectOpen` throws for entities that only their owner changes so.
 */
export const changes = <Entity extends EntityDetail, Key extends string, Fields extends z.ZodRawShape>(
  kind: EntityKind<Entity, Key>,
  fields: Fields,
  change: (entity: Entity, given: ArgumentsOf<Fields>, scene: Scene) => Entity,
  expectOpen: (entity: EntityDetail) => void = expectModifiable,
): VerbOf<ArgumentsOf<Fields> & Named<Key>> => ({
  fields: { [kind.key]: text, ...fields },
  apply(given, scene) {
    const { account, entity } = find(scene, kind, given[kind.key]);
    expectOpen(entity);
    const changed = change(entity, given, scene);
    const all = kind.of(account).map((one) => (one === entity ? changed : one));
    scene.draft.put(kind.with(account, all));
  },
});

/** Returns a verb that creates an entity. `make`: the entity; `besides`: the account with what else is known then. */
export const creates = <Entity extends EntityDetail, Key extends string, Fields extends z.ZodRawShape>(
  kind: EntityKind<Entity, Key>,
  fields: Fields,
  make: (named: EntityDetail, given: ArgumentsOf<Fields>, scene: Scene) => Entity,
  besides: (account: AccountExport, entity: Entity) => AccountExport = (account) => account,
): VerbOf<ArgumentsOf<Fields> & Named<Key>> => ({
  fields: { [kind.key]: text, ...fields },
  apply(given, scene) {
    const account = accountFor(scene, kind, given[kind.key]);
    const named = newEntity(scene, kind, account, given[kind.key]);
    const entity = make(named, given, scene);
    scene.draft.put(kind.with(besides(account, entity), [...kind.of(account), entity]));
  },
});

/** Returns a verb that deletes an entity. `prepare` throws if AWS refuses, and removes what is deleted with it. */
export const deletes = <Entity extends EntityDetail, Key extends string>(
  kind: EntityKind<Entity, Key>,
  prepare: (found: Found<Entity>) => AccountExport,
): VerbOf<Named<Key>> => ({
  fields: { [kind.key]: text },
  apply(given, scene) {
    const found = find(scene, kind, given[kind.key]);
    expectModifiable(found.entity);
    const left = kind.of(found.account).filter((one) => one !== found.entity);
    scene.draft.put(kind.with(prepare(found), left));
    if (kind.type === 'user' || kind.type === 'role') scene.draft.deleted.add(found.entity.arn);
  },
});

/** Throws `Refusal` for entities that services or Identity Center made: only they can change them. */
export function expectModifiable(entity: EntityDetail): void {
  if (entity.path.startsWith('/aws-service-role/'))
    throw unmodifiable(entity, 'a service made it, and only the service changes it');
  expectTaggable(entity);
}

/** Throws `Refusal` for entities that Identity Center made; those of services can be tagged (E-77). */
export function expectTaggable(entity: EntityDetail): void {
  if (entity.path.startsWith('/aws-reserved/'))
    throw unmodifiable(entity, 'Identity Center made it, and changes it when its permission set changes');
}

const unmodifiable = ({ arn }: EntityDetail, why: string): Refusal =>
  new Refusal(`UnmodifiableEntity: ${arn} cannot be changed: ${why}.`);

/** The characters that IAM allows in names and paths. */
const namePattern = /^[\w+=,.@-]+$/;
const pathPattern = /^\/(?:[!-~]+\/)?$/;

function newEntity(
  scene: Scene,
  kind: EntityKind<EntityDetail>,
  account: AccountExport,
  arn: string,
): EntityDetail {
  const { path = '/', name = '', partition } = { ...namesIn(arn) };
  if (
    name.length > kind.longestName ||
    !namePattern.test(name) ||
    !pathPattern.test(path) ||
    path.length > 512
  )
    throw new Refusal(
      `ValidationError: ${arn} has a name or path that IAM does not allow; a name has at most ${kind.longestName} characters.`,
    );
  if (partition !== account.partition)
    throw new Refusal(
      `ValidationError: account ${account.accountId} is in ${account.partition}, not in ${partition}.`,
    );
  const entity = { arn, name, path, createdAt: scene.at, origin: originOf(scene) };
  expectModifiable(entity);
  const lower = name.toLowerCase();
  const same = kind.of(account).find((one) => one.name.toLowerCase() === lower);
  if (same !== undefined)
    throw new Refusal(`EntityAlreadyExists: ${same.arn} is there already, and names are not case-sensitive.`);
  if (scene.draft.deleted.has(arn))
    throw new Refusal(
      `${arn} was deleted by a change before this one. AWS would make another ${kind.type}, which policies that name the old one do not mean, and Rolegraph would take it for the old one. Give it another name.`,
    );
  const [naming, ...more] =
    kind.type === 'user' || kind.type === 'role' ? scene.draft.namingAnother(arn) : [];
  if (naming !== undefined)
    throw new Refusal(
      `the policy of ${naming}${more.length === 0 ? '' : ` and of ${more.length} more`} names ${arn}, which the import of its account does not hold. AWS keeps principals by id: it means one that was deleted, or that is newer than the import, and Rolegraph would take the new ${kind.type} for it. Import the account again, take the name out of the policy by a change before this one, or give the ${kind.type} another name.`,
    );
  return entity;
}

function namesIn(arn: string): { path?: string; name?: string; partition?: string } {
  const entity = parseIamArn(arn);
  return entity !== undefined && 'path' in entity ? entity : {};
}

/** Returns an id derived from the ARN, so that every run has the same. AWS chooses ids at random. */
export function idOf({ idPrefix }: EntityKind<EntityDetail>, arn: string): string {
  const digest = createHash('sha256').update(arn).digest();
  const letters = [...digest.subarray(0, 17)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]);
  return `${idPrefix}${letters.join('')}`;
}
