import { ownerCode, startXledgerWorld } from '../../functions/xledger-world.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';

const customers = 1000;

/** What the queue gives one worker, and what one mutation takes. */
const together = 500;

/** A change that both the company and the customer carry: each is read again and sent, five hundred at a time. */
const mostForAll = 10;

/** Calls to Xledger for a backlog of a thousand customers: new ones, and the same ones changed. */
export async function xledgerCallRows(): Promise<readonly BenchRow[]> {
  const { added, changed, delivered } = await callsForBacklog();
  const isWhole = delivered === customers && added <= mostForAll;
  return [
    {
      what: 'calls to Xledger for 1,000 changed customers',
      measured: String(changed),
      beside: `${added} for 1,000 new ones`,
      target: `<= ${mostForAll}`,
      verdict: isWhole ? verdictOn(changed, mostForAll) : 'missed',
    },
  ];
}

async function callsForBacklog() {
  const world = await startXledgerWorld({});
  try {
    const at = { company: 'fjord', entity: 'customers' } as const;
    const ids: number[] = [];
    for (let count = 0; count < customers; count += 1) {
      const fields = { name: `Kunde ${count}`, customerNumber: String(1001 + count), country: 'NO' };
      ids.push(Number((await world.moment.create(at, fields)).id));
    }
    const tellAll = async (): Promise<number> => {
      await world.xledger.clearCalls();
      for (let from = 0; from < customers; from += together)
        await world.tellCustomers(ids.slice(from, from + together));
      return (await world.xledger.calls({ ownerCode })).length;
    };
    const added = await tellAll();
    for (const id of ids) await world.moment.edit({ ...at, id }, { name: `Nytt navn ${id}` });
    const changed = await tellAll();
    const named = (await world.xledger.entity(ownerCode)).customers;
    const delivered = named.filter((customer) => JSON.stringify(customer).includes('Nytt navn')).length;
    return { added, changed, delivered };
  } finally {
    await world.close();
  }
}
