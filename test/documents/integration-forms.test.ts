import * as z from 'zod';
import { readForm, writeForm } from '../../functions/console/forms/read-form.ts';
import { fieldWords } from '../../functions/console/words/field-words.ts';
import { integrationKindNames, integrationKinds } from '../../lib/documents/integration.ts';
import type { FormField } from '../../lib/documents/integration-form.ts';
import { integrationForms } from '../../lib/documents/integration-forms.ts';

/** The names of all that a schema takes: of objects in it the names of their fields. Lists and records are one thing each. */
function namesIn(schema: z.ZodType, under: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return namesIn(unwrapped(schema), under);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return [...new Set(schema.options.flatMap((option) => namesIn(asType(option), under)))];
  }
  if (!(schema instanceof z.ZodObject)) return [under];
  return Object.entries(schema.shape).flatMap(([name, part]) => namesIn(asType(part), `${under}.${name}`));
}

function unwrapped(schema: z.ZodOptional | z.ZodDefault): z.ZodType {
  return asType(schema.unwrap());
}

function asType(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new Error('no schema');
}

const fieldsOf = (kind: keyof typeof integrationKinds): FormField[] =>
  integrationForms[kind].groups.flatMap(({ fields }) => [...fields]);

describe.each(integrationKindNames)('the form of %s', (kind) => {
  const { settings, credentials } = integrationKinds[kind];
  const fields = fieldsOf(kind);
  const named = fields.flatMap(({ name, users = name }) => [name, users]);

  it('asks for each setting and each credential once, and for nothing else', () => {
    // The console makes the secret of the webhook address itself.
    const wanted = [...namesIn(settings, 'settings'), ...namesIn(credentials, 'credentials')]
      .filter((name) => name !== 'credentials.webhookSecret')
      .sort();
    expect([...new Set(named)].sort()).toEqual(wanted);
    expect(fields.map(({ name }) => name)).toHaveLength(new Set(fields.map(({ name }) => name)).size);
  });

  it('has words for each name that is none, for sentences about it', () => {
    for (const name of named.map((path) => path.split('.').at(-1) ?? '')) {
      if (!/[a-z][A-Z]/.test(name)) continue;
      for (const language of ['en', 'no'] as const) {
        expect(fieldWords(name, language).toLowerCase()).not.toBe(name.toLowerCase());
      }
    }
  });

  it('offers exactly what the schema of a choice takes, in two languages', () => {
    for (const { name, control, options = [], label, help } of fields) {
      for (const words of [label, ...(help ? [help] : []), ...options.map((option) => option.label)]) {
        expect(words.en && words.no).toBeTruthy();
      }
      if (control === 'choice') expect(options.length).toBeGreaterThan(1);
      if (control === 'secret') expect(name).toMatch(/^credentials\./);
    }
  });

  it('shows again what was saved of it', () => {
    const posted = writeForm(integrationForms[kind], settings.parse(samples[kind]));
    const { settings: read } = readForm(integrationForms[kind], posted);
    expect(settings.parse(read)).toEqual(settings.parse(samples[kind]));
  });
});

const common = {
  momentCompanyCode: 'fjord',
  importExpenses: true,
  expenseAccounts: '4300, 6700',
  expenseActivity: 'Utlegg',
  errorEmails: ['a@fjord.example.com'],
  transferFrom: '2026-11-01',
  validUntil: { moment: '2027-01-31' },
};

const samples = {
  'moment-24sevenoffice': {
    ...common,
    voucherType: 6,
    receivableAccount: 1500,
    vatCodes: [{ moment: '3', twentyFourSevenOffice: '31' }],
  },
  'moment-economic': { ...common, journal: 3, vatCodes: [{ moment: '3', economic: 'U25' }], bookWithoutPdf: false },
  'moment-xledger': {
    ...common,
    requestsPerHour: 1000,
    exportInvoices: true,
    invoices: {
      delivery: 'api',
      transactionSource: 'AR',
      receivableAccount: '1500',
      includePdf: false,
      projectDimension: 'glObject2',
      kid: 'mod10',
      accounts: [{ moment: '3000', xledger: '3001' }],
    },
  },
  'recman-24sevenoffice': {
    productCategoryId: 2,
    departments: [{ departmentId: '501' }, { departmentId: '502', identityId: 'aaaaaaaa-0000-4000-8000-000000000001' }],
  },
} as const;

describe('fields of a choice', () => {
  const { settings } = integrationKinds['moment-xledger'];
  const form = integrationForms['moment-xledger'];
  const invoices = (posted: Record<string, string>) =>
    readForm(form, { 'settings.momentCompanyCode': 'fjord', 'settings.requestsPerHour': '1000', ...posted }).settings;

  it('are left out where something else is chosen', () => {
    const posted = {
      'settings.exportInvoices': 'on',
      'settings.invoices.delivery': 'email',
      'settings.invoices.receptionAddress': 'mb.1@xledger.example.com',
      'settings.invoices.format': 'plain',
      'settings.invoices.accounts': '3000 = 3001',
    };
    expect(settings.parse(invoices(posted)).invoices).toEqual({
      delivery: 'email',
      receptionAddress: 'mb.1@xledger.example.com',
    });
  });

  it('are left out where nothing is chosen', () => {
    expect(settings.parse(invoices({ 'settings.invoices.delivery': '' })).invoices).toBeUndefined();
  });

  it('are all read where they belong', () => {
    const posted = {
      'settings.invoices.delivery': 'file',
      'settings.invoices.format': 'plain',
      'settings.invoices.schedule': 'daily',
      'settings.invoices.kid': 'none',
      'settings.invoices.vatCodes.0.moment': '3',
      'settings.invoices.vatCodes.0.xledger': '31',
    };
    expect(settings.parse(invoices(posted)).invoices).toEqual({
      delivery: 'file',
      format: 'plain',
      schedule: 'daily',
      kid: 'none',
      accounts: [],
      vatCodes: [{ moment: '3', xledger: '31' }],
    });
  });
});
