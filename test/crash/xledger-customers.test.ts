import { ownerCode, startXledgerWorld } from '../functions/xledger-world.ts';
import { type CrashPoint, createWorker, type Worker } from '../support/effects.ts';

const at = { company: 'fjord', entity: 'customers' } as const;

/** Three customers that go in one list, and a worker of the moment that can be killed. */
async function killableWorld() {
  let worker: Worker | undefined;
  const through = <T>(name: string, action: () => Promise<T>): Promise<T> =>
    worker === undefined ? action() : worker.effect(name, action);
  const world = await startXledgerWorld(
    {},
    {
      http: (http) => (request) => {
        const { pathname } = new URL(request.url);
        return through(`${request.method} ${pathname}`, () => http(request));
      },
      store: (store) => ({
        ...store,
        claim: (ref, lease) => through('claim', () => store.claim(ref, lease)),
        save: (receipt, owner) => through('save', () => store.save(receipt, owner)),
      }),
    },
  );
  const ids: number[] = [];
  for (const customerNumber of ['1001', '1002', '1003']) {
    const fields = { name: `Kunde ${customerNumber}`, customerNumber, country: 'NO' };
    ids.push(Number((await world.moment.create(at, fields)).id));
  }
  return {
    world,
    /** The list goes, and its worker is killed at this effect. The names of what it did are returned. */
    async go(crash?: CrashPoint): Promise<readonly string[]> {
      const mortal = createWorker(crash);
      worker = mortal;
      await Promise.race([world.tellCustomers(ids), mortal.died]);
      worker = undefined;
      return mortal.names;
    },
    async judge(story: string): Promise<string[]> {
      await world.runDue();
      const { companies, customers } = await world.xledger.entity(ownerCode);
      const states = world.receipts.all().map(({ state }) => state);
      const held = `${companies.length} companies, ${customers.length} customers, ${states.join(' ')}`;
      return held === '3 companies, 3 customers, delivered delivered delivered' ? [] : [`${story}: ${held}`];
    },
  };
}

it('customers of one list whose worker is killed at any effect are at Xledger exactly once', async () => {
  const whole = await killableWorld();
  const names = await whole.go();
  await whole.world.close();
  // Companies are looked up and added, then customers: four requests for all three.
  expect(names.filter((name) => name === 'POST /graphql')).toHaveLength(4);

  const failures: string[] = [];
  for (let effect = 1; effect <= names.length; effect += 1) {
    for (const when of ['before', 'after'] as const) {
      const killed = await killableWorld();
      await killed.go({ effect, when });
      failures.push(...(await killed.judge(`killed ${when} ${names[effect - 1]} (${effect})`)));
      await killed.world.close();
    }
  }
  expect(failures).toEqual([]);
}, 120_000);
