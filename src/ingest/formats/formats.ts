/** Lists the formats that can be imported: one for each kind of document, recognized by content. */
import { accountAuthorizationDetails, instanceProfiles } from './account/accountAuthorizationDetails.js';
import { identityProviders } from './account/identityProviders.js';
import { credentialReport } from './credentials/credentialReport.js';
import { userCredentials } from './credentials/userCredentials.js';
import { identityCenter } from './identityCenter/identityCenter.js';
import { collectionManifest } from './account/collectionManifest.js';
import { organization } from './organization/organization.js';
import type { Format } from './parsedExport.js';
import { resourcePolicies } from './resources/resourcePolicies.js';
import { compute } from './workloads/compute.js';

/** The formats, in the order in which they are tried. */
export const formats: readonly Format[] = [
  accountAuthorizationDetails,
  credentialReport,
  userCredentials,
  identityProviders,
  instanceProfiles,
  compute,
  resourcePolicies,
  identityCenter,
  organization,
  collectionManifest,
];

/** The names of the formats, as messages show them. */
export const formatNames: readonly string[] = formats.map(({ name }) => name);
