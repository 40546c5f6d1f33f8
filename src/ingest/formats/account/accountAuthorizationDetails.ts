/** Reads account authorization details: loose JSON in, a typed export per account or all located problems out. */
import type { JsonValue } from '../../../iam/language/json.js';
import { isJsonArray, isJsonRecord } from '../shared/jsonValue.js';
import type { InputDocument } from '../../read/readExport.js';
import type { CollectedLists, EntityDetail } from './accountExport.js';
import type { ParsedExport } from '../parsedExport.js';
import type { ExportPage } from '../parsedExport.js';
import { Attribution } from '../shared/attribution.js';
import { readEntityDetail, readGroup, readManagedPolicy, readRole, readUser } from './entities.js';
import { awsAccountId } from './entityArn.js';
import { asFields, elementsOf, type Fields, type Located } from '../shared/fields.js';
import { Findings } from '../shared/findings.js';
import { splitByAccount, type Filed } from './splitByAccount.js';

const entityLists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList'];

/** One page, the pages that the CLI merged, or an array of pages (F-6). */
export function isAccountAuthorizationDetails(value: JsonValue): boolean {
  return isJsonArray(value) ? value.some(isPage) : isPage(value);
}

/** Other calls print lists called `Policies` too, but none with all versions of each. */
function isPage(value: JsonValue): boolean {
  if (!isJsonRecord(value)) return false;
  const policies = value['Policies'] ?? null;
  const hasVersions = (policy: JsonValue): boolean => isJsonRecord(policy) && 'PolicyVersionList' in policy;
  return entityLists.some((key) => key in value) || (isJsonArray(policies) && policies.some(hasVersions));
}

/** Refuses an account as a whole for a problem in any of its entities, and the file for one that is nobody's. */
export function parseAccountAuthorizationDetails(document: InputDocument): ParsedExport {
  const { file, value, duplicateKeys, slice } = document;
  const findings = new Findings(file, duplicateKeys, slice);
  const reading = new ExportReading(findings, slice !== undefined);
  const located = elementsOf({ value, path: '$' }, findings);
  return reading.result(located.map((page) => reading.page(page)).filter((page) => page !== undefined));
}

const entityKeys = {
  user: { list: 'UserDetailList', name: 'UserName' },
  group: { list: 'GroupDetailList', name: 'GroupName' },
  role: { list: 'RoleDetailList', name: 'RoleName' },
  policy: { list: 'Policies', name: 'PolicyName' },
} as const;

/** Goes through one file and remembers whom its problems concern. */
class ExportReading {
  private readonly findings: Findings;
  private readonly attribution: Attribution;

  /** `isSlice`: what a page has to hold, or a file, may be in another part of it. */
  constructor(
    findings: Findings,
    private readonly isSlice: boolean,
  ) {
    this.findings = findings;
    this.attribution = new Attribution(findings);
    findings.refuseHiddenValues(insideDocument);
  }

  page(page: Located): ExportPage | undefined {
    const fields = asFields(page, this.findings);
    if (fields === undefined) return undefined;
    if (!isPage(page.value) && fields.at('IsTruncated') === undefined && !this.isSlice) {
      return this.findings.problem(
        page.path,
        `This is no page of account authorization details. Take it out.`,
      );
    }
    const lists = {
      users: this.entities(fields, 'user', readUser),
      groups: this.entities(fields, 'group', readGroup),
      roles: this.entities(fields, 'role', readRole),
      policies: this.entities(fields, 'policy', readManagedPolicy),
    };
    const paging = readPaging(fields);
    const collected = collectedLists(fields);
    return { path: page.path, collected, ...paging, ...splitByAccount(lists, collected, paging.truncated) };
  }

  result(pages: readonly ExportPage[]): ParsedExport {
    const { file, problemCount } = this.findings;
    const { refusesFile, refusedAccountIds: refused, hasAccounts } = this.attribution;
    if (!hasAccounts && problemCount === 0 && !this.isSlice) this.findings.note('$', nobodysFile);
    return {
      file,
      pages: refusesFile ? [] : pages.map((page) => withoutAccounts(page, refused)),
      refusedAccountIds: [...refused],
      ...(refusesFile ? { refusedFile: true } : {}),
      problems: this.findings.allProblems(),
      notes: this.findings.allNotes(),
    };
  }

  private entities<Body>(
    page: Fields,
    kind: keyof typeof entityKeys,
    readBody: (fields: Fields) => Body,
  ): readonly Filed<EntityDetail & Body>[] {
    const { list, name } = entityKeys[kind];
    return page.recordList(list).flatMap((record) => this.entity(record, kind, name, readBody) ?? []);
  }

  /** Reads on after a problem, to find the others. */
  private entity<Body>(
    record: Fields,
    kind: keyof typeof entityKeys,
    nameKey: string,
    readBody: (fields: Fields) => Body,
  ): Filed<EntityDetail & Body> | undefined {
    const before = this.findings.problemCount;
    const body = readBody(record);
    const entity = record.arn('Arn', kind);
    if (entity === undefined) return undefined;
    const detail = { ...readEntityDetail(record, entity, nameKey), ...body };
    if (entity.accountId !== awsAccountId) this.attribution.of(entity.accountId, before);
    return { partition: entity.partition, accountId: entity.accountId, detail };
  }
}

const nobodysFile =
  'This file holds no user, group, role or customer managed policy, so it belongs to no account and changes none.';

const insideDocument = /\.(?:PolicyDocument|AssumeRolePolicyDocument|Document)[.[]/;

function collectedLists(page: Fields): CollectedLists {
  const has = (kind: keyof typeof entityKeys): boolean => page.at(entityKeys[kind].list) !== undefined;
  return {
    ...(has('user') && { users: true }),
    ...(has('group') && { groups: true }),
    ...(has('role') && { roles: true }),
    ...(has('policy') && { policies: true, awsPolicies: true }),
  };
}

/** F-116: the token of the CLI's own paging counts in any case, the marker of the API unless it is the last one. */
function readPaging(page: Fields): Pick<ExportPage, 'truncated' | 'isLast'> {
  const isTruncated = page.flag('IsTruncated');
  const hasMarker = page.text('Marker') !== undefined;
  const hasToken = page.text('NextToken') !== undefined;
  return { truncated: hasToken || (isTruncated ?? hasMarker), isLast: isTruncated === false && !hasToken };
}

function withoutAccounts(page: ExportPage, refused: ReadonlySet<string>): ExportPage {
  return { ...page, accounts: page.accounts.filter(({ accountId }) => !refused.has(accountId)) };
}
