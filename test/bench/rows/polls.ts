import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { createExpenseWorld, type ExpenseWorld } from '../../functions/expense-world.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';
import type { BenchSize } from '../bench-size.ts';

const megabyte = 1024 * 1024;

/** Three quarters of what the Lambda has (512 MB). The worker's process holds the whole table as well, which the Lambda does not. */
const mostBytes = 384 * megabyte;

/** V8 keeps to less than what the process may have: with more live objects than these the worker would end. */
const heapMegabytes = 192;

const run = promisify(execFile);

/** Calls of one poll beside a short and a long history, and a run with many new lines. */
export async function pollRows({ historicLines, newLines }: BenchSize): Promise<readonly BenchRow[]> {
  const few = await callsOfPoll(100);
  const many = await callsOfPoll(historicLines);
  const alone = await importedAlone(10);
  const imported = await importedAlone(newLines);
  return [
    {
      what: 'vendor calls of one poll of expenses',
      measured: `${many} with ${historicLines} historic lines`,
      beside: `${few} with 100`,
      target: 'equal',
      verdict: verdictOn(many, few),
    },
    {
      what: `memory of the worker that imports ${newLines} new lines in one run`,
      measured: `${Math.round(imported.peakBytes / megabyte)} MB at the peak`,
      beside: `${Math.round(alone.peakBytes / megabyte)} MB for 10 lines`,
      target: `<= ${mostBytes / megabyte} MB of the Lambda's 512`,
      verdict: imported.expenses === newLines ? verdictOn(imported.peakBytes, mostBytes) : 'missed',
      details: [
        `${imported.expenses} expenses in Moment, ${imported.calls} calls of 24SevenOffice, ${imported.seconds} s`,
      ],
    },
  ];
}

/** Calls of both vendors for a poll that finds nothing new. */
async function callsOfPoll(lines: number): Promise<number> {
  return inWorld(async (world) => {
    const history = { from: '2020-01-01', to: '2025-12-31', accountNo: 4300, projectId: 5017, supplierId: 20007 };
    await world.ledger.addHistory({ count: lines, ...history });
    await world.poll();
    await world.office.clearCalls();
    await world.moment.forgetCalls();
    await world.poll();
    return (await world.office.calls()).length + (await world.moment.calls()).length;
  });
}

/** The worker runs in a process of its own: sandboxes, which keep every record and call, grow in this one. */
async function importedAlone(count: number) {
  return inWorld(async (world) => {
    await world.project('5017');
    const days = { from: '2026-01-02', to: '2026-11-01', accountNo: 4300, projectId: 5017, supplierId: 20007 };
    await world.ledger.addHistory({ count, ...days });
    const began = Date.now();
    const worker = join(import.meta.dirname, '..', 'expense-worker.ts');
    const heap = `--max-old-space-size=${heapMegabytes}`;
    const { stdout } = await run(process.execPath, [heap, worker, JSON.stringify(world.endpoints)]);
    const { peakBytes } = peakSchema.parse(JSON.parse(stdout));
    const [expenses, calls] = [await world.expenses(), await world.office.calls()];
    const seconds = Math.round((Date.now() - began) / 1000);
    return { peakBytes, expenses: expenses.length, calls: calls.length, seconds };
  });
}

const peakSchema = z.object({ peakBytes: z.number() });

async function inWorld<Result>(use: (world: ExpenseWorld) => Promise<Result>): Promise<Result> {
  const world = await createExpenseWorld();
  try {
    return await use(world);
  } finally {
    await world.close();
  }
}
