import { anna, faultOf, startVendor, textIn, textsIn, type VendorCaller } from './support/vendor-caller.ts';

let now = new Date('2026-05-20T10:00:00Z');
let vendor: VendorCaller;
beforeEach(async () => {
  now = new Date('2026-05-20T10:00:00Z');
  vendor = await startVendor({ clock: () => now });
});
afterEach(() => vendor.sandbox.close());

const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const save = (...items: string[]) =>
  vendor.call(
    'company.SaveCompanies',
    `<companies>${items.map((item) => `<Company>${item}</Company>`).join('')}</companies>`,
  );
const find = (search: string, ...properties: string[]) =>
  vendor.call(
    'company.GetCompanies',
    `<searchParams>${search}</searchParams><returnProperties>${properties.map((name) => `<string>${name}</string>`).join('')}</returnProperties>`,
  );
const saveProject = (inner: string) => vendor.call('project.SaveProject', `<project>${inner}</project>`);
const project = ({ id = '', name = '<Name>Alpha</Name>', customer = '' }) =>
  `${id}${name}<NameDisplay>Plain</NameDisplay>${customer}<TimeReg>WorkType</TimeReg>`;
const acme = '<OrganizationNumber>999999999</OrganizationNumber><Name>Acme AS</Name><Type>Business</Type>';

describe('SaveCompanies', () => {
  it('gives new companies the next numbers and answers in the order sent', async () => {
    const { text } = await save(acme, '<Name>Beta AS</Name><Type>Supplier</Type>');
    expect(textsIn(text, 'Id')).toEqual(['10001', '10002']);
    expect(textsIn(text, 'Name')).toEqual(['Acme AS', 'Beta AS']);
  });

  it('changes a known company and keeps what was not sent', async () => {
    await save(acme);
    await save('<Id>10001</Id><Name>Acme Group AS</Name>');
    const { text } = await find('<CompanyId>10001</CompanyId>', 'Name', 'OrganizationNumber', 'Type');
    expect(text).toContain(
      '<Company><OrganizationNumber>999999999</OrganizationNumber><Name>Acme Group AS</Name><Type>Business</Type></Company>',
    );
  });

  it.each([
    ['no name', '<Type>Business</Type>', 'Parameter Name is required'],
    ['no type', '<Name>A</Name>', 'Parameter Type is required'],
    ['an unknown id', '<Id>77</Id><Name>A</Name><Type>Business</Type>', 'Company with id 77 was not found'],
    [
      'a name that is too long',
      `<Name>${'x'.repeat(201)}</Name><Type>Business</Type>`,
      'Name holds at most 200 characters',
    ],
    [
      'a first name of a business',
      '<Name>A</Name><FirstName>B</FirstName><Type>Business</Type>',
      'FirstName is for Consumer only',
    ],
    [
      'a country that is no code',
      '<Name>A</Name><Country>Norge</Country><Type>Business</Type>',
      'is not a two-letter code',
    ],
  ])('tells %s on the item and saves the others', async (_what, item, message) => {
    const { status, text } = await save(item, acme);
    expect([status, textsIn(text, 'Message').length]).toEqual([200, 1]);
    expect(textIn(text, 'Message')).toContain(message);
    expect((await vendor.control.client(anna.clientId)).companies.map(({ fields }) => fields.Name)).toEqual([
      'Acme AS',
    ]);
  });

  it('takes a chosen number when told that it is one, and never gives it out again', async () => {
    const explicit = '<ExplicitlySpecifyNewCompanyId>true</ExplicitlySpecifyNewCompanyId>';
    const chosen = await save(`<Id>10002</Id>${acme}${explicit}`, acme, acme, `<Id>10002</Id>${acme}${explicit}`);
    expect(textsIn(chosen.text, 'Id')).toEqual(['10002', '10001', '10003', '10002']);
    expect(textIn(chosen.text, 'Message')).toBe('Company id 10002 is already in use');
  });
});

describe('GetCompanies', () => {
  beforeEach(async () => {
    const emails = '<EmailAddresses><Primary><Value>post@acme.example</Value></Primary></EmailAddresses>';
    await save(
      `<ExternalId>E-1</ExternalId><OrganizationNumber>999999999</OrganizationNumber><Name>Acme AS</Name>${emails}<Type>Business</Type>`,
    );
    later(60);
    await save('<OrganizationNumber>888888888</OrganizationNumber><Name>Beta Norge AS</Name><Type>Business</Type>');
  });

  it.each([
    ['organization number', '<OrganizationNumber>999999999</OrganizationNumber>', ['10001']],
    ['external id', '<ExternalId>E-1</ExternalId>', ['10001']],
    ['several ids', '<CompanyIds><int>10002</int><int>10001</int><int>9</int></CompanyIds>', ['10001', '10002']],
    ['a name with wildcards', '<CompanyName>b%norge%</CompanyName>', ['10002']],
    ['a name without wildcards', '<CompanyName>Beta</CompanyName>', []],
    ['an e-mail address', '<CompanyEmail>post@acme.example</CompanyEmail>', ['10001']],
    ['a time of change', '<ChangedAfter>2026-05-20T10:00:30</ChangedAfter>', ['10002']],
    [
      'two criteria at once',
      '<CompanyName>%AS</CompanyName><OrganizationNumber>888888888</OrganizationNumber>',
      ['10002'],
    ],
    ['what nobody has', '<OrganizationNumber>1</OrganizationNumber>', []],
  ])('finds by %s', async (_what, criteria, ids) => {
    expect(textsIn((await find(criteria, 'Id')).text, 'Id')).toEqual(ids);
  });

  it('answers the asked properties alone', async () => {
    const { text } = await find('<CompanyId>10001</CompanyId>', 'Name');
    expect(text).toContain('<GetCompaniesResult><Company><Name>Acme AS</Name></Company></GetCompaniesResult>');
  });

  it.each([
    ['without criterion', '', 'Name', 'Please specify at least one search parameter'],
    [
      'with empty criteria',
      '<ExternalId></ExternalId><CompanyIds />',
      'Name',
      'Please specify at least one search parameter',
    ],
    [
      'for a property that no company has',
      '<CompanyId>1</CompanyId>',
      'Naem',
      "The return property 'Naem' is not valid",
    ],
    [
      'for the error of an item',
      '<CompanyId>1</CompanyId>',
      'APIException',
      "The return property 'APIException' is not valid",
    ],
  ])('faults %s', async (_what, criteria, property, fault) => {
    const reply = await find(criteria, property);
    expect([reply.status, faultOf(reply)]).toEqual([500, fault]);
  });

  it('writes an empty list as an empty element, or not at all', async () => {
    const nobody = '<CompanyId>1</CompanyId>';
    expect((await find(nobody, 'Id')).text).toContain('<GetCompaniesResult />');
    await vendor.control.setSwitches({ emptyLists: 'absent' });
    expect((await find(nobody, 'Id')).text).not.toContain('GetCompaniesResult');
  });

  it('lags behind writes when told to', async () => {
    await vendor.control.setSwitches({ staleLists: { seconds: 30 } });
    const beta = () => find('<CompanyId>10002</CompanyId>', 'Id').then(({ text }) => textsIn(text, 'Id'));
    expect(await beta()).toEqual([]);
    later(30);
    expect(await beta()).toEqual(['10002']);
  });
});

describe('GetCompanySyncList', () => {
  const list = (inner: string) =>
    vendor.call('company.GetCompanySyncList', `<syncSearchParameters>${inner}</syncSearchParameters>`);

  it('lists deleted companies too, unless it is told which', async () => {
    await save(acme);
    await vendor.control.addCompany(anna.clientId, { name: 'Gone AS', active: false });
    const answers = await Promise.all(
      ['xsi:nil="true" /', '>true</Active', '>false</Active'].map((active) => list(`<Page>1</Page><Active ${active}>`)),
    );
    expect(answers.map(({ text }) => textsIn(text, 'CompanyId'))).toEqual([['10001', '10002'], ['10001'], ['10002']]);
  });

  it('comes in pages of 1,000', async () => {
    await save(...Array.from({ length: 1001 }, () => acme));
    const { text } = await list('<Page>2</Page><Active xsi:nil="true" />');
    expect(textsIn(text, 'CompanyId')).toEqual(['11001']);
    expect(['CurrentPage', 'TotalPages', 'TotalItems', 'ItemsPerPage'].map((name) => textIn(text, name))).toEqual([
      '2',
      '2',
      '1001',
      '1000',
    ]);
  });
});

describe('SaveProject', () => {
  it('answers the given number, or the next one', async () => {
    await save(acme);
    const given = await saveProject(project({ id: '<Id>5017</Id>', customer: '<CustomerId>10001</CustomerId>' }));
    const own = await saveProject(project({}));
    expect([given, own].map(({ text }) => textIn(text, 'SaveProjectResult'))).toEqual(['5017', '1']);
  });

  it('changes a known project; owner, dates and the customer name are the system’s', async () => {
    await save(acme);
    const owned = '<CustomerId>10001</CustomerId><CustomerName>Somebody</CustomerName><Owner>99</Owner>';
    await saveProject(project({ id: '<Id>5017</Id>', customer: owned }));
    await saveProject(project({ id: '<Id>5017</Id><Enabled>true</Enabled>', name: '<Name>Beta</Name>' }));
    const { text } = await vendor.call('project.GetSingleProject', '<projectId>5017</projectId>');
    expect(['Name', 'CustomerName', 'Owner', 'CustomerId', 'Enabled'].map((name) => textIn(text, name))).toEqual([
      'Beta',
      'Acme AS',
      '1',
      '10001',
      undefined,
    ]);
  });

  it.each([
    ['an unknown customer', project({ customer: '<CustomerId>4</CustomerId>' }), 'Customer with id 4 was not found'],
    ['no name', project({ name: '' }), 'Project name is required'],
    ['a number that is not positive', project({ id: '<Id>-5</Id>' }), 'Project id must be a positive number'],
  ])('faults on %s', async (_what, inner, fault) => {
    const reply = await saveProject(inner);
    expect([reply.status, faultOf(reply)]).toEqual([500, fault]);
    expect((await vendor.control.client(anna.clientId)).projects).toEqual([]);
  });

  it('takes an unknown customer when switched so', async () => {
    await vendor.control.setSwitches({ unknownProjectCustomer: 'accept' });
    const { text } = await saveProject(project({ customer: '<CustomerId>4</CustomerId>' }));
    expect(textIn(text, 'SaveProjectResult')).toBe('1');
  });

  it('is found by list, by name list, and absent when unknown', async () => {
    await save(acme);
    await saveProject(project({ id: '<Id>7</Id>', customer: '<CustomerId>10001</CustomerId>' }));
    await saveProject(project({ id: '<Id>8</Id>', name: '<Name>Beta</Name>' }));
    const lists = await Promise.all(
      ['', '<CustomerId>10001</CustomerId>', '<Search>beta</Search>', '<ProjectIds><int>8</int></ProjectIds>'].map(
        (criteria) => vendor.call('project.GetProjectList', `<Ps>${criteria}</Ps>`),
      ),
    );
    expect(lists.map(({ text }) => textsIn(text, 'Id'))).toEqual([['7', '8'], ['7'], ['8'], ['8']]);
    const names = await vendor.call('project.GetProjectNameList');
    expect(textsIn(names.text, 'Name')).toEqual(['Alpha', 'Beta']);
    const missing = await vendor.call('project.GetSingleProject', '<projectId>9</projectId>');
    expect(missing.text).toContain('<GetSingleProjectResponse xmlns="http://24sevenOffice.com/webservices" />');
  });
});
