/** Types of a policy document after parsing and before compiling. */
import type { Effect } from '../decide/decision.js';

/** The kind of a document, which decides its legal elements (L-6). A permissions boundary is an IDENTITY document. */
export type PolicyDocumentKind =
  'IDENTITY' | 'TRUST' | 'RESOURCE' | 'SERVICE_CONTROL' | 'RESOURCE_CONTROL' | 'SESSION' | 'ENDPOINT';

/** The keys of a principal map (E-54). `{"AWS":"*"}` and a bare `"*"` are different (O-12). */
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

/** The version of a document. In any other than 2012-10-17, policy variables are plain text (L-2). */
export type PolicyVersion = '2012-10-17' | '2008-10-17';

export interface PolicyDocument {
  readonly kind: PolicyDocumentKind;
  readonly version: PolicyVersion;
  readonly statements: readonly Statement[];
}

/** A problem or remark at one place of a document. */
export interface PolicyProblem {
  /** JSON path such as `$.Statement[2].Action`. */
  readonly path: string;
  readonly message: string;
}
