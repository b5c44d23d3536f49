import { aCustomer, agreement, codesOf, type OpenEconomic, openEconomic, paths } from './sandbox-fixture.ts';

let economic: OpenEconomic;
const names = ['Eksempel Energi', 'Fiktiv Fisk (Nord)', 'Prøvebyen', 'Tenkt Arkitektur', 'Modellvann'];

beforeAll(async () => {
  economic = await openEconomic();
  for (const [index, name] of names.entries()) {
    await economic.rest('/customers', { json: { ...aCustomer, customerNumber: index + 1, name, city: 'Aarhus' } });
    const project = { number: index + 1, name, projectGroupNumber: 2, isBarred: index === 4 };
    await economic.services(paths.projects, { json: project });
  }
});

afterAll(() => economic.sandbox.close());

const restList = (query: Record<string, string>) => economic.rest(`/customers?${new URLSearchParams(query)}`);
const cursorList = (query: Record<string, string>) =>
  economic.services(`${paths.projects}?${new URLSearchParams(query)}`);
const numbersOf = (rows: readonly Record<string, number>[], key: string) => rows.map((row) => row[key]);

const filters: readonly (readonly [filter: string, numbers: readonly number[]])[] = [
  ['name$eq:prøvebyen', [3]],
  ['name$ne:prøvebyen', [1, 2, 4, 5]],
  ['name$like:e', [1, 3, 4, 5]],
  ['name$like:*vann', [5]],
  ['name$eq:Fiktiv Fisk $(Nord$)', [2]],
  ['number$gt:1$and:number$lte:3', [2, 3]],
  ['number$lt:2$or:number$gte:4$and:number$ne:5', [1, 4]],
  ['(number$lt:2$or:number$gte:4)$and:number$ne:5', [1, 4]],
  ['(number$lt:3$or:number$gte:4)$and:number$ne:1', [2, 4, 5]],
  ['number$in:[1,5,9]', [1, 5]],
  ['number$nin:[1,5,9]', [2, 3, 4]],
];

describe('the filter language, the same at both hosts', () => {
  it.each(filters)('%s gives %j', async (filter, numbers) => {
    const ofProjects = (await cursorList({ filter })).body.items;
    const ofCustomers = (await restList({ filter: filter.replaceAll('number$', 'customerNumber$') })).body.collection;
    expect(numbersOf(ofProjects, 'number')).toEqual(numbers);
    expect(numbersOf(ofCustomers, 'customerNumber')).toEqual(numbers);
  });

  it('a flag that is left out is false, and a missing number is null', async () => {
    expect((await cursorList({ filter: 'isBarred$eq:false' })).body.items).toHaveLength(4);
    expect((await cursorList({ filter: 'customerNumber$eq:$null:' })).body.items).toHaveLength(5);
  });

  it.each(['pNumber$eq:1', 'name$is:1', 'name', 'customerNumber$in:1', '(name$eq:a', 'name$eq:a)'])(
    '%s is refused by the classic API, which says what is allowed',
    async (filter) => {
      const answer = await restList({ filter });
      expect(answer.status).toBe(400);
      expect(answer.body.allowedFilteringFields).toContain('customerGroup.customerGroupNumber');
    },
  );

  it.each(['description$eq:1', 'number$like:1', 'number'])('%s is refused by the services', async (filter) => {
    expect(codesOf(await cursorList({ filter }))).toBe('BadFilterRequest');
  });

  it('drafts cannot be looked for by invoice number, and journals cannot be listed or counted', async () => {
    const filter = encodeURIComponent('customerInvoiceNumber$eq:5001');
    expect(codesOf(await economic.services(`${paths.entries}?filter=${filter}`))).toBe('BadFilterRequest');
    expect((await economic.services(paths.journals)).status).toBe(500);
    expect((await economic.services(`${paths.journals}/count`)).status).toBe(500);
    expect((await economic.services(`${paths.journals}/paged`)).body[0]).toMatchObject({
      number: 1,
      allowedEntryType: 0,
    });
    expect((await economic.services(`${paths.journals}/1`)).body.nextVoucherNumber).toBe(1001);
  });
});

describe('pages', () => {
  it('of the classic API link to each other and end with an empty one', async () => {
    const { collection, pagination } = (await restList({ pagesize: '2', skippages: '1' })).body;
    expect(numbersOf(collection, 'customerNumber')).toEqual([3, 4]);
    expect(pagination).toMatchObject({ skipPages: 1, pageSize: 2, results: 5, resultsWithoutFilter: 5 });
    const last = (await economic.rest(new URL(pagination.nextPage).pathname + new URL(pagination.nextPage).search))
      .body;
    expect([numbersOf(last.collection, 'customerNumber'), last.pagination.nextPage]).toEqual([[5], undefined]);
    expect((await restList({ skippages: '9' })).body.collection).toEqual([]);
  });

  it.each<Record<string, string>>([{ pagesize: '1001' }, { pagesize: '0' }, { pagesize: 'x' }, { skippages: '-1' }])(
    'are refused for %j',
    async (query) => {
      expect((await restList(query)).body.errorCode).toBe('E04810');
    },
  );

  it('of the classic API are sorted, and refused for a field that cannot sort', async () => {
    const { collection } = (await restList({ sort: '-customerNumber' })).body;
    expect(numbersOf(collection, 'customerNumber')).toEqual([5, 4, 3, 2, 1]);
    expect((await restList({ sort: 'barred' })).status).toBe(400);
  });

  it('of a cursor go on until there is none, and sorting is passed over', async () => {
    await economic.control.setSwitches({ cursorPageSize: 2 });
    const seen: number[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: { items: { number: number }[]; cursor?: string } = (await cursorList({ cursor, sort: '-number' }))
        .body;
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.cursor;
    }
    await economic.control.setSwitches({ cursorPageSize: 1000 });
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect((await economic.control.ignored(agreement.number)).at(-1)).toMatchObject({ path: 'sort', why: 'parameter' });
  });

  it('of the services may also be asked for by number, and counted', async () => {
    const page = await economic.services(`${paths.projects}/paged?skipPages=1&pageSize=2&sort=-number`);
    expect(numbersOf(page.body, 'number')).toEqual([3, 2]);
    expect((await economic.services(`${paths.projects}/paged?pageSize=101`)).status).toBe(400);
    expect((await economic.services(`${paths.projects}/count?filter=number$gt:3`)).body).toBe(2);
  });

  it.each([
    [0 as const, [3, 4]],
    [1 as const, [4, 5]],
    [-1 as const, [2, 3]],
  ])('shift by %i: the second page is %j', async (pageShift, numbers) => {
    await economic.control.setSwitches({ pageShift });
    const page = await restList({ pagesize: '2', skippages: '1' });
    await economic.control.setSwitches({ pageShift: 0 });
    expect(numbersOf(page.body.collection, 'customerNumber')).toEqual(numbers);
  });
});

describe('lists that lag', () => {
  it('show a new record later, while it can be read at once', async () => {
    await economic.control.setSwitches({ staleLists: { seconds: 30 } });
    economic.time.pass(31_000);
    await economic.services(paths.projects, { json: { number: 6, name: 'Ny', projectGroupNumber: 2 } });
    expect((await economic.services(`${paths.projects}/6`)).status).toBe(200);
    expect((await cursorList({})).body.items).toHaveLength(5);
    economic.time.pass(30_000);
    expect((await cursorList({})).body.items).toHaveLength(6);
    await economic.control.setSwitches({ staleLists: null });
  });
});

describe('reference lists of the classic API', () => {
  it.each([
    ['/customer-groups/1', { customerGroupNumber: 1, account: { accountNumber: 5600 } }],
    ['/vat-zones/1', { vatZoneNumber: 1, name: 'Domestic' }],
    ['/payment-terms/1', { paymentTermsType: 'net', daysOfCredit: 14 }],
    ['/vat-accounts/U25', { ratePercentage: 25, vatType: { vatTypeNumber: 1 } }],
    ['/accounts/1010', { accountType: 'profitAndLoss', vatAccount: { vatCode: 'U25' } }],
    ['/accounting-years/2026', { fromDate: '2026-01-01', toDate: '2026-12-31' }],
  ])('%s', async (path, row) => {
    expect((await economic.rest(path)).body).toMatchObject(row);
  });

  it('finds the year and the periods of a day', async () => {
    const filter = encodeURIComponent('fromDate$lte:2026-03-02$and:toDate$gte:2026-03-02');
    const { collection } = (await economic.rest(`/accounting-years?filter=${filter}`)).body;
    expect(collection.map(({ year }: { year: string }) => year)).toEqual(['2026']);
    expect((await economic.rest('/accounting-years/2026/periods')).body.pagination.results).toBe(12);
  });

  it('writes the slash of a year that is no calendar year in its own way', async () => {
    const years = [{ year: '2025/2026', fromDate: '2025-07-01', toDate: '2026-06-30' }];
    await economic.control.putAgreement(agreement.number, { years });
    const { body } = await economic.rest('/accounting-years/2025_6_2026');
    expect(body.self).toBe(`${economic.sandbox.url}/accounting-years/2025_6_2026`);
  });
});
