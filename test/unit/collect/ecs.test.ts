/** What the collection says of ECS services: as which roles each runs. */
import { expect, test } from 'vitest';
import type { AccountAccess } from '../../../src/collect/reading.js';
import { ecsServices } from '../../../src/collect/services/ecs.js';

const accountId = '111122223333';
const role = (name: string) => `arn:aws:iam::${accountId}:role/${name}`;

/** By name of the service; a role for each of their task definitions. */
async function rolesOf(services: Readonly<Record<string, object>>) {
  async function* page(answer: object) {
    yield await Promise.resolve(answer);
  }
  const client = {
    paginateListClusters: () => page({ clusterArns: ['c'] }),
    paginateListServices: () => page({ serviceArns: Object.keys(services) }),
    describeServices: async () =>
      Promise.resolve({
        services: Object.entries(services).map(([serviceArn, one]) => ({ serviceArn, ...one })),
      }),
    describeTaskDefinition: async ({ taskDefinition }: { readonly taskDefinition: string }) => {
      const denied = Object.assign(new Error('No'), { name: 'AccessDenied', $metadata: {} });
      if (taskDefinition === 'secret') return Promise.reject(denied);
      return Promise.resolve({ taskDefinition: { taskRoleArn: role(taskDefinition) } });
    },
  };
  const account: AccountAccess = {
    accountId,
    partition: 'aws',
    homeRegion: 'eu-west-1',
    client: async <Client>() => Promise.resolve(client as Client),
    close: async () => Promise.resolve(),
  };
  const { records = [], failures } = await ecsServices.gather(account, 'eu-west-1');
  return {
    roles: records.map(({ ResourceArn, RoleArn }) => [ResourceArn, RoleArn]),
    failures: failures.map(({ code }) => code),
  };
}

test('a service runs as its task definition and those of its task sets do (F-129)', async () => {
  expect(
    await rolesOf({
      plain: { taskDefinition: 'plain' },
      external: { taskSets: [{ taskDefinition: 'blue' }, { taskDefinition: 'green' }] },
      codeDeploy: { taskDefinition: 'old', taskSets: [{ taskDefinition: 'new' }, { taskDefinition: 'old' }] },
      empty: {},
    }),
  ).toEqual({
    roles: [
      ['plain', role('plain')],
      ['external', role('blue')],
      ['external', role('green')],
      ['codeDeploy', role('old')],
      ['codeDeploy', role('new')],
      ['empty', null],
    ],
    failures: [],
  });
});

test('what could not be read of a task definition is missing, and said', async () => {
  const services = {
    one: { taskDefinition: 'secret' },
    two: { taskSets: [{ taskDefinition: 'secret' }, { taskDefinition: 'open' }] },
  };
  expect(await rolesOf(services)).toEqual({ roles: [['two', role('open')]], failures: ['AccessDenied'] });
});
