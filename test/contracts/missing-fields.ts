import { type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';

/** Fields of ours that the vendor's type of that name lacks; a type that the vendor's part does not show has none. */
export function missingFields(
  name: string,
  { theirs, ours }: { theirs: GraphQLSchema; ours: GraphQLSchema },
): string[] {
  const [own, other] = [ours.getType(name), theirs.getType(name)];
  const hasFields = (type: unknown) => isInputObjectType(type) || isObjectType(type);
  if (!hasFields(own) || !hasFields(other)) return [];
  const fields = (type: unknown) =>
    isInputObjectType(type) || isObjectType(type) ? Object.keys(type.getFields()) : [];
  const there = fields(other);
  return fields(own)
    .filter((field) => !there.includes(field) && !isComparison(field))
    .map((field) => `${name} has no field ${field}`);
}

/** Filters take suffixes for comparisons, which the partial schema shows on some fields only. */
function isComparison(field: string): boolean {
  return /_(in|gt|gte|lt|lte)$/.test(field) || field === 'AND' || field === 'OR';
}
