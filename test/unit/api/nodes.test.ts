/** Opaque ids: every object is found again by its own, and nothing else is an id. */
import { describe, expect, it } from 'vitest';
import { nodeId, parseNodeId } from '../../../src/api/nodes.js';
import { instance, sampleGraph } from './sampleGraph.js';
import { dataOf } from './services.js';

const query = 'query ($id: ID!) { node(id: $id) { __typename id } }';

const objects = [
  ...sampleGraph.accounts,
  ...sampleGraph.principals,
  ...sampleGraph.groups,
  ...sampleGraph.policies,
  ...sampleGraph.instanceProfiles,
  instance,
].map((object) => [object.type, nodeId(object)] as const);

describe('node', () => {
  it.each(objects)('finds a %s again: %s', async (_type, id) => {
    expect((await dataOf(query, { id }))['node']).toMatchObject({ id });
  });

  it('finds a session by the role that it is of', async () => {
    const identifier = 'arn:aws:sts::111122223333:assumed-role/admin/unheard-of';
    const { principal } = await dataOf(
      'query ($i: PrincipalIdentifier!) { principal(identifier: $i) { id } }',
      { i: identifier },
    );
    const { id } = principal as { id: string };
    expect((await dataOf(query, { id }))['node']).toEqual({ __typename: 'RoleSession', id });
  });

  it.each([
    ['nothing', ''],
    ['noise', '💥 %%%'],
    ['an unknown type', Buffer.from('TENANT:1').toString('base64url')],
    ['no key', Buffer.from('ACCOUNT:').toString('base64url')],
    ['a number', '7'],
    ['padding', `${Buffer.from('ACCOUNT:11112222333').toString('base64')}==`],
    ['a prototype', Buffer.from('__proto__:x').toString('base64url')],
    ['what is not there', Buffer.from('ACCOUNT:000000000000').toString('base64url')],
  ])('is null for %s', async (_what, id) => {
    expect((await dataOf(query, { id }))['node']).toBeNull();
  });

  it('has one spelling for each id', () => {
    const id = nodeId({ type: 'INSTANCE_PROFILE', arn: 'arn:x', name: 'x' });
    expect(parseNodeId(id)).toEqual({ type: 'INSTANCE_PROFILE', uid: 'arn:x' });
    expect(parseNodeId(`${id}=`)).toBeUndefined();
  });
});
