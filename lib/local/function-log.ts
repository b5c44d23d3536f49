import { appendFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A log file is put aside as `.1` when it grows above this many bytes. */
const maximumBytes = 10 * 1024 * 1024;

/** Console output of one function. */
export type FunctionLog = { write(chunk: string): void; flushed(): Promise<void> };

/** Keep a function's output in `<name>.log`; lines that tell of an error are also given to `onError`, in short. */
export function openFunctionLog(folder: string, name: string, onError: (line: string) => void): FunctionLog {
  const file = join(folder, `${name}.log`);
  let last: Promise<void> = Promise.resolve();
  let unfinished = '';
  return {
    write(chunk) {
      const lines = (unfinished + chunk).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) {
        const error = errorIn(line);
        if (error !== undefined) onError(`${name}: ${error}`);
      }
      last = last.then(() => append(file, chunk)).catch((error: unknown) => onError(`${file}: ${String(error)}`));
    },
    flushed: () => last,
  };
}

async function append(file: string, text: string): Promise<void> {
  await appendFile(file, text, { mode: 0o600 });
  if ((await stat(file)).size > maximumBytes) {
    await rename(file, `${file}.1`);
  }
}

/** The message of a structured log line of level ERROR or CRITICAL. */
function errorIn(line: string): string | undefined {
  if (!/"level":"(ERROR|CRITICAL)"/.test(line)) {
    return undefined;
  }
  const message = /"message":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
  return (message ?? line).slice(0, 300);
}
