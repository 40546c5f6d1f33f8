/** From what an export says of resources to facts: their policies by content, whom those name, and what is missing. */
import type { ResourceFact } from '../../graph/contract/graphWriter.js';
import {
  accountOfIdentifier,
  isOfNoAccount,
  namedPrincipalKind,
} from '../../graph/model/principals/namedPrincipal.js';
import { definedFields } from '../../graph/model/definedFields.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { parseArn } from '../../iam/language/arn.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { PolicyDocument } from '../../iam/language/policyDocument.js';
import type { AccountExport, ResourceDetail } from '../formats/account/accountExport.js';
import type { DocumentCollector } from './policyDocuments.js';
import { trustsOf } from './trustedPrincipals.js';

/** Adds the resources' documents to `documents`. */
export function resourceFacts(
  account: AccountExport,
  documents: DocumentCollector,
): { readonly resources: readonly ResourceFact[]; readonly gaps: readonly DataGap[] } {
  const settings = account.resources.filter(isAccountSetting);
  const own = account.resources.filter((resource) => !isAccountSetting(resource));
  const ofAccount = settings.map(({ restrictsPublicBuckets }) => restrictsPublicBuckets);
  return {
    resources: own.map((resource) => resourceFact(resource, account, documents, ofAccount)),
    gaps: unreadableGaps(own, account.accountId),
  };
}

/** The account's own S3 settings are a record of its root (F-45). */
const isAccountSetting = ({ arn }: ResourceDetail): boolean => arn.endsWith(':root');

function resourceFact(
  resource: ResourceDetail,
  account: AccountExport,
  documents: DocumentCollector,
  ofAccount: readonly (boolean | undefined)[],
): ResourceFact {
  const { arn, policy, ignoresAcls, abacEnabled } = resource;
  const named = nameOf(arn);
  const fact = {
    arn,
    ...named,
    ...definedFields({
      tags: resource.tags?.map(([key, value]) => ({ key, value })),
      restrictsPublicBuckets:
        named.service === 's3' ? areRestricted([resource.restrictsPublicBuckets, ...ofAccount]) : undefined,
      ignoresAcls,
      abacEnabled,
    }),
  };
  const nobody = { trusts: [], allowsAnyone: false, namesOutsiders: false };
  if (policy === undefined) return { ...fact, policyStatus: 'NOT_COLLECTED', ...nobody };
  if (policy.kind === 'NONE') return { ...fact, policyStatus: 'NONE', ...nobody };
  const policyHash = documents.add(policy, documentUse(arn), `policy of ${arn}`);
  const document = documents.document(policyHash);
  return {
    ...fact,
    policyStatus: 'COLLECTED',
    policyHash,
    ...(document ? whomItNames(document, account) : nobody),
  };
}

/** E-95: both the bucket and its account have to be known to leave public policies alone. */
function areRestricted(settings: readonly (boolean | undefined)[]): boolean | undefined {
  if (settings.includes(true)) return true;
  return settings.length > 1 && !settings.includes(undefined) ? false : undefined;
}

/** F-68: what a VPC endpoint has limits the requests that come through it, in a grammar of its own (L-6). */
const documentUse = (arn: string): 'RESOURCE' | 'ENDPOINT' =>
  parseArn(arn)?.resource.startsWith('vpc-endpoint/') ? 'ENDPOINT' : 'RESOURCE';

function whomItNames(document: PolicyDocument, account: AccountExport) {
  const trusts = trustsOf(document, account);
  const allowed = trusts
    .filter(({ statementIndexes }) => statementIndexes.some((index) => allows(document, index)))
    .map(({ identifier }) => identifier);
  return {
    trusts,
    allowsAnyone: allowed.includes('*'),
    namesOutsiders: allowed.some((identifier) => isOutsider(identifier, account.accountId)),
  };
}

const allows = ({ statements }: PolicyDocument, index: number): boolean =>
  statements.some((statement) => statement.index === index && statement.effect === 'ALLOW');

const isOutsider = (identifier: string, owner: string): boolean =>
  !isOfNoAccount(namedPrincipalKind(identifier)) && accountOfIdentifier(identifier) !== owner;

/** `arn:aws:secretsmanager:…:secret:prod/db-AbCdEf`: a `secret` with the name `prod/db-AbCdEf`. */
function nameOf(arn: string): Pick<ResourceFact, 'service' | 'resourceType' | 'name'> {
  const { service = '', resource = '' } = parseArn(arn) ?? {};
  const [, resourceType, name] = /^\/?([a-z][A-Za-z-]*)[/:](.+)$/.exec(resource) ?? [];
  return resourceType === undefined || name === undefined
    ? { service, name: resource }
    : { service, resourceType, name };
}

/** F-73: one gap for each reason, however many resources have it. */
function unreadableGaps(resources: readonly ResourceDetail[], accountId: string): readonly DataGap[] {
  const unread = resources.filter(({ error, policy }) => error !== undefined && policy === undefined);
  return [...groupBy(unread, ({ error }) => error)].map(([reason, [first, ...more]]) => ({
    kind: 'RESOURCE_POLICY_NOT_IMPORTED',
    accountId,
    message: `The policy of ${first?.arn}${more.length > 0 ? ` and of ${more.length} more resources` : ''} could not be read (${reason}). Collect it with permission to read it.`,
  }));
}
