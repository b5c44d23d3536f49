import { kindOf } from '../../lib/documents/integration.ts';
import { expiriesOf } from '../../lib/documents/integrations/expiry-settings.ts';

const today = '2026-11-21';

it.each([
  ['2026-12-06', 15, false],
  ['2026-12-05', 14, true],
  ['2026-11-22', 1, true],
  ['2026-11-21', 0, true],
  ['2026-11-20', -1, true],
])('a log-in that is valid until %s has %i days left', (until, daysLeft, isSoon) => {
  expect(expiriesOf({ validUntil: { xledger: until } }, today)).toEqual([
    { vendor: 'xledger', until, daysLeft, isSoon },
  ]);
});

it('the next one stands first, and summer time takes no day away', () => {
  const settings = { validUntil: { moment: '2027-04-01', xledger: '2027-03-27' } };
  expect(expiriesOf(settings, '2027-03-26').map(({ vendor, daysLeft }) => [vendor, daysLeft])).toEqual([
    ['xledger', 1],
    ['moment', 6],
  ]);
});

it.each([[{}], [undefined], [{ validUntil: 'soon' }], [{ validUntil: { moment: 'someday' } }]])(
  'settings without a day (%j) warn of nothing',
  (settings) => expect(expiriesOf(settings, today)).toEqual([]),
);

it('takes a day for each system of the kind, and no other', () => {
  const schema = kindOf('moment-xledger').settings;
  const given = { momentCompanyCode: 'fjord', requestsPerHour: 100 };
  expect(schema.safeParse({ ...given, validUntil: { xledger: '2027-01-31' } }).success).toBe(true);
  expect(schema.safeParse({ ...given, validUntil: { economic: '2027-01-31' } }).success).toBe(false);
  expect(schema.safeParse({ ...given, validUntil: { xledger: '2027-02-30' } }).success).toBe(false);
  expect(schema.parse(given)).toMatchObject({ validUntil: {} });
});
