import { createKmsVault } from '../../lib/runtime/vault-kms.ts';
import { createLocalVault } from '../../lib/runtime/vault-local.ts';
import type { Vault } from '../../lib/sync/ports.ts';
import { closeKms, openKms } from '../support/kms-server.ts';

const context = { tenant: 'fjord', integration: 'fjord.main', vendor: 'moment' };
let kms: Awaited<ReturnType<typeof openKms>>;
beforeAll(async () => {
  kms = await openKms();
});
afterAll(() => closeKms(kms));

const kinds: [string, () => Vault][] = [
  ['KMS', () => createKmsVault({ client: kms.client, keyId: 'key-1' })],
  ['a local key', () => createLocalVault(Buffer.alloc(32, 7).toString('base64'))],
];

describe.each(kinds)('a vault with %s', (_, make) => {
  it('opens what it sealed, and shows nothing of it', async () => {
    const sealed = await make().seal('{"password":"blåbær"}', context);
    expect(sealed).not.toContain('blåbær');
    expect(await make().open(sealed, context)).toBe('{"password":"blåbær"}');
  });

  it.each([
    ['tenant', { ...context, tenant: 'berg' }],
    ['integration', { ...context, integration: 'fjord.other' }],
    ['vendor', { ...context, vendor: '24sevenoffice' }],
  ])('does not open for another %s', async (_part, other) => {
    const sealed = await make().seal('secret', context);
    await expect(make().open(sealed, other)).rejects.toThrow();
  });

  it('does not open what another kind of vault sealed', async () => {
    await expect(make().open('other1:AAAA', context)).rejects.toThrow('sealed in another way');
  });
});

describe('a vault with a local key', () => {
  const vault = createLocalVault(Buffer.alloc(32, 7).toString('base64'));

  it('does not open a changed text, a cut one, or one of another key', async () => {
    const sealed = await vault.seal('secret', context);
    const bytes = Buffer.from(sealed.slice('local1:'.length), 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await expect(vault.open(`local1:${bytes.toString('base64')}`, context)).rejects.toThrow('does not open');
    await expect(vault.open(sealed.slice(0, 20), context)).rejects.toThrow('does not open');
    const other = createLocalVault(Buffer.alloc(32, 8).toString('base64'));
    await expect(other.open(sealed, context)).rejects.toThrow('does not open');
  });

  it('seals the same text differently each time', async () => {
    expect(await vault.seal('secret', context)).not.toBe(await vault.seal('secret', context));
  });

  it('refuses a key of another length', () => {
    expect(() => createLocalVault('c2hvcnQ=')).toThrow('32 bytes');
  });
});

it('refuses what KMS would not seal directly', async () => {
  await expect(createKmsVault({ client: kms.client, keyId: 'k' }).seal('å'.repeat(2049), context)).rejects.toThrow(
    RangeError,
  );
});
