import { aSmallCompany, company, content, type OpenMoment, openMoment } from './sandbox-fixture.ts';

let moment: OpenMoment;
let now = new Date('2026-11-01T08:00:00Z');

beforeAll(async () => {
  moment = await openMoment({ clock: () => now });
  for (const day of ['01', '02', '03', '04', '05']) {
    now = new Date(`2026-11-${day}T08:00:00Z`);
    await moment.create('customers', { name: `Kunde ${day}`, customerNumber: `100${day}` });
  }
});

afterAll(() => moment.sandbox.close());
afterEach(() => moment.control.setSwitches({ pageBase: 0, looseDateFilters: false }));

const names = async (path: string) => content(await moment.call(path)).map((row) => row.name);

describe('pages', () => {
  it.each([
    { base: 0, page: undefined, number: 0, first: 'Kunde 01', rows: 2 },
    { base: 0, page: 0, number: 0, first: 'Kunde 01', rows: 2 },
    { base: 0, page: 2, number: 2, first: 'Kunde 05', rows: 1 },
    { base: 0, page: 3, number: 3, first: undefined, rows: 0 },
    { base: 1, page: undefined, number: 1, first: 'Kunde 01', rows: 2 },
    { base: 1, page: 0, number: 1, first: 'Kunde 01', rows: 2 },
    { base: 1, page: 1, number: 1, first: 'Kunde 01', rows: 2 },
    { base: 1, page: 3, number: 3, first: 'Kunde 05', rows: 1 },
  ] as const)('counted from $base, page $page is number $number', async ({ base, page, number, first, rows }) => {
    await moment.control.setSwitches({ pageBase: base });
    const answered = await moment.call(`customers?size=2${page === undefined ? '' : `&page=${page}`}`);
    expect(JSON.parse(answered.text).page).toEqual({ number, size: 2, totalElements: 5, totalPages: 3 });
    expect(content(answered)).toHaveLength(rows);
    expect(content(answered)[0]?.name).toBe(first);
  });
});

describe('filters', () => {
  it.each([
    { query: 'lastModifiedDateFrom=2026-11-04T08:00:00Z', found: ['Kunde 04', 'Kunde 05'] },
    { query: 'lastModifiedDateFrom=2026-11-04T08:00:00.001Z', found: ['Kunde 05'] },
    { query: 'lastModifiedDateTo=2026-11-02T08:00:00Z', found: ['Kunde 01', 'Kunde 02'] },
    { query: 'createdDateFrom=2026-11-02T00:00:00Z&createdDateTo=2026-11-03T00:00:00Z', found: ['Kunde 02'] },
    { query: 'customerNumber=10003', found: ['Kunde 03'] },
    { query: 'query=kunde%2005', found: ['Kunde 05'] },
    { query: 'sort=lastModifiedDate,desc&size=2', found: ['Kunde 05', 'Kunde 04'] },
  ])('$query', async ({ query, found }) => {
    expect(await names(`customers?${query}`)).toEqual(found);
  });

  it('takes ids repeated and comma separated', async () => {
    const [one, two, three] = content(await moment.call('customers')).map((row) => row.id);
    expect(await names(`customers?ids=${one},${two}&ids=${three}`)).toEqual(['Kunde 01', 'Kunde 02', 'Kunde 03']);
  });

  it('gives rows up to a day outside the range when told to', async () => {
    await moment.control.setSwitches({ looseDateFilters: true });
    expect(await names('customers?lastModifiedDateFrom=2026-11-05T08:00:00Z')).toEqual(['Kunde 04', 'Kunde 05']);
  });
});

describe('what a list shows', () => {
  it('says null for what is absent, and leaves the lines of invoices out', async () => {
    const { invoice } = await aSmallCompany(moment);
    const row = content(await moment.call('invoices')).find(({ id }) => id === invoice.id);
    expect(row).toMatchObject({ invoiceNumber: 20451, totalIncludingVat: 23000, orderReference: null });
    expect(row).not.toHaveProperty('lines');
    const alone = JSON.parse((await moment.call(`invoices/${invoice.id}`)).text);
    expect(alone.lines).toHaveLength(1);
    expect(alone).not.toHaveProperty('orderReference');
  });

  it('shows nothing of another company', async () => {
    await moment.control.create({ company: 'annet', entity: 'customers' }, { name: 'Fremmed AS' });
    expect(await names('customers?size=500')).not.toContain('Fremmed AS');
    expect(company.code).toBe('eksempel');
  });
});
