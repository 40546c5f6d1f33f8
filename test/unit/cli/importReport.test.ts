/** What an import prints of each account. */
import { expect, test, vi } from 'vitest';
import { printReport } from '../../../src/cli/importExports.js';
import { renderChanges } from '../../../src/cli/renderChanges.js';
import { noChanges } from '../../../src/graph/engine/administrationChanges.js';
import type { AdministrationChanges } from '../../../src/graph/model/stored/importTable.js';
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
  expect(printed({})).toContain('imported: workloads (lambda)  missing');
  expect(printed({ detail: 'Looked at in eu-west-1 only.' })).toContain(
    'imported: workloads (lambda, in part)  missing',
  );
});

test('that nobody gained administrative access is said only where all was compared', () => {
  const caveats = ['The graph is too large to compare who administers and who gets there.'];
  const summary = {} as NonNullable<AdministrationChanges['summary']>;
  expect(renderChanges(noChanges)).toBe('Nobody gained or lost administrative access, or a way to it.');
  expect(renderChanges({ ...noChanges, caveats })).toBe(
    `Whether administrative access changed is not known:\n${caveats.join('')}`,
  );
  expect(renderChanges({ ...noChanges, caveats: ['Some are left out.'], summary })).toBe(
    'No change of administrative access, or of a way to it, was found.\nSome are left out.',
  );
});
