import { awayFromTheHour } from '../away-from-the-hour.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';
import type { BenchSize } from '../bench-size.ts';
import { type LatencyStage, openLatencyStage, type ProductRun, vendorMs } from '../latency-stage.ts';
import { median } from '../median.ts';

const mostRatio = 1.15;

/** From the webhook to the voucher's answer, beside a bare script that makes the same two vendor calls. */
export async function latencyRow({ latencyPairs }: BenchSize): Promise<BenchRow> {
  await awayFromTheHour(latencyPairs * 2 + 10);
  const stage = await openLatencyStage();
  try {
    return rowOf(await measure(stage, latencyPairs));
  } finally {
    await stage.close();
  }
}

type Measured = { readonly product: readonly ProductRun[]; readonly bare: readonly number[] };

/** In turns, and each time the other one first, so that a busy machine is busy for both. */
async function measure(stage: LatencyStage, pairs: number): Promise<Measured> {
  const product: ProductRun[] = [];
  const bare: number[] = [];
  const turns = [
    async () => void product.push(await stage.throughProduct()),
    async () => void bare.push(await stage.throughBareScript()),
  ];
  for (const warm of turns) await warm();
  await stage.slowDown();
  for (const warm of turns) await warm();
  product.length = 0;
  bare.length = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const turn of pair % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  return { product, bare };
}

function rowOf({ product, bare }: Measured): BenchRow {
  const at = (name: keyof ProductRun) => median(product.map((run) => run[name]));
  const between = (from: keyof ProductRun, to: keyof ProductRun) =>
    ms(median(product.map((run) => run[to] - run[from])));
  const ratio = at('total') / median(bare);
  return {
    what: 'event to voucher',
    measured: `${ratio.toFixed(2)} times (${ms(at('total'))})`,
    beside: `${ms(median(bare))}, a bare script with the same two calls`,
    target: `<= ${mostRatio} times`,
    verdict: verdictOn(ratio, mostRatio),
    details: [
      `Medians of ${product.length} each, in turns; each vendor answers after ${vendorMs} ms. Webhook, queue, event source and worker are in it.`,
      `Webhook answered after ${ms(at('webhookAnswered'))}; invoice asked for after ${ms(at('invoiceAsked'))}, answered ${between('invoiceAsked', 'invoiceAnswered')} later;`,
      `voucher sent ${between('invoiceAnswered', 'voucherAsked')} after that, answered ${between('voucherAsked', 'total')} later.`,
    ],
  };
}

function ms(figure: number): string {
  return `${Math.round(figure)} ms`;
}
