import { TransportError } from '../sync/errors.ts';

/**
 * The error of the family that says whether anything left this machine. Codes do not tell: a router's "no route to
 * host" or a TLS error may come before the first byte or after the last. Only whether the request was begun does.
 */
export function transportErrorOf(error: unknown, wasBegun: boolean): TransportError {
  if (error instanceof TransportError) return error;
  return new TransportError(wasBegun ? 'sent' : 'connect', codeOf(error), error);
}

function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'DEADLINE';
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof Error ? error.name : 'UNKNOWN';
}
