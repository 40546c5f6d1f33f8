/** Exports with something wrong in them: all problems are found, and each says where it is. */
import { describe, expect, it } from 'vitest';
import { awsManagedPolicy, complaints, mergeValue, parseText, roleNamed, userNamed } from './exports.js';

async function complaintsAbout(value: unknown): Promise<readonly string[]> {
  const merged = await mergeValue(value);
  expect(merged.accounts).toEqual([]);
  return complaints(merged.problems);
}

describe('what is refused, each with its place', () => {
  it.each([
    [
      'arn:aws:iam::12345678901:user/u',
      'has the account id "12345678901", which has 11 digits; an account id is 12 digits',
    ],
    ['arn:aws:iam::prod:user/u', 'has the account id "prod", which is no number'],
    ['arn:aws:iam::aws:user/u', 'has the account id "aws", which is no number'],
    [
      'arn:aws:iam::111122223333:role/u',
      'is no ARN of the kind that belongs here, such as arn:aws:iam::111122223333:user/NAME',
    ],
    ['arn:aws:sts::111122223333:assumed-role/r/s', 'is no ARN of the kind that belongs here'],
    ['arn:aws:iam::111122223333:root', 'is no ARN of the kind that belongs here'],
    ['arn:aws:iam::111122223333:user/', 'is no ARN of the kind that belongs here'],
    ['arn:aws:iam::111122223333:user/a*', 'ends in no name that IAM allows'],
    ['arn:aws:iam::111122223333:user/a b/c', 'holds characters that IAM does not allow in a path'],
    ['arn:evil:iam::111122223333:user/u', 'names no partition of AWS'],
    [`arn:aws:iam::111122223333:user/${'a/'.repeat(2000)}u`, 'is no ARN of the kind that belongs here'],
    ['', 'is no ARN of the kind that belongs here'],
  ])('the user ARN %j (F-14)', async (arn, reason) => {
    const [complaint, ...others] = await complaintsAbout({ UserDetailList: [{ Arn: arn }] });
    expect(others).toEqual([]);
    expect(complaint).toContain('$.UserDetailList[0].Arn: ');
    expect(complaint).toContain(reason);
  });

  it('all problems of a file, not the first (I5)', async () => {
    const problems = await complaintsAbout({
      UserDetailList: [
        userNamed('u', {
          UserId: 7,
          GroupList: [1],
          UserPolicyList: [{}],
          Tags: [{ Key: 'a' }, { Key: 'a' }],
        }),
      ],
      GroupDetailList: 'none',
      RoleDetailList: [
        roleNamed('r', {
          Arn: 'arn:aws:iam::111122223333:user/r',
          RoleLastUsed: [],
          InstanceProfileList: [{}],
        }),
        null,
        roleNamed('q', {
          MaxSessionDuration: '3600',
          PermissionsBoundary: { PermissionsBoundaryType: 'Policy' },
        }),
      ],
      Policies: [{ PolicyName: 'p' }, awsManagedPolicy('A', 'v1', { IsAttachable: 'yes' })],
      IsTruncated: 'no',
    });
    const places = problems.map((complaint) => complaint.slice(0, complaint.indexOf(': ')));
    expect([...places].sort()).toEqual(
      [
        '$.UserDetailList[0].UserId',
        '$.UserDetailList[0].GroupList[0]',
        '$.UserDetailList[0].UserPolicyList[0]',
        '$.UserDetailList[0].Tags',
        '$.RoleDetailList[1]',
        '$.RoleDetailList[0].RoleLastUsed',
        '$.RoleDetailList[0].InstanceProfileList[0]',
        '$.RoleDetailList[0].Arn',
        '$.RoleDetailList[2].PermissionsBoundary',
        '$.RoleDetailList[2].MaxSessionDuration',
        '$.Policies[0]',
        '$.Policies[1].IsAttachable',
        '$.GroupDetailList',
        '$.IsTruncated',
      ].sort(),
    );
  });

  it('a boundary that names no policy, which is not the same as none (F-19)', async () => {
    const user = userNamed('u', { PermissionsBoundary: {} });
    expect(await complaintsAbout({ UserDetailList: [user] })).toEqual([
      '$.UserDetailList[0].PermissionsBoundary: PermissionsBoundaryArn is missing, so nobody can tell what this is. Export again.',
    ]);
  });

  it('a name or path that the ARN contradicts', async () => {
    const user = userNamed('u', { UserName: 'v', Path: '/x/' });
    expect(await complaintsAbout({ UserDetailList: [user] })).toEqual([
      '$.UserDetailList[0].UserName: UserName is "v", but the ARN beside it says "u". Correct one of them.',
      '$.UserDetailList[0].Path: Path is "/x/", but the ARN beside it says "/". Correct one of them.',
    ]);
  });

  it('two default versions, or two inline policies of one name (F-16)', async () => {
    const version = (id: string) => ({ VersionId: id, IsDefaultVersion: true, Document: {} });
    const policy = {
      Arn: 'arn:aws:iam::111122223333:policy/p',
      PolicyVersionList: [version('v1'), version('v2')],
    };
    expect(await complaintsAbout({ RoleDetailList: [], Policies: [policy] })).toEqual([
      '$.Policies[0]: More than one version is called the default one: "v1" and "v2". Export again.',
    ]);
    const inline = [1, 2].map(() => ({ PolicyName: 'x', PolicyDocument: {} }));
    expect(await complaintsAbout({ UserDetailList: [userNamed('u', { UserPolicyList: inline })] })).toEqual([
      '$.UserDetailList[0].UserPolicyList: "x" is in this list twice. Keep one.',
    ]);
  });

  it('a repeated key outside a policy document, because it hides a value (F-111)', async () => {
    const parsed = await parseText('a.json', '{"UserDetailList": [{"Arn": "x"}], "UserDetailList": []}');
    expect(parsed.pages).toEqual([]);
    expect(complaints(parsed.problems)).toEqual([
      '$.UserDetailList: This key is in its object more than once, so one value hides another. Keep one.',
    ]);
  });

  it('an element of an array of pages that is no page (F-6)', async () => {
    expect(await complaintsAbout([{ UserDetailList: [userNamed('u')] }, { Users: [] }, 7])).toEqual([
      '$[1]: This is no page of account authorization details. Take it out.',
      '$[2]: Expected an object, found the number "7". Correct it or export again.',
    ]);
  });

  it('many problems are counted, not all kept', async () => {
    const problems = await complaintsAbout({ UserDetailList: Array.from({ length: 1500 }, () => 1) });
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toBe('$: And 500 more problems like these in this file.');
  });
});
