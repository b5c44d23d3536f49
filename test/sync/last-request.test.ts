import { effectOf } from '../../lib/sync/effect-of.ts';
import { lastRequestOf } from '../../lib/sync/last-request.ts';
import type { HttpRequest } from '../../lib/sync/ports.ts';
import { secretsOf } from '../../lib/sync/secrets-of.ts';

const at = new Date('2026-11-21T10:00:00.000Z');
const request: HttpRequest = {
  method: 'POST',
  url: 'https://vendor.example/api/save?key=CANARY',
  headers: { 'Content-Type': 'text/xml', authorization: 'CANARY' },
  body: '<a/>',
  deadlineMs: 1000,
};

it.each([
  ['GET', undefined, 'read'],
  ['POST', undefined, 'write'],
  ['DELETE', undefined, 'write'],
  ['POST', 'read', 'read'],
  ['GET', 'write', 'write'],
] as const)('%s marked as %s is a %s', (method, effect, expected) => {
  expect(effectOf({ method, effect })).toBe(expected);
});

describe('what is kept of a request', () => {
  it('is its method, its address without the query, its type and its exact body, and no other header', () => {
    expect(lastRequestOf(request, { secrets: [], at })).toEqual({
      ...{ v: 1, at: at.toISOString(), method: 'POST', address: 'https://vendor.example/api/save' },
      ...{ contentType: 'text/xml', body: '<a/>' },
    });
  });

  const secret = "p\"å<s>s & 'w'\\";
  it.each([
    ['as it is', secret],
    ['in XML', "p\"å&lt;s&gt;s &amp; 'w'\\"],
    ['in XML, quotes too', 'p&quot;å&lt;s&gt;s &amp; &apos;w&apos;\\'],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['in an address', encodeURIComponent(secret)],
    ['in a form', encodeURIComponent(secret).replaceAll('%20', '+')],
  ])('hides a secret that is written %s', (_how, written) => {
    const body = `before ${written} after`;
    const kept = lastRequestOf({ ...request, url: `https://v.example/${written}`, body }, { secrets: [secret], at });
    expect(kept.body).toBe('before [hidden] after');
    expect(JSON.stringify(kept)).not.toContain(written);
  });

  it.each([
    ['text of 64 kB', 'å'.repeat(32 * 1024), { left: undefined }],
    ['a longer text, cut between two characters', `${'å'.repeat(32 * 1024 - 1)}xåå`, { left: 'cut' }],
    ['bytes that are text', new TextEncoder().encode('<a/>'), { body: '<a/>' }],
    ['bytes that are none', Uint8Array.of(0xff, 0xfe), { left: 'binary', body: undefined }],
    ['a file on its way', (async function* () {})(), { left: 'stream', body: undefined }],
    ['nothing', undefined, { left: undefined, body: undefined }],
  ])('is told for %s', (_what, body, expected) => {
    const kept = lastRequestOf({ ...request, body }, { secrets: [], at });
    expect({ left: kept.left, body: kept.body }).toMatchObject(expected);
    expect(Buffer.byteLength(kept.body ?? '')).toBeLessThanOrEqual(64 * 1024);
    expect(kept.body ?? '').not.toContain('�');
  });

  it('hides a secret that would be cut in half', () => {
    const body = `${'x'.repeat(64 * 1024 - 5)}CANARY-secret`;
    expect(lastRequestOf({ ...request, body }, { secrets: ['CANARY-secret'], at }).body).not.toContain('CANA');
  });
});

it('every text of a log-in is a secret, deep ones too, unless the settings show it to people', () => {
  const login = { companyCode: 'fjord', apiKey: 'key-1', short: 'abc' };
  const settings = { momentCompanyCode: 'fjord', list: ['key-2'] };
  expect(secretsOf({ login, applicationId: 'app-secret' }, settings)).toEqual(['key-1', 'app-secret']);
});
