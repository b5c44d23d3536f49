import type { View, World } from '../graphql/world.ts';
import type { Company, Customer, Project, Supplier } from '../state/entity-state.ts';
import { countries } from '../state/standing-data.ts';
import { localTime } from './wire-forms.ts';

/** What the customer's or company's address shows. */
type Place = {
  readonly streetAddress?: string | null | undefined;
  readonly zipCode?: string | null | undefined;
  readonly place?: string | null | undefined;
  readonly countryDbId?: number | null | undefined;
};

const countryOf = (dbId: number | null | undefined) => countries.find((country) => country.dbId === dbId);

function addressView({ streetAddress, zipCode, place, countryDbId }: Place): View {
  return { streetAddress, zipCode, place, country: countryOf(countryDbId) };
}

function stamps({ createdAt, modifiedAt }: { readonly createdAt: string; readonly modifiedAt: string }): View {
  return { createdAt: () => localTime(createdAt), modifiedAt: () => localTime(modifiedAt) };
}

/** The company with this id, if there is one. */
export function companyWithId(world: World, dbId: number | null | undefined): View | undefined {
  const found = world.entity.companies.find((company) => company.dbId === dbId);
  return found && companyView(world, found);
}

/** A company. */
export function companyView({ entity }: World, company: Company): View {
  const { dbId, code, description, companyNumber, taxNumber, email, phone } = company;
  return {
    ...{ dbId, code, description, companyNumber, taxNumber, email, phone, ownerDbId: entity.dbId },
    country: countryOf(company.countryDbId)?.code,
    address: () => addressView(company),
    ...stamps(company),
  };
}

/** A customer. What is written as `phoneNumber2` and `taxNumber` is read as `phone2` and `taxNo`. */
export function customerView(world: World, customer: Customer): View {
  const { phoneNumber2, taxNumber, countryDbId, currencyDbId, payTermsDbId, streetAddress, zipCode, place, ...plain } =
    customer;
  return {
    ...plain,
    ...{ phone2: phoneNumber2, taxNo: taxNumber, ownerDbId: world.entity.dbId },
    company: () => companyWithId(world, customer.companyDbId),
    address: () => addressView(customer),
    billAddress: () => addressView(customer),
    ...stamps(customer),
  };
}

/** A supplier. */
export function supplierView(world: World, supplier: Supplier): View {
  return {
    ...supplier,
    ownerDbId: world.entity.dbId,
    company: () => companyWithId(world, supplier.companyDbId),
    ...stamps(supplier),
  };
}

/** A project. */
export function projectView(world: World, project: Project): View {
  const { subledgerDbId, companyDbId, currencyDbId, ...plain } = project;
  return {
    ...plain,
    ownerDbId: world.entity.dbId,
    customer: () => {
      const found = world.entity.customers.find(({ dbId }) => dbId === subledgerDbId);
      return found && customerView(world, found);
    },
    company: () => companyWithId(world, companyDbId),
    ...stamps(project),
  };
}
