/** Collects ECS services (F-129), which run as the roles of their task definitions, shared by several. */
import { listCollector, workloadRecords } from '../collector.js';
import { answerOf, entriesOf, forEach, inPieces } from '../reading.js';
import { service, type ClientOf } from '../service.js';

const calls = service('ecs', async () => (await import('@aws-sdk/client-ecs')).ECS, [
  'paginateListClusters',
  'paginateListServices',
  'describeServices',
  'describeTaskDefinition',
]);

/** The most services that one call accepts. */
const SERVICES_PER_CALL = 10;

/** Leaves out services whose task definitions could not be read and that have no role of their own. */
export const ecsServices = listCollector(
  { list: 'workloads', kind: 'ecs:service', isRegional: true },
  calls,
  async ({ client, tried }) => {
    const clusters = await entriesOf(client.paginateListClusters({}), 'clusterArns');
    const listed = (await forEach(clusters, (cluster) => servicesOf(client, cluster))).flat();
    const names = [...new Set(listed.flatMap(definitionsOf))];
    const answers = await forEach(names, async (taskDefinition) => {
      const answer = answerOf(await tried(client.describeTaskDefinition({ taskDefinition })));
      return [taskDefinition, answer && (answer.taskDefinition ?? {})] as const;
    });
    const definitions = new Map(answers);
    return listed.flatMap((one) => {
      const { serviceArn = '', roleArn } = one;
      const of = definitionsOf(one);
      const own = of.flatMap((name) => definitions.get(name) ?? []);
      if (own.length < of.length && own.length === 0 && roleArn === undefined) return [];
      return workloadRecords(serviceArn, {
        code: own.map(({ taskRoleArn }) => taskRoleArn),
        service: [...own.map(({ executionRoleArn }) => executionRoleArn), roleArn],
      });
    });
  },
);

type ListedService = Awaited<ReturnType<typeof servicesOf>>[number];

/** Returns the task definitions of a service. With an external controller or CodeDeploy, each task set has its own. */
const definitionsOf = ({ taskDefinition, taskSets = [] }: ListedService): readonly string[] => [
  ...new Set([taskDefinition, ...taskSets.map((set) => set.taskDefinition)].flatMap((name) => name ?? [])),
];

async function servicesOf(client: ClientOf<typeof calls>, cluster: string) {
  const arns = await entriesOf(client.paginateListServices({ cluster }), 'serviceArns');
  const answers = await forEach(inPieces(arns, SERVICES_PER_CALL), (piece) =>
    client.describeServices({ cluster, services: [...piece] }),
  );
  return answers.flatMap((answer) => answer.services ?? []);
}
