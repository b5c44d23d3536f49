import type { JsonObject } from './state.ts';

/** A small services company that does not exist; its organization numbers are of the range for synthetic ones (3...). */
export const seedCompanyName = 'Eksempel Rådgivning AS';
export const firstCustomerNumber = 10_001;
export const firstInvoiceNumber = 20451;

export const seedCustomers: readonly JsonObject[] = [
  {
    ...{ customerNumber: '10001', name: 'Eksempel Energi AS', organizationNumber: '312345676' },
    ...{ email: 'faktura@energi.example.com', phone: '+47 22 00 00 01', creditTerms: 14 },
    ...{ address1: 'Prøveveien 1', zipCode: '0001', city: 'Oslo', country: 'NO', currencyCode: 'NOK' },
  },
  {
    ...{ name: 'Fiktiv Fisk AS', organizationNumber: '314022181', email: 'regnskap@fisk.example.com', creditTerms: 30 },
    ...{ address1: 'Testkaia 12', zipCode: '6002', city: 'Ålesund', country: 'NO', currencyCode: 'NOK' },
  },
  {
    ...{ name: 'Prøvebyen Borettslag', organizationNumber: '315573092', email: 'styret@borettslag.example.com' },
    ...{ address1: 'Tenktgata 44', zipCode: '7010', city: 'Trondheim', country: 'NO', creditTerms: 14 },
  },
  {
    ...{ name: 'Tenkt Arkitektur AS', organizationNumber: '318801428', email: 'post@arkitektur.example.com' },
    ...{ address1: 'Skissebakken 3', address2: '2. etasje', zipCode: '5003', city: 'Bergen', country: 'NO' },
  },
  {
    ...{ name: 'Modellvann Vannverk SA', organizationNumber: '319110267', email: 'faktura@vannverk.example.com' },
    ...{ address1: 'Demodammen 8', zipCode: '3601', city: 'Kongsberg', country: 'NO', creditTerms: 20 },
  },
  {
    ...{ name: 'Musterhaven Studio GmbH', organizationNumber: '317604319', email: 'office@musterhaven.example.org' },
    ...{ address1: 'Beispielallee 7', zipCode: '20095', city: 'Hamburg', country: 'DE', currencyCode: 'EUR' },
  },
];

/** A project and the organization number of its customer. */
export type SeedProject = { readonly customer: string; readonly fields: JsonObject & { projectNumber: string } };

export const seedProjects: readonly SeedProject[] = [
  { customer: '312345676', fields: { projectNumber: '2040', name: 'Solpark, forprosjekt' } },
  { customer: '312345676', fields: { projectNumber: '2041', name: 'Styringssystem' } },
  { customer: '314022181', fields: { projectNumber: '2042', name: 'Nytt fryselager' } },
  { customer: '314022181', fields: { projectNumber: '2043', name: 'Sporbarhet i kjølekjeden' } },
  { customer: '315573092', fields: { projectNumber: '2044', name: 'Rehabilitering av fasade' } },
  { customer: '318801428', fields: { projectNumber: '2045', name: 'Modell og tegninger' } },
  { customer: '319110267', fields: { projectNumber: '2046', name: 'Tilstandsvurdering av ledningsnett' } },
  { customer: '317604319', fields: { projectNumber: '2047', name: 'Nordic lighting study' } },
];

/** An invoice of a project, known again by its description; `credits` is the description of the invoice it credits. */
export type SeedInvoice = {
  readonly project: string;
  readonly credits?: string;
  readonly fields: JsonObject & { description: string };
};

const taxed = (description: string, quantity: number, unitPrice: number): JsonObject => ({
  ...{ description, financialAccountNumber: '3000', vatCode: '3', vatPercentage: 25 },
  ...{ quantity, unitPrice, discountPercentage: 0 },
});

const untaxed = (
  vatCode: '5' | '52',
  line: Pick<JsonObject, 'description' | 'quantity' | 'unitPrice'>,
): JsonObject => ({
  ...{ financialAccountNumber: '3100', vatCode, vatPercentage: 0, discountPercentage: 0 },
  ...line,
});

const finalized = { invoiceState: 'finalized' };

export const seedInvoices: readonly SeedInvoice[] = [
  {
    project: '2040',
    fields: {
      ...{ ...finalized, description: 'Solpark, september', invoiceDate: '2026-10-01', yourReference: 'Solpark' },
      lines: [taxed('Seniorrådgiver, 16 t', 16, 1150), taxed('Rådgiver, 7,5 t', 7.5, 983.33)],
    },
  },
  {
    project: '2041',
    fields: {
      ...{ ...finalized, description: 'Styringssystem, september', invoiceDate: '2026-10-01' },
      lines: [taxed('Utvikling, 40 t', 40, 1250)],
    },
  },
  {
    project: '2042',
    fields: {
      ...{
        ...finalized,
        description: 'Fryselager, prosjektering',
        invoiceDate: '2026-10-05',
        orderReference: 'B-7781',
      },
      lines: [{ ...taxed('Prosjektering, 62 t', 62, 1190), discountPercentage: 10 }],
    },
  },
  {
    project: '2043',
    fields: {
      ...{ ...finalized, description: 'Sporbarhet, kurs', invoiceDate: '2026-10-07' },
      lines: [
        untaxed('5', { description: 'Kurs for driftsledere', quantity: 1, unitPrice: 18500 }),
        taxed('Kursmateriell', 12, 249.9),
      ],
    },
  },
  {
    project: '2044',
    fields: {
      ...{ ...finalized, description: 'Fasade, tilstandsrapport', invoiceDate: '2026-10-12' },
      lines: [taxed('Befaring og rapport', 1, 34500)],
    },
  },
  {
    project: '2045',
    fields: {
      ...{ ...finalized, description: 'Modell, fase 1', invoiceDate: '2026-10-15', contractReference: 'Avtale 2026-3' },
      lines: [taxed('Modellering, 80 t', 80, 1075), taxed('Utskrifter', 3, 333.33)],
    },
  },
  {
    project: '2046',
    fields: {
      ...{ ...finalized, description: 'Ledningsnett, oktober', invoiceDate: '2026-10-30' },
      lines: [taxed('Måling, 24 t', 24, 1290)],
    },
  },
  {
    project: '2047',
    fields: {
      ...{ ...finalized, description: 'Lighting study, phase 1', invoiceDate: '2026-10-30' },
      ...{ currencyCode: 'EUR', currencyRate: 11.7425 },
      lines: [untaxed('52', { description: 'Consulting, 30 h', quantity: 30, unitPrice: 118 })],
    },
  },
  {
    project: '2040',
    fields: {
      ...{ ...finalized, description: 'Solpark, oktober', invoiceDate: '2026-11-02', yourReference: 'Solpark' },
      lines: [taxed('Seniorrådgiver, 22 t', 22, 1150)],
    },
  },
  {
    project: '2041',
    fields: {
      ...{ ...finalized, description: 'Styringssystem, oktober', invoiceDate: '2026-11-02' },
      lines: [taxed('Utvikling, 36,25 t', 36.25, 1250), taxed('Reisetid, 4 t', 4, 625)],
    },
  },
  {
    project: '2042',
    fields: {
      ...{ ...finalized, description: 'Fryselager, oppfølging', invoiceDate: '2026-11-06', orderReference: 'B-7802' },
      lines: [taxed('Byggeplassoppfølging, 18 t', 18, 1190)],
    },
  },
  {
    project: '2044',
    fields: {
      ...{ ...finalized, description: 'Fasade, anbudsgrunnlag', invoiceDate: '2026-11-10' },
      lines: [taxed('Anbudsgrunnlag, fast pris', 1, 48750)],
    },
  },
  {
    project: '2041',
    credits: 'Styringssystem, oktober',
    fields: {
      ...{ ...finalized, description: 'Kreditering av reisetid', invoiceDate: '2026-11-12', invoiceType: 'creditNote' },
      lines: [taxed('Reisetid, 4 t', 4, 625)],
    },
  },
  {
    project: '2046',
    fields: {
      ...{ ...finalized, description: 'Ledningsnett, ført for hånd', invoiceDate: '2026-11-13' },
      ...{ transferState: 'doNotTransfer', lines: [taxed('Rapport', 1, 9800)] },
    },
  },
  { project: '2045', fields: { description: 'Modell, fase 2', lines: [taxed('Modellering, 12 t', 12, 1075)] } },
];
