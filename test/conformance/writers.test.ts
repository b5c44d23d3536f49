import { rows } from './rows.ts';
import type { Subject } from './subject.ts';

let subject: Subject;

afterEach(() => subject.close());

describe.each(rows)('%s', (_name, open) => {
  beforeEach(async () => {
    subject = await open();
  });

  it('is not found before it is written', async () => {
    expect(await subject.lookUp()).toEqual({ kind: 'absent' });
  });

  it('is written, and found again as it was sent, without another write', async () => {
    const written = await subject.write();
    expect(written).toMatchObject({ kind: 'delivered', targetId: expect.stringMatching(/./) });
    expect(await subject.lookUp()).toMatchObject({ kind: 'found', equal: true });
  });

  it('lost on the way back: unknown, and found again', async () => {
    await subject.goWrong('apply-then-500');
    expect((await subject.write()).kind).toBe('unknown');
    expect(await subject.lookUp()).toMatchObject({ kind: 'found', equal: true });
  });

  it('answered so that nobody can read it: never taken for refused, and found again', async () => {
    await subject.goWrong('garbage');
    // Where the number is the source's own, a success needs no answer to be read.
    expect(['unknown', 'delivered']).toContain((await subject.write()).kind);
    expect(await subject.lookUp()).toMatchObject({ kind: 'found', equal: true });
  });

  it('cut off: unknown', async () => {
    await subject.goWrong('reset');
    expect((await subject.write()).kind).toBe('unknown');
  });

  it('failed at the vendor: unknown, and not found', async () => {
    await subject.goWrong('fail-500');
    expect((await subject.write()).kind).toBe('unknown');
    expect(await subject.lookUp()).toEqual({ kind: 'absent' });
  });

  it('refused: rejected in the vendor’s words, or looked up where they are not known; nothing is there', async () => {
    await subject.goWrong('refuse');
    const outcome = await subject.write();
    expect(['rejected', 'unknown']).toContain(outcome.kind);
    expect(JSON.stringify(outcome)).toMatch(/"vendorWords":"./);
    expect(await subject.lookUp()).toEqual({ kind: 'absent' });
  });

  it('too many calls: held, and nothing is there', async () => {
    await subject.goWrong('throttle');
    expect(await subject.write()).toMatchObject({ kind: 'not-applied', problem: { code: 'vendor-throttled' } });
    expect(await subject.lookUp()).toEqual({ kind: 'absent' });
  });
});
