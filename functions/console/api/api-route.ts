import { createRoute, type OpenAPIHono, type z } from '@hono/zod-openapi';
import type { ConsoleEnv } from '../access/console-env.ts';
import { errorSchema } from './api-schemas.ts';

/** The API's own Hono. */
export type Api = OpenAPIHono<ConsoleEnv>;

/** A JSON body of a request or an answer. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { content: { 'application/json': { schema } }, description };
}

const refusals = {
  400: json(errorSchema, 'What was sent is not right'),
  401: json(errorSchema, 'Nobody is signed in'),
  404: json(errorSchema, 'Nothing is there, or it is another tenant’s'),
  409: json(errorSchema, 'Somebody changed it meanwhile'),
};

type Described<Answer extends z.ZodType> = {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly answer: Answer;
};

/** The parts of a route's description that all have alike. */
export function described<Answer extends z.ZodType, const Path extends string>(
  given: Described<Answer> & { readonly path: Path },
) {
  const { method, path, summary, tag, answer } = given;
  return { method, path, summary, tags: [tag], responses: { 200: json(answer, summary), ...refusals } };
}

export { createRoute };
