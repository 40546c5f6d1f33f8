/** All that can be imported: one format for each kind of document, told apart by content. */
import type { JsonValue } from '../../iam/language/json.js';
import type { InputDocument } from '../read/readExport.js';
import {
  isAccountAuthorizationDetails,
  parseAccountAuthorizationDetails,
} from './account/accountAuthorizationDetails.js';
import type { ParsedExport } from './parsedExport.js';
import { isCollectionManifest, parseCollectionManifest } from './manifest/collectionManifest.js';
import { isCompute, parseCompute } from './workloads/compute.js';
import { isCredentialReport, parseCredentialReport } from './credentials/credentialReport.js';
import { isIdentityCenter, parseIdentityCenter } from './identityCenter/identityCenterFormat.js';
import { isIdentityProviders, parseIdentityProviders } from './account/identityProviderOutputs.js';
import { isInstanceProfiles, parseInstanceProfiles } from './account/instanceProfileList.js';
import { isOrganization, parseOrganization } from './organization/organizationFormat.js';
import { isUserCredentials, parseUserCredentials } from './credentials/userCredentials.js';
import { isResourcePolicies, parseResourcePolicies } from './resources/resourcePolicies.js';

export interface Format {
  /** As a message names it. */
  readonly name: string;
  recognizes(value: JsonValue): boolean;
  parse(document: InputDocument): ParsedExport;
}

/** In the order in which they are tried. */
export const formats: readonly Format[] = [
  {
    name: 'account authorization details',
    recognizes: isAccountAuthorizationDetails,
    parse: parseAccountAuthorizationDetails,
  },
  { name: 'credential report', recognizes: isCredentialReport, parse: parseCredentialReport },
  { name: 'credentials of users', recognizes: isUserCredentials, parse: parseUserCredentials },
  { name: 'identity providers', recognizes: isIdentityProviders, parse: parseIdentityProviders },
  { name: 'instance profiles', recognizes: isInstanceProfiles, parse: parseInstanceProfiles },
  { name: 'compute', recognizes: isCompute, parse: parseCompute },
  { name: 'resource policies', recognizes: isResourcePolicies, parse: parseResourcePolicies },
  { name: 'Identity Center', recognizes: isIdentityCenter, parse: parseIdentityCenter },
  { name: 'organization', recognizes: isOrganization, parse: parseOrganization },
  { name: 'manifest of a collection', recognizes: isCollectionManifest, parse: parseCollectionManifest },
];

/** As messages name them. */
export const formatNames: readonly string[] = formats.map(({ name }) => name);
