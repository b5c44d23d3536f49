/** `noted`: a figure that no build fails for. */
export type Verdict = 'met' | 'missed' | 'noted';

/** One line of the table. */
export type BenchRow = {
  readonly what: string;
  readonly measured: string;
  /** What the figure is compared with, from the same run. */
  readonly beside: string;
  readonly target: string;
  readonly verdict: Verdict;
  /** What the figure is made of, in lines below the table. */
  readonly details?: readonly string[];
};

/** Met when the figure is at most the limit. */
export function verdictOn(figure: number, limit: number): Verdict {
  return figure <= limit ? 'met' : 'missed';
}
