/** Writes what accounts share: documents and their statements, AWS's policies, and whom policies and workloads only name. */
import type { DocumentFact, StatementFact } from '../../model/facts/documentFact.js';
import type { PrincipalKind } from '../../model/graph.js';
import { accountOfIdentifier, namedPrincipal } from '../../model/principals/namedPrincipal.js';
import { integer, type QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import type { GraphEditor, NewNode, NewRelationship } from './graphEditor.js';
import type { ImportRows } from './account/importRows.js';

/** Those that are not stored. */
export async function missingDocuments(
  editor: GraphEditor,
  documents: ReadonlyMap<string, DocumentFact>,
): Promise<readonly DocumentFact[]> {
  const all = [...documents.values()];
  await editor.find(all.map(({ hash: uid }) => ({ label: 'PolicyDocument', uid })));
  return all.filter(({ hash: uid }) => !editor.isStored({ label: 'PolicyDocument', uid }));
}

/** Bound what one step takes: parsed statements are many times their document. */
const DOCUMENTS_PER_STEP = 2_000;
const CHARACTERS_PER_STEP = 2_000_000;

/** Documents that are not there yet, with their statements, which may be. */
export async function writeDocuments(editor: GraphEditor, documents: readonly DocumentFact[]): Promise<void> {
  for (const some of inSteps(documents)) await writeSomeDocuments(editor, some);
}

function* inSteps(documents: readonly DocumentFact[]): Generator<readonly DocumentFact[]> {
  let step: DocumentFact[] = [];
  let characters = 0;
  for (const document of documents) {
    step.push(document);
    characters += document.text.length;
    if (step.length < DOCUMENTS_PER_STEP && characters < CHARACTERS_PER_STEP) continue;
    yield step;
    step = [];
    characters = 0;
  }
  if (step.length > 0) yield step;
}

async function writeSomeDocuments(editor: GraphEditor, documents: readonly DocumentFact[]): Promise<void> {
  const withStatements = documents.map((document) => ({ document, statements: document.statements() }));
  const statements = withStatements.flatMap((one) => one.statements.map(statementNode));
  const links = withStatements.flatMap((one) => one.statements.flatMap(actionLinks));
  const patterns = [...new Set(links.map(({ pattern }) => pattern))].map(patternNode);
  await editor.find([...statements, ...patterns]);
  const isNew = new Set((await editor.createMissing(statements)).map(({ uid }) => uid));
  await editor.createMissing([...documents.map(documentNode), ...patterns]);
  await editor.connect([
    ...withStatements.flatMap(statementPlaces),
    ...distinctLinks(links)
      .filter(({ statement }) => isNew.has(statement))
      .map(linkRelationship),
  ]);
}

const documentNode = ({ hash, text, quarantined }: DocumentFact): NewNode => ({
  label: 'PolicyDocument',
  uid: hash,
  properties: { text, ...(quarantined === undefined ? {} : { quarantined }) },
});

const statementNode = ({ uid, ...properties }: StatementFact): NewNode => ({
  label: 'Statement',
  uid,
  properties: withoutEmpty(properties),
});

const withoutEmpty = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

const statementPlaces = ({
  document,
  statements,
}: {
  readonly document: DocumentFact;
  readonly statements: readonly StatementFact[];
}): readonly NewRelationship[] =>
  statements.map((statement, index) => ({
    kind: 'PolicyDocument HAS_STATEMENT Statement',
    from: document.hash,
    to: statement.uid,
    properties: { index: integer(index) },
  }));

interface ActionLink {
  readonly statement: string;
  readonly effect: StatementFact['effect'];
  readonly pattern: string;
  readonly except: readonly string[] | null;
}

/** A NotAction is a link to `*` that says what it excepts. */
function actionLinks({ uid, effect, actions, notActions }: StatementFact): readonly ActionLink[] {
  if (notActions.length > 0) return [{ statement: uid, effect, pattern: '*', except: notActions }];
  const patterns = [...new Set(actions.map((action) => action.toLowerCase()))];
  return patterns.map((pattern) => ({ statement: uid, effect, pattern, except: null }));
}

/** `prefix`: the text before the first wildcard, so that a query finds the patterns that may match an action. */
function patternNode(uid: string): NewNode {
  const [service = '*', ...rest] = uid.split(':');
  const anyService = rest.length === 0 || /[*?]/.test(service);
  const prefix = anyService ? '' : (uid.split(/[*?]/, 1)[0] ?? '');
  return { label: 'ActionPattern', uid, properties: { service: anyService ? '*' : service, prefix } };
}

const distinctLinks = (links: readonly ActionLink[]): readonly ActionLink[] => [
  ...new Map(links.map((link) => [`${link.statement} ${link.pattern}`, link])).values(),
];

const linkRelationship = ({ statement, effect, pattern, except }: ActionLink): NewRelationship => ({
  kind: effect === 'ALLOW' ? 'Statement ALLOWS ActionPattern' : 'Statement DENIES ActionPattern',
  from: statement,
  to: pattern,
  ...(except === null ? {} : { properties: { except } }),
});

export const awsPolicyNode = ({ uid, properties }: ImportRows['awsPolicies'][number]): NewNode => ({
  label: 'Policy',
  uid,
  properties,
});

export const documentsOfPolicies = (policies: ImportRows['awsPolicies']): readonly NewRelationship[] =>
  policies.flatMap(({ uid: from, documentHash: to }) =>
    to === null ? [] : [{ kind: 'Policy HAS_DOCUMENT PolicyDocument', from, to }],
  );

const labelsOfKind: Partial<Record<PrincipalKind, readonly string[]>> = {
  ANYONE: ['Anyone'],
  ROOT: ['AccountRoot', 'External'],
  SAML_PROVIDER: ['SamlProvider'],
  OIDC_PROVIDER: ['OidcProvider'],
  ROLE_SESSION: ['RoleSession'],
  SERVICE: ['ServicePrincipal'],
  EXTERNAL: ['External'],
};

/** Whom policies and workloads name, and their accounts. */
export const namedNodes = (named: ImportRows['named']): readonly NewNode[] => [
  ...named.flatMap(({ accountId: uid, partition }) =>
    uid
      ? [
          {
            label: 'Account' as const,
            uid,
            properties: { partition: partition ?? 'aws', imported: false, version: integer(0) },
          },
        ]
      : [],
  ),
  ...named.map(({ uid, ...properties }) => ({
    label: 'Principal' as const,
    uid,
    otherLabels: labelsOfKind[properties.kind] ?? [],
    properties,
  })),
];

/** A policy set of principals that something tells apart, as a node. Services and everybody are of no account. */
export const ownSetNode = ({
  uid,
  principals: [first = '', ...others],
}: ImportRows['ownSets'][number]): NewNode => ({
  label: 'PolicySet',
  uid,
  properties: {
    shared: false,
    accountId: accountOfIdentifier(first) ?? null,
    name: others.length === 0 ? `only ${namedPrincipal(first).name}` : `${others.length + 1} principals`,
  },
});

const MEMBERS = cypher(`
UNWIND $uids AS uid
MATCH (p:Principal)-[:GOVERNED_BY]->(:PolicySet {uid: uid})
RETURN p.uid AS principal, uid`);

/** Who is not stored as a member of these sets. `isNew`: uids of sets that were not there before. */
export async function missingMembers(
  runner: QueryRunner,
  sets: ImportRows['ownSets'],
  isNew: ReadonlySet<string>,
): Promise<readonly NewRelationship[]> {
  const uids = sets.map(({ uid }) => uid).filter((uid) => !isNew.has(uid));
  const stored = uids.length === 0 ? [] : await runner.run(MEMBERS, { uids });
  const isMember = new Set(stored.map((row) => `${String(row['principal'])} ${String(row['uid'])}`));
  return sets.flatMap(({ uid: to, principals }) =>
    principals
      .filter((from) => !isMember.has(`${from} ${to}`))
      .map((from) => ({ kind: 'Principal GOVERNED_BY PolicySet', from, to })),
  );
}
