import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes of files, found by their hash (hex SHA-256). */
export type FileShelf = {
  put(content: Buffer): Promise<string>;
  get(sha256: string): Promise<Buffer>;
};

/** Keep files in a folder, or in memory when there is none. */
export function openFileShelf(folder: string | undefined): FileShelf {
  const memory = new Map<string, Buffer>();
  return {
    async put(content) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      if (folder === undefined) {
        memory.set(sha256, content);
        return sha256;
      }
      await mkdir(folder, { recursive: true });
      const unfinished = join(folder, `${sha256}.${randomUUID()}.new`);
      await writeFile(unfinished, content);
      await rename(unfinished, join(folder, sha256));
      return sha256;
    },
    async get(sha256) {
      const kept = folder === undefined ? memory.get(sha256) : await readFile(join(folder, sha256));
      if (kept === undefined) {
        throw new Error(`The file ${sha256} is gone`);
      }
      return kept;
    },
  };
}
