import * as z from 'zod';
import { askControl, type ControlRequest } from '../../parts/control-fetch.ts';
import { type Transaction, transaction } from '../state/client-state.ts';
import { imageType } from '../state/kept-file.ts';
import type {
  FileSettings,
  HistorySettings,
  LineChange,
  ReversalSettings,
  VoucherKey,
  VoucherSettings,
} from './ledger-requests.ts';

const shownFile = z.object({ id: z.int(), type: imageType, size: z.int(), sha256: z.string() });

const bookedVoucher = z.object({
  transactionNo: z.int(),
  typeNo: z.int(),
  year: z.int(),
  stampNo: z.int(),
  lines: z.array(transaction),
  files: z.array(shownFile),
});

/** A file of a stamp, without its bytes. */
export type ShownFile = z.infer<typeof shownFile>;
/** A voucher that was booked by hand; stamp 0 is none, and a draft has no lines. */
export type ShownVoucher = z.infer<typeof bookedVoucher>;

/** The ledger of one client, as its accountant sees it. */
export type LedgerControl = {
  /** Books suppliers' invoices, all or none. */
  book(...vouchers: readonly VoucherSettings[]): Promise<readonly ShownVoucher[]>;
  postDraft(key: VoucherKey): Promise<readonly Transaction[]>;
  /** Pays a voucher; the number of the link. */
  settle(key: VoucherKey): Promise<number>;
  /** Takes a voucher back; the lines of the counter voucher, or those that are hidden now. */
  reverse(settings: ReversalSettings): Promise<readonly Transaction[]>;
  changeLine(lineId: string, change: LineChange): Promise<Transaction>;
  removeLine(lineId: string): Promise<void>;
  addFiles(stampNo: number, ...files: readonly FileSettings[]): Promise<readonly ShownFile[]>;
  removeFile(fileId: number): Promise<void>;
  fileContent(fileId: number): Promise<Buffer>;
  addHistory(settings: HistorySettings): Promise<number>;
};

const lines = z.object({ lines: z.array(transaction) });
const done = z.object({ ok: z.literal(true) });

/** Opens the ledger of a client. */
export function createLedgerControl(url: string, clientId: string): LedgerControl {
  const ask = <Schema extends z.ZodType>({ path, ...request }: ControlRequest<Schema>) =>
    askControl(url, { ...request, path: `clients/${clientId}/${path}` });
  const post = <Schema extends z.ZodType>(path: string, body: unknown, answer: Schema) =>
    ask({ method: 'POST', path, body, answer });
  const files = z.object({ files: z.array(shownFile) });
  return {
    book: async (...vouchers) =>
      (await post('vouchers', { vouchers }, z.object({ vouchers: z.array(bookedVoucher) }))).vouchers,
    postDraft: async (key) => (await post('drafts/post', key, lines)).lines,
    settle: async (key) => (await post('settlements', key, z.object({ linkId: z.int() }))).linkId,
    reverse: async (settings) => (await post('reversals', settings, lines)).lines,
    changeLine: (lineId, body) => ask({ method: 'PATCH', path: `lines/${lineId}`, body, answer: transaction }),
    removeLine: async (lineId) => {
      await ask({ method: 'DELETE', path: `lines/${lineId}`, answer: done });
    },
    addFiles: async (stampNo, ...added) => (await post(`stamps/${stampNo}/files`, { files: added }, files)).files,
    removeFile: async (fileId) => {
      await ask({ method: 'DELETE', path: `files/${fileId}`, answer: done });
    },
    fileContent: async (fileId) => {
      const response = await fetch(new URL(`/_control/clients/${clientId}/files/${fileId}/content`, url));
      if (!response.ok) throw new Error(`The sandbox has no content of file ${fileId} (${response.status})`);
      return Buffer.from(await response.arrayBuffer());
    },
    addHistory: async (settings) => (await post('history', settings, z.object({ added: z.int() }))).added,
  };
}
