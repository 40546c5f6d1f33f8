/** The policies of an account, and those that its users, groups and roles hold. */
import type { PolicyFact } from '../../graph/contract/graphWriter.js';
import { packagedPolicyGap } from '../../graph/engine/importGaps.js';
import { getOrMake } from '../../graph/model/memoize.js';
import { inlinePolicyUid } from '../../graph/model/policyUid.js';
import type { StoredDocument } from '../../graph/model/storedPolicies.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type {
  AccountExport,
  GroupDetail,
  ManagedPolicyDetail,
  RoleDetail,
  UserDetail,
} from '../formats/account/accountExport.js';
import { defaultVersion, isOfAws, managedPolicyFact, packagedPolicy } from './managedPolicies.js';
import type { DocumentCollector } from './policyDocuments.js';

export class PolicyCollector {
  /** The policies by uid. */
  readonly facts = new Map<string, PolicyFact>();
  readonly versionDocuments = new Map<string, StoredDocument>();
  /** The uids of managed policies by ARN. */
  private readonly uids = new Map<string, string>();
  /** Managed policies by ARN, of the account and of AWS. */
  readonly managed: ReadonlyMap<string, ManagedPolicyDetail>;

  /** `awsManaged`: the AWS managed policies of the same import, by ARN. `gaps` receives what is missing. */
  constructor(
    private readonly account: AccountExport,
    awsManaged: ReadonlyMap<string, ManagedPolicyDetail>,
    private readonly documents: DocumentCollector,
    private readonly gaps: DataGap[],
  ) {
    const own = account.policies.map((policy) => [policy.arn, policy] as const);
    this.managed = new Map([...awsManaged, ...own]);
  }

  /** Returns the uids of inline and attached policies, sorted. */
  uidsOf(holder: UserDetail | RoleDetail | GroupDetail, kind: string): readonly string[] {
    const inline = holder.inlinePolicies.map(({ name, document }) => {
      const uid = inlinePolicyUid(holder.arn, name);
      const owner = `inline policy ${name} of ${kind} ${holder.name}`;
      const documentHash = this.documents.add(document, 'IDENTITY', owner);
      this.facts.set(uid, { uid, kind: 'INLINE', name, ownerArn: holder.arn, documentHash });
      return uid;
    });
    const attached = holder.attachedPolicies.map(({ arn, name }) => this.managedUid(arn, name));
    return [...new Set([...inline, ...attached])].sort();
  }

  /**
   * Returns the uid of a policy. One that the export names but does not hold is taken from the data package of AWS
   * managed policies, or else kept without a document (F-11, F-19).
   */
  managedUid(arn: string, name: string): string {
    return getOrMake(this.uids, arn, () => this.collectManaged(arn, name));
  }

  private collectManaged(arn: string, name: string): string {
    const exported = this.managed.get(arn);
    const packaged = exported || !isOfAws(arn) ? undefined : packagedPolicy(arn);
    const detail = exported ?? packaged?.detail;
    const fact = managedPolicyFact({ arn, name, detail, dataPackage: packaged?.date }, (document) =>
      this.documents.add(document, 'IDENTITY', `policy ${name}`),
    );
    if (fact.documentHash === undefined)
      this.gaps.push(missingGap(this.account, 'POLICY_NOT_IMPORTED', `The export names policy ${arn}`));
    if (packaged)
      this.gaps.push(packagedPolicyGap(arn, detail?.defaultVersionId, packaged.date, this.account.accountId));
    this.facts.set(fact.uid, { ...fact, ...(isOfAws(arn) ? {} : this.otherVersions(detail)) });
    return fact.uid;
  }

  /** Reads the other versions, which a caller may make the default (F-16). An unreadable one is a gap (E-79). */
  private otherVersions(detail: ManagedPolicyDetail | undefined): Pick<PolicyFact, 'otherVersions'> {
    const current = detail && defaultVersion(detail);
    const others = (detail?.versions ?? []).filter((version) => version !== current);
    const otherVersions = others.flatMap(({ versionId, document }) => {
      const read = this.documents.version(document, `version ${versionId} of policy ${detail?.name ?? ''}`);
      if (read === undefined) return [];
      this.versionDocuments.set(read.hash, read);
      return [read.hash];
    });
    return otherVersions.length === 0 ? {} : { otherVersions };
  }
}

/** Returns a gap for a missing entity. `what`: a sentence on which entity names it. */
export const missingGap = (
  { accountId }: Pick<AccountExport, 'accountId'>,
  kind: DataGap['kind'],
  what: string,
): DataGap => ({
  kind,
  accountId,
  message: `${what}, which the export does not hold. Export the account again, without a filter.`,
});
