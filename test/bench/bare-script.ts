import { Agent, request } from 'undici';

/** Where the bare script's two calls go, and what it says there. */
export type BareCalls = {
  readonly invoiceUrl: string;
  readonly apiKey: string;
  readonly saveUrl: string;
  readonly saveHeaders: Readonly<Record<string, string>>;
  readonly envelope: string;
};

/** The least that anybody could write: read the invoice, send the ready envelope, over connections that stay open. */
export function openBareScript() {
  const dispatcher = new Agent({ keepAliveTimeout: 30_000 });
  return {
    async run({ invoiceUrl, apiKey, saveUrl, saveHeaders, envelope }: BareCalls): Promise<void> {
      const authorization = `Basic ${Buffer.from(`apikey:${apiKey}`).toString('base64')}`;
      const invoice = await request(invoiceUrl, { dispatcher, headers: { authorization } });
      await invoice.body.json();
      const saved = await request(saveUrl, { dispatcher, method: 'POST', headers: saveHeaders, body: envelope });
      const answer = await saved.body.text();
      if (!answer.includes('<Type>Ok</Type>')) throw new Error(`the bare script was refused: ${answer}`);
    },
    close: () => dispatcher.close(),
  };
}

/** Who logs in. */
export type BareLogin = Readonly<Record<'username' | 'password' | 'applicationId' | 'identityId', string>>;

/** The cookie of a session of the script's own. */
export async function sessionCookie(url: string, login: BareLogin): Promise<string> {
  const namespace = 'http://24sevenOffice.com/webservices';
  const credential = [
    `<ApplicationId>${login.applicationId}</ApplicationId><IdentityId>${login.identityId}</IdentityId>`,
    `<Password>${login.password}</Password><Username>${login.username}</Username>`,
  ].join('');
  const body = [
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>',
    `<Login xmlns="${namespace}"><credential>${credential}</credential></Login></soap:Body></soap:Envelope>`,
  ].join('');
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${namespace}/Login"` };
  const answer = await request(url, { method: 'POST', headers, body });
  const text = await answer.body.text();
  const session = /<LoginResult>([^<]+)</.exec(text)?.[1];
  if (session === undefined) throw new Error(`the bare script could not log in: ${text}`);
  return `ASP.NET_SessionId=${session}`;
}
