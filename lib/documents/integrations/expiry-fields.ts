import type { FormField } from '../integration-form.ts';
import type { Vendor } from '../vendors.ts';

/** The last day of a log-in, for those who were told one where it was made. */
export function validUntilField(vendor: Vendor): FormField {
  return {
    name: `settings.validUntil.${vendor}`,
    control: 'day',
    label: { en: 'Valid until', no: 'Gyldig til og med' },
    help: {
      en: 'If this log-in ends on a day that you know, you are warned 14 days before. May be empty.',
      no: 'Hvis innloggingen slutter å gjelde en dag du kjenner, får du beskjed 14 dager før. Kan stå tomt.',
    },
  };
}
