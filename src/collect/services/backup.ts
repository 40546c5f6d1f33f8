/** Backup vaults with their access policies (F-63). */
import { policyPart, resources, tagsPart } from '../collector.js';
import { entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const backup = service('backup', async () => (await import('@aws-sdk/client-backup')).Backup, [
  'paginateListBackupVaults',
  'getBackupVaultAccessPolicy',
  'listTags',
]);

export const backupVaults = resources(backup, 'backup:backup-vault', async ({ client, tried }) => {
  const vaults = await entriesOf(client.paginateListBackupVaults({}), (page) => page.BackupVaultList);
  return forEach(vaults, async ({ BackupVaultArn = '', BackupVaultName }) => {
    const answer = await tried(client.getBackupVaultAccessPolicy({ BackupVaultName }), [
      'ResourceNotFoundException',
    ]);
    const tags = await tried(client.listTags({ ResourceArn: BackupVaultArn }));
    return {
      ResourceArn: BackupVaultArn,
      ...policyPart(answer, (found) => found.Policy),
      ...tagsPart(tags, (found) => found.Tags),
    };
  });
});
