import type { EndCount } from '../../../lib/store/end-counts.ts';
import type { View } from '../view.ts';
import { pageTexts } from '../words/page-texts.ts';
import { texts } from '../words/texts.ts';
import { dayWords } from '../words/time-words.ts';
import { Chart } from './chart.tsx';

/** How many documents ended on one day, by how. */
export type DayCount = { readonly day: string; readonly count: EndCount };

/** Documents per day: delivered, skipped, and what needs a person. */
export function DayChart({ days, view }: { days: readonly DayCount[]; view: View }) {
  const { say, language } = view;
  const bars = days.map(({ day, count }, place) => ({
    name: dayWords(day, language),
    tick: (days.length - 1 - place) % 7 === 0 ? dayWords(day, language) : undefined,
    values: [count.delivered ?? 0, (count.rejected ?? 0) + (count.conflict ?? 0), count.skipped ?? 0],
  }));
  const isEmpty = bars.every(({ values }) => values.every((value) => value === 0));
  return (
    <section class="card" aria-labelledby="per-day">
      <h2 id="per-day">{say(pageTexts.perDay)}</h2>
      <p class="faint small">{say(isEmpty ? pageTexts.noDays : pageTexts.perDayLead)}</p>
      {!isEmpty && (
        <Chart
          title={say(pageTexts.perDay)}
          bars={bars}
          series={[
            { name: say(texts.delivered), tone: 'good' },
            { name: say(texts.needsYou), tone: 'bad' },
            { name: say(texts.skipped), tone: 'quiet' },
          ]}
          barName={say(pageTexts.day)}
          view={view}
        />
      )}
    </section>
  );
}
