import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from './median.ts';

const run = promisify(execFile);

/** Since the process began, in milliseconds, when what it was asked to load is there. */
const script = `
if (process.argv[1] !== undefined) await import(process.argv[1]);
console.log(performance.now());
process.exit();
`;

/** Medians of the time that each file takes to load, less what Node itself takes to start. In turns, each in a fresh process. */
export async function loadTimes(files: readonly string[], times: number): Promise<readonly number[]> {
  const runs = [undefined, ...files].map((file) => ({ file, taken: [] as number[] }));
  for (let round = 0; round < times; round += 1) {
    for (const { file, taken } of runs) taken.push(await readyAfter(file));
  }
  const [bare = Number.NaN, ...loaded] = runs.map(({ taken }) => median(taken));
  return loaded.map((figure) => figure - bare);
}

async function readyAfter(file: string | undefined): Promise<number> {
  const args = ['--input-type=module', '--eval', script, ...(file === undefined ? [] : [`file://${file}`])];
  const { stdout } = await run(process.execPath, args, { env: {} });
  return Number(stdout);
}
