import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealContext, Vault } from '../sync/ports.ts';

const form = 'local1:';
const nonceBytes = 12;
const tagBytes = 16;

/** Seals with a key of this machine: AES-256-GCM, the context authenticated beside the text. `key` is 32 bytes, base64. */
export function createLocalVault(key: string): Vault {
  const secret = Buffer.from(key, 'base64');
  if (secret.length !== 32) throw new Error('LOCAL_CREDENTIALS_KEY is not 32 bytes in base64');
  return {
    async seal(plain, context) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(boundTo(context));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return form + Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
    },
    async open(sealed, context) {
      if (!sealed.startsWith(form)) throw new Error('sealed in another way than on this machine');
      const bytes = Buffer.from(sealed.slice(form.length), 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(boundTo(context))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
          'utf8',
        );
      } catch (cause) {
        throw new Error('a sealed text does not open: another key, another context, or it was changed', { cause });
      }
    },
  };
}

function boundTo({ tenant, integration, vendor }: SealContext): Buffer {
  return Buffer.from(JSON.stringify([tenant, integration, vendor]));
}
