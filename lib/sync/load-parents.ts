import { parentName, type Sync } from './define-sync.ts';
import type { Engine } from './engine.ts';
import type { Parent, Receipt, ReceiptRef } from './receipt.ts';
import type { Work } from './work.ts';

/** The parents' receipts of a batch, by integration and parent. */
export type Parents = { of(work: { readonly receipt: ReceiptRef }, parent: Parent): Receipt | undefined };

/** Reads all parents that a batch of documents needs, in one request for those known by key. */
export async function loadParents<Source, Target, Settings>(
  story: Sync<Source, Target, Settings>,
  readings: ReadonlyMap<Work<Source, Target, Settings>, Source>,
  engine: Engine,
): Promise<Parents> {
  const wanted = new Map<string, { scope: Omit<ReceiptRef, 'key'>; parent: Parent }>();
  for (const [work, document] of readings) {
    const { tenant, integration } = work.receipt;
    for (const parent of story.decide.parents(document, work.settings)) {
      const scope = { tenant, integration, direction: parent.direction };
      wanted.set(nameIn(work.receipt, parent), { scope, parent });
    }
  }
  const found = new Map<string, Receipt>();
  const byKey = [...wanted].flatMap(([name, { scope, parent }]) =>
    parent.key === undefined ? [] : [{ name, ref: { ...scope, key: parent.key } }],
  );
  const receipts = byKey.length === 0 ? [] : await engine.receipts.find(byKey.map(({ ref }) => ref));
  byKey.forEach(({ name }, index) => {
    const receipt = receipts[index];
    if (receipt !== undefined) found.set(name, receipt);
  });
  for (const [name, { scope, parent }] of wanted) {
    if (parent.key !== undefined || parent.number === undefined) continue;
    const receipt = await engine.receipts.findByNumber(scope, parent.number);
    if (receipt !== undefined) found.set(name, receipt);
  }
  return { of: (work, parent) => found.get(nameIn(work.receipt, parent)) };
}

function nameIn(receipt: ReceiptRef, parent: Parent): string {
  return JSON.stringify([receipt.tenant, receipt.integration, parentName(parent)]);
}
