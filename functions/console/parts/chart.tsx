import { scaleBand, scaleLinear } from 'd3-scale';
import type { View } from '../view.ts';
import { pageTexts } from '../words/page-texts.ts';
import { numberWords } from '../words/time-words.ts';

/** One part of every bar: what it counts, and the colour that it has in the style. */
export type Series = { readonly name: string; readonly tone: string };

/** One bar: its own name (an hour, a day), and a number for each series, from the ground up. */
export type Bar = {
  readonly name: string;
  /** Below the bar; undefined where names would stand too close. */
  readonly tick: string | undefined;
  readonly values: readonly number[];
  readonly isNow?: boolean;
};

/** Bars, what they are made of, and what they are measured by. */
export type ChartParts = {
  /** What the chart shows, for those who do not see it. */
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly series: readonly Series[];
  /** A line that no bar may cross. */
  readonly limit?: number | undefined;
  /** What a bar stands for, above the first column of the table. */
  readonly barName: string;
  readonly view: View;
};

const height = 150;
const ground = 128;
const top = 18;

/** Bars of stacked parts. Places across are per cent, so the chart is as wide as its card and its words stay as large as they are. */
export function Chart(parts: ChartParts) {
  const { bars, limit, title, series } = parts;
  const across = scaleBand<number>()
    .domain(bars.map((_, place) => place))
    .range([0, 100])
    .padding(0.25);
  const highest = Math.max(1, limit ?? 0, ...bars.map(({ values }) => sum(values)));
  const up = scaleLinear()
    .domain([0, highest])
    .range([ground, top])
    .nice(limit === undefined ? 3 : 2);
  return (
    <figure class="chart">
      <svg role="img" aria-label={title} width="100%" height={height}>
        {up.ticks(3).map((tick) => (
          <Line y={up(tick)} words={numberWords(tick, parts.view.language)} />
        ))}
        {bars.map((bar, place) => (
          <BarShape bar={bar} left={across(place) ?? 0} width={across.bandwidth()} up={up} series={series} />
        ))}
        {limit !== undefined && <line class="limit" x1="0" x2="100%" y1={up(limit)} y2={up(limit)} />}
      </svg>
      <figcaption class="legend">
        {series.map(({ name, tone }) => (
          <span class={tone}>{name}</span>
        ))}
        {limit !== undefined && <span class="limit">{parts.view.say(pageTexts.limit)}</span>}
      </figcaption>
      <ChartTable {...parts} />
    </figure>
  );
}

function Line({ y, words }: { y: number; words: string }) {
  return (
    <>
      <line class="grid" x1="0" x2="100%" y1={y} y2={y} />
      <text class="tick" x="0" y={y - 4}>
        {words}
      </text>
    </>
  );
}

type Shape = {
  readonly bar: Bar;
  readonly left: number;
  readonly width: number;
  readonly up: (value: number) => number;
  readonly series: readonly Series[];
};

function BarShape({ bar, left, width, up, series }: Shape) {
  const percent = (share: number) => `${Number(share.toFixed(3))}%`;
  return (
    <>
      {bar.values.map((value, place) => {
        const from = sum(bar.values.slice(0, place));
        const box = { y: up(from + value), height: up(from) - up(from + value) };
        return value === 0 ? null : (
          <rect class={series[place]?.tone} x={percent(left)} width={percent(width)} {...box} />
        );
      })}
      {bar.isNow && <rect class="now" x={percent(left)} width={percent(width)} y={ground} height="3" />}
      {bar.tick !== undefined && (
        <text class="tick under" x={percent(left + width / 2)} y={height - 4} text-anchor="middle">
          {bar.tick}
        </text>
      )}
    </>
  );
}

/** The same as numbers. Bars of nothing are left out. */
function ChartTable({ bars, series, barName, title, view }: ChartParts) {
  const filled = bars.filter(({ values }) => sum(values) > 0);
  if (filled.length === 0) return null;
  return (
    <details>
      <summary>{view.say(pageTexts.asTable)}</summary>
      <table class="numbers-of-chart">
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{barName}</th>
            {series.map(({ name }) => (
              <th scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filled.map(({ name, values }) => (
            <tr>
              <th scope="row">{name}</th>
              {values.map((value) => (
                <td class="number">{numberWords(value, view.language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
