import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { type MailServer, startMailServer } from '../../lib/local/mail-server.ts';
import { readEnvironment } from '../../lib/runtime/environment.ts';
import { createMailSender, MailNotTaken } from '../../lib/runtime/mail-sender.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledgerbridge-mail-'));
let server: MailServer;

beforeAll(async () => {
  server = await startMailServer(folder);
  // The SES client reads these by itself.
  Object.assign(process.env, { AWS_REGION: 'eu-north-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
});
afterAll(() => server.close());

const mail = {
  id: 'fjord.main 1 trouble',
  from: 'errors@ledgerbridge.example.com',
  to: ['regnskap@fjord.example.com'],
  subject: 'Hei på deg',
  text: 'Ærlig talt.',
  html: '<p>Ærlig talt.</p>',
  at: new Date('2026-11-21T10:05:00Z'),
};
const senderTo = (url: string) =>
  createMailSender(readEnvironment({ TABLE_NAME: 't', FUNCTION_TIMEOUT_SECONDS: '50', AWS_ENDPOINT_URL_SESV2: url }));

it('puts a mail that goes through the SES client into a file', async () => {
  await senderTo(server.url)(mail);
  const [file = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(file).toMatch(/^2\d{3}-\d\d-\d\dT.+\.eml$/);
  const message = await PostalMime.parse(readFileSync(join(folder, file)));
  expect(message).toMatchObject({ subject: 'Hei på deg', to: [{ address: 'regnskap@fjord.example.com' }] });
});

it('refuses what SES refuses, and the sender says that the mail did not go out', async () => {
  await expect(senderTo(server.url)({ ...mail, to: ['nobody'] })).rejects.toThrow(MailNotTaken);
  await expect(senderTo(server.url)({ ...mail, subject: 'a\r\nBcc: b@example.com' })).rejects.toThrow(MailNotTaken);
});

it('leaves it open whether a mail went out when nobody answers', async () => {
  const gone = await startMailServer(folder);
  await gone.close();
  const failure: unknown = await senderTo(gone.url)(mail).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(MailNotTaken);
});

it.each([
  ['GET', '/v2/email/outbound-emails', undefined, 404],
  ['POST', '/v2/email/identities', '{}', 404],
  ['POST', '/v2/email/outbound-emails', 'no JSON', 400],
  ['POST', '/v2/email/outbound-emails', '{"Content":{"Simple":{}}}', 400],
])('answers %s %s with %j by its status', async (method, path, body, status) => {
  expect((await fetch(`${server.url}${path}`, { method, ...(body && { body }) })).status).toBe(status);
});
