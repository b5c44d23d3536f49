import { isMissingServerTime } from './server-time.ts';

/** Text of the .NET framework for a wall-clock time that daylight saving skips. */
const skippedTime =
  'The supplied DateTime represents an invalid time. For example, when the clock is adjusted forward, any time in the period that is skipped is invalid.';

const ranges: Readonly<Record<string, readonly [bigint, bigint]>> = {
  int: [-2147483648n, 2147483647n],
  short: [-32768n, 32767n],
  long: [-9223372036854775808n, 9223372036854775807n],
  unsignedByte: [0n, 255n],
};

const patterns: Readonly<Record<string, RegExp>> = {
  boolean: /^(true|false|1|0)$/,
  decimal: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  double: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  base64Binary: /^[A-Za-z0-9+/\s]*={0,2}$/,
  guid: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  dateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})?$/,
};

/** .NET's decimal keeps at most 29 digits. */
const mostDecimalDigits = 29;

/** True for a type that holds text and no elements. */
export function isScalar(type: string): boolean {
  return type === 'string' || type in ranges || type in patterns;
}

/** Says what is wrong with the text of a scalar, as the vendor would, or undefined when nothing is. */
export function scalarError(type: string, text: string): string | undefined {
  const wrong = `Instance validation error: '${text}' is not a valid value for ${type}.`;
  const range = ranges[type];
  if (range !== undefined) return isWholeIn(range, text) ? undefined : wrong;
  const pattern = patterns[type];
  if (pattern === undefined) return undefined;
  if (!pattern.test(text)) return wrong;
  if (type === 'decimal') return text.replace(/\D/g, '').length > mostDecimalDigits ? wrong : undefined;
  if (type === 'date') return isCalendarTime(`${text}T00:00:00`) ? undefined : wrong;
  if (type !== 'dateTime') return undefined;
  if (!isCalendarTime(text.slice(0, 19))) return wrong;
  return isMissingServerTime(text) ? skippedTime : undefined;
}

function isWholeIn([least, most]: readonly [bigint, bigint], text: string): boolean {
  if (!/^[+-]?\d{1,20}$/.test(text)) return false;
  const value = BigInt(text.replace(/^\+/, ''));
  return value >= least && value <= most;
}

function isCalendarTime(local: string): boolean {
  const instant = new Date(`${local}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 19) === local;
}
