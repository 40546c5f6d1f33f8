/** The headline questions as operations that run on the bundled sample organization. */

export interface Question {
  /** The question as a person would ask it. */
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const overview: Question = {
  title: 'What is in the graph?',
  query: `# What is in the graph: how much, which accounts, and who?
# Press ▶ or Ctrl-Enter to ask. The book on the left
# explains every field, the "?" lists the ready questions.
query Overview {
  statistics {
    accounts
    outsideAccounts
    users
    groups
    roles
    policies
    canAssume
    canAssumeIf
    rolesTrustingAnyone
    lastImportAt
  }
  accounts(first: 20) {
    totalCount
    nodes {
      accountId
      imported
      counts {
        users
        roles
        groups
        managedPolicies
      }
    }
  }
  principals(first: 50, filter: { kind: USER }) {
    totalCount
    nodes {
      name
      identifier
      ... on IamUser {
        groups {
          name
        }
        permissionsBoundary {
          name
        }
      }
    }
  }
}
`,
  variables: {},
};

const effectivePermissions: Question = {
  title: 'What may alice do?',
  query: `# What may this principal do, once every kind of
# policy is applied? "services" narrows the answer, such
# as ["s3", "ecs"]; null asks for everything.
query WhatMayAliceDo(
  $principal: PrincipalIdentifier!
  $services: [String!]
) {
  effectivePermissions(
    principal: $principal
    services: $services
  ) {
    principal {
      name
      ... on IamUser {
        groups {
          name
        }
      }
    }
    unlimited
    allowed {
      ...Statement
    }
    denied {
      ...Statement
    }
    dataGaps {
      kind
      accountId
      message
    }
  }
}

fragment Statement on EffectiveStatement {
  actions
  notActions
  resources
  notResources
  conditions {
    operator
    key
    values
  }
  sources {
    policy {
      name
    }
    sid
    layer
  }
}
`,
  variables: { principal: 'arn:aws:iam::444444444444:user/alice', services: null },
};

const explicitDeny: Question = {
  title: 'May oscar read the cards table, and why not?',
  query: `# May this principal do this on that resource, and why
# (not)? "layers" is what each kind of policy says,
# "determiningStatements" what settled it.
query MayOscarReadCards(
  $principal: PrincipalIdentifier!
  $action: Action!
  $resource: ResourcePattern!
) {
  can(
    principal: $principal
    action: $action
    resource: $resource
  ) {
    decision
    explanation
    determiningStatements {
      effect
      sid
      layer
      policy {
        name
        kind
        accountId
      }
    }
    layers {
      layer
      outcome
      note
      statements {
        effect
        sid
        policy {
          name
        }
      }
    }
    caveats
    dataGaps {
      kind
      accountId
      message
    }
  }
}
`,
  variables: {
    principal: 'arn:aws:iam::333333333333:user/oscar',
    action: 'dynamodb:GetItem',
    resource: 'arn:aws:dynamodb:eu-west-1:333333333333:table/cards',
  },
};

const conditional: Question = {
  title: 'May carol break the glass, and under which conditions?',
  query: `# May it, where the answer hangs on the request?
# CONDITIONAL comes with what has to be met, and by whom.
# Say more with "context":
# [{ "key": "aws:MultiFactorAuthPresent",
#    "values": ["true"] }]
query MayCarolBreakGlass(
  $principal: PrincipalIdentifier!
  $action: Action!
  $resource: ResourcePattern!
  $context: [ContextEntryInput!]
) {
  can(
    principal: $principal
    action: $action
    resource: $resource
    context: $context
  ) {
    decision
    explanation
    conditions {
      operator
      key
      values
      effect
      controlledBy
      statement {
        layer
        sid
        policy {
          name
          kind
        }
      }
    }
    callerCanSatisfy
    exampleContext {
      key
      values
    }
    layers {
      layer
      outcome
      note
    }
    dataGaps {
      kind
      accountId
      message
    }
  }
}
`,
  variables: {
    principal: 'arn:aws:iam::111111111111:user/carol',
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::333333333333:role/break-glass-admin',
    context: [],
  },
};

const batch: Question = {
  title: 'Several at once: may they, and why?',
  query: `# Many checks in one request: the answers come in their
# order. Here: allowed, stopped by a boundary, denied, and
# allowed under a condition.
query MayTheyAndWhy($checks: [CanInput!]!) {
  canBatch(checks: $checks) {
    decision
    explanation
  }
}
`,
  variables: {
    checks: [
      {
        principal: 'arn:aws:iam::444444444444:user/alice',
        action: 'iam:CreateAccessKey',
        resource: 'arn:aws:iam::444444444444:user/alice',
      },
      {
        principal: 'arn:aws:iam::555555555555:user/ivan',
        action: 'iam:CreateUser',
        resource: 'arn:aws:iam::555555555555:user/new-user',
      },
      {
        principal: 'arn:aws:iam::444444444444:user/kate',
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::northwind-staging-data/home/alice/notes.txt',
      },
      {
        principal: 'arn:aws:iam::333333333333:user/integrations/settlement-sftp',
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::northwind-payments/settlement/2026-09-21.csv',
      },
    ],
  },
};

const whoCan: Question = {
  title: 'Who may delete the ledger database?',
  query: `# Who may do this on that resource, by policies of
# their own? More pages: give "endCursor" as "after".
query WhoMayDeleteTheLedger(
  $action: Action!
  $resource: ResourcePattern!
  $after: String
) {
  whoCan(
    action: $action
    resource: $resource
    first: 50
    after: $after
  ) {
    totalCount
    nodes {
      decision
      principal {
        __typename
        name
        identifier
      }
      conditions {
        operator
        key
        values
        effect
        controlledBy
      }
      preconditions
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    dataGaps {
      kind
      accountId
      message
    }
  }
}
`,
  variables: {
    action: 'rds:DeleteDBInstance',
    resource: 'arn:aws:rds:eu-west-1:333333333333:db:ledger',
    after: null,
  },
};

const assumeRolePaths: Question = {
  title: 'How can gina become the administrator of production?',
  query: `# How can one principal become another by assuming
# roles, across accounts? Shortest first. "completeness"
# says whether a limit can have hidden a path, "dataGaps"
# what was never imported.
query HowGinaBecomesAdmin(
  $from: PrincipalIdentifier!
  $to: ARN!
  $maxHops: Int
  $k: Int
) {
  assumeRolePaths(
    from: $from
    to: $to
    maxHops: $maxHops
    k: $k
  ) {
    paths {
      decision
      length
      sentence
      hops {
        sentence
        decision
        mechanism
        crossAccount
        conditions {
          operator
          key
          values
          effect
          controlledBy
        }
        determiningStatements {
          effect
          sid
          layer
          policy {
            name
            kind
            accountId
          }
        }
      }
      accounts {
        accountId
      }
    }
    completeness {
      complete
      truncatedBy
      explored
    }
    dataGaps {
      kind
      accountId
      message
    }
  }
}
`,
  variables: {
    from: 'arn:aws:iam::555555555555:user/gina',
    to: 'arn:aws:iam::333333333333:role/production-admin',
    maxHops: 6,
    k: 10,
  },
};

const crossAccountAccess: Question = {
  title: 'Why can alice not become ledger-reader, and what is missing?',
  query: `# What does it take for one principal to assume a role,
# of another account or of its own? Five steps, each
# judged by itself; "fix" is the least that would do.
query WhatAliceLacks(
  $from: PrincipalIdentifier!
  $to: ARN!
) {
  crossAccountAccess(from: $from, to: $to) {
    decision
    explanation
    steps {
      step
      status
      explanation
      fix
      evidence {
        effect
        sid
        layer
        level
        policy {
          name
          kind
          owner {
            __typename
            ... on IamGroup {
              name
            }
          }
        }
      }
    }
    dataGaps {
      kind
      accountId
      message
    }
  }
}
`,
  variables: {
    from: 'arn:aws:iam::444444444444:user/alice',
    to: 'arn:aws:iam::333333333333:role/ledger-reader',
  },
};

const trust: Question = {
  title: 'Whom does payments-reader trust, and who can really take it?',
  query: `# Whom does a role's trust policy name, and who of them
# can really assume it? It also shows how to walk on from
# any object to its neighbors.
query WhoGetsIntoPaymentsReader(
  $role: PrincipalIdentifier!
) {
  principal(identifier: $role) {
    name
    assumableBy(first: 50) {
      totalCount
      edges {
        decision
        crossAccount
        node {
          __typename
          name
          identifier
        }
        conditions {
          operator
          key
          values
          controlledBy
        }
      }
    }
    ... on IamRole {
      trustRelationships {
        effect
        actions
        principal {
          __typename
          identifier
        }
        conditions {
          operator
          key
          values
        }
      }
      trustPolicy
      lastUsedAt
    }
    policies {
      name
      kind
      document
    }
  }
}
`,
  variables: { role: 'arn:aws:iam::333333333333:role/payments-reader' },
};

const accessKeys: Question = {
  title: 'Which access keys are overdue, and whose?',
  query: `# Which access keys are older than this, and when was
# each last used? Other filters: "unusedForDays",
# "usersWithTwoActiveKeys", "replaceableByRole". Users
# without MFA are below: "mfaActive".
query WhichAccessKeysAreOverdue(
  $olderThanDays: Int
  $user: PrincipalIdentifier!
) {
  accessKeys(
    filter: {
      status: ACTIVE
      olderThanDays: $olderThanDays
    }
    first: 50
  ) {
    totalCount
    nodes {
      principal {
        name
        accountId
      }
      accessKeyId
      ageInDays
      neverUsed
      lastUsedAt
      lastUsedService
    }
    dataGaps {
      kind
      accountId
      message
    }
  }
  principal(identifier: $user) {
    name
    ... on IamUser {
      mfaActive
      passwordEnabled
      passwordLastUsedAt
      accessKeys {
        status
        rotationDue
      }
    }
  }
}
`,
  variables: {
    olderThanDays: 365,
    user: 'arn:aws:iam::333333333333:user/heidi',
  },
};

const identityCenter: Question = {
  title: 'Who signs in through Identity Center, and as whom?',
  query: `# Which permission sets are there, whom are they
# assigned to, and which roles are they in the accounts?
# "assignedTo" of a role gives the people behind it.
query WhoSignsInAsWhom($role: PrincipalIdentifier!) {
  permissionSets(first: 20) {
    totalCount
    nodes {
      name
      description
      awsManagedPolicies {
        name
      }
      assignments(first: 20) {
        nodes {
          accountId
          status
          principal {
            type
            name
            members(first: 20) {
              nodes {
                name
              }
            }
          }
          role {
            arn
          }
        }
      }
    }
  }
  principal(identifier: $role) {
    name
    ... on IamRole {
      permissionSet {
        name
      }
      assignedTo(first: 20) {
        totalCount
        nodes {
          name
        }
        dataGaps {
          message
        }
      }
    }
  }
}
`,
  variables: {
    role: 'arn:aws:iam::444444444444:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_PowerUserAccess_5ad2938b1e7cf604',
  },
};

const search: Question = {
  title: 'Where is anything about the vendor?',
  query: `# Where is it? Accounts, principals, groups and policies
# whose name or ARN holds the text, best match first.
query Search($text: String!) {
  search(text: $text, first: 20) {
    totalCount
    nodes {
      __typename
      ... on Principal {
        name
        identifier
      }
      ... on IamGroup {
        name
        groupArn: arn
      }
      ... on Policy {
        name
        kind
        policyArn: arn
      }
      ... on Account {
        accountId
        imported
      }
    }
  }
}
`,
  variables: { text: 'vendor' },
};

/**
 * In the order of the tabs. The first has no variables, because GraphiQL leaves the variables editor empty when it
 * opens its first tab for the first time.
 */
export const questions: readonly Question[] = [
  overview,
  effectivePermissions,
  explicitDeny,
  conditional,
  batch,
  whoCan,
  assumeRolePaths,
  crossAccountAccess,
  trust,
  accessKeys,
  identityCenter,
  search,
];

/** A question's variables as its editor shows them: nothing where it has none. */
export function variablesText(question: Question): string {
  return Object.keys(question.variables).length === 0 ? '' : JSON.stringify(question.variables, undefined, 2);
}

/** The tabs of someone who opens the page for the first time. */
export const questionTabs = questions.map((question) => ({
  query: question.query,
  variables: variablesText(question),
}));
