import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Answer } from './http/answer.ts';
import { readBody } from './http/read-body.ts';
import type { AgreementState, App } from './state/agreement-state.ts';
import { agreementOf } from './state/sandbox-state.ts';
import type { EconomicWorld } from './world.ts';

/** Where a company lets an app in. https://www.e-conomic.com/developer/connect */
export const grantPath = '/secure/api1/requestaccess.aspx';

/** The page that asks for access, and what becomes of the answer: back to the caller with the token, or the token shown. */
export async function answerGrantPage(world: EconomicWorld, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://economic.invalid');
  const asked = url.searchParams;
  const publicToken = asked.get('appPublicToken') ?? asked.get('appId') ?? '';
  const app = world.state.apps.find((each) => each.publicToken === publicToken);
  const back = asked.get('redirectUrl');
  if (app === undefined) {
    return page(404, '<h1>Appen findes ikke</h1>');
  }
  if (back !== null && !isAllowed(back)) {
    return page(400, '<h1>redirectUrl skal være en https-adresse</h1>');
  }
  if (request.method !== 'POST') {
    return page(200, askForm(app, Object.values(world.state.agreements)));
  }
  const given = new URLSearchParams((await readBody(request)).toString('utf8'));
  const agreement = agreementOf(world.state, given.get('agreement') ?? '');
  if (agreement === undefined) {
    return page(400, '<h1>Aftalen findes ikke</h1>');
  }
  const token = randomBytes(16).toString('hex');
  agreement.grants.push({ token, appPublicToken: app.publicToken, revoked: false });
  await world.saved();
  return back === null ? page(200, `<h1>Adgang givet</h1><p id="token">${token}</p>`) : redirect(back, token);
}

/** https, as the vendor wants it; a loopback address is taken as well, for runs on one machine. */
function isAllowed(url: string): boolean {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return address?.protocol === 'https:' || ['127.0.0.1', 'localhost'].includes(address?.hostname ?? '');
}

function redirect(back: string, token: string): Answer {
  const address = new URL(back);
  address.searchParams.set('token', token);
  return { status: 302, headers: { location: address.href }, body: Buffer.alloc(0) };
}

function askForm({ name, roles }: App, agreements: readonly AgreementState[]): string {
  const options = agreements
    .map(({ number, companyName }) => `<option value="${number}">${number} ${plain(companyName)}</option>`)
    .join('');
  return `<h1>Tilføj app</h1>
<p>${plain(name)} beder om adgang: ${plain(roles.join(', '))}</p>
<form method="post"><select name="agreement">${options}</select><button>Tilføj app</button></form>`;
}

function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function page(status: number, content: string): Answer {
  const body = Buffer.from(`<!doctype html><html lang="da"><title>e-conomic</title><body>${content}</body></html>`);
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
