import { type Answer, errorAnswer, type Outcome, pageAnswer } from './answer.ts';
import type { InjectedFault } from './injected-fault.ts';

/** A page as the vendor's web server sends it when the application breaks. */
export const serverErrorPage = pageAnswer(500, "Server Error in '/' Application.");

/** The answer as the fault spoils it. */
export function spoiledAnswer(fault: InjectedFault['fault'], answer: Answer): Outcome {
  const bytes = Buffer.from(answer.body);
  switch (fault) {
    case 'apply-then-timeout':
      return 'silence';
    case 'reset':
      return 'reset';
    case 'apply-then-500':
      return serverErrorPage;
    case 'errors-after-apply':
      return errorAnswer({ message: 'An unexpected error occurred.' });
    case 'truncated':
      return { ...answer, body: bytes.subarray(0, Math.floor(bytes.length / 2)) };
    case 'garbage':
      return { ...answer, body: Buffer.from('fffe00c3287b22646174612210', 'hex') };
    case 'html':
      return pageAnswer(200, 'We will be back soon');
    case 'wrong-schema':
      return { ...answer, body: otherShape(answer.body.toString()) };
    default:
      return answer;
  }
}

/** An answer of another contract: ids are objects, and edges are a map. */
function otherShape(text: string): string {
  return text
    .replaceAll(/"dbId":("?\d+"?)/g, '"dbId":{"value":$1}')
    .replaceAll(/"edges":\[(.*?)\]/g, '"edges":{"0":[$1]}');
}
