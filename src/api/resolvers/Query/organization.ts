/** The organization that was imported, or one of several. */
import { badUserInput } from '../../errors.js';
import type { QueryField } from '../rootField.js';

export const organization: QueryField<'organization'> = async (_root, { id }, { loaders, reader }) => {
  if (typeof id === 'string') return loaders.organizations.load(id);
  const [only, ...more] = await reader.organizationIds();
  if (only === undefined) return null;
  if (more.length > 0)
    throw badUserInput(
      'id',
      `Several organizations were imported: give one of ${[only, ...more].join(', ')}.`,
    );
  return loaders.organizations.load(only);
};
