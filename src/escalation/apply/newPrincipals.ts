/** A role or user that is not there yet: under which name a caller may make it. */
import { parseArn } from '../../iam/language/arn.js';
import { hasWildcard } from '../../iam/match/wildcard.js';
import type { TechniqueApplication, Binding } from './applyTechnique.js';
import { leavesOf, needsOn } from '../catalog/variants.js';
import { groupsToJoin } from '../gains/joinedGroups.js';

/**
 * One of any name, and one for each pattern of names that some statement allows: the same in all of a row. A user that
 * joins a group, once for each group.
 */
export function newPrincipals(application: TechniqueApplication, of: Binding): readonly Binding[] {
  const { form, callers, accountIndex } = application;
  const groups = needsOn(form.required, 'OTHER_GROUP') ? groupsToJoin(application) : [{}];
  const leaves = leavesOf(form.required).filter(({ on }) => on === 'NEW');
  const type = leaves.some(({ action }) => action === 'iam:CreateUser') ? 'user' : 'role';
  const places = leaves.flatMap(({ action }) =>
    callers.asking(action, of.member).places(action, `arn:*:iam::*:${type}/*`),
  );
  const names = places.flatMap((arn) => (hasWildcard(arn) ? [] : (parseArn(arn)?.resource ?? [])));
  const taken = new Set([...accountIndex.users.keys(), ...accountIndex.roles.keys()]);
  return [...new Set([`${type}/rolegraph`, ...names])]
    .filter((created) => !taken.has(accountIndex.resources.ofIam(created).request.arn))
    .flatMap((created) => groups.map((joined) => ({ ...of, created, ...joined })));
}
