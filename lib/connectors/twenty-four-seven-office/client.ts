import { CallFailed } from './call-failed.ts';
import { type Content, exchange, type OfficeConnection } from './exchange.ts';
import type { Operation } from './operations.ts';
import { currentSession, renewedSession } from './session.ts';

/**
 * Calls an operation inside the session. When the vendor does not know the session any more, a new one is made and the
 * call is repeated once: the not-authenticated fault comes before anything is done. `judge` may find that same refusal
 * in an answer.
 * @throws CallFailed, BudgetSpent
 */
export async function call<Answer>(
  connection: OfficeConnection,
  operation: Operation<Answer>,
  given: { content: Content; judge?: (answer: Answer) => void },
): Promise<Answer> {
  const once = async (sessionId: string): Promise<Answer> => {
    const answer = await exchange(connection, operation, { content: given.content, sessionId });
    given.judge?.(answer);
    return answer;
  };
  const session = await currentSession(connection);
  try {
    return await once(session.id);
  } catch (error) {
    if (!(error instanceof CallFailed) || error.verdict.kind !== 'not-authenticated') throw error;
    return once((await renewedSession(connection, session.id)).id);
  }
}
