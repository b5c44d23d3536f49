import { runConnectionChecks } from '../../lib/runtime/test-connection.ts';
import { SyncError } from '../../lib/sync/errors.ts';
import { openIntegration } from '../support/world-engine.ts';

const open = openIntegration(() => new Date('2026-11-21T10:00:00.000Z'));
const words = { en: 'Fjord AS.', no: 'Fjord AS.' };
const run = (checks: Parameters<typeof runConnectionChecks>[1]['checks']) =>
  runConnectionChecks(open.integration, { checks, vendors: ['moment', '24sevenoffice'], open: async () => open });

it('puts the checks of all vendors in one list', async () => {
  const check = async () => [{ check: 'company', ok: true, words }];
  expect(await run({ moment: check, '24sevenoffice': check })).toHaveLength(2);
  expect(await run({ moment: check })).toHaveLength(1);
});

it('tells what a vendor refuses in words, and goes on with the others', async () => {
  const problem = { code: 'login-refused', vendorWords: 'no such key' } as const;
  const found = await run({
    moment: async () => Promise.reject(new SyncError({ advice: 'hold', applied: 'no', problem })),
    '24sevenoffice': async () => [{ check: 'company', ok: true, words }],
  });
  expect(found).toEqual([
    {
      check: 'moment',
      ok: false,
      words: { en: 'Moment: The log-in is refused: no such key', no: expect.stringMatching(/^Moment: .*no such key/) },
    },
    { check: 'company', ok: true, words },
  ]);
});

it('does not hide a defect of ours', async () => {
  await expect(run({ moment: async () => Promise.reject(new TypeError('oops')) })).rejects.toThrow('oops');
});
