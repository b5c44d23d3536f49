import { type Answer, invalid, jsonAnswer, MomentRefusal, notFound } from './answer.ts';
import { attachmentsOf, attachmentToJson, contentOfAttachment, createAttachment } from './attachments.ts';
import { createActivity, createExpense } from './expenses.ts';
import { invoicePdf } from './invoice-pdf.ts';
import { checkPageQuery, type ListedEntity } from './list-query.ts';
import { listRecords, onePage } from './list-records.ts';
import { type PatchedEntity, patchRecord } from './patch-record.ts';
import { parseFileBody, parseJsonBody } from './read-body.ts';
import { recordToJson } from './records.ts';
import type { CompanyState } from './state.ts';
import { type MomentWorld, recordById } from './world.ts';

/** A call that has found its company and its operation. `ids` are those of the path. */
export type VendorCall = {
  readonly world: MomentWorld;
  readonly company: CompanyState;
  readonly ids: readonly number[];
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly contentType: string;
};

/** One operation of Moment's API; in `path`, `#` stands for an id. */
export type VendorOperation = {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly takes?: 'application/json' | 'multipart/form-data';
  run(call: VendorCall): Answer | Promise<Answer>;
};

const list = (entity: ListedEntity): VendorOperation => ({
  name: `${entity}.list`,
  method: 'GET',
  path: entity,
  run: ({ world, company, query }) => jsonAnswer(200, listRecords(world, { company, entity }, query)),
});

const get = (entity: ListedEntity): VendorOperation => ({
  name: `${entity}.get`,
  method: 'GET',
  path: `${entity}/#`,
  run: ({ company, ids: [id = 0] }) =>
    jsonAnswer(200, recordToJson({ company, entity }, recordById(company, entity, id))),
});

/** PUT and PATCH are both partial, and one operation. */
const patch = (entity: PatchedEntity): VendorOperation[] =>
  (['PATCH', 'PUT'] as const).map((method) => ({
    name: `${entity}.patch`,
    method,
    path: `${entity}/#`,
    takes: 'application/json',
    run({ world, company, ids: [id = 0], body }) {
      const record = recordById(company, entity, id);
      patchRecord(world, { company, entity, record }, parseJsonBody(body));
      return jsonAnswer(200, recordToJson({ company, entity }, record));
    },
  }));

/** All operations that the sandbox has. */
export const vendorOperations: readonly VendorOperation[] = [
  ...[list('customers'), get('customers'), ...patch('customers')],
  ...[list('projects'), get('projects'), ...patch('projects')],
  ...[list('invoices'), get('invoices'), ...patch('invoices')],
  {
    name: 'invoices.pdf',
    method: 'GET',
    path: 'invoices/#/pdf',
    run({ company, ids: [id = 0] }) {
      const invoice = recordById(company, 'invoices', id).values;
      if (invoice.invoiceState !== 'finalized') {
        throw new MomentRefusal({ status: 409, code: 'NOT_FINALIZED', message: 'A draft has no PDF' });
      }
      return { status: 200, headers: { 'content-type': 'application/pdf' }, body: invoicePdf(company, invoice) };
    },
  },
  list('projectExtensions'),
  {
    name: 'projectExtensions.create',
    method: 'POST',
    path: 'projectExtensions',
    takes: 'application/json',
    run({ world, company, body }) {
      const activity = createActivity(world, company, parseJsonBody(body));
      return jsonAnswer(201, recordToJson({ company, entity: 'projectExtensions' }, activity));
    },
  },
  ...[list('projectExpenses'), get('projectExpenses')],
  {
    name: 'projectExpenses.create',
    method: 'POST',
    path: 'projectExpenses',
    takes: 'application/json',
    run({ world, company, body }) {
      const expense = createExpense(world, company, parseJsonBody(body));
      return jsonAnswer(201, recordToJson({ company, entity: 'projectExpenses' }, expense));
    },
  },
  {
    name: 'attachments.list',
    method: 'GET',
    path: 'projectExpenses/#/attachments',
    run({ world, company, ids: [id = 0], query }) {
      const problems = checkPageQuery(query);
      if (problems.length > 0) {
        throw invalid(problems);
      }
      const rows = attachmentsOf(company, recordById(company, 'projectExpenses', id)).map(attachmentToJson);
      return jsonAnswer(200, onePage(rows, query, world.switches.pageBase));
    },
  },
  {
    name: 'attachments.create',
    method: 'POST',
    path: 'projectExpenses/#/attachments',
    takes: 'multipart/form-data',
    async run({ world, company, ids: [id = 0], body, contentType }) {
      const expense = recordById(company, 'projectExpenses', id);
      const attachment = await createAttachment(world, { company, expense }, await parseFileBody(body, contentType));
      return jsonAnswer(201, attachmentToJson(attachment));
    },
  },
  {
    name: 'attachments.content',
    method: 'GET',
    path: 'projectExpenses/#/attachments/#/content',
    async run({ world, company, ids: [id = 0, attachmentId = 0] }) {
      const expense = recordById(company, 'projectExpenses', id);
      const attachment = attachmentsOf(company, expense).find((each) => each.id === attachmentId);
      if (attachment === undefined) {
        throw notFound(`attachments/${attachmentId}`);
      }
      const body = await contentOfAttachment(world, attachment);
      return { status: 200, headers: { 'content-type': String(attachment.values.contentType) }, body };
    },
  },
];
