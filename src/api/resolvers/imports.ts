/** Fields of the history of imports. */
import type { ImportRecord } from '../../graph/model/stored/importTable.js';
import { connect } from '../pagination.js';
import type { AdministrationChangesResolvers, ImportResolvers, QueryResolvers } from '../types.generated.js';

export const imports: Required<QueryResolvers>['imports'] = (_root, page, { reader }) =>
  connect(page, (request) => reader.importPage(request));

export const Import: ImportResolvers = {
  beforeVersion: ({ before }) => String(before),
  graphVersion: ({ after }) => String(after),
  changes: (record) => ({ ...record.changes, caveats: caveatsOf(record) }),
};

export const AdministrationChanges: AdministrationChangesResolvers = {
  complete: ({ caveats }) => caveats.length === 0,
};

const caveatsOf = ({ changes: { caveats }, besideAnother }: ImportRecord): readonly string[] =>
  besideAnother
    ? [...caveats, 'Another import changed the graph at the same time: what that changed may be among this.']
    : caveats;
