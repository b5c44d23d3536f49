import type { Receipt } from '../sync/receipt.ts';

/** Newest attempts that a receipt keeps. */
const attemptsKept = 20;

/** DynamoDB bills a write by started kB: a receipt stays under 4, its index keys included. */
const bytesKept = 4000;
const bytesOfKeys = 600;

/**
 * The receipt as it is stored: free texts cut, the newest attempts that fit. What the engine works by (mapping, intent,
 * evidence, parent) is never cut.
 */
export function fitReceipt(receipt: Receipt): Receipt {
  const cut: Receipt = {
    ...receipt,
    label: shortened(receipt.label, 160),
    problem: receipt.problem && shortProblem(receipt.problem, 500),
    furtherProblems: receipt.furtherProblems?.slice(0, 5).map((problem) => shortProblem(problem, 120)),
    attempts: receipt.attempts.slice(-attemptsKept).map((attempt) => ({
      ...attempt,
      event: attempt.event.slice(0, 80),
      detail: shortened(attempt.detail, 160),
    })),
  };
  let dropped = 0;
  while (dropped < cut.attempts.length && bytesOf(cut, dropped) > bytesKept - bytesOfKeys) dropped += 1;
  return { ...cut, attempts: cut.attempts.slice(dropped) };
}

function bytesOf(receipt: Receipt, dropped: number): number {
  return Buffer.byteLength(JSON.stringify({ ...receipt, attempts: receipt.attempts.slice(dropped) }));
}

function shortProblem(problem: NonNullable<Receipt['problem']>, length: number): NonNullable<Receipt['problem']> {
  return {
    ...problem,
    value: shortened(problem.value, 120),
    vendorWords: shortened(problem.vendorWords, length),
  };
}

/** Cut between characters, never inside one. */
function shortened(text: string | undefined, length: number): string | undefined {
  if (text === undefined || text.length <= length) return text;
  return [...text.slice(0, length - 1)]
    .filter((character) => character.isWellFormed())
    .join('')
    .concat('…');
}
