import { projectToProjectRecord } from '../../lib/accounting/project-to-project-record.ts';
import type { Moment24SevenOfficeSettings } from '../../lib/documents/integrations/moment-24sevenoffice.ts';
import type { Project } from '../../lib/documents/project.ts';
import { customerParent, deliveredAs, projectOf, settingsWith } from './samples.ts';

type Settings = Partial<Moment24SevenOfficeSettings>;

function judge(changes: Partial<Project>, settings: Settings = {}, parents = deliveredAs([customerParent, '501'])) {
  return projectToProjectRecord.decide({ document: projectOf(changes), settings: settingsWith(settings), parents });
}

describe('a project', () => {
  it.each<[string, Settings, Partial<Project>, string | undefined]>([
    ['the number that the target gave the customer', {}, {}, '501'],
    ['client id before all others', { clientId: '7', factoringId: '9' }, {}, '7'],
    ['factoring id when there is no client id', { factoringId: '9' }, {}, '9'],
    ['client id on internal projects too', { clientId: '7' }, { customerId: undefined }, '7'],
    ['none on an internal project', {}, { customerId: undefined, customerNumber: undefined }, undefined],
    ['the source’s own number when customers are off', { exportCustomers: false }, {}, '10021'],
  ])('gets customer number: %s', (_what, settings, changes, customerNumber) => {
    expect(judge(changes, settings)).toMatchObject({
      kind: 'send',
      clue: '2040',
      target: { number: '2040', name: 'Fjordkart', customerNumber },
    });
  });

  it('waits for its customer, unless the number comes from elsewhere', () => {
    expect(judge({}, {}, new Map())).toEqual({ kind: 'wait', parent: customerParent });
    expect(judge({}, { clientId: '7' }, new Map()).kind).toBe('send');
    expect(judge({}, { exportCustomers: false }, new Map()).kind).toBe('send');
    expect(projectToProjectRecord.parents(projectOf(), settingsWith({ factoringId: '9' }))).toEqual([]);
  });

  it.each<[string, Partial<Project>, Settings, string, string]>([
    ['no number', { number: undefined }, {}, 'field-missing', 'number'],
    ['letters', { number: 'P-17' }, {}, 'field-invalid', 'number'],
    ['a point', { number: '20.1' }, {}, 'field-invalid', 'number'],
    ['a leading zero', { number: '0040' }, {}, 'field-invalid', 'number'],
    ['zero', { number: '0' }, {}, 'field-invalid', 'number'],
    ['a minus', { number: '-4' }, {}, 'field-invalid', 'number'],
    ['2^31', { number: '2147483648' }, {}, 'field-invalid', 'number'],
    ['no name', { name: '' }, {}, 'field-missing', 'name'],
    [
      'a customer without number',
      { customerNumber: undefined },
      { exportCustomers: false },
      'field-missing',
      'customerNumber',
    ],
  ])('is refused with %s', (_what, changes, settings, code, field) => {
    expect(judge(changes, settings)).toMatchObject({ kind: 'reject', problems: [{ code, field }] });
  });

  it('may be the largest number that the target holds', () => {
    expect(judge({ number: '2147483647' }).kind).toBe('send');
  });
});

describe('a customer number is looked up at the target', () => {
  it.each<[string, Settings, object[]]>([
    ['when a setting names it', { clientId: '77' }, [{ what: 'customer', number: '77', field: 'settings.clientId' }]],
    [
      'when customers are off',
      { exportCustomers: false },
      [{ what: 'customer', number: '10021', field: 'customerNumber' }],
    ],
  ])('%s', (_when, settings, unmapped) => {
    expect(judge({}, settings)).toMatchObject({ kind: 'send', unmapped });
  });

  it('not when our own delivery vouches for it', () => {
    expect(judge({})).toMatchObject({ kind: 'send', unmapped: undefined });
  });
});
