import type * as z from 'zod';
import { invalid, notFound } from '../http/answer.ts';
import { yearOf } from '../ledger/accounting-years.ts';
import { announceBooking, postLines } from '../ledger/book-entries.ts';
import { postedLines } from '../ledger/posted-lines.ts';
import { newDocument } from '../services/documents.ts';
import { defaultAgreement } from '../state/agreement-defaults.ts';
import type { AgreementState } from '../state/agreement-state.ts';
import type { JsonObject } from '../state/json.ts';
import { putRecord } from '../state/records.ts';
import { agreementOf } from '../state/sandbox-state.ts';
import type { EconomicWorld } from '../world.ts';
import type { agreementSettings, BookedVoucher, voucherSettings } from './control-schema.ts';

/** Make or change an agreement. Suppliers, currencies and the like that are not given stay. */
export function putAgreement(
  world: EconomicWorld,
  number: number,
  settings: z.output<typeof agreementSettings>,
): AgreementState {
  const key = String(number);
  const name = settings.companyName ?? `Aftale ${number}`;
  const agreement = agreementOf(world.state, key) ?? defaultAgreement(number, name, world.now());
  Object.assign(agreement, settings);
  world.state.agreements[key] = agreement;
  return agreement;
}

/** What a person changes in a customer or project: only the fields given, `null` clears. */
export function editRecord(
  world: EconomicWorld,
  table: AgreementState['customers'],
  {
    number,
    numberField,
    fields,
  }: { readonly number: string; readonly numberField: string; readonly fields: JsonObject },
): JsonObject {
  const known = table[number]?.values ?? {};
  const place = { table, key: number, now: world.now() };
  return putRecord(place, { ...known, ...fields, [numberField]: Number(number) }).values;
}

/** Book a voucher as a person does in the product. */
export async function bookVoucher(
  world: EconomicWorld,
  agreement: AgreementState,
  { journal: number, entries, document }: z.output<typeof voucherSettings>,
): Promise<BookedVoucher> {
  const journal = agreement.journals.find((each) => each.number === number);
  const [first] = entries;
  if (journal === undefined || first === undefined) {
    throw notFound();
  }
  const voucherNumber = journal.nextVoucherNumber;
  journal.nextVoucherNumber += 1;
  const from = agreement.nextBookedEntryNumber;
  const currency = agreement.baseCurrency;
  postLines(
    world,
    agreement,
    entries.flatMap((entry) => postedLines(agreement, { currency, ...entry, voucherNumber })),
  );
  if (document !== undefined) {
    const year = yearOf(agreement, String(first.date).slice(0, 10));
    if (year === undefined) {
      throw invalid([{ field: 'date', message: 'is in no accounting year' }]);
    }
    const content = Buffer.from(document.content, 'base64');
    const sha256 = await world.files.put(content);
    const place = { voucherNumber, accountingYear: year.year };
    newDocument(agreement, place, world.now()).parts.push({
      ...{ sha256, size: content.length, contentType: 'application/pdf', fileName: document.fileName },
    });
  }
  announceBooking(world, agreement, { journal: number, from });
  return { voucherNumber, from, to: agreement.nextBookedEntryNumber - 1 };
}
