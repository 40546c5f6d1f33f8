#!/usr/bin/env node
/** Runs the executable `rolegraph`: defines its commands, and how errors look. */
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { scopes, type Scope } from './api/callers/caller.js';
import { askCommand } from './cli/ask/askCommand.js';
import type { CollectOptions } from './cli/collect.js';
import type { DoctorOptions } from './cli/database/doctor.js';
import type { DiffOptions } from './cli/diff/diff.js';
import type { TokenOptions } from './cli/tokens.js';
import { TRIALS } from './access/shared/limits.js';
import { Stopped } from './cli/stopSignal.js';
import { outliveReader, red, tell } from './cli/terminal.js';
import { ConfigError, readConfig } from './config.js';
import { ExpectedError } from './expectedError.js';
import { version } from './version.js';

const program = new Command('rolegraph')
  .description('Who can do what in AWS, who can become whom, and why.')
  .version(version)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program
  .command('demo')
  .description('load the sample organization, print answers to the headline questions, and serve the API')
  .option('--once', 'print the answers and end', false)
  .action(async (options: { once: boolean }) => {
    const config = readConfig(process.env, { serves: !options.once });
    const own = { ...config, dataDir: join(config.dataDir, 'demo') };
    const { openGraph } = await import('./cli/openGraph.js');
    // The database starts while the demo is loaded.
    const [graph, { demo }] = await Promise.all([
      openGraph(own, { isSmall: true, mayBeAway: true }),
      import('./cli/demo.js'),
    ]);
    await demo(own, graph, options);
  });

program
  .command('serve')
  .description('serve the API and its playground until Ctrl-C')
  .action(async () => {
    const config = readConfig(process.env, { serves: true });
    const { openGraph } = await import('./cli/openGraph.js');
    // A local database starts while the server is loaded.
    const [graph, { serve, actions }] = await Promise.all([
      openGraph(config, { mayBeAway: true }),
      loadServer(),
    ]);
    await serve(config, graph, actions);
    // Without this, silent connections keep the process alive for half a minute.
    process.exit();
  });

async function loadServer() {
  const { serve, readActions } = await import('./cli/serve.js');
  return { serve, actions: await readActions() };
}

program
  .command('import')
  .description(
    'import what `rolegraph collect` wrote, and outputs of the AWS CLI: accounts, organizations, …',
  )
  .argument('<path...>', 'files (JSON, or the CSV of a credential report; plain, .gz or .zip) and folders')
  .action(async (paths: readonly string[]) => {
    const { importExports } = await import('./cli/importExports.js');
    process.exitCode = await importExports(readConfig(process.env), paths);
  });

program
  .command('doctor')
  .description('look at what Rolegraph needs, and say what is wrong and what to do')
  .option('--database', 'start the local Neo4j to look at it too', false)
  .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
  .action(async (options: DoctorOptions) => {
    const { doctor } = await import('./cli/database/doctor.js');
    process.exitCode = await doctor(process.env, options);
  });

program
  .command('backup')
  .description('write the local Neo4j to one file; nothing may use it meanwhile')
  .argument('<file>', 'where to write; a file that is there stays')
  .action(async (file: string) => {
    const { backup } = await import('./cli/database/backup.js');
    await backup(readConfig(process.env), file);
  });

program
  .command('restore')
  .description('make the local Neo4j what `rolegraph backup` wrote')
  .argument('<file>', 'the backup')
  .option('--replace', 'also where the data folder holds a graph, which is gone then', false)
  .action(async (file: string, options: { replace: boolean }) => {
    const { restore } = await import('./cli/database/backup.js');
    await restore(readConfig(process.env), file, options);
  });

program
  .command('export')
  .description('write an imported account as files that can be imported again')
  .argument('<account>', 'the 12-digit account id', accountId)
  .argument('<folder>', 'where to write; files that are there stay')
  .action(async (account: string, folder: string) => {
    const { exportToFolder } = await import('./cli/exportAccount.js');
    process.exitCode = await exportToFolder(readConfig(process.env), account, folder);
  });

function accountId(text: string): string {
  if (/^[0-9]{12}$/.test(text)) return text;
  throw new InvalidArgumentError('An account id has 12 digits.');
}

function count(text: string): number {
  if (/^[0-9]{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('This is a number, such as 100.');
}

function regionNames(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => /^[a-z]{2,4}(-[a-z]+)+-[0-9]+$/.test(name))) return names;
  throw new InvalidArgumentError('Give regions with commas between them: eu-west-1,us-east-1.');
}

program
  .command('collect')
  .description('read accounts from AWS into a folder that `rolegraph import` takes; changes nothing in AWS')
  .option('--profile <name>', 'profile of ~/.aws to sign in with; otherwise as the AWS SDK finds credentials')
  .option('--organization', 'read the organization, Identity Center and every active account', false)
  .option(
    '--role-name <role>',
    'with --organization: the role to assume in the other accounts',
    'OrganizationAccountAccessRole',
  )
  .option(
    '--regions <list>',
    'only these, such as eu-west-1,us-east-1; otherwise all that an account has enabled',
    regionNames,
  )
  .option('--out <folder>', 'where to write; a folder of an earlier run is completed', 'rolegraph-collection')
  .option('--fresh', 'read again what the folder has already', false)
  .option('--policy', 'print the least-privilege policy that this needs, and end', false)
  .action(async (options: CollectOptions) => {
    const { collectAccounts } = await import('./cli/collect.js');
    process.exitCode = await collectAccounts(options);
  });

program
  .command('diff')
  .description(
    'tell what differs in access between two states: administrators, who reaches them, permissions, …',
  )
  .argument('<before>', 'a folder or file of exports, or `stored`: what the graph holds')
  .argument('<after>', 'the same')
  .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
  .option('--watch <file>', 'also tell who gains or loses these: a YAML or JSON list of { action, resource }')
  .option(
    '--trials <number>',
    'how many states between may be tried for what differences come from',
    count,
    TRIALS,
  )
  .addHelpText('after', '\nExample:\n  rolegraph diff exports/monday exports/tuesday')
  .action(async (before: string, after: string, options: DiffOptions) => {
    const { diff } = await import('./cli/diff/diff.js');
    await diff(readConfig(process.env), [before, after], options);
  });

program
  .command('audit')
  .description('the log of what was changed, imported and exported')
  .command('verify')
  .description('tell whether the audit log is as it was written, or its first line that is not')
  .option('--head <hash>', 'the hash of a line, kept elsewhere: tells also whether it was cut off')
  .action(async ({ head }: { head?: string }) => {
    const { verifyAuditLog } = await import('./cli/audit.js');
    process.exitCode = await verifyAuditLog(readConfig(process.env), head);
  });

const tokens = program
  .command('tokens')
  .description('who may ask the server: makes, lists and revokes tokens');

tokens
  .command('create')
  .description('make a token and print it, which nobody can do again')
  .argument('<name>', 'what it is for: letters, digits and . _ @ -', tokenName)
  .requiredOption('--scopes <list>', `what it may do, such as read,analyze: ${scopes.join(', ')}`, scopeNames)
  .option('--accounts <list>', 'only about these accounts: 12-digit ids with commas between them', accountIds)
  .option('--expires <time>', 'how many days it counts, such as 90d, or never', lifetime, 90)
  .action(async (name: string, options: TokenOptions) => {
    const { createTokenNamed } = await import('./cli/tokens.js');
    await createTokenNamed(name, options, readConfig(process.env));
  });

tokens
  .command('list')
  .description('list what tokens there are')
  .action(async () => {
    const { listTokensIn } = await import('./cli/tokens.js');
    await listTokensIn(readConfig(process.env));
  });

tokens
  .command('revoke')
  .description('make a token count no more, from the next request on')
  .argument('<name>', 'its name')
  .action(async (name: string) => {
    const { revokeTokenNamed } = await import('./cli/tokens.js');
    await revokeTokenNamed(name, readConfig(process.env));
  });

function tokenName(text: string): string {
  if (/^[\w.@-]{1,100}$/.test(text)) return text;
  throw new InvalidArgumentError('A name has 1 to 100 letters, digits and . _ @ -');
}

function scopeNames(text: string): readonly Scope[] {
  const names = text.split(',').map((name) => name.trim());
  const known = scopes.filter((scope) => names.includes(scope));
  if (names.every((name) => scopes.some((scope) => scope === name))) return known;
  throw new InvalidArgumentError(`Give scopes with commas between them: ${scopes.join(', ')}.`);
}

function accountIds(text: string): readonly string[] {
  return text.split(',').map((id) => accountId(id.trim()));
}

/** Returns days. */
function lifetime(text: string): number {
  if (text === 'never') return Infinity;
  const [, days] = /^([1-9][0-9]{0,4})d$/.exec(text) ?? [];
  if (days !== undefined) return Number(days);
  throw new InvalidArgumentError('Give days, such as 90d, or never.');
}

const questions = askCommand(async (question, options) => {
  const { ask } = await import('./cli/ask/ask.js');
  await ask(readConfig(process.env), question, options);
});
for (const command of [questions, ...questions.commands]) command.copyInheritedSettings(program);
program.addCommand(questions);

outliveReader(process.stdout);
outliveReader(process.stderr);
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ExpectedError)) throw error;
  tell(`${red('error')} ${error.message}`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
  if (error instanceof Stopped) process.exit();
}
