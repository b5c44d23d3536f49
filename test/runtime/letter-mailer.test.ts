import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { TakenMail } from '../../lib/local/mail-outcomes.ts';
import { startMailServer } from '../../lib/local/mail-server.ts';
import { readEnvironment } from '../../lib/runtime/environment.ts';
import { composeLetter, createLetterMailer } from '../../lib/runtime/letter-mailer.ts';
import { nameInTag } from '../../lib/runtime/mail-tags.ts';

const letter = {
  id: 'fjord fjord.main invoice 20451',
  to: 'mb.23001@xledger.example',
  subject: 'Faktura 20451',
  text: 'Faktura 20451 ligger ved.',
  attachment: {
    fileName: 'faktura-20451.pdf',
    contentType: 'application/pdf',
    content: new TextEncoder().encode('%PDF-1.7 eksempel'),
  },
};
const from = 'ledgerbridge@fjord.example';

it('carries the PDF byte for byte as its only attachment, under a Message-ID that stays', async () => {
  const [first, again] = [await composeLetter(letter, from), await composeLetter(letter, from)];
  const read = await PostalMime.parse(first, { attachmentEncoding: 'utf8' });
  expect(read).toMatchObject({ subject: 'Faktura 20451', to: [{ address: letter.to }], from: { address: from } });
  expect(read.attachments).toHaveLength(1);
  const [attachment] = read.attachments;
  expect(attachment).toMatchObject({ filename: 'faktura-20451.pdf', mimeType: 'application/pdf' });
  expect(attachment?.content).toBe('%PDF-1.7 eksempel');
  expect((await PostalMime.parse(again)).messageId).toBe(read.messageId);
  expect((await PostalMime.parse(await composeLetter({ ...letter, id: 'other' }, from))).messageId).not.toBe(
    read.messageId,
  );
});

it.each([
  ['to', { to: 'a@b.example\r\nBcc: c@d.example' }],
  ['subject', { subject: 'Faktura\nX-Other: 1' }],
])('refuses a line break in %s', async (_, change) => {
  await expect(composeLetter({ ...letter, ...change }, from)).rejects.toThrow(RangeError);
});

it('goes through SES with the largest PDF that is mailed, and with tags that tell whose it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerbridge-letters-'));
  const server = await startMailServer(folder);
  const heard: TakenMail[] = [];
  server.hear((taken) => heard.push(taken));
  Object.assign(process.env, { AWS_REGION: 'eu-north-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
  const environment = readEnvironment({
    ...{ TABLE_NAME: 't', FUNCTION_TIMEOUT_SECONDS: '50', AWS_ENDPOINT_URL_SESV2: server.url },
    ...{ MAIL_FROM: from, MAIL_EVENTS: 'rules' },
  });
  try {
    const mailer = createLetterMailer(environment, { tenant: 'fjord', integration: 'fjord.main' });
    const content = Buffer.alloc(7 * 1024 * 1024, '%PDF-1.7\n');
    const sent = await mailer?.send({ ...letter, attachment: { ...letter.attachment, content } });
    expect(sent).toEqual({ kind: 'taken', messageId: heard[0]?.messageId });
    const { tags = {}, rules } = heard[0] ?? {};
    expect([rules, nameInTag(tags.tenant ?? ''), nameInTag(tags.integration ?? '')]).toEqual([
      ...['rules', 'fjord', 'fjord.main'],
    ]);
    const [file = ''] = readdirSync(folder);
    const { attachments } = await PostalMime.parse(readFileSync(join(folder, file)));
    const [{ content: arrived = '' } = {}] = attachments;
    const bytes = typeof arrived === 'string' ? Buffer.from(arrived) : Buffer.from(new Uint8Array(arrived));
    expect(bytes.equals(content)).toBe(true);
  } finally {
    await server.close();
  }
});
