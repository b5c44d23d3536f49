import { createHash } from 'node:crypto';
import { SyncError } from '../../lib/sync/errors.ts';
import type { FileStore, StoredFile } from '../../lib/sync/ports.ts';

/** Files in memory, with the rules of the object store. */
export function createMemoryFiles(): FileStore {
  const files = new Map<string, { readonly facts: StoredFile; readonly bytes: Buffer }>();
  return {
    async put(name, content, { contentType, maximumBytes }) {
      const present = files.get(name);
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of content) {
        size += chunk.length;
        if (size > maximumBytes) throw refusal('file-too-large', name);
        chunks.push(chunk);
      }
      if (present !== undefined) return present.facts;
      const bytes = Buffer.concat(chunks);
      const facts = { name, size, sha256: createHash('sha256').update(bytes).digest('hex'), contentType };
      files.set(name, { facts, bytes });
      return facts;
    },
    async find(name) {
      return files.get(name)?.facts;
    },
    async *open(name) {
      const file = files.get(name);
      if (file === undefined) throw refusal('file-missing', name);
      yield file.bytes;
    },
  };
}

function refusal(code: 'file-too-large' | 'file-missing', value: string): SyncError {
  return new SyncError({ advice: 'refuse', applied: 'no', problem: { code, value } });
}
