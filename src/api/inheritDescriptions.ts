/** A field that an interface describes is described there only: the types that have it take the text over. */
import { isInterfaceType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';

/** Changes the schema, and gives it back. */
export function inheritDescriptions(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const described = type.getInterfaces().map((one) => one.getFields());
    for (const [name, field] of Object.entries(type.getFields()))
      for (const fields of described) if (fields[name]) describeAs(field, fields[name]);
  }
  return schema;
}

type Field = GraphQLField<unknown, unknown>;

/** What the field says of itself stays. */
function describeAs(field: Field, described: Field): void {
  field.description ??= described.description;
  for (const argument of field.args)
    argument.description ??= described.args.find(({ name }) => name === argument.name)?.description;
}
