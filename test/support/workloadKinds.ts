/** A workload of each kind that techniques know, with an ARN as AWS writes it. */
import { resourceTypes } from '../../src/escalation/data/resourceTypes.js';
import { kindInScopes } from '../../src/ingest/formats/account/scopes.js';
import { home, type WorkloadIs } from './escalationAccount.js';

const typesByKind = new Map(
  [...resourceTypes.values()].flat().map((type) => {
    const [, , service = '', , , ...rest] = type.split(':');
    const resource = rest.join(':');
    return [kindInScopes(`arn:aws:${service}:eu-west-1:${home}:${resource}`), { service, resource }] as const;
  }),
);

export function workload(kind: string, name = 'one'): WorkloadIs {
  const [service = '', type = ''] = kind.split(':');
  const shape = typesByKind.get(kind) ?? { service, resource: `${type}/*` };
  return { arn: `arn:aws:${shape.service}:eu-west-1:${home}:${shape.resource.replaceAll('*', name)}` };
}
