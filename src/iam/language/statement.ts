/** A policy as written, after parsing and before compiling: what the engine keeps of each statement. */
import type { Effect } from '../decide/decision.js';

/** L-6: which elements a document may hold depends on what it is. A permissions boundary is an IDENTITY document. */
export type PolicyDocumentKind =
  'IDENTITY' | 'TRUST' | 'RESOURCE' | 'SERVICE_CONTROL' | 'RESOURCE_CONTROL' | 'SESSION' | 'ENDPOINT';

/** E-54: the keys of a principal map; `{"AWS":"*"}` and a bare `"*"` are kept apart (O-12). */
export type PrincipalType = 'ANY' | 'AWS' | 'FEDERATED' | 'SERVICE' | 'CANONICAL_USER';

export interface PrincipalValue {
  readonly type: PrincipalType;
  /** As written; `*` for type ANY. */
  readonly value: string;
}

/** `inverted`: written as NotPrincipal, NotAction or NotResource (L-7). */
export interface PrincipalElement {
  readonly inverted: boolean;
  readonly values: readonly PrincipalValue[];
}

export interface ListElement {
  readonly inverted: boolean;
  readonly values: readonly string[];
}

/** One key under one operator of a Condition block, as written; all tests of a statement are ANDed (L-18). */
export interface ConditionTest {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Statement {
  readonly index: number;
  readonly sid?: string;
  readonly effect: Effect;
  /** Missing in identity, session and service control policies. */
  readonly principal?: PrincipalElement;
  readonly action: ListElement;
  /** Missing in trust policies, and in some resource policies: then it matches its own resource (E-38). */
  readonly resource?: ListElement;
  readonly conditions: readonly ConditionTest[];
}

/** L-2: anything before 2012-10-17, or no version, reads policy variables as plain text. */
export type PolicyVersion = '2012-10-17' | '2008-10-17';

export interface PolicyDocument {
  readonly kind: PolicyDocumentKind;
  readonly version: PolicyVersion;
  readonly statements: readonly Statement[];
}

/** Something wrong, or worth a word, at one place of a document. */
export interface PolicyProblem {
  /** JSON path such as `$.Statement[2].Action`. */
  readonly path: string;
  readonly message: string;
}
