import { readSchedule } from '../../lib/local/schedule-expression.ts';

/** A Saturday. */
const from = '2026-11-21T03:40:20Z';

describe('a schedule', () => {
  it.each([
    ['rate(1 minute)', '2026-11-21T03:41:20Z'],
    ['rate(2 hours)', '2026-11-21T05:40:20Z'],
    ['rate(7 days)', '2026-11-28T03:40:20Z'],
    ['cron(* * * * ? *)', '2026-11-21T03:41:00Z'],
    ['cron(0 * * * ? *)', '2026-11-21T04:00:00Z'],
    ['cron(15/20 * * * ? *)', '2026-11-21T03:55:00Z'],
    ['cron(30 6 ? * MON-FRI *)', '2026-11-23T06:30:00Z'],
    ['cron(0 3 ? * 7 *)', '2026-11-28T03:00:00Z'],
    ['cron(0 0 1 JAN,JUL ? *)', '2027-01-01T00:00:00Z'],
    ['cron(0 12 29 2 ? *)', '2028-02-29T12:00:00Z'],
  ])('%s fires next at %s', (expression, expected) => {
    expect(readSchedule(expression).nextAfter(new Date(from))).toEqual(new Date(expected));
  });

  it.each([
    ['at(2026-11-21T00:00:00)', /only rate\(...\) and cron\(...\)/],
    ['rate(0 minutes)', /cannot be read/],
    ['rate(1 fortnight)', /cannot be read/],
    ['cron(0 * * *)', /4 fields instead of 6/],
    ['cron(0 0 L * ? *)', /day of month is "L"/],
    ['cron(0 0 ? * MON#2 *)', /day of week is "MON#2"/],
    ['cron(60 * * * ? *)', /minutes is "60"/],
  ])('%s is refused', (expression, message) => {
    expect(() => readSchedule(expression)).toThrow(message);
  });

  it('that never fires is found out', () => {
    expect(() => readSchedule('cron(0 0 31 2 ? *)').nextAfter(new Date(from))).toThrow(/does not fire/);
  });
});
