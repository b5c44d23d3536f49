import { createHash } from 'node:crypto';
import type { FileStore } from '../../lib/sync/ports.ts';

/** Bytes that differ at every place, in pieces of a size that fits no part of an upload. */
export async function* bytes(length: number): AsyncGenerator<Uint8Array> {
  const piece = 700_001;
  for (let at = 0; at < length; at += piece) {
    yield Uint8Array.from({ length: Math.min(piece, length - at) }, (_, index) => ((at + index) * 31) % 251);
  }
}

/** Hash and size of what a stream gives. */
export async function hashOf(content: AsyncIterable<Uint8Array>): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
}

/** What every store of files does. */
export function describeFileStore(what: string, open: (tenant: string) => Promise<FileStore>): void {
  const pdf = { contentType: 'application/pdf', maximumBytes: 20 * 1024 * 1024 };

  describe(`files in ${what}`, () => {
    it.each([
      ['nothing', 0],
      ['one byte', 1],
      ['more than one part', 11 * 1024 * 1024],
    ])('gives back %s, byte for byte, with size and hash', async (_, length) => {
      const files = await open('fjord');
      const wanted = await hashOf(bytes(length));
      const stored = await files.put('passing/88/1.pdf', bytes(length), pdf);
      expect(stored).toEqual({ name: 'passing/88/1.pdf', ...wanted, contentType: 'application/pdf' });
      expect(await files.find('passing/88/1.pdf')).toEqual(stored);
      expect(await hashOf(files.open('passing/88/1.pdf'))).toEqual(wanted);
    });

    it('keeps nothing of a file above the maximum', async () => {
      const files = await open('fjord');
      const put = files.put('passing/88/1.pdf', bytes(2000), { ...pdf, maximumBytes: 1999 });
      await expect(put).rejects.toMatchObject({ reason: { problem: { code: 'file-too-large' } } });
      expect(await files.find('passing/88/1.pdf')).toBeUndefined();
    });

    it('keeps nothing of a file whose source fails on the way', async () => {
      const files = await open('fjord');
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield* bytes(6_000_000);
        throw new Error('the vendor went away');
      }
      await expect(files.put('passing/88/1.pdf', broken(), pdf)).rejects.toThrow('the vendor went away');
      expect(await files.find('passing/88/1.pdf')).toBeUndefined();
    });

    it('never changes a file that is there', async () => {
      const files = await open('fjord');
      const first = await files.put('exports/1.csv', bytes(10), pdf);
      expect(await files.put('exports/1.csv', bytes(20), pdf)).toEqual(first);
      expect(await hashOf(files.open('exports/1.csv'))).toEqual({ size: 10, sha256: first.sha256 });
    });

    it('says that a file is missing', async () => {
      const files = await open('fjord');
      expect(await files.find('nowhere')).toBeUndefined();
      await expect(hashOf(files.open('nowhere'))).rejects.toMatchObject({
        reason: { problem: { code: 'file-missing' } },
      });
    });
  });
}
