import { ownerCode, startXledgerWorld } from '../functions/xledger-world.ts';
import { type CrashPoint, createWorker, type Worker } from '../support/effects.ts';

const line = { lineNumber: 1, description: 'Timer', financialAccountNumber: '3000', vatCode: '2', vatPercentage: 25 };
const byMail = { delivery: 'email', receptionAddress: 'mb.23001@xledger.example' };
const byQueue = {
  ...{ delivery: 'api', transactionSource: 'AR', receivableAccount: '1500', includePdf: true },
  ...{ projectDimension: 'glObject2', kid: 'none' },
};

/** A finalized invoice whose customer is there, and a worker of the moment that can be killed. */
async function killableInvoice(invoices: object) {
  let worker: Worker | undefined;
  const through = <T>(name: string, action: () => Promise<T>): Promise<T> =>
    worker === undefined ? action() : worker.effect(name, action);
  const world = await startXledgerWorld(
    { exportInvoices: true, invoices },
    {
      http: (http) => (request) => through(`${request.method} ${new URL(request.url).pathname}`, () => http(request)),
      store: (store) => ({
        ...store,
        claim: (ref, lease) => through('claim', () => store.claim(ref, lease)),
        save: (receipt, owner) => through('save', () => store.save(receipt, owner)),
      }),
    },
  );
  const customer = { name: 'Fjord Kunde AS', customerNumber: '1001', country: 'NO' };
  const made = await world.moment.create({ company: 'fjord', entity: 'customers' }, customer);
  await world.tell('customers', Number(made.id));
  const order = {
    description: 'Timer',
    customerId: Number(made.id),
    lines: [{ ...line, quantity: 1, unitPrice: 100 }],
  };
  const id = Number((await world.moment.create({ company: 'fjord', entity: 'invoices' }, order)).id);
  await world.moment.finalize({ company: 'fjord', id });
  return {
    world,
    /** Its worker is killed at this effect. The names of what it did are returned. */
    async go(crash?: CrashPoint): Promise<readonly string[]> {
      const mortal = createWorker(crash);
      worker = mortal;
      await Promise.race([world.tell('invoices', id), mortal.died]);
      worker = undefined;
      await world.restart();
      return mortal.names;
    },
    /** Two hours later, with the job of the queue each half hour: the state, and how many letters and vouchers there are. */
    async outcome(): Promise<string> {
      let state = '';
      for (let minutes = 0; minutes < 120; minutes += 5) {
        world.pass(300);
        if (minutes % 30 === 25) await world.xledger.runImport(ownerCode);
        state = (await world.run('invoices', id)).state;
      }
      const { headers } = await world.xledger.entity(ownerCode);
      return `${state}: ${world.letters.length} letters, ${headers.length} vouchers`;
    },
  };
}

it.each([
  // Nobody can ask whether a letter was taken: a person decides, and none is sent again.
  [
    'by mail',
    byMail,
    ['delivered: 1 letters, 0 vouchers', 'conflict: 1 letters, 0 vouchers', 'conflict: 0 letters, 0 vouchers'],
  ],
  ['into the queue', byQueue, ['delivered: 0 letters, 1 vouchers']],
])(
  'an invoice %s whose worker is killed at any effect goes once, or waits for a person',
  async (_way, invoices, ends) => {
    const whole = await killableInvoice(invoices);
    const names = await whole.go();
    expect(ends).toContain(await whole.outcome());
    await whole.world.close();
    const failures: string[] = [];
    for (let effect = 1; effect <= names.length; effect += 1) {
      for (const when of ['before', 'after'] as const) {
        const killed = await killableInvoice(invoices);
        await killed.go({ effect, when });
        const end = await killed.outcome();
        if (!ends.includes(end)) failures.push(`killed ${when} ${names[effect - 1]} (${effect}): ${end}`);
        await killed.world.close();
      }
    }
    expect(names.length).toBeGreaterThan(4);
    expect(failures).toEqual([]);
  },
  60_000,
);
