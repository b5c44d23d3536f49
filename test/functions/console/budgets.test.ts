import type { Viewer } from '../../../functions/console/access/viewer.ts';
import { readBudgets } from '../../../functions/console/operations/budgets.ts';
import { vendorBudgets } from '../../../functions/vendor-budgets.ts';
import { keyedBudgets } from '../../../lib/runtime/integration-budgets.ts';
import { saveIntegration } from '../../../lib/runtime/save-integration.ts';
import { createBudgetStore } from '../../../lib/store/budget-store.ts';
import { keyedBudgetName } from '../../../lib/sync/budget.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
import { openTestTable } from '../../support/table.ts';

let table: Awaited<ReturnType<typeof openTestTable>>;
beforeEach(async () => {
  table = await openTestTable();
});
afterEach(() => table.close());

/** A key of RecMan's for each tenant; `fjord` uses one key twice. */
async function openOffice() {
  const base = consolePartsOver(table);
  const of = (integration: Parameters<typeof base.budgets.of>[0]) =>
    keyedBudgets(integration, { budgets: vendorBudgets, vault: base.vault, hide: () => undefined });
  const parts = { ...base, budgets: { ...base.budgets, of } };
  for (const [id, recmanKey] of [
    ['fjord.main', 'key-of-fjord'],
    ['fjord.other', 'key-of-fjord'],
    ['bakke.main', 'key-of-bakke'],
  ] as const) {
    const order = {
      ...{ tenant: id.split('.')[0] ?? '', id, kind: 'recman-24sevenoffice', name: id, enabled: true },
      ...{ settings: { productCategoryId: 1 }, credentials: { recmanKey } },
    };
    const saved = await saveIntegration(order, { store: parts.integrations, vault: parts.vault, clock: parts.clock });
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved.problems));
  }
  const read = (viewer: Viewer) => readBudgets({ parts, viewer, path: '/budgets' });
  return { parts, read };
}

const member: Viewer = { tenant: 'fjord', actor: { kind: 'member', id: 'kari' } };
const operator: Viewer = { tenant: undefined, actor: { kind: 'operator', id: 'drift' } };

it('a member sees the shared budget and the own ones, by vendor and integration', async () => {
  const { read } = await openOffice();
  const names = [...new Set((await read(member)).map(({ budget }) => budget))];
  expect(names).toEqual(['24sevenoffice', 'recman fjord.main, fjord.other']);
  const all = [...new Set((await read(operator)).map(({ budget }) => budget))];
  expect(all.sort()).toEqual(['24sevenoffice', 'recman bakke.main', 'recman fjord.main, fjord.other']);
});

it('says nothing of the key, not even its hash', async () => {
  const { read } = await openOffice();
  const text = JSON.stringify(await read(operator));
  expect(text).not.toMatch(/key-of|#/);
});

it('a window of a day begins at midnight in Oslo, and shows what was used', async () => {
  const { read } = await openOffice();
  const window = '2026-11-20T23:00:00.000Z';
  const order = { key: keyedBudgetName('recman', 'key-of-fjord'), window, limit: 200, calls: 7, from: 'free' as const };
  await createBudgetStore(table).take(order);
  const own = (await read(member)).filter(({ vendor }) => vendor === 'recman');
  expect(own).toHaveLength(10);
  expect(own.find((one) => one.window === window)).toMatchObject({
    ...{ until: '2026-11-21T23:00:00.000Z', limit: 200, used: 7, free: 193 },
    integrations: ['fjord.main', 'fjord.other'],
  });
});

it('an integration whose log-ins do not open hides no other', async () => {
  const { parts, read } = await openOffice();
  const broken = await parts.integrations.find('fjord', 'fjord.other');
  if (broken === undefined) throw new Error('it is gone');
  await parts.integrations.save({ ...broken, sealed: { ...broken.sealed, recman: 'broken' }, version: 2 });
  const names = (await read(member)).map(({ budget }) => budget);
  expect(names).toContain('recman fjord.main');
});
