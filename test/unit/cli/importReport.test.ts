/** What an import prints of each account. */
import { expect, test, vi } from 'vitest';
import { printReport } from '../../../src/cli/importExports.js';
import type { AccountImport, ImportReport } from '../../../src/ingest/ingest.js';

type Section = AccountImport['completeness'][number];

function printed(section: Partial<Section>): string {
  const completeness = [{ section: 'COMPUTE', status: 'COLLECTED', kinds: ['lambda:function'], ...section }];
  const account = {
    accountId: '111122223333',
    completeness,
    quarantined: [],
    added: 0,
    changed: 0,
    removed: 0,
  };
  const report = { accounts: [account], organizations: [], identityCenters: [], problems: [], notes: [] };
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  printReport(report as unknown as ImportReport);
  const text = out.mock.calls.map(([chunk]) => String(chunk)).join('');
  out.mockRestore();
  return text;
}

test('a section of which not every region was looked at is in, in part', () => {
  expect(printed({})).toContain('in: workloads (lambda)  missing');
  expect(printed({ detail: 'Looked at in eu-west-1 only.' })).toContain(
    'in: workloads (lambda, in part)  missing',
  );
});
