import type * as z from 'zod';

/** One request to the control endpoint and the form of its answer. */
export type ControlRequest<Schema extends z.ZodType> = {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly answer: Schema;
  readonly body?: unknown;
};

/** Asks the control endpoint and reads its answer; a refusal is thrown with what the endpoint says. */
export async function askControl<Schema extends z.ZodType>(
  url: string,
  request: ControlRequest<Schema>,
): Promise<z.output<Schema>> {
  const { method, path, answer, body } = request;
  const sent =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  const response = await fetch(new URL(`/_control/${path}`, url), { method, ...sent });
  const text = await response.text();
  if (!response.ok) throw new Error(`The sandbox refused ${method} ${path} (${response.status}): ${text}`);
  return answer.parse(JSON.parse(text));
}
