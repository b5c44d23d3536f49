import { dayOf, isInYear, isSameCompany, yearIdOf } from '../../../lib/connectors/twenty-four-seven-office/decode.ts';
import { amountText } from '../../../lib/connectors/twenty-four-seven-office/encode.ts';

describe('days', () => {
  it.each([
    ['2026-11-20T00:00:00', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
    ['2026-11-19T23:00:00Z', '2026-11-20'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    ['2026-06-30T21:59:59Z', '2026-06-30'],
  ])('%s is %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  const year = { StartingDate: '2026-07-01T00:00:00', EndingDate: '2027-07-01T00:00:00', IsLocked: false };
  it.each([
    ['2026-06-30', false],
    ['2026-07-01', true],
    ['2027-06-30', true],
    ['2027-07-01', false],
  ])('%s lies in the year from July 2026: %s', (day, lies) => {
    expect(isInYear(year, day)).toBe(lies);
  });

  it('a fiscal year is named by the year it begins in', () => {
    expect(yearIdOf(year)).toBe(2026);
  });
});

describe('amounts', () => {
  it.each([
    [125_000, 'NOK', '1250.00'],
    [-1, 'NOK', '-0.01'],
    [0, 'NOK', '0.00'],
    [1250, 'JPY', '1250.00'],
    [1250, 'KWD', '1.250'],
    [900_719_925_474_099, 'NOK', '9007199254740.99'],
  ])('%s minor units of %s are %s', (minor, currency, text) => {
    expect(amountText({ minor, currency })).toBe(text);
  });
});

describe('a company is the same', () => {
  const company = {
    Id: 10001,
    ExternalId: 'moment:fjord:1',
    Name: 'Fjord AS ',
    OrganizationNumber: 'NO 999.999.999',
    EmailAddresses: { Primary: { Value: 'Post@Fjord.example' }, Invoice: undefined },
  };
  const evidence = {
    externalId: 'moment:fjord:1',
    name: 'Fjord AS',
    organizationNumber: 'NO999999999',
    email: 'post@fjord.example',
  };
  it.each([
    ['when all agrees, whatever the blanks and capitals', {}, true],
    ['when the source tells no e-mail', { email: undefined }, true],
    ['but not with another key', { externalId: 'moment:fjord:2' }, false],
    ['but not with another name', { name: 'Fjell AS' }, false],
    ['but not with another organization number', { organizationNumber: 'NO999999998' }, false],
    ['but not with another e-mail', { email: 'faktura@fjord.example' }, false],
  ])('%s', (_when, changed, same) => {
    const told = Object.entries({ ...evidence, ...changed }).flatMap(([name, value]) => (value ? [[name, value]] : []));
    expect(isSameCompany(company, Object.fromEntries(told))).toBe(same);
  });
});
