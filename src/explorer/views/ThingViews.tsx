/** Shows a policy, a resource, a group or a workload, with links to related things. */
import { Fragment } from 'react';
import {
  GroupDetailsDocument,
  PolicyDetailsDocument,
  ResourceExposureDocument,
  WorkloadDetailsDocument,
  type HolderFragment,
} from '../../api/operations.generated.js';
import { inWords } from '../../answerWords.js';
import { Document } from '../parts/Document.jsx';
import { Completeness, Missing } from '../parts/Completeness.jsx';
import {
  DecisionBadge,
  List,
  Policies,
  PolicyLink,
  PrincipalLink,
  Statements,
  Terms,
} from '../parts/Evidence.jsx';
import { Link } from '../parts/Link.jsx';
import { Answer } from '../parts/Result.jsx';
import { Table } from '../parts/Table.jsx';
import { policyWords } from '../parts/words.js';
import type { ViewOptions } from '../route.js';

const Holder = ({ holder }: { readonly holder: HolderFragment }) =>
  holder.__typename === 'IamGroup' ? (
    <>
      <Link view="group" args={{ arn: holder.groupArn }}>
        {holder.name}
      </Link>{' '}
      <span className="quiet">group</span>
    </>
  ) : (
    <PrincipalLink principal={holder} />
  );

export const PolicyView = ({ args: { id = '', statement } }: ViewOptions) => (
  <Answer to={PolicyDetailsDocument} with={id === '' ? undefined : { id }}>
    {({ node: policy }) =>
      policy === null || !('kind' in policy) ? (
        <Missing what="such policy" />
      ) : (
        <>
          <h2>{policy.name}</h2>
          <p>
            {policyWords[policy.kind]} {policy.arn === null ? null : <code>{policy.arn}</code>}{' '}
            {policy.owner === null ? null : (
              <>
                of <Holder holder={policy.owner} />
              </>
            )}
            {policy.resource === null ? null : (
              <>
                of{' '}
                <Link view="resource" args={{ arn: policy.resource.arn }}>
                  {policy.resource.name}
                </Link>
              </>
            )}
          </p>
          {policy.description === null ? null : <p>{policy.description}</p>}
          {policy.dataPackage === null ? null : (
            <p className="note">
              The export names it without its text; this is AWS’s of {policy.dataPackage}.
            </p>
          )}
          {policy.document === null ? (
            <p className="note warning">{policy.quarantined ?? 'Its document was not exported.'}</p>
          ) : (
            <Document
              document={policy.document}
              title="Document"
              statement={statement === undefined ? undefined : Number(statement)}
            />
          )}
          <h3>Who has it</h3>
          <Table
            caption="Who has it"
            columns={['Attached to']}
            total={policy.attachedTo.totalCount}
            rows={policy.attachedTo.nodes.map((holder) => [<Holder key="holder" holder={holder} />])}
          />
        </>
      )
    }
  </Answer>
);

export const ResourceView = ({ args: { arn = '' } }: ViewOptions) => (
  <Answer to={ResourceExposureDocument} with={arn === '' ? undefined : { resource: arn }}>
    {({ resource }) =>
      resource === null ? (
        <Missing what={`resource ${arn}`} />
      ) : (
        <>
          <h2>{resource.name}</h2>
          <p>
            <code>{resource.arn}</code> in{' '}
            <Link view="account" args={{ id: resource.accountId }}>
              {resource.accountId}
            </Link>
          </p>
          <p>
            Policy:{' '}
            {resource.policy === null ? (
              inWords(resource.policyStatus)
            ) : (
              <PolicyLink policy={resource.policy} />
            )}
          </p>
          <p className="buttons">
            <Link view="who-can" args={{ resource: resource.arn }}>
              Who may do … on it?
            </Link>
          </p>
          <h3>Who outside its account gets in</h3>
          <Completeness dataGaps={resource.exposure.dataGaps} />
          <Table
            caption="Who gets in from outside"
            columns={['Principal', 'Actions', 'Decision', 'Why']}
            rows={resource.exposure.reachableFromOutside.map((access) => [
              <Fragment key="who">
                <PrincipalLink principal={access.principal} />
                {access.anonymous ? ', also without a signature' : ''}
              </Fragment>,
              access.actions.join(', '),
              <DecisionBadge key="decision" decision={access.decision} />,
              <>
                <Statements statements={access.determiningStatements} />
                <Terms {...access} />
              </>,
            ])}
          />
          <h3>Whom its policy names</h3>
          <Table
            caption="Whom its policy names"
            columns={['Principal', 'Statements']}
            rows={resource.grants.map(({ principal, statements }) => [
              <PrincipalLink key="who" principal={principal} />,
              <Statements key="statements" statements={statements} />,
            ])}
          />
        </>
      )
    }
  </Answer>
);

export const GroupView = ({ args: { arn = '' } }: ViewOptions) => (
  <Answer to={GroupDetailsDocument} with={arn === '' ? undefined : { arn }}>
    {({ group }) =>
      group === null ? (
        <Missing what={`group ${arn}`} />
      ) : (
        <>
          <h2>{group.name}</h2>
          <p>
            Group <code>{group.arn}</code>. A group is never a principal; its members have its policies.
          </p>
          <h3>Policies</h3>
          <Policies policies={group.policies} />
          <h3>Members</h3>
          <Table
            caption="Members"
            columns={['User']}
            total={group.members.totalCount}
            rows={group.members.nodes.map((user) => [<PrincipalLink key="user" principal={user} />])}
          />
        </>
      )
    }
  </Answer>
);

export const WorkloadView = ({ args: { arn = '' } }: ViewOptions) => (
  <Answer to={WorkloadDetailsDocument} with={arn === '' ? undefined : { arn }}>
    {({ workload }) =>
      workload === null ? (
        <Missing what={`workload ${arn}`} />
      ) : (
        <>
          <h2>{workload.name}</h2>
          <p>
            {workload.kind} <code>{workload.arn}</code>
            {workload.state === null ? '' : `, ${workload.state}`}
          </p>
          <p className="buttons">
            <Link view="paths" args={{ from: workload.arn }}>
              Paths to administration
            </Link>
            <Link view="blast-radius" args={{ who: workload.arn }}>
              What it can take over
            </Link>
          </p>
          <h3>Runs as</h3>
          <Table
            caption="Roles"
            columns={['Role', 'Who uses it']}
            rows={workload.runsAs.map(({ role, use }) => [
              <PrincipalLink key="role" principal={role} />,
              inWords(use),
            ])}
          />
          <List title="What it refers to and no import holds">
            {workload.unresolved.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </List>
        </>
      )
    }
  </Answer>
);
