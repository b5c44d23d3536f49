import { GraphQLError } from 'graphql';

/** A value in an input that the vendor refuses; the code has been seen, the words are ours. */
export function invalidValue(message: string, more: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'INVALID_VALUE', ...more } });
}

/** The token lacks the scope. What the vendor answers is not public. */
export function accessDenied(type: string, right: 'read' | 'write'): GraphQLError {
  return new GraphQLError(`Access denied: the API token has no ${right} scope for ${type}.`, {
    extensions: { code: 'ACCESS_DENIED' },
  });
}
