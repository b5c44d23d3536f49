import { createExpenseWorld, type ExpenseWorld } from '../../functions/expense-world.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';
import type { BenchSize } from '../bench-size.ts';

const megabyte = 1024 * 1024;

/** What a Lambda has. The table and both sandboxes, which keep every record and call, grow in the same process. */
const mostGrowthBytes = 512 * megabyte;

/** Calls of one poll beside a short and a long history, and a run with many new lines. */
export async function pollRows({ historicLines, newLines }: BenchSize): Promise<readonly BenchRow[]> {
  const few = await callsOfPoll(100);
  const many = await callsOfPoll(historicLines);
  const run = await manyNewLines(newLines);
  return [
    {
      what: 'vendor calls of one poll of expenses',
      measured: `${many} with ${historicLines} historic lines`,
      beside: `${few} with 100`,
      target: 'equal',
      verdict: verdictOn(many, few),
    },
    {
      what: `memory while ${newLines} new lines are imported`,
      measured: `+${Math.round(run.growth / megabyte)} MB at the peak`,
      beside: `${Math.round(run.before / megabyte)} MB before, sandboxes included`,
      target: `<= +${mostGrowthBytes / megabyte} MB`,
      verdict: run.expenses === newLines ? verdictOn(run.growth, mostGrowthBytes) : 'missed',
      details: [`${run.expenses} expenses in Moment, ${run.calls} calls of 24SevenOffice, ${run.seconds} s`],
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

async function manyNewLines(count: number) {
  return inWorld(async (world) => {
    await world.project('5017');
    const days = { from: '2026-01-02', to: '2026-11-01', accountNo: 4300, projectId: 5017, supplierId: 20007 };
    await world.ledger.addHistory({ count, ...days });
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const began = Date.now();
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 50);
    await world.pollAndWork();
    clearInterval(watch);
    const [expenses, calls] = [await world.expenses(), await world.office.calls()];
    const seconds = Math.round((Date.now() - began) / 1000);
    return { before, growth: peak - before, expenses: expenses.length, calls: calls.length, seconds };
  });
}

async function inWorld<Result>(use: (world: ExpenseWorld) => Promise<Result>): Promise<Result> {
  const world = await createExpenseWorld();
  try {
    return await use(world);
  } finally {
    await world.close();
  }
}
