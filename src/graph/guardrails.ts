/** The organization's layers as long as organizations are not imported (U-9a). */
import type { PolicyLayers } from '../iam/layers.js';

export const noOrganization: Pick<PolicyLayers, 'serviceControl' | 'resourceControl'> = {
  serviceControl: { status: 'NO_ORGANIZATION' },
  resourceControl: { status: 'NO_ORGANIZATION' },
};
