/** CodeBuild projects and what they run as (F-130). */
import { recordsOf, workloads } from '../collector.js';
import { entriesOf, forEach, inPieces } from '../reading.js';
import { service } from '../service.js';

const codeBuild = service('codebuild', async () => (await import('@aws-sdk/client-codebuild')).CodeBuild, [
  'paginateListProjects',
  'batchGetProjects',
]);

/** The most that one call takes. */
const PROJECTS_PER_CALL = 100;

export const projects = workloads(codeBuild, 'codebuild:project', async ({ client }) => {
  const names = await entriesOf(client.paginateListProjects({}), (page) => page.projects);
  const answers = await forEach(inPieces(names, PROJECTS_PER_CALL), (piece) =>
    client.batchGetProjects({ names: [...piece] }),
  );
  return answers
    .flatMap((answer) => answer.projects ?? [])
    .flatMap(({ arn = '', serviceRole, buildBatchConfig, resourceAccessRole }) =>
      recordsOf(arn, { code: [serviceRole, buildBatchConfig?.serviceRole], service: [resourceAccessRole] }),
    );
});
