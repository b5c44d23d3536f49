import { mergedCustomer, mergedProject } from '../../../lib/connectors/economic/encode.ts';
import { customerSchema, projectSchema } from '../../../lib/connectors/economic/schema.ts';
import { exampleCustomer, exampleProject } from './scenes.ts';

/** Numbers between 0 and 1 that are the same in every run (a linear congruential generator). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const names = ['mobilePhone', 'website', 'ean', 'creditLimit', 'salesPerson', 'vatNumber', 'pNumber', 'newField'];

/** Some fields that a person, or the vendor's next version, has set. */
function someFields(random: () => number): Record<string, unknown> {
  const values = [
    () => 'tekst',
    () => Math.floor(random() * 1000),
    () => true,
    () => ({ number: 7, self: 'https://x' }),
  ];
  const chosen = names.filter(() => random() < 0.6);
  return Object.fromEntries(chosen.map((name) => [name, values[Math.floor(random() * values.length)]?.()]));
}

const histories = Array.from({ length: 200 }, (_, seed) => seed);

describe('an update keeps whatever stands in e-conomic beside the source’s fields', () => {
  const customer = { customerNumber: 1001, name: 'Gammelt navn', currency: 'EUR', ...references() };

  function references() {
    return {
      customerGroup: { customerGroupNumber: 4, self: 'https://x/4' },
      vatZone: { vatZoneNumber: 2, self: 'https://x/2' },
      paymentTerms: { paymentTermsNumber: 9, self: 'https://x/9' },
    };
  }

  it('of a customer, and its group, zone, terms and currency', () => {
    for (const seed of histories) {
      const extra = someFields(numbersFrom(seed));
      const present = customerSchema.parse({ ...customer, ...extra, balance: 12, lastUpdated: '2026-01-01T00:00:00Z' });
      const body = mergedCustomer(present, exampleCustomer);
      expect(body).toMatchObject({ ...extra, ...references(), currency: 'EUR', name: exampleCustomer.name });
      expect(body).not.toHaveProperty('balance');
    }
  });

  it('of a project, and its group', () => {
    for (const seed of histories) {
      const extra = someFields(numbersFrom(seed));
      const held = { number: 2040, name: 'Gammelt', projectGroupNumber: 3, objectVersion: 'v', isBarred: true };
      const body = mergedProject(projectSchema.parse({ ...held, ...extra, costPrice: 4 }), exampleProject);
      expect(body).toMatchObject({ ...extra, projectGroupNumber: 3, objectVersion: 'v', name: 'Solpark' });
      expect(body).not.toHaveProperty('isBarred');
    }
  });

  it('sends no null and no false: the vendor refuses the one, and takes what is left out for the other', () => {
    const present = customerSchema.parse({
      ...customer,
      email: null,
      barred: false,
      eInvoicingDisabledByDefault: false,
    });
    const values = Object.values(mergedCustomer(present, { ...exampleCustomer, email: undefined }));
    expect(values.filter((value) => value === null || value === false || value === undefined)).toEqual([]);
  });
});
