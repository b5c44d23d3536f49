import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunFile, runFileName, runFileSchema } from '../../lib/local/run-file.ts';

/** `npm start` as a process of its own, on free ports. */
export type LocalProcess = {
  /** Where everything is. */
  readonly addresses: RunFile;
  /** No warning, no farewell: as a power cut would end it. */
  kill(): Promise<void>;
  /** As Ctrl-C does; gives the exit code. */
  interrupt(): Promise<number | null>;
};

const projectFolder = join(import.meta.dirname, '..', '..');

/** Start it over a data folder and wait until it runs. */
export async function startLocalProcess(dataFolder: string, ...options: string[]): Promise<LocalProcess> {
  const runFile = join(dataFolder, runFileName);
  rmSync(runFile, { force: true });
  const ports = ['--port', '0', '--webhook-port', '0', '--sandbox-port', '0'];
  const main = join('lib', 'local', 'main.ts');
  const child = spawn(process.execPath, [main, '--data', dataFolder, ...ports, ...options], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => words.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => words.push(text));
  while (!existsSync(runFile)) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${words.join('')}`);
    await pause(50);
  }
  return {
    addresses: runFileSchema.parse(JSON.parse(readFileSync(runFile, 'utf8'))),
    kill: async () => void (await end(child, 'SIGKILL')),
    interrupt: () => end(child, 'SIGINT'),
  };
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGINT'): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}
