import { readMailEvent } from '../../functions/mail-events/read-mail-event.ts';
import { mailOutcomes } from '../../lib/local/mail-outcomes.ts';
import { tagOf } from '../../lib/runtime/mail-tags.ts';

const taken = (...to: string[]) => ({
  ...{ messageId: 'm-1', at: new Date('2026-11-21T10:00:00Z'), from: 'ledgerbridge@example.com', to, rules: 'rules' },
  tags: { tenant: tagOf('fjord'), integration: tagOf('fjord.main') },
});

it.each([
  ['somebody', 'mb.23001@xledger.example', ['Delivery']],
  ['somebody at the simulator', 'success@simulator.amazonses.com', ['Delivery']],
  ['an address that bounces', 'bounce@simulator.amazonses.com', ['Bounce']],
  ['one with a label', 'bounce+fjord@simulator.amazonses.com', ['Bounce']],
  ['somebody who complains', 'complaint@simulator.amazonses.com', ['Delivery', 'Complaint']],
  ['an address on the suppression list', 'suppressionlist@simulator.amazonses.com', ['Bounce']],
  ['a name that only looks like it', 'bounce@simulator.amazonses.com.example', ['Delivery']],
])('tells of a message to %s', (_who, address, types) => {
  expect(mailOutcomes(taken(address)).map(({ type }) => type)).toEqual(types);
});

it('tells of each receiver by itself', () => {
  const addresses = ['bounce@simulator.amazonses.com', 'mb.23001@xledger.example'];
  expect(mailOutcomes(taken(...addresses)).map(({ type }) => type)).toEqual(['Bounce', 'Delivery']);
});

it('tells it in the form that the function reads', () => {
  const [bounced] = mailOutcomes(taken('bounce@simulator.amazonses.com'));
  expect(readMailEvent(JSON.stringify(bounced?.event))).toEqual({
    ...{ tenant: 'fjord', integration: 'fjord.main', messageId: 'm-1', sentAt: new Date('2026-11-21T10:00:00Z') },
    problem: {
      ...{ code: 'mail-bounced', field: 'receptionAddress' },
      vendorWords: 'Permanent General smtp; 550 5.1.1 user unknown',
    },
  });
});
