/** What an account owns, as nodes that the editor takes. */
import type { KeyLabel, NewNode, NodeKey } from '../graphEditor.js';
import type { NodeRow, OwnedLabel } from './nodeRows.js';

/** `Principal` is what other accounts may have named before. */
const keyLabelOf: Readonly<Record<OwnedLabel, KeyLabel>> = {
  IamUser: 'Principal',
  IamRole: 'Principal',
  AccountRoot: 'Principal',
  SamlProvider: 'Principal',
  OidcProvider: 'Principal',
  IamGroup: 'IamGroup',
  Policy: 'Policy',
  InstanceProfile: 'InstanceProfile',
  PolicySet: 'PolicySet',
  Resource: 'Resource',
  Workload: 'Workload',
};

export const ownedLabels = Object.keys(keyLabelOf) as readonly OwnedLabel[];

type Owned = Pick<NodeRow, 'label' | 'uid'>;

/** Whether other accounts may name it. */
export const isPrincipal = ({ label }: Owned): boolean => keyLabelOf[label] === 'Principal';

export const keyOf = ({ label, uid }: Owned): NodeKey => ({ label: keyLabelOf[label], uid });

export const nodeOf = ({ label, uid, properties }: NodeRow): NewNode => ({
  label: keyLabelOf[label],
  uid,
  otherLabels: [label],
  properties,
});
