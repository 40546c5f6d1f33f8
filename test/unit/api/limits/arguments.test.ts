/** How much a question may bring along: a decision is made in one piece, in which the server does nothing else. */
import { describe, expect, it } from 'vitest';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { alice } from '../sampleGraph.js';
import { services } from '../services.js';

const document = `query ($sessionPolicies: [PolicyDocument!], $context: [ContextEntryInput!]) {
  can(principal: "${alice.identifier}", action: "s3:GetObject", resource: "*", sessionPolicies: $sessionPolicies, context: $context) { decision }
}`;

async function refusal(variables: Record<string, unknown>): Promise<unknown> {
  const { errors } = await executeOperation(services, document, variables);
  const [error] = errors ?? [];
  return error && { message: error.message, ...error.extensions };
}

const policy = (size: number) => ({
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: Array.from({ length: size }, (_, i) => `*${i}`) }],
});
const values = (size: number) => Array.from({ length: size }, (_, i) => `10.0.0.${i}`);

describe('a question', () => {
  it('has as many session policies, of such a length, as a session of AWS may', async () => {
    const many = await refusal({ sessionPolicies: Array.from({ length: 12 }, () => policy(1)) });
    expect(many).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'sessionPolicies' });
    expect(many).toMatchObject({ limit: { name: 'sessionPolicies', max: 11, value: 12 } });
    expect(many).toMatchObject({ message: expect.stringContaining('at most 11') as string });
    const long = await refusal({ sessionPolicies: [policy(1), policy(2_000)] });
    expect(long).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'sessionPolicies' });
    expect(long).toMatchObject({ limit: { name: 'sessionPolicyCharacters', max: 6_144 } });
    expect(long).toMatchObject({ message: expect.stringMatching(/^Session policy 1 .* 6144 /) as string });
    // Only sessions have them, which alice is none of.
    const fitting = await refusal({ sessionPolicies: Array.from({ length: 11 }, () => policy(100)) });
    expect(fitting).toMatchObject({ message: expect.stringContaining('sessions of roles') as string });
  });

  it('has at most 100 values of a key, each no longer than an ARN', async () => {
    const many = await refusal({ context: [{ key: 'aws:SourceIp', values: values(101) }] });
    expect(many).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'context' });
    expect(many).toMatchObject({ limit: { name: 'contextValues', max: 100, value: 101 } });
    expect(many).toMatchObject({ message: expect.stringContaining('at most 100') as string });
    const long = await refusal({ context: [{ key: 'k:a', values: ['x'.repeat(2_049)] }] });
    expect(long).toMatchObject({ message: expect.stringContaining('2048 characters') as string });
    expect(long).toMatchObject({ limit: { name: 'contextCharacters', max: 2_048, value: 2_049 } });
    expect(await refusal({ context: [{ key: 'k:a', values: values(100) }] })).toBeUndefined();
  });
});
