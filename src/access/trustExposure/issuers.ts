/** Whose tokens an OpenID Connect issuer gives out, and where in their subjects the organization stands. */
import { STRANGER as stranger } from './patterns.js';

export interface Issuer {
  /** Anybody can get a token of it, with a subject of an organization of their own. */
  readonly shared: boolean;
  /** A subject of an organization that no policy names. */
  readonly strangerSubject: string;
  /** What the subject is divided by, in words. */
  readonly owner: string;
  /** A subject that starts so is of one owner alone; missing: how the issuer forms its subjects is not known. */
  readonly namesOwner?: RegExp;
}

/** E-48a, E-49. Sources: the issuers' own documentation of the `sub` claim. */
const issuers: readonly (readonly [host: RegExp, issuer: Issuer])[] = [
  [
    /^token\.actions\.githubusercontent\.com(?:\/|$)/,
    {
      shared: true,
      strangerSubject: `repo:${stranger}/app:ref:refs/heads/main`,
      owner: 'organization',
      namesOwner:
        /^(?:(?:repo|repository|job_workflow_ref|workflow_ref):[^/:]+\/|(?:repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):[^:]+:)/,
    },
  ],
  [
    /^gitlab\.com$/,
    {
      shared: true,
      strangerSubject: `project_path:${stranger}/app:ref_type:branch:ref:main`,
      owner: 'group',
      namesOwner: /^(?:project_path:[^/:]+\/|project_id:[^:]+:)/,
    },
  ],
  [
    /^app\.terraform\.io$/,
    {
      shared: true,
      strangerSubject: `organization:${stranger}:project:p:workspace:w:run_phase:apply`,
      owner: 'organization',
      namesOwner: /^organization:[^:]+:/,
    },
  ],
  [
    /^agent\.buildkite\.com$/,
    {
      shared: true,
      strangerSubject: `organization:${stranger}:pipeline:p:ref:refs/heads/main:commit:c:step:s`,
      owner: 'organization',
      namesOwner: /^organization:[^:]+:/,
    },
  ],
  [
    /^oidc\.vercel\.com$/,
    {
      shared: true,
      strangerSubject: `owner:${stranger}:project:p:environment:production`,
      owner: 'team',
      namesOwner: /^owner:[^:]+:/,
    },
  ],
  [
    /^oidc\.eks\.[^/]+\/id\//,
    {
      shared: false,
      strangerSubject: `system:serviceaccount:${stranger}:${stranger}`,
      owner: 'namespace',
      namesOwner: /^system:serviceaccount:[^:]+:/,
    },
  ],
  [
    /^(?:accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$/,
    { shared: true, strangerSubject: stranger, owner: 'user' },
  ],
];

const privateIssuer: Issuer = { shared: false, strangerSubject: stranger, owner: 'subject' };

/** `host`: of the provider, with its path, in lower case. */
export const issuerOf = (host: string): Issuer =>
  issuers.find(([form]) => form.test(host))?.[1] ?? privateIssuer;
