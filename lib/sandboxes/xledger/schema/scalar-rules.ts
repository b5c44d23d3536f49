import { GraphQLError } from 'graphql';

type ScalarRule = { readonly read: (value: unknown) => string };

/**
 * The vendor's own scalars as they stand on the wire. Money and wide ids come as strings and may be sent as numbers;
 * times have no zone and are Central European local time.
 */
export const scalarRules: Readonly<Record<string, ScalarRule>> = {
  Int64String: { read: (value) => textIn(value, /^\d{1,19}$/, 'Int64String') },
  MoneyString: { read: (value) => textIn(value, /^-?\d{1,15}(\.\d{1,2})?$/, 'MoneyString') },
  DateString: { read: (value) => realDay(textIn(value, /^\d{4}-\d{2}-\d{2}$/, 'DateString')) },
  DateTimeString: { read: (value) => textIn(value, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/, 'DateTimeString') },
};

function textIn(value: unknown, form: RegExp, type: string): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !form.test(text)) {
    throw new GraphQLError(`Expected type ${type}, found ${JSON.stringify(value) ?? 'something else'}.`);
  }
  return text;
}

function realDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) {
    throw new GraphQLError(`Expected type DateString, found ${JSON.stringify(day)}.`);
  }
  return day;
}
