/** Lists actions that no resource's policy can allow, so that the caller's identity policies must (G-25). */
import data from './identityOnlyActions.json' with { type: 'json' };

const services = new Set(data.services.names);
const exceptions = new Set(data.modelPackages.actions);
const actions = new Set([data.systemsManager, data.glue, data.creations].flatMap((one) => one.actions));

/** Returns false where that is not certain. */
export const needsIdentityPolicy = (action: string): boolean =>
  (services.has(action.split(':', 1)[0] ?? '') && !exceptions.has(action)) || actions.has(action);
