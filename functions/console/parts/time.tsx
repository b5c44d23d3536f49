import type { View } from '../view.ts';
import { clockTime, distance } from '../words/time-words.ts';

/** How long ago; the exact time shows on pointing. */
export function Ago({ at, view }: { at: string; view: View }) {
  return (
    <time dateTime={at} title={clockTime(at, view.language)}>
      {distance(at, view.now, view.language)}
    </time>
  );
}

/** The exact time, with the distance behind it. */
export function At({ at, view }: { at: string; view: View }) {
  return (
    <time dateTime={at}>
      {clockTime(at, view.language)} <span class="faint">({distance(at, view.now, view.language)})</span>
    </time>
  );
}
