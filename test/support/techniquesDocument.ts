/** docs/techniques.md, written from the data. */
import { techniqueText } from '../../src/access/shared/sentences.js';
import { gainsOf, gainText, requiredText } from '../../src/escalation/catalog/notation.js';
import { catalogs, derived, referencesOf } from '../../src/escalation/catalog/references.js';
import { severityOf } from '../../src/escalation/catalog/severity.js';
import {
  isOnByDefault,
  type Technique,
  type TechniqueTable,
} from '../../src/escalation/catalog/technique.js';
import { techniques } from '../../src/escalation/catalog/techniques.js';
import { fixedCalls } from './fixedCalls.js';
import { fixtureKinds, notShown, techniqueFixtures } from './techniqueFixtures.js';

const groups: Readonly<Record<TechniqueTable, readonly [heading: string, text: string]>> = {
  A: [
    'IAM writes on yourself',
    'The caller changes what it may do itself, or makes a principal that may do anything.',
  ],
  B: [
    'Taking over another principal',
    'The caller gets credentials of another user, or gets into another role. Where a target gains any permission, its own boundary and the guardrails of its account still limit it.',
  ],
  C: [
    'Passing a role to a new workload',
    'The caller starts something that runs as the role. Every row requires `PASS` or `PROFILE`.',
  ],
  D: [
    'Using what runs as a role already',
    'The caller enters or changes an existing workload W that runs as the role R; nothing is passed. Where what runs in the account was not imported, the step is CONDITIONAL: if there is such a workload.',
  ],
  E: [
    'Resource policies, keys and data',
    'The caller reaches a resource whose content may yield credentials. These are findings about a principal, and no steps of a path.',
  ],
  F: ['Identity Center and Organizations', 'The caller reaches other accounts of its organization.'],
};

/** Written by `npx vitest run --project unit test/unit/docs -u`. */
export function techniquesDocument(): string {
  const sections = Object.entries(groups).map(([table, [heading, text]]) => {
    const rows = techniques.filter((one) => one.table === table);
    return [`## ${table}. ${heading}`, text, tableOf(columns, rows.map(cellsOf))].join('\n\n');
  });
  const ending = [
    '## MITRE ATT&CK',
    'What the ids of [MITRE ATT&CK](https://attack.mitre.org/matrices/enterprise/cloud/) in the tables mean there:',
    tableOf(['id', 'name'], [...new Set(techniques.flatMap(({ mitre }) => mitre))].sort().map(mitreCells)),
    '## What is no technique',
    tableOf(['id', 'permission', 'why it leads nowhere'], nonEdges),
  ];
  return `${[opening, ...sections, ...ending, ...proof()].join('\n\n')}\n`;
}

const opening = `# Techniques

Every technique of escalating privileges and of lateral movement that Rolegraph looks for. The tables are written from [\`src/escalation/catalog\`](../src/escalation/catalog); [escalation.md](escalation.md) says how techniques are judged, and [adding-a-technique.md](adding-a-technique.md) how to add one. Ids are never reused or renumbered: other catalogs number differently, so a technique is told by its id here and by the actions that it requires.

**Required**: \`A + B\` all are needed, \`(A | B)\` one of them, \`[A]\` helps and is not needed, \`@ x\` the resource on which the action is needed; an action without it is needed on what the row is about, which may be any resource or a new one. R is the target role, U the target user, W the workload that runs as R.

- \`PASS(R, service)\`: \`iam:PassRole\` on R is allowed for the service, R is in the caller's account and trusts the service, and is neither service-linked nor reserved by AWS.
- \`PROFILE(R)\`: \`PASS(R, ec2.amazonaws.com)\`, and an instance profile holds R.
- \`sts:AssumeRole @ R\`: the caller can assume R, with or without an identity permission, as \`canAssume\` says.

It is assumed that who controls the code of a workload can read its credentials out.

**Status**: _cataloged_ in at least one catalog of techniques; _documented_: follows from AWS's documentation; _reported_ in articles only; _experimental_: derived for this project, or resting on something that is. Experimental techniques are off unless they are switched on; so are those whose service has ended and those whose list of actions is not settled.

**Severity** follows from the gain and from what else must hold; nobody sets it by hand. The field \`severityReason\` of the API says it of each technique in a sentence.

- _CRITICAL_: it gives any permission or administration of other accounts, or lets somebody outside the account become a role.
- _HIGH_: it gives all rights of another role, user or permission set, rights that were kept from the caller, or rights of a root user.
- _MEDIUM_: it gives some rights of a role or user, or reaches data that may hold credentials.
- _LOW_: it gives no rights by itself.

It is one level less where a precondition is left that no import decides, such as "something invokes the function". A precondition that imported data decides lowers nothing: the technique is told where it works. The worst of several forms counts.

**Sources**: ${Object.entries(catalogs)
  .map(([short, name]) => `\`${short}\` ${name}`)
  .join(', ')}, \`${derived}\` derived for this project; after the colon the id there.`;

/** As https://attack.mitre.org names them; an id that is not here is a mistake. */
const mitreNames: Readonly<Record<string, string>> = {
  'T1021.007': 'Remote Services: Cloud Services',
  'T1021.008': 'Remote Services: Direct Cloud VM Connections',
  T1072: 'Software Deployment Tools',
  'T1078.004': 'Valid Accounts: Cloud Accounts',
  T1080: 'Taint Shared Content',
  T1098: 'Account Manipulation',
  'T1098.001': 'Account Manipulation: Additional Cloud Credentials',
  'T1098.003': 'Account Manipulation: Additional Cloud Roles',
  'T1098.004': 'Account Manipulation: SSH Authorized Keys',
  'T1098.005': 'Account Manipulation: Device Registration',
  'T1098.006': 'Account Manipulation: Additional Container Cluster Roles',
  'T1136.003': 'Create Account: Cloud Account',
  'T1195.001': 'Supply Chain Compromise: Compromise Software Dependencies and Development Tools',
  T1199: 'Trusted Relationship',
  'T1213.006': 'Data from Information Repositories: Databases',
  'T1484.002': 'Domain or Tenant Policy Modification: Trust Modification',
  T1525: 'Implant Internal Image',
  T1530: 'Data from Cloud Storage',
  T1537: 'Transfer Data to Cloud Account',
  T1546: 'Event Triggered Execution',
  'T1548.005': 'Abuse Elevation Control Mechanism: Temporary Elevated Cloud Access',
  'T1550.001': 'Use Alternate Authentication Material: Application Access Token',
  T1552: 'Unsecured Credentials',
  'T1552.004': 'Unsecured Credentials: Private Keys',
  'T1552.005': 'Unsecured Credentials: Cloud Instance Metadata API',
  'T1555.006': 'Credentials from Password Stores: Cloud Secrets Management Stores',
  T1556: 'Modify Authentication Process',
  'T1556.006': 'Modify Authentication Process: Multi-Factor Authentication',
  T1557: 'Adversary-in-the-Middle',
  'T1578.001': 'Modify Cloud Compute Infrastructure: Create Snapshot',
  'T1578.002': 'Modify Cloud Compute Infrastructure: Create Cloud Instance',
  'T1578.005': 'Modify Cloud Compute Infrastructure: Modify Cloud Compute Configurations',
  'T1606.002': 'Forge Web Credentials: SAML Tokens',
  T1609: 'Container Administration Command',
  T1610: 'Deploy Container',
  T1648: 'Serverless Execution',
  T1651: 'Cloud Administration Command',
  T1666: 'Modify Cloud Resource Hierarchy',
  T1677: 'Poisoned Pipeline Execution',
};

function mitreCells(id: string): readonly string[] {
  const name = mitreNames[id];
  if (name === undefined) throw new TypeError(`${id} is no id of MITRE ATT&CK that is known here.`);
  return [id, name];
}

const nonEdges = [
  [
    'X-1',
    '`iam:CreateServiceLinkedRole`',
    'It makes a fixed role that cannot be changed, nor assumed by anybody but its service.',
  ],
  ['X-2', '`iam:PassRole` alone', 'Passing a role needs a call of a service that uses the role.'],
  [
    'X-3',
    '`iam:UpdateRole`, `iam:UpdateRoleDescription` alone',
    'They change how long sessions last, and the description.',
  ],
  [
    'X-4',
    '`sts:GetFederationToken`, `sts:GetSessionToken`',
    "They make credentials that outlast the caller's own, and give no rights that it lacks, but by tags or the name of the session (T-240).",
  ],
  [
    'X-5',
    '`sts:GetWebIdentityToken`, `iam:AcceptDelegationRequest`, `iam:SendDelegationToken`, `signin:CreateOAuth2Token`',
    'AWS takes no such token for federation into roles; an approval lends what the approver may do to a provider of AWS products; and the credentials of a sign-in are of the same identity.',
  ],
  [
    'X-6',
    fixedCalls.map((action) => `\`${action}\``).join(', '),
    'They, and their relatives, take a role by which the service only does something fixed, such as writing its own logs, sending its own messages, using a key or scanning.',
  ],
];

/** What every technique is tested by, and which are not. */
const proof = (): readonly string[] => [
  '## How they are tested',
  `The column _tested by_ says in how many small accounts each technique is tried out ([\`everyTechnique.test.ts\`](../test/unit/escalation/everyTechnique.test.ts)): those in which it works, those that are a permission or a precondition short, those where a condition is in the way, and those where a permissions boundary or an organization's policy is. Techniques that are off are switched on for it, and are shown not to be told while they are off. For ${notShown.length} there can be no such accounts:`,
  tableOf(
    ['id', 'why'],
    notShown.map(({ id, why }) => [id, why]),
  ),
];

const columns = [
  ...[
    'id',
    'name',
    'required',
    'only if',
    'gain',
    'severity',
    'sources',
    'MITRE ATT&CK',
    'status',
    'tested by',
  ],
  'how to close it',
];

const tableOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  ['<!-- prettier-ignore -->', line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const cellsOf = (technique: Technique): readonly string[] => [
  technique.id,
  escaped(technique.name),
  `\`${requiredText(technique).replaceAll('|', '\\|')}\``,
  escaped(technique.preconditions.map(({ text }) => text).join('; ')),
  escaped([...gainsOf(technique).map(gainText), ...enabling(technique)].join(' ')),
  severityOf(technique).level,
  linked(technique, technique.sources),
  linked(technique, technique.mitre),
  statusOf(technique),
  testedBy(technique),
  escaped(technique.closing),
];

/** Each of the ids, with a link where a reference of the technique has one. */
function linked(technique: Technique, ids: readonly string[]): string {
  const urlOf = new Map(referencesOf(technique).map(({ id, url }) => [id, url]));
  const textOf = (id: string): string => {
    const url = urlOf.get(id.replace(/^pc:/, ''));
    return url === undefined ? id : `[${id}](${url})`;
  };
  return ids.map(textOf).join(', ');
}

/** `2, 3, 4, 4`: of each kind of fixtures, in their order. */
function testedBy(technique: Technique): string {
  const fixtures = techniqueFixtures(technique);
  if (fixtures.length === 0) return '–';
  return fixtureKinds.map((kind) => fixtures.filter((one) => one.kind === kind).length).join(', ');
}

const enabling = ({ enables = [] }: Technique): readonly string[] =>
  enables.length === 0 ? [] : [`It makes way for ${enables.map(techniqueText).join(', ')}.`];

const marks = { END_OF_LIFE: 'service ended', CLOSED: 'closed to new customers', INCOMPLETE: 'incomplete' };

const statusOf = (technique: Technique): string =>
  [
    technique.status.toLowerCase(),
    ...(technique.marks ?? []).map((mark) => marks[mark]),
    ...(isOnByDefault(technique) ? [] : ['off']),
  ].join(', ');

const escaped = (text: string): string => text.replaceAll(/[|*_<]/g, '\\$&');
