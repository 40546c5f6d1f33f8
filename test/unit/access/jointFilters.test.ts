/** What the filter of a question leaves of steps that several identities take. */
import { expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { allow } from '../../support/statements.js';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const letsIn = [{ Effect: 'Allow', Principal: { AWS: arn('user/ann') }, Action: 'sts:AssumeRole' }];
const holder = (action: string, on: readonly string[]) => ({
  trust: letsIn,
  own: [allow(action, on.map(arn))],
});

/** `keys` makes access keys for the users, and `policies` attaches policies to them. */
function ask(users: readonly string[], avoided: readonly string[]) {
  const members = {
    [arn('user/ann')]: { own: [allow('sts:AssumeRole')] },
    ...Object.fromEntries(users.map((name) => [arn(name), { own: [] }])),
    [arn('role/keys')]: holder('iam:CreateAccessKey', users),
    [arn('role/policies')]: holder('iam:AttachUserPolicy', users),
  };
  const filter = {
    avoidedPrincipals: new Set(avoided.map(arn)),
    avoidedTechniques: new Set<string>(),
    onlyUnconditional: false,
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  return pathsToPrivilege(reader, { from: arn('user/ann'), maxHops: 6, k: 10, context: [], filter });
}

it('says where the filter leaves out all that was kept of what a step goes through (T-034)', async () => {
  const users = ['user/1', 'user/2', 'user/3', 'user/4'];
  expect((await ask(users, users.slice(0, 2))).paths).toHaveLength(1);
  const three = await ask(users, users.slice(0, 3));
  // A fourth that was not kept is come to for what others give it.
  expect(three.paths).toHaveLength(1);
  expect(JSON.stringify(three.paths)).toContain(arn('user/4'));
  expect(three.completeness.unexplored).toEqual([
    { principal: arn('role/policies'), techniqueIds: ['T-034'] },
  ]);
  const two = await ask(users.slice(0, 2), users.slice(0, 2));
  expect(two).toMatchObject({ paths: [], completeness: { complete: true } });
});
