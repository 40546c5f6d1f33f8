/** Shows a principal: its identity, permissions, policies, who can become it, what it can become, findings and keys. */
import {
  EffectivePermissionsDocument,
  FindingsDocument,
  PrincipalDetailsDocument,
  type EscalationStepFragment,
  type PrincipalDetailsQuery,
} from '../../api/operations.generated.js';
import { visibleText } from '../../visibleText.js';
import { inWords } from '../../answerWords.js';
import { Document } from '../parts/Document.jsx';
import { Completeness, Gaps, Missing, NeverImported } from '../parts/Completeness.jsx';
import { DecisionBadge, PolicyLink, PrincipalLink, Statements, Terms } from '../parts/Evidence.jsx';
import { Link } from '../parts/Link.jsx';
import { Answer } from '../parts/Result.jsx';
import { Table } from '../parts/Table.jsx';
import { dateOf, kindWords } from '../parts/words.js';
import type { Arguments } from '../route.js';

type Details = NonNullable<PrincipalDetailsQuery['principal']>;

export const PrincipalView = ({ args: { id = '' } }: { readonly args: Arguments }) => (
  <Answer to={PrincipalDetailsDocument} with={id === '' ? undefined : { identifier: id }}>
    {({ principal }) =>
      principal === null ? <Missing what={`principal ${id}`} /> : <Principal principal={principal} />
    }
  </Answer>
);

function Principal({ principal }: { readonly principal: Details }) {
  const { identifier: id, account, accountId, __typename: type } = principal;
  const isIam = 'canEscalateTo' in principal;
  return (
    <>
      <h2>{principal.name}</h2>
      <p>
        {kindWords[type]} <code>{id}</code>
        {accountId === null ? null : (
          <>
            {' '}
            in{' '}
            <Link view="account" args={{ id: accountId }}>
              {account?.name ?? accountId}
            </Link>
          </>
        )}
      </p>
      {isIam && principal.administration ? (
        <section className="note warning" aria-label="Administration">
          <strong>Administrator of its account.</strong>{' '}
          <DecisionBadge decision={principal.administration.decision} />
          <Statements statements={principal.administration.determiningStatements} />
          <Terms {...principal.administration} />
        </section>
      ) : null}
      <p className="buttons">
        <Link view="paths" args={{ from: id }}>
          Paths to administration
        </Link>
        <Link view="blast-radius" args={{ who: id }}>
          What it can take over
        </Link>
        <Link view="who-can-reach" args={{ to: id }}>
          Who can take it over
        </Link>
        <Link view="can" args={{ who: id }}>
          May it do …?
        </Link>
      </p>
      {isIam ? <Permissions id={id} /> : null}
      <h3>Policies</h3>
      <ul>
        {principal.policies.map((policy) => (
          <li key={policy.id}>
            <PolicyLink policy={policy} />
          </li>
        ))}
        {isIam && principal.permissionsBoundary ? (
          <li>
            Permissions boundary: <PolicyLink policy={principal.permissionsBoundary} />
          </li>
        ) : null}
        {'groups' in principal
          ? principal.groups.map(({ arn, name }) => (
              <li key={arn}>
                Group{' '}
                <Link view="group" args={{ arn }}>
                  {name}
                </Link>
              </li>
            ))
          : null}
      </ul>
      <Neighbors principal={principal} />
      {account === null || account.imported ? null : <NeverImported />}
      <Gaps dataGaps={gapsOf(principal)} />
      {isIam ? <Findings id={id} /> : null}
      <Credentials principal={principal} />
      {'tags' in principal && principal.tags.length > 0 ? (
        <>
          <h3>Tags</h3>
          <Table
            caption="Tags"
            columns={['Key', 'Value']}
            rows={principal.tags.map(({ key, value }) => [visibleText(key), visibleText(value)])}
          />
        </>
      ) : null}
      {'trustPolicy' in principal && principal.trustPolicy ? (
        <>
          <h3>Trust policy</h3>
          <Document document={principal.trustPolicy} title="Trust policy" />
        </>
      ) : null}
    </>
  );
}

/** Shows its permissions by service and access level. */
const Permissions = ({ id }: { readonly id: string }) => (
  <>
    <h3>What it may do</h3>
    <Answer to={EffectivePermissionsDocument} with={{ principal: id }}>
      {({ effectivePermissions: { unlimited, services, preconditions, caveats, dataGaps } }) => (
        <>
          {unlimited ? <p>Everything in its account.</p> : null}
          <p className="quiet">
            Actions that are allowed on some resource, also those that are allowed under conditions only.
          </p>
          <Terms conditions={[]} preconditions={preconditions} caveats={caveats} />
          <Table
            caption="Allowed actions by service"
            columns={['Service', 'Allowed', 'By access level']}
            rows={services.map(({ service, allowedCount, actionCount, accessLevels }) => [
              service,
              `${allowedCount} of ${actionCount}`,
              accessLevels
                .filter((level) => level.allowedCount > 0)
                .map((level) => `${inWords(level.accessLevel)} ${level.allowedCount}`)
                .join(', '),
            ])}
          />
          <Completeness dataGaps={dataGaps} />
        </>
      )}
    </Answer>
  </>
);

/** What its account lacks, and what could add to the roles that it can assume or to who can assume it. */
const gapsOf = ({ account, canAssume, assumableBy }: Details) => [
  ...(account?.imported ? account.dataGaps : []),
  ...canAssume.dataGaps,
  ...assumableBy.dataGaps,
];

type Steps = Details['canAssume'];

const Assumptions = ({ title, steps }: { readonly title: string; readonly steps: Steps }) => (
  <>
    <h3>{title}</h3>
    <Table
      caption={title}
      columns={['Principal', 'Decision']}
      total={steps.totalCount}
      rows={steps.edges.map(({ node, decision }) => [
        <PrincipalLink key="who" principal={node} />,
        <DecisionBadge key="decision" decision={decision} />,
      ])}
    />
  </>
);

interface EscalationsOptions {
  readonly title: string;
  readonly steps: { readonly totalCount: number; readonly edges: readonly EscalationStepFragment[] };
}

const Escalations = ({ title, steps }: EscalationsOptions) => (
  <>
    <h3>{title}</h3>
    <Table
      caption={title}
      columns={['Principal', 'Techniques', 'Decision']}
      total={steps.totalCount}
      rows={steps.edges.map(({ node, decision, ways }) => [
        <PrincipalLink key="who" principal={node} />,
        [...new Set(ways.map(({ technique }) => technique?.name))].join(', '),
        <DecisionBadge key="decision" decision={decision} />,
      ])}
    />
  </>
);

const Neighbors = ({ principal }: { readonly principal: Details }) => (
  <>
    {principal.__typename === 'IamRole' ? (
      <Assumptions title="Who can assume it" steps={principal.assumableBy} />
    ) : null}
    {'escalatableBy' in principal ? (
      <Escalations title="Who can take it over by a technique" steps={principal.escalatableBy} />
    ) : null}
    <Assumptions title="Roles that it can assume" steps={principal.canAssume} />
    {'canEscalateTo' in principal ? (
      <Escalations title="Whom it can take over by a technique" steps={principal.canEscalateTo} />
    ) : null}
  </>
);

const Findings = ({ id }: { readonly id: string }) => (
  <>
    <h3>Findings</h3>
    <Answer to={FindingsDocument} with={{ principal: id }}>
      {({ principal }) => (
        <Table
          caption="Techniques that lead to no other principal"
          columns={['Technique', 'Decision', 'Why']}
          rows={(principal && 'findings' in principal ? principal.findings : []).map((finding) => [
            finding.technique?.name,
            <DecisionBadge key="decision" decision={finding.decision} />,
            <>
              {finding.via === null ? null : (
                <>
                  Through <code>{finding.via}</code>
                </>
              )}
              <Statements statements={finding.determiningStatements} />
              <Terms {...finding} />
              <Gaps dataGaps={finding.dataGaps} />
            </>,
          ])}
        />
      )}
    </Answer>
  </>
);

function Credentials({ principal }: { readonly principal: Details }) {
  if (!('accessKeys' in principal)) return null;
  const { accessKeys, mfaActive, passwordEnabled, passwordLastUsedAt } = principal;
  const said = (value: boolean | null) => (value === null ? 'not collected' : value ? 'yes' : 'no');
  return (
    <>
      <h3>Credentials</h3>
      <p>
        Password: {said(passwordEnabled)}, last used {dateOf(passwordLastUsedAt)}. MFA: {said(mfaActive)}.
      </p>
      {accessKeys === null ? (
        <p>Access keys: not collected.</p>
      ) : (
        <Table
          caption="Access keys"
          columns={['Access key', 'Status', 'Age in days', 'Last used', 'Overdue']}
          rows={accessKeys.map(({ accessKeyId, status, ageInDays, lastUsedAt, neverUsed, rotationDue }) => [
            accessKeyId ?? 'id not collected',
            inWords(status),
            ageInDays ?? 'unknown',
            neverUsed ? 'never' : dateOf(lastUsedAt),
            said(rotationDue),
          ])}
        />
      )}
    </>
  );
}
