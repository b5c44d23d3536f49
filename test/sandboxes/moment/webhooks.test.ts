import { createServer, type Server } from 'node:http';
import { listenOnLoopback } from '../../../lib/sandboxes/sandbox.ts';
import { company, type OpenMoment, openMoment } from './sandbox-fixture.ts';

type Heard = { readonly path: string; readonly body: unknown };

let moment: OpenMoment;
let receiver: Server;
let heard: Heard[] = [];
let answers: number[] = [];

beforeEach(async () => {
  heard = [];
  answers = [];
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    heard.push({ path: request.url ?? '', body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(answers.shift() ?? 204).end();
  });
  const url = await listenOnLoopback(receiver);
  moment = await openMoment({ webhookRetryWaits: [5, 5, 5] });
  await moment.control.putWebhooks(company.code, {
    ...{ customers: `${url}/customers`, projects: `${url}/projects`, invoices: `${url}/invoices` },
  });
});

afterEach(async () => {
  await moment.sandbox.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

/** Wait until so many webhooks have been answered, or given up. */
async function attempts(count: number) {
  for (;;) {
    const deliveries = await moment.control.deliveries(company.code);
    if (deliveries.length >= count) {
      return deliveries;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a webhook', () => {
  it('names ids and numbers, and nothing else', async () => {
    const customer = await moment.create('customers', { name: 'Eksempel Energi AS', customerNumber: '10001' });
    await attempts(1);
    const project = await moment.create('projects', { name: 'P', projectNumber: '2040', customerId: customer.id });
    await attempts(2);
    const invoice = await moment.create('invoices', { customerId: customer.id, projectId: project.id });
    await attempts(3);
    await moment.control.finalize({ company: company.code, id: invoice.id }, { invoiceNumber: 20451 });
    await attempts(4);
    const parents = {
      customer: { id: customer.id, customerNumber: '10001' },
      project: { id: project.id, projectNumber: '2040' },
    };
    expect(heard).toEqual([
      { path: '/customers', body: { event: 'CREATE_NEW', customer: parents.customer } },
      {
        path: '/projects',
        body: { event: 'CREATE_NEW', project: { ...parents.project, customer: parents.customer } },
      },
      { path: '/invoices', body: { event: 'CREATE_NEW', invoice: { id: invoice.id, ...parents } } },
      { path: '/invoices', body: { event: 'UPDATE', invoice: { id: invoice.id, invoiceNumber: 20451, ...parents } } },
    ]);
  });

  it('comes back as an echo of a change over the API, and of nothing when nothing changed', async () => {
    const { id } = await moment.create('customers', { name: 'Fiktiv Fisk AS' });
    const writeBack = { method: 'PATCH', json: { customerNumber: '10021' } };
    const first = JSON.parse((await moment.call(`customers/${id}`, writeBack)).text);
    const second = JSON.parse((await moment.call(`customers/${id}`, { ...writeBack, method: 'PUT' })).text);
    expect([first.version, second.version]).toEqual([2, 2]);
    await moment.control.remove({ company: company.code, entity: 'customers', id });
    await attempts(3);
    const bodies = heard.map(({ body }) => JSON.stringify(body)).sort();
    expect(bodies).toEqual([
      JSON.stringify({ event: 'CREATE_NEW', customer: { id } }),
      JSON.stringify({ event: 'DELETE', customer: { id, customerNumber: '10021' } }),
      JSON.stringify({ event: 'UPDATE', customer: { id, customerNumber: '10021' } }),
    ]);
  });

  it.each([
    { answered: [500, 503, 204], statuses: [500, 503, 204] },
    { answered: [404, 404, 404, 404, 204], statuses: [404, 404, 404, 404] },
    { answered: [302, 200], statuses: [302, 200] },
  ])('answered with $answered is tried $statuses.length times', async ({ answered, statuses }) => {
    answers = [...answered];
    await moment.create('customers', { name: 'Fiktiv Fisk AS' });
    const deliveries = await attempts(statuses.length);
    expect(deliveries.map(({ status }) => status)).toEqual(statuses);
    expect(deliveries.map(({ attempt }) => attempt)).toEqual(statuses.map((_, index) => index + 1));
  });

  it('is not sent without a URL for its topic', async () => {
    await moment.control.putWebhooks(company.code, {});
    await moment.create('customers', { name: 'Stille AS' });
    expect(await moment.control.deliveries()).toEqual([]);
  });
});

describe('by switch, webhooks', () => {
  const makeTwo = async () => {
    const one = await moment.create('customers', { name: 'En' });
    const two = await moment.create('customers', { name: 'To' });
    return [one.id, two.id];
  };

  it('are lost', async () => {
    await moment.control.setSwitches({ webhooks: 'lost' });
    await makeTwo();
    await moment.control.setSwitches({ webhooks: 'normal' });
    await moment.create('customers', { name: 'Tre' });
    expect(await attempts(1)).toHaveLength(1);
  });

  it('come twice', async () => {
    await moment.control.setSwitches({ webhooks: 'doubled' });
    const [one, two] = await makeTwo();
    const ids = (await attempts(4)).map(({ id }) => id).sort();
    expect(ids).toEqual([one, one, two, two]);
  });

  it('come late, the newest first', async () => {
    await moment.control.setSwitches({ webhooks: 'reordered' });
    const [one, two] = await makeTwo();
    expect((await attempts(2)).map(({ id }) => id)).toEqual([two, one]);
  });
});
