/**
 * Finds trust policies that take tokens and assertions of any subject, for any audience, or of guests (E-48a, T-041).
 */
import { isCognito, namedPrincipalKind } from '../../../graph/model/principals/namedPrincipal.js';
import { unknownPrincipal } from '../../../graph/engine/requestPrincipal.js';
import type { ConditionTest } from '../../../iam/language/statement.js';
import { conditionText } from '../../../iam/explain/conditionText.js';
import type { Exposure } from './exposureFinding.js';
import { issuerOf, strangerSubjects, type Issuer } from './issuers.js';
import { fixedStart, STRANGER, type Call, type Sent, type TrustJudge } from './trustJudge.js';

/** `audiences`: those that the provider has in IAM: STS takes no token for another. Undefined: not collected. */
export function federatedExposure(
  provider: string,
  judge: TrustJudge,
  audiences: readonly string[] | undefined,
): readonly Exposure[] {
  if (namedPrincipalKind(provider) === 'SAML_PROVIDER') return samlExposure(provider, judge);
  if (namedPrincipalKind(provider) !== 'OIDC_PROVIDER') return [];
  const token = tokensOf(provider, judge);
  if (isCognito(token.host)) return [...anyPool(token), ...guests(token)];
  const subjects = subjectExposure(token);
  return [...(subjects.length > 0 ? subjects : optionalClaims(token)), ...audienceExposure(token, audiences)];
}

/** Tokens of one OpenID Connect provider, as a trust policy sees them. */
type Tokens = ReturnType<typeof tokensOf>;

function tokensOf(provider: string, judge: TrustJudge) {
  const at = provider.indexOf(':oidc-provider/');
  const host = (at < 0 ? provider : provider.slice(at + ':oidc-provider/'.length)).toLowerCase();
  const claim = (name: string): string => `${host}:${name}`;
  return {
    identifier: provider,
    judge,
    host,
    claim,
    call: (sent: Sent): Call => ({
      caller: unknownPrincipal(provider),
      action: 'sts:AssumeRoleWithWebIdentity',
      sent,
    }),
    /** Returns the claims that the policy reads, without these. */
    claimsBut: (...names: readonly string[]): readonly string[] => {
      const but = new Set(names.map(claim));
      return [...judge.keys].filter((key) => key.startsWith(`${host}:`) && !but.has(key));
    },
  };
}

const all = (keys: readonly string[], values: readonly string[] | undefined): Sent =>
  Object.fromEntries(keys.map((key) => [key, values]));

/** Words the limits. `none`: used if no test applies; otherwise the tests, and `open`: what they leave open. */
const limitText = (tests: readonly ConditionTest[], none: string, open: string): string =>
  tests.length === 0 ? none : `${tests.map(conditionText).join(' and ')}${open}`;

// ── Amazon Cognito (T-041, T-050) ───────────────────────────────────────────────────────────────────────────────────

/** Finds trust in any identity pool: anyone with an account can create one. */
function anyPool({ judge, identifier, claim, call }: Tokens): readonly Exposure[] {
  const [aud, sub] = [claim('aud'), claim('sub')];
  const [, ...patterns] = judge.strangerValues([aud]);
  const own = `us-east-1:${STRANGER}`;
  return judge.exposures({
    kind: 'ANY_IDENTITY_POOL',
    identifier,
    calls: [own, ...patterns].map((pool) => call({ [aud]: [pool], [sub]: [own] })),
    keys: [aud],
    reason: () =>
      `No condition on ${aud} ties it to one identity pool, so the role trusts identities of a pool in any account.`,
  });
}

/** Finds trust in guests: a pool that takes guests accepts anyone. */
function guests({ judge, identifier, claim, call }: Tokens): readonly Exposure[] {
  const amr = claim('amr');
  return judge.exposures({
    kind: 'COGNITO_GUESTS',
    identifier,
    calls: [call({ [amr]: ['unauthenticated'] }), call({ [amr]: undefined })],
    reason: ({ call: { sent } }) => {
      const why = sent[amr]
        ? 'The role trusts guests: identities that have not signed in'
        : `The role trusts identities without ${amr}, which includes guests`;
      return `${why}. Anyone who knows the id of an identity pool that accepts guests can be one.`;
    },
  });
}

// ── Other issuers of tokens ─────────────────────────────────────────────────────────────────────────────────────────

/** The claims that name the audience of a token. */
const audienceClaims = ['aud', 'azp', 'oaud', 'app_id'];

/** Every token of a provider has the same issuer, so a condition on it leaves out nobody. */
const ISSUER = 'iss';

/**
 * Claims that do not identify an owner: anyone with a repository or a workspace can have branches, environments and
 * runs of any name.
 */
const freeClaims =
  'ref ref_type ref_protected base_ref head_ref environment event_name workflow runner_environment pipeline_source'.split(
    ' ',
  );

/** Returns a stranger's values of all other claims, or values that fit a pattern which leaves its first part open. */
const strangerClaims = ({ judge, claimsBut }: Tokens): Sent =>
  Object.fromEntries(
    claimsBut('sub', ISSUER, ...audienceClaims, ...freeClaims).map((claim) => {
      const values = judge.strangerValues([claim], (pattern) => !/[/:]/.test(fixedStart(pattern)));
      return [claim, [values[1] ?? STRANGER]];
    }),
  );

function subjectExposure(token: Tokens): readonly Exposure[] {
  const { host, judge, identifier } = token;
  const issuer = issuerOf(host);
  const sub = token.claim('sub');
  const tests = judge.testsOn(sub);
  const others = {
    ...strangerClaims(token),
    ...(judge.testsOfAllows(sub).length === 0 ? strangerOwner(token, issuer) : {}),
  };
  const subjects = strangerSubjects(
    issuer,
    tests.flatMap(({ values }) => values),
  );
  const who = issuer.shared ? 'and anyone can get a token from this issuer' : 'but only from this one issuer';
  return judge.exposures({
    kind: 'ANY_OIDC_SUBJECT',
    identifier,
    calls: subjects.map((one) => ({ ...one, ...token.call({ ...others, [sub]: [one.subject] }) })),
    keys: [sub],
    reason: ({ tests: limits, call: { subject, owner } }) => {
      const none = `Nothing limits ${host}:sub, so the role trusts every ${owner}`;
      return `${limitText(limits, none, `: that leaves the ${owner} open, as in ${subject}`)}, ${who}.`;
    },
  });
}

/**
 * E-48b: returns a stranger's value of what tells the customers of a shared issuer apart, if no condition is on the
 * subject.
 */
function strangerOwner({ judge, claim }: Tokens, { ownerKey }: Issuer): Sent {
  if (ownerKey === undefined) return {};
  const key = ownerKey === 'aud' ? claim(ownerKey) : ownerKey;
  return { [key]: [judge.strangerValues([key])[1] ?? STRANGER] };
}

/** E-48a: finds conditions that hold if the claim is missing: ForAllValues and IfExists (L-23). */
function optionalClaims({ judge, identifier, claimsBut, call }: Tokens): readonly Exposure[] {
  const claims = claimsBut(ISSUER, ...audienceClaims);
  return judge.exposures({
    kind: 'OPTIONAL_OIDC_CLAIM',
    identifier,
    calls: judge.testsOfAllows(...claims).length > 0 ? [call(all(claims, undefined))] : [],
    isEnough: (evaluation) => judge.testsThatDecided(evaluation, ...claims).length > 0,
    reason: ({ evaluation }) => {
      const tests = judge.testsThatDecided(evaluation, ...claims);
      const keys = [...new Set(tests.map(({ key }) => key))].join(' and ');
      const operators = [...new Set(tests.map(({ operator }) => operator))].join(' and ');
      return `The role accepts a token without ${keys}: ${operators} holds if the claim is missing.`;
    },
  });
}

function audienceExposure(
  { host, judge, identifier, claim, call }: Tokens,
  registered: readonly string[] | undefined,
): readonly Exposure[] {
  if (registered?.length === 1) return [];
  const keys = audienceClaims.map(claim);
  const list = registered === undefined ? 'which were not collected' : registered.join(', ');
  const which = identifier.startsWith('arn:')
    ? `the role accepts tokens for every audience that the provider has in IAM (${list})`
    : 'the role accepts tokens for any application of any developer';
  return judge.exposures({
    kind: 'ANY_OIDC_AUDIENCE',
    identifier,
    calls: judge.strangerValues(keys).map((audience) => call(all(keys, [audience]))),
    keys,
    reason: ({ tests }) =>
      `${limitText(tests, `Nothing limits ${host}:aud`, ' limits no audience')}, so ${which}.`,
  });
}

/** E-50: finds providers whose assertions for any recipient are accepted, since STS does not check the recipient. */
function samlExposure(identifier: string, judge: TrustJudge): readonly Exposure[] {
  const aud = 'saml:aud';
  const caller = unknownPrincipal(identifier);
  const recipients = judge.strangerValues([aud], (pattern) => !isOfSignIn(pattern));
  return judge.exposures({
    kind: 'ANY_SAML_AUDIENCE',
    identifier,
    calls: recipients.map((one) => ({ caller, action: 'sts:AssumeRoleWithSAML', sent: { [aud]: [one] } })),
    keys: [aud],
    reason: ({ tests }) =>
      `${limitText(tests, 'Nothing limits saml:aud', ' limits no recipient')}, so the role accepts assertions that the provider made for another recipient.`,
  });
}

/** Whether the host is one where AWS signs users in: a wildcard stands for a region, or is in the path. */
const isOfSignIn = (pattern: string): boolean =>
  /^https:\/\/(?:[a-z0-9*?-]+\.)?signin\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)\/./i.test(
    pattern,
  );
