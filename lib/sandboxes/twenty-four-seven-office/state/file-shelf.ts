import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptFile } from './kept-file.ts';

/** The bytes of files that were given, found by their hash (hex SHA-256). */
export type FileShelf = { put(content: Buffer): string; get(sha256: string): Buffer | undefined };

/** Keeps files in a folder, or in memory when there is none. */
export function openFileShelf(folder: string | undefined): FileShelf {
  const memory = new Map<string, Buffer>();
  return {
    put(content) {
      const sha256 = hashOf(content);
      if (folder === undefined) {
        memory.set(sha256, content);
        return sha256;
      }
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${sha256}.new`), content, { mode: 0o600 });
      renameSync(join(folder, `${sha256}.new`), join(folder, sha256));
      return sha256;
    },
    get: (sha256) => (folder === undefined ? memory.get(sha256) : readFileSync(join(folder, sha256))),
  };
}

/** The hash that names a file's content. */
export function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What files of a type begin with. */
const firstBytes: Partial<Record<KeptFile['type'], Buffer>> = {
  Pdf: Buffer.from('%PDF-1.7\n'),
  Png: Buffer.from('89504e470d0a1a0a', 'hex'),
  Tiff: Buffer.from('49492a00', 'hex'),
  Bmp: Buffer.from('BM'),
  Gif: Buffer.from('GIF89a'),
  Jpeg: Buffer.from('ffd8ffe0', 'hex'),
};

/** Bytes of a wanted number that differ from file to file, so that thousands of files cost no memory. */
export function madeUpContent({ id, type, size }: Pick<KeptFile, 'id' | 'type' | 'size'>): Buffer {
  const content = size === 0 ? Buffer.alloc(0) : Buffer.alloc(size, `file ${id} of ${size} bytes. `);
  firstBytes[type]?.copy(content);
  return content;
}

/** The bytes of a file; undefined when it is listed and not there. */
export function contentOf(file: KeptFile, shelf: FileShelf): Buffer | undefined {
  if (file.isMissing) return undefined;
  return file.isMadeUp ? madeUpContent(file) : shelf.get(file.sha256);
}
