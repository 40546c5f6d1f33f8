/** Collections that AWS slows down, denies or stops, and what the next run makes of them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { SignInExpired } from '../../../src/collect/failure.js';
import { SignInRefused, UnknownProfile } from '../../../src/collect/session.js';
import { FolderUnusable } from '../../../src/collect/write.js';
import { busy, estate, management, member, quiet, roleName } from '../../support/fakeAws/estate.js';
import { nameOf, type FakeAws, type Script } from '../../support/fakeAws/fakeAws.js';
import { AwsError } from '../../support/fakeAws/protocols.js';
import { start } from '../../support/fakeAws/startedAws.js';
import { contents } from '../../support/fakeAws/workplace.js';

const regions = [busy];
const countOf = (aws: FakeAws, name: string): number =>
  aws.calls.filter((call) => nameOf(call) === name).length;

/** Fails the first times that it is called. */
function firstTimes(times: number, error: () => Error, then: Script): Script {
  let failed = 0;
  return (call, url) => {
    failed += 1;
    if (failed <= times) throw error();
    return then(call, url);
  };
}

const script = (name: string): Script => {
  const found = estate[name];
  if (found === undefined) throw new Error(`${name} is no script`);
  return found;
};

const denied = () => new AwsError('AccessDeniedException', 'Not authorized');
const expired = () =>
  new AwsError('ExpiredTokenException', 'The security token included in the request is expired', 403);

describe('throttling', () => {
  test('is waited out, in each protocol', async () => {
    const codes: readonly (readonly [name: string, code: string, status: number])[] = [
      ['sqs:ListQueues', 'RequestThrottled', 400],
      ['iam:ListUsers', 'Throttling', 400],
      ['lambda:ListFunctions', 'TooManyRequestsException', 429],
      ['ec2:DescribeInstances', 'RequestLimitExceeded', 503],
      ['s3:ListBuckets', 'SlowDown', 503],
    ];
    const slow = codes.map(([name, code, status]) => {
      const error = () => new AwsError(code, 'Rate exceeded', status);
      return [name, firstTimes(2, error, script(name))] as const;
    });
    const { aws, place } = await start(Object.fromEntries(slow));
    const report = await place.run({ regions });
    const failed = report.coverage.filter(({ Status }) => Status !== 'COLLECTED');
    expect(failed.map(({ Kind }) => Kind)).toEqual(['kms:key']);
    for (const [name] of codes.filter(([name]) => !name.startsWith('lambda')))
      expect(countOf(aws, name)).toBe(3);
  });

  test('without end is a failure of that one kind', async () => {
    vi.stubEnv('AWS_MAX_ATTEMPTS', '2');
    const { place } = await start({
      'glue:GetJobs': () => {
        throw new AwsError('ThrottlingException', 'Rate exceeded');
      },
    });
    const report = await place.run({ regions });
    expect(report.coverage.find(({ Kind }) => Kind === 'glue:job')).toMatchObject({
      Status: 'FAILED',
      Message: 'ThrottlingException: Rate exceeded',
    });
    expect(report.coverage.find(({ Kind }) => Kind === 'codebuild:project')).toMatchObject({
      Status: 'COLLECTED',
    });
  });
});

describe('access denied', () => {
  test('to the services of a delegated administrator leaves these out, and keeps the administrator (F-33)', async () => {
    const { place } = await start({
      'organizations:ListDelegatedServicesForAccount': () => {
        throw denied();
      },
    });
    await place.run({ organizationRole: roleName, regions });
    const { DelegatedAdministrators } = (await place.json('organization.json')) as {
      readonly DelegatedAdministrators: readonly object[];
    };
    expect(DelegatedAdministrators).toMatchObject([{ Id: member }]);
    expect(DelegatedAdministrators[0]).not.toHaveProperty('DelegatedServices');
  });

  test('to the list leaves no record and says so; the next run tries it again, and nothing else', async () => {
    let isDenied = true;
    const { aws, place } = await start({
      'sqs:ListQueues': (call, url) => {
        if (isDenied) throw denied();
        return script('sqs:ListQueues')(call, url);
      },
      'kms:GetKeyPolicy': () => ({ Policy: '{}' }),
    });
    const before = await place.run({ regions });
    expect(before.coverage.filter(({ Status }) => Status === 'DENIED')).toMatchObject([
      { List: 'resources', Kind: 'sqs', Region: busy, Message: 'AccessDeniedException: Not authorized' },
    ]);
    expect((await place.files()).get(`${management}/resource-policies.json`)).not.toContain(':sqs:');

    isDenied = false;
    const calls = aws.calls.length;
    const after = await place.run({ regions });
    expect(after.coverage.every(({ Status }) => Status === 'COLLECTED')).toBe(true);
    expect(aws.calls.slice(calls).map(nameOf).sort()).toEqual([
      'ec2:DescribeRegions',
      'sqs:GetQueueAttributes',
      'sqs:ListQueueTags',
      'sqs:ListQueues',
      'sts:GetCallerIdentity',
    ]);
    expect((await place.files()).get(`${management}/resource-policies.json`)).toContain(':sqs:');
  });

  test('to the list of regions: the home region alone, and the manifest says so', async () => {
    const { place } = await start({
      'ec2:DescribeRegions': () => {
        throw new AwsError(
          'UnauthorizedOperation',
          'You are not authorized. Encoded authorization failure message: x',
          403,
        );
      },
    });
    const { coverage } = await place.run();
    expect(coverage.filter(({ Kind, List }) => Kind === '*' && List === 'resources')).toMatchObject([
      { Status: 'DENIED', Message: `Only ${quiet} was read: UnauthorizedOperation: You are not authorized.` },
    ]);
    expect(new Set(coverage.map(({ Region }) => Region))).toEqual(new Set(['', quiet]));
  });

  test('to what was read before leaves the file of then, and says so', async () => {
    let isDenied = false;
    const refuse = (name: string): Script => {
      return (call, url) => {
        if (isDenied) throw new AwsError('AccessDenied', 'No', 403);
        return script(name)(call, url);
      };
    };
    const names = ['iam:GetAccountAuthorizationDetails', 'ec2:DescribeRegions'];
    const { place } = await start(Object.fromEntries(names.map((name) => [name, refuse(name)])));
    await place.run({ regions, organizationRole: roleName });
    const files = [`${management}/account-authorization-details.json`, 'identity-center.json'];
    const before = await contents(place);
    isDenied = true;
    const { coverage } = await place.run({ regions, organizationRole: roleName, fresh: true });
    const after = await contents(place);
    for (const file of files) {
      expect(before.has(file)).toBe(true);
      expect(after.get(file)).toBe(before.get(file));
    }
    for (const list of ['accountAuthorizationDetails', 'identityCenter'])
      expect(coverage.find(({ List }) => List === list)).toMatchObject({
        Status: 'DENIED',
        Message: 'AccessDenied: No',
      });
    expect(coverage.filter(({ FromEarlierRun }) => FromEarlierRun).map(({ List }) => List)).toEqual([
      'identityCenter',
    ]);
  });

  test('F-55: to the aliases of one function leaves those of others, and one that is gone has none', async () => {
    const fn = (name: string) => `arn:aws:lambda:${busy}:${management}:function:${name}`;
    let names = ['render', 'gone'];
    const { place } = await start({
      'lambda:ListFunctions': () => ({ Functions: names.map((name) => ({ FunctionArn: fn(name) })) }),
      'lambda:ListAliases': (call, url) => {
        const [name] = /[^:]+$/.exec(String(call.input['0'])) ?? [];
        if (name === 'gone') throw new AwsError('ResourceNotFoundException', 'Function not found', 404);
        if (name === 'closed') throw denied();
        return script('lambda:ListAliases')(call, url);
      },
    });
    const aliasesOf = async () => {
      const { coverage } = await place.run({ regions: [busy], fresh: true });
      const all = (await place.json(`${management}/resource-policies.json`)) as { ResourceArn: string }[];
      const aliases = all.flatMap(({ ResourceArn }) => (ResourceArn.endsWith(':live') ? ResourceArn : []));
      const { Status } = coverage.find(({ Kind }) => Kind === 'lambda:function:alias') ?? {};
      return [Status, aliases];
    };
    expect(await aliasesOf()).toEqual(['COLLECTED', [`${fn('render')}:live`]]);
    names = ['render', 'closed'];
    expect(await aliasesOf()).toEqual(['DENIED', [`${fn('render')}:live`]]);
  });

  test('F-161: to the organization leaves the account of the profile', async () => {
    const { place } = await start({
      'organizations:DescribeOrganization': () => {
        throw denied();
      },
    });
    const report = await place.run({ regions, organizationRole: roleName });
    expect(report.accountIds).toEqual([management]);
    const entry = report.coverage.find(({ List }) => List === 'organization');
    expect(entry).toMatchObject({ Status: 'DENIED' });
    expect(entry).not.toHaveProperty('FromEarlierRun');
    expect((await place.files()).has('organization.json')).toBe(false);
  });

  test('to the credential report leaves the access keys', async () => {
    const { place } = await start({
      'iam:GenerateCredentialReport': () => {
        throw new AwsError('AccessDenied', 'No', 403);
      },
    });
    const { coverage } = await place.run({ regions });
    expect(coverage.find(({ List }) => List === 'credentials')).toMatchObject({ Status: 'DENIED' });
    const paths = [...(await place.files()).keys()];
    expect(paths).toContain(`${management}/access-keys.json`);
    expect(paths).not.toContain(`${management}/credential-report.json`);
  });
});

describe('credentials that expire', () => {
  test.each([
    [3, false],
    [40, true],
    [75, true],
  ])(
    'after %i calls stop it; the next run ends where one without a stop would',
    async (last, isPastOrganization) => {
      let left = last;
      const { aws, place } = await start({}, () => {
        left -= 1;
        if (left < 0) throw expired();
      });
      await expect(place.run({ regions, organizationRole: roleName })).rejects.toThrow(SignInExpired);
      const partial = await place.files();
      for (const [path, text] of partial) {
        expect(path).toMatch(/\.json$/);
        expect(() => JSON.parse(text) as unknown).not.toThrow();
      }
      expect(JSON.parse(partial.get('manifest.json') ?? '')).toHaveProperty('Coverage');

      left = Number.POSITIVE_INFINITY;
      const calls = aws.calls.length;
      await place.run({ regions, organizationRole: roleName });
      const resumed = await contents(place);
      const repeated = aws.calls.length - calls;
      await place.run({ regions, organizationRole: roleName, fresh: true });
      expect(await contents(place)).toEqual(resumed);
      const whole = aws.calls.length - calls - repeated;
      expect(whole - repeated > 10).toBe(isPastOrganization);
    },
  );

  test('of a role in a member account stop it too', async () => {
    const { place } = await start({}, (call) => {
      if (call.accessKeyId === 'ASIAMEMBER' && call.service === 'glue') throw expired();
    });
    await expect(place.run({ regions, organizationRole: roleName })).rejects.toThrow(SignInExpired);
    expect([...(await place.files()).keys()]).toContain(`${management}/compute.json`);
  });

  test.each([
    ['no account', {}],
    ['what is no account', { Account: 'localhost', Arn: 'x' }],
  ])('to which the answer names %s are refused before anything is written', async (_what, answer) => {
    const { place } = await start({ 'sts:GetCallerIdentity': () => answer });
    await expect(place.run({ regions })).rejects.toThrow(SignInRefused);
    await expect(place.files()).rejects.toThrow(/ENOENT/);
  });

  test('that AWS does not know are refused before anything is written', async () => {
    const { place } = await start({
      'sts:GetCallerIdentity': () => {
        throw new AwsError(
          'InvalidClientTokenId',
          'The security token included in the request is invalid.',
          403,
        );
      },
    });
    await expect(place.run({ regions })).rejects.toThrow(SignInRefused);
    await expect(place.files()).rejects.toThrow(/ENOENT/);
  });
});

describe('a folder', () => {
  test('takes in further regions', async () => {
    const { place } = await start();
    await place.run({ regions: [quiet] });
    expect((await place.files()).has(`${management}/compute.json`)).toBe(false);
    await place.run({ regions: [busy] });
    expect((await place.files()).get(`${management}/compute.json`)).toContain('glue');
  });

  test('what is gone from AWS is gone from it after a fresh run', async () => {
    let there = true;
    const { place } = await start({
      'glue:GetJobs': (call, url) => (there ? script('glue:GetJobs')(call, url) : { Jobs: [] }),
    });
    await place.run({ regions });
    there = false;
    await place.run({ regions });
    expect((await place.files()).get(`${management}/compute.json`)).toContain(':glue:');
    await place.run({ regions, fresh: true });
    expect((await place.files()).get(`${management}/compute.json`)).not.toContain(':glue:');
  });

  test('of another partition is left alone', async () => {
    const { aws, place } = await start();
    await place.run({ regions });
    const before = await contents(place);
    await aws.close();
    const { place: other } = await start({
      'sts:GetCallerIdentity': () => ({
        Account: management,
        Arn: `arn:aws-us-gov:iam::${management}:user/collect`,
      }),
    });
    await expect(other.run({ regions, folder: place.folder })).rejects.toThrow(
      /partition aws, and these credentials are in aws-us-gov/,
    );
    expect(await contents(place)).toEqual(before);
    await place.remove();
  });

  test('with a list that is none is left alone', async () => {
    const { place } = await start();
    await place.run({ regions });
    await writeFile(join(place.folder, management, 'compute.json'), '{"name":"somebody else"}');
    await expect(place.run({ regions, fresh: true })).rejects.toThrow(
      /compute.json is no list of a collection/,
    );
  });

  test('with a manifest that is none is left alone', async () => {
    const { place } = await start();
    await place.run({ regions });
    const manifest = join(place.folder, 'manifest.json');
    await writeFile(manifest, '{"name":"somebody else"}');
    await expect(place.run({ regions })).rejects.toThrow(FolderUnusable);
    expect((await place.files()).get('manifest.json')).toContain('somebody else');
  });
});

describe('a report that AWS is still making', () => {
  test('is waited for (F-76)', async () => {
    let polls = 0;
    const { aws, place } = await start({
      'iam:GenerateCredentialReport': () => {
        polls += 1;
        return { State: polls < 2 ? 'STARTED' : 'COMPLETE' };
      },
    });
    await place.run({ regions });
    expect(countOf(aws, 'iam:GenerateCredentialReport')).toBe(2);
    expect((await place.files()).has(`${management}/credential-report.json`)).toBe(true);
  });
});

test('a profile that is not there is an error of its own', async () => {
  const { aws, place } = await start();
  await expect(place.run({ profile: 'nobody' })).rejects.toThrow(UnknownProfile);
  expect(aws.calls).toEqual([]);
});
