/** Does the role's trust policy let the caller in, and what would have to stand in it? */
import type { RoleAsResource } from '../../graph/graphReader.js';
import { partitionOf } from '../../graph/requestPrincipal.js';
import { statementNames } from '../../iam/explain.js';
import type { Layer } from '../../iam/layers.js';
import { hasAccount } from '../../iam/request.js';
import type { CrossAccountStep } from '../answer.js';
import { joined, nameOf } from '../sentence.js';
import {
  appliedDocument,
  editRefusal,
  isDenied,
  serviceRuleOf,
  trustSide,
  type Assumption,
  type SideVerdict,
} from './assumption.js';
import { capitalised, statuses, stepOf, told } from './telling.js';

export interface TrustFinding {
  readonly step: CrossAccountStep;
  /** By which the caller comes in: the trust policy as it is, or as the fix makes it. Missing: by neither. */
  readonly entrance?: Layer;
}

/** `stored`: missing where the role's account was never imported. */
export function trustPolicyStep(assumption: Assumption, stored: RoleAsResource | undefined): TrustFinding {
  const verdict = trustSide(assumption);
  const rule = serviceRuleOf(assumption);
  if (rule?.side === 'TRUST') return found('BLOCKED', rule.reason, verdict);
  if (!stored) return found('UNKNOWN', 'The account of the role was never imported.', verdict);
  if (stored.trust.quarantined !== undefined) {
    return found('UNKNOWN', `The trust policy could not be understood: ${stored.trust.quarantined}`, verdict);
  }
  if (verdict.decision === 'IMPLICIT_DENY') return missing(assumption, stored);
  const { resource } = assumption.layers;
  const text = told(verdict, assumption.layers);
  return {
    ...found(statuses[verdict.decision], text, verdict),
    ...(resource && !isDenied(verdict) ? { entrance: resource } : {}),
  };
}

const NO_STATEMENTS = '{"Version":"2012-10-17","Statement":[]}';

const found = (
  status: CrossAccountStep['status'],
  explanation: string,
  { statements }: SideVerdict,
): TrustFinding => ({ step: stepOf('TRUST_POLICY', status, explanation, { statements }) });

function missing(assumption: Assumption, { role, trust }: RoleAsResource): TrustFinding {
  const text = trust.documentText ?? NO_STATEMENTS;
  const near = nearMiss(assumption, trust.uid, text);
  const closed = reasonWhyClosed(assumption);
  const rule = serviceRuleOf(assumption);
  const head = `The trust policy of ${nameOf(role)} does not let ${nameOf(assumption.from)} in.`;
  const step = (status: 'MISSING' | 'BLOCKED', ending: string, fix?: string): CrossAccountStep =>
    stepOf('TRUST_POLICY', status, [head, near.text, ending].filter((text) => text !== '').join(' '), {
      statements: near.statements,
      ...(fix === undefined ? {} : { fix }),
    });
  if (closed !== undefined) return { step: step('BLOCKED', closed) };
  if (rule) return { step: step('MISSING', `That it did would not help: ${rule.reason}`) };
  const statement = admitting(assumption);
  if (typeof statement === 'string') return { step: step('MISSING', statement) };
  const fix = withStatement(text, statement);
  const policies = [appliedDocument(trust.uid, JSON.parse(fix), 'TRUST')];
  const entrance: Layer = { status: 'COLLECTED', policies };
  if (isDenied(trustSide(assumption, entrance)))
    return { step: step('BLOCKED', 'As long as it denies what it does, a further statement does not help.') };
  const skipped = near.statements.length > 0 ? ', without those conditions' : '';
  return {
    step: step('MISSING', `The fix is that policy with a statement that does${skipped}.`, fix),
    entrance,
  };
}

/** Where no statement of a trust policy can help. */
function reasonWhyClosed({ request: { principal, resource } }: Assumption): string | undefined {
  if (hasAccount(principal) && principal.partition !== partitionOf(resource.arn))
    return 'Nothing is shared between partitions of AWS (E-58).';
  if (principal.kind === 'saml' || principal.kind === 'webIdentity') {
    const account = /^arn:[^:]+:iam::(\d{12}):/.exec(principal.provider)?.[1];
    if (account !== undefined && account !== resource.accountId)
      return 'An identity provider lets its users into roles of its own account only (E-47a).';
  }
  return editRefusal('iam:UpdateAssumeRolePolicy', resource.arn);
}

const signIn: Readonly<Record<string, string>> = {
  aws: 'https://signin.aws.amazon.com/saml',
  'aws-cn': 'https://signin.amazonaws.cn/saml',
  'aws-us-gov': 'https://signin.amazonaws-us-gov.com/saml',
};

/** The least that lets the caller in; or in words, where only the reader can know what that is. */
function admitting({ from, request: { principal, action, resource } }: Assumption): object | string {
  const allow = (Principal: object, Condition?: object): object => ({
    Effect: 'Allow',
    Principal,
    Action: action,
    ...(Condition ? { Condition } : {}),
  });
  if (from.kind === 'ANYONE') return 'A role should not let everyone in: ask about the one who is to get in.';
  switch (principal.kind) {
    case 'service':
      return allow({ Service: principal.service });
    case 'webIdentity':
      return `A statement that did would have to say which subjects of ${from.name} it means, by conditions on the claims aud and sub: without them it would let in all of them.`;
    case 'saml': {
      const aud = signIn[partitionOf(resource.arn)];
      return aud === undefined
        ? 'A statement that did would have to ask for the sign-in address of its partition as SAML:aud.'
        : allow({ Federated: principal.provider }, { StringEquals: { 'SAML:aud': aud } });
    }
    default:
      return allow({ AWS: from.identifier });
  }
}

function withStatement(text: string, statement: object): string {
  const document = documentIn(text);
  return JSON.stringify({ ...document, Statement: [...document.Statement, statement] });
}

/** Statements that would let the caller in, but for their conditions. */
function nearMiss(
  assumption: Assumption,
  uid: string,
  document: string,
): Pick<SideVerdict, 'statements'> & { readonly text: string } {
  const open: Layer = {
    status: 'COLLECTED',
    policies: [appliedDocument(uid, withoutConditions(document), 'TRUST')],
  };
  const verdict = trustSide(assumption, open);
  if (verdict.decision !== 'ALLOWED') return { statements: [], text: '' };
  const name = statementNames(assumption.layers);
  const { statements } = verdict;
  const whose = statements.length > 1 ? 'their' : 'its';
  const text = `${joined(statements.map(name))} would, but for ${whose} conditions, which are not met.`;
  return { statements, text: capitalised(text) };
}

/** Only of each Allow: a Deny would then deny everybody. */
function withoutConditions(text: string): object {
  const document = documentIn(text);
  const Statement = document.Statement.map((statement) => {
    const { Condition: _condition, ...unconditional } = statement;
    return statement.Effect === 'Allow' ? unconditional : statement;
  });
  return { ...document, Statement };
}

interface TrustDocument {
  readonly Statement: readonly { readonly Effect?: unknown; readonly Condition?: unknown }[];
}

/** A document that was understood: it has one statement or a list of them (L-1). */
function documentIn(text: string): TrustDocument {
  const document = JSON.parse(text) as { readonly Statement: object | readonly object[] };
  const { Statement: given } = document;
  return { ...document, Statement: Array.isArray(given) ? (given as readonly object[]) : [given] };
}
