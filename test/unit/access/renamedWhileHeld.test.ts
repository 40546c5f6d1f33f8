/** One identity moves a user to where another one that is held too may do more to it (G-32). */
import { expect, it } from 'vitest';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { allow } from '../../support/statements.js';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const [ann, ben, mover, keys] = ['user/ann', 'user/ben', 'role/mover', 'role/keys'].map(arn) as [
  string,
  string,
  string,
  string,
];
const letIn = { Effect: 'Allow', Principal: { AWS: ann }, Action: 'sts:AssumeRole' };

async function reachedBy(moving: string, where: string): Promise<readonly string[]> {
  const members = {
    [ann]: { own: [allow('s3:ListBucket', '*')] },
    [ben]: { own: [allow('s3:*', '*')] },
    [mover]: { own: [allow(moving, where)], trust: [letIn] },
    [keys]: { own: [allow('iam:CreateAccessKey', arn('user/dev/*'))], trust: [letIn] },
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  const { reached } = await blastRadius(reader, { principal: ann, maxHops: 6 });
  return reached.map(({ identifier }) => identifier);
}

it('leads to the user where the one moves it and the other makes keys', async () => {
  expect(await reachedBy('iam:UpdateUser', arn('user/*'))).toContain(ben);
  expect(await reachedBy('iam:UpdateUser', ben)).not.toContain(ben);
  expect(await reachedBy('iam:GetUser', arn('user/*'))).not.toContain(ben);
});
