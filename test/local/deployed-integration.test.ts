import { saveDeployedIntegration } from '../../lib/local/deployed-integration.ts';
import { IntegrationFileError } from '../../lib/local/integration-file.ts';
import { webhookSecretHash } from '../../lib/runtime/save-integration.ts';
import { createKmsVault } from '../../lib/runtime/vault-kms.ts';
import { createIntegrationStore } from '../../lib/store/integration-store.ts';
import { closeKms, openKms } from '../support/kms-server.ts';
import { openTestTable } from '../support/table.ts';

const written = {
  ...({ tenant: 'fjord', kind: 'moment-24sevenoffice', name: 'main', enabled: true } as const),
  settings: { momentCompanyCode: 'fjord', voucherType: 1, receivableAccount: 1500 },
  credentials: { momentApiKey: 'key-of-moment', username: 'api@fjord.example.com', password: 'word-of-office' },
};

let kms: Awaited<ReturnType<typeof openKms>>;
let table: Awaited<ReturnType<typeof openTestTable>>;
beforeAll(async () => {
  kms = await openKms();
  table = await openTestTable();
});
afterAll(async () => {
  await closeKms(kms);
  await table.close();
});

function deployment() {
  const store = createIntegrationStore(table);
  return {
    store,
    vault: createKmsVault({ client: kms.client, keyId: 'key-1' }),
    webhooksUrl: 'https://in.example.com/webhooks',
  };
}

it('makes an integration in the table of a deployment, and keeps its webhook address when it is changed', async () => {
  const first = await saveDeployedIntegration(written, deployment());
  const second = await saveDeployedIntegration({ ...written, enabled: false }, deployment());
  expect(first.webhookUrl).toMatch(/^https:\/\/in\.example\.com\/webhooks\/moment\/fjord\.main\/[A-Za-z0-9_-]{43}$/);
  expect(second.webhookUrl).toBe(first.webhookUrl);
  const saved = await deployment().store.find('fjord', 'fjord.main');
  expect(saved).toMatchObject({ version: 2, enabled: false, name: 'fjord main' });
  expect(saved?.webhookSecretHash).toBe(webhookSecretHash(first.webhookUrl.split('/').at(-1) ?? ''));
});

it('names what is wrong and saves nothing', async () => {
  const wrong = { ...written, name: 'other', settings: { momentCompanyCode: 'fjord' } };
  const saving = saveDeployedIntegration(wrong, deployment());
  await expect(saving).rejects.toThrow(IntegrationFileError);
  await expect(saving).rejects.toThrow('settings.voucherType');
  expect(await deployment().store.find('fjord', 'fjord.other')).toBeUndefined();
});
