/** The GraphQL operations behind `rolegraph ask`: what `--format json` prints is what the field gives. */

const statement =
  'policy { name kind arn } policyArn layer level statementIndex sid effect actions notActions';
const condition = `operator key values effect controlledBy statement { ${statement} }`;
const principal = '__typename identifier name accountId';
const gap = 'kind accountId message';
const technique =
  'technique { id name required { allOf { action on resource passedTo } } optional preconditions severity severityReason references { url } closing }';
const completeness =
  'completeness { complete truncatedBy explored notFollowed { principal { identifier } techniques { id name } } }';
const startsAs = `startsAs { use role { ${principal} } }`;

export const CAN = `
query Can($principal: PrincipalIdentifier!, $action: Action!, $resource: ResourcePattern!, $literal: Boolean!, $context: [ContextEntryInput!]) {
  can(principal: $principal, action: $action, resource: $resource, resourceIsLiteral: $literal, context: $context) {
    decision callerCanSatisfy approximate explanation preconditions caveats
    layers { layer level levelName outcome note statements { ${statement} } }
    determiningStatements { ${statement} }
    conditions { ${condition} }
    dataGaps { ${gap} }
    exampleContext { key values }
  }
}`;

export const WHO_CAN = `
query WhoCan($action: Action!, $resource: ResourcePattern!, $literal: Boolean!, $transitive: Boolean!, $maxHops: Int!, $context: [ContextEntryInput!], $after: String) {
  whoCan(action: $action, resource: $resource, resourceIsLiteral: $literal, transitive: $transitive, maxHops: $maxHops, context: $context, first: 100, after: $after) {
    totalCount
    nodes {
      principal { ${principal} } decision preconditions caveats conditions { ${condition} }
      determiningStatements { ${statement} }
      path {
        length sentence
        hops {
          to { ${principal} } mechanism ${technique} decision sentence
          determiningStatements { ${statement} }
        }
      }
    }
    ${completeness}
    decidedAt
    dataGaps { ${gap} }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const PERMISSIONS = `
query Permissions($principal: PrincipalIdentifier!, $services: [String!]) {
  effectivePermissions(principal: $principal, services: $services) {
    principal { ${principal} } unlimited
    services { service allowedCount actionCount accessLevels { accessLevel allowedCount actionCount } }
    allowed { effect actions notActions resources notResources exact conditions { operator key values } sources { ${statement} } }
    denied { effect actions notActions resources notResources exact conditions { operator key values } sources { ${statement} } }
    preconditions caveats decidedAt
    dataGaps { ${gap} }
  }
}`;

const paths = `
    ${startsAs}
    paths {
      length decision sentence caveats
      accounts { accountId imported }
      conditions { ${condition} }
      hops {
        from { ${principal} } to { ${principal} } mechanism ${technique} via decision crossAccount sentence
        preconditions caveats conditions { ${condition} } determiningStatements { ${statement} }
        alternatives {
          mechanism ${technique} via decision sentence determiningStatements { ${statement} }
        }
      }
    }
    ${completeness}
    decidedAt
    dataGaps { ${gap} }
    graphVersion`;

export const PATHS = `
query Paths($from: PrincipalIdentifier!, $to: ARN!, $maxHops: Int!, $k: Int!, $context: [ContextEntryInput!]) {
  assumeRolePaths(from: $from, to: $to, maxHops: $maxHops, k: $k, context: $context) {${paths}
    nearMisses { from { ${principal} } to { ${principal} } missing change decision explanation }
    nearMissesComplete
  }
}`;

export const PATHS_TO_PRIVILEGE = `
query PathsToPrivilege($from: PrincipalIdentifier!, $maxHops: Int!, $k: Int!, $context: [ContextEntryInput!]) {
  pathsToPrivilege(from: $from, maxHops: $maxHops, k: $k, context: $context) {${paths}
    byTechnique { technique { id name } paths { hops { to { identifier } } } }
  }
}`;
/** What a principal can do next by itself, with the statements. */
const firstSteps = `
      canAssume(first: 20) {
        totalCount edges { node { ${principal} } mechanism decision caveats determiningStatements { ${statement} } }
      }
      ... on IamPrincipal {
        administration { decision caveats determiningStatements { ${statement} } }
        canEscalateTo(first: 20) {
          totalCount
          edges { node { ${principal} } decision ways { ${technique} caveats determiningStatements { ${statement} } } }
        }
      }`;

export const BLAST_RADIUS = `
query BlastRadius($principal: PrincipalIdentifier!, $maxHops: Int!) {
  blastRadius(principal: $principal, maxHops: $maxHops) {
    startsAs { use role { ${principal} ${firstSteps} } }
    principal { ${principal} ${firstSteps} }
    principalCount unconditionalCount assumableCount administratorCount
    accountCount administeredAccountCount crossAccountHopCount
    administeredAccounts(first: 20) { totalCount nodes { accountId name } }
    principals(first: 20) { totalCount edges { node { ${principal} } distance unconditionalDistance decision } }
    ${completeness}
    decidedAt
    dataGaps { ${gap} }
    graphVersion
  }
}`;

export const CROSS_ACCOUNT = `
query CrossAccount($from: PrincipalIdentifier!, $to: ARN!) {
  crossAccountAccess(from: $from, to: $to) {
    decision explanation caveats
    steps { step status explanation fix evidence { ${statement} } }
    dataGaps { ${gap} }
  }
}`;

export const TRUST_EXPOSURE = `
query TrustExposure($filter: TrustExposureFilter, $after: String) {
  trustExposure(filter: $filter, first: 100, after: $after) {
    totalCount
    nodes {
      role { ${principal} } principal { ${principal} } kind reason decision preconditions caveats
      conditions { ${condition} } determiningStatements { ${statement} }
    }
    dataGaps { ${gap} }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const ACCESS_KEYS = `
query AccessKeys($filter: AccessKeyFilter, $after: String) {
  accessKeys(filter: $filter, first: 100, after: $after) {
    totalCount
    nodes {
      accessKeyId principal { ${principal} } status createdAt ageInDays
      lastUsedAt lastUsedRegion lastUsedService neverUsed
    }
    dataGaps { ${gap} }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const WHO_CAN_REACH = `
query WhoCanReach($to: PrincipalIdentifier!, $maxHops: Int!, $after: String) {
  whoCanReach(to: $to, maxHops: $maxHops, first: 100, after: $after) {
    totalCount
    edges { node { ${principal} } distance unconditionalDistance decision }
    ${completeness}
    decidedAt
    dataGaps { ${gap} }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const CHOKE_POINTS = `
query ChokePoints($accountId: AccountId!, $after: String) {
  chokePoints(accountId: $accountId, first: 100, after: $after) {
    totalCount sourceCount
    nodes {
      cutsOff sentence closing
      hop {
        from { ${principal} } to { ${principal} } mechanism ${technique} via decision sentence
        preconditions caveats conditions { ${condition} } determiningStatements { ${statement} }
        alternatives {
          mechanism ${technique} via decision sentence determiningStatements { ${statement} }
        }
      }
    }
    ${completeness}
    decidedAt
    dataGaps { ${gap} }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const FINDINGS = `
query Findings($principal: PrincipalIdentifier!) {
  principal(identifier: $principal) {
    ${principal}
    ... on IamPrincipal {
      findings {
        ${technique} decision via preconditions caveats conditions { ${condition} }
        determiningStatements { ${statement} }
        dataGaps { ${gap} }
      }
    }
  }
}`;

const exposure = `
    arn accountId name policyStatus
    exposure {
      reachableFromOutside {
        principal { ${principal} } anonymous actions decision preconditions caveats
        conditions { ${condition} } determiningStatements { ${statement} }
      }
      dataGaps { ${gap} }
    }`;

export const EXPOSURE = `
query Exposure($resource: ARN!) {
  resource(arn: $resource) {${exposure}
  }
}`;

export const EXPOSED_RESOURCES = `
query ExposedResources($filter: ResourceFilter, $after: String) {
  resources(filter: $filter, first: 20, after: $after) {
    totalCount
    nodes {${exposure}
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
