/** Walks back from principals: who gets there, and who of an account gets there only with several of its identities. */
import type { Verdict } from '../../../escalation/apply/verdict.js';
import {
  findAllGains,
  openingChanges,
  type MayThen,
  type OpeningChange,
} from '../../../escalation/together/findAllGains.js';
import { STRENGTHEN_TECHNIQUE } from '../../../escalation/catalog/techniques.js';
import { rolesOfOtherAccounts } from '../../../escalation/together/rolesOfOtherAccounts.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import { once } from '../../../graph/model/memoize.js';
import { accountOfIdentifier, accountsOf, isRole } from '../../../graph/model/principals/namedPrincipal.js';
import { HopGraph } from '../../paths/hopGraph.js';
import { SearchedAccounts } from '../../paths/together/searchedAccounts.js';
import { candidatesIn, canBeHeldTogether, type GainsMore } from '../../paths/together/candidates.js';
import {
  noJointHops,
  type JointHop,
  type JointHops,
  type UnexploredGain,
} from '../../paths/together/jointHops.js';
import { exchangedIn, withoutStrengthening } from '../../paths/together/regionWithJointHops.js';
import type { SearchLimit } from '../../shared/answer.js';
import { leftOf } from '../../shared/completeness.js';
import { MOST_JOINT_ACCOUNTS } from '../../shared/limits.js';
import type { CandidateReach, ProvedReach, JointReach } from './jointReach.js';
import { readAccountsLetIn } from './readAccountsLetIn.js';
import { CandidateSearch } from './candidateSearch.js';
import { JudgedAccounts } from './judgedAccounts.js';
import { RoutesOfLessDepth, type DepthTo } from './lessDepth.js';
import { findReaching } from '../distances.js';
import { codeOf, codeWriters } from '../codeWriters.js';
import { stepsIntoOtherAccounts } from '../intoOtherAccounts.js';
import { bothSteps, type JointSteps, type ReachableSet, type Steps } from '../reachableSet.js';
import { Walk, type ReachLimits, type ReachSearch, type ReachStart } from '../walkReachable.js';
import type { Granted } from '../../../iam/decide/decision.js';

export class BackwardSearch {
  private readonly accounts: SearchedAccounts;
  readonly privileged: Map<string, Granted>;
  /** Steps besides those of the walk. */
  private readonly beside: Steps[] = [];
  /** Principals that get there, or that reach identities which others may get there with. */
  readonly wanted: Set<string>;
  /** Principals that get there by hops of single identities. */
  private readonly alone: ReadonlySet<string>;
  /** Wanted roles for which it was read which accounts they let in. */
  private readonly asked = new Set<string>();
  /** Accounts whose administrators were searched. */
  private readonly administered = new Set<string>();
  private readonly hopsIntoOtherAccounts = new Map<string, Verdict>();
  /** What identities that do not get there alone gain jointly. */
  private readonly judged: JudgedAccounts;
  private readonly joint = new Map<string, JointSteps>();
  private readonly unexplored: UnexploredEscalation[] = [];
  /** What principals gain alone that was not followed. */
  private known: readonly UnexploredEscalation[] = [];
  private readonly truncatedBy: Set<SearchLimit>;

  constructor(
    private readonly reader: GraphReader,
    private readonly search: ReachSearch & ReachStart & { readonly depthTo?: DepthTo | undefined },
    private readonly walk: Walk,
    private reach: ReachableSet,
    private readonly limits: ReachLimits,
  ) {
    this.accounts = new SearchedAccounts(reader, reach.graphVersion);
    this.truncatedBy = this.accounts.truncatedBy;
    this.judged = new JudgedAccounts(this.accounts);
    this.wanted = new Set(reach.principals);
    this.alone = new Set(reach.principals);
    this.privileged = new Map(reach.privileged);
  }

  get steps(): readonly Steps[] {
    return [...this.reach.steps, ...this.beside];
  }

  async walkBack(): Promise<void> {
    do {
      for (let found = await this.findGaining(); found.length > 0; found = await this.findGaining())
        if (await this.readHoldersOf(found)) this.truncatedBy.add('MAX_HOPS');
    } while (await this.lookElsewhere());
    const roles = this.wantedRoles();
    for (const id of new Set([...this.judged.keys(), ...this.administered]))
      await this.enterElsewhere(id, roles);
  }

  async withCandidates(mayThen?: () => Promise<MayThen>): Promise<Omit<CandidateReach, 'searchWithout'>> {
    const candidates = this.candidates(false);
    const all = once(() => this.candidates(true));
    const search = once(() => this.candidateSearch());
    const hopsFrom = async (one: string): Promise<JointHops | undefined> => {
      const gainsMore = candidates.get(one) ?? all().get(one);
      const isCandidate = (await gainsMore?.()) === true;
      if (!(await this.accounts.hasTime())) return noJointHops('TIME_LIMIT');
      const joint = isCandidate ? await search().from(one) : undefined;
      return joint && { ...joint, unexplored: [...joint.unexplored, ...this.strengthening(joint.hops)] };
    };
    await this.findCodeWriters();
    if (mayThen) await this.findChanged(mayThen);
    const sooner = once(() => this.lessDepth);
    const soonerFrom = async (one: string) => sooner()?.from(one);
    return { ...(await this.reached()), candidates: new Set(candidates.keys()), hopsFrom, soonerFrom };
  }

  async proved(): Promise<ProvedReach> {
    const search = this.candidateSearch();
    await search.prove(this.candidates(true));
    this.enter(search);
    const sooner = await this.lessDepth?.prove();
    if (sooner) this.enter(sooner);
    await this.findCodeWriters();
    return { ...(await this.reached([...search.found, ...(sooner?.found ?? [])])), joint: this.joint };
  }

  private enter({ truncatedBy, unexplored, joint }: CandidateSearch): void {
    for (const limit of truncatedBy) this.truncatedBy.add(limit);
    this.unexplored.push(...unexplored);
    for (const [one, more] of joint) this.joint.set(one, bothSteps(this.joint.get(one), more));
    this.beside.push(...[...joint.values()].flatMap(({ steps }) => steps));
  }

  /** Undefined: depth does not count. */
  private get lessDepth(): RoutesOfLessDepth | undefined {
    const { accounts, search, readHoldersOf } = this;
    const { depthTo, maxHops } = search;
    const judged = [...this.judged.keys()];
    return (
      depthTo &&
      new RoutesOfLessDepth({ accounts, start: search, depthTo, maxHops, judged, found: this, readHoldersOf })
    );
  }

  private async reached(joint: readonly JointHop[] = []): Promise<JointReach> {
    const { reach, gaps, unexplored } = await this.walk.known(this.reach);
    this.known = unexplored;
    const left = leftOf({ ...gaps, unexplored }, unexplored.flatMap(this.left));
    const { steps, privileged, wanted: principals } = this;
    const truncatedBy = [...new Set([...reach.truncatedBy, ...this.truncatedBy])];
    return {
      reach: { ...reach, steps, privileged, principals, truncatedBy },
      gaps,
      unexplored: [...left, ...this.strengthening(joint), ...this.unexplored],
      hopsIntoOtherAccounts: this.hopsIntoOtherAccounts,
    };
  }

  /** Finds who may write the code of wanted roles. Leaves out principals that get there by known steps. */
  private async findCodeWriters(): Promise<void> {
    const arriving = findReaching(this.alone, this.steps);
    for (const id of this.judged.keys()) {
      const account = this.accounts.get(id);
      const found = await codeWriters(this.reader, account ? codeOf(account, this.wanted) : []);
      for (const limit of found.truncatedBy) this.truncatedBy.add(limit);
      this.unexplored.push(...found.unexplored.filter(({ principal }) => !arriving.has(principal)));
    }
  }

  /** Finds principals that can change an identity that they hold into one that may do what is asked. */
  private async findChanged(mayThen: () => Promise<MayThen>): Promise<void> {
    const opening: OpeningChange[] = [];
    for (const [id, { others }] of this.judged) {
      const account = this.accounts.get(id);
      const gains = account && (await this.accounts.workOut(findAllGains(others, account)));
      if (gains && gains.changes.length > 0) opening.push(...openingChanges(gains, account, await mayThen()));
    }
    const several = opening.filter(({ held }) => held.length > 1).flatMap(({ held }) => held);
    const { steps = [] } = several.length > 0 ? ((await this.readInto([...new Set(several)])) ?? {}) : {};
    const graph = HopGraph.of(steps, several);
    for (const { principal, techniqueId, held } of opening) {
      if (!(await this.accounts.hasTime())) return;
      if (held.length === 1 || canBeHeldTogether(held, graph, this.search.maxHops))
        this.unexplored.push({ principal, techniqueIds: [techniqueId] });
    }
  }

  /** Adds administrators of accounts that wanted roles may let in. Returns whether there was anything new. */
  private async lookElsewhere(): Promise<boolean> {
    const wanted = this.wantedRoles();
    const roles = wanted.filter((one) => !this.asked.has(one));
    if (roles.length === 0) return false;
    for (const one of roles) this.asked.add(one);
    const letIn = await readAccountsLetIn(roles, this.accounts, this.reader, this.reach.graphVersion);
    const ids = letIn.filter((id) => !this.administered.has(id));
    await this.accounts.prepare(ids);
    const leading: string[] = [];
    for (const id of ids) {
      const account = this.accounts.get(id);
      const into = account && (await this.accounts.workOut(rolesOfOtherAccounts(account, wanted)));
      if (into && into.size > 0) leading.push(id);
    }
    if (leading.length === 0) return false;
    // These are two steps further away, and are found in a layer of their own.
    const maxHops = Math.max(0, this.search.maxHops - 1);
    const ends = { principals: [], accounts: leading };
    const found = await this.accounts.untilTimeout(this.walk.from(ends, maxHops));
    if (found === undefined) return false;
    this.reach = found;
    for (const one of found.principals) this.wanted.add(one);
    for (const [one, decision] of found.privileged) this.privileged.set(one, decision);
    for (const id of leading) this.administered.add(id);
    return true;
  }

  /**
   * Adds steps of administrators into wanted roles of other accounts, also beside a permission: its hop is then no
   * choke point.
   */
  private async enterElsewhere(id: string, roles: readonly string[]): Promise<void> {
    const account = this.accounts.get(id);
    const administrators = this.administratorsOf(id);
    if (account === undefined || administrators.length === 0) return;
    const into = await this.accounts.workOut(stepsIntoOtherAccounts(account, administrators, roles));
    this.beside.push(...(into?.steps ?? []));
    for (const [key, verdict] of into?.hops ?? []) this.hopsIntoOtherAccounts.set(key, verdict);
  }

  /** Returns those who strengthen others before a change of themselves, which the search does not follow. */
  private strengthening(joint: readonly JointHop[]): readonly UnexploredGain[] {
    const exchanged = exchangedIn(joint);
    return this.known
      .filter((one) => exchanged.has(one.principal) && one.techniqueIds.includes(STRENGTHEN_TECHNIQUE))
      .map(({ principal }) => ({ principal, techniqueIds: [STRENGTHEN_TECHNIQUE], isJoint: true }));
  }

  /** Drops strengthening of others in accounts that were searched, since the search covers it. */
  private readonly left = (one: UnexploredEscalation): readonly UnexploredEscalation[] =>
    this.judged.has(accountOfIdentifier(one.principal) ?? '') ? withoutStrengthening([one]) : [one];

  /** Returns the identities of accounts that get there only jointly; those of each account once. */
  private async findGaining(): Promise<readonly string[]> {
    const { principals } = this.reach;
    await this.judged.judge(this.accountsToJudge(), (arn) => principals.has(arn), this.wanted);
    return this.judged.nextGaining(this.wanted);
  }

  private accountsToJudge(): readonly string[] {
    const own = accountsOf([...this.wanted]);
    const all = [...new Set([...own, ...this.search.accounts])].filter((id) => !this.judged.has(id)).sort();
    const most = Math.max(0, MOST_JOINT_ACCOUNTS - this.judged.size);
    if (all.length > most) this.truncatedBy.add('WORK_LIMIT');
    return all.slice(0, most);
  }

  /** Reads who holds the identities, and may gain others by them. Returns whether more hold them further away. */
  private readonly readHoldersOf = async (identities: readonly string[]): Promise<boolean> => {
    if (identities.length === 0) return false;
    const found = await this.readInto(identities);
    const { steps = [], principals = [], privileged = [], truncatedBy = [] } = found ?? {};
    this.beside.push(...steps);
    for (const [one, decision] of privileged) this.privileged.set(one, decision);
    for (const one of principals) this.wanted.add(one);
    return truncatedBy.includes('MAX_HOPS');
  };

  private async readInto(identities: readonly string[]): Promise<ReachableSet | undefined> {
    const walk = new Walk(this.reader, { ...this.search, version: this.reach.graphVersion }, this.limits);
    const found = await this.accounts.untilTimeout(walk.from({ principals: identities, accounts: [] }));
    for (const limit of found?.truncatedBy ?? []) if (limit !== 'MAX_HOPS') this.truncatedBy.add(limit);
    return found;
  }

  /** The accounts whose identities gain more jointly, and all hops, once the walk is over. */
  private readonly gaining = once(() => {
    const accounts = this.judged.gaining(this.privileged);
    const all = accounts.flatMap(({ others, administrators }) => [...others, ...administrators]);
    return { accounts, graph: HopGraph.of(this.steps, all) };
  });

  /** Returns principals that hold identities of an account which gain more jointly, these identities among them. */
  private candidates(alsoUnconditional: boolean): ReadonlyMap<string, GainsMore> {
    // An answer that says so already need not be asked whether hops beyond matter.
    const isFar = ![...this.truncatedBy, ...this.reach.truncatedBy].includes('MAX_HOPS');
    const { graph, accounts: gaining } = this.gaining();
    const { accounts, wanted } = this;
    const question = { graph, accounts, wanted, maxHops: this.search.maxHops, alsoUnconditional, isFar };
    const { candidates, isTruncated } = candidatesIn(gaining, question);
    if (isTruncated) this.truncatedBy.add('MAX_HOPS');
    return candidates;
  }

  private candidateSearch(): CandidateSearch {
    const { accounts, privileged, wanted } = this;
    const within = new Set([...this.judged].flatMap(([id, { isGaining }]) => (isGaining ? id : [])));
    const { graph } = this.gaining();
    return new CandidateSearch({ graph, maxHops: this.search.maxHops, accounts, within, wanted, privileged });
  }

  private readonly wantedRoles = (): readonly string[] => [...this.wanted].filter(isRole).sort();

  private administratorsOf(accountId: string): readonly (readonly [string, Granted])[] {
    return [...this.privileged].filter(([one]) => accountOfIdentifier(one) === accountId);
  }
}
