/** Marks accounts as outdated whose escalations depend on trust or code of accounts that changed. */
import type { ImportProposal } from '../../../contract/graphWriter.js';
import { accountOfIdentifier } from '../../../model/principals/namedPrincipal.js';
import { permissionSetRole } from '../../../model/principals/permissionSetRole.js';
import type { QueryRunner } from '../../connection/connection.js';
import { count } from '../../../model/stored/field.js';
import { readValue } from '../../read/reads.js';
import { markManagersOf } from '../../read/organization/managedOrganizations.js';
import type { NodeKey } from '../graphEditor.js';
import type { UnitChanges } from '../unitChanges.js';
import { isSameButDates } from '../unitRows.js';
import { holdsCode, isNamedById } from '../../read/derivation/neighbors.js';

/** Whether a role `r` lets in others than before: it changed, or what bears on all roles of its account did. */
const isOfChanged = 'r.uid IN $roles OR r.accountId IN $accountIds';

/**
 * Marks accounts whose escalations depend on principals that the changed roles or accounts let in, or that they name
 * now or named before (`named`). Bounded by `restsElsewhere` accounts: those with a principal that may, or can gain
 * rights to, assume roles of other accounts, or that can become a principal which such trust distinguishes from others.
 */
const markResting = readValue(count)(`
WITH '*' IN $named OR EXISTS { MATCH (:Principal {uid: '*'})<-[:TRUSTS]-(r:IamRole) WHERE ${isOfChanged} } AS letAnyoneIn
CALL () {
  CALL () {
    MATCH (n:Principal)<-[:TRUSTS]-(r:IamRole)
    WHERE ${isNamedById('n')} AND (${isOfChanged})
    RETURN n.uid AS id
    UNION
    UNWIND $named AS id
    RETURN id
  }
  MATCH (p:Principal {uniqueId: id})
  RETURN collect(DISTINCT p.accountId) AS namedById
}
MATCH (a:Account {restsElsewhere: true}) WHERE a.outdated IS NULL AND NOT a.uid IN $current
  AND (letAnyoneIn OR a.uid IN $named OR a.uid IN namedById
    OR EXISTS { MATCH (:Principal {accountId: a.uid})<-[:TRUSTS]-(r:IamRole) WHERE ${isOfChanged} })
SET a.outdated = true
RETURN count(a) AS value`);

/**
 * Marks accounts that policies of functions and repositories of the changed accounts name, or named before (G-13). It
 * does not matter what policies the named account has, since its root user may be let in.
 */
const markNamedByCode = readValue(count)(`
CALL () {
  UNWIND $named AS id
  RETURN id
  UNION
  MATCH (p:Principal)<-[:TRUSTS]-(r:Resource) WHERE r.accountId IN $accountIds AND ${holdsCode('r')}
  RETURN coalesce(p.accountId, p.uid) AS id
}
WITH collect(DISTINCT id) AS ids
MATCH (a:Account) WHERE a.contentHash IS NOT NULL AND a.outdated IS NULL AND NOT a.uid IN $current
  AND ('*' IN ids OR a.uid IN ids)
SET a.outdated = true
RETURN count(a) AS value`);

/** Changes in accounts. */
interface Changed {
  /** Accounts all of which may let in other principals than before, or in another way. */
  readonly accountIds: readonly string[];
  /** ARNs of roles that may. */
  readonly roles: readonly string[];
  /** Account ids, unique ids, or `*`, that they newly name or no longer name. */
  readonly named: readonly string[];
  /** Accounts whose derivation already took the change into account. */
  readonly current: readonly string[];
}

async function mark(runner: QueryRunner, marking: typeof markResting, changed: Changed): Promise<number> {
  if (changed.accountIds.length + changed.roles.length + changed.named.length === 0) return 0;
  return marking(runner, { ...changed });
}

/** Marks dependents of accounts whose guardrails changed. Returns the number of newly outdated accounts. */
export async function markDependents(runner: QueryRunner, accountIds: readonly string[]): Promise<number> {
  const changed = { accountIds, roles: [], named: [], current: [] };
  const resting = await mark(runner, markResting, changed);
  return resting + (await mark(runner, markNamedByCode, changed));
}

export async function markDependentsOfImport(
  runner: QueryRunner,
  { accounts }: ImportProposal,
  changes: UnitChanges,
): Promise<void> {
  const current = accounts.map(({ facts }) => facts.accountId);
  const imported = new Set(
    accounts.flatMap(({ facts, isRederived = false }) => (isRederived ? [] : facts.accountId)),
  );
  const isImported = ({ unit }: { readonly unit: string }): boolean => imported.has(unit);
  const { added, changed, replaced, removed } = changes.nodes;
  const derivedFrom = changed.filter(({ hash }, at) => !isSameButDates(hash, replaced[at]?.hash ?? ''));
  const nodes = [...added, ...derivedFrom, ...removed];
  const links = [...changes.links.added, ...changes.links.removed];
  const rolesTrust = links.filter(({ kind }) => kind === 'Principal TRUSTS Principal');
  const resourcesTrust = links.filter(({ kind }) => kind === 'Resource TRUSTS Principal');
  const resourcesName = links.filter(({ kind }) => kind === 'Resource SINGLES_OUT Principal');
  const trustPolicies = links.filter(({ kind }) => kind === 'Principal TRUST_POLICY PolicyDocument');
  await mark(runner, markResting, {
    accountIds: [],
    roles: [
      ...nodes.filter((node) => isRole(node) && isImported(node)).map(({ uid }) => uid),
      ...[...rolesTrust, ...trustPolicies].filter(isImported).map(({ from }) => from),
    ],
    // A resource that is open to anyone does not count as naming principals.
    named: namedIn([
      ...rolesTrust,
      ...resourcesTrust.filter(({ to }) => to !== '*'),
      ...resourcesName,
      ...askedAnew(accounts, links),
    ]),
    current,
  });
  await mark(runner, markNamedByCode, {
    accountIds: [...nodes.filter(({ uid }) => isOfCode(uid)), ...links.filter(({ from }) => isOfCode(from))]
      .filter(isImported)
      .map(({ unit }) => unit),
    roles: [],
    named: namedIn(resourcesTrust.filter(({ from }) => isOfCode(from))),
    current,
  });
  const roleSets = added.filter(({ uid }) => permissionSetRole(uid));
  await markManagersOf(runner, [...new Set(roleSets.map(({ unit }) => unit))], current);
}

/** Returns whom resources tell apart whose policies changed, also where they name the same principals as before (G-8). */
function askedAnew(
  accounts: ImportProposal['accounts'],
  links: readonly { readonly kind: string; readonly from: string }[],
): readonly { readonly to: string }[] {
  const changed = new Set(links.flatMap(({ kind, from }) => (kind === RESOURCE_POLICY ? from : [])));
  return accounts
    .flatMap(({ facts }) => facts.resources.filter(({ arn }) => changed.has(arn)))
    .flatMap(({ singledOut }) => singledOut.map((to) => ({ to })));
}

const RESOURCE_POLICY = 'Resource RESOURCE_POLICY PolicyDocument';

const isRole = ({ label, uid }: NodeKey): boolean => label === 'Principal' && uid.includes(':role/');

/** Whether it is a function or repository, whose policy may let others change code that runs as a role (G-13). */
const isOfCode = (arn: string): boolean =>
  /^arn:[^:]+:(?:lambda:.+:function|ecr:.+:repository)[:/]/.test(arn);

/** Returns the accounts of the targets, or their identifiers if they have none. */
const namedIn = (links: readonly { readonly to: string }[]): readonly string[] => [
  ...new Set(links.map(({ to }) => accountOfIdentifier(to) ?? to)),
];
