/** What goes over the wire. */
export type Answer = { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer };

/** A call that RecMan refuses: HTTP 200 all the same, with a code and words of its own. */
export class RecmanRefusal extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: number, message: string, status = 200) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** JSON text as RecMan sends it. */
export function textAnswer(status: number, text: string): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: Buffer.from(text, 'utf8') };
}

/** `{"success":false,"error":[{code,message}]}`. */
export function refusalAnswer({ code, message, status }: RecmanRefusal): Answer {
  return textAnswer(status, JSON.stringify({ success: false, error: [{ code, message }] }));
}
