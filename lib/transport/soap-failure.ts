/** Why an answer was not read as an envelope. `plain-text` and `html` may still carry words worth matching. */
export type UnreadableReason =
  | 'empty'
  | 'not-utf-8'
  | 'html'
  | 'plain-text'
  | 'doctype'
  | 'entity'
  | 'half-envelope'
  | 'too-deep'
  | 'not-well-formed'
  | 'unexpected-body';

/** The service answered with a fault. Its text is not part of the message: it may hold the server's internals. */
export class SoapFault extends Error {
  override readonly name = 'SoapFault';
  readonly faultCode: string;
  readonly faultString: string;
  readonly status: number;

  constructor(facts: { faultCode: string; faultString: string; status: number }) {
    super(`the service answered with a fault (HTTP ${facts.status})`);
    this.faultCode = facts.faultCode;
    this.faultString = facts.faultString;
    this.status = facts.status;
  }
}

/** The answer is no envelope that may be read. `words` is its plain text, when it is text for people, cut at 500. */
export class SoapUnreadable extends Error {
  override readonly name = 'SoapUnreadable';
  readonly reason: UnreadableReason;
  readonly status: number;
  readonly words: string;

  constructor(facts: { reason: UnreadableReason; status: number; words?: string }) {
    super(`the answer is not a readable envelope: ${facts.reason} (HTTP ${facts.status})`);
    this.reason = facts.reason;
    this.status = facts.status;
    this.words = facts.words ?? '';
  }
}
