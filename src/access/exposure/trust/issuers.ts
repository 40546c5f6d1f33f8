/** Whose tokens an OpenID Connect issuer gives out, and where in their subjects the organization stands. */
import { fitting, fixedStart, hasWildcard, STRANGER } from './trustJudge.js';

/** How subjects are written. Sources: the issuers' own documentation of the `sub` claim. */
interface SubjectForm {
  /** What a subject is divided by, in words. */
  readonly owner: string;
  /** Of an owner that no policy names. */
  readonly strangerSubject: string;
  /** A subject that starts so is of one owner alone, or no token has it. */
  readonly namesOwner?: RegExp;
}

export interface Issuer {
  /** Anybody can get a token of it, with a subject of an organization of their own. */
  readonly shared: boolean;
  /** Missing: how it forms its subjects is not known. */
  readonly form?: SubjectForm;
  /** What tells its customers apart where no subject is asked for; missing: only the subject does. */
  readonly ownerKey?: 'aud' | 'sts:rolesessionname';
}

/** After `repo:` stands `ORGANIZATION/REPOSITORY`: without a slash there is no such token. */
const repositories: SubjectForm = {
  owner: 'organization',
  strangerSubject: `repo:${STRANGER}/app:ref:refs/heads/main`,
  namesOwner:
    /^(?:(?:repo|repository|job_workflow_ref|workflow_ref):[^/:]+\/|(?:repo|repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):[^/:]+:)/i,
};

const projects: SubjectForm = {
  owner: 'group',
  strangerSubject: `project_path:${STRANGER}/app:ref_type:branch:ref:main`,
  namesOwner: /^(?:project_path:[^/:]+\/|project_id:[^:]+:)/i,
};

const organizations = (rest: string): SubjectForm => ({
  owner: 'organization',
  strangerSubject: `organization:${STRANGER}:${rest}`,
  namesOwner: /^organization:[^:]+:/i,
});

const runs = organizations('project:p:workspace:w:run_phase:apply');

const serviceAccounts: SubjectForm = {
  owner: 'namespace',
  strangerSubject: `system:serviceaccount:${STRANGER}:${STRANGER}`,
  namesOwner: /^system:serviceaccount:[^:]+:/i,
};

const teams: SubjectForm = {
  owner: 'team',
  strangerSubject: `owner:${STRANGER}:project:p:environment:production`,
  namesOwner: /^owner:[^:]+:/i,
};

const stacks: SubjectForm = {
  owner: 'organization',
  strangerSubject: `pulumi:deploy:org:${STRANGER}:project:p:stack:s:operation:update:scope:write`,
  namesOwner: /^pulumi:[^:]+:(?:org|pulumi\.organization\.login):[^:]+:/i,
};

const accounts: SubjectForm = {
  owner: 'account',
  strangerSubject: `account:${STRANGER}:${STRANGER}`,
  namesOwner: /^account:[^:]+:/i,
};

const controlPlanes: SubjectForm = {
  owner: 'organization',
  strangerSubject: `mcp:${STRANGER}/plane:provider:p`,
  namesOwner: /^mcp:[^/:]+\//i,
};

const enterprises: SubjectForm = {
  owner: 'enterprise',
  strangerSubject: `https://github.com/${STRANGER}`,
  namesOwner: /^https:\/\/github\.com\/[^/:]+[/:]/i,
};

const users: SubjectForm = { owner: 'user', strangerSubject: STRANGER };

/** Nothing is fixed, or only the label that stands before whose it is: `*`, `job:*`, `spiffe://*`. */
const unknownForm: SubjectForm = {
  owner: 'subject',
  strangerSubject: STRANGER,
  namesOwner: /^(?!$|[^:/|]+[:/|]+$)/,
};

/** By the label that subjects start with, whoever the issuer is. */
const formsByLabel: ReadonlyMap<string | undefined, SubjectForm> = new Map(
  [repositories, projects, runs, serviceAccounts, teams, stacks, accounts, controlPlanes].map((form) => [
    labelOf(form.strangerSubject),
    form,
  ]),
);

/**
 * E-48a, E-48b, E-49: those that AWS's documentation of controls for shared issuers lists, others of which anybody can
 * be a customer, and those of clusters.
 */
const issuers: readonly (readonly [host: RegExp, issuer: Issuer])[] = [
  [/^(?:token|vstoken)\.actions\.githubusercontent\.com$/, { shared: true, form: repositories }],
  [/^token\.actions\.githubusercontent\.com\//, { shared: false, form: repositories }],
  [/^oidc-configuration\.audit-log\.githubusercontent\.com$/, { shared: true, form: enterprises }],
  [/^gitlab\.com$/, { shared: true, form: projects }],
  [/^app\.(?:eu\.)?terraform\.io$/, { shared: true, form: runs }],
  [
    /^agent\.buildkite\.com$/,
    { shared: true, form: organizations('pipeline:p:ref:refs/heads/main:commit:c:step:s') },
  ],
  [/^oidc\.vercel\.com$/, { shared: true, form: teams, ownerKey: 'aud' }],
  [/^api\.pulumi\.com\/oidc$/, { shared: true, form: stacks, ownerKey: 'aud' }],
  [/^(?:oidc\.codefresh\.io|scalr\.io)$/, { shared: true, form: accounts }],
  [/^proidc\.upbound\.io$/, { shared: true, form: controlPlanes }],
  [/^sandboxes\.cloud$/, { shared: true, ownerKey: 'aud' }],
  [/^(?:studio\.datachain\.ai\/api|tokens\.cloud\.shisho\.dev)$/, { shared: true }],
  [
    /^sts\.windows\.net\/33e01921-4d64-4f8c-a055-5bdaffd5e33d$/,
    { shared: true, ownerKey: 'sts:rolesessionname' },
  ],
  [
    /^rh-oidc\.s3\.us-east-1\.amazonaws\.com\/(?:22ejnvnnturfmt6km08idd0nt4hekbn7|23e3sd27sju1hoou6ohfs68vbno607tr|23ne21h005qjl3n33d8dui5dlrmv2tmg|24jrf12m5dj7ljlfb4ta2frhrcoadm26)$/,
    { shared: true, form: serviceAccounts },
  ],
  [
    /^oidc\.op1\.openshiftapps\.com\/(?:2f785sojlpb85i7402pk3qogugim5nfb|2c51blsaqa9gkjt0o9rt11mle8mmropu)$/,
    { shared: true, form: serviceAccounts },
  ],
  [/^oidc\.eks\.[^/]+\/id\//, { shared: false, form: serviceAccounts }],
  [/^(?:accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$/, { shared: true, form: users }],
];

const privateIssuer: Issuer = { shared: false };

/** `host`: of the provider, with its path, in lower case. */
export const issuerOf = (host: string): Issuer =>
  issuers.find(([form]) => form.test(host))?.[1] ?? privateIssuer;

/** A stranger's own, and what fits `values` that leave open whose it is, each with what is open where it is let in. */
export function strangerSubjects(
  { form }: Issuer,
  values: readonly string[],
): readonly { readonly subject: string; readonly owner: string }[] {
  const { owner, strangerSubject } = form ?? unknownForm;
  return [
    { subject: strangerSubject, owner },
    ...values.flatMap((value) => {
      const known = form ?? formOf(value);
      const isOpen = known?.namesOwner?.test(fixedStart(value)) === false;
      return isOpen ? [{ subject: fitting(value), owner: known.owner }] : [];
    }),
  ];
}

/** Issuers of one organization write subjects as shared ones do, such as those of GitHub Enterprise and self-hosted GitLab. */
function formOf(value: string): SubjectForm | undefined {
  return hasWildcard(value) ? (formsByLabel.get(labelOf(value)) ?? unknownForm) : undefined;
}

function labelOf(subject: string): string | undefined {
  return /^\w*/.exec(subject)?.[0].toLowerCase();
}
