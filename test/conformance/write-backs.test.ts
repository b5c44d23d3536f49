import { customerNumberConfirmation } from '../../lib/connectors/moment/confirm-customer-number.ts';
import { openMoment } from './open-vendors.ts';
import type { Mishap } from './subject.ts';

type Moment = Awaited<ReturnType<typeof openMoment>>;

let at: Moment;
let key: string;
beforeEach(async () => {
  at = await openMoment();
  const made = await at.control.create({ company: 'fjord', entity: 'customers' }, { name: 'Kunde AS', country: 'NO' });
  key = String(made.id);
});
afterEach(() => at.close());

const held = { targetId: '9911', number: '10001', fingerprint: '', sourceFingerprint: '', deliveredAt: '' };
const writeBack = () => customerNumberConfirmation.confirm(at.connection, key, { ...held, snapshot: undefined });
const numberThere = async () => {
  const company = await at.control.company('fjord');
  return company?.customers.find(({ id }) => String(id) === key)?.customerNumber;
};

describe('Moment: the number of a customer, written back', () => {
  it.each<Mishap>(['apply-then-500', 'fail-500', 'reset', 'throttle'])(
    'after %s it is held, told so, and there once it is tried again',
    async (fault) => {
      await at.control.addFault({ operation: 'customers.patch', fault, times: 1 });
      expect(await writeBack()).toMatchObject({
        kind: 'not-applied',
        problem: { code: expect.stringMatching(/^vendor-/) },
      });
      expect(await writeBack()).toEqual({ kind: 'confirmed' });
      expect(await writeBack()).toEqual({ kind: 'confirmed' });
      expect(await numberThere()).toBe('10001');
    },
  );

  it('refused, it is told in the vendor’s words, and nothing is changed', async () => {
    await at.control.addFault({ operation: 'customers.patch', fault: 'refuse', times: 1 });
    await expect(writeBack()).rejects.toMatchObject({
      reason: { advice: 'refuse', problem: { vendorWords: expect.stringMatching(/./) } },
    });
    expect(await numberThere()).toBeUndefined();
  });
});
