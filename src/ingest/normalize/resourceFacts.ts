/** Turns resources of an export into facts: their policy documents, the principals that these name, and gaps. */
import type { ResourceFact } from '../../graph/contract/graphWriter.js';
import {
  accountOfIdentifier,
  isOfNoAccount,
  namedCallers,
  namedPrincipalKind,
} from '../../graph/model/principals/namedPrincipal.js';
import { definedFields } from '../../graph/model/definedFields.js';
import { groupBy, splitBy } from '../../graph/model/groupBy.js';
import { isRootArn, parseArn } from '../../iam/language/arn.js';
import { gapsBesidePolicy } from '../../graph/engine/importGaps.js';
import { asksWho } from '../../graph/engine/policySetLayers.js';
import { compilePolicy } from '../../iam/language/compile.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { openWithoutPolicy } from '../../iam/decide/resourceRules.js';
import type { PolicyDocument } from '../../iam/language/policyDocument.js';
import type { AccountExport, ResourceDetail } from '../formats/account/accountExport.js';
import type { DocumentCollector } from './policyDocuments.js';
import { exemptedBy, trustsOf } from './trustedPrincipals.js';

/** Returns the facts of resources, and adds their documents to `documents`. */
export function resourceFacts(
  account: AccountExport,
  documents: DocumentCollector,
): { readonly resources: readonly ResourceFact[]; readonly gaps: readonly DataGap[] } {
  const [settings, own] = splitBy(account.resources, isAccountSetting);
  const ofAccount = settings.map(({ restrictsPublicBuckets }) => restrictsPublicBuckets);
  return {
    resources: own.map((resource) => resourceFact(resource, account, documents, ofAccount)),
    gaps: unreadableGaps(own, account.accountId),
  };
}

/** Whether the record is of the S3 settings of the account, which are filed under its root (F-45). */
const isAccountSetting = ({ arn }: ResourceDetail): boolean => isRootArn(arn);

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
  const noPrincipals = { trusts: [], singledOut: [], allowsAnyone: false, namesOutsiders: false };
  if (policy === undefined)
    return { ...fact, policyStatus: 'NOT_COLLECTED', ...noPrincipals, exposureUnknown: true };
  const exposureUnknown = gapsBesidePolicy({ ...fact, accountId: account.accountId }).length > 0;
  if (policy.kind === 'NONE')
    return {
      ...fact,
      policyStatus: 'NONE',
      ...noPrincipals,
      namesOutsiders: isOpenWithoutPolicy(named),
      exposureUnknown,
    };
  const policyHash = documents.add(policy, documentUse(arn), `policy of ${arn}`);
  const document = documents.document(policyHash);
  return {
    ...fact,
    policyStatus: 'COLLECTED',
    policyHash,
    ...(document ? principalsNamedBy(document, account) : noPrincipals),
    exposureUnknown: exposureUnknown || document === undefined,
  };
}

/** Whether it may let in outsiders while it has no policy (E-102, E-104). */
const isOpenWithoutPolicy = ({ service, resourceType = '' }: ReturnType<typeof nameOf>): boolean =>
  openWithoutPolicy.has(`${service}:${resourceType}`);

/** Whether public policies are restricted (E-95). False only if bucket and account are known not to restrict them. */
function areRestricted(settings: readonly (boolean | undefined)[]): boolean | undefined {
  if (settings.includes(true)) return true;
  return settings.length > 1 && !settings.includes(undefined) ? false : undefined;
}

/** Returns the use of a resource's policy. That of a VPC endpoint limits requests (F-68) in its own grammar (L-6). */
const documentUse = (arn: string): 'RESOURCE' | 'ENDPOINT' =>
  parseArn(arn)?.resource.startsWith('vpc-endpoint/') ? 'ENDPOINT' : 'RESOURCE';

function principalsNamedBy(document: PolicyDocument, account: AccountExport) {
  const trusts = trustsOf(document, account);
  const allowed = trusts
    .filter(({ statementIndexes }) => statementIndexes.some((index) => allows(document, index)))
    .map(({ identifier }) => identifier);
  const conditions = document.statements.flatMap((statement) => statement.conditions);
  const named = [...namedCallers(conditions, account.partition), ...exemptedBy(document, account)];
  const singledOut = [
    ...named.filter((identifier) => namedPrincipalKind(identifier) !== 'ROOT'),
    ...accountsToldApart(document, allowed, account.accountId),
  ];
  return {
    trusts,
    singledOut: [...new Set(singledOut)].toSorted(),
    allowsAnyone: allowed.includes('*'),
    namesOutsiders: allowed.some((identifier) => isOutsider(identifier, account.accountId)),
  };
}

/** Returns the root users of other accounts, or `*`, whose principals it lets in by who they are (G-8). */
function accountsToldApart(
  document: PolicyDocument,
  allowed: readonly string[],
  owner: string,
): readonly string[] {
  const whole = allowed.filter(
    (one) => one === '*' || (namedPrincipalKind(one) === 'ROOT' && accountOfIdentifier(one) !== owner),
  );
  return whole.length > 0 && compilePolicy(document).statements.some(asksWho) ? whole : [];
}

const allows = ({ statements }: PolicyDocument, index: number): boolean =>
  statements.some((statement) => statement.index === index && statement.effect === 'ALLOW');

const isOutsider = (identifier: string, owner: string): boolean =>
  !isOfNoAccount(namedPrincipalKind(identifier)) && accountOfIdentifier(identifier) !== owner;

/** Returns the name in an ARN: `arn:aws:secretsmanager:…:secret:prod/db-AbCdEf` is named `prod/db-AbCdEf`. */
function nameOf(arn: string): Pick<ResourceFact, 'service' | 'resourceType' | 'name'> {
  const { service = '', resource = '' } = parseArn(arn) ?? {};
  const [, resourceType, name] = /^\/?([a-z][A-Za-z-]*)[/:](.+)$/.exec(resource) ?? [];
  return resourceType === undefined || name === undefined
    ? { service, name: resource }
    : { service, resourceType, name };
}

/** Returns one gap for each reason, however many resources have it (F-73). */
function unreadableGaps(resources: readonly ResourceDetail[], accountId: string): readonly DataGap[] {
  const unread = resources.filter(({ error, policy }) => error !== undefined && policy === undefined);
  return [...groupBy(unread, ({ error }) => error)].map(([reason, [first, ...more]]) => ({
    kind: 'RESOURCE_POLICY_NOT_IMPORTED',
    accountId,
    message: `The policy of ${first?.arn}${more.length > 0 ? ` and of ${more.length} more resources` : ''} could not be read (${reason}). Collect it with permission to read it.`,
  }));
}
