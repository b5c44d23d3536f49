import { parentName } from './define-sync.ts';
import type { Engine } from './engine.ts';
import { findReadable } from './find-readable.ts';
import type { Connection } from './ports.ts';
import type { Parent, Receipt, ReceiptRef } from './receipt.ts';
import { ReceiptUnreadable } from './receipt-unreadable.ts';
import type { Story } from './story.ts';
import type { Work } from './work.ts';

/** The parents' receipts of a batch, by integration and parent. `of` throws for one that could not be read. */
export type Parents = { of(work: { readonly receipt: ReceiptRef }, parent: Parent): Receipt | undefined };

/** A delivered parent is not read again for a minute: its number does not change by itself. Others are read every time. */
const keptSeconds = 60;

type Asked = {
  readonly ref: ReceiptRef;
  readonly answer: (receipt: Receipt | undefined) => void;
  readonly fail: (failure: unknown) => void;
};

/** Reads all parents that a batch of documents needs, in one request for those known by key. */
export async function loadParents<Source, Target, Settings>(
  story: Story<Source, Target, Settings>,
  readings: ReadonlyMap<Work<Source, Target, Settings>, Source>,
  engine: Engine,
): Promise<Parents> {
  const asked: Asked[] = [];
  const found = new Map<string, Promise<Receipt | undefined>>();
  for (const [work, document] of readings) {
    for (const parent of story.decide.parents(document, work.settings)) {
      const name = nameIn(work.receipt, parent);
      if (!found.has(name)) found.set(name, kept(work, parent));
    }
  }

  async function kept(work: Work<Source, Target, Settings>, parent: Parent): Promise<Receipt | undefined> {
    return keptParent(work.open.connect(story.write.vendor), parent, () => read(work, parent));
  }

  function read({ receipt }: Work<Source, Target, Settings>, parent: Parent): Promise<Receipt | undefined> {
    const { tenant, integration } = receipt;
    const scope = { tenant, integration, direction: parent.direction };
    const { key, number = '' } = parent;
    if (key === undefined) return engine.receipts.findByNumber(scope, number);
    return new Promise((answer, fail) => void asked.push({ ref: { ...scope, key }, answer, fail }));
  }

  await answerAll(asked, engine);
  const names = [...found.keys()];
  const answers = await Promise.allSettled(found.values());
  const settled = new Map(names.map((name, index) => [name, answers[index]]));
  return {
    of(work, parent) {
      const answer = settled.get(nameIn(work.receipt, parent));
      if (answer?.status === 'rejected') throw answer.reason;
      return answer?.value;
    },
  };
}

/** One request for all. A failure is told to each who asked, so that nobody waits for an answer that will not come. */
async function answerAll(asked: readonly Asked[], engine: Engine): Promise<void> {
  if (asked.length === 0) return;
  try {
    const ref = ({ ref }: Asked): ReceiptRef => ref;
    const receipts = await findReadable(asked.map(ref), engine);
    asked.forEach(({ answer, fail }, index) => {
      const receipt = receipts[index];
      if (receipt instanceof ReceiptUnreadable) fail(receipt);
      else answer(receipt);
    });
  } catch (failure) {
    // Goes on through the promises of those who asked.
    for (const { fail } of asked) fail(failure);
  }
}

async function keptParent(
  connection: Connection,
  parent: Parent,
  load: () => Promise<Receipt | undefined>,
): Promise<Receipt | undefined> {
  const name = `parent ${parentName(parent)}`;
  const receipt = await connection.memo(name, keptSeconds, load);
  if (receipt?.mapping === undefined) connection.forget(name);
  return receipt;
}

function nameIn(receipt: ReceiptRef, parent: Parent): string {
  return JSON.stringify([receipt.tenant, receipt.integration, parentName(parent)]);
}
