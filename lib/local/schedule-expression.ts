/** When a schedule fires next, strictly after an instant. */
export type Rhythm = { nextAfter(instant: Date): Date };

const rateUnits: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** A field of a cron expression and the values it may have. */
type CronField = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
};

/** Fields of a cron expression, in order. Days of the week count from 1, Sunday: the console names them too. */
const cronFields: readonly CronField[] = [
  { name: 'minutes', from: 0, to: 59, names: [] },
  { name: 'hours', from: 0, to: 23, names: [] },
  { name: 'day of month', from: 1, to: 31, names: [] },
  { name: 'month', from: 1, to: 12, names: monthNames },
  { name: 'day of week', from: 1, to: 7, names: dayNames },
  { name: 'year', from: 1970, to: 2199, names: [] },
];

/** No sensible schedule rests longer than this many days; one that does would never be found. */
const searchDays = 366 * 8;

/**
 * Read `rate(...)` or `cron(...)`, in UTC. `at(...)` and the signs L, W and # are refused.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function readSchedule(expression: string): Rhythm {
  const [, kind, argument = ''] = /^(rate|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'rate') {
    return rate(expression, argument);
  }
  if (kind === 'cron') {
    return cron(expression, argument.trim().split(/\s+/));
  }
  throw new Error(`The schedule ${expression} cannot be run here: only rate(...) and cron(...) are known`);
}

function rate(expression: string, argument: string): Rhythm {
  const [, count, unit = ''] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(argument) ?? [];
  const seconds = Number(count) * (rateUnits[unit] ?? Number.NaN);
  if (!Number.isFinite(seconds)) {
    throw new Error(`The schedule ${expression} cannot be read: rate(5 minutes) would be right`);
  }
  return { nextAfter: (instant) => new Date(instant.getTime() + seconds * 1000) };
}

function cron(expression: string, parts: readonly string[]): Rhythm {
  if (parts.length !== cronFields.length) {
    throw new Error(`The schedule ${expression} has ${parts.length} fields instead of ${cronFields.length}`);
  }
  const sets = cronFields.map((field, index) => readField(expression, field, parts[index] ?? ''));
  const [minutes, hours, days, months, weekDays, years] = sets;
  const has = (set: ReadonlySet<number> | undefined, value: number) => set === undefined || set.has(value);
  const isDay = (day: Date) =>
    has(days, day.getUTCDate()) &&
    has(months, day.getUTCMonth() + 1) &&
    has(weekDays, day.getUTCDay() + 1) &&
    has(years, day.getUTCFullYear());
  return {
    nextAfter(instant) {
      const start = Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate());
      for (let offset = 0; offset < searchDays; offset += 1) {
        const midnight = start + offset * 86_400_000;
        if (!isDay(new Date(midnight))) continue;
        for (let minute = 0; minute < 1440; minute += 1) {
          const time = midnight + minute * 60_000;
          if (time > instant.getTime() && has(hours, Math.floor(minute / 60)) && has(minutes, minute % 60)) {
            return new Date(time);
          }
        }
      }
      throw new Error(`The schedule ${expression} does not fire within ${searchDays} days`);
    },
  };
}

/** The values that a field allows; undefined when it allows all. */
function readField(expression: string, field: CronField, text: string): ReadonlySet<number> | undefined {
  if (text === '*' || text === '?') {
    return undefined;
  }
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, low, high, step] = /^([A-Za-z0-9]+|\*)(?:-([A-Za-z0-9]+))?(?:\/([1-9]\d*))?$/.exec(part) ?? [];
    const first = low === '*' ? field.from : numberOf(field, low);
    const last = high !== undefined ? numberOf(field, high) : step !== undefined ? field.to : first;
    if (!(first >= field.from && last <= field.to && first <= last)) {
      throw new Error(`The schedule ${expression} cannot be run here: ${field.name} is ${JSON.stringify(part)}`);
    }
    for (let value = first; value <= last; value += Number(step ?? 1)) {
      values.add(value);
    }
  }
  return values;
}

function numberOf(field: CronField, text: string | undefined): number {
  const index = field.names.indexOf(text?.toUpperCase() ?? '');
  return index === -1 ? Number(text) : index + field.from;
}
