import type { BudgetHour } from '../operations/budgets.ts';
import { Chart } from '../parts/chart.tsx';
import { Empty } from '../parts/empty.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { systemName } from '../words/direction-words.ts';
import { budgetSentence, pageTexts } from '../words/page-texts.ts';
import { dayWords, hourWords } from '../words/time-words.ts';

/** Each system's allowance: what is used now, and a bar for each window behind and ahead. */
export function BudgetsPage({ hours, view }: { hours: readonly BudgetHour[]; view: View }) {
  const { say } = view;
  const names = [...new Set(hours.map(({ budget }) => budget))];
  return (
    <Page title={say(pageTexts.budgets)} view={view} here="budgets">
      <div class="heading">
        <h1>{say(pageTexts.budgets)}</h1>
        <p>{say(pageTexts.budgetsLead)}</p>
      </div>
      {names.length === 0 && <Empty title={say(pageTexts.noBudgets)} advice={say(pageTexts.noBudgetsAdvice)} />}
      {names.map((name) => (
        <Budget hours={hours.filter(({ budget }) => budget === name)} view={view} />
      ))}
    </Page>
  );
}

function Budget({ hours, view }: { hours: readonly BudgetHour[]; view: View }) {
  const { say, language } = view;
  const { vendor = '', integrations = [] } = hours[0] ?? {};
  const title = systemName(vendor);
  const isDaily = isLongerThanHours(hours);
  const present = hours.findLast(({ window }) => Date.parse(window) <= view.now.getTime());
  const last = hours.findLast(({ booked, window }) => booked > 0 && window > (present?.window ?? ''));
  const words = isDaily ? dayWords : hourWords;
  const bars = hours.map((hour, place) => ({
    name: words(hour.window, language),
    tick: (hours.length - 1 - place) % 6 === 0 ? words(hour.window, language) : undefined,
    values: [hour.used, hour.booked],
    isNow: hour === present,
  }));
  const series = [
    { name: say(pageTexts.used), tone: 'used' },
    { name: say(pageTexts.booked), tone: 'booked' },
  ];
  return (
    <section class="card">
      <h2>{title}</h2>
      {integrations.length > 0 && (
        <p class="faint small">
          <Outside text={integrations.join(', ')} />
        </p>
      )}
      {present !== undefined && <p>{say(budgetSentence(present))}</p>}
      <p class="faint small">
        {last === undefined
          ? say(isDaily ? pageTexts.nothingBookedByDay : pageTexts.nothingBooked)
          : say(isDaily ? bookedUntilDay(words(last.window, language)) : bookedUntil(words(last.window, language)))}
      </p>
      <Chart
        title={`${title}: ${say(pageTexts.budgets)}`}
        bars={bars}
        series={series}
        limit={present?.limit}
        barName={say(isDaily ? pageTexts.day : pageTexts.hour)}
        view={view}
      />
    </section>
  );
}

function isLongerThanHours(hours: readonly BudgetHour[]): boolean {
  const [first, second] = hours;
  return (
    first !== undefined && second !== undefined && Date.parse(second.window) - Date.parse(first.window) > 3_600_000
  );
}

/** The forecast: bookings are kept, so the last window with one is when all of it is sent. */
function bookedUntil(window: string) {
  return {
    en: `All that waits now is sent in the hour from ${window}, or before.`,
    no: `Alt som venter nå, sendes i timen fra ${window}, eller før.`,
  };
}

function bookedUntilDay(day: string) {
  return {
    en: `All that waits now is sent on ${day}, or before.`,
    no: `Alt som venter nå, sendes ${day}, eller før.`,
  };
}
