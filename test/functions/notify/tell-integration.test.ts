import { MailNotTaken } from '../../../lib/runtime/mail-sender.ts';
import { type NoticeWorld, openNoticeWorld } from './notice-world.ts';

let world: NoticeWorld;
beforeEach(async () => {
  world = await openNoticeWorld();
});
afterEach(() => world.close());

const rejected = { state: 'rejected', problem: { code: 'account-unknown', field: 'lines[0].account' } } as const;
const delivered = { state: 'delivered' } as const;
const held = { state: 'pending', problem: { code: 'login-refused' } } as const;

/** Runs as often as the schedule would. */
async function runEveryFiveMinutes(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 5) {
    world.later(5);
    await world.run();
  }
}

async function fail(count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, n) => world.put({ key: String(n), ...rejected })));
}

it('500 failures in a minute make one mail, and recovery makes one', async () => {
  await fail(250);
  await world.run();
  world.later(0.5);
  await world.run();
  for (let n = 250; n < 500; n += 1) await world.put({ key: String(n), ...rejected });
  await runEveryFiveMinutes(180);
  expect(world.mails).toHaveLength(1);
  expect(world.mails[0]?.text).toContain('(500 dokumenter)');
  expect(world.mails[0]?.text).toContain('* og 480 til');

  for (let n = 0; n < 500; n += 1) await world.put({ key: String(n), ...delivered });
  await runEveryFiveMinutes(180);
  expect(world.mails).toHaveLength(2);
  expect(world.mails[1]?.subject).toBe('Alt er i orden igjen: Fjord & Sønner');
}, 60_000);

it('what fails later within the hour is told after it', async () => {
  await fail(1);
  await runEveryFiveMinutes(10);
  await world.put({ key: 'later', ...rejected });
  await runEveryFiveMinutes(50);
  expect(world.mails).toHaveLength(1);
  await runEveryFiveMinutes(20);
  expect(world.mails.map(({ subject }) => subject)).toEqual([
    '1 dokument trenger deg: Fjord & Sønner',
    '2 dokumenter trenger deg: Fjord & Sønner',
  ]);
  const [first, second] = world.mails.map(({ at }) => at.getTime());
  expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(3_600_000);
});

it('a refused log-in is told once, however often its documents are looked at again', async () => {
  for (let quarter = 0; quarter < 12; quarter += 1) {
    for (const key of ['1', '2', '3']) await world.put({ key, ...held });
    await runEveryFiveMinutes(15);
  }
  expect(world.mails).toHaveLength(1);
  expect(world.mails[0]?.text).toContain('Innloggingen avvises (3 dokumenter)');
  for (const key of ['1', '2', '3']) await world.put({ key, ...delivered });
  await runEveryFiveMinutes(30);
  expect(world.mails).toHaveLength(2);
});

it('nobody is told by an integration without addresses, and what failed is told once there is one', async () => {
  await fail(1);
  world.later(5);
  expect(await world.run({ settings: {} })).toBeUndefined();
  expect(await world.run()).toBe('trouble');
});

it('two runs at once send one mail', async () => {
  await fail(1);
  world.later(5);
  expect((await Promise.all([world.run(), world.run()])).filter((mail) => mail !== undefined)).toEqual(['trouble']);
  expect(world.mails).toHaveLength(1);
});

it('a function that is ended after sending mails again after an hour, and never within it', async () => {
  await fail(1);
  const { mails, sendBy } = world;
  sendBy(async (mail) => {
    mails.push(mail);
    throw new Error('the function was ended');
  });
  world.later(5);
  await expect(world.run()).rejects.toThrow('ended');
  sendBy(async (mail) => void mails.push(mail));
  await runEveryFiveMinutes(55);
  expect(mails).toHaveLength(1);
  await runEveryFiveMinutes(60);
  expect(mails).toHaveLength(2);
});

it('a mail that was refused before it went out is tried again by the next run', async () => {
  await fail(1);
  const { mails, sendBy } = world;
  sendBy(async () => {
    throw new MailNotTaken('throttled');
  });
  world.later(5);
  await expect(world.run()).rejects.toThrow('throttled');
  sendBy(async (mail) => void mails.push(mail));
  await runEveryFiveMinutes(120);
  expect(mails).toHaveLength(1);
});

it('a number that the source refuses is told once, though the document is delivered, and well once it is written back', async () => {
  const mapping = { targetId: '1', number: '10001', fingerprint: 'f', sourceFingerprint: 's', deliveredAt: '' };
  const refused = {
    key: '1',
    state: 'delivered',
    ...{ mapping, unconfirmed: true, direction: 'moment-customers-to-24sevenoffice' },
    problem: { code: 'write-back-refused', vendorWords: 'customerNumber: 10001 is taken' },
  } as const;
  for (let half = 0; half < 6; half += 1) {
    await world.put(refused);
    await runEveryFiveMinutes(30);
  }
  expect(world.mails).toHaveLength(1);
  expect(world.mails[0]?.text).toContain('10001 is taken');
  expect(world.mails[0]?.text).toContain('De er overført.');
  await world.put({ ...refused, unconfirmed: undefined, problem: undefined });
  await runEveryFiveMinutes(30);
  expect(world.mails[1]?.subject).toBe('Alt er i orden igjen: Fjord & Sønner');
});
