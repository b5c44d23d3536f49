import { type ImportItem, importItem } from '../state/entity-state.ts';
import { nextDbId } from '../state/sandbox-state.ts';
import { currencies, jobLevels, ledgerLineTypes, transactionSources } from '../state/standing-data.ts';
import { importItemView } from '../views/ledger-views.ts';
import { hundredthsOf } from '../views/wire-forms.ts';
import { findReference, type Referable } from './find-reference.ts';
import { flagsIn, objectIn, textsIn } from './input-fields.ts';
import type { InputNode, Prepare } from './plural-mutation.ts';
import { invalidValue } from './refusals.ts';
import type { World } from './world.ts';

const texts = [
  ...['postedDate', 'invoiceDate', 'dueDate', 'invoiceNumber', 'extIdentifier', 'paymentReference'],
  ...['extOrderNumber', 'text', 'yourReference'],
];

/** Puts a line into the import queue: references and forms are checked at once, the rest when the job posts it. */
export const addImportItem: Prepare = (world, node) => {
  const { accounts, customers, suppliers, taxRules, companies, payTerms } = world.entity;
  const row = (field: string, rows: readonly Referable[]) =>
    findReference(world, objectIn(node, field), { place: field, rows });
  const account = row('account', accounts);
  if (account === undefined || account === null) throw invalidValue('account is required.');
  row('company', companies);
  row('payTerms', payTerms);
  row('slTransactionType', Object.values(ledgerLineTypes));
  const changes = {
    ...textsIn(node, texts),
    ...flagsIn(node, ['workflow']),
    ...{ trRegNumber: numberIn(node.trRegNumber), trItemNumber: numberIn(node.trItemNumber) },
    ...{ amount: moneyIn(node.amount), invoiceAmount: moneyIn(node.invoiceAmount), taxAmount: moneyIn(node.taxAmount) },
    exchangeRate: numberIn(node.exchangeRate),
    source: row('transactionSource', transactionSources)?.code,
    accountDbId: account.dbId,
    subledgerDbId: row('subledger', [...customers, ...suppliers])?.dbId,
    projectDbId: projectOf(world, node)?.dbId,
    taxRuleDbId: row('taxRule', taxRules)?.dbId,
    currency: row('currency', currencies)?.code,
    level: levelOf(world, node),
  };
  const upload = uploadOf(world, node);
  return () => {
    const item = enqueue(world, changes);
    if (upload !== undefined) item.fileDbId = storeFile(world, upload);
    return importItemView(world, item);
  };
};

function enqueue(world: World, changes: Partial<ImportItem>): ImportItem {
  const at = world.now.toISOString();
  const item = importItem.parse({
    ...{ dbId: nextDbId(world.state), createdAt: at, modifiedAt: at, batch: world.batch },
    ...changes,
  });
  world.entity.importItems.push(item);
  return item;
}

const moneyIn = (value: unknown) => (typeof value === 'string' ? hundredthsOf(value) : null);
const numberIn = (value: unknown) => (typeof value === 'number' ? value : null);

/** The project, named by itself or by the dimension that holds projects; other dimensions hold nothing here. */
function projectOf(world: World, node: InputNode): Referable | undefined {
  const { projects, projectDimension } = world.entity;
  const found = ['project', ...[1, 2, 3, 4, 5].map((number) => `glObject${number}`)].flatMap((field) => {
    const isProject = field === 'project' || field === `glObject${projectDimension}`;
    const rows = isProject ? projects : [];
    return findReference(world, objectIn(node, field), { place: field, rows }) ?? [];
  });
  return found[0];
}

function levelOf(world: World, node: InputNode): ImportItem['level'] {
  const { ready, waiting } = jobLevels;
  const named = findReference(world, objectIn(node, 'jobLevel'), { place: 'jobLevel', rows: [ready, waiting] });
  if (named === undefined || named === null) {
    return world.state.switches.missingJobLevel === 'ready' ? 'ready' : 'waiting';
  }
  return named.dbId === ready.dbId ? 'ready' : 'waiting';
}

function uploadOf({ uploads, state }: World, { invoiceFile }: InputNode) {
  if (invoiceFile === undefined || invoiceFile === null) return undefined;
  const found = uploads.find(({ name }) => name === invoiceFile);
  if (found === undefined) throw invalidValue(`invoiceFile: the request holds no file ${JSON.stringify(invoiceFile)}.`);
  if (Buffer.byteLength(found.base64, 'base64') > state.switches.largestUpload) {
    throw invalidValue(`invoiceFile: ${found.name} is too large.`);
  }
  return found;
}

/** The same document is kept once, however many lines name it. */
function storeFile({ entity, state }: World, upload: World['uploads'][number]): number {
  const known = entity.files.find(({ base64, name }) => base64 === upload.base64 && name === upload.name);
  if (known !== undefined) return known.dbId;
  const dbId = nextDbId(state);
  entity.files.push({ dbId, ...upload });
  return dbId;
}
