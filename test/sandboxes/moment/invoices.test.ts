import type { JsonObject } from '../../../lib/sandboxes/moment/state.ts';
import { company, type OpenMoment, openMoment } from './sandbox-fixture.ts';

let moment: OpenMoment;

beforeAll(async () => {
  moment = await openMoment({ clock: () => new Date('2026-11-20T09:12:03.500Z') });
});

afterAll(() => moment.sandbox.close());

const amounts: { line: JsonObject; totals: number[] }[] = [
  { line: { quantity: 16, unitPrice: 1150, vatPercentage: 25 }, totals: [18400, 4600, 23000] },
  { line: { quantity: 7.5, unitPrice: 983.33, vatPercentage: 25 }, totals: [7374.98, 1843.75, 9218.73] },
  { line: { quantity: 3, unitPrice: 0.35, discountPercentage: 10, vatPercentage: 15 }, totals: [0.95, 0.14, 1.09] },
  { line: { amountExcludingVat: 100.1, vatPercentage: 0 }, totals: [100.1, 0, 100.1] },
  { line: { amountExcludingVat: 100, vatAmount: 24.99, amountIncludingVat: 124.99 }, totals: [100, 24.99, 124.99] },
];

describe('the amounts of an invoice', () => {
  it.each(amounts)('of $line are $totals', async ({ line, totals }) => {
    const invoice = await moment.create('invoices', { lines: [line] });
    expect([invoice.totalExcludingVat, invoice.totalVat, invoice.totalIncludingVat]).toEqual(totals);
  });

  it('stay wrong when they are given wrong', async () => {
    const lines = [{ amountExcludingVat: 100, vatPercentage: 25 }];
    const invoice = await moment.create('invoices', { lines, totalIncludingVat: 130 });
    expect([invoice.totalVat, invoice.totalIncludingVat]).toEqual([25, 130]);
  });

  it('follow new lines of a draft', async () => {
    const { id } = await moment.create('invoices', { lines: [{ amountExcludingVat: 100, vatPercentage: 25 }] });
    const json = { lines: [{ amountExcludingVat: 200, vatPercentage: 25 }] };
    const answered = await moment.call(`invoices/${id}`, { method: 'PATCH', json });
    expect(JSON.parse(answered.text)).toMatchObject({ version: 2, totalVat: 50, totalIncludingVat: 250 });
  });
});

describe('finalizing', () => {
  it('gives the next number of the series, the dates and a KID', async () => {
    await moment.control.putCompany('serie', {
      apiKey: 'k',
      name: 'Serie AS',
      currencyCode: 'NOK',
      nextInvoiceNumber: 20451,
    });
    const place = { company: 'serie', entity: 'invoices' } as const;
    const customer = await moment.control.create({ ...place, entity: 'customers' }, { name: 'K', creditTerms: 20 });
    const one = await moment.control.create(place, { customerId: customer.id });
    const two = await moment.control.create(place, { invoiceState: 'finalized', kid: null });
    const finalized = await moment.control.finalize({ company: 'serie', id: one.id });
    expect(two).toMatchObject({ invoiceNumber: 20451, version: 2, dueDate: '2026-12-04' });
    expect(two).not.toHaveProperty('kid');
    expect(finalized).toMatchObject({
      ...{ invoiceNumber: 20452, invoiceState: 'finalized', transferState: 'toTransfer', kid: '0000204529' },
      ...{ invoiceDate: '2026-11-20', dueDate: '2026-12-10', finalizedDate: '2026-11-20T09:12:03Z' },
    });
  });

  it('leaves only the transfer state to change, unless forced', async () => {
    const { id } = await moment.create('invoices', { invoiceState: 'finalized' });
    const address = { company: company.code, entity: 'invoices', id } as const;
    const json = { transferState: 'transferred' };
    const answered = await moment.call(`invoices/${id}`, { method: 'PATCH', json });
    expect(JSON.parse(answered.text)).toMatchObject({ transferState: 'transferred', version: 3 });
    await expect(moment.control.edit(address, { description: 'Ny' })).rejects.toThrow('FINALIZED');
    await expect(moment.control.finalize(address)).rejects.toThrow('FINALIZED');
    expect(await moment.control.forceEdit(address, { description: 'Ny' })).toMatchObject({ description: 'Ny' });
  });
});

describe('the number of the customer on an invoice', () => {
  it('is the one that the customer has today', async () => {
    const customer = await moment.create('customers', { name: 'Eksempel Energi AS' });
    const invoice = await moment.create('invoices', { customerId: customer.id, invoiceState: 'finalized' });
    expect(invoice).not.toHaveProperty('customerNumber');
    await moment.call(`customers/${customer.id}`, { method: 'PATCH', json: { customerNumber: '10021' } });
    const now = JSON.parse((await moment.call(`invoices/${invoice.id}`)).text);
    expect([now.customerNumber, now.version]).toEqual(['10021', invoice.version]);
  });
});

describe('the PDF of an invoice', () => {
  it('is well formed: each object begins where the table says', async () => {
    const { id } = await moment.create('invoices', { description: 'Rådgivning (høst)', invoiceState: 'finalized' });
    const response = await fetch(`${moment.sandbox.url}/api/1.0/companies/${company.code}/invoices/${id}/pdf`, {
      headers: { authorization: `Basic ${btoa(`apikey:${company.apiKey}`)}` },
    });
    const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(text).toContain('R\u00e5dgivning \\(h\u00f8st\\)');
    const places = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
    expect(places.map((place) => text.slice(place, place + 7))).toEqual([1, 2, 3, 4, 5].map((id) => `${id} 0 obj`));
    expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1])).startsWith('xref')).toBe(true);
    const [, length, stream] = /Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(text) ?? [];
    expect(stream?.length).toBe(Number(length));
  });
});
