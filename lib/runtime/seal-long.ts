import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as z from 'zod';
import type { Clock, SealContext, Vault } from '../sync/ports.ts';
import { createMemo } from './memo.ts';

/** Stands for the vendor in the seal of requests: who may look at them can open no log-in. */
export const sealedRequests = 'requests';

const nonceBytes = 12;
const packed = promisify<string, Buffer>(gzip);
const unpacked = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

/** More than this was never sealed here. */
const mostBytes = 1024 * 1024;

/** A key seals what one worker keeps of one integration in this time: a call to KMS for each request would cost more than the request. */
const keySeconds = 3600;

const sealedSchema = z.strictObject({
  v: z.literal(1),
  key: z.string(),
  nonce: z.base64(),
  tag: z.base64(),
  text: z.base64(),
});

/** Seals texts of up to 1 MB: packed, with a key of their own, which the vault seals. */
export type LongVault = Pick<Vault, 'seal' | 'open'>;

/** Envelope encryption over the vault, which takes 4 kB at most: AES-256-GCM, the context authenticated beside the text. */
export function createLongVault(vault: Vault, clock: Clock): LongVault {
  const keys = createMemo(clock);
  return {
    async seal(plain, context) {
      const { secret, sealed } = await keys.keep(boundTo(context).toString(), keySeconds, async () => {
        const fresh = randomBytes(32);
        return { secret: fresh, sealed: await vault.seal(fresh.toString('base64'), context) };
      });
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(boundTo(context));
      // Envelopes and JSON shrink to a tenth; a table is paid by the kB.
      const text = Buffer.concat([cipher.update(await packed(plain)), cipher.final()]);
      const parts = { nonce, tag: cipher.getAuthTag(), text };
      const inBase64 = Object.entries(parts).map(([name, bytes]) => [name, bytes.toString('base64')]);
      return JSON.stringify({ v: 1, key: sealed, ...Object.fromEntries(inBase64) });
    },
    async open(sealed, context) {
      const { key, nonce, tag, text } = sealedSchema.parse(JSON.parse(sealed));
      const secret = Buffer.from(await vault.open(key, context), 'base64');
      const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(nonce, 'base64'), { authTagLength: 16 })
        .setAAD(boundTo(context))
        .setAuthTag(Buffer.from(tag, 'base64'));
      const bytes = Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]);
      return (await unpacked(bytes, { maxOutputLength: mostBytes })).toString('utf8');
    },
  };
}

function boundTo({ tenant, integration, vendor }: SealContext): Buffer {
  return Buffer.from(JSON.stringify([tenant, integration, vendor]));
}
