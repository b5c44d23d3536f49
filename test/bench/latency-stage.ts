import { type Company, invoiceOf, startCompany, startEmptyPlatform } from '../support/running-company.ts';
import { type BareCalls, openBareScript, sessionCookie } from './bare-script.ts';
import { type ServerMoment, watchServers } from './server-moments.ts';

/** How long both vendors take to answer. */
export const vendorMs = 300;

const firstInvoiceNumber = 20_451_001;

/** One event through the product: where the time went, from the webhook's first byte on, in milliseconds. */
export type ProductRun = {
  readonly total: number;
  readonly webhookAnswered: number;
  readonly invoiceAsked: number;
  readonly invoiceAnswered: number;
  readonly voucherAsked: number;
};

/** The whole product on this machine with one company, its parents delivered, and vendors that take their time. */
export async function openLatencyStage() {
  const platform = await startEmptyPlatform();
  const servers = watchServers();
  const bare = openBareScript();
  const company = await startCompany(platform, 'fjord');
  // Numbers that are found nowhere else in an envelope, so that the bare script can put its own in their place.
  const numbering = { apiKey: `key of ${company.code}`, name: 'Fjord AS', currencyCode: 'NOK' };
  await company.moment.putCompany(company.code, { ...numbering, nextInvoiceNumber: firstInvoiceNumber });
  const customerId = await company.create('customers', { name: 'Havn Drift AS', organizationNumber: '913370007' });
  const projectId = await company.create('projects', { projectNumber: '2040', name: 'Solpark', customerId });
  await company.settled('customers', customerId, 'skipped');
  await company.settled('projects', projectId, 'delivered');
  // From here on the webhooks are sent by the bench, so that it knows when.
  await company.moment.putWebhooks(company.code, {});
  const makeInvoice = () => company.create('invoices', invoiceOf({ customerId, projectId, net: 1000 }));

  async function throughProduct(): Promise<ProductRun> {
    const id = await makeInvoice();
    const moments = Promise.all([
      servers.next(({ url }) => url?.startsWith('/webhooks/') === true),
      servers.next(({ url }) => url?.endsWith(`/invoices/${id}`) === true),
      servers.next(isSaveBundleList),
    ]);
    const start = performance.now();
    await hear(company.webhookUrl, id);
    const run = productRun(start, await moments);
    await company.settled('invoices', id, 'delivered');
    return run;
  }

  await throughProduct();
  const ready = await bareCalls(company, platform);
  return {
    throughProduct,
    /** Milliseconds of the bare script for an invoice of its own, up to the same moment. */
    async throughBareScript(): Promise<number> {
      const id = await makeInvoice();
      const calls = ready(id);
      const saved = servers.next(isSaveBundleList);
      const start = performance.now();
      await bare.run(calls);
      return (await saved).ended - start;
    },
    async slowDown(): Promise<void> {
      await company.moment.addFault({ operation: 'invoices.get', fault: 'slow', delayMs: vendorMs });
      await company.office.addFault({ operation: 'SaveBundleList', fault: 'slow', delayMs: vendorMs });
    },
    async close(): Promise<void> {
      servers.close();
      await bare.close();
      await platform.end();
    },
  };
}
/** See `openLatencyStage`. */
export type LatencyStage = Awaited<ReturnType<typeof openLatencyStage>>;

const isSaveBundleList = ({ headers }: { headers: NodeJS.Dict<string | string[]> }): boolean =>
  String(headers.soapaction).includes('SaveBundleList');

async function hear(webhookUrl: string, id: number): Promise<void> {
  const body = JSON.stringify({ event: 'UPDATE', invoice: { id } });
  const answer = await fetch(webhookUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (answer.status !== 202) throw new Error(`the webhook was answered ${answer.status}: ${await answer.text()}`);
  await answer.body?.cancel();
}

function productRun(start: number, [webhook, invoice, voucher]: ServerMoment[]): ProductRun {
  const at = (moment: number | undefined) => (moment ?? Number.NaN) - start;
  return {
    total: at(voucher?.ended),
    webhookAnswered: at(webhook?.ended),
    invoiceAsked: at(invoice?.begun),
    invoiceAnswered: at(invoice?.ended),
    voucherAsked: at(voucher?.begun),
  };
}

/** The two calls as the product made them for its latest invoice, in a session of their own and under numbers of their own. */
async function bareCalls(
  { office, code, clientId }: Company,
  urls: { momentUrl: string | undefined; twentyFourSevenOfficeUrl: string | undefined },
): Promise<(invoiceId: number) => BareCalls> {
  const [exchange] = await office.requests({ clientId, operation: 'SaveBundleList', last: 1 });
  const username = `api@${code}.example.com`;
  const login = await office.login(username);
  if (exchange === undefined || login === undefined) throw new Error('the product has sent no voucher');
  const number = /<TransactionNo>(\d+)</.exec(exchange.requestBody)?.[1] ?? '';
  const base = urls.twentyFourSevenOfficeUrl ?? '';
  const cookie = await sessionCookie(`${base}/authenticate/v001/authenticate.asmx`, {
    ...{ username, password: login.password, applicationId: login.applicationId ?? '' },
    identityId: login.identities[0]?.id ?? '',
  });
  let next = firstInvoiceNumber * 2;
  return (invoiceId) => ({
    invoiceUrl: `${urls.momentUrl}/api/1.0/companies/${code}/invoices/${invoiceId}`,
    apiKey: `key of ${code}`,
    saveUrl: `${base}${exchange.path}`,
    saveHeaders: {
      cookie,
      'content-type': exchange.requestHeaders['content-type'] ?? '',
      soapaction: exchange.requestHeaders.soapaction ?? '',
    },
    envelope: exchange.requestBody.replaceAll(new RegExp(`\\b${number}\\b`, 'g'), String(next++)),
  });
}
