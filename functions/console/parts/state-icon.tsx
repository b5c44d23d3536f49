import type { ReceiptState } from '../../../lib/sync/receipt.ts';

/** One shape for each state, so that it is told without colour. Drawn on a field of 16 by 16. */
const shapes: Readonly<Record<ReceiptState, string>> = {
  pending: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M8 4.5V8l2.25 1.5',
  sending: 'M2.5 8h10M8.75 4.25 12.5 8l-3.75 3.75',
  delivered: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5.25 8.25l1.9 1.9 3.6-4',
  skipped: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5.25 8h5.5',
  waiting:
    'M4.25 1.75h7.5M4.25 14.25h7.5M5 1.75c0 3.75 6 3.75 6 6.25s-6 2.5-6 6.25M11 1.75C11 5.5 5 5.5 5 8s6 2.5 6 6.25',
  deferred: 'M2.25 3.25h11.5v10.5H2.25zM2.25 6.5h11.5M5.25 1.5v3M10.75 1.5v3M8 8.75v1.75l1.25.75',
  rejected: 'M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4zM6 6l4 4M10 6l-4 4',
  unknown:
    'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M6.25 6.25c.3-2.2 3.6-2 3.5 0-.05 1.2-1.75 1.3-1.75 2.75M8 11.2v.1',
  conflict: 'M8 2 14.5 13.5h-13zM8 6.25v3.5M8 11.6v.1',
};

/** The sign of a state. Its word stands beside it, so it is silent for screen readers. */
export function StateIcon({ state }: { state: ReceiptState }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={shapes[state]} />
    </svg>
  );
}
