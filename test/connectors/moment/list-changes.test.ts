import { moment } from '../../../lib/connectors/moment/index.ts';
import { type Asked, momentConnection, type StubAnswer, withStub } from './moment-connection.ts';

const since = new Date('2026-11-21T09:00:00.500Z');
const at = (id: number) => ({ id, lastModifiedDate: '2026-11-21T09:30:00Z' });

/** Five customers, two a page, as vendors count pages that do not agree with each other. */
function vendor(pageOf: (asked: number) => { page: number; told: number } | undefined, ids = [1, 2, 3, 4, 5]) {
  return ({ query }: Asked): StubAnswer => {
    const found = pageOf(Number(query.page));
    if (found === undefined) return { status: 400, json: { message: 'page starts at 1' } };
    const content = ids.slice(found.page * 2, found.page * 2 + 2).map(at);
    const page = { number: found.told, size: 2, totalElements: ids.length, totalPages: Math.ceil(ids.length / 2) };
    return { json: { content, page } };
  };
}

async function keysOf(answer: (asked: Asked) => StubAnswer): Promise<{ keys: string[]; asked: readonly Asked[] }> {
  return withStub(answer, async (stub) => {
    const keys: string[] = [];
    for await (const { rows } of moment.customers.changedSince(momentConnection(stub.url), since)) {
      keys.push(...rows.map(({ key }) => key));
    }
    return { keys, asked: [...stub.asked] };
  });
}

describe('listing what changed', () => {
  it.each([
    ['0', vendor((page) => ({ page, told: page })), ['0', '1', '2']],
    [
      '1, page 0 being the first too',
      vendor((page) => ({ page: Math.max(1, page) - 1, told: Math.max(1, page) })),
      ['0', '2', '3'],
    ],
    [
      '1, page 0 refused',
      vendor((page) => (page < 1 ? undefined : { page: page - 1, told: page })),
      ['0', '1', '2', '3'],
    ],
    ['1, page 0 called 0', vendor((page) => ({ page: Math.max(1, page) - 1, told: page })), ['0', '1', '2', '3']],
  ])('finds each record once when the first page is %s', async (_what, answer, pages) => {
    const { keys, asked } = await keysOf(answer);
    expect(keys).toEqual(['1', '2', '3', '4', '5']);
    expect(asked.map(({ query }) => query.page)).toEqual(pages);
  });

  it('asks for what changed since, by id, 500 a page', async () => {
    const { asked } = await keysOf(vendor((page) => ({ page, told: page }), [1]));
    expect(asked).toMatchObject([
      {
        path: '/api/1.0/companies/fjord/customers',
        query: { lastModifiedDateFrom: '2026-11-21T09:00:00.000Z', size: '500', sort: 'id,asc', page: '0' },
      },
    ]);
  });

  it('takes a record once when pages shift', async () => {
    const pages = [[1, 2], [2, 3], [4]];
    const { keys } = await keysOf(({ query }) => {
      const content = (pages[Number(query.page)] ?? []).map(at);
      return { json: { content, page: { number: Number(query.page), totalPages: 3, totalElements: 4 } } };
    });
    expect(keys).toEqual(['1', '2', '3', '4']);
  });

  it('misses no record when one before it is deleted between two pages', async () => {
    let ids = [1, 2, 3, 4, 5];
    const { keys } = await keysOf((asked) => {
      const answer = vendor((page) => ({ page, told: page }), ids)(asked);
      ids = ids.filter((id) => id !== 1);
      return answer;
    });
    expect(keys.sort()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('goes on at the place where an earlier listing stopped', async () => {
    const answer = vendor((page) => ({ page, told: page }));
    await withStub(answer, async (stub) => {
      const connection = momentConnection(stub.url);
      const list = (place?: string) => moment.customers.changedSince(connection, since, place)[Symbol.asyncIterator]();
      const { value: first } = await list().next();
      const keys: string[] = [];
      const rest = list(first?.place);
      for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
        keys.push(...next.value.rows.map(({ key }) => key));
      }
      expect(keys).toEqual(['3', '4', '5']);
      expect(stub.asked.map(({ query }) => query.page)).toEqual(['0', '1', '2']);
    });
  });

  it('reads all again when the list became shorter between two parts of a listing', async () => {
    let ids = [1, 2, 3, 4, 5];
    const answer = (asked: Asked) => vendor((page) => ({ page, told: page }), ids)(asked);
    await withStub(answer, async (stub) => {
      const connection = momentConnection(stub.url);
      let place: string | undefined;
      for await (const page of moment.customers.changedSince(connection, since)) {
        place = page.place;
        break;
      }
      ids = ids.filter((id) => id !== 1);
      const keys: string[] = [];
      for await (const { rows } of moment.customers.changedSince(connection, since, place)) {
        keys.push(...rows.map(({ key }) => key));
      }
      expect(keys.sort()).toEqual(['2', '3', '4', '5']);
    });
  });

  it('gives up, so that the next run starts at the same place, when records vanish faster than it reads', async () => {
    let ids = Array.from({ length: 40 }, (_, index) => index + 1);
    const answer = (asked: Asked) => {
      const told = vendor((page) => ({ page, told: page }), ids)(asked);
      ids = ids.slice(1);
      return told;
    };
    await expect(keysOf(answer)).rejects.toMatchObject({ reason: { advice: 'hold' } });
  });

  it('ends at last, once records come and vanish no more, wherever it gave up', async () => {
    let ids = Array.from({ length: 60 }, (_, index) => index + 1);
    let vanishing = true;
    const answer = (asked: Asked) => {
      const told = vendor((page) => ({ page, told: page }), ids)(asked);
      if (vanishing) ids = [...ids.slice(2), 100 + ids.length];
      return told;
    };
    await withStub(answer, async (stub) => {
      const connection = momentConnection(stub.url);
      const places: (string | undefined)[] = [];
      const list = async (from?: string) => {
        for await (const { place } of moment.customers.changedSince(connection, since, from)) places.push(place);
      };
      await expect(list()).rejects.toMatchObject({ reason: { advice: 'hold' } });
      vanishing = false;
      for (const place of [...places]) await list(place);
    });
  });

  it('leaves out rows that the vendor’s filter let through, but none of the second itself', async () => {
    const rows = [
      { id: 1, lastModifiedDate: '2026-11-21T08:59:59Z' },
      { id: 2, lastModifiedDate: '2026-11-21T09:00:00Z' },
      { id: 3, lastModifiedDate: null },
      { id: 4, lastModifiedDate: '2026-11-21T10:00:00+01:00' },
    ];
    const { keys } = await keysOf(() => ({ json: { content: rows, page: { number: 0, totalPages: 1 } } }));
    expect(keys).toEqual(['2', '3', '4']);
  });

  it('ends on an empty page, whatever is promised', async () => {
    const { keys, asked } = await keysOf(({ query }) => {
      const number = Number(query.page);
      return { json: { content: number === 0 ? [at(1)] : [], page: { number, totalPages: 900, totalElements: 900 } } };
    });
    expect(keys).toEqual(['1']);
    expect(asked).toHaveLength(2);
  });

  it.each<[string, StubAnswer, object]>([
    ['no page', { json: { content: [] } }, { advice: 'refuse', problem: { code: 'contract-changed', field: 'page' } }],
    [
      'a row without id',
      { json: { content: [{ name: 'x' }], page: { number: 0, totalPages: 1 } } },
      { advice: 'refuse', problem: { code: 'contract-changed', field: 'content[0].id' } },
    ],
    ['404', { status: 404 }, { advice: 'hold', problem: { code: 'login-refused', field: 'momentCompanyCode' } }],
    ['500', { status: 500 }, { advice: 'hold', problem: { code: 'vendor-error' } }],
  ])('fails as a whole on %s: the next run starts at the same place', async (_what, answer, reason) => {
    await expect(keysOf(() => answer)).rejects.toMatchObject({ reason });
  });
});

describe('webhook bodies', () => {
  const customer = { id: 62788973, customerNumber: '10001' };
  const project = { id: 62788980, projectNumber: '1', customer };
  const invoice = { id: 106939080, invoiceNumber: 1, customer, project };

  it.each(['CREATE_NEW', 'UPDATE', 'DELETE', 'SOMETHING_NEW'])('name the record on %s', (event) => {
    expect(moment.customers.keyOf({ event, customer })).toBe('62788973');
    expect(moment.projects.keyOf({ event, project, more: 1 })).toBe('62788980');
    expect(moment.invoices.keyOf({ event, invoice })).toBe('106939080');
  });

  it('belong to one topic only', () => {
    expect(moment.customers.keyOf({ event: 'UPDATE', invoice })).toBeUndefined();
    expect(moment.customers.keyOf({ event: 'UPDATE', project })).toBeUndefined();
    expect(moment.projects.keyOf({ event: 'UPDATE', invoice })).toBeUndefined();
    expect(moment.invoices.keyOf({ event: 'UPDATE', customer })).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['no event', { customer }],
    ['no id', { event: 'UPDATE', customer: {} }],
    ['an id of a path', { event: 'UPDATE', customer: { id: '../1' } }],
    ['a negative id', { event: 'UPDATE', customer: { id: -1 } }],
    ['an id of zero', { event: 'UPDATE', customer: { id: 0 } }],
  ])('without a key: %s', (_what, body) => {
    expect(moment.customers.keyOf(body)).toBeUndefined();
  });
});
