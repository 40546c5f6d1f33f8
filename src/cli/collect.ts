/** Runs `rolegraph collect`: reads AWS accounts into a folder that `rolegraph import` reads. */
import { createInterface } from 'node:readline/promises';
import { collect, type CollectProgress, type CollectReport } from '../collect/collect.js';
import { Interrupted, SignInExpired } from '../collect/failure.js';
import type { CollectedPart } from '../collect/collection.js';
import { collectionPolicy } from '../collect/collectors.js';
import { AwsUnreachable, SignInRefused, UnknownProfile } from '../collect/session.js';
import { FolderUnusable } from '../collect/write.js';
import { stopSignal } from './stopSignal.js';
import { bold, green, print, progressBar, red, table, tell, yellow } from './terminal.js';

export interface CollectOptions {
  readonly profile?: string;
  readonly organization: boolean;
  readonly roleName: string;
  readonly regions?: readonly string[];
  readonly out: string;
  readonly fresh: boolean;
  readonly policy: boolean;
}

/**
 * Collects accounts. Exit code: 0 it went through everything, 1 it could not sign in, could read nothing or had to
 * stop, 2 unusable arguments.
 */
export async function collectAccounts(options: CollectOptions): Promise<number> {
  const { profile, organization, roleName, regions, out: folder, fresh } = options;
  const organizationRole = organization ? roleName : undefined;
  if (options.policy) {
    print(JSON.stringify(collectionPolicy({ organizationRole }), undefined, 2));
    return 0;
  }
  const bar = progressBar();
  const onProgress = showProgress(bar);
  const stop = new AbortController();
  const { signal } = stop;
  void stopSignal().then((why) => {
    bar.stop();
    tell(why);
    stop.abort();
  });
  try {
    const request = { profile, organizationRole, regions, folder, fresh };
    const report = await collect({ ...request, mfaCode, onProgress, signal });
    bar.stop();
    printReport(report, folder);
    return report.coverage.some(({ Status }) => Status === 'COLLECTED') ? 0 : 1;
  } catch (error) {
    bar.stop();
    return stopped(error, options);
  }
}

/** Shows progress: on a terminal one bar for all accounts, elsewhere one line per account. */
function showProgress(bar: ReturnType<typeof progressBar>): (progress: CollectProgress) => void {
  return ({ accountId, account, accounts, done, total }) => {
    const what = `${accountId} (${account} of ${accounts})`;
    if (!process.stderr.isTTY && done === 0) tell(`Collecting ${what}`);
    bar.update((account - 1) * total + done, accounts * total, what);
  };
}

async function mfaCode(serialNumber: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Error(`The code of the MFA device ${serialNumber} is asked for on a terminal only.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`Code of the MFA device ${serialNumber}: `)).trim();
  } finally {
    terminal.close();
  }
}

function printReport({ accountIds, coverage }: CollectReport, folder: string): void {
  for (const accountId of accountIds) {
    const ofAccount = coverage.filter((entry) => entry.AccountId === accountId);
    const collected = ofAccount.filter(({ Status }) => Status === 'COLLECTED');
    const rest = ofAccount.length - collected.length;
    const what = collected.length === 0 ? red('not collected') : green('collected');
    print(`${bold(accountId)} ${what}: ${collected.length} parts read whole, ${rest} not.`);
  }
  const gaps = gapRows(coverage);
  if (gaps.length > 0) {
    print();
    print('Could not be read, so answers that depend on it are UNKNOWN:');
    print(table(['account', 'list', 'kind', 'regions', 'why'], gaps));
    const isDenied = coverage.some(({ Status }) => Status === 'DENIED');
    const needs = isDenied ? ' What it has to be allowed: rolegraph collect --policy' : '';
    print(`To try these again, run the same command.${needs}`);
  }
  print();
  print(`Next: rolegraph import ${folder}`);
}

/** Returns one row per kind for all of its regions, with the first message of AWS. */
function gapRows(coverage: readonly CollectedPart[]): readonly (readonly string[])[] {
  const rows = new Map<string, { readonly first: CollectedPart; readonly regions: string[] }>();
  for (const entry of coverage.filter(({ Status }) => Status !== 'COLLECTED')) {
    const key = [entry.AccountId, entry.List, entry.Kind, entry.Status].join(' ');
    const row = rows.get(key) ?? { first: entry, regions: [] };
    row.regions.push(entry.Region);
    rows.set(key, row);
  }
  return [...rows.values()].map(({ first, regions }) => [
    first.AccountId,
    first.List,
    first.Kind,
    regions.filter((region) => region !== '').join(' '),
    `${first.Status === 'DENIED' ? yellow('denied') : red('failed')} ${first.Message ?? ''}`,
  ]);
}

function stopped(error: unknown, { profile, out, fresh }: CollectOptions): number {
  const goesOn = fresh
    ? `reads everything again, and until then ${out} also holds what an earlier run read`
    : `goes on with what ${out} lacks`;
  if (error instanceof Interrupted) {
    tell(`${red('stopped')} ${out} has what was read whole until then. The same command ${goesOn}.`);
    // Calls that are no longer waited for would keep the process alive.
    process.exit(1);
  }
  const again =
    profile === undefined ? 'Sign in again' : `Sign in again (with SSO: aws sso login --profile ${profile})`;
  if (error instanceof SignInExpired) {
    tell(`${red('stopped')} The credentials have expired. ${again} and run the same command: it ${goesOn}.`);
    return 1;
  }
  if (error instanceof SignInRefused) {
    tell(`${red('error')} There are no credentials that AWS accepts: ${error.message} ${again}.`);
    return 1;
  }
  if (error instanceof AwsUnreachable) {
    tell(
      `${red('error')} AWS cannot be reached: ${error.message}. Check the network and the region, and run the same command again.`,
    );
    return 1;
  }
  if (error instanceof UnknownProfile || error instanceof FolderUnusable) {
    tell(`${red('error')} ${error.message}`);
    return 2;
  }
  if (!isOfFileSystem(error)) throw error;
  tell(
    `${red('error')} ${out} cannot be written: ${error.message}. What it has is whole; run the same command again.`,
  );
  return 1;
}

const isOfFileSystem = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && 'path' in error;
