/** The GraphQL operations behind `rolegraph ask`: what `--format json` prints is what the field gives. */

const statement = 'policy { name kind arn } policyArn layer level statementIndex sid effect';
const condition = `operator key values effect controlledBy statement { ${statement} }`;
const principal = '__typename identifier name accountId';
const gap = 'kind accountId message';

export const CAN = `
query Can($principal: PrincipalIdentifier!, $action: Action!, $resource: ResourcePattern!, $context: [ContextEntryInput!]) {
  can(principal: $principal, action: $action, resource: $resource, context: $context) {
    decision callerCanSatisfy approximate explanation preconditions caveats
    layers { layer level levelName outcome note statements { ${statement} } }
    determiningStatements { ${statement} }
    conditions { ${condition} }
    dataGaps { ${gap} }
    exampleContext { key values }
  }
}`;

export const WHO_CAN = `
query WhoCan($action: Action!, $resource: ResourcePattern!, $context: [ContextEntryInput!], $after: String) {
  whoCan(action: $action, resource: $resource, context: $context, first: 100, after: $after) {
    totalCount
    nodes { principal { ${principal} } decision preconditions conditions { ${condition} } }
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
    dataGaps { ${gap} }
  }
}`;

export const PATHS = `
query Paths($from: PrincipalIdentifier!, $to: ARN!, $maxHops: Int!, $k: Int!, $context: [ContextEntryInput!]) {
  assumeRolePaths(from: $from, to: $to, maxHops: $maxHops, k: $k, context: $context) {
    paths {
      length decision sentence
      accounts { accountId imported }
      conditions { ${condition} }
      hops {
        from { ${principal} } to { ${principal} } mechanism decision crossAccount sentence preconditions
        conditions { ${condition} } determiningStatements { ${statement} }
      }
    }
    completeness { complete truncatedBy explored }
    dataGaps { ${gap} }
    graphVersion
  }
}`;
