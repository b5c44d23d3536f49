import { documentsOf } from '../../functions/economic-documents.ts';
import { createEconomicWorld, type EconomicWorld } from '../../functions/economic-world.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';

/** Look for the number in ledger and journal, enter, read the voucher number, book. */
const mostPerInvoice = 5;
/** And attach. */
const mostWithPdf = 6;
/** Read, merge, write. */
const mostPerCustomer = 2;

const documents = 20;

/** Calls of e-conomic's agreement per document, once a worker knows the agreement's set-up. */
export async function economicCallRows(): Promise<readonly BenchRow[]> {
  const plain = await callsPerInvoice(false);
  const withPdf = await callsPerInvoice(true);
  const changed = await callsPerChangedCustomer();
  return [
    {
      what: 'calls to e-conomic per invoice',
      measured: plain.toFixed(2),
      beside: `${withPdf.toFixed(2)} with its PDF`,
      target: `<= ${mostPerInvoice}, with PDF <= ${mostWithPdf}`,
      verdict: withPdf <= mostWithPdf ? verdictOn(plain, mostPerInvoice) : 'missed',
    },
    {
      what: 'calls to e-conomic per changed customer',
      measured: changed.toFixed(2),
      beside: `${documents} customers`,
      target: `<= ${mostPerCustomer}`,
      verdict: verdictOn(changed, mostPerCustomer),
    },
  ];
}

async function callsPerInvoice(includePdf: boolean): Promise<number> {
  const world = await createEconomicWorld({ includePdf });
  try {
    const { makeCustomer, makeInvoice, hearInvoice } = documentsOf(() => world);
    const customer = await makeCustomer();
    await hearInvoice(await makeInvoice({ customerId: customer.id }));
    await world.economic.forgetCalls();
    for (let count = 0; count < documents; count += 1)
      await hearInvoice(await makeInvoice({ customerId: customer.id }));
    return await callsEach(world);
  } finally {
    await world.close();
  }
}

async function callsPerChangedCustomer(): Promise<number> {
  const world = await createEconomicWorld();
  try {
    const { makeCustomer, hearCustomer } = documentsOf(() => world);
    const made: { id: number }[] = [];
    for (let count = 0; count < documents; count += 1) {
      made.push(await makeCustomer({ customerNumber: String(2000 + count) }));
    }
    for (const customer of made) await hearCustomer(customer);
    await world.economic.forgetCalls();
    for (const { id } of made) {
      await world.moment.edit({ company: 'fjord', entity: 'customers', id }, { name: 'Nyt navn A/S' });
      await hearCustomer({ id });
    }
    return await callsEach(world);
  } finally {
    await world.close();
  }
}

async function callsEach(world: EconomicWorld): Promise<number> {
  return (await world.economic.calls()).length / documents;
}
