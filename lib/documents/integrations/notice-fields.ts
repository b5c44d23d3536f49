import type { FormField, IntegrationForm } from '../integration-form.ts';

/** The part of every form that tells who gets error e-mails. */
export const noticeFields: readonly FormField[] = [
  {
    name: 'settings.errorEmails',
    control: 'list',
    label: { en: 'Error e-mail addresses', no: 'E-postadresser for feil' },
    help: {
      en: 'Told when documents need a person, at most once an hour. One a line.',
      no: 'Får beskjed når dokumenter krever handling, høyst én gang i timen. Én per linje.',
    },
  },
  {
    name: 'settings.language',
    control: 'choice',
    label: { en: 'Language of these e-mails', no: 'Språk i disse e-postene' },
    options: [
      { value: 'no', label: { en: 'Norwegian', no: 'Norsk' } },
      { value: 'en', label: { en: 'English', no: 'Engelsk' } },
    ],
  },
];

/** The group with these fields. */
export const noticeGroup: IntegrationForm['groups'][number] = {
  title: { en: 'Notices', no: 'Varsler' },
  fields: noticeFields,
};
