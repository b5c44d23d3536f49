import PostalMime from 'postal-mime';
import { composeLetter } from '../../lib/runtime/letter-mailer.ts';

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
