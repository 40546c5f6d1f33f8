/** `rolegraph ask`: a command for each question. What answers them is loaded only when one is asked. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { trustExposureKinds, type TrustExposureKind } from '../../access/exposure/trust/exposureFinding.js';
import { readConfig } from '../../config.js';
import type { AskOptions } from './ask.js';
import type { Question } from './plan.js';

const number = (from: number, to: number) => (text: string) => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw new InvalidArgumentError(`Give a whole number from ${from} to ${to}.`);
};

const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value];

/** `example`: how it is asked of the sample organization. `verbose`: what the option adds; without it, nothing. */
const question = (name: string, description: string, example: string, verbose?: string): Command =>
  new Command(name)
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

async function put(asked: Question, options: Partial<AskOptions>): Promise<void> {
  const { ask } = await import('./ask.js');
  await ask(readConfig(process.env), asked, {
    format: options.format ?? 'text',
    context: options.context ?? [],
    verbose: options.verbose === true,
  });
}

const PRINCIPAL = 'an ARN, a unique name, a service or an account id';
const START = 'a principal, or the ARN of a workload, which stands for the roles that it runs as';
const ROLE = 'a role: its ARN or unique name';

export const askCommand = new Command('ask').description(
  'ask a question; a unique name stands for its ARN (alice, 111122223333/alice)',
);

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
