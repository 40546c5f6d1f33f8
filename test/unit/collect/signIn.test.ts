/** What a collection says where it cannot sign in, or a service cannot be found in a region. */
import { describe, expect, test, vi } from 'vitest';
import { failureOf } from '../../../src/collect/failure.js';
import { AwsUnreachable, SignInRefused } from '../../../src/collect/session.js';
import { AwsError } from '../../support/fakeAws/protocols.js';
import { start } from '../../support/fakeAws/startedAws.js';

describe('signing in', () => {
  test('without a connection is no matter of credentials', async () => {
    const { place, aws } = await start();
    await aws.close();
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    await expect(place.run()).rejects.toThrow(AwsUnreachable);
  });

  test('with credentials that AWS does not know says where they were tried', async () => {
    const { place } = await start({
      'sts:GetCallerIdentity': () => {
        throw new AwsError('InvalidClientTokenId', 'The security token is invalid.', 403);
      },
    });
    await expect(place.run()).rejects.toThrow(SignInRefused);
    await expect(place.run()).rejects.toThrow(
      'They were tried in us-east-1: set AWS_REGION if the account is in AWS GovCloud (US) or China.',
    );
  });
});

test('a host that is not known is told as a service that may not be offered in the region', () => {
  const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND x.cn-northwest-1'), { code: 'ENOTFOUND' });
  expect(failureOf(unknown, 'cn-northwest-1')).toMatchObject({
    status: 'FAILED',
    message:
      'Error: getaddrinfo ENOTFOUND x.cn-northwest-1. The service may not be offered in cn-northwest-1',
  });
  expect(failureOf(unknown).message).toBe('Error: getaddrinfo ENOTFOUND x.cn-northwest-1');
});
