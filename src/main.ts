#!/usr/bin/env node
/** The executable `rolegraph`: its commands, and what an error looks like to a person. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { trustExposureKinds, type TrustExposureKind } from './access/exposure/trust/exposureFinding.js';
import { ServerRefused } from './api/http/loopback.js';
import { ask, AskFailed, type AskOptions } from './cli/ask/ask.js';
import type { Question } from './cli/ask/plan.js';
import { NameNotResolved } from './cli/ask/resolveName.js';
import type { CollectOptions } from './cli/collect.js';
import { demo, DemoRefused } from './cli/demo.js';
import { importExports } from './cli/importExports.js';
import { serve } from './cli/serve.js';
import { red, tell } from './cli/terminal.js';
import { ConfigError, readConfig } from './config.js';
import { GraphTimeout, GraphUnavailable } from './graph/model/graph.js';
import { LocalDatabaseUnavailable } from './graph/local/localDatabase.js';
import { NoScratch } from './ingest/read/spillFile.js';

const program = new Command('rolegraph')
  .description('Who can do what in AWS, who can become whom, and why.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program
  .command('demo')
  .description('load the sample organization, print answers to the headline questions, and serve the API')
  .option('--once', 'print the answers and end', false)
  .action((options: { once: boolean }) => demo(readConfig(process.env), options));

program
  .command('serve')
  .description('serve the API and its playground until Ctrl-C')
  .action(() => serve(readConfig(process.env)));

program
  .command('import')
  .description(
    'import what `rolegraph collect` wrote, and outputs of the AWS CLI: accounts, organizations, …',
  )
  .argument('<path...>', 'files (JSON, or the CSV of a credential report; plain, .gz or .zip) and folders')
  .action(async (paths: readonly string[]) => {
    process.exitCode = await importExports(readConfig(process.env), paths);
  });

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

const number = (from: number, to: number) => (text: string) => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw new InvalidArgumentError(`Give a whole number from ${from} to ${to}.`);
};

const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value];

/** `example`: how it is asked of the sample organization. `verbose`: what the option adds; without it, nothing. */
const question = (name: string, description: string, example: string, verbose?: string): Command =>
  new Command(name)
    .copyInheritedSettings(program)
    .description(description)
    .addOption(
      new Option('--format <format>', 'sentences, or the object of the GraphQL field')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addOption(new Option('--verbose', verbose).default(false).hideHelp(verbose === undefined))
    .addHelpText('after', `\nExample:\n  rolegraph ask ${name} ${example}`);

const GUARDRAILS = 'cite guardrails too';
const TECHNIQUES = 'cite guardrails too, and say what each technique requires and how to close it';

const withContext = (command: Command): Command =>
  command.option(
    '--context <key=value>',
    'what is known of the request, such as aws:MultiFactorAuthPresent=true; KEY=A,B for several values, KEY= for a key that it lacks; may be given again',
    collect,
    [],
  );

const put = (asked: Question, options: Partial<AskOptions>): Promise<void> =>
  ask(readConfig(process.env), asked, {
    format: options.format ?? 'text',
    context: options.context ?? [],
    verbose: options.verbose === true,
  });

const PRINCIPAL = 'an ARN, a unique name, a service or an account id';
const START = 'a principal, or the ARN of a workload, which stands for the roles that it runs as';
const ROLE = 'a role: its ARN or unique name';

const askCommand = program
  .command('ask')
  .description('ask a question; a unique name stands for its ARN (alice, 111122223333/alice)');

const ACTION = 'such as s3:GetObject';
const RESOURCE = 'an ARN, the unique name of a role, or *';
const LITERAL = '* and ? in the resource are characters, as in an object key, not wildcards';

askCommand.addCommand(
  withContext(question('can', 'may this principal do this?', 'carol sts:AssumeRole break-glass-admin'))
    .argument('<principal>', PRINCIPAL)
    .argument('<action>', ACTION)
    .argument('<resource>', RESOURCE)
    .option('--literal', LITERAL, false)
    .action(
      (
        principal: string,
        action: string,
        resource: string,
        options: AskOptions & { readonly literal: boolean },
      ) => put({ kind: 'can', principal, action, resource, literal: options.literal }, options),
    ),
);

askCommand.addCommand(
  withContext(
    question(
      'who-can',
      'which principals may do this?',
      's3:GetObject arn:aws:s3:::northwind-audit-logs/2026/x --transitive --verbose',
      'cite policy, statement and action for each, and say what techniques require and how to close them',
    ),
  )
    .argument('<action>', ACTION)
    .argument('<resource>', RESOURCE)
    .option('--literal', LITERAL, false)
    .option('--transitive', 'also those who can become one that may, each with its shortest route', false)
    .option('--max-hops <n>', 'with --transitive: longest route to look for', number(1, 10), 6)
    .action(
      (
        action: string,
        resource: string,
        options: AskOptions & {
          readonly literal: boolean;
          readonly transitive: boolean;
          readonly maxHops: number;
        },
      ) => {
        const { literal, transitive, maxHops } = options;
        return put({ kind: 'who-can', action, resource, literal, transitive, maxHops }, options);
      },
    ),
);

askCommand.addCommand(
  question('permissions', 'what may this principal do?', 'receipt-renderer')
    .argument('<principal>', PRINCIPAL)
    .option('--service <prefix>', 'only statements about this service; may be given again', collect, [])
    .action((principal: string, options: AskOptions & { readonly service: readonly string[] }) =>
      put(
        {
          kind: 'permissions',
          principal,
          ...(options.service.length > 0 ? { services: options.service } : {}),
        },
        options,
      ),
    ),
);

askCommand.addCommand(
  withContext(
    question(
      'paths',
      'how can a principal become this role by assuming roles?',
      'gina production-admin',
      TECHNIQUES,
    ),
  )
    .argument('<from>', START)
    .argument('<to>', ROLE)
    .option('--max-hops <n>', 'longest path to look for', number(1, 10), 6)
    .option('--k <n>', 'how many paths at most', number(1, 100), 10)
    .action(
      (from: string, to: string, options: AskOptions & { readonly maxHops: number; readonly k: number }) =>
        put({ kind: 'paths', from, to, maxHops: options.maxHops, k: options.k }, options),
    ),
);

askCommand.addCommand(
  withContext(
    question(
      'paths-to-privilege',
      'how can this principal reach administrative access?',
      'ivan --k 1 --verbose',
      TECHNIQUES,
    ),
  )
    .argument('<from>', START)
    .option('--max-hops <n>', 'longest path to look for', number(1, 10), 6)
    .option('--k <n>', 'how many paths at most', number(1, 100), 10)
    .action((from: string, options: AskOptions & { readonly maxHops: number; readonly k: number }) =>
      put({ kind: 'paths-to-privilege', from, maxHops: options.maxHops, k: options.k }, options),
    ),
);

askCommand.addCommand(
  question('blast-radius', 'what is reachable from this principal?', 'gina', TECHNIQUES)
    .argument('<principal>', START)
    .option('--max-hops <n>', 'longest route to count', number(1, 10), 6)
    .action((principal: string, options: AskOptions & { readonly maxHops: number }) =>
      put({ kind: 'blast-radius', principal, maxHops: options.maxHops }, options),
    ),
);

askCommand.addCommand(
  question(
    'cross-account',
    'what does it take to assume this role, and what of it is missing?',
    'alice ledger-reader',
    GUARDRAILS,
  )
    .argument('<from>', PRINCIPAL)
    .argument('<to>', ROLE)
    .action((from: string, to: string, options: AskOptions) =>
      put({ kind: 'cross-account', from, to }, options),
    ),
);

askCommand.addCommand(
  question('who-can-reach', 'who can become this principal?', 'production-admin')
    .argument('<to>', 'a user or role, or an account id for its administrative access')
    .option('--max-hops <n>', 'longest route to look for', number(1, 10), 6)
    .action((to: string, options: AskOptions & { readonly maxHops: number }) =>
      put({ kind: 'who-can-reach', to, maxHops: options.maxHops }, options),
    ),
);

askCommand.addCommand(
  question(
    'choke-points',
    'which single steps, once closed, cut principals off from administrative access to this account?',
    '333333333333 --verbose',
    TECHNIQUES,
  )
    .argument('<account>', '12 digits')
    .action((accountId: string, options: AskOptions) => put({ kind: 'choke-points', accountId }, options)),
);

askCommand.addCommand(
  question(
    'findings',
    'what can this principal do with techniques that leads to no other principal?',
    'ivan --verbose',
    TECHNIQUES,
  )
    .argument('<principal>', PRINCIPAL)
    .action((principal: string, options: AskOptions) => put({ kind: 'findings', principal }, options)),
);

askCommand.addCommand(
  question(
    'exposure',
    'which resources let outsiders in, or whom does this one let in? (for roles: trust-exposure)',
    'arn:aws:s3:::northwind-audit-logs',
    GUARDRAILS,
  )
    .argument('[resource]', 'its ARN; without it, all whose policy lets outsiders in')
    .option('--account <id>', 'without a resource: only those of this account')
    .action((resource: string | undefined, options: AskOptions & { readonly account?: string }) =>
      put(
        {
          kind: 'exposure',
          ...(resource === undefined ? {} : { resource }),
          ...(options.account === undefined ? {} : { accountId: options.account }),
        },
        options,
      ),
    ),
);

const days = number(0, 36_500);

type TrustExposureOptions = AskOptions & { readonly account?: string; readonly kind?: TrustExposureKind };

askCommand.addCommand(
  question(
    'trust-exposure',
    "which roles are open to anyone, to outside accounts or to strangers' tokens?",
    '--account 333333333333',
  )
    .option('--account <id>', 'only roles of this account')
    .addOption(
      new Option('--kind <kind>', 'only roles that are open in this way').choices(trustExposureKinds),
    )
    .action(({ account: accountId, kind, ...options }: TrustExposureOptions) =>
      put({ kind: 'trust-exposure', filter: { accountId, kind } }, options),
    ),
);

interface AccessKeyOptions extends AskOptions {
  readonly account?: string;
  readonly olderThan?: number;
  readonly unusedFor?: number;
  readonly active?: true;
  readonly twoActive?: true;
  readonly replaceable?: true;
}

askCommand.addCommand(
  question(
    'access-keys',
    'which access keys are there, how old are they, and when were they used?',
    '--active --older-than 90',
  )
    .option('--account <id>', 'only keys of this account')
    .option('--older-than <days>', 'at least this many days old', days)
    .option('--unused-for <days>', 'not used for at least this many days', days)
    .option('--active', 'only active keys')
    .option('--two-active', 'only keys of users with two active keys')
    .option('--replaceable', 'only keys that a role could replace')
    .action((options: AccessKeyOptions) => put({ kind: 'access-keys', filter: keyFilter(options) }, options)),
);

const keyFilter = (options: AccessKeyOptions) => ({
  accountId: options.account,
  olderThanDays: options.olderThan,
  unusedForDays: options.unusedFor,
  status: options.active ? ('ACTIVE' as const) : undefined,
  usersWithTwoActiveKeys: options.twoActive,
  replaceableByRole: options.replaceable,
});

/** Errors whose message is all that a person needs. */
const expected = [
  AskFailed,
  ConfigError,
  DemoRefused,
  GraphTimeout,
  GraphUnavailable,
  LocalDatabaseUnavailable,
  NameNotResolved,
  NoScratch,
  ServerRefused,
];

try {
  await program.parseAsync();
} catch (error) {
  if (!expected.some((kind) => error instanceof kind)) throw error;
  tell(`${red('error')} ${(error as Error).message}`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
