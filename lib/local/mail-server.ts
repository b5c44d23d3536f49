import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';
import type { TakenMail } from './mail-outcomes.ts';

/** The stand-in for SES on this machine. */
export type MailServer = {
  readonly url: string;
  /** Who is told of each message that was taken. */
  hear(listener: (taken: TakenMail) => void): void;
  close(): Promise<void>;
};

/** SES takes messages up to 40 MB, which base64 makes a third longer: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const maximumBytes = 54 * 1024 * 1024;

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html */
const tagText = /^[A-Za-z0-9_-]{1,256}$/;

/** SendEmail of SES v2 with a whole message: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const sendEmail = z.object({
  FromEmailAddress: z.email(),
  Destination: z.object({ ToAddresses: z.array(z.email()).min(1).max(50) }),
  Content: z.object({ Raw: z.object({ Data: z.base64().min(1) }) }),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(z.object({ Name: z.string().regex(tagText), Value: z.string().regex(tagText) })).default([]),
});

type Answer = { readonly status: number; readonly body: object };

/** Serves the one route of SES that is used here; each mail becomes a file in the folder, named for its time. */
export async function startMailServer(folder: string): Promise<MailServer> {
  let told: (taken: TakenMail) => void = () => undefined;
  const server = createServer((request, response) => {
    const send = ({ status, body }: Answer): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    answerTo(request, { folder, tell: (taken) => told(taken) }).then(send, (error: unknown) =>
      send(refusal(500, 'InternalFailure', String(error))),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    hear(listener) {
      told = listener;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Keeping = { readonly folder: string; readonly tell: (taken: TakenMail) => void };

async function answerTo(request: IncomingMessage, { folder, tell }: Keeping): Promise<Answer> {
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
  const { FromEmailAddress: from, Destination, Content, ConfigurationSetName: rules, EmailTags } = order.data;
  keep(folder, id, Buffer.from(Content.Raw.Data, 'base64'));
  const tags = Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value]));
  tell({ messageId: id, at: new Date(), from, to: Destination.ToAddresses, rules, tags });
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
