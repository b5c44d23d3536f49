import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integrationIdOf, integrationJsonSchema, readIntegrationFile } from '../../lib/local/integration-file.ts';

const settings = { momentCompanyCode: 'fjord', voucherType: 1, receivableAccount: 1500 };
const credentials = { momentApiKey: 'key-of-moment', username: 'api@fjord.example.com', password: 'word-of-office' };
const good = { tenant: 'fjord', kind: 'moment-24sevenoffice', settings, credentials };

function fileWith(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'integration-')), 'integration.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('an integration file', () => {
  it('needs no webhook secret and no name, and gets the defaults of its kind', () => {
    expect(readIntegrationFile(fileWith(good))).toMatchObject({
      tenant: 'fjord',
      name: 'main',
      settings: { posting: 'ledger', exportCustomers: true },
      credentials,
    });
  });

  it.each([
    ['main', 'fjord.main'],
    ['Oslo office', 'fjord.oslo-office'],
    ['North - 2', 'fjord.north-2'],
  ])('named %j has the id %s', (name, id) => {
    expect(integrationIdOf({ tenant: 'fjord', name })).toBe(id);
  });

  it.each([
    ['no tenant', { ...good, tenant: undefined }, 'tenant'],
    ['a tenant in capitals', { ...good, tenant: 'Fjord' }, 'tenant: lower-case letters'],
    ['an unknown kind', { ...good, kind: 'moment-excel' }, 'kind'],
    ['no voucher type', { ...good, settings: { ...settings, voucherType: undefined } }, 'settings.voucherType'],
    [
      'an account in words',
      { ...good, settings: { ...settings, receivableAccount: 'x' } },
      'settings.receivableAccount',
    ],
    [
      'a misspelt setting',
      { ...good, settings: { ...settings, voucherTyp: 1 } },
      'settings: Unrecognized key: "voucherTyp"',
    ],
    ['no password', { ...good, credentials: { ...credentials, password: '' } }, 'credentials.password'],
    [
      'a short webhook secret',
      { ...good, credentials: { ...credentials, webhookSecret: 'abc' } },
      'credentials.webhookSecret',
    ],
    ['two mistakes, the second', { ...good, tenant: '', settings: {} }, 'settings.momentCompanyCode'],
    ['a list', [], '(the whole file)'],
  ])('with %s is refused and names the field', (_name, content, expected) => {
    expect(() => readIntegrationFile(fileWith(content))).toThrow(expected);
  });

  it('that is not JSON is refused without repeating what is in it', () => {
    const file = fileWith(`{"credentials": {"password": "word-of-office", }}`);
    expect(() => readIntegrationFile(file)).toThrow(/is not JSON/);
    expect(() => readIntegrationFile(file)).not.toThrow(/word-of-office/);
  });

  it('that is not there is named', () => {
    expect(() => readIntegrationFile('/nowhere/integration.json')).toThrow(/nowhere\/integration.json cannot be read/);
  });

  it('is described by a JSON Schema in which every setting without a plain meaning has words', () => {
    const text = JSON.stringify(integrationJsonSchema());
    expect(text).toContain('Moment company code');
    expect(text).toContain('"const":"moment-24sevenoffice"');
    expect(text).toContain('The secret part of the webhook address. Left out: one is made');
  });
});
