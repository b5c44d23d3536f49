import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** A console with example receipts, in a process of its own. */
export type RunningConsole = { readonly url: string; close(): Promise<void> };

/** Starts the console on loopback and waits until it answers. */
export async function startConsole(...options: readonly ('--empty' | '--others')[]): Promise<RunningConsole> {
  const program = join(import.meta.dirname, 'console-entry.ts');
  const child = spawn(process.execPath, ['--no-warnings', program, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((end) => child.once('exit', () => end()));
  const url = await new Promise<string>((ready, failed) => {
    child.stdout.once('data', (text: Buffer) => ready(text.toString().trim()));
    child.once('exit', (code) => failed(new Error(`the console ended with code ${code} before it answered`)));
  });
  return {
    url,
    async close() {
      child.kill();
      await ended;
    },
  };
}
