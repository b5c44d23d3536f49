import type * as z from 'zod';
import type { ClientState } from '../state/client-state.ts';
import { type FileShelf, hashOf, madeUpContent } from '../state/file-shelf.ts';
import type { KeptFile } from '../state/kept-file.ts';
import type { fileSettings } from './ledger-requests.ts';

/** Where files go and when. */
export type FilePlace = { readonly stampNo: number; readonly shelf: FileShelf; readonly at: string };

/** Puts files with a stamp number. */
export function addFiles(
  client: ClientState,
  files: readonly z.output<typeof fileSettings>[],
  place: FilePlace,
): readonly KeptFile[] {
  const added = files.map((settings) => newFile(client.nextFileId++, settings, place));
  client.files.push(...added);
  return added;
}

function newFile(id: number, settings: z.output<typeof fileSettings>, { stampNo, shelf, at }: FilePlace): KeptFile {
  const { contentBase64, size = 0, ...others } = settings;
  const common = { ...others, id, stampNo, registeredAt: at, changedAt: at };
  if (contentBase64 === undefined) {
    const sha256 = hashOf(madeUpContent({ id, type: settings.type, size }));
    return { ...common, size, sha256, isMadeUp: true };
  }
  const content = Buffer.from(contentBase64, 'base64');
  return { ...common, size: content.length, sha256: shelf.put(content), isMadeUp: false };
}

/** What a caller is told of a file. */
export function shownFile({ id, type, size, sha256 }: KeptFile) {
  return { id, type, size, sha256 };
}
