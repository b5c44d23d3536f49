import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleIntegration } from '../../lib/local/example-companies.ts';
import { functionEnvironment } from '../../lib/local/function-environment.ts';
import { type Platform, startPlatform } from '../../lib/local/platform.ts';
import { createMomentControl } from '../../lib/sandboxes/moment/index.ts';
import { listenOnLoopback } from '../../lib/sandboxes/sandbox.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { until } from './small-machine.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'platform-'));

/** Both companies of the demo: the code at Moment and the client at 24SevenOffice. */
const companies = [
  ['fjord', '880001'],
  ['bakke', '880002'],
] as const;

async function invoicesToTransfer(platform: Platform, code: string): Promise<number[]> {
  const company = await createMomentControl(String(platform.momentUrl)).company(code);
  return (company?.invoices ?? [])
    .filter(({ invoiceState, transferState }) => invoiceState === 'finalized' && transferState === 'toTransfer')
    .map(({ invoiceNumber }) => Number(invoiceNumber))
    .sort();
}

/** Outgoing invoices, type 1: the demo's accountant books suppliers' invoices as well. */
async function vouchers(platform: Platform, clientId: string): Promise<number[]> {
  const office = createTwentyFourSevenOfficeControl(String(platform.twentyFourSevenOfficeUrl));
  const all = (await office.client(clientId)).vouchers.filter(({ typeNo }) => typeNo === 1);
  return all.map(({ transactionNo }) => transactionNo).sort();
}

describe('the platform', () => {
  let platform: Platform | undefined;
  afterEach(async () => {
    await platform?.close();
    platform = undefined;
  });

  it('moves the records of both example companies by itself, keeps them over a restart, and forgets them when told', async () => {
    const dataFolder = folder();
    const first = await startPlatform({ dataFolder });
    platform = first;
    for (const [code, clientId] of companies) {
      const expected = await invoicesToTransfer(first, code);
      expect(expected).not.toHaveLength(0);
      await until(async () => (await vouchers(first, clientId)).length >= expected.length);
      expect(await vouchers(first, clientId)).toEqual(expected);
    }
    expect((await fetch(`${first.consoleUrl}/`)).status).toBe(200);
    await expect(startPlatform({ dataFolder })).rejects.toThrow(/Another run uses/);
    const before = { vouchers: await vouchers(first, '880001'), secret: secretOf(first) };
    await first.close();

    const second = await startPlatform({ dataFolder });
    platform = second;
    expect({ vouchers: await vouchers(second, '880001'), secret: secretOf(second) }).toEqual(before);
    await second.close();

    const third = await startPlatform({ dataFolder, fresh: true, seed: false });
    platform = third;
    expect(third.integrations()).toEqual([]);
    await expect(vouchers(third, '880001')).rejects.toThrow();
  }, 180_000);

  it('writes no secret into its logs', async () => {
    const dataFolder = folder();
    platform = await startPlatform({ dataFolder });
    const running = platform;
    await until(async () => (await vouchers(running, '880001')).length > 0);
    await running.close();
    const logs = readdirSync(join(dataFolder, 'logs')).map((name) =>
      readFileSync(join(dataFolder, 'logs', name), 'utf8'),
    );
    const secrets: string[] = Object.values(JSON.parse(readFileSync(join(dataFolder, 'secrets.json'), 'utf8')));
    const key = readFileSync(join(dataFolder, 'credentials.key'), 'utf8').trim();
    expect(logs.join('')).toContain('"state":"delivered"');
    expect([...secrets, key].filter((secret) => logs.some((log) => log.includes(secret)))).toEqual([]);
  }, 180_000);

  it('tells the webhook address of what an earlier run made, and keeps it when the file gives none', async () => {
    const dataFolder = folder();
    const webhookSecret = 'given-by-a-person-0123456789abcdefgh';
    const written = exampleIntegration({
      ...{ tenant: 'fjord', momentCode: 'fjord', momentApiKey: 'key', recmanKey: 'key', name: 'Fjord Eksempel AS' },
      client: {
        username: 'api',
        password: 'p',
        applicationId: randomUUID(),
        identityId: '',
        clientId: '',
        clientName: '',
      },
    });
    const first = await startPlatform({ dataFolder, seed: false });
    platform = first;
    await first.saveIntegration({ ...written, credentials: { ...written.credentials, webhookSecret } });
    await first.close();

    platform = await startPlatform({ dataFolder, seed: false });
    expect(platform.integrations().map(({ id }) => id)).toEqual(['fjord.main']);
    expect(secretOf(platform)).toBe(webhookSecret);
    await platform.saveIntegration(written);
    expect(secretOf(platform)).toBe(webhookSecret);
  }, 180_000);

  it('says which port is taken, and leaves nothing running', async () => {
    const other = createServer();
    const port = Number(new URL(await listenOnLoopback(other)).port);
    const dataFolder = folder();
    await expect(startPlatform({ dataFolder, consolePort: port })).rejects.toThrow(`Port ${port} (console) is taken`);
    await expect(startPlatform({ dataFolder, sandboxPort: port })).rejects.toThrow(
      `Port ${port} (Moment sandbox) is taken`,
    );
    other.close();
    platform = await startPlatform({ dataFolder, seed: false });
  }, 180_000);
});

describe('a function’s environment on this machine', () => {
  const forFunction = functionEnvironment({
    ...{ credentialsKey: 'local key', settleSeconds: 20, quietSeconds: 60 },
    vendorEndpoints: { moment: 'http://127.0.0.1:1' },
  });

  it('has the local key where the template gives the KMS key, and only there', () => {
    expect(forFunction('sync', { CREDENTIALS_KEY_ID: 'arn', TABLE_NAME: 't' })).toEqual({
      TABLE_NAME: 't',
      LOCAL_CREDENTIALS_KEY: 'local key',
      VENDOR_ENDPOINTS: '{"moment":"http://127.0.0.1:1"}',
      SETTLE_SECONDS: '20',
      CATCH_UP_SPREAD_SECONDS: '5',
      ASK_AGAIN_SECONDS: '20',
    });
    expect(forFunction('webhook-ingress', { TABLE_NAME: 't' })).not.toHaveProperty('LOCAL_CREDENTIALS_KEY');
  });

  it('tells a burst of failures as soon as this machine wants it', () => {
    expect(forFunction('notify', {})).toMatchObject({ DIGEST_QUIET_SECONDS: '60' });
    expect(forFunction('sync', {})).not.toHaveProperty('DIGEST_QUIET_SECONDS');
  });

  it('never keeps a deployment’s vendor addresses', () => {
    const { VENDOR_ENDPOINTS } = forFunction('sync', {
      VENDOR_ENDPOINTS: '{"moment":"https://production.example.com"}',
    });
    expect(VENDOR_ENDPOINTS).toBe('{"moment":"http://127.0.0.1:1"}');
  });
});

function secretOf(platform: Platform): string | undefined {
  return platform.webhookUrl('fjord.main').split('/').at(-1);
}
