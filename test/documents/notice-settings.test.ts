import { noticeSettingsSchema } from '../../lib/documents/integrations/notice-settings.ts';

it('nobody is told, in Norwegian, unless a person says otherwise', () => {
  expect(noticeSettingsSchema.parse({})).toEqual({ errorEmails: [], language: 'no' });
});

it.each([
  ['twenty addresses', Array.from({ length: 20 }, (_, n) => `regnskap${n}@fjord.example.com`)],
  ['a plus sign', ['regnskap+feil@fjord.example.com']],
])('takes %s', (_what, errorEmails) => {
  expect(noticeSettingsSchema.parse({ errorEmails }).errorEmails).toEqual(errorEmails);
});

it.each([
  ['one too many', Array.from({ length: 21 }, (_, n) => `regnskap${n}@fjord.example.com`)],
  ['no address', ['regnskap']],
  ['a name beside it', ['Regnskap <regnskap@fjord.example.com>']],
  ['two in one', ['a@example.com, b@example.com']],
  ['a line break', ['a@example.com\r\nBcc: b@example.com']],
  ['a line break at its end', ['a@example.com\n']],
  ['a NUL', ['a@example.com\0']],
  ['letters that a header must encode', ['ærlig@example.com']],
  ['more than 254 characters', [`${'a'.repeat(60)}@${'b'.repeat(60).concat('.').repeat(4)}example.com`]],
])('refuses %s', (_what, errorEmails) => {
  expect(noticeSettingsSchema.safeParse({ errorEmails }).success).toBe(false);
});
