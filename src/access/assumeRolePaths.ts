/** How can one principal become another by assuming roles? */
import type { Account, AssumeRoleGrant, Principal } from '../graph/graph.js';
import type { GraphReader, PathRegion, StoredHop, StoredPaths } from '../graph/graphReader.js';
import { assumeActions } from '../graph/assumeActions.js';
import { accountOfIdentifier, namedPrincipal, namedPrincipalKind } from '../graph/namedPrincipal.js';
import { partitionOf } from '../graph/requestPrincipal.js';
import { decide } from '../iam/decide.js';
import type { DataGap } from '../iam/decision.js';
import { prepareRequest } from './accessRequest.js';
import {
  QuestionRefused,
  type ContextInput,
  type Hop,
  type PathSearch,
  type PrivilegePath,
  type SearchLimit,
} from './answer.js';
import { distinctGaps } from './can.js';
import { byUid, citeCondition, citeStatement, citeStored, citeStoredCondition } from './cite.js';
import { longerPathMayExist } from './longerPath.js';
import { nothingImportedGap, organizationGaps } from './standingGaps.js';
import { hopSentence, pathSentence } from './sentence.js';

export interface PathQuestion {
  readonly from: string;
  readonly to: string;
  /** 1 to 10. */
  readonly maxHops: number;
  /** 1 to 100. */
  readonly k: number;
  readonly context: readonly ContextInput[];
}

/** Some of what the database returns repeats a principal, or differs in a parallel edge only. */
const databaseLimit = ({ k, context }: PathQuestion): number =>
  context.length > 0 ? 200 : Math.min(200, 2 * k + 10);

/** Throws `QuestionRefused` where one of the two is in an imported account and is not there. */
export async function assumeRolePaths(reader: GraphReader, question: PathQuestion): Promise<PathSearch> {
  const from = await startOf(reader, question.from);
  const [stored, region] = await readAll(reader, { ...question, from });
  const missing = refusals(question, region);
  if (missing) throw missing;
  const chains = distinctChains(stored.paths.filter(repeatsNobody));
  const judged =
    question.context.length > 0 ? await judgedIn(reader, question, chains) : chains.map(hopsAsStored);
  const paths = judged.map((hops) => pathOf(hops, stored.accounts)).sort(byLengthAndFirmness);
  const own = from === question.to ? [pathOf([], new Map())] : [];
  return {
    paths: [...own, ...paths].slice(0, question.k),
    completeness: completeness({ ...question, from }, paths.length, stored, region),
    dataGaps: gapsOf(question, region),
    graphVersion: region.graphVersion,
  };
}

/** A session takes its role's ways. */
async function startOf(reader: GraphReader, from: string): Promise<string> {
  if (!from.includes(':assumed-role/')) return from;
  const stored = await reader.applicablePolicies([from], []);
  return stored.principals.get(from)?.principal.identifier ?? from;
}

type Reading = readonly [StoredPaths, PathRegion];

/** A principal of an account that was never imported may also go where its account's root may, and where anyone may. */
async function readAll(reader: GraphReader, question: PathQuestion): Promise<Reading> {
  const own = await readTwice(reader, question);
  const accountId = accountOfIdentifier(question.from);
  const signs = ['ROOT', 'EXTERNAL', 'ROLE_SESSION'].includes(namedPrincipalKind(question.from));
  if (!signs || accountId === undefined || own[1].importedAccounts.has(accountId)) return own;
  const root = `arn:${partitionOf(question.from)}:iam::${accountId}:root`;
  const standIns = [root, '*'].filter((identifier) => identifier !== question.from);
  const others = await Promise.all(
    standIns.map(async (from) =>
      startingAt(question.from, from, await readTwice(reader, { ...question, from })),
    ),
  );
  return others.reduce(together, own);
}

function startingAt(from: string, standIn: string, [stored, region]: Reading): Reading {
  const start = namedPrincipal(from);
  const paths = stored.paths.map((chain) =>
    chain.map((hop, index) => (index === 0 ? { ...hop, from: start } : hop)),
  );
  const hops = region.hops.map(([a, b]) => [a === standIn ? from : a, b] as const);
  return [
    { ...stored, paths },
    { ...region, hops },
  ];
}

const together = ([stored, region]: Reading, [others, elsewhere]: Reading): Reading => [
  {
    ...stored,
    paths: [...stored.paths, ...others.paths],
    limited: stored.limited || others.limited,
    accounts: new Map([...stored.accounts, ...others.accounts]),
  },
  {
    ...region,
    hops: [...region.hops, ...elsewhere.hops],
    explored: region.explored + elsewhere.explored - 1,
    limited: region.limited || elsewhere.limited,
  },
];

/** Both reads of one state; where an import came between them, once more. */
async function readTwice(reader: GraphReader, question: PathQuestion): Promise<Reading> {
  const { from, to, maxHops } = question;
  const read = () =>
    Promise.all([
      reader.shortestPaths(from, to, maxHops, databaseLimit(question)),
      reader.pathRegion(from, to),
    ]);
  const first = await read();
  return first[0].graphVersion === first[1].graphVersion ? first : read();
}

function refusals({ from, to }: PathQuestion, region: PathRegion): QuestionRefused | undefined {
  for (const [argument, identifier, isThere] of [
    ['from', from, region.hasFrom],
    ['to', to, region.hasTo],
  ] as const) {
    const accountId = accountOfIdentifier(identifier);
    if (isThere || accountId === undefined || !region.importedAccounts.has(accountId)) continue;
    const message = `${identifier} is not in the imported data of account ${accountId}. Search for it, or import a newer export.`;
    return new QuestionRefused('NOT_FOUND', message, argument);
  }
  return undefined;
}

type Chain = readonly StoredHop[];

const repeatsNobody = (chain: Chain): boolean =>
  new Set(principalsOf(chain).map((principal) => principal.identifier)).size === chain.length + 1;

const principalsOf = (
  chain: readonly { readonly from: Principal; readonly to: Principal }[],
): readonly Principal[] => chain.flatMap((hop, index) => (index === 0 ? [hop.from, hop.to] : [hop.to]));

/** Chains through the same principals are one, each hop by its firmest edge. */
function distinctChains(chains: readonly Chain[]): readonly Chain[] {
  const byPrincipals = new Map<string, Chain>();
  for (const chain of chains) {
    const key = principalsOf(chain)
      .map((principal) => principal.identifier)
      .join(' ');
    byPrincipals.set(key, firmest(byPrincipals.get(key), chain));
  }
  return [...byPrincipals.values()];
}

const firmest = (known: Chain | undefined, chain: Chain): Chain =>
  chain.map((hop, index) => {
    const other = known?.[index];
    return other && hop.grant.decision !== 'ALLOWED' ? other : hop;
  });

function hopsAsStored(chain: Chain): readonly Hop[] {
  return chain.map(({ from, to, grant }) => {
    const [holder, role] = [from.identifier, to.identifier];
    return spoken(from, to, {
      ...grant,
      conditions: grant.conditions.map((condition) => citeStoredCondition(condition, holder, role)),
      determiningStatements: grant.evidence.map((statement) => citeStored(statement, holder, role)),
    });
  });
}

function spoken(from: Principal, to: Principal, found: Omit<Hop, 'from' | 'to' | 'sentence'>): Hop {
  const { mechanism, decision, conditions, preconditions, determiningStatements, crossAccount } = found;
  const hop = {
    from,
    to,
    mechanism,
    decision,
    conditions,
    preconditions,
    determiningStatements,
    crossAccount,
  };
  return { ...hop, sentence: hopSentence(hop) };
}

/** What is known of the requests may close a hop or meet its conditions: each is put to the engine again. */
async function judgedIn(
  reader: GraphReader,
  { context }: PathQuestion,
  chains: readonly Chain[],
): Promise<readonly (readonly Hop[])[]> {
  const all = chains.flat();
  const stored = await reader.applicablePolicies(
    [...new Set(all.map((hop) => hop.from.identifier))],
    [...new Set(all.map((hop) => hop.to.identifier))],
  );
  const judge = ({ from, to, grant }: StoredHop): Hop | undefined => {
    const { request, layers } = prepareRequest(
      {
        principal: from.identifier,
        action: assumeActions[grant.mechanism],
        resource: to.identifier,
        context: contextOfHop(from, context),
        unlistedContextKeys: 'UNKNOWN',
      },
      stored,
    );
    const evaluation = decide(request, layers);
    const { decision } = evaluation;
    if (decision !== 'ALLOWED' && decision !== 'CONDITIONAL') return undefined;
    return spoken(from, to, {
      ...firmerOf(grant, decision),
      conditions: evaluation.conditions.map((condition) => citeCondition(condition, byUid)),
      determiningStatements: evaluation.determiningStatements.map((match) => citeStatement(match, byUid)),
    });
  };
  return chains
    .map((chain) => chain.flatMap((hop) => judge(hop) ?? []))
    .filter((hops, index) => hops.length === chains[index]?.length);
}

/** A session name that a trust policy asks for stays a precondition, whatever the context. */
function firmerOf(grant: AssumeRoleGrant, decision: 'ALLOWED' | 'CONDITIONAL') {
  return { ...grant, decision: grant.preconditions.length > 0 ? ('CONDITIONAL' as const) : decision };
}

/** E-43: an assumed role's credentials carry no MFA, whoever assumed it. */
const contextOfHop = (from: Principal, context: readonly ContextInput[]): readonly ContextInput[] =>
  from.kind === 'ROLE' ? context.filter(({ key }) => !/^aws:multifactorauth/i.test(key)) : context;

function pathOf(hops: readonly Hop[], accounts: ReadonlyMap<string, Account>): PrivilegePath {
  const ids = [...new Set(principalsOf(hops).flatMap((principal) => principal.accountId ?? []))];
  return {
    hops,
    length: hops.length,
    decision: hops.some((hop) => hop.decision === 'CONDITIONAL') ? 'CONDITIONAL' : 'ALLOWED',
    conditions: hops.flatMap((hop) => hop.conditions),
    accounts: ids.flatMap((id) => accounts.get(id) ?? []),
    sentence: pathSentence(hops),
  };
}

const sortKey = ({ hops, length, decision }: PrivilegePath): string =>
  [
    String(length).padStart(3, '0'),
    decision === 'ALLOWED' ? 0 : 1,
    ...principalsOf(hops).map((principal) => principal.identifier),
  ].join(' ');

const byLengthAndFirmness = (a: PrivilegePath, b: PrivilegePath): number =>
  sortKey(a) < sortKey(b) ? -1 : 1;

function completeness(
  { from, to, maxHops, k }: PathQuestion,
  found: number,
  stored: StoredPaths,
  region: PathRegion,
) {
  const mayBeLonger = region.limited || longerPathMayExist(region.hops, from, to, maxHops);
  const truncatedBy: SearchLimit[] = [
    ...(mayBeLonger ? (['MAX_HOPS'] as const) : []),
    ...(stored.limited || found > k ? (['MAX_PATHS'] as const) : []),
    ...(stored.graphVersion === region.graphVersion ? [] : (['GRAPH_CHANGED'] as const)),
  ];
  return { complete: truncatedBy.length === 0, truncatedBy, explored: region.explored };
}

/** Any of them may be on a way that is not known yet. */
function derivationGaps([first, ...more]: readonly string[]): readonly DataGap[] {
  if (first === undefined) return [];
  const whose = more.length === 0 ? `account ${first}` : `${first} and ${more.length} more accounts`;
  const message = `What the organization says of ${whose} changed, and who may assume what there is still that of before: the import of it is under way or was interrupted. Import it again.`;
  return [{ kind: 'DERIVATION_PENDING', ...(more.length === 0 ? { accountId: first } : {}), message }];
}

function gapsOf({ from, to }: PathQuestion, region: PathRegion): readonly DataGap[] {
  const ends = [from, to].flatMap((identifier) => accountOfIdentifier(identifier) ?? []);
  const outside = new Set([
    ...ends.filter((id) => !region.importedAccounts.has(id)),
    ...region.outsideAccounts,
  ]);
  const notImported = [...outside].map((accountId): DataGap => ({
    kind: 'ACCOUNT_NOT_IMPORTED',
    accountId,
    message: `Account ${accountId} is on a way to ${to} and was never imported: further paths may go through it.`,
  }));
  return distinctGaps([
    ...(region.importedAccounts.size === 0 ? [nothingImportedGap] : []),
    ...notImported,
    ...derivationGaps(region.outdatedAccounts),
    ...region.organizationGaps,
    ...organizationGaps({ anyImported: region.organizationImported }),
  ]);
}
