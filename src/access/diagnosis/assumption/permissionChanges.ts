/** Finds single changes of the caller's own policies by which it may assume a role, or pass on more to it. */
import type { PrincipalPolicies } from '../../../graph/model/storedPolicies.js';
import { namedPrincipal } from '../../../graph/model/principals/namedPrincipal.js';
import { decide } from '../../../iam/decide/decide.js';
import { isGranted } from '../../../iam/decide/decision.js';
import { policiesOfLayer } from '../../../iam/decide/layers.js';
import { hasAccount } from '../../../iam/decide/request.js';
import { joined, nameOf } from '../../shared/sentences.js';
import { documentOf, withText, type Change } from './change.js';
import {
  additionNotes,
  allowing,
  boundaryOf,
  isServiceLinked,
  permissionsFor,
  verbsFor,
  withAdded,
  type Permission,
} from './permission.js';
import type { PolicyLayer, RoleAssumption } from './roleAssumption.js';
import { lackedTogether, newlyPassed } from './sessionAttributes.js';
import { withStatement } from './trustDocument.js';

/** Whether the caller may assume the role, and pass on what that needs. */
function isOpenNow(assumption: RoleAssumption): boolean {
  const evaluation = decide(assumption.request, assumption.layers);
  return isGranted(evaluation.decision) && lackedTogether({ ...assumption, evaluation }).length === 0;
}

/**
 * Returns a change of the identity policies and one of the boundary. Either may lack the permission; where both do,
 * neither alone helps.
 */
export const permissionChanges = (assumption: RoleAssumption): readonly Change[] =>
  placesOf(assumption).flatMap((place) => {
    const permissions = permissionsFor(assumption, [place]);
    const isEnough = (permission: Permission): boolean =>
      isOpenNow(withAdded(assumption, [place], documentOf(permission)));
    const permission = permissions.find(isEnough) ?? permissions[0];
    return permission ? [changeOf(assumption, place, permission)] : [];
  });

/** E-39: returns changes of the caller's own policies that allow passing on what a later request may need. */
export const passingPermissions = (assumption: RoleAssumption): readonly Change[] =>
  placesOf(assumption).flatMap((place) =>
    newlyPassed(
      assumption,
      (actions) => withAdded(assumption, [place], documentOf(allowing(assumption, actions))).layers,
    ).map((actions) => {
      const permission = allowing(assumption, actions);
      const inHeld = (held: PrincipalPolicies) => withPermission(held, place, permission);
      return { ...changeOf(assumption, place, permission), inHeld };
    }),
  );

/** Returns where the caller's policies can be added to. */
function placesOf(assumption: RoleAssumption): readonly PolicyLayer[] {
  const { role, request, layers } = assumption;
  if (!role || !hasAccount(request.principal) || isServiceLinked(assumption)) return [];
  return policiesOfLayer(layers.permissionsBoundary).length > 0
    ? ['identity', 'permissionsBoundary']
    : ['identity'];
}

function changeOf(assumption: RoleAssumption, place: PolicyLayer, permission: Permission): Change {
  const { from, request, layers } = assumption;
  const who = nameOf(from);
  const { name, isOfAws } = boundaryOf(layers);
  const actions = [permission.Action].flat();
  const role = nameOf(assumption.role?.role ?? namedPrincipal(request.resource.arn));
  const what = actions.includes(request.action) ? `assume ${role}` : `do ${joined(actions)} on ${role} too`;
  const wishes = {
    identity: `${who} were allowed to ${what}`,
    permissionsBoundary: isOfAws
      ? `${who} had another permissions boundary than ${name}, which only AWS can edit, that let it ${what}`
      : `the permissions boundary ${name} of ${who} let it ${what}`,
  };
  const document = JSON.stringify(documentOf(permission));
  return {
    missing: 'ASSUME_ROLE_PERMISSION',
    wish: wishes[place],
    note: additionNotes(assumption, [place], permission).join(' '),
    document,
    verbs: verbsFor(assumption, [place], document),
    layers: withAdded(assumption, [place], documentOf(permission)).layers,
  };
}

/** Returns the stored policies with the permission. */
function withPermission(
  held: PrincipalPolicies,
  place: PolicyLayer,
  permission: Permission,
): PrincipalPolicies {
  const { identity, boundary } = held;
  if (place === 'identity') {
    const added = withText({ uid: 'fix', name: 'fix' }, JSON.stringify(documentOf(permission)));
    return { ...held, identity: [...identity, added] };
  }
  if (!boundary) return held;
  const { document } = withStatement(boundary.documentText, permission);
  return { ...held, boundary: withText(boundary, JSON.stringify(document)) };
}
