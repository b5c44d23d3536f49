import { xledgerExpensesToMoment as story } from '../../functions/xledger-expenses-to-moment/sync.ts';
import { createMomentControl, startMomentSandbox } from '../../lib/sandboxes/moment/index.ts';
import { createXledgerControl } from '../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox } from '../../lib/sandboxes/xledger/index.ts';
import { seedXledgerEntity } from '../../lib/sandboxes/xledger/seed.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import { releaseDue } from '../../lib/sync/release-due.ts';
import { runPoll } from '../../lib/sync/run-poll.ts';
import { runSync } from '../../lib/sync/run-sync.ts';
import { anHourBegan, engineOf, listIn, ownerCode, scope, token } from './xledger-world.ts';

const soapUser = { userName: 'ws@fjord.example', password: 'log-on-password' };

/** The log-ins by which expenses can be read. */
export const waysIn = {
  token: { token },
  'log-on': { soapUsername: soapUser.userName, soapPassword: soapUser.password },
} as const;

/** The expense story between both sandboxes, with a supplier and two projects in the ledger. */
export async function startExpenseWorld(way: keyof typeof waysIn) {
  const [momentSandbox, xledgerSandbox] = [await startMomentSandbox(), await startXledgerSandbox({ clock: now })];
  let ahead = 0;
  const started = Date.now();
  function now(): Date {
    return new Date(anHourBegan + (Date.now() - started) + ahead);
  }
  const moment = createMomentControl(momentSandbox.url);
  await moment.putCompany('fjord', { apiKey: 'key', name: 'Fjord AS', currencyCode: 'NOK', nextInvoiceNumber: 1 });
  await seedXledgerEntity(xledgerSandbox.url, {
    ...{ ownerCode, name: 'Fjord AS', token, creditsPerHour: 10_000, soapUser },
  });
  const xledger = createXledgerControl(xledgerSandbox.url);
  await xledger.addRecord(ownerCode, 'suppliers', { code: '60001', description: 'Eksempel Rør AS' });
  for (const code of ['P-17', 'P-18']) await xledger.addRecord(ownerCode, 'projects', { code, description: code });
  const importing = { importExpenses: true, expenseAccounts: '4500, 6700', expenseActivity: 'Utlegg' };
  const settings = { ...importing, requestsPerHour: 100_000, ownerCode, transferFrom: '2026-01-01' };
  const { engine: bare, store } = await engineOf(settings, {
    endpoints: { moment: momentSandbox.url, xledger: xledgerSandbox.url },
    ...{ clock: now, exports: listIn(new Map()), mail: { send: async () => ({ kind: 'unknown', words: '' }) } },
    xledgerLogin: waysIn[way],
  });
  const queue: ReceiptRef[] = [];
  const engine: Engine = { ...bare, nudges: { nudge: async (refs) => void queue.push(...refs) } };

  async function work(): Promise<void> {
    for (let round = 0; round < 10; round += 1) {
      while (queue.length > 0) await runSync(story, queue.splice(0, 10), engine);
      await releaseDue(engine);
    }
  }
  return {
    ...{ engine, moment, xledger },
    project: (projectNumber: string) =>
      moment.create({ company: 'fjord', entity: 'projects' }, { projectNumber, name: projectNumber }),
    expenses: async () => (await moment.company('fjord'))?.projectExpenses ?? [],
    attachments: async () => (await moment.company('fjord'))?.attachments ?? [],
    async poll(): Promise<void> {
      await runPoll(story, scope, engine);
      await work();
    },
    /** Time goes on, and what has become due is done. */
    async later(seconds: number): Promise<void> {
      ahead += seconds * 1000;
      await work();
    },
    receipts: (): readonly Receipt[] => store.all(),
    /** What the sandbox was asked for since it was last forgotten. */
    operations: async () => (await xledger.calls()).flatMap(({ operations }) => operations),
    close: () => Promise.all([momentSandbox.close(), xledgerSandbox.close()]),
  };
}
/** See `startExpenseWorld`. */
export type XledgerExpenseWorld = Awaited<ReturnType<typeof startExpenseWorld>>;
