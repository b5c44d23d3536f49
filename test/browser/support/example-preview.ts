import type { LastRequest } from '../../../lib/sync/last-request.ts';
import type { Preview } from '../../../lib/sync/preview.ts';
import type { Previewer } from '../../../lib/sync/previewer.ts';
import { ago } from './example-receipts.ts';

const direction = 'moment-invoices-to-24sevenoffice';
const nok = (kroner: number) => ({ minor: kroner * 100, currency: 'NOK' });

/** What was sent for the invoice that is delivered. */
export const exampleRequest: LastRequest = {
  ...{ v: 1, at: ago(182), method: 'POST', address: 'https://api.example.com/Economy/Accounting/Accounting_V001.asmx' },
  contentType: 'text/xml; charset=utf-8',
  body: '<soap:Envelope><soap:Body><SaveBundleList><BundleList><SaveOption>1</SaveOption><Bundles><Bundle><YearId>2026</YearId><Sort>6</Sort></Bundle></Bundles></BundleList></SaveBundleList></soap:Body></soap:Envelope>',
};

const posting = { projectNumber: '2201', text: 'Rådgivning november' };

/** An invoice as it would go. */
const examplePreview: Preview = {
  ref: { tenant: 'fjord', integration: 'fjord.main', direction, key: '9001' },
  receipt: undefined,
  ...{ number: '10045', label: 'Brygga Arkitekter AS', calls: { toSend: 2, made: 5 } },
  verdict: {
    kind: 'send',
    target: {
      ...{ number: '10045', voucherType: 6, posting: 'journal', date: '2026-11-20', dueDate: '2026-12-04' },
      ...{ customerNumber: '10021', invoiceNumber: '10045', kid: '2345676', currency: 'NOK' },
      receivable: { account: '1500', amount: nok(156_250), ...posting },
      revenue: [
        { account: '3000', amount: nok(-125_000), vatCode: '31', vatPercentage: '25', line: 0, ...posting },
        { account: '3105', amount: nok(-31_250), vatCode: '31', vatPercentage: '25', line: 1, ...posting },
      ],
    },
    ...{ step: undefined, stepsLeft: [undefined], existing: undefined, request: exampleRequest },
  },
  checks: [
    { check: 'integration-on', passed: true, problems: [] },
    { check: 'direction-on', passed: true, problems: [] },
    { check: 'source', passed: true, problems: [] },
    { check: 'parent', passed: true, problems: [], shown: 'Brygga Arkitekter AS, 10021' },
    { check: 'target', passed: true, problems: [] },
    { check: 'look-up', passed: true, problems: [], shown: 'absent' },
  ],
};

/** Finds 10045, two documents of number 7, and previews all as the same. */
export const examplePreviewer: Previewer = {
  direction,
  vendors: ['moment', '24sevenoffice'],
  preview: async () => examplePreview,
  find: async ({ number }) => (number === '7' ? ['9001', '9003'] : ['9001']),
};
