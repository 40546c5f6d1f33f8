/** Lists what a technique requires, as data: its alternatives, each a list of permissions. */
import type { RequiredOn, Requirement, Technique } from './technique.js';
import { alternatives } from './forms.js';

/** Lists are empty where the technique sets no limit. */
export interface RequiredPermission {
  readonly action: string;
  readonly on: RequiredResource;
  /** The pattern of the ARNs, where only some of these resources suit. */
  readonly resource: string | null;
  /** Services that the role is passed to; one is enough. */
  readonly passedTo: readonly string[];
  /** Condition keys that the caller's request leaves out. */
  readonly withoutKeys: readonly string[];
  /** The action writes the resource's policy, which then allows the caller one of these actions there. */
  readonly opens: readonly string[];
}

export type RequiredResource = RequiredOn | 'ROLE_IN_PROFILE';

/** One alternative: all of its permissions are needed. A technique that needs none has one empty alternative. */
export interface RequiredPermissions {
  readonly allOf: readonly RequiredPermission[];
}

export const requiredPermissions = ({
  required,
  passServices = [],
}: Pick<Technique, 'required' | 'passServices'>): readonly RequiredPermissions[] =>
  alternatives(required).map((way) => ({ allOf: permissionsOf(way, passServices) }));

/** Returns the actions that every alternative needs: a stored technique does not say by which one it was found. */
export function indispensableActions(
  technique: Pick<Technique, 'required' | 'passServices'>,
): readonly string[] {
  const [first, ...others] = requiredPermissions(technique).map(
    ({ allOf }) => new Set(allOf.map(({ action }) => action)),
  );
  return [...(first ?? [])].filter((action) => others.every((way) => way.has(action)));
}

/** Lists the permissions of a requirement without alternatives. */
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
