import type { JsonObject } from '../../lib/sandboxes/moment/state.ts';
import { documentsOf, lineWith } from '../functions/economic-documents.ts';
import { createEconomicWorld, type EconomicWorld } from '../functions/economic-world.ts';
import { type CrashPoint, createWorker, type Worker } from '../support/effects.ts';

const twoLines = [lineWith(), lineWith({ financialAccountNumber: '1050', vatCode: 'UEUY', vatPercentage: 0 })];

/** A world in which the worker of the moment can be killed; without one all goes through. */
async function killableWorld(lines: JsonObject[]) {
  let worker: Worker | undefined;
  const through = <T>(name: string, action: () => Promise<T>): Promise<T> =>
    worker === undefined ? action() : worker.effect(name, action);
  const world: EconomicWorld = await createEconomicWorld(
    { includePdf: true },
    {
      wrapHttp: (http) => (request) =>
        through(`${request.method} ${new URL(request.url).pathname}`, () => http(request)),
      wrapStore: (store) => ({
        ...store,
        claim: (ref, lease) => through('claim', () => store.claim(ref, lease)),
        save: (receipt, owner) => through('save', () => store.save(receipt, owner)),
      }),
    },
  );
  const { makeCustomer, makeInvoice, hearCustomer, hearInvoice } = documentsOf(() => world);
  const customer = await makeCustomer();
  await hearCustomer(customer);
  const invoice = await makeInvoice({ customerId: customer.id, lines });
  return {
    world,
    /** The invoice arrives, and its worker is killed at this effect. The names of what it did are returned. */
    async arrive(crash?: CrashPoint): Promise<readonly string[]> {
      const mortal = createWorker(crash);
      worker = mortal;
      await Promise.race([hearInvoice(invoice), mortal.died]);
      worker = undefined;
      world.restart();
      return mortal.names;
    },
    async judge(story: string): Promise<string[]> {
      for (let hour = 0; hour < 3; hour += 1) await world.later(3700);
      const { bookedEntries, draftEntries, documents } = await world.agreement();
      const heads = Object.values(bookedEntries).filter(({ values }) => values.accountNumber === 5600);
      const held = `${heads.length} booked, ${Object.keys(draftEntries).length} drafts, ${documents.flatMap(({ parts }) => parts).length} files`;
      const { state } = world.receiptOf(invoice);
      return held === '1 booked, 0 drafts, 1 files' && state === 'delivered' ? [] : [`${story}: ${held}, ${state}`];
    },
  };
}

describe('an invoice whose worker is killed at any effect is booked exactly once with exactly one PDF', () => {
  it.each([
    ['one posting', [lineWith()]],
    ['several postings', twoLines],
  ])(
    '%s',
    async (_what, lines) => {
      const whole = await killableWorld(lines);
      const names = await whole.arrive();
      await whole.world.close();
      expect(names).toEqual(expect.arrayContaining(['claim', 'save']));
      expect(names.filter((name) => name.startsWith('POST')).length).toBeGreaterThanOrEqual(3);

      const failures: string[] = [];
      for (let effect = 1; effect <= names.length; effect += 1) {
        for (const when of ['before', 'after'] as const) {
          const killed = await killableWorld(lines);
          await killed.arrive({ effect, when });
          failures.push(...(await killed.judge(`killed ${when} ${names[effect - 1]} (${effect})`)));
          await killed.world.close();
        }
      }
      expect(failures).toEqual([]);
    },
    120_000,
  );
});
