import type { WorldParts } from '../support/world.ts';

/** What the directions' documents are like at their targets. */
export const simulatedKinds: readonly { readonly name: string; readonly parts: Partial<WorldParts> }[] = [
  { name: 'vouchers (never changed once posted)', parts: { canUpdate: false, looksUpFirst: false } },
  { name: 'customers (looked up first, updated)', parts: { canUpdate: true, looksUpFirst: true } },
  { name: 'projects (updated)', parts: { canUpdate: true, looksUpFirst: false } },
  { name: 'invoices entered, attached, booked', parts: { steps: ['enter', 'attach'] } },
  {
    name: 'customers of companies, many in a call',
    parts: { canUpdate: true, looksUpFirst: true, steps: ['company'], many: 10 },
  },
];
