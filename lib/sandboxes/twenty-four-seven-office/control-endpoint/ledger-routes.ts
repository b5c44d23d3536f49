import type * as z from 'zod';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { toTenThousandths } from '../ledger/amount.ts';
import { bookVouchers } from '../ledger/book-vouchers.ts';
import { postVouchers } from '../ledger/post-bundle-list.ts';
import { linesOf, reverseVoucher, settleVoucher, type VoucherPlace } from '../ledger/settle-voucher.ts';
import type { ClientState } from '../state/client-state.ts';
import { addFiles, shownFile } from './add-files.ts';
import { addHistory } from './add-history.ts';
import { addProjectByHand, changeCompany } from './change-state.ts';
import { companyChange, projectSettings } from './control-requests.ts';
import { historySettings, lineChange, reversalSettings, voucherKey, vouchersSettings } from './ledger-requests.ts';
import { supplierVoucher } from './supplier-voucher.ts';
import { ControlRefusal, clientPath, done, type Place, type Route, type Visit, withBody, withClient } from './visit.ts';

/** What an accountant does in the ledger, and what tests do to it. */
export const ledgerRoutes: Readonly<Record<string, Route>> = {
  'POST project': { pattern: clientPath('POST', 'projects'), answer: withBody(projectSettings, addProject) },
  'PATCH company': { pattern: clientPath('PATCH', 'companies/(\\d+)'), answer: withBody(companyChange, editCompany) },
  'POST vouchers': { pattern: clientPath('POST', 'vouchers'), answer: withBody(vouchersSettings, book) },
  'POST draft': { pattern: clientPath('POST', 'drafts/post'), answer: withBody(voucherKey, postDraft) },
  'POST settlement': { pattern: clientPath('POST', 'settlements'), answer: withBody(voucherKey, settle) },
  'POST reversal': { pattern: clientPath('POST', 'reversals'), answer: withBody(reversalSettings, reverse) },
  'PATCH line': { pattern: clientPath('PATCH', 'lines/([\\w-]+)'), answer: withBody(lineChange, changeLine) },
  'DELETE line': { pattern: clientPath('DELETE', 'lines/([\\w-]+)'), answer: withClient(removeLine) },
  'POST history': {
    pattern: clientPath('POST', 'history'),
    answer: withBody(historySettings, (settings, { client }) =>
      jsonAnswer(201, { added: addHistory(client, settings) }),
    ),
  },
};

function addProject(settings: z.output<typeof projectSettings>, { client, visit }: Place): Answer {
  const added = addProjectByHand(client, settings, visit.context.clock());
  if (added === undefined) throw new ControlRefusal(409, 'The number is taken');
  return jsonAnswer(201, added);
}

function editCompany(settings: z.output<typeof companyChange>, { client, visit }: Place): Answer {
  const changed = changeCompany(client, Number(visit.names[1]), { settings, now: visit.context.clock() });
  if (changed === undefined) throw new ControlRefusal(404, `No company ${visit.names[1]}`);
  return jsonAnswer(200, changed);
}

function book({ vouchers }: z.output<typeof vouchersSettings>, { client, visit }: Place): Answer {
  const { store, clock } = visit.context;
  const now = clock();
  const { switches } = store.state;
  const stamps = vouchers.map(({ stampNo, files }) => stampNo ?? (files.length > 0 ? client.nextStampNo++ : 0));
  const wanted = vouchers.map((settings, index) =>
    supplierVoucher(settings, { client, switches, now, stampNo: stamps[index] ?? 0 }),
  );
  const booked = bookVouchers(wanted, { client, switches });
  if ('refusal' in booked) throw new ControlRefusal(409, booked.refusal);
  const answer = booked.map((voucher, index) => {
    const { files = [], at: when = now.toISOString() } = vouchers[index] ?? {};
    const stampNo = stamps[index] ?? 0;
    const added = addFiles(client, files, { stampNo, shelf: store.files, at: when });
    return { ...voucher, stampNo, files: added.map(shownFile) };
  });
  return jsonAnswer(201, { vouchers: answer });
}

/** The year of a voucher that a caller did not name: that of its newest line or draft. */
function placeOf(client: ClientState, { transactionNo, typeNo, year }: z.output<typeof voucherKey>): VoucherPlace {
  if (year !== undefined) return { transactionNo, typeNo, year };
  const drafts = client.draftBundles.flatMap(({ vouchers }) => vouchers);
  const years = [...client.vouchers, ...drafts]
    .filter((voucher) => voucher.transactionNo === transactionNo && voucher.typeNo === typeNo)
    .map((voucher) => voucher.year);
  if (years.length === 0) throw new ControlRefusal(404, `No voucher ${transactionNo} of type ${typeNo}`);
  return { transactionNo, typeNo, year: Math.max(...years) };
}

function postDraft(key: z.output<typeof voucherKey>, { client, visit }: Place): Answer {
  const place = placeOf(client, key);
  const type = client.types.find(({ no }) => no === place.typeNo);
  for (const bundle of client.draftBundles) {
    const found = bundle.vouchers.find(
      ({ transactionNo, typeNo, year }) =>
        transactionNo === place.transactionNo && typeNo === place.typeNo && year === place.year,
    );
    if (found === undefined || type === undefined) continue;
    bundle.vouchers = bundle.vouchers.filter((voucher) => voucher !== found);
    const { store, clock } = visit.context;
    const posting = { client, switches: store.state.switches, now: clock() };
    postVouchers([{ ...found, bundleName: bundle.name, type }], posting);
    return jsonAnswer(200, { lines: linesOf(client, place) });
  }
  throw new ControlRefusal(404, `No draft ${place.transactionNo}`);
}

function settle(key: z.output<typeof voucherKey>, { client, visit }: Place): Answer {
  const { store, clock } = visit.context;
  const settled = settleVoucher(placeOf(client, key), { client, switches: store.state.switches, now: clock() });
  if ('refusal' in settled) throw new ControlRefusal(409, settled.refusal);
  return jsonAnswer(201, settled);
}

function reverse(settings: z.output<typeof reversalSettings>, { client, visit }: Place): Answer {
  const { store, clock } = visit.context;
  const { form, date, ...key } = settings;
  const ledger = { client, switches: store.state.switches, now: clock() };
  const lines = reverseVoucher(placeOf(client, key), { form, date }, ledger);
  if ('refusal' in lines) throw new ControlRefusal(409, lines.refusal);
  return jsonAnswer(201, { lines });
}

function changeLine({ amount, ...others }: z.output<typeof lineChange>, { client, visit }: Place): Answer {
  const line = client.transactions.find(({ id }) => id === visit.names[1]);
  if (line === undefined) throw new ControlRefusal(404, `No line ${visit.names[1]}`);
  Object.assign(line, { changedAt: visit.context.clock().toISOString(), ...others });
  if (amount !== undefined) line.amount = toTenThousandths(amount) ?? line.amount;
  return jsonAnswer(200, line);
}

function removeLine(client: ClientState, { names: [, id] }: Visit): Answer {
  client.transactions = client.transactions.filter((line) => line.id !== id);
  return done;
}
