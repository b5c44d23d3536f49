import { problemTexts } from '../../../lib/sync/problem-texts.ts';
import type { ProblemText } from '../../../lib/sync/problems.ts';

const texts: Readonly<Record<string, ProblemText>> = problemTexts;

/** The words for a code. A code of another version has none yet: it stands for itself. */
export function problemWords(code: string): ProblemText {
  return texts[code] ?? { title: { en: code, no: code }, advice: { en: '', no: '' } };
}
