/** Finds roles that a service can be made to assume on behalf of any of its customers (confused deputy, E-63). */
import { unknownPrincipal } from '../../../graph/engine/requestPrincipal.js';
import { sendsItsSource } from '../../../iam/facts/sendingServices.js';
import { isAccountId } from '../../../iam/language/arn.js';
import type { Exposure } from './exposureFinding.js';
import { anotherOrganization } from './outsideAccounts.js';
import { fixedStart, STRANGER, type Sent, type TrustJudge } from './trustJudge.js';

/** In lower case. */
export const sourceKeys: readonly string[] = [
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'sts:externalid',
];

/** What a service sends that names no customer: none of these keys. */
const noSource: Sent = Object.fromEntries(sourceKeys.map((key) => [key, undefined]));

/**
 * Returns the sources to try: a stranger's resource, one that fits the policy's patterns if these leave the account
 * open, and none.
 */
function sources(judge: TrustJudge): readonly Sent[] {
  const [, ...open] = judge.strangerValues(['aws:sourcearn'], leavesAccountOpen);
  const arns = [`arn:aws:${STRANGER}:us-east-1:${STRANGER}:${STRANGER}`, ...open];
  const accounts = judge.strangerValues(['aws:sourceaccount'], (one) => !isAccountId(fixedStart(one)));
  const ofStranger = (account: string, arn: string): Sent => ({
    'aws:sourceaccount': [account],
    'aws:sourcearn': [arn],
    'aws:sourceorgid': [anotherOrganization.id],
    'aws:sourceorgpaths': [anotherOrganization.path],
    'sts:externalid': [account],
  });
  return [...accounts.flatMap((account) => arns.map((arn) => ofStranger(account, arn))), noSource];
}

function leavesAccountOpen(pattern: string): boolean {
  const parts = pattern.split(':');
  return parts.length < 6 || /[*?]/.test(parts[4] ?? '');
}

export function serviceExposure(service: string, judge: TrustJudge): readonly Exposure[] {
  if (!sendsItsSource(service)) return [];
  const caller = unknownPrincipal(service);
  return judge.exposures({
    kind: 'SERVICE_WITHOUT_SOURCE',
    identifier: service,
    calls: sources(judge).map((sent) => ({ caller, action: 'sts:AssumeRole', sent })),
    keys: sourceKeys,
    reason: ({ call }) =>
      call.sent === noSource
        ? `The role trusts ${service} even if the service does not say for which resource it acts: the conditions on aws:SourceArn and aws:SourceAccount do not require these keys.`
        : `The role trusts ${service} for the resource of any customer: no condition ties aws:SourceArn, aws:SourceAccount or aws:SourceOrgID to an account, as AWS's documentation does for this service.`,
  });
}
