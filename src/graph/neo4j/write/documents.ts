/** Writes policy documents and their statements, which accounts and organizations share by content. */
import type { DocumentFact, StatementFact } from '../../model/storedPolicies.js';
import type { GraphEditor, NewNode, NewRelationship } from './graphEditor.js';
import { CHARACTERS_PER_STEP, DOCUMENTS_PER_STEP, PATTERN_CHARACTERS } from '../limits.js';

/**
 * Writes missing documents with their statements, some of which may be stored, and those anew that an earlier version
 * could read and this one cannot, or the other way round. Returns the missing documents.
 */
export async function writeDocuments(
  editor: GraphEditor,
  documents: readonly DocumentFact[],
): Promise<readonly DocumentFact[]> {
  await editor.find(documents.map(keyOf));
  const missing = documents.filter((document) => !editor.isStored(keyOf(document)));
  const readAnew = documents.filter(
    (document) => editor.isStored(keyOf(document)) && editor.hashOf(keyOf(document)) !== document.quarantined,
  );
  await editor.disconnectFrom('HAS_STATEMENT', readAnew.map(keyOf));
  await editor.setProperties(
    readAnew.map((document) => ({
      ...keyOf(document),
      properties: { quarantined: document.quarantined ?? null },
    })),
  );
  for (const some of inSteps([...missing, ...readAnew])) await writeSome(editor, some);
  return missing;
}

const keyOf = ({ hash: uid }: DocumentFact) => ({ label: 'PolicyDocument', uid }) as const;

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

async function writeSome(editor: GraphEditor, documents: readonly DocumentFact[]): Promise<void> {
  const places: NewRelationship[] = [];
  const statements = new Map<string, StatementFact>();
  for (const document of documents) {
    document.statements().forEach((statement, index) => {
      statements.set(statement.uid, statement);
      places.push(placeOf(document, statement, index));
    });
  }
  const links = [...statements.values()].flatMap(actionLinks);
  const patterns = [...new Set(links.map(({ to }) => to))].map(patternNode);
  await editor.find([...[...statements.values()].map(statementNode), ...patterns]);
  const created = await editor.createMissing([...statements.values()].map(statementNode));
  const isNew = new Set(created.map(({ uid }) => uid));
  await editor.createMissing([...documents.map(documentNode), ...patterns]);
  await editor.connect([...places, ...links.filter(({ from }) => isNew.has(from))]);
}

const documentNode = ({ hash, text, quarantined }: DocumentFact): NewNode => ({
  label: 'PolicyDocument',
  uid: hash,
  properties: { text, quarantined },
});

/** Makes the node of a statement, without empty lists. */
const statementNode = ({ uid, ...properties }: StatementFact): NewNode => ({
  label: 'Statement',
  uid,
  properties: Object.fromEntries(
    Object.entries(properties).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  ),
});

const placeOf = (
  { hash: from }: DocumentFact,
  { uid: to }: StatementFact,
  index: number,
): NewRelationship => ({
  kind: 'PolicyDocument HAS_STATEMENT Statement',
  from,
  to,
  properties: { index },
});

/**
 * Returns links to action patterns. A NotAction is a link to `*` with its exceptions. Of a pattern only the beginning
 * is stored: queries look no further, and an index takes no long text.
 */
function actionLinks({ uid: from, effect, actions, notActions }: StatementFact): readonly NewRelationship[] {
  const kind = effect === 'ALLOW' ? 'Statement ALLOWS ActionPattern' : 'Statement DENIES ActionPattern';
  if (notActions.length > 0) return [{ kind, from, to: '*', properties: { except: notActions } }];
  const patterns = actions.map((action) => action.toLowerCase().slice(0, PATTERN_CHARACTERS));
  return [...new Set(patterns)].map((to) => ({ kind, from, to }));
}

/** Makes the node of an action pattern. `prefix`, for queries: the text before the first wildcard. */
function patternNode(uid: string): NewNode {
  const [service = '*', ...rest] = uid.split(':');
  const anyService = rest.length === 0 || /[*?]/.test(service);
  const prefix = anyService ? '' : (uid.split(/[*?]/, 1)[0] ?? '');
  return { label: 'ActionPattern', uid, properties: { service: anyService ? '*' : service, prefix } };
}
