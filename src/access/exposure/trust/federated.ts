/** Whose tokens and assertions does a trust policy take: those of any subject, for any audience, of guests (E-48a, T-041)? */
import { namedPrincipalKind } from '../../../graph/model/principals/namedPrincipal.js';
import { unknownPrincipal } from '../../../graph/engine/requestPrincipal.js';
import type { ConditionTest } from '../../../iam/language/statement.js';
import { conditionText } from '../../../iam/explain/conditionText.js';
import { cognitoExposure } from './cognito.js';
import { exposure, type Exposure } from './exposureFinding.js';
import { issuerOf, strangerSubjects, type Issuer } from './issuers.js';
import { fitting, fixedStart, patternsIn, STRANGER } from './strangerValues.js';
import { Token } from './providerToken.js';
import { hangsOn, type Sent, type TrustJudge } from './trustJudge.js';

/** Audiences that a provider has in IAM: STS takes no token for another. Missing: not collected. */
export type Audiences = (provider: string) => readonly string[] | undefined;

export function federatedExposure(
  provider: string,
  judge: TrustJudge,
  audiences: Audiences,
): readonly Exposure[] {
  if (namedPrincipalKind(provider) === 'SAML_PROVIDER') return samlExposure(provider, judge);
  if (namedPrincipalKind(provider) !== 'OIDC_PROVIDER') return [];
  const token = new Token(provider, judge);
  if (token.host === 'cognito-identity.amazonaws.com') return cognitoExposure(token);
  const subjects = subjectExposure(token);
  return [
    ...(subjects.length > 0 ? subjects : optionalClaims(token)),
    ...audienceExposure(token, audiences(provider)),
  ];
}

const all = (keys: readonly string[], values: readonly string[] | undefined): Sent =>
  Object.fromEntries(keys.map((key) => [key, values]));

/** The claims that say for whom a token was made. */
const audienceClaims = ['aud', 'azp', 'oaud', 'app_id'];

/** Whoever has a repository or a workspace has branches, environments and runs of every name in it. */
const freeClaims =
  'ref ref_type ref_protected base_ref head_ref environment event_name workflow runner_environment pipeline_source'.split(
    ' ',
  );

/** All other claims are those of a stranger's own; of a pattern that leaves its first part open, one that fits it. */
const strangerClaims = ({ judge, claimsBut }: Token): Sent =>
  Object.fromEntries(
    claimsBut('sub', ...audienceClaims, ...freeClaims).map((claim) => {
      const open = patternsIn(judge.testsOn(claim)).find((pattern) => !/[/:]/.test(fixedStart(pattern)));
      return [claim, [open === undefined ? STRANGER : fitting(open)]];
    }),
  );

function subjectExposure(token: Token): readonly Exposure[] {
  const { host, judge, provider } = token;
  const issuer = issuerOf(host);
  const sub = token.claim('sub');
  const tests = judge.testsOn(sub);
  const others = { ...strangerClaims(token), ...(tests.length === 0 ? strangerOwner(token, issuer) : {}) };
  const values = tests.flatMap((one) => one.values);
  for (const { subject, owner } of strangerSubjects(issuer, values)) {
    const evaluation = token.letsIn({ ...others, [sub]: [subject] });
    if (!evaluation || hangsOn(evaluation, sub)) continue;
    const open = openSubject(token, judge.testsThatDecided(evaluation, sub), subject, owner);
    const who = issuer.shared
      ? 'and anyone can get a token from this issuer'
      : 'but only from this one issuer';
    return [exposure(provider, 'ANY_OIDC_SUBJECT', `${open}, ${who}.`, evaluation)];
  }
  return [];
}

/** E-48b: where no subject is asked for, what else tells the customers of a shared issuer apart. */
function strangerOwner({ judge, claim }: Token, { ownerKey }: Issuer): Sent {
  if (ownerKey === undefined) return {};
  const key = ownerKey === 'aud' ? claim(ownerKey) : ownerKey;
  const [pattern] = patternsIn(judge.testsOn(key));
  return { [key]: [pattern === undefined ? STRANGER : fitting(pattern)] };
}

function openSubject(
  { host }: Token,
  tests: readonly ConditionTest[],
  subject: string,
  owner: string,
): string {
  return tests.length === 0
    ? `Nothing limits ${host}:sub, so every ${owner} is let in`
    : `${tests.map(conditionText).join(' and ')}: that leaves the ${owner} open, as in ${subject}`;
}

/** E-48a: ForAllValues and IfExists hold where the claim is missing (L-23). */
function optionalClaims(token: Token): readonly Exposure[] {
  const { judge, provider } = token;
  const claims = token.claimsBut(...audienceClaims);
  const isLimited = claims.some((claim) => judge.testsOn(claim).length > 0);
  const evaluation = isLimited ? token.letsIn(all(claims, undefined)) : undefined;
  const tests = evaluation ? claims.flatMap((claim) => judge.testsThatDecided(evaluation, claim)) : [];
  if (!evaluation || tests.length === 0) return [];
  const keys = [...new Set(tests.map(({ key }) => key))].join(' and ');
  const operators = [...new Set(tests.map(({ operator }) => operator))].join(' and ');
  const reason = `A token without ${keys} is let in: ${operators} holds if the claim is missing.`;
  return [exposure(provider, 'OPTIONAL_OIDC_CLAIM', reason, evaluation)];
}

function audienceExposure(token: Token, registered: readonly string[] | undefined): readonly Exposure[] {
  const { host, judge, provider } = token;
  if (registered?.length === 1) return [];
  const keys = audienceClaims.map(token.claim);
  const patterns = patternsIn(keys.flatMap((key) => judge.testsOn(key)));
  for (const audience of [STRANGER, ...patterns.map((pattern) => fitting(pattern))]) {
    const evaluation = token.letsIn(all(keys, [audience]));
    if (!evaluation || keys.some((key) => hangsOn(evaluation, key))) continue;
    const tests = keys.flatMap((key) => judge.testsThatDecided(evaluation, key));
    return [
      exposure(provider, 'ANY_OIDC_AUDIENCE', audienceReason(host, provider, tests, registered), evaluation),
    ];
  }
  return [];
}

function audienceReason(
  host: string,
  provider: string,
  tests: readonly ConditionTest[],
  registered: readonly string[] | undefined,
): string {
  const limit =
    tests.length === 0
      ? `Nothing limits ${host}:aud`
      : `${tests.map(conditionText).join(' and ')} limits no audience`;
  if (!provider.startsWith('arn:'))
    return `${limit}, so tokens that were made for any application of any developer are accepted.`;
  const list = registered === undefined ? 'which were not collected' : registered.join(', ');
  return `${limit}, so tokens for every audience that the provider has in IAM are accepted (${list}).`;
}

/** E-50: STS does not check for whom an assertion was made. */
function samlExposure(provider: string, judge: TrustJudge): readonly Exposure[] {
  const aud = 'saml:aud';
  const open = patternsIn(judge.testsOn(aud)).filter((pattern) => !isOfSignIn(pattern));
  for (const recipient of [STRANGER, ...open.map((pattern) => fitting(pattern))]) {
    const evaluation = judge.letsIn(unknownPrincipal(provider), 'sts:AssumeRoleWithSAML', {
      [aud]: [recipient],
    });
    if (!evaluation || hangsOn(evaluation, aud)) continue;
    const tests = judge.testsThatDecided(evaluation, aud);
    const limit =
      tests.length === 0
        ? 'Nothing limits saml:aud'
        : `${tests.map(conditionText).join(' and ')} limits no recipient`;
    const reason = `${limit}, so assertions that the provider made for another recipient are accepted.`;
    return [exposure(provider, 'ANY_SAML_AUDIENCE', reason, evaluation)];
  }
  return [];
}

/** The host is one where AWS signs people in: a wildcard stands for a region, or in the path. */
const isOfSignIn = (pattern: string): boolean =>
  /^https:\/\/(?:[a-z0-9*?-]+\.)?signin\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)\/./i.test(
    pattern,
  );
