/** A role or user that is not there yet: under which name a caller may make it. */
import { parseArn } from '../iam/arn.js';
import { hasWildcard } from '../iam/match/wildcard.js';
import { leavesOf, type Attempt, type Binding } from './attempt.js';

/** One of any name, and one for each pattern of names that some statement allows: the same in all of a row. */
export function newPrincipals({ form, callers }: Attempt, of: Binding): readonly Binding[] {
  const leaves = leavesOf(form.required).filter(({ on }) => on === 'NEW');
  const type = leaves.some(({ action }) => action === 'iam:CreateUser') ? 'user' : 'role';
  const places = leaves.flatMap(({ action }) =>
    callers.asking(action, of.member).places(action, `arn:*:iam::*:${type}/*`),
  );
  const names = places.flatMap((arn) => (hasWildcard(arn) ? [] : (parseArn(arn)?.resource ?? [])));
  return [...new Set([`${type}/rolegraph`, ...names])].map((created) => ({ ...of, created }));
}
