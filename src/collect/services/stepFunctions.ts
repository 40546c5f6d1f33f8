/** Step Functions state machines and what they run as (F-141). */
import { recordsOf, workloads } from '../collector.js';
import { answerOf, entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const stepFunctions = service('states', async () => (await import('@aws-sdk/client-sfn')).SFN, [
  'paginateListStateMachines',
  'describeStateMachine',
]);

export const stateMachines = workloads(stepFunctions, 'states:stateMachine', async ({ client, tried }) => {
  const listed = await entriesOf(client.paginateListStateMachines({}), (page) => page.stateMachines);
  const records = await forEach(listed, async ({ stateMachineArn = '' }) => {
    const answer = answerOf(await tried(client.describeStateMachine({ stateMachineArn })));
    return answer === undefined ? [] : recordsOf(stateMachineArn, { code: [answer.roleArn] });
  });
  return records.flat();
});
