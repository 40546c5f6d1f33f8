/** Judges which services and identity providers trust policies let in. */
import { parseArn } from '../../iam/language/arn.js';
import { decide } from '../../iam/decide/decide.js';
import { doubtsOf } from '../../iam/unknown/alternatives.js';
import { noPolicies, type Layer, type PolicyLayers } from '../../iam/decide/layers.js';
import { sendsItsSource } from '../../iam/facts/sendingServices.js';
import { contextAt, type ContextValue, type RequestPrincipal } from '../../iam/decide/request.js';
import type { AccountContents, Role, AccountContext } from './accountContents.js';
import type { IndexedResource } from './resourceIndex.js';
import type { ProviderKind } from '../catalog/preconditionCheck.js';
import { both, strongest, provided, verdictOf, type Verdict } from '../apply/verdict.js';
import { getOrMake, memoize } from '../../graph/model/memoize.js';
import { readsTags } from './relevantActions.js';
import { cognitoNames, isCognito } from '../../graph/model/principals/namedPrincipal.js';

/** Who wants to enter a role, and by which call. */
interface Entrant {
  readonly name: string;
  readonly principal: RequestPrincipal;
  readonly action: string;
}

export interface TrustedProvider {
  /** ARN, or the name of a built-in provider. */
  readonly provider: string;
  readonly verdict: Verdict;
}

export class Trusts {
  private readonly verdicts = new Map<string, Verdict | undefined>();
  private keysRead?: ReadonlySet<string>;

  constructor(
    private readonly account: AccountContents,
    private readonly around: AccountContext,
    private readonly target: (role: Role) => IndexedResource,
  ) {}

  /** Returns the roles that a service can be given, with the conditions of their trust policies (G-1). */
  readonly rolesTrusting = memoize(
    (service: string): ReadonlyMap<Role, Verdict> =>
      new Map(
        this.account.roles.flatMap((role) => {
          const verdict = isReserved(role.arn) ? undefined : this.ofService(service, role);
          return verdict ? [[role, verdict] as const] : [];
        }),
      ),
  );

  /** Whether the role's trust policy names the service, and not only anyone. */
  isMadeFor(service: string, role: Role): boolean {
    return this.namesOf(service, role).length > 0 && this.rolesTrusting(service).has(role);
  }

  /** Returns the roles whose trust policies name a provider of the kind. */
  readonly rolesNaming = memoize((kind: ProviderKind): readonly Role[] =>
    this.account.roles.filter(({ trusts }) =>
      trusts.some(({ identifier }) => providerKinds[kind].isOne(identifier)),
    ),
  );

  /** Returns the providers of a kind that the role lets in, with the conditions of its trust policy (E-47, E-50). */
  providersTrustedBy(role: Role, kind: ProviderKind): readonly TrustedProvider[] {
    const { isOne, action, principal } = providerKinds[kind];
    return role.trusts
      .filter(({ identifier }) => isOne(identifier))
      .flatMap(({ identifier: provider }) => {
        const verdict = this.decided({ name: provider, principal: principal(provider), action }, role);
        return verdict ? [{ provider, verdict }] : [];
      });
  }

  /** Returns the condition keys that trust policies of the account read, in lower case. */
  keys(): ReadonlySet<string> {
    return (this.keysRead ??= new Set(
      this.account.roles.flatMap(({ trustHash }) => [
        ...(this.around.trustDocument(trustHash).compiled?.referencedKeys ?? []),
      ]),
    ));
  }

  /**
   * Judges whether the role lets in the service. A regional name in the trust policy holds only if the service calls by
   * it (E-57).
   */
  private ofService(service: string, role: Role): Verdict | undefined {
    const anyone = role.trusts.some(({ identifier }) => identifier === '*') ? [service] : [];
    return strongest(
      [...this.namesOf(service, role), ...anyone].map((name) => {
        const principal = { kind: 'service' as const, service: name };
        const verdict = this.decided({ name, principal, action: 'sts:AssumeRole' }, role);
        return name === withoutRegion(name)
          ? verdict
          : both(verdict, provided(`the service calls as ${name}`));
      }),
    );
  }

  private namesOf(service: string, { trusts }: Role): readonly string[] {
    const spellings = spellingsOf(service, this.account.partition);
    const start = service.slice(0, service.indexOf('.amazonaws.com'));
    return trusts
      .map(({ identifier }) => identifier)
      .filter((name) => name.startsWith(start) && spellings.includes(withoutRegion(name)));
  }

  /** Judges roles with the same trust policy once, unless it reads their tags. */
  private decided(entrant: Entrant, role: Role): Verdict | undefined {
    const isTagged = readsTags(this.around.trustDocument(role.trustHash));
    const key = `${entrant.name} ${isTagged ? role.arn : role.trustHash}`;
    return getOrMake(this.verdicts, key, () => this.decide(entrant, role));
  }

  /**
   * Judges the entrant. A service acts for a resource of this account, and most say so; that others do is a
   * precondition if the role asks for it (E-63).
   */
  private decide(entrant: Entrant, role: Role): Verdict | undefined {
    const { principal } = entrant;
    if (principal.kind !== 'service') return this.decideSending(undefined, entrant, role);
    const own: ContextValue = { kind: 'known', values: [this.account.accountId] };
    const sending = (): Verdict | undefined => this.decideSending(own, entrant, role);
    if (sendsItsSource(principal.service)) return sending();
    return (
      this.decideSending({ kind: 'absent' }, entrant, role) ??
      both(sending(), provided(`${principal.service} sends the account that it acts for`))
    );
  }

  /** Judges the entrant with aws:SourceAccount. */
  private decideSending(
    sourceAccount: ContextValue | undefined,
    { principal, action }: Entrant,
    role: Role,
  ): Verdict | undefined {
    const entries = new Map(sourceAccount ? [['aws:sourceaccount', sourceAccount]] : []);
    const resource: Layer = {
      status: 'COLLECTED',
      policies: [this.around.trustDocument(role.trustHash)],
    };
    const layers: PolicyLayers = { identity: noPolicies, ...this.around.guardrails, resource };
    const context = { ...contextAt(this.around.clock), entries };
    const request = { principal, action, resource: this.target(role).request, context };
    const evaluation = decide(request, layers);
    return doubtsOf(request, layers, evaluation).map(provided).reduce(both, verdictOf(evaluation));
  }
}

const web = {
  action: 'sts:AssumeRoleWithWebIdentity',
  principal: (provider: string): RequestPrincipal => ({ kind: 'webIdentity', provider }),
};

const providerKinds = {
  OIDC: { isOne: (identifier: string) => identifier.includes(':oidc-provider/'), ...web },
  COGNITO: { isOne: isCognito, ...web },
  SAML: {
    isOne: (identifier: string) => identifier.includes(':saml-provider/'),
    action: 'sts:AssumeRoleWithSAML',
    principal: (provider: string): RequestPrincipal => ({ kind: 'saml', provider }),
  },
};

/** Leaves out conditions on claims: a caller that controls the provider sets them freely (T-043a, T-043b, T-044). */
export function withOwnClaims({ provider, verdict }: TrustedProvider): Verdict {
  const [, host] = provider.split(':oidc-provider/');
  const claims = `${host ?? 'saml'}:`.toLowerCase();
  const conditions = verdict.conditions.filter(({ key }) => !key.toLowerCase().startsWith(claims));
  const isOpen = conditions.length > 0 || verdict.preconditions.length > 0;
  return { ...verdict, conditions, decision: isOpen ? verdict.decision : 'ALLOWED' };
}

/** Returns the names of a service: in China services also have their own (E-57), and Cognito where it differs (N-5). */
export const spellingsOf = (service: string, partition: string): readonly string[] => [
  service,
  ...(partition === 'aws-cn' ? [`${service}.cn`] : []),
  ...(partition !== 'aws' && isCognito(service) ? (cognitoNames[partition] ?? []) : []),
];

/** Returns `states.amazonaws.com` for `states.eu-west-1.amazonaws.com`. */
const withoutRegion = (name: string): string =>
  name.replace(/\.[a-z]{2}(?:-[a-z]+)+-\d(?=\.amazonaws\.com(?:\.cn)?$)/, '');

/** Whether only AWS can change the role, which cannot be passed either (E-16, E-52, E-53). */
export const isReserved = (arn: string): boolean =>
  /^role\/aws-(?:service-role|reserved)\//.test(parseArn(arn)?.resource ?? '');
