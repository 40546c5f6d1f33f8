/** Chains of roles, each of which lets in the one before it: as an account that was imported, in memory. */
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type { StoredHop } from './inMemoryFacts.js';
import { importedHops } from './importedHops.js';
import { inMemoryReader } from './inMemoryReader.js';
import type { Json } from './statements.js';

export const HOME = '111122223333';
export const alice = `arn:aws:iam::${HOME}:user/alice`;
export const roleArn = (number: number): string => `arn:aws:iam::${HOME}:role/r${String(number)}`;
export const roleId = (number: number): string => `AROAEXAMPLE0000000R${String(number)}`;
export const sessionArn = (number: number, name: string): string =>
  `arn:aws:sts::${HOME}:assumed-role/r${String(number)}/${name}`;

/** One role of a chain: whom it trusts and when. */
export interface Link {
  readonly condition?: Json;
  /** Other than the principal before it. */
  readonly principal?: Json;
  /** Besides sts:AssumeRole. */
  readonly also?: readonly string[];
  /** Further statements of the trust policy; `Principal` is the one before it where it is missing. */
  readonly statements?: readonly Json[];
  readonly tags?: Readonly<Record<string, string>>;
  /** Of the role itself, to assume the next; what is left out may do all that sts has. */
  readonly policy?: readonly Json[];
}

const everything: Json = { Effect: 'Allow', Action: 'sts:*', Resource: '*' };

const statement = (principal: Json, condition: Json | undefined, also: readonly string[]): Json => ({
  Effect: 'Allow',
  Principal: principal,
  Action: ['sts:AssumeRole', ...also],
  ...(condition ? { Condition: condition } : {}),
});

function trustOf({ condition, principal, also = [], statements = [] }: Link, before: Json): Json {
  const own = statement(principal ?? before, condition, also);
  const more = statements.map((one) => ({ Principal: before, Action: 'sts:AssumeRole', ...one }));
  return { Version: '2012-10-17', Statement: [own, ...more] };
}

const inline = (statements: readonly Json[]) => [
  { PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: statements } },
];

/** Role 1 trusts `first`, role 2 role 1, and so on. */
function exportOf(links: readonly Link[], first: Json): Json {
  const roles = links.map((link, index) => ({
    Path: '/',
    RoleName: `r${String(index + 1)}`,
    RoleId: roleId(index + 1),
    Arn: roleArn(index + 1),
    AssumeRolePolicyDocument: trustOf(link, index === 0 ? first : { AWS: roleArn(index) }),
    RolePolicyList: inline(link.policy ?? [everything]),
    AttachedManagedPolicies: [],
    InstanceProfileList: [],
    Tags: Object.entries(link.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
  }));
  const user = {
    Path: '/',
    UserName: 'alice',
    UserId: 'AIDAEXAMPLE00000ALICE',
    Arn: alice,
    UserPolicyList: inline([everything]),
    AttachedManagedPolicies: [],
    GroupList: [],
    Tags: [],
  };
  return { UserDetailList: [user], GroupDetailList: [], RoleDetailList: roles, Policies: [] };
}

export interface ImportedChain {
  readonly reader: GraphReader;
  readonly hops: readonly StoredHop[];
  /** Questions for policies so far. */
  readonly readings: () => number;
}

/** `beside`: documents besides that of the account. */
export function chainOf(
  links: readonly Link[],
  first: Json = { AWS: alice },
  beside: readonly unknown[] = [],
): ImportedChain {
  const graph = importedHops([exportOf(links, first), ...beside]);
  let readings = 0;
  const reader = inMemoryReader(graph);
  return {
    reader: {
      ...reader,
      applicablePolicies: (...asked) => {
        readings += 1;
        return reader.applicablePolicies(...asked);
      },
    },
    hops: graph.hops,
    readings: () => readings,
  };
}
