import type * as z from 'zod';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { ClientState } from '../state/client-state.ts';
import { contentOf } from '../state/file-shelf.ts';
import { addFiles, shownFile } from './add-files.ts';
import { filesSettings } from './ledger-requests.ts';
import { ControlRefusal, clientPath, done, type Place, type Route, type Visit, withBody, withClient } from './visit.ts';

/** The files of stamp numbers. */
export const fileRoutes: Readonly<Record<string, Route>> = {
  'POST files': { pattern: clientPath('POST', 'stamps/(\\d+)/files'), answer: withBody(filesSettings, stampFiles) },
  'DELETE file': { pattern: clientPath('DELETE', 'files/(\\d+)'), answer: withClient(removeFile) },
  'GET file': { pattern: clientPath('GET', 'files/(\\d+)/content'), answer: withClient(fileContent) },
};

function stampFiles({ files }: z.output<typeof filesSettings>, { client, visit }: Place): Answer {
  const { store, clock } = visit.context;
  const place = { stampNo: Number(visit.names[1]), shelf: store.files, at: clock().toISOString() };
  return jsonAnswer(201, { files: addFiles(client, files, place).map(shownFile) });
}

function removeFile(client: ClientState, { names: [, id] }: Visit): Answer {
  client.files = client.files.filter((file) => file.id !== Number(id));
  return done;
}

function fileContent(client: ClientState, { names: [, id], context }: Visit): Answer {
  const file = client.files.find((kept) => kept.id === Number(id));
  const body = file === undefined ? undefined : contentOf(file, context.store.files);
  if (body === undefined) throw new ControlRefusal(404, `No content of file ${id}`);
  return { status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body };
}
