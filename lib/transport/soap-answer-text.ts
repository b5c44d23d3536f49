import type { HttpAnswer } from '../sync/ports.ts';
import { SoapUnreadable, type UnreadableReason } from './soap-failure.ts';

const maximumDepth = 64;

/**
 * The text of an answer, after everything is refused that must not reach an XML parser.
 * @throws SoapUnreadable
 */
export function soapAnswerText(answer: HttpAnswer): string {
  const refuse = (reason: UnreadableReason, words = ''): never => {
    throw new SoapUnreadable({ reason, status: answer.status, words: words.slice(0, 500) });
  };
  const text = decoded(answer)?.trim();
  if (text === undefined) return refuse('not-utf-8');
  if (text === '') return refuse('empty');
  if (/^<(!doctype\s+html|html)[\s>]/i.test(text)) return refuse('html', wordsOfHtml(text));
  if (!text.startsWith('<')) return refuse('plain-text', text);
  if (/<!DOCTYPE/i.test(text)) return refuse('doctype');
  if (/<!ENTITY/i.test(text)) return refuse('entity');
  if (declaredEncoding(text) !== 'utf-8') return refuse('not-utf-8');
  const opening = /^(?:<\?xml[^>]*\?>)?(?:\s|<!--[\s\S]*?-->)*<((?:[\w.-]+:)?Envelope)[\s>]/.exec(text);
  if (opening === null) return refuse('not-well-formed');
  if (!new RegExp(`</${opening[1]}\\s*>(?:\\s|<!--[\\s\\S]*?-->)*$`).test(text)) return refuse('half-envelope');
  if (deepest(text) > maximumDepth) return refuse('too-deep');
  return text;
}

function decoded(answer: HttpAnswer): string | undefined {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(answer.headers['content-type'] ?? '')?.[1]?.toLowerCase();
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(answer.body);
  } catch {
    // Invalid bytes: told as a reason by the caller, together with the HTTP status.
    return undefined;
  }
}

function declaredEncoding(text: string): string {
  const declaration = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text);
  return (declaration?.[1] ?? 'utf-8').toLowerCase();
}

/** Nesting of elements. Comments and CDATA are taken out first: tags inside them are none. */
function deepest(text: string): number {
  const plain = text.includes('<!') ? text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '') : text;
  let depth = 0;
  let deepestYet = 0;
  for (const [, closing, selfClosing] of plain.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    if (closing === '/') depth -= 1;
    else if (selfClosing === '') depth += 1;
    if (depth > deepestYet) deepestYet = depth;
  }
  return deepestYet;
}

function wordsOfHtml(text: string): string {
  return text
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
