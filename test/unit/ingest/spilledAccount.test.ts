/** An account that is laid down says what it said before, and memory holds none of its texts. */
import { describe, expect, it } from 'vitest';
import type { AccountExport } from '../../../src/ingest/formats/account/accountExport.js';
import { completeExport, exportToTexts, type WholeExport } from '../../../src/ingest/merge/completeExport.js';
import { extendAccount, spillAccount } from '../../../src/ingest/read/spilledAccount.js';
import { listFromText, textsOfList } from '../../../src/ingest/merge/listText.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { SpillFile } from '../../../src/ingest/read/spillFile.js';
import { fixtureText, mergeFiles } from './exports.js';
import { atOnce } from '../../../src/graph/contract/turns.js';

const fixtures = ['cli.json', 'javascript-sdk.json', 'two-accounts.json'];

async function accountsOf(fixture: string): Promise<readonly AccountExport[]> {
  const { accounts } = await mergeFiles({ [fixture]: fixtureText(fixture) });
  expect(accounts.length).toBeGreaterThan(0);
  return accounts.map((account) => extendAccount(account, {}));
}

const whole = (account: AccountExport): WholeExport => ({ account, awsManaged: new Map() });

const stated = (account: AccountExport): unknown => JSON.parse(JSON.stringify(account));

describe.each(fixtures)('an account of %s that is laid down', (fixture) => {
  it('has the same lists', async () => {
    for (const account of await accountsOf(fixture))
      expect(stated(spillAccount(account, new SpillFile()))).toEqual(stated(account));
  });

  it('comes to the same facts, the quarantined documents among them (F-20)', async () => {
    for (const account of await accountsOf(fixture)) {
      const before = atOnce(normalizeAccount(account, new Map()));
      const after = atOnce(normalizeAccount(spillAccount(account, new SpillFile()), new Map()));
      expect(after.facts.contentHash).toBe(before.facts.contentHash);
      expect(after.quarantined).toEqual(before.quarantined);
      expect([...after.facts.documents.keys()]).toEqual([...before.facts.documents.keys()]);
      for (const [hash, document] of after.facts.documents) {
        expect(document.text).toBe(before.facts.documents.get(hash)?.text);
        expect(document.statements()).toEqual(before.facts.documents.get(hash)?.statements());
      }
    }
  });

  it('is kept whole, so that a later export can be completed with it', async () => {
    for (const account of await accountsOf(fixture)) {
      const kept = exportToTexts(whole(spillAccount(account, new SpillFile())));
      const nothing = { ...spillAccount(account, new SpillFile()), ...noLists, collected: {} };
      const completed = completeExport(whole(nothing), kept, new SpillFile());
      expect(stated(completed.account)).toEqual(stated(account));
    }
  });
});

const noLists = {
  users: [],
  groups: [],
  roles: [],
  policies: [],
  instanceProfiles: [],
  identityProviders: [],
  credentials: [],
  resources: [],
  workloads: [],
  coverage: [],
};

it('reads its texts from the spill file each time, and not once that is closed', async () => {
  const spill = new SpillFile();
  const [account] = (await accountsOf('cli.json')).map((one) => spillAccount(one, spill));
  const text = account?.roles[0]?.trustPolicy.text;
  expect(text).toContain('Statement');
  expect(account?.roles[0]?.trustPolicy.text).toBe(text);
});

describe('the texts of a list', () => {
  it('are one where the list is short, and empty', () => {
    for (const list of [[], [{ a: 1 }, { b: 'ü' }]]) {
      const texts = textsOfList(list);
      expect(texts).toHaveLength(1);
      expect(listFromText(texts[0])).toEqual(list);
    }
  });

  it('are several where it is long, and hold it in its order', () => {
    const list = Array.from({ length: 9 }, (_, index) => ({ index, text: 'x'.repeat(2 ** 20) }));
    const texts = textsOfList(list);
    expect(texts).toHaveLength(3);
    expect(texts.flatMap((text) => listFromText(text))).toEqual(list);
  });
});
