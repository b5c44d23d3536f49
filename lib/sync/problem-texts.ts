import { conflictTexts } from './problem-texts/conflict-texts.ts';
import { holdTexts } from './problem-texts/hold-texts.ts';
import { rejectTexts } from './problem-texts/reject-texts.ts';
import { skipTexts } from './problem-texts/skip-texts.ts';
import type { ProblemCode, ProblemText } from './problems.ts';

/**
 * What every code means for an accountant: what happened, and what to do. "Source" is the system the document comes from,
 * "target" the one it goes to. Field, value and the vendor's own words stand beside the text, never in it.
 */
export const problemTexts: Readonly<Record<ProblemCode, ProblemText>> = {
  ...skipTexts,
  ...rejectTexts,
  ...conflictTexts,
  ...holdTexts,
};
