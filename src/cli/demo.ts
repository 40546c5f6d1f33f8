/** Runs `rolegraph demo`: imports the sample organization, answers the headline questions, and serves the API. */
import { ExpectedError } from '../expectedError.js';
import { duringCommand } from './audit.js';
import type { ActionCatalog } from '../access/permissions/actionCatalog.js';
import type { Config } from '../config.js';
import type { GraphReader } from '../graph/contract/graphReader.js';
import { ingestPaths } from '../ingest/ingest.js';
import { answerInText } from './ask/ask.js';
import { askCommand } from './ask/askCommand.js';
import type { OpenGraph } from './openGraph.js';
import { sampleDir } from './sampleDir.js';
import { readActions, serve } from './serve.js';
import { bold, cyan, print, tell } from './terminal.js';

const sampleAccounts = ['111111111111', '222222222222', '333333333333', '444444444444', '555555555555'];

/** Questions as arguments of `rolegraph ask`. */
const questions = {
  'May alice, a developer in staging, become payments-reader in production?':
    'can alice sts:AssumeRole payments-reader',
  'May carol break the glass in production?': 'can carol sts:AssumeRole break-glass-admin',
  'May erin, an auditor, read card data?':
    'can erin s3:GetObject arn:aws:s3:::northwind-cardholder-data/2026/cards.csv',
  'Who may become payments-reader?': 'who-can sts:AssumeRole payments-reader',
  'How does gina, who runs builds in the sandbox, become production-admin?': 'paths gina production-admin',
  'How does ivan, whose boundary admits sandbox roles only, reach administrative access?':
    'paths-to-privilege ivan --k 1',
  'Which single steps stand between principals and the administration of production?':
    'choke-points 333333333333',
  'Alice cannot become ledger-reader. What is missing?': 'cross-account alice ledger-reader',
  'What may receipt-renderer do, under its permissions boundary?': 'permissions receipt-renderer',
};

/** Runs the demo; with `once`, prints and ends, without serving. */
export async function demo(config: Config, graph: OpenGraph, { once }: { once: boolean }): Promise<void> {
  const reading = readActions();
  try {
    await refuseOtherAccounts(graph.reader);
    void graph.planImport();
    await duringCommand(config, 'demo', [], () =>
      ingestPaths(graph.writer, [sampleDir], () => undefined, graph.rules),
    );
    await printAnswers(graph, await reading);
  } catch (error) {
    await graph.close();
    throw error;
  }
  if (once) await graph.close();
  else await serve(config, graph, await reading);
}

async function refuseOtherAccounts(reader: GraphReader): Promise<void> {
  const { entries } = await reader.accountPage({ first: 100 }, { imported: true });
  const others = entries.map(([id]) => id).filter((id) => !sampleAccounts.includes(id));
  if (others.length === 0) return;
  throw new ExpectedError(
    `This database holds account ${others.slice(0, 3).join(', ')}, and the demo does not mix its sample with other accounts. Unset NEO4J_URI, or point it at an empty database.`,
  );
}

async function printAnswers(graph: OpenGraph, actions: ActionCatalog): Promise<void> {
  const services = { ...graph, actions };
  tell('The sample organization, Northwind Pay, is in: five accounts, invented.');
  for (const [title, words] of Object.entries(questions)) {
    print(`\n${bold(cyan(title))}\n`);
    const asking = askCommand(async (...asked) => print(await answerInText(services, ...asked)));
    await asking.parseAsync(words.split(' '), { from: 'user' });
  }
  print();
}
