/** What counts as administrative access by the settings counts for paths to it as well. */
import { describe, expect, it } from 'vitest';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { defaultDerivationRules } from '../../../src/derive/derivationRules.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { allow } from '../../support/statements.js';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const [ann, boss] = [arn('user/ann'), arn('role/boss')] as const;
const administrativeActions = ['s3:DeleteBucket'];

const [TAG, IDENTITY] = ['aws:PrincipalTag/team', 'aws:SourceIdentity'] as const;

const readerWhere = (...keys: readonly string[]) => {
  const members = {
    [ann]: { own: ['sts:AssumeRole', 'sts:TagSession'].map((action) => allow(action, boss)) },
    [boss]: {
      own: keys.map((key) => ({ ...allow('s3:*', '*'), Condition: { StringEquals: { [key]: 'red' } } })),
      trust: [{ Effect: 'Allow', Principal: { AWS: ann }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
    },
  };
  const rules = { ...defaultDerivationRules, administrativeActions };
  const graph = importedEstate(exportsOfEstate({ members }), undefined, [], rules);
  return { ...inMemoryReader(graph), administrativeActions };
};

describe('where other actions than the eight count as administrative access [U-8]', () => {
  it.each([
    ['a tag that it passes', [TAG], 1],
    ['a source identity that nobody may set', [IDENTITY], 0],
    ['one of the two', [TAG, IDENTITY], 1],
    ['one of the two, the other way round', [IDENTITY, TAG], 1],
  ])('a session is an administrator under %s', async (_what, keys, count) => {
    const question = { from: ann, maxHops: 5, k: 5, context: [] };
    const { paths } = await pathsToPrivilege(readerWhere(...keys), question);
    expect(paths.map(({ decision }) => decision)).toEqual(Array.from({ length: count }, () => 'CONDITIONAL'));
    const asked = { action: 'ec2:RunInstances', resource: arn('role/x'), context: [], maxHops: 5 };
    const { entries } = await whoCanTransitively(readerWhere(...keys), asked, { first: 50 });
    expect(entries.filter(([, { principal }]) => principal.identifier === ann)).toHaveLength(count);
  });
});
