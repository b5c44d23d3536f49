import type { FormField } from '../../../lib/documents/integration-form.ts';
import type { FieldProblem } from '../../../lib/runtime/save-integration.ts';
import type { Words } from '../words/language.ts';
import { hasRows } from './read-form.ts';

const missing: Words = { en: 'Fill this in.', no: 'Fyll ut dette.' };
const tooLong: Words = { en: 'This is too long.', no: 'Dette er for langt.' };

/** The longest that names may be; addresses and the like are shorter. */
const longestName = 200;

const wrong: Readonly<Record<FormField['control'], Words>> = {
  text: { en: 'This cannot be used here.', no: 'Dette kan ikke brukes her.' },
  number: { en: 'A whole number within its bounds.', no: 'Et helt tall innenfor grensene.' },
  day: { en: 'A day, such as 2026-11-21.', no: 'En dag, for eksempel 2026-11-21.' },
  switch: { en: 'On or off.', no: 'På eller av.' },
  list: { en: 'One of these cannot be used.', no: 'En av disse kan ikke brukes.' },
  pairs: {
    en: 'Both sides of each row are to be filled in, and no left side twice.',
    no: 'Begge sider av hver rad må fylles ut, og ingen venstreside to ganger.',
  },
  departments: {
    en: 'Each department needs its id once, digits only, and a user name with a password.',
    no: 'Hver avdeling må ha id-en sin én gang, bare siffer, og et brukernavn med passord.',
  },
  secret: { en: 'This cannot be right.', no: 'Dette kan ikke være riktig.' },
  choice: { en: 'Choose one of these.', no: 'Velg en av disse.' },
};

/** What is wrong with one field, in words. Undefined: nothing. Problems inside a list (`settings.vatCodes.0.moment`) are the list's. */
export function fieldMessage(
  field: Pick<FormField, 'name' | 'control' | 'users'>,
  problems: readonly FieldProblem[],
  text: string,
): Words | undefined {
  const own = problems.find(({ field: name }) =>
    [field.name, ...(field.users ? [field.users] : [])].some((own) => name === own || name.startsWith(`${own}.`)),
  );
  if (own === undefined) return undefined;
  if (field.control === 'text' && text.length > longestName) return tooLong;
  return text === '' && !hasRows(field) && field.control !== 'list' ? missing : wrong[field.control];
}

/** Problems that no field of the form stands for. */
export function otherProblems(names: readonly string[], problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.filter(({ field }) => !names.some((name) => field === name || field.startsWith(`${name}.`)));
}
