/** What a technique requires, as data: the ways to have what it takes, each a list of permissions. */
import type { RequiredOn, Requirement, Technique } from './technique.js';
import { alternatives } from './variants.js';

/** Lists are empty where the technique does not say. */
export interface RequiredPermission {
  readonly action: string;
  readonly on: RequiredResource;
  /** Where only some of these resources will do: the pattern of their ARNs. */
  readonly resource: string | null;
  /** Services, one of which the role is passed to. */
  readonly passedTo: readonly string[];
  /** Condition keys that the caller's request leaves out. */
  readonly withoutKeys: readonly string[];
  /** It writes the policy of the resource, which then allows the caller one of these actions there. */
  readonly opens: readonly string[];
}

export type RequiredResource = RequiredOn | 'ROLE_IN_PROFILE';

/** All of the permissions of one way are needed; a technique that needs none has one way without any. */
export interface RequiredPermissions {
  readonly allOf: readonly RequiredPermission[];
}

export const requiredPermissions = ({
  required,
  passServices = [],
}: Pick<Technique, 'required' | 'passServices'>): readonly RequiredPermissions[] =>
  alternatives(required).map((way) => ({ allOf: permissionsOf(way, passServices) }));

/** The actions that every way takes: of a technique with several ways it is not stored by which one it was found. */
export function requiredActions(technique: Pick<Technique, 'required' | 'passServices'>): readonly string[] {
  const [first, ...others] = requiredPermissions(technique).map(
    ({ allOf }) => new Set(allOf.map(({ action }) => action)),
  );
  return [...(first ?? [])].filter((action) => others.every((way) => way.has(action)));
}

/** Of a requirement without alternatives. */
function permissionsOf(required: Requirement, services: readonly string[]): readonly RequiredPermission[] {
  if ('all' in required) return required.all.flatMap((part) => permissionsOf(part, services));
  if ('pass' in required) return [{ ...plain, ...passing, passedTo: services }];
  if ('profile' in required)
    return [{ ...plain, ...passing, on: 'ROLE_IN_PROFILE', passedTo: ['ec2.amazonaws.com'] }];
  if ('assume' in required) return [{ ...plain, action: 'sts:AssumeRole', on: 'ROLE' }];
  if (!('action' in required)) return [];
  const { action, on, like = null, without = [], selfGrants = [] } = required;
  return [{ ...plain, action, on, resource: like, withoutKeys: without, opens: selfGrants }];
}

const plain = { resource: null, passedTo: [], withoutKeys: [], opens: [] } as const;

const passing = { action: 'iam:PassRole', on: 'ROLE' } as const;
