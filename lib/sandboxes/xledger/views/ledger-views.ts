import type { View, World } from '../graphql/world.ts';
import type { Header, ImportItem, LedgerLine, Transaction } from '../state/entity-state.ts';
import { currencies, jobLevels, ledgerLineTypes, objectKinds, transactionSources } from '../state/standing-data.ts';
import { companyWithId, customerView, supplierView } from './master-views.ts';
import { accountView, monthView, taxRuleView } from './setup-views.ts';
import { localTime, moneyText } from './wire-forms.ts';

const currencyOf = (code: string | null | undefined) => currencies.find((currency) => currency.code === code);
const sourceOf = (code: string | null | undefined) => transactionSources.find((source) => source.code === code);

function fileView(world: World, dbId: number | undefined): View | undefined {
  return dbId === undefined ? undefined : { dbId: String(dbId), url: world.linkToFile(dbId) };
}

/** The dimensions of a line: its project stands on the one that the entity set aside for projects. */
function dimensions(world: World, projectDbId: number | undefined): View {
  const project = world.entity.projects.find(({ dbId }) => dbId === projectDbId);
  if (project === undefined) return {};
  const { dbId, code, description } = project;
  const [, kind] = objectKinds;
  const value = { dbId, code, description, ownerDbId: world.entity.dbId, objectKindDbId: kind.dbId };
  return { [`glObject${world.entity.projectDimension}`]: value };
}

function accountWithId(world: World, accountDbId: number | null | undefined): View | undefined {
  const found = world.entity.accounts.find(({ dbId }) => dbId === accountDbId);
  return found && accountView(world, found);
}

function taxRuleWithId(world: World, taxRuleDbId: number | null | undefined): View | undefined {
  const found = world.entity.taxRules.find(({ dbId }) => dbId === taxRuleDbId);
  return found && taxRuleView(world, found);
}

function headerOf(world: World, dbId: number): Header | undefined {
  return world.entity.headers.find((header) => header.dbId === dbId);
}

function headerView(world: World, header: Header): View {
  const { dbId, number, text, postedDate, source, createdAt, modifiedAt, fileDbId } = header;
  return {
    ...{ dbId: String(dbId), transactionNumber: number, text, postedDate, fiscalYear: Number(postedDate.slice(0, 4)) },
    createdAt: () => localTime(createdAt),
    registeredAt: () => localTime(createdAt),
    modifiedAt: () => localTime(modifiedAt),
    transactionSource: sourceOf(source),
    invoiceFile: () => fileView(world, fileDbId),
    period: () => monthView(postedDate),
  };
}

/** A posted general-ledger line. */
export function transactionView(world: World, line: Transaction): View {
  const { lineAmounts, taxAmountSign } = world.state.switches;
  const header = headerOf(world, line.headerDbId);
  const amount = moneyText(lineAmounts === 'net' ? line.net : line.net + line.tax);
  const dimension = dimensions(world, line.projectDbId);
  return {
    ...{ dbId: line.dbId, text: line.text, amount, invoiceAmount: amount, positionNumber: line.position, matchId: 0 },
    taxAmount: moneyText(taxAmountSign === 'same' ? line.tax : -line.tax),
    ...{ accountDbId: line.accountDbId, companyDbId: line.companyDbId, ownerDbId: world.entity.dbId },
    account: () => accountWithId(world, line.accountDbId),
    company: () => companyWithId(world, line.companyDbId),
    currency: currencyOf(line.currency),
    taxRule: () => taxRuleWithId(world, line.taxRuleDbId),
    glDimension: dimension,
    ...(line.projectDbId === undefined ? {} : { [`glObject${world.entity.projectDimension}DbId`]: line.projectDbId }),
    header: () => header && headerView(world, header),
    period: () => header && monthView(header.postedDate),
  };
}

/** A line of the customer or supplier ledger. */
export function ledgerLineView(world: World, line: LedgerLine): View {
  const header = headerOf(world, line.headerDbId);
  const party = partyOf(world, line);
  const isCredit = line.ledger === 'AR' ? line.amount < 0 : line.amount > 0;
  const { dbId, invoiceNumber, text, invoiceDate, dueDate, paymentReference, extIdentifier, subledgerDbId } = line;
  const amount = moneyText(line.amount);
  return {
    ...{ dbId, invoiceNumber, text, invoiceDate, dueDate, paymentReference, extIdentifier, subledgerDbId, matchId: 0 },
    ...{ amount, invoiceAmount: amount, invoiceRemaining: amount, ownerDbId: world.entity.dbId },
    headerTransactionSourceDbId: sourceOf(header?.source)?.dbId,
    headerCreatedAt: () => header && localTime(header.createdAt),
    headerModifiedAt: () => header && localTime(header.modifiedAt),
    subledger: party.view,
    company: () => companyWithId(world, party.companyDbId),
    account: () => accountWithId(world, line.accountDbId),
    currency: currencyOf(line.currency),
    glDimension: () => dimensions(world, line.projectDbId),
    slTransactionType: isCredit ? ledgerLineTypes.CREDIT_MEMO : ledgerLineTypes.INVOICE,
    period: () => header && monthView(header.postedDate),
    invoiceFile: () => fileView(world, header?.fileDbId),
    transactionHeader: () => header && headerView(world, header),
  };
}

function partyOf(world: World, { ledger, subledgerDbId }: LedgerLine) {
  const { customers, suppliers } = world.entity;
  if (ledger === 'AR') {
    const customer = customers.find(({ dbId }) => dbId === subledgerDbId);
    return { companyDbId: customer?.companyDbId, view: () => customer && customerView(world, customer) };
  }
  const supplier = suppliers.find(({ dbId }) => dbId === subledgerDbId);
  return { companyDbId: supplier?.companyDbId, view: () => supplier && supplierView(world, supplier) };
}

const optionalMoney = (amount: number | null | undefined) =>
  amount === null || amount === undefined ? null : moneyText(amount);

/** A line in the import queue. */
export function importItemView(world: World, item: ImportItem): View {
  const { dbId, batch, level, source, accountDbId, subledgerDbId, projectDbId, taxRuleDbId, fileDbId, ...plain } = item;
  const [fiscalYear, fiscalPeriod] = (item.postedDate ?? '').split('-').map(Number);
  return {
    ...plain,
    ...{ dbId: String(dbId), ownerDbId: world.entity.dbId, archive: level === 'posted' },
    ...{ fiscalYear: fiscalYear || null, fiscalPeriod: fiscalPeriod ?? null },
    amount: optionalMoney(item.amount),
    invoiceAmount: optionalMoney(item.invoiceAmount),
    taxAmount: optionalMoney(item.taxAmount),
    account: () => accountWithId(world, accountDbId),
    currency: currencyOf(item.currency),
    taxRule: () => taxRuleWithId(world, taxRuleDbId),
    transactionSource: sourceOf(source),
    jobLevel: jobLevels[level],
    createdAt: () => localTime(item.createdAt),
    modifiedAt: () => localTime(item.modifiedAt),
  };
}

const errorLevel = { dbId: 1401, dbSubId: 1, code: 'ERROR', name: 'Error' };

/** Why a line of the import queue could not be posted. */
export function importErrorView(world: World, error: World['entity']['importErrors'][number]): View {
  return {
    ...{ dbId: error.dbId, message: error.message, transactionDbId: error.itemDbId, ownerDbId: world.entity.dbId },
    ...{ errorLevelDbId: errorLevel.dbId, errorLevel, createdAt: () => localTime(error.createdAt) },
  };
}
