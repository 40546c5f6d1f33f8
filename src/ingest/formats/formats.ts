/** All that can be imported: one format for each kind of document, told apart by content. */
import type { JsonValue } from '../../iam/json.js';
import type { InputDocument } from '../readExport.js';
import {
  isAccountAuthorizationDetails,
  parseAccountAuthorizationDetails,
} from './accountAuthorizationDetails.js';
import type { ParsedExport } from './accountExport.js';
import { isCollectionManifest, parseCollectionManifest } from './collectionManifest.js';
import { isCompute, parseCompute } from './compute.js';
import { isCredentialReport, parseCredentialReport } from './credentialReport.js';
import { isIdentityCenter, parseIdentityCenter } from './identityCenter.js';
import { isIdentityProviders, parseIdentityProviders } from './identityProviders.js';
import { isInstanceProfiles, parseInstanceProfiles } from './instanceProfiles.js';
import { isOrganization, parseOrganization } from './organization.js';
import { isUserCredentials, parseUserCredentials } from './userCredentials.js';
import { isResourcePolicies, parseResourcePolicies } from './resourcePolicies.js';

export interface Format {
  /** As a message names it. */
  readonly name: string;
  recognises(value: JsonValue): boolean;
  parse(document: InputDocument): ParsedExport;
}

/** In the order in which they are tried. */
export const formats: readonly Format[] = [
  {
    name: 'account authorization details',
    recognises: isAccountAuthorizationDetails,
    parse: parseAccountAuthorizationDetails,
  },
  { name: 'credential report', recognises: isCredentialReport, parse: parseCredentialReport },
  { name: 'credentials of users', recognises: isUserCredentials, parse: parseUserCredentials },
  { name: 'identity providers', recognises: isIdentityProviders, parse: parseIdentityProviders },
  { name: 'instance profiles', recognises: isInstanceProfiles, parse: parseInstanceProfiles },
  { name: 'compute', recognises: isCompute, parse: parseCompute },
  { name: 'resource policies', recognises: isResourcePolicies, parse: parseResourcePolicies },
  { name: 'Identity Center', recognises: isIdentityCenter, parse: parseIdentityCenter },
  { name: 'organization', recognises: isOrganization, parse: parseOrganization },
  { name: 'manifest of a collection', recognises: isCollectionManifest, parse: parseCollectionManifest },
];

/** As messages name them. */
export const formatNames: readonly string[] = formats.map(({ name }) => name);
