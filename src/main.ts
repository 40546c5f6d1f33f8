#!/usr/bin/env node
/** Runs the executable `rolegraph`: defines its commands, and how errors look. */
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { scopes } from './api/callers/caller.js';
import { askCommand } from './cli/ask/askCommand.js';
import type { CollectOptions } from './cli/collect.js';
import type { DoctorOptions } from './cli/database/doctor.js';
import type { DiffOptions } from './cli/diff/diff.js';
import {
  accountId,
  accountIds,
  lifetime,
  number,
  regionNames,
  scopeNames,
  tokenName,
} from './cli/ask/optionParsers.js';
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
  .description('import files of `rolegraph collect` and outputs of the AWS CLI: accounts, organizations, …')
  .argument('<path...>', 'files (JSON, or the CSV of a credential report; plain, .gz or .zip) and folders')
  .action(async (paths: readonly string[]) => {
    const { importExports } = await import('./cli/importExports.js');
    process.exitCode = await importExports(readConfig(process.env), paths);
  });

program
  .command('doctor')
  .description('check the requirements of Rolegraph, and report problems with their fixes')
  .option('--database', 'start the local Neo4j and check it too', false)
  .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
  .action(async (options: DoctorOptions) => {
    const { doctor } = await import('./cli/database/doctor.js');
    process.exitCode = await doctor(process.env, options);
  });

program
  .command('backup')
  .description('write the local Neo4j to one file; no other command may use it meanwhile')
  .argument('<file>', 'the new file; an existing file is not overwritten')
  .action(async (file: string) => {
    const { backup } = await import('./cli/database/backup.js');
    await backup(readConfig(process.env), file);
  });

program
  .command('restore')
  .description('restore the local Neo4j from a file of `rolegraph backup`')
  .argument('<file>', 'the file that `rolegraph backup` wrote')
  .option('--replace', 'replace the graph that the data folder contains', false)
  .action(async (file: string, options: { replace: boolean }) => {
    const { restore } = await import('./cli/database/backup.js');
    await restore(readConfig(process.env), file, options);
  });

program
  .command('export')
  .description('write an imported account as files that can be imported again')
  .argument('<account>', 'the 12-digit account id', accountId)
  .argument('<folder>', 'where to write; existing files are not overwritten')
  .action(async (account: string, folder: string) => {
    const { exportToFolder } = await import('./cli/exportAccount.js');
    process.exitCode = await exportToFolder(readConfig(process.env), account, folder);
  });

program
  .command('collect')
  .description('read accounts from AWS into a folder that `rolegraph import` takes; changes nothing in AWS')
  .option('--profile <name>', 'profile of ~/.aws to use; default: the credentials that the AWS SDK finds')
  .option('--organization', 'read the organization, Identity Center and every active account', false)
  .option(
    '--role-name <role>',
    'with --organization: the role to assume in the other accounts',
    'OrganizationAccountAccessRole',
  )
  .option(
    '--regions <list>',
    'only these Regions, such as eu-west-1,us-east-1; default: all that an account has enabled',
    regionNames,
  )
  .option('--out <folder>', 'where to write; a folder of an earlier run is completed', 'rolegraph-collection')
  .option('--fresh', 'read again what the folder already contains', false)
  .option('--policy', 'print the least-privilege policy that this command needs, and end', false)
  .action(async (options: CollectOptions) => {
    const { collectAccounts } = await import('./cli/collect.js');
    process.exitCode = await collectAccounts(options);
  });

program
  .command('diff')
  .description('compare access between two states: administrators, who reaches them, permissions, …')
  .argument('<before>', 'a folder or file of exports, or `stored`: the stored graph')
  .argument('<after>', 'the same')
  .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
  .option(
    '--watch <file>',
    'also report who gains or loses these: a YAML or JSON list of { action, resource }',
  )
  .option(
    '--trials <number>',
    'how many intermediate states to evaluate to find the causes of differences',
    number(0, 999_999),
    TRIALS,
  )
  .addHelpText('after', '\nExample:\n  rolegraph diff exports/monday exports/tuesday')
  .action(async (before: string, after: string, options: DiffOptions) => {
    const { diff } = await import('./cli/diff/diff.js');
    await diff(readConfig(process.env), [before, after], options);
  });

program
  .command('audit')
  .description('the log of changes, imports and exports')
  .command('verify')
  .description('verify the hash chain of the audit log, or print its first broken line')
  .option('--head <hash>', 'the hash of a line that you recorded earlier: also detects a truncated log')
  .action(async ({ head }: { head?: string }) => {
    const { verifyAuditLog } = await import('./cli/audit.js');
    process.exitCode = await verifyAuditLog(readConfig(process.env), head);
  });

const tokens = program.command('tokens').description('create, list and revoke API tokens');

tokens
  .command('create')
  .description('create a token and print it; it cannot be printed again')
  .argument('<name>', 'a name for the token: letters, digits and . _ @ -', tokenName)
  .requiredOption('--scopes <list>', `its scopes, such as read,analyze: ${scopes.join(', ')}`, scopeNames)
  .option(
    '--accounts <list>',
    'limit the token to these accounts: 12-digit ids separated by commas',
    accountIds,
  )
  .option('--expires <time>', 'lifetime in days, such as 90d, or never', lifetime, 90)
  .action(async (name: string, options: TokenOptions) => {
    const { createTokenNamed } = await import('./cli/tokens.js');
    await createTokenNamed(name, options, readConfig(process.env));
  });

tokens
  .command('list')
  .description('list the tokens')
  .action(async () => {
    const { listTokensIn } = await import('./cli/tokens.js');
    await listTokensIn(readConfig(process.env));
  });

tokens
  .command('revoke')
  .description('revoke a token, from the next request on')
  .argument('<name>', 'its name')
  .action(async (name: string) => {
    const { revokeTokenNamed } = await import('./cli/tokens.js');
    await revokeTokenNamed(name, readConfig(process.env));
  });

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
