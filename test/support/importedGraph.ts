/** What an import of documents puts into the graph, in memory: for tests that need no database. */
import type {
  Account,
  EscalationAlternative,
  Policy,
  Principal,
  TrustGrant,
} from '../../src/graph/model/graph.js';
import { keptAlternatives } from '../../src/graph/model/escalationAlternatives.js';
import type { AccountFacts, EdgeSource, Escalations, Trust } from '../../src/graph/contract/graphWriter.js';
import { namedPrincipal } from '../../src/graph/model/principals/namedPrincipal.js';
import { partitionOf } from '../../src/graph/engine/requestPrincipal.js';
import { resourcePolicyUid, trustPolicyUid } from '../../src/graph/model/policyUid.js';
import { noEscalations } from '../../src/derive/deriveEscalations.js';
import type { ParsedExport } from '../../src/ingest/formats/parsedExport.js';
import { formats } from '../../src/ingest/formats/formats.js';
import { mergeAccountExports } from '../../src/ingest/merge/mergePages.js';
import { parseJson } from '../../src/ingest/read/strictJson.js';
import { normalizeAccount } from '../../src/ingest/normalize/normalizeAccount.js';
import { startsOf } from './edgeStarts.js';
import { emptyGraph, type InMemoryGraph } from './inMemoryFacts.js';
import { atOnce } from '../../src/graph/contract/turns.js';

/** What documents say of each account. */
export function factsOf(documents: readonly unknown[]): readonly AccountFacts[] {
  const { accounts, awsManagedPolicies, problems } = mergeAccountExports(documents.map(parse));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return accounts.map((account) => atOnce(normalizeAccount(account, awsManagedPolicies)).facts);
}

/** `escalations`: of all accounts, where a test has some. */
export const importedGraph = (
  documents: readonly unknown[],
  escalations: Escalations = noEscalations,
): InMemoryGraph => graphOf(factsOf(documents), escalations);

export function graphOf(facts: readonly AccountFacts[], escalations: Escalations): InMemoryGraph {
  const members = facts
    .flatMap(({ policySets }) => policySets.flatMap((set) => set.members))
    .map((one) => {
      const administration = escalations.administrators.get(one.identifier);
      return administration ? { ...one, administration } : one;
    });
  const known = new Map<string, Principal>(members.map((one) => [one.identifier, one]));
  const find = (identifier: string): Principal => known.get(identifier) ?? namedPrincipal(identifier);
  const trusts = new Map(facts.flatMap(trustsOf).map(([arn, list]) => [arn, list.map(grantOf(find))]));
  const singledOut = new Map(
    facts.flatMap(({ roles }) => roles.map((role) => [role.arn, role.singledOut.map(find)] as const)),
  );
  const named = [
    ...[...trusts.values()].flat().map(({ principal }) => principal),
    ...[...singledOut.values()].flat(),
    ...escalations.edges.map(({ targetArn }) => find(targetArn)).filter(({ kind }) => kind === 'ROOT'),
  ];
  const roots = facts
    .filter(({ principalsCollected }) => principalsCollected)
    .map(({ partition, accountId }) => namedPrincipal(`arn:${partition}:iam::${accountId}:root`));
  return {
    ...emptyGraph,
    facts,
    graphVersion: '1',
    accounts: accountsOf(facts, named),
    principals: [...new Map([...members, ...roots, ...named].map((one) => [one.identifier, one])).values()],
    groups: facts.flatMap(({ accountId, groups }) =>
      groups.map((group) => ({ type: 'GROUP' as const, ...group, accountId })),
    ),
    policies: [...new Map(facts.flatMap(policiesOf).map((one) => [one.uid, one])).values()],
    resources: facts.flatMap(({ accountId, resources }) =>
      resources.map((resource) => ({ type: 'RESOURCE' as const, ...resource, accountId })),
    ),
    memberships: facts.flatMap(({ users }) =>
      users.flatMap(({ arn, groupArns }) => groupArns.map((group) => [arn, group] as const)),
    ),
    attachments: facts.flatMap(({ users, roles, groups }) =>
      [...users, ...roles, ...groups].flatMap(({ arn, policyUids }) =>
        policyUids.map((uid) => [arn, uid] as const),
      ),
    ),
    boundaries: facts.flatMap(({ users, roles }) =>
      [...users, ...roles].flatMap(({ arn, boundaryUid }) =>
        boundaryUid === undefined ? [] : [[arn, boundaryUid] as const],
      ),
    ),
    trusts,
    singledOut,
    principalGaps: facts.flatMap(({ principalGaps }) => principalGaps),
    missingProviders: facts.flatMap(({ missingProviders }) => missingProviders),
    mayAssumeIn: new Map(
      facts.flatMap(({ policySets }) =>
        policySets.flatMap(({ members: some, mayAssumeIn }) =>
          some.map(({ identifier }) => [identifier, mayAssumeIn] as const),
        ),
      ),
    ),
    unreadTrusts: facts.flatMap(({ unreadTrusts }) => unreadTrusts),
    ...escalationsIn(facts, escalations, find),
  };
}

/** What is said of a set is so of each of its members. */
function escalationsIn(
  facts: readonly AccountFacts[],
  { edges, findings }: Escalations,
  find: (identifier: string) => Principal,
): Pick<InMemoryGraph, 'escalations' | 'findings' | 'unexplored'> {
  const sets = facts.flatMap(({ policySets }) => policySets);
  const holdersOf = (source: EdgeSource): readonly Principal[] => startsOf(source, sets).map(find);
  const found = new Map<string, (readonly EscalationAlternative[])[]>();
  const unexplored = new Map<string, readonly string[]>();
  for (const { source, alternatives, unexplored: ids } of findings) {
    for (const { identifier } of holdersOf(source)) {
      if (ids.length > 0) unexplored.set(identifier, [...(unexplored.get(identifier) ?? []), ...ids]);
      found.set(identifier, [...(found.get(identifier) ?? []), keptAlternatives(alternatives)]);
    }
  }
  return {
    escalations: edges.flatMap(({ source, targetArn, grant }) =>
      holdersOf(source)
        .filter(({ identifier }) => identifier !== targetArn)
        .map((from) => ({
          from,
          to: find(targetArn),
          grant: { ...grant, alternatives: keptAlternatives(grant.alternatives) },
        })),
    ),
    findings: found,
    unexplored,
  };
}

export function parse(document: unknown, index: number): ParsedExport {
  const read = parseJson(JSON.stringify(document));
  if (!read.ok) throw new Error(read.message);
  const format = formats.find(({ recognizes }) => recognizes(read.value));
  if (!format) throw new Error(`nothing recognizes document ${index}`);
  return format.parse({ file: `${index}.json`, value: read.value, duplicateKeys: read.duplicateKeys });
}

const trustsOf = ({ roles, resources }: AccountFacts): readonly (readonly [string, readonly Trust[]])[] =>
  [...roles, ...resources].map(({ arn, trusts }) => [arn, trusts] as const);

const grantOf =
  (find: (identifier: string) => Principal) =>
  ({ identifier, statementIndexes }: Trust): TrustGrant => ({
    principal: find(identifier),
    statementIndexes,
  });

function accountsOf(facts: readonly AccountFacts[], named: readonly Principal[]): readonly Account[] {
  const own = facts.map(({ accountId, partition, principalsCollected: imported, dataGaps }): Account => ({
    type: 'ACCOUNT',
    accountId,
    partition,
    imported,
    version: 1,
    dataGaps,
  }));
  const outside = named.flatMap(({ accountId, identifier }): readonly Account[] => {
    if (accountId === undefined) return [];
    const partition = partitionOf(identifier);
    return [{ type: 'ACCOUNT', accountId, partition, imported: false, version: 0, dataGaps: [] }];
  });
  return [...new Map([...outside, ...own].map((one) => [one.accountId, one])).values()];
}

function policiesOf(facts: AccountFacts): readonly Policy[] {
  const { accountId, documents, policies, roles, resources } = facts;
  const withDocument = (hash = '') => {
    const { text, quarantined } = documents.get(hash) ?? {};
    return {
      ...(hash === '' ? {} : { documentHash: hash }),
      ...(text === undefined ? {} : { documentText: text }),
      ...(quarantined === undefined ? {} : { quarantined }),
    };
  };
  const ownPolicy = (
    kind: 'TRUST' | 'RESOURCE',
    uid: string,
    name: string,
    ownerArn: string,
    hash: string,
  ): Policy => ({
    type: 'POLICY',
    uid,
    kind,
    name,
    accountId,
    ownerArn,
    ...withDocument(hash),
  });
  return [
    ...policies.map(({ documentHash, ...policy }): Policy => ({
      type: 'POLICY',
      ...policy,
      ...(policy.kind === 'AWS_MANAGED' ? {} : { accountId }),
      ...withDocument(documentHash),
    })),
    ...roles.map(({ arn, name, trustHash }) => ownPolicy('TRUST', trustPolicyUid(arn), name, arn, trustHash)),
    ...resources.flatMap(({ arn, name, policyHash }) =>
      policyHash === undefined ? [] : [ownPolicy('RESOURCE', resourcePolicyUid(arn), name, arn, policyHash)],
    ),
  ];
}
