/** Defines the `rolegraph ask` commands, one for each question. Code that answers is loaded when one is asked. */
import { Command, Option } from 'commander';
import { trustExposureKinds } from '../../access/exposure/trust/exposureFinding.js';
import { number } from './optionParsers.js';
import type { AskOptions, Question } from './ask.js';

const collect = (value: string, all: readonly string[] = []): readonly string[] => [...all, value];

const PRINCIPAL = 'an ARN, a unique name, a service or an account id';
const START = 'a principal, or the ARN of a workload, which stands for the roles that it runs as';
const ROLE = 'a role: its ARN or unique name';
const ACTION = 'such as s3:GetObject';
const RESOURCE = 'an ARN, the unique name of a role, or *';

const GUARDRAILS = 'cite guardrails too';
const TECHNIQUES = 'cite guardrails too, and say what each technique requires and how to close it';

const context = new Option(
  '--context <key=value>',
  'a context key of the request, such as aws:MultiFactorAuthPresent=true; KEY=A,B for several values, KEY= for a key that is absent; repeatable',
)
  .argParser(collect)
  .default([]);

const literal = new Option(
  '--literal',
  '* and ? in the resource are characters, as in an object key, not wildcards',
).default(false);

const scenario = new Option(
  '--scenario <file>',
  'answer as if the changes in this file (YAML or JSON) had been made; nothing is stored',
);

const maxHops = (what: string): Option =>
  new Option('--max-hops <n>', what).argParser(number(1, 10)).default(6);

const most = new Option('--k <n>', 'the maximum number of paths').argParser(number(1, 100)).default(10);

const account = (of: string): Option => new Option('--account <id>', `${of} of this account`);

const days = (flag: string, description: string): Option =>
  new Option(`${flag} <days>`, description).argParser(number(0, 36_500));

type Values = Readonly<Record<string, unknown>>;

const literally = ({ literal: resourceIsLiteral, ...rest }: Values): Values => ({
  ...rest,
  resourceIsLiteral,
});

interface AskCommand {
  readonly asks: string;
  /** Example arguments for the sample organization. */
  readonly example: string;
  /** Arguments by their name in `--help`; optional ones are in brackets. */
  readonly args?: Readonly<Record<string, string>>;
  readonly options?: readonly Option[];
  /** The help text of `--verbose`; without it, the option adds nothing and is hidden. */
  readonly verbose?: string;
  /** The question is about the stored graph only, so it takes no scenario. */
  readonly isOfStored?: true;
  /** Returns the variables of the question. Missing: the arguments and options have the names of the variables. */
  readonly fields?: (values: Values) => Values;
}

const commands: Readonly<Record<Question['kind'], AskCommand>> = {
  can: {
    asks: 'may this principal do this?',
    example: 'carol sts:AssumeRole break-glass-admin',
    args: { principal: PRINCIPAL, action: ACTION, resource: RESOURCE },
    options: [context, literal],
    fields: literally,
  },
  'who-can': {
    asks: 'which principals may do this?',
    example: 's3:GetObject arn:aws:s3:::northwind-audit-logs/2026/x --transitive --verbose',
    args: { action: ACTION, resource: RESOURCE },
    options: [
      context,
      literal,
      new Option(
        '--transitive',
        'also principals that can become one of these, each with its shortest route',
      ).default(false),
      maxHops('with --transitive: longest route to look for'),
    ],
    verbose:
      'cite policy, statement and action for each, and say what techniques require and how to close them',
    fields: literally,
  },
  permissions: {
    asks: 'what may this principal do?',
    example: 'receipt-renderer',
    args: { principal: PRINCIPAL },
    options: [
      new Option('--service <prefix>', 'only statements about this service; repeatable').argParser(collect),
    ],
    fields: ({ principal, service }) => ({ principal, services: service }),
  },
  paths: {
    asks: 'how can a principal become this role by assuming roles?',
    example: 'gina production-admin',
    args: { from: START, to: ROLE },
    options: [context, maxHops('longest path to look for'), most],
    verbose: TECHNIQUES,
  },
  'paths-to-privilege': {
    asks: 'how can this principal reach administrative access?',
    example: 'ivan --k 1 --verbose',
    args: { from: START },
    options: [context, maxHops('longest path to look for'), most],
    verbose: TECHNIQUES,
  },
  'blast-radius': {
    asks: 'what is reachable from this principal?',
    example: 'gina',
    args: { principal: START },
    options: [maxHops('longest route to count')],
    verbose: TECHNIQUES,
  },
  'cross-account': {
    asks: 'what does it take to assume this role, and what is missing?',
    example: 'alice ledger-reader',
    args: { from: PRINCIPAL, to: ROLE },
    verbose: GUARDRAILS,
  },
  'who-can-reach': {
    asks: 'who can become this principal?',
    example: 'production-admin',
    args: { to: 'a user or role, or an account id for its administrative access' },
    options: [maxHops('longest route to look for')],
  },
  'choke-points': {
    asks: 'which single steps, if closed, cut principals off from administrative access to this account?',
    example: '333333333333 --verbose',
    args: { account: '12 digits' },
    verbose: TECHNIQUES,
    fields: ({ account: accountId }) => ({ accountId }),
  },
  findings: {
    asks: 'what can this principal do with techniques that leads to no other principal?',
    example: 'ivan --verbose',
    args: { principal: PRINCIPAL },
    verbose: TECHNIQUES,
  },
  exposure: {
    asks: 'which resources are shared outside their account, or with whom is this one shared? (for roles: trust-exposure)',
    example: 'arn:aws:s3:::northwind-audit-logs',
    args: { '[resource]': 'its ARN; without it, all whose policy grants access to outsiders' },
    options: [account('without a resource: only those')],
    verbose: GUARDRAILS,
    isOfStored: true,
    fields: ({ resource, account: accountId }) =>
      resource === undefined ? { filter: { exposed: true, accountId } } : { resource },
  },
  'trust-exposure': {
    asks: "which roles are open to anyone, to outside accounts or to strangers' tokens?",
    example: '--account 333333333333',
    options: [
      account('only roles'),
      new Option('--kind <kind>', 'only roles that are open in this way').choices(trustExposureKinds),
    ],
    fields: ({ account: accountId, kind }) => ({ filter: { accountId, kind } }),
  },
  'access-keys': {
    asks: 'which access keys are there, how old are they, and when were they used?',
    example: '--active --older-than 90',
    options: [
      account('only keys'),
      days('--older-than', 'at least this many days old'),
      days('--unused-for', 'not used for at least this many days'),
      new Option('--active', 'only active keys'),
      new Option('--two-active', 'only keys of users with two active keys'),
      new Option('--replaceable', 'only keys that a role could replace'),
    ],
    isOfStored: true,
    fields: ({ account: accountId, olderThan, unusedFor, active, twoActive, replaceable }) => ({
      filter: {
        accountId,
        olderThanDays: olderThan,
        unusedForDays: unusedFor,
        status: active === true ? 'ACTIVE' : undefined,
        usersWithTwoActiveKeys: twoActive,
        replaceableByRole: replaceable,
      },
    }),
  },
};

type Ask = (question: Question, options: AskOptions) => Promise<void>;

function commandOf(kind: string, row: AskCommand, ask: Ask): Command {
  const { asks, example, args = {}, verbose, fields } = row;
  const options = [...(row.options ?? []), ...(row.isOfStored ? [] : [scenario])];
  const command = new Command(kind)
    .description(asks)
    .addOption(
      new Option('--format <format>', 'sentences, or the object of the GraphQL field')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addOption(new Option('--verbose', verbose).default(false).hideHelp(verbose === undefined))
    .addHelpText('after', `\nExample:\n  rolegraph ask ${kind} ${example}`);
  for (const [name, what] of Object.entries(args))
    command.argument(name.startsWith('[') ? name : `<${name}>`, what);
  for (const option of options) command.addOption(option);
  return command.action(async () => {
    const {
      format,
      context: known = [],
      verbose: isVerbose,
      scenario: file,
      ...own
    } = command.opts<AskOptions & Values>();
    const given = command.registeredArguments.map((one, index) => [one.name(), command.args[index]]);
    const values = { ...Object.fromEntries(given), ...own };
    // Commander has no types for parsed values; the API checks each value.
    const question = { ...(fields?.(values) ?? values), kind } as Question;
    await ask(question, { format, context: known, verbose: isVerbose, scenario: file });
  });
}

export const askCommand = (ask: Ask): Command =>
  Object.entries(commands).reduce(
    (all, [kind, row]) => all.addCommand(commandOf(kind, row, ask)),
    new Command('ask').description(
      'ask a question; a unique name stands for its ARN (alice, 111122223333/alice)',
    ),
  );
