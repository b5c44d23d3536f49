import type { Environment } from './environment.ts';
import type { FilesOf } from './files-of.ts';
import { once } from './once.ts';

/**
 * The files of this deployment. The client of the object store is loaded with the first file: most documents have none.
 * @throws Error at first use in a function that was given no bucket
 */
export function filesOf(environment: Environment): FilesOf {
  const load = once(async () => {
    const { FILES_BUCKET: bucket } = environment;
    if (bucket === undefined) throw new Error('this function was given no bucket for files');
    const [{ fileClient }, { createFileStore }] = await Promise.all([
      import('./file-client.ts'),
      import('../store/file-store.ts'),
    ]);
    const client = fileClient(environment);
    return (scope: Parameters<FilesOf>[0]) => createFileStore({ client, bucket, ...scope });
  });
  return (scope) => ({
    put: async (...given) => (await load())(scope).put(...given),
    find: async (name) => (await load())(scope).find(name),
    async *open(name) {
      yield* (await load())(scope).open(name);
    },
  });
}
