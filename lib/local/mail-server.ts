import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';

/** The stand-in for SES on this machine. */
export type MailServer = { readonly url: string; close(): Promise<void> };

/** SES takes messages up to 40 MB; ours are a thousandth of it: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const maximumBytes = 10 * 1024 * 1024;

/** SendEmail of SES v2 with a whole message: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const sendEmail = z.object({
  FromEmailAddress: z.email(),
  Destination: z.object({ ToAddresses: z.array(z.email()).min(1).max(50) }),
  Content: z.object({ Raw: z.object({ Data: z.base64().min(1) }) }),
});

type Answer = { readonly status: number; readonly body: object };

/** Serves the one route of SES that is used here; each mail becomes a file in the folder, named for its time. */
export async function startMailServer(folder: string): Promise<MailServer> {
  const server = createServer((request, response) => {
    const send = ({ status, body }: Answer): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    answerTo(request, folder).then(send, (error: unknown) => send(refusal(500, 'InternalFailure', String(error))));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answerTo(request: IncomingMessage, folder: string): Promise<Answer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maximumBytes) return refusal(413, 'BadRequestException', 'the message is too large');
    chunks.push(chunk);
  }
  if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails') {
    return refusal(404, 'NotFoundException', 'only SendEmail is served here');
  }
  const order = sendEmail.safeParse(jsonOf(Buffer.concat(chunks)));
  if (!order.success) return refusal(400, 'BadRequestException', z.prettifyError(order.error));
  const id = randomUUID();
  keep(folder, id, Buffer.from(order.data.Content.Raw.Data, 'base64'));
  return { status: 200, body: { MessageId: id } };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    // No JSON is no order; the schema refuses it.
    return undefined;
  }
}

/** A mail program that looks into the folder never sees half a mail. */
function keep(folder: string, id: string, message: Buffer): void {
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${id.slice(0, 8)}.eml`;
  const unfinished = join(folder, `.${name}.new`);
  writeFileSync(unfinished, message, { mode: 0o600 });
  renameSync(unfinished, join(folder, name));
}

function refusal(status: number, __type: string, message: string): Answer {
  return { status, body: { __type, message } };
}
