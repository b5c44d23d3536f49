/** One element of a declared type, in the order in which the vendor declares it. */
export type ElementRule = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly many: boolean;
  readonly nillable: boolean;
  readonly default: string | undefined;
};

/** The types of one service: sequences of elements, and the values of its enumerations. */
export type TypeTable = {
  readonly records: Readonly<Record<string, readonly ElementRule[]>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
};

/** Values that the vendor's schema gives as default, meaning "not set". */
const sentinels: Readonly<Record<string, string>> = {
  INT_MIN: '-2147483648',
  SHORT_MIN: '-32768',
  LONG_MIN: '-9223372036854775808',
  DEC_MIN: '-79228162514264337593543950335',
  DBL_MIN: '-1.7976931348623157E+308',
  DATE_MIN: '0001-01-01T00:00:00',
  DAY_MIN: '0001-01-01',
  GUID0: '00000000-0000-0000-0000-000000000000',
  '""': '',
};

const linePattern = /^(\w+)([?*~]*) (\w+)(?: = (\S+))?$/;

/**
 * Reads one line of a table: `Name? string = ""`. `?` = may be left out, `*` = any number of times, `~` = may be nil,
 * no mark = exactly once.
 */
function elementRule(line: string): ElementRule {
  const [, name, marks, type, fallback] = linePattern.exec(line) ?? [];
  if (name === undefined || marks === undefined || type === undefined)
    throw new Error(`Not a line of a type table: ${line}`);
  return {
    name,
    type,
    required: !marks.includes('?') && !marks.includes('*'),
    many: marks.includes('*'),
    nillable: marks.includes('~'),
    default: fallback === undefined ? undefined : (sentinels[fallback] ?? fallback),
  };
}

/** Builds the types of a service from lines a person can lay beside the WSDL. */
export function typeTable(
  records: Readonly<Record<string, readonly string[]>>,
  enums: Readonly<Record<string, string>> = {},
): TypeTable {
  return {
    records: Object.fromEntries(Object.entries(records).map(([name, lines]) => [name, lines.map(elementRule)])),
    enums: Object.fromEntries(Object.entries(enums).map(([name, values]) => [name, values.split(' ')])),
  };
}

/** True for a type such as `ArrayOfCompany`, which holds one repeated element and nothing else. */
export function isListType(rules: readonly ElementRule[]): boolean {
  return rules.length === 1 && rules[0]?.many === true;
}
