/** Which documents AWS would accept, for each place where one can stand (L-1 to L-6). */
import { segmentsOf } from './arns.js';
import { isObject, listOf, statementsOf, textsOf, type Json, type JsonObject } from './json.js';

export type DocumentKind =
  'IDENTITY' | 'TRUST' | 'RESOURCE' | 'SERVICE_CONTROL' | 'RESOURCE_CONTROL' | 'SESSION' | 'ENDPOINT';

interface Grammar {
  readonly principal: 'forbidden' | 'required';
  readonly notPrincipal: boolean;
  readonly resource: 'forbidden' | 'required' | 'optional';
  readonly notAction: boolean;
  readonly notResource: boolean;
}

/** The table of L-6. */
const grammars: Readonly<Record<DocumentKind, Grammar>> = {
  IDENTITY: {
    principal: 'forbidden',
    notPrincipal: false,
    resource: 'required',
    notAction: true,
    notResource: true,
  },
  SESSION: {
    principal: 'forbidden',
    notPrincipal: false,
    resource: 'required',
    notAction: true,
    notResource: true,
  },
  TRUST: {
    principal: 'required',
    notPrincipal: false,
    resource: 'forbidden',
    notAction: true,
    notResource: false,
  },
  RESOURCE: {
    principal: 'required',
    notPrincipal: true,
    resource: 'optional',
    notAction: true,
    notResource: true,
  },
  SERVICE_CONTROL: {
    principal: 'forbidden',
    notPrincipal: false,
    resource: 'required',
    notAction: true,
    notResource: true,
  },
  RESOURCE_CONTROL: {
    principal: 'required',
    notPrincipal: false,
    resource: 'required',
    notAction: false,
    notResource: true,
  },
  ENDPOINT: {
    principal: 'required',
    notPrincipal: true,
    resource: 'required',
    notAction: true,
    notResource: true,
  },
};

/** A document that is not well-formed is quarantined: it may allow and deny anything (E-79). */
export function isWellFormed(document: JsonObject, kind: DocumentKind): boolean {
  const version = document['Version'];
  const versionFits = version === undefined || version === '2012-10-17' || version === '2008-10-17';
  const entries = listOf(document['Statement']);
  return (
    versionFits &&
    entries.length > 0 &&
    entries.every((entry) => isObject(entry) && statementFits(entry, kind))
  );
}

function statementFits(statement: JsonObject, kind: DocumentKind): boolean {
  const effect = statement['Effect'];
  const fits = (effect === 'Allow' || effect === 'Deny') && elementsFit(statement, grammars[kind]);
  return fits && conditionFits(statement['Condition']) && kindFits(statement, kind);
}

function elementsFit(statement: JsonObject, grammar: Grammar): boolean {
  const [principals, actions, resources] = [
    present(statement, 'Principal', 'NotPrincipal'),
    present(statement, 'Action', 'NotAction'),
    present(statement, 'Resource', 'NotResource'),
  ];
  const negationsFit =
    (grammar.notPrincipal || statement['NotPrincipal'] === undefined) &&
    (grammar.notAction || statement['NotAction'] === undefined) &&
    (grammar.notResource || statement['NotResource'] === undefined);
  const principalFits =
    principals === (grammar.principal === 'required' ? 1 : 0) && principalShapeFits(statement);
  const resourceFits =
    grammar.resource === 'optional'
      ? resources <= 1
      : resources === (grammar.resource === 'required' ? 1 : 0);
  return negationsFit && principalFits && actions === 1 && resourceFits && listsFit(statement);
}

function present(statement: JsonObject, ...names: readonly string[]): number {
  return names.filter((name) => statement[name] !== undefined).length;
}

function listsFit(statement: JsonObject): boolean {
  const lists = ['Action', 'NotAction', 'Resource', 'NotResource']
    .map((name) => statement[name])
    .filter((value) => value !== undefined);
  return lists.every((value) => isTextList(value));
}

function isTextList(value: Json): boolean {
  const items = listOf(value);
  return items.length > 0 && items.every((item) => typeof item === 'string');
}

function principalShapeFits(statement: JsonObject): boolean {
  const { Principal: principal, NotPrincipal: notPrincipal } = statement;
  const value = principal === undefined ? notPrincipal : principal;
  if (value === undefined || value === '*') return true;
  const types = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
  if (!isObject(value) || Object.keys(value).length === 0) return false;
  return Object.entries(value).every(([type, list]) => types.includes(type) && isTextList(list));
}

function conditionFits(condition: Json | undefined): boolean {
  if (condition === undefined) return true;
  if (!isObject(condition)) return false;
  const scalar = (value: Json): boolean => ['string', 'number', 'boolean'].includes(typeof value);
  return Object.values(condition).every(
    (tests) => isObject(tests) && Object.values(tests).every((values) => listOf(values).every(scalar)),
  );
}

function kindFits(statement: JsonObject, kind: DocumentKind): boolean {
  if (kind === 'SESSION') return textsOf(statement['Resource'] ?? statement['NotResource']).every(isWholeArn);
  return kind !== 'RESOURCE_CONTROL' || isResourceControl(statement);
}

/** E-18d, L-14: session policies are not filled up, so AWS refuses short ARNs in them. */
function isWholeArn(entry: string): boolean {
  return entry === '*' || segmentsOf(entry).length === 6;
}

/** E-20b: what a customer may write; RCPFullAWSAccess is the one Allow. */
function isResourceControl(statement: JsonObject): boolean {
  if (statement['Principal'] !== '*') return false;
  return statement['Effect'] === 'Allow' || !textsOf(statement['Action']).includes('*');
}

/** Statements with what a document says about all of them. */
export interface DocumentStatement {
  readonly statement: JsonObject;
  readonly kind: DocumentKind;
  readonly knowsVariables: boolean;
}

export function readStatements(document: JsonObject, kind: DocumentKind): readonly DocumentStatement[] {
  const knowsVariables = document['Version'] === '2012-10-17';
  return statementsOf(document).map((statement) => ({ statement, kind, knowsVariables }));
}
