import type { ShownCompany } from '../../../lib/sandboxes/moment/control-schema.ts';
import { createMomentControl, seedCompany, startMomentSandbox } from '../../../lib/sandboxes/moment/index.ts';
import type { Sandbox } from '../../../lib/sandboxes/sandbox.ts';

let sandbox: Sandbox;
let seeded: ShownCompany | undefined;

beforeAll(async () => {
  sandbox = await startMomentSandbox();
  const company = { code: 'eksempel', apiKey: 'k' };
  await seedCompany(sandbox.url, company);
  await seedCompany(sandbox.url, company);
  seeded = await createMomentControl(sandbox.url).company('eksempel');
});

afterAll(() => sandbox.close());

/** The weights that the register of organization numbers publishes: the weighted sum is a multiple of 11. */
const isOrganizationNumber = (number: string) =>
  /^\d{9}$/.test(number) &&
  [3, 2, 7, 6, 5, 4, 3, 2, 1].reduce((sum, weight, at) => sum + weight * Number(number[at]), 0) % 11 === 0;

const passesMod10 = (kid: string) => {
  const weighted = [...kid].reverse().map((digit, index) => Number(digit) * (index % 2 === 1 ? 2 : 1));
  return [...weighted.join('')].reduce((sum, digit) => sum + Number(digit), 0) % 10 === 0;
};

describe('the seeded company', () => {
  it('is the same after seeding twice', () => {
    expect([seeded?.customers.length, seeded?.projects.length, seeded?.invoices.length]).toEqual([6, 8, 15]);
    expect(seeded?.nextInvoiceNumber).toBe(20465);
  });

  it('has twelve invoices, a credit note, one that is not to be transferred, and a draft', () => {
    const kinds = seeded?.invoices.map((each) => [each.invoiceType, each.invoiceState, each.transferState].join(' '));
    const counted = Object.groupBy(kinds ?? [], (kind) => kind);
    expect(Object.entries(counted).map(([kind, found]) => `${found?.length} ${kind}`)).toEqual([
      '12 invoice finalized toTransfer',
      '1 creditNote finalized toTransfer',
      '1 invoice finalized doNotTransfer',
      '1 invoice draft toTransfer',
    ]);
  });

  it('has organization numbers with a right check digit, and e-mail addresses that reach nobody', () => {
    for (const customer of seeded?.customers ?? []) {
      expect(isOrganizationNumber(String(customer.organizationNumber))).toBe(true);
      expect(customer.email).toMatch(/\.example\.(com|org)$/);
    }
    expect(seeded?.customers.filter((customer) => customer.customerNumber !== undefined)).toHaveLength(1);
  });

  it('has KIDs with a right check digit on invoices in its own currency', () => {
    const kids = seeded?.invoices.flatMap((each) => (each.kid === undefined ? [] : [String(each.kid)])) ?? [];
    expect(kids).toHaveLength(12);
    expect(kids.filter(passesMod10)).toEqual(kids);
  });
});
