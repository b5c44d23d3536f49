import type { FileStore } from '../sync/ports.ts';

/** Opens the files of an integration. */
export type FilesOf = (scope: { readonly tenant: string; readonly integration: string }) => FileStore;

/** For functions that move no files: they are not built with a client of the object store. */
export const noFiles: FilesOf = () => {
  const refuse = (): never => {
    throw new Error('this function moves no files');
  };
  return { put: refuse, find: refuse, open: refuse };
};
