/** Versions of a policy that are not in force, and that somebody may put in force (F-16). */
import { expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const id = '111122223333';
const mallory = `arn:aws:iam::${id}:user/mallory`;
const policy = `arn:aws:iam::${id}:policy/own`;

const document = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] });
const now = document({ Effect: 'Allow', Action: 'iam:SetDefaultPolicyVersion', Resource: policy });
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

/** What mallory gets to who may put the first version of its policy in force again. */
async function told(first: object) {
  const version = (VersionId: string, Document: object) => ({
    VersionId,
    IsDefaultVersion: VersionId === 'v2',
    CreateDate: '2026-01-01T00:00:00Z',
    Document,
  });
  const graph = importedEstate([
    {
      UserDetailList: [
        {
          UserName: 'mallory',
          UserId: 'AIDAMALLORY',
          Arn: mallory,
          Path: '/',
          AttachedManagedPolicies: [{ PolicyName: 'own', PolicyArn: policy }],
        },
      ],
      GroupDetailList: [],
      RoleDetailList: [],
      Policies: [
        {
          PolicyName: 'own',
          PolicyId: 'ANPAOWN',
          Arn: policy,
          Path: '/',
          DefaultVersionId: 'v2',
          PolicyVersionList: [version('v2', now), version('v1', first)],
        },
      ],
    },
  ]);
  const question = { from: mallory, maxHops: 3, k: 5, context: [] };
  const { paths, dataGaps } = await pathsToPrivilege(inMemoryReader(graph), question);
  const unread = dataGaps.filter(({ kind }) => kind === 'POLICY_QUARANTINED');
  return { paths: paths.length, unread: unread.map(({ message }) => message) };
}

it('lead on where one of them allows more', async () => {
  expect(await told(document(everything))).toEqual({ paths: 1, unread: [] });
});

it('are a gap where they cannot be read: what they would allow is not known (E-79)', async () => {
  expect(await told(document({ ...everything, Bogus: 1 }))).toEqual({
    paths: 0,
    unread: [
      'The version v1 of policy own could not be understood: $.Statement[0]["Bogus"]: Bogus is not an element of a statement',
    ],
  });
});

it('a policy that cannot be read is one gap and one message, however many hold it (F-20)', () => {
  const holder = (name: string) => ({
    UserName: name,
    Arn: `arn:aws:iam::${id}:user/${name}`,
    AttachedManagedPolicies: [{ PolicyName: 'own', PolicyArn: policy }],
  });
  const version = { VersionId: 'v1', IsDefaultVersion: true, Document: document({ Bogus: 1 }) };
  const { facts = [] } = importedEstate([
    {
      UserDetailList: [holder('mallory'), holder('trudy')],
      GroupDetailList: [],
      RoleDetailList: [],
      Policies: [{ PolicyName: 'own', Arn: policy, PolicyVersionList: [version] }],
    },
  ]);
  expect(facts[0]?.dataGaps.filter(({ kind }) => kind === 'POLICY_QUARANTINED')).toHaveLength(1);
});
