import type { View, World } from '../graphql/world.ts';
import type { Account, EntityState, TaxRule } from '../state/entity-state.ts';
import { currencies, objectKinds } from '../state/standing-data.ts';
import { localTime } from './wire-forms.ts';

const chartOfAccount = 4001;
const [taxRuleKind, projectKind] = objectKinds;

/** An account of the chart. */
export function accountView({ entity }: World, { dbId, code, description, posting }: Account): View {
  return {
    ...{ dbId, code, description, posting, ownerDbId: entity.dbId, chartOfAccountDbId: chartOfAccount },
    modifiedAt: () => localTime(entity.createdAt),
  };
}

/** A kind of object values. */
export function objectKindView({ entity }: World, { dbId, name }: (typeof objectKinds)[number]): View {
  return { dbId: String(dbId), name, modifiedAt: () => localTime(entity.createdAt) };
}

/** A tax rule as the object value that it is. */
export function taxRuleView(world: World, { dbId, code, description }: TaxRule): View {
  return {
    ...{ dbId, code, description, ownerDbId: world.entity.dbId, objectKindDbId: taxRuleKind.dbId, posting: true },
    objectKind: () => objectKindView(world, taxRuleKind),
    modifiedAt: () => localTime(world.entity.createdAt),
  };
}

/** The rate of a tax rule. */
export function taxTableView(world: World, rule: TaxRule): View {
  const taxAccount = world.entity.accounts.find(({ code }) => code === rule.taxAccount);
  return {
    ...{ dbId: 500_000 + rule.dbId, ownerDbId: world.entity.dbId, taxPercent: rule.percent, correctionPercent: 0 },
    ...{ dateFrom: '2000-01-01', objectValueDbId: rule.dbId, objectValue: () => taxRuleView(world, rule) },
    accountDbId: taxAccount?.dbId,
    account: () => taxAccount && accountView(world, taxAccount),
    modifiedAt: () => localTime(world.entity.createdAt),
  };
}

/** A span of months that may be posted in. */
export function openPeriodView({ entity }: World, period: EntityState['periods'][number]): View {
  return {
    ...{ dbId: 600_000 + period.dbId, ownerDbId: entity.dbId, periodDbId: period.dbId },
    period: { ...monthView(period.fromDate), ...period, code: period.fromDate.slice(0, 7) },
    modifiedAt: () => localTime(entity.createdAt),
  };
}

/** The month of a day. */
export function monthView(day: string): View {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return {
    ...{ dbId: year * 100 + month, code: day.slice(0, 7), description: day.slice(0, 7), fiscalYear: year, year },
    ...{ fiscalPeriod: month, monthNumber: month, fromDate: `${day.slice(0, 7)}-01` },
    toDate: `${day.slice(0, 7)}-${String(lastDay).padStart(2, '0')}`,
  };
}

/** The entity of the token, with the dimension that holds its projects. */
export function entityView(world: World): View {
  const { entity } = world;
  const field = { dbId: 700 + entity.projectDimension, dbSubId: entity.projectDimension };
  return {
    ...{ dbId: entity.dbId, code: String(entity.ownerCode), description: entity.name, ownerDbId: entity.dbId },
    owner: { ownerCode: entity.ownerCode, description: entity.name },
    parent: null,
    currency: currencies.find(({ code }) => code === entity.currency),
    company: { description: entity.name, companyNumber: entity.organizationNumber, ownerDbId: entity.dbId },
    glSetupEntries: [
      {
        dbId: field.dbId,
        field: { ...field, name: `glObject${entity.projectDimension}` },
        fieldObject: {
          ...{ dbId: 710, code: 'PROJECT', description: 'Project' },
          objectKind: () => objectKindView(world, projectKind),
        },
      },
    ],
    createdAt: () => localTime(entity.createdAt),
    modifiedAt: () => localTime(entity.createdAt),
  };
}
