import { handClock, nodesOf, type OpenXledger, openXledger, ownerCode, token } from './support/open-xledger.ts';

const cheap = '{ currencies(first: 1) { edges { node { code } } } }';
const empty = '{ customers { edges { cursor } } }';

describe('the limits of the Xledger sandbox', () => {
  let xledger: OpenXledger;
  const time = handClock('2026-11-21T08:59:50Z');
  beforeEach(async () => {
    xledger = await openXledger({ clock: time.clock });
  });
  afterEach(() => xledger.close());

  it('gives the hour’s credits and no more; the next hour of the clock has them again', async () => {
    await xledger.control.putToken(token, { ownerCode, creditsPerHour: 3 });
    for (const _ of [1, 2, 3]) expect((await xledger.ask(empty)).errors).toEqual([]);
    const refused = await xledger.ask(empty);
    const resetAt = new Date(Math.ceil(time.clock().getTime() / 3_600_000) * 3_600_000);
    expect(refused).toMatchObject({
      status: 200,
      data: undefined,
      errors: [
        {
          code: 'BAD_REQUEST.INSUFFICIENT_CREDITS',
          message: expect.stringMatching(/^Insufficient credits\./),
          extensions: { resetAt: resetAt.toISOString().replace('.000', '') },
        },
      ],
    });
    expect(await xledger.control.credits(token)).toMatchObject({ used: 3, limit: 3 });
    time.forward(3600);
    expect((await xledger.ask(empty)).errors).toEqual([]);
  });

  it('tells the reset in local time when the switch says so', async () => {
    await xledger.control.putToken(token, { ownerCode, creditsPerHour: 0 });
    await xledger.control.setSwitches({ resetAtForm: 'local' });
    const [error] = (await xledger.ask(empty)).errors;
    expect(String(error?.extensions?.resetAt)).toMatch(/^2026-11-21T\d{2}:00:00$/);
  });

  const costs: [string, number, (one: OpenXledger) => Promise<unknown>][] = [
    ['an empty list', 1, ({ ask }) => ask(empty)],
    ['a row', 2, ({ ask }) => ask(cheap)],
    ['249 rows', 4, ({ ask }) => ask('{ countries { edges { cursor } } }')],
    [
      '51 inputs',
      3,
      ({ add }) =>
        add(
          'addProjects',
          Array.from({ length: 51 }, () => ({ code: '1', description: 'a' })),
        ),
    ],
    ['a refused document', 1, ({ ask }) => ask('{ customers {')],
  ];
  it.each(costs)('counts for %s %i credits', async (_what, credits, call) => {
    await call(xledger);
    expect((await xledger.control.credits(token)).used).toBe(credits);
  });

  it('shares the hour with whoever else uses the token', async () => {
    await xledger.control.putToken(token, { ownerCode, creditsPerHour: 10 });
    await xledger.control.spendCredits(token, 10);
    expect((await xledger.ask(empty)).errors).toMatchObject([{ code: 'BAD_REQUEST.INSUFFICIENT_CREDITS' }]);
  });

  it('takes 20 requests in five seconds; a refused one counts for nothing', async () => {
    await xledger.control.setSwitches({ burstLimit: 20 });
    for (const _ of Array.from({ length: 20 })) expect((await xledger.ask(empty)).errors).toEqual([]);
    const refused = await xledger.ask(empty);
    expect(refused.errors).toMatchObject([
      {
        code: 'BAD_REQUEST.BURST_RATE_LIMIT_REACHED',
        message: expect.stringMatching(/^Too many requests in the last 5 seconds\./),
      },
    ]);
    expect((await xledger.control.credits(token)).used).toBe(20);
    time.forward(5);
    expect((await xledger.ask(empty)).errors).toEqual([]);
  });

  it('takes so many requests at once', async () => {
    await xledger.control.setSwitches({ concurrencyLimit: 2 });
    await xledger.control.addFault({ operation: 'customers', fault: 'slow', delayMs: 100 });
    await xledger.control.addFault({ operation: 'customers', fault: 'slow', delayMs: 100 });
    const answers = await Promise.all([xledger.ask(empty), xledger.ask(empty), xledger.ask(empty)]);
    const codes = answers.flatMap(({ errors }) => errors.map(({ code }) => code));
    expect(codes).toEqual(['BAD_REQUEST.CONCURRENCY_LIMIT_REACHED']);
  });

  it('tells in its log what refused a call, and what each cost', async () => {
    await xledger.control.putToken(token, { ownerCode, creditsPerHour: 2 });
    expect(nodesOf(await xledger.ask(cheap), 'currencies')).toHaveLength(1);
    await xledger.ask(cheap);
    expect(await xledger.control.calls()).toMatchObject([
      { operation: 'currencies', credits: 2, rows: 1 },
      { operation: 'currencies', credits: 0, refusedBy: 'BAD_REQUEST.INSUFFICIENT_CREDITS' },
    ]);
  });
});
