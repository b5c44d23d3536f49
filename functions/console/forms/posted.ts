import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ConsoleContext } from '../access/console-env.ts';
import type { Posted } from './read-form.ts';

const largestPost = 200_000;

/** A form of another session, or one that was never ours. */
export class StaleForm extends Error {}

/** What was posted, once its token is the person's own. Files and doubled names are refused. @throws StaleForm, RangeError */
export async function postedBy(context: ConsoleContext): Promise<Posted> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new RangeError('not a form of ours');
  const body = await context.req.parseBody();
  const texts = Object.entries(body).map(([name, value]) => {
    if (typeof value !== 'string') throw new RangeError('a file where a text belongs');
    return [name, value] as const;
  });
  const posted: Posted = Object.fromEntries(texts);
  const wanted = context.get('formToken');
  if (wanted === '' || posted.token !== wanted) throw new StaleForm();
  return posted;
}

/** No body is larger than any form or list of ours. */
export const smallBodies = bodyLimit({
  maxSize: largestPost,
  onError: (context: Context) => context.text('What was sent is too large.', 413),
});
