/** Types of single resolvers of the root types. */
import type { MutationResolvers, QueryResolvers } from '../types.generated.js';

export type QueryField<Name extends keyof QueryResolvers> = NonNullable<QueryResolvers[Name]>;
export type MutationField<Name extends keyof MutationResolvers> = NonNullable<MutationResolvers[Name]>;
