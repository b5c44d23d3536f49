import { readMailEvent } from '../../functions/mail-events/read-mail-event.ts';
import { tellReceipt } from '../../functions/mail-events/tell-receipt.ts';
import { tagOf } from '../../lib/runtime/mail-tags.ts';
import { startXledgerWorld } from './xledger-world.ts';

const direction = 'moment-invoices-to-xledger';
const tags = { tenant: [tagOf('fjord')], integration: [tagOf('fjord.main')] };
const bounce = (messageId: string, sentAt = '2026-11-20T09:10:00.000Z') =>
  JSON.stringify({
    eventType: 'Bounce',
    mail: { messageId, tags, timestamp: sentAt },
    bounce: {
      ...{ bounceType: 'Permanent', bounceSubType: 'General' },
      bouncedRecipients: [{ emailAddress: 'a@b.example', diagnosticCode: '550 no such\r\nuser' }],
    },
  });

let world: Awaited<ReturnType<typeof startXledgerWorld>> | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function mailed() {
  const here = await startXledgerWorld({
    ...{ exportInvoices: true, exportCustomers: false, exportProjects: false },
    invoices: { delivery: 'email', receptionAddress: 'mb.12345@xledger.example' },
  });
  const at = (entity: 'customers' | 'invoices') => ({ company: 'fjord', entity });
  const customer = await here.moment.create(at('customers'), {
    name: 'Kunde AS',
    customerNumber: '1001',
    country: 'NO',
  });
  const line = { lineNumber: 1, description: 'Timer', financialAccountNumber: '3000', vatCode: '2', vatPercentage: 25 };
  const draft = await here.moment.create(at('invoices'), {
    ...{ description: 'Timer', customerId: Number(customer.id) },
    lines: [{ ...line, quantity: 1, unitPrice: 100 }],
  });
  await here.moment.finalize({ company: 'fjord', id: Number(draft.id) });
  await here.tell('invoices', Number(draft.id));
  world = here;
  return { here, id: Number(draft.id) };
}

const tell = async (here: Awaited<ReturnType<typeof mailed>>['here'], text: string) => {
  const failure = readMailEvent(text);
  return failure && tellReceipt(failure, [direction], { receipts: here.receipts, clock: () => new Date() });
};

it('a bounce makes the receipt rejected with the reason, once, and nothing is sent again by itself', async () => {
  const { here, id } = await mailed();
  expect(here.letters).toHaveLength(1);
  expect(await tell(here, bounce('ses-1'))).toBe('rejected');
  expect(await tell(here, bounce('ses-1'))).toBe('known');
  const rejected = {
    code: 'mail-bounced',
    field: 'receptionAddress',
    vendorWords: 'Permanent General 550 no such user',
  };
  expect(await here.run('invoices', id)).toMatchObject({ state: 'rejected', problem: rejected });
  expect(await here.tell('invoices', id)).toMatchObject({ state: 'conflict' });
  expect(here.letters).toHaveLength(1);
});

it('an event of a message that nobody knows changes nothing', async () => {
  const { here, id } = await mailed();
  const [before] = here.receipts.all().filter(({ key }) => key === String(id));
  expect(await tell(here, bounce('ses-9'))).toBe('absent');
  expect(here.receipts.all().filter(({ key }) => key === String(id))).toEqual([before]);
});

it('an event that comes before the receipt knows its message is told again', async () => {
  const { here } = await mailed();
  const now = new Date().toISOString();
  await expect(tell(here, bounce('ses-9', now))).rejects.toThrow('tell again');
  expect(await tell(here, bounce('ses-1', now))).toBe('rejected');
});

it('a delivery changes nothing', async () => {
  const { here, id } = await mailed();
  const delivery = { eventType: 'Delivery', mail: { messageId: 'ses-1', tags }, delivery: { recipients: [] } };
  expect(await tell(here, JSON.stringify(delivery))).toBeUndefined();
  expect(await here.run('invoices', id)).toMatchObject({ state: 'delivered' });
});

it.each([
  [
    'a complaint',
    { eventType: 'Complaint', mail: { messageId: 'm', tags }, complaint: { complaintFeedbackType: 'abuse' } },
    'mail-complaint',
  ],
  [
    'a message that was not sent',
    { eventType: 'Reject', mail: { messageId: 'm', tags }, reject: { reason: 'Bad content' } },
    'mail-bounced',
  ],
  ['a delivery', { eventType: 'Delivery', mail: { messageId: 'm', tags }, delivery: {} }, undefined],
  [
    'a notice to a person',
    { eventType: 'Bounce', mail: { messageId: 'm' }, bounce: { bounceType: 'Permanent', bounceSubType: 'General' } },
    undefined,
  ],
  ['half an event', { eventType: 'Bounce' }, undefined],
])('%s is read as such', (_, event, code) => {
  expect(readMailEvent(JSON.stringify(event))?.problem.code).toBe(code);
});
