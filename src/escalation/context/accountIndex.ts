/** Indexes an account and its context by ARN, and keeps what is worked out once for all callers. */
import { asChanged } from '../../graph/engine/requestPrincipal.js';
import { keyOfRole, roleSessionKey } from '../../graph/model/principals/roleSessionKey.js';
import { groupBy, appendTo } from '../../graph/model/groupBy.js';
import { isMemberKey } from '../../iam/facts/data/conditionKeys.js';
import { allPolicies, type Layer, type PolicyLayers } from '../../iam/decide/layers.js';
import type { RequestPrincipal } from '../../iam/decide/request.js';
import { FALSE } from '../../iam/decide/kleene.js';
import { fingerprintStatements, type CompiledStatement } from '../../iam/language/compile.js';
import { nothingKnown } from '../../iam/match/conditionContext.js';
import { matchResource } from '../../iam/match/resourceElement.js';
import type {
  AccountContents,
  AccountGroup,
  AccountPolicy,
  AccountPolicySet,
  Rights,
  Role,
  AccountContext,
  User,
  AccountWorkload,
} from './accountContents.js';
import { administrationOf, everything } from '../gains/administration.js';
import { isNarrowing } from './relevantActions.js';
import { ResourceIndex } from './resourceIndex.js';
import { Caller, type KnownContext } from './caller.js';
import type { CheckOf } from '../catalog/preconditionCheck.js';
import type { TechniqueActions } from '../catalog/techniqueActions.js';
import { Peers } from '../gains/peers.js';
import { Trusts } from './trusts.js';
import { withoutStatementsOf, type Verdict } from '../apply/verdict.js';
import { lastPart, rootArn } from '../../iam/language/arn.js';
import { getOrMake, memoize, memoizeWeakly, once } from '../../graph/model/memoize.js';

type Boundary = AccountPolicySet['boundary'];

export class AccountIndex {
  readonly resources: ResourceIndex;
  readonly trusts: Trusts;
  readonly peers = new Peers(this);
  readonly rootArn: string;
  readonly users: ReadonlyMap<string, User>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly groups: ReadonlyMap<string, AccountGroup>;
  readonly policies: ReadonlyMap<string, AccountPolicy>;
  readonly policySets: ReadonlyMap<string, AccountPolicySet>;
  /** Instance profiles by ARN of the role. */
  private readonly profiles: ReadonlyMap<string, readonly { readonly arn: string }[]>;
  private readonly running: ReadonlyMap<string, readonly Running[]>;
  /** Whether a result depends on other accounts: on their roles, or on the principals that they name and let in. */
  restsElsewhere = false;
  private readonly rights = new Map<string, Verdict | undefined>();
  private administrative?: readonly string[];

  constructor(
    readonly account: AccountContents,
    readonly around: AccountContext,
    readonly administrativeActions: readonly string[],
    readonly actions: TechniqueActions,
  ) {
    const { accountId, partition } = account;
    this.resources = new ResourceIndex(partition, accountId, around.organization, around.clock);
    this.trusts = new Trusts(account, around, (role) => this.target(role));
    this.rootArn = rootArn(account);
    this.users = byArn(account.users);
    this.roles = byArn(account.roles);
    this.groups = byArn(account.groups);
    this.policies = new Map(account.policies.map((policy) => [policy.uid, policy]));
    this.policySets = new Map(around.policySets.map((set) => [set.uid, set]));
    this.profiles = groupBy(account.instanceProfiles, ({ roleArn = '' }) => roleArn);
    this.running = runningByRole(account);
  }

  /** ARNs of all users and roles. */
  get arns(): readonly string[] {
    return [...this.users.keys(), ...this.roles.keys()];
  }

  readonly target = memoize(({ arn, tags }: Role | User) =>
    this.resources.of(arn, new Map(tags.map(({ key, value }) => [key, value]))),
  );

  /** Returns ARNs of users and roles that the statements may apply to; undefined: all. */
  meantBy(statements: readonly CompiledStatement[]): ReadonlySet<string> | undefined {
    const all = statements.map((statement) => this.meantByOne(statement));
    const sets = all.flatMap((some) => some ?? []);
    return sets.length < all.length ? undefined : new Set(sets.flatMap((some) => [...some]));
  }

  private readonly meantByOne = memoizeWeakly(
    (statement: CompiledStatement): ReadonlySet<string> | undefined => {
      const { resource } = statement;
      if (resource === undefined || !isNarrowing(statement)) return undefined;
      const isMeant = (holder: Role | User): boolean =>
        matchResource(resource, this.target(holder).read, nothingKnown, true) !== FALSE;
      const { roles, users } = this.account;
      return new Set([...roles, ...users].filter(isMeant).map(({ arn }) => arn));
    },
  );

  /** Returns the actions of techniques that an Allow of the document applies to. */
  readonly allowedIn = memoize((hash: string): ReadonlySet<string> => {
    const { compiled } = this.around.identityDocument(hash);
    return new Set(compiled ? this.actions.allowedBy(compiled) : []);
  });

  /** Whether a statement of the document denies something; one that cannot be read may. */
  denies(hash: string): boolean {
    const { compiled } = this.around.identityDocument(hash);
    return compiled?.statements.some(({ effect }) => effect === 'DENY') ?? true;
  }

  /** Returns text equal for equal statements about these actions and assuming roles; undefined: there are none. */
  fingerprintIn(hash: string): string | undefined {
    const { compiled } = this.around.identityDocument(hash);
    return fingerprintStatements(hash, compiled, (policy) => this.actions.bearingOn(policy));
  }

  /** Returns these actions, and assuming a role, as far as a Deny of the document applies to them. */
  deniedIn(hash: string): readonly string[] {
    const { compiled } = this.around.identityDocument(hash);
    return compiled ? this.actions.deniedBy(compiled) : [];
  }

  /** Whether all running workloads of these kinds are known. */
  isInventoried = (kinds: readonly string[]): boolean =>
    kinds.every((kind) => this.around.unseenRegions(kind).length === 0);

  /** Whether all workloads of these kinds are known, including those without a role (G-12). */
  isListed = (kinds: readonly string[]): boolean =>
    kinds.every((kind) => this.around.unlistedRegions(kind).length === 0);

  /** Whether an instance profile holds the role (G-2). */
  isInProfile = ({ arn }: Role): boolean => this.profiles.has(arn);

  /** Returns the ARNs of the role's instance profiles. */
  profilesOf = ({ arn }: Role): readonly string[] => (this.profiles.get(arn) ?? []).map((one) => one.arn);

  /** Returns ARNs of the users and roles of the account that the role's trust policy names, or sessions of which. */
  readonly namedBy = memoize(({ trusts }: Role): readonly string[] =>
    trusts.flatMap(({ identifier }) => {
      const key = roleSessionKey(identifier);
      const arn = key === undefined ? identifier : (this.bySessionKey().get(key) ?? '');
      return this.users.has(arn) || this.roles.has(arn) ? [arn] : [];
    }),
  );

  private readonly bySessionKey = once(() => {
    const { accountId, partition } = this.account;
    return new Map(
      this.account.roles.map(({ arn }) => [keyOfRole(partition, accountId, lastPart(arn)), arn]),
    );
  });

  workloadsOf = ({ arn }: Role): readonly Running[] => this.running.get(arn) ?? [];

  /** Returns roles of running workloads, and of those that may run without an inventory (G-3). */
  readonly rolesRunningFor = memoize(
    ({ kinds, services, indirect }: CheckOf<'WORKLOAD_RUNS_AS'>): readonly Role[] => {
      const isGuessed = !indirect && !this.isInventoried(kinds);
      const runs = (role: Role) =>
        this.workloadsOf(role).some(({ workload }) => kinds.includes(workload.kind));
      const isMade = (role: Role) => services.some((service) => this.trusts.isMadeFor(service, role));
      const { roles } = this.account;
      return [...new Set([...roles.filter(runs), ...(isGuessed ? roles.filter(isMade) : [])])];
    },
  );

  boundaryLayer(boundary: Boundary): Layer | undefined {
    if (boundary.status === 'COLLECTED')
      return { status: 'COLLECTED', policies: [this.around.identityDocument(boundary.documentHash)] };
    return boundary.status === 'NONE' ? undefined : { status: boundary.status };
  }

  layersOf(identity: Layer, boundary: Layer | undefined): PolicyLayers {
    return {
      identity,
      ...(boundary === undefined ? {} : { permissionsBoundary: boundary }),
      ...this.around.guardrails,
    };
  }

  /**
   * Judges administration by a principal that can give itself every permission: what its Denies and boundary leave
   * (G-6b, G-7). `arn`: an existing principal, which a guardrail may exempt or deny by name (G-18).
   */
  administrationUnder(rights: Rights, arn?: string): Verdict | undefined {
    const denying = rights.hashes.filter((hash) => this.denies(hash));
    return this.administrationWith({ ...rights, hashes: [everything.id, ...denying], partial: false }, arn);
  }

  /** Returns managed policies that make an administrator of their holder, besides AdministratorAccess. */
  administrativePolicies(): readonly string[] {
    return (this.administrative ??= this.account.policies.flatMap((policy) =>
      policy.arn !== undefined && this.isAdministrative(policy) ? policy.arn : [],
    ));
  }

  /** Judges administration by a user or role with these rights; `arn` as above. */
  administrationWith(after: Rights, arn?: string): Verdict | undefined {
    const { kind, hashes, partial, boundary, knownContext } = after;
    const identity: Layer = {
      status: partial ? 'PARTIAL' : 'COLLECTED',
      policies: hashes.map((hash) => this.around.identityDocument(hash)),
    };
    const layers = this.layersOf(identity, this.boundaryLayer(boundary));
    const who = asksWho(layers) ? arn : undefined;
    return getOrMake(this.rights, JSON.stringify([after, who]), () => {
      const holder = asChanged(this.known(who) ?? this.anyHolder(kind), after);
      return this.citable(after, this.administrationOf(holder, layers, knownContext));
    });
  }

  /** Leaves out statements of documents that are not in force yet. */
  citable(after: Rights, verdict: Verdict | undefined): Verdict | undefined {
    return withoutStatementsOf(verdict, (id) => isAmong(after, id) && !this.around.isStored(id));
  }

  private isAdministrative({ documentHash }: AccountPolicy): boolean {
    if (documentHash === undefined) return false;
    const identity: Layer = { status: 'COLLECTED', policies: [this.around.identityDocument(documentHash)] };
    const layers = this.layersOf(identity, undefined);
    return this.administrationOf(this.anyHolder('USER'), layers)?.decision === 'ALLOWED';
  }

  administrationOf(
    principal: RequestPrincipal,
    layers: PolicyLayers,
    knownContext?: KnownContext,
  ): Verdict | undefined {
    const caller = new Caller(principal, layers, this.resources);
    return administrationOf(caller, this.resources, this.administrativeActions, knownContext);
  }

  boundaryOf({ boundaryUid }: { readonly boundaryUid?: string }): Boundary {
    if (boundaryUid === undefined) return { status: 'NONE' };
    const documentHash = this.policies.get(boundaryUid)?.documentHash;
    return documentHash === undefined ? { status: 'NOT_COLLECTED' } : { status: 'COLLECTED', documentHash };
  }

  private known(arn: string | undefined): RequestPrincipal | undefined {
    return arn === undefined ? undefined : this.around.principalOf(arn);
  }

  /** Returns the root user, or a user or role, as the principal of a request. */
  principal(arn: string): RequestPrincipal {
    const { partition, accountId } = this.account;
    const { organization } = this.around;
    if (arn !== this.rootArn) return this.around.principalOf(arn);
    return { kind: 'root', partition, accountId, ...(organization === undefined ? {} : { organization }) };
  }

  /** Returns a new user or role as a principal. */
  anyHolder(kind: 'USER' | 'ROLE'): RequestPrincipal {
    const { partition, accountId } = this.account;
    const { organization } = this.around;
    const base = { partition, accountId, ...(organization === undefined ? {} : { organization }) };
    return kind === 'USER'
      ? { kind: 'user', ...base }
      : { kind: 'roleSession', ...base, serviceLinked: false };
  }
}

/** Whether some statement depends on who the caller is. */
export const asksWho = (layers: PolicyLayers): boolean =>
  allPolicies(layers).some(({ compiled }) => [...(compiled?.referencedKeys ?? [])].some(isMemberKey));

const isAmong = ({ hashes, boundary }: Rights, hash: string): boolean =>
  hashes.includes(hash) || (boundary.status === 'COLLECTED' && boundary.documentHash === hash);

/** A workload that runs as a role, and what uses the role's credentials. */
export interface Running {
  readonly workload: AccountWorkload;
  readonly use: 'CODE' | 'SERVICE';
}

function runningByRole({
  workloads,
  instanceProfiles,
}: AccountContents): ReadonlyMap<string, readonly Running[]> {
  const roleOf = new Map(instanceProfiles.map(({ arn, roleArn }) => [arn, roleArn]));
  const running = new Map<string, Running[]>();
  for (const workload of workloads) {
    for (const { arn, use } of workload.roles) appendTo(running, arn, { workload, use });
    for (const profile of workload.instanceProfileArns) {
      const role = roleOf.get(profile);
      if (role !== undefined) appendTo(running, role, { workload, use: 'CODE' });
    }
  }
  return running;
}

const byArn = <T extends { readonly arn: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.arn, one]));
