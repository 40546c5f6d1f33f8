/** Builds the readers of one request: one reads at once what one tick asks about access, one dates answers. */
import DataLoader from 'dataloader';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { HopEnds, HopScope } from '../../graph/contract/pathReader.js';
import type { Clock } from '../../iam/decide/request.js';
import { policyHolders } from '../../graph/engine/policyHolder.js';

interface Wanted {
  readonly principals: readonly string[];
  readonly resources: readonly string[];
}

/** Reads at once what one tick asks. */
function inOneRead<Question, Answer>(
  read: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  const loader = new DataLoader(read, { cache: false });
  return (question) => loader.load(question);
}

/** Returns a reader for one request: `principals { nodes { can(…) } }` takes one read for a page, not one for each. */
export function batchedReader(reader: GraphReader): GraphReader {
  const applicable = inOneRead((wanted: readonly Wanted[]) => readTogether(reader, wanted));
  return {
    ...reader,
    applicablePolicies: (principals, resources) => applicable({ principals, resources }),
    principals: principalsOf(reader),
    hopDetails: hopDetailsOf(reader),
  };
}

/** Reads principals at once: parallel searches pass many of the same. */
const principalsOf = (reader: GraphReader): GraphReader['principals'] =>
  inOneRead(async (wanted) => {
    const found = await reader.principals([...new Set(wanted.flat())]);
    const entryOf = (one: string) => {
      const principal = found.get(one);
      return principal ? [[one, principal] as const] : [];
    };
    return wanted.map((own) => new Map(own.flatMap(entryOf)));
  });

/** Reads the hops of parallel searches together. */
function hopDetailsOf(reader: GraphReader): GraphReader['hopDetails'] {
  const within = (scope: HopScope) =>
    inOneRead(async (wanted: readonly (readonly HopEnds[])[]) => {
      const pairs = new Map(wanted.flat().map((pair) => [pair.join(' '), pair]));
      const { hops, ...rest } = await reader.hopDetails([...pairs.values()], scope);
      const found = new Map(hops.map((hop) => [`${hop.from.identifier} ${hop.to.identifier}`, hop]));
      return wanted.map((own) => ({
        ...rest,
        hops: own.flatMap((pair) => found.get(pair.join(' ')) ?? []),
      }));
    });
  const reads = { ASSUMING: within('ASSUMING'), ASSUMING_AND_ESCALATING: within('ASSUMING_AND_ESCALATING') };
  return (pairs, scope) => reads[scope](pairs);
}

async function readTogether(
  reader: GraphReader,
  wanted: readonly Wanted[],
): Promise<readonly ApplicablePolicies[]> {
  const stored = await reader.applicablePolicies(
    [...new Set(wanted.flatMap(({ principals }) => principals))],
    [...new Set(wanted.flatMap(({ resources }) => resources))],
  );
  return wanted.map((one) => ({ ...stored, accountGaps: gapsFor(one, stored) }));
}

/** Returns the gaps of the accounts that the question is about, without those that only other questions are about. */
function gapsFor({ principals, resources }: Wanted, stored: ApplicablePolicies) {
  const { accountGaps } = stored;
  const owners = resources
    .flatMap(policyHolders)
    .map((holder) => stored.resources.get(holder)?.resource.accountId);
  const accounts = new Set([...[...principals, ...resources].map(accountOfIdentifier), ...owners]);
  return accountGaps.filter(({ accountId }) => accountId === undefined || accounts.has(accountId));
}

/** Returns a reader with one time for all answers to a question, so that dates in policies can have passed (E-93). */
export function datedReader(reader: GraphReader, clock: Clock): GraphReader {
  const dated =
    <Question extends readonly unknown[], Answer>(read: (...question: Question) => Promise<Answer>) =>
    async (...question: Question) => ({ ...(await read(...question)), clock });
  return {
    ...reader,
    clock,
    applicablePolicies: dated(reader.applicablePolicies),
    whoCanFacts: dated(reader.whoCanFacts),
    outwardTrusts: dated(reader.outwardTrusts),
    hopDetails: dated(reader.hopDetails),
    pathRegion: dated(reader.pathRegion),
  };
}
