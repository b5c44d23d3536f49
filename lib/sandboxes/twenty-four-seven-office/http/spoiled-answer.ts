import type { Outcome } from '../../parts/listener.ts';
import { type Answer, pageAnswer } from './answer.ts';
import type { InjectedFault } from './injected-fault.ts';

/** A page as the vendor's web server sends it when the application breaks. */
export const serverErrorPage = pageAnswer(500, "Server Error in '/' Application.");

/** The answer as the fault spoils it. */
export function spoiledAnswer(fault: InjectedFault['fault'], answer: Answer): Outcome {
  const text = answer.body.toString();
  switch (fault) {
    case 'apply-then-timeout':
      return 'silence';
    case 'reset':
      return 'reset';
    case 'apply-then-500':
      return serverErrorPage;
    case 'truncated-xml':
      return { ...answer, body: text.slice(0, Math.floor(text.length * 0.7)) };
    case 'html-200':
      return pageAnswer(200, 'Service Unavailable');
    case 'empty-200':
      return { ...answer, status: 200, body: '' };
    case 'doctype':
      return { ...answer, body: withDoctype(text, '<!DOCTYPE soap:Envelope SYSTEM "envelope.dtd">') };
    case 'entity-bomb':
      return { ...answer, body: withDoctype(text, entityBomb()).replace('<soap:Body>', '<soap:Body><!-- -->&bomb9;') };
    case 'wrong-charset':
      return { ...answer, body: withInvalidBytes(text) };
    case 'short-chunk':
      return withChunk(answer, (chunk) => chunk.subarray(0, Math.floor(chunk.length / 2)));
    case 'changed-chunk':
      return withChunk(answer, changedInTheMiddle);
    case 'empty-chunk':
      return withChunk(answer, () => Buffer.alloc(0));
    default:
      return answer;
  }
}

function withDoctype(text: string, doctype: string): string {
  return text.replace('?>', `?>${doctype}`);
}

/** Ten entities, each ten times the one before. */
function entityBomb(): string {
  const entities = Array.from({ length: 9 }, (_, index) => {
    const content = `&bomb${index};`.repeat(10);
    return `<!ENTITY bomb${index + 1} "${content}">`;
  });
  return `<!DOCTYPE soap:Envelope [<!ENTITY bomb0 "ten">${entities.join('')}]>`;
}

/** The header says UTF-8, the bytes are Latin-1; a comment makes sure that there is one that matters. */
function withInvalidBytes(text: string): Buffer {
  return Buffer.from(text.replace('<soap:Body>', '<soap:Body><!-- Blåbærsyltetøy -->'), 'latin1');
}

/** The answer with other bytes in its chunk. */
function withChunk(answer: Answer, change: (chunk: Buffer) => Buffer): Answer {
  const body = answer.body
    .toString()
    .replace(/(<DownloadChunkResult>)([^<]*)/, (_whole, element: string, base64: string) => {
      return `${element}${change(Buffer.from(base64, 'base64')).toString('base64')}`;
    });
  return { ...answer, body };
}

function changedInTheMiddle(chunk: Buffer): Buffer {
  const middle = Math.floor(chunk.length / 2);
  return Buffer.from(chunk.map((byte, index) => (index === middle ? byte ^ 0xff : byte)));
}
