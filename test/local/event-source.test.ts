import { functionOf, pipeline, writeAssembly } from './small-assembly.ts';
import { runSmallMachine, type SmallMachine, until } from './small-machine.ts';

/** Does what the message says, and prints it. */
const handler = `
  export async function handler(event) {
    for (const { body } of event.Records) console.log('seen ' + body);
    const bodies = event.Records.map(({ body }) => body);
    if (bodies.includes('throw')) throw new Error('as the message says');
    if (bodies.includes('nonsense')) return { batchItemFailures: [{ itemIdentifier: 'somebody else' }] };
    if (bodies.includes('hang')) for (;;);
    if (bodies.includes('hoard')) { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }
    if (bodies.includes('exit')) process.exit(3);
    const failed = event.Records.filter(({ body }) => body.startsWith('fail'));
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  }`;

const start = (facts: Parameters<typeof pipeline>[0], limits: Record<string, unknown> = {}) =>
  runSmallMachine(writeAssembly({ Worker: functionOf('Worker', limits), ...pipeline(facts) }, { Worker: handler }));

const count = (bodies: readonly string[], body: string) => bodies.filter((one) => one === body).length;

describe('an event source', () => {
  let small: SmallMachine | undefined;
  afterEach(() => small?.close());

  it('brings only the failed messages back, and puts them aside after the template’s number of receives', async () => {
    small = await start({ visibility: 1, maxReceiveCount: 3 });
    await small.send('good', 'fail 1', 'better', 'fail 2');
    await until(async () => (await small?.waiting('DeadLetters')) === 2);
    const seen = small.seen();
    expect(seen.map((body) => count(seen, body))).toEqual(seen.map((body) => (body.startsWith('fail') ? 3 : 1)));
    expect(await small.waiting('Work')).toBe(0);
  });

  it.each([
    ['throws', 'throw', /as the message says/, {}],
    ['reports a message that it was not given', 'nonsense', /somebody else/, {}],
    ['does not end in time', 'hang', /Worker was not done after 1 seconds and was ended/, { Timeout: 1 }],
    ['takes more memory than it has', 'hoard', /Worker crashed: .*memory/s, { MemorySize: 64 }],
    ['ends its process', 'exit', /Worker ended itself with code 3/, {}],
  ])('brings the whole batch back when the function %s', async (_name, body, message, limits) => {
    small = await start({ visibility: 1, maxReceiveCount: 2 }, limits);
    await small.send(body);
    await until(async () => (await small?.waiting('DeadLetters')) === 1);
    expect(small.seen()).toEqual([body, body]);
    expect(small.errors.join('\n')).toMatch(message);
    await small.send('good');
    await until(() => small?.seen().includes('good') ?? false);
  });

  it('gathers a batch while the window is open', async () => {
    const mapping = { BatchSize: 20, MaximumBatchingWindowInSeconds: 2 };
    small = await start({ visibility: 30, maxReceiveCount: 2, mapping });
    await small.send('one', 'two');
    await small.send('three');
    await until(() => small?.seen().length === 3);
    expect(small.seen()).toEqual(['one', 'two', 'three']);
    await until(async () => (await small?.waiting('Work')) === 0);
  });

  it.each([
    ['a stream', { EventSourceArn: 'arn:aws:dynamodb:eu-north-1:000000000000:table/t/stream/1' }, /only queues/],
    ['a filter', { FilterCriteria: { Filters: [] } }, /FilterCriteria/],
  ])('of %s is refused', async (_name, mapping, message) => {
    await expect(start({ visibility: 1, maxReceiveCount: 1, mapping })).rejects.toThrow(message);
  });
});
