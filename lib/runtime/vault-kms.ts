import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { SealContext, Vault } from '../sync/ports.ts';

const form = 'kms1:';

/** KMS encrypts at most this much directly. */
const mostBytes = 4096;

/** Seals with a KMS key. Grants name the vendor in the encryption context, so a Lambda opens only its own vendors' secrets. */
export function createKmsVault({ client, keyId }: { client: KMSClient; keyId: string }): Vault {
  return {
    async seal(plain, context) {
      const Plaintext = Buffer.from(plain, 'utf8');
      if (Plaintext.length > mostBytes) throw new RangeError('a secret is longer than 4 kB');
      const order = { KeyId: keyId, Plaintext, EncryptionContext: boundTo(context) };
      const { CiphertextBlob } = await client.send(new EncryptCommand(order));
      if (CiphertextBlob === undefined) throw new Error('KMS answered without a sealed text');
      return form + Buffer.from(CiphertextBlob).toString('base64');
    },
    async open(sealed, context) {
      if (!sealed.startsWith(form)) throw new Error('sealed in another way than with KMS');
      const CiphertextBlob = Buffer.from(sealed.slice(form.length), 'base64');
      const order = { KeyId: keyId, CiphertextBlob, EncryptionContext: boundTo(context) };
      const { Plaintext } = await client.send(new DecryptCommand(order));
      if (Plaintext === undefined) throw new Error('KMS answered without a text');
      return Buffer.from(Plaintext).toString('utf8');
    },
  };
}

function boundTo({ tenant, integration, vendor }: SealContext): Record<string, string> {
  return { tenant, integration, vendor };
}
