import { createHash } from 'node:crypto';
import { effectOf } from './effect-of.ts';
import { SyncError } from './errors.ts';
import type { Connection, FileStore, HttpRequest, OpenIntegration, StoredFile } from './ports.ts';

/** Thrown in the place of a sending: what would have been sent is caught. */
export class SendingStopped extends Error {
  override readonly name = 'SendingStopped';
}

/** What a preview met. */
export type Caught = {
  /** The first request that would have changed something. */
  request: HttpRequest | undefined;
  /** Calls that the preview itself made. */
  calls: number;
};

/**
 * An integration whose connections let reads through and catch the first write. Each read is paid from the budget like any
 * other; what is not sent is not paid. Log-ins are shared as always; files stay in memory.
 */
export function previewing(open: OpenIntegration, caught: Caught): OpenIntegration {
  const files = filesInMemory();
  return {
    ...open,
    connect: (vendor) => {
      const connection = open.connect(vendor);
      return {
        ...connection,
        ...paidReads(connection, caught),
        ...withoutSideDoors(connection),
        files: files(connection.files),
      };
    },
  };
}

/** A mail is not sent and no list is added to; what would go there is the target document itself. */
function withoutSideDoors({ mail, exports }: Connection): Pick<Connection, 'mail' | 'exports'> {
  const stop = async (): Promise<never> => {
    throw new SendingStopped();
  };
  return {
    mail: mail && { send: stop },
    exports: exports && { ...exports, add: stop, begin: stop, mark: stop, finish: stop },
  };
}

/** Connectors pay before they send: the payment is made once it is known that a request only reads. */
function paidReads(
  { http, allowance }: Pick<Connection, 'http' | 'allowance'>,
  caught: Caught,
): Pick<Connection, 'http' | 'allowance'> {
  return {
    allowance: { ...passing(allowance), spend: async () => undefined, reserve: async () => undefined },
    http: async (request) => {
      if (effectOf(request) === 'write') {
        caught.request ??= request;
        throw new SendingStopped();
      }
      await allowance.spend();
      caught.calls += 1;
      return http(request);
    },
  };
}

/** An allowance may be an object of a class, whose methods a spread would lose. */
function passing(allowance: Connection['allowance']): Connection['allowance'] {
  return {
    reserve: (calls) => allowance.reserve(calls),
    spend: () => allowance.spend(),
    report: (remaining, resetAt) => allowance.report(remaining, resetAt),
    close: (until) => allowance.close(until),
    redeem: (slot) => allowance.redeem(slot),
    book: (calls) => allowance.book(calls),
    bookTogether: (order) => allowance.bookTogether(order),
    end: () => allowance.end(),
  };
}

/** What a reader fetches is there for the writer, and gone afterwards. */
function filesInMemory(): (files: FileStore) => FileStore {
  const kept = new Map<string, { readonly facts: StoredFile; readonly bytes: readonly Uint8Array[] }>();
  return (files) => ({
    async put(name, content, { contentType, maximumBytes }) {
      const bytes: Uint8Array[] = [];
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of content) {
        size += chunk.length;
        if (size > maximumBytes) throw tooLarge(name);
        hash.update(chunk);
        bytes.push(chunk);
      }
      const facts = { name, size, sha256: hash.digest('hex'), contentType };
      kept.set(name, { facts, bytes });
      return facts;
    },
    find: async (name) => kept.get(name)?.facts ?? files.find(name),
    async *open(name) {
      yield* kept.get(name)?.bytes ?? files.open(name);
    },
  });
}

function tooLarge(value: string): SyncError {
  return new SyncError({ advice: 'refuse', applied: 'no', problem: { code: 'file-too-large', value } });
}
