import { openInsight } from '../../../functions/console/open-insight.ts';
import { openSurroundings } from '../../../lib/runtime/surroundings.ts';
import { openDeployment } from '../../support/deployment.ts';
import { openObjectServer } from '../../support/object-server.ts';

const mailFrom = 'faktura@ledgerbridge.example.com';
let office: Awaited<ReturnType<typeof openDeployment>>;
let objects: Awaited<ReturnType<typeof openObjectServer>>;

beforeAll(async () => {
  [office, objects] = await Promise.all([openDeployment([]), openObjectServer()]);
  await Promise.all([office.save(), objects.makeBucket('files')]);
});
afterAll(() => Promise.all([office.close(), objects.close()]));

/** What a preview speaks to Moment with. */
async function connected(variables: Record<string, string>) {
  const named = { ...office.variables, AWS_ENDPOINT_URL_S3: objects.url, ...variables };
  const surroundings = openSurroundings('test', named);
  const budgets = { store: office.budgets, shared: [], of: async () => [] };
  const { engine } = openInsight(surroundings, () => 10_000, budgets).previews;
  return (await engine.integrations.open('fjord', 'fjord.main'))?.connect('moment');
}

it('a preview reads the files that are there, for invoices with a PDF', async () => {
  const connection = await connected({ FILES_BUCKET: 'files' });
  expect(await connection?.files.find('passing/moment-invoices/1.pdf')).toBeUndefined();
});

it('a preview knows whether mail can be sent, and sends none', async () => {
  expect((await connected({}))?.mail).toBeUndefined();
  const mail = (await connected({ MAIL_FROM: mailFrom }))?.mail;
  const attachment = { fileName: 'a.pdf', contentType: 'application/pdf', content: new Uint8Array() };
  const letter = { id: '1', to: 'inn@example.com', subject: 'Faktura 1', text: 'Faktura 1', attachment };
  await expect(mail?.send(letter)).rejects.toThrow('the console sends no mail');
});
