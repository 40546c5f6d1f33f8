/** ECS: what task definitions and services run as (F-128, F-129). */
import { recordsOf, workloads } from '../collector.js';
import { answerOf, entriesOf, forEach, inPieces } from '../reading.js';
import { service, type ClientOf } from '../service.js';

const load = async () => (await import('@aws-sdk/client-ecs')).ECS;

const definitionCalls = service('ecs', load, ['paginateListTaskDefinitions', 'describeTaskDefinition']);

const serviceCalls = service('ecs', load, [
  'paginateListClusters',
  'paginateListServices',
  'describeServices',
  'describeTaskDefinition',
]);

/** Those that can still be run: what is no longer ACTIVE is no workload (F-160). */
export const taskDefinitions = workloads(
  definitionCalls,
  'ecs:task-definition',
  async ({ client, tried }) => {
    const pages = client.paginateListTaskDefinitions({ status: 'ACTIVE' });
    const arns = await entriesOf(pages, (page) => page.taskDefinitionArns);
    const records = await forEach(arns, async (taskDefinition) => {
      const answer = answerOf(await tried(client.describeTaskDefinition({ taskDefinition })));
      return answer === undefined ? [] : recordsOf(taskDefinition, rolesOf(answer.taskDefinition));
    });
    return records.flat();
  },
);

interface TaskRoles {
  readonly taskRoleArn?: string | undefined;
  readonly executionRoleArn?: string | undefined;
}

const rolesOf = (roles: TaskRoles | undefined) => ({
  code: [roles?.taskRoleArn],
  service: [roles?.executionRoleArn],
});

/** The most that one call takes. */
const SERVICES_PER_CALL = 10;

/** A service runs as the roles of its task definition; what could not be read of one is missing with it. */
export const services = workloads(serviceCalls, 'ecs:service', async ({ client, tried }) => {
  const clusters = await entriesOf(client.paginateListClusters({}), (page) => page.clusterArns);
  const listed = await forEach(clusters, (cluster) => servicesOf(client, cluster));
  const roles = new Map<string, TaskRoles>();
  const definitions = new Set(listed.flat().flatMap(({ taskDefinition }) => taskDefinition ?? []));
  await forEach([...definitions], async (taskDefinition) => {
    const answer = answerOf(await tried(client.describeTaskDefinition({ taskDefinition })));
    if (answer !== undefined) roles.set(taskDefinition, answer.taskDefinition ?? {});
  });
  return listed.flat().flatMap(({ serviceArn = '', taskDefinition, roleArn }) => {
    const own = taskDefinition === undefined ? {} : roles.get(taskDefinition);
    if (own === undefined && roleArn === undefined) return [];
    const { code, service } = rolesOf(own);
    return recordsOf(serviceArn, { code, service: [...service, roleArn] });
  });
});

async function servicesOf(client: ClientOf<typeof serviceCalls>, cluster: string) {
  const arns = await entriesOf(client.paginateListServices({ cluster }), (page) => page.serviceArns);
  const answers = await forEach(inPieces(arns, SERVICES_PER_CALL), (piece) =>
    client.describeServices({ cluster, services: [...piece] }),
  );
  return answers.flatMap((answer) => answer.services ?? []);
}
