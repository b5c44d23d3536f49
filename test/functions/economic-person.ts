import { performAct } from '../../lib/sync/perform-act.ts';
import type { ActOrder } from '../../lib/sync/person-acts.ts';
import { refOf } from '../../lib/sync/receipt.ts';
import { actSurroundings } from '../support/act-surroundings.ts';
import { agreementNumber, type EconomicWorld } from './economic-world.ts';

const journals = '/journalsapi/v15.0.0';
const documents = '/documentsapi/v4.0.1/AttachedDocuments';

/** What a person does while an invoice is on its way: in e-conomic, in the settings, and in the console. */
export function personIn(world: () => EconomicWorld, tokens = { app: 'app-secret', grant: 'grant-1' }) {
  const request = async (path: string, init: RequestInit): Promise<void> => {
    const headers = { ...init.headers, 'x-appsecrettoken': tokens.app, 'x-agreementgranttoken': tokens.grant };
    const answer = await fetch(`${world().endpoints.services}${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`e-conomic refused: ${answer.status} ${await answer.text()}`);
  };
  const call = (path: string, method: 'DELETE' | 'POST', body?: object): Promise<void> =>
    request(`${journals}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const entriesOf = async (journal: number): Promise<number[]> => {
    const { draftEntries } = await world().agreement();
    return Object.values(draftEntries)
      .filter(({ values }) => values.journalNumber === journal)
      .map(({ values }) => Number(values.entryNumber));
  };
  return {
    /** Enters an invoice by hand, not booked. */
    enter: (fields: object): Promise<void> => call('/draft-entries', 'POST', fields),
    async deleteEntries(journal = 1): Promise<void> {
      for (const entry of await entriesOf(journal)) await call(`/draft-entries/${entry}`, 'DELETE');
    },
    async bookEntries(journal = 1): Promise<void> {
      await call(`/journals/${journal}/bookdraftentries`, 'POST', { entryNumbers: await entriesOf(journal) });
    },
    /** Attaches a file of one's own to a voucher. */
    async attach(voucherNumber: number): Promise<void> {
      const form = new FormData();
      form.set('File', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'egen.pdf');
      form.set('VoucherNumber', String(voucherNumber));
      form.set('AccountingYear', '2026');
      await request(documents, { method: 'POST', body: form });
    },
    async removeDocuments(): Promise<void> {
      for (const { number } of (await world().agreement()).documents) {
        await request(`${documents}/${number}`, { method: 'DELETE' });
      }
    },
    closePeriods: (barredPeriods: number[]): Promise<unknown> => changeYears({ barredPeriods }),
    /** Presses a button in the console. */
    async act(record: { readonly id: number }, order: ActOrder): Promise<string> {
      const { engine } = world();
      const ref = refOf(world().receiptOf(record));
      const { receipts, nudges, clock, newId } = engine;
      const actor = { kind: 'member', id: 'kari' } as const;
      const tools = { receipts, nudges, clock, newId, ...actSurroundings() };
      const { outcome } = await performAct(ref, { order, actor }, tools);
      await world().work();
      return outcome;
    },
  };

  async function changeYears(change: { barredPeriods: number[] }): Promise<unknown> {
    const { years } = await world().agreement();
    return world().economic.putAgreement(agreementNumber, { years: years.map((year) => ({ ...year, ...change })) });
  }
}
