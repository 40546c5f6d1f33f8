/** A token of one OpenID Connect provider, as a trust policy sees it. */
import { unknownPrincipal } from '../../../graph/engine/requestPrincipal.js';
import type { AccessEvaluation } from '../../../iam/decide/decision.js';
import type { Sent, TrustJudge } from './trustJudge.js';

export class Token {
  readonly host: string;

  constructor(
    readonly provider: string,
    readonly judge: TrustJudge,
  ) {
    const at = provider.indexOf(':oidc-provider/');
    this.host = (at < 0 ? provider : provider.slice(at + ':oidc-provider/'.length)).toLowerCase();
  }

  readonly claim = (name: string): string => `${this.host}:${name}`;

  letsIn(sent: Sent): AccessEvaluation | undefined {
    return this.judge.letsIn(unknownPrincipal(this.provider), 'sts:AssumeRoleWithWebIdentity', sent);
  }

  /** What the policy reads of it, besides these. */
  readonly claimsBut = (...names: readonly string[]): readonly string[] => {
    const but = new Set(names.map(this.claim));
    return [...this.judge.keys].filter((key) => key.startsWith(`${this.host}:`) && !but.has(key));
  };
}
