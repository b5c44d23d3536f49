import { customerWriter } from '../../../../lib/connectors/xledger/customer-writer.ts';
import type { XledgerControl } from '../../../../lib/sandboxes/xledger/control.ts';
import { doneBefore, lookingUp, ownerCode, type Scene, writing } from '../scene.ts';
import { exampleToken } from '../xledger-connection.ts';
import { fjord } from './record-scenes.ts';

type Fault = Parameters<XledgerControl['addFault']>[0]['fault'];

const looking = lookingUp(customerWriter, fjord);
const adding = writing(customerWriter, fjord, doneBefore({ company: '20000028' }));

/** The vendor answers a look-up like this. */
const refused = (sentence: string, fault: Fault, becomes: unknown): Scene => ({
  sentence,
  operation: 'CustomersByCode',
  before: (control) => control.addFault({ operation: 'customers', fault, times: 1 }),
  act: looking,
  becomes,
});

/** The vendor applies an addition, and answers like this. */
const spoiled = (sentence: string, fault: Fault, status = 200): Scene => ({
  sentence,
  operation: 'AddCustomers',
  before: async (control) => {
    await control.addRecord(ownerCode, 'companies', { code: '1001', description: 'Fjord Kunde AS' });
    await control.addFault({ operation: 'addCustomers', fault, times: 1 });
  },
  act: adding,
  becomes: { kind: 'unknown' },
  status,
  others: { CustomersByCode: 'no-customer-with-the-code' },
});

const held = (code: string, rest: object = {}): object => ({ advice: 'hold', problem: { code }, ...rest });

/** Limits, tokens, and answers that are none. */
export const refusalScenes: readonly Scene[] = [
  refused(
    'the-credits-of-the-hour-are-used-up',
    'credits',
    held('budget-used-up', { retryAt: new Date('2026-11-21T10:00:00Z') }),
  ),
  refused(
    'too-many-requests-in-five-seconds',
    'burst',
    held('vendor-throttled', { retryAt: new Date('2026-11-21T09:00:05Z') }),
  ),
  refused(
    'too-many-requests-at-once',
    'concurrency',
    held('vendor-throttled', { retryAt: new Date('2026-11-21T09:00:01Z') }),
  ),
  refused('a-token-that-is-not-valid', 'token-refused', held('login-refused')),
  refused('a-query-that-timed-out', 'query-timeout', held('vendor-error')),
  {
    sentence: 'a-token-without-the-scope',
    operation: 'CustomersByCode',
    before: (control) => control.putToken(exampleToken, { ownerCode, readScopes: ['Company'] }),
    act: looking,
    becomes: held('access-revoked'),
  },
  {
    sentence: 'a-customer-that-is-refused',
    operation: 'AddCustomers',
    before: (control) =>
      control.addFault({ operation: 'addCustomers', fault: 'refuse', times: 1, words: 'Country code is not valid' }),
    act: adding,
    becomes: {
      kind: 'rejected',
      problem: { code: 'refused-by-vendor', vendorWords: 'Country code is not valid' },
    },
    others: { CustomersByCode: 'no-customer-with-the-code' },
  },
  {
    ...spoiled('errors-after-a-customer-was-added', 'errors-after-apply'),
    becomes: { kind: 'delivered', number: '1001' },
    others: { CustomersByCode: 'the-customer-that-was-added-in-spite-of-errors' },
  },
  {
    ...spoiled('the-customer-that-was-added-in-spite-of-errors', 'errors-after-apply'),
    operation: 'CustomersByCode',
    becomes: { kind: 'delivered', number: '1001' },
    others: { AddCustomers: 'errors-after-a-customer-was-added' },
  },
  spoiled('half-an-answer', 'truncated'),
  spoiled('a-web-page-with-status-200', 'html'),
  spoiled('an-error-page-after-a-customer-was-added', 'apply-then-500', 500),
  spoiled('an-answer-of-another-form', 'wrong-schema'),
];
