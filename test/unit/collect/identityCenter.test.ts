/** Which instance of Identity Center is collected, and in which region. */
import { describe, expect, test } from 'vitest';
import { busy, estate, management, quiet, roleName } from '../../support/fakeAws/estate.js';
import { AwsError, type Call } from '../../support/fakeAws/protocols.js';
import { start } from '../../support/fakeAws/startedAws.js';

const instance = (id: string, more: object = {}) => ({
  InstanceArn: `arn:aws:sso:::instance/ssoins-${id}`,
  IdentityStoreId: `d-${id}`,
  OwnerAccountId: management,
  Status: 'ACTIVE',
  ...more,
});
const refused = (): never => {
  throw new AwsError('AccessDeniedException', 'No', 403);
};

/** Permission sets are there in one region alone. */
const permissionSetsIn = (region: string, id: string) => ({
  'sso:ListPermissionSets': (call: Call, url: string) =>
    call.region === region && String(call.input['InstanceArn']).endsWith(id)
      ? estate['sso:ListPermissionSets']?.(call, url)
      : refused(),
});

async function collected(scripts: Parameters<typeof start>[0]) {
  const { place } = await start(scripts);
  const { coverage } = await place.run({ organizationRole: roleName, regions: [] });
  const files = await place.files();
  const [first] = JSON.parse(files.get('identity-center.json') ?? '[{}]') as {
    readonly Instances?: readonly { readonly InstanceArn: string }[];
  }[];
  const { Status, Message, SeesNone } = coverage.find(({ List }) => List === 'identityCenter') ?? {};
  const found = first?.Instances?.map(({ InstanceArn }) => InstanceArn.replace(/^.*-/, ''));
  return { Status, ...(Message === undefined ? {} : { Message, SeesNone }), found };
}

describe('the instance', () => {
  test('F-91: that is replicated is read in its primary region', async () => {
    const replicated = instance('one', { PrimaryRegion: quiet });
    expect(
      await collected({
        'sso:ListInstances': () => ({ Instances: [replicated] }),
        ...permissionSetsIn(quiet, 'one'),
      }),
    ).toEqual({ Status: 'COLLECTED', found: ['one'] });
  });

  test('F-91: of the organization is read beside one of the account alone', async () => {
    const ofOrganization = instance('all', { OwnerAccountId: '999988887777' });
    expect(
      await collected({
        'sso:ListInstances': ({ region }) => ({
          Instances: region === busy ? [instance('own')] : [ofOrganization],
        }),
        ...permissionSetsIn(quiet, 'all'),
      }),
    ).toEqual({ Status: 'COLLECTED', found: ['all'] });
  });

  test.each([
    [management, { Status: 'COLLECTED', found: undefined }],
    [
      '999988887777',
      {
        Status: 'FAILED',
        Message: expect.stringMatching(/sees no instance/),
        SeesNone: true,
        found: undefined,
      },
    ],
  ])('that an account does not see is none only for the management account: %s', async (manager, seen) => {
    const described = estate['organizations:DescribeOrganization'];
    expect(
      await collected({
        'sso:ListInstances': () => ({ Instances: [] }),
        'organizations:DescribeOrganization': (call, url) => {
          const { Organization } = described?.(call, url) as { readonly Organization: object };
          return { Organization: { ...Organization, MasterAccountId: manager } };
        },
      }),
    ).toEqual(seen);
  });
});

test('F-99: users are listed after the members of groups, so that none of these is missing', async () => {
  const calls: string[] = [];
  const noted = (name: string) => ({
    [name]: (call: Call, url: string) => {
      calls.push(name);
      return estate[name]?.(call, url);
    },
  });
  const members = 'identitystore:ListGroupMemberships';
  await collected({ ...noted('identitystore:ListUsers'), ...noted(members) });
  expect(calls).toEqual([members, 'identitystore:ListUsers']);
});

test('the service control policies of a partition without resource control policies are read', async () => {
  const { place } = await start({
    'organizations:ListPolicies': (call, url) => {
      if (call.input['Filter'] === 'RESOURCE_CONTROL_POLICY')
        throw new AwsError('InvalidInputException', 'You specified an invalid policy type string.');
      return estate['organizations:ListPolicies']?.(call, url);
    },
  });
  const { coverage } = await place.run({ organizationRole: roleName, regions: [] });
  expect(coverage.find(({ List }) => List === 'organization')?.Status).toBe('COLLECTED');
  expect(await place.json('organization.json')).toMatchObject({ PolicyTargets: [{ TargetId: 'r-root' }] });
});
