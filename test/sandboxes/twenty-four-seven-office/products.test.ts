import { findProducts, saveProducts, verdicts } from './support/order-calls.ts';
import { anna, faultOf, startVendor, textIn, textsIn, type VendorCaller } from './support/vendor-caller.ts';

let vendor: VendorCaller;
beforeEach(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.sandbox.close());

const consultant = '<Name>Konsulent</Name><CategoryId>1</CategoryId><No>P-100</No>';

describe('SaveProducts', () => {
  it('gives new products their ids, in the order sent', async () => {
    const { text } = await saveProducts(vendor, consultant, '<Name>Reise</Name><CategoryId>2</CategoryId><No>P-2</No>');
    expect([textsIn(text, 'Id'), textsIn(text, 'No')]).toEqual([
      ['1001', '1002'],
      ['P-100', 'P-2'],
    ]);
  });

  it.each([
    ['without name', '<CategoryId>1</CategoryId>', 'Parameter Name is required'],
    ['without category', '<Name>x</Name>', 'Parameter CategoryId is required'],
    ['in an unknown category', '<Name>x</Name><CategoryId>9</CategoryId>', 'Category with id 9 was not found'],
    ['with an unknown id', '<Id>77</Id><Name>x</Name>', 'Product with id 77 was not found'],
    ['with a name of 126', `<Name>${'x'.repeat(126)}</Name><CategoryId>1</CategoryId>`, 'Name holds at most 125'],
    ['with a number of 101', `<Name>x</Name><CategoryId>1</CategoryId><No>${'x'.repeat(101)}</No>`, 'No holds at most'],
  ])('tells on the item that is %s, and saves its sibling', async (_what, inner, words) => {
    const reply = await saveProducts(vendor, inner, consultant);
    expect([reply.status, verdicts(reply, 'Product')]).toEqual([200, [expect.stringContaining(words), 'ok']]);
    expect(await vendor.control.orders(anna.clientId).products()).toHaveLength(1);
  });

  it('changes a known product and keeps what was left out', async () => {
    await saveProducts(vendor, consultant);
    await saveProducts(vendor, '<Id>1001</Id><Name>Rådgiver</Name>');
    const { text } = await findProducts(vendor, '<Id>1001</Id>');
    expect([textIn(text, 'Name'), textIn(text, 'No')]).toEqual(['Rådgiver', 'P-100']);
  });

  it.each([
    [false, ['ok', 'ok']],
    [true, ['ok', 'Product number P-100 is already in use']],
  ])('with unique numbers switched %s', async (uniqueProductNos, seen) => {
    await vendor.control.setSwitches({ uniqueProductNos });
    expect(verdicts(await saveProducts(vendor, consultant, consultant), 'Product')).toEqual(seen);
  });

  it('refuses some of the items when told so', async () => {
    await vendor.control.addFault({ operation: 'SaveProducts', fault: 'refuse-items', items: [0, 2], times: 1 });
    const reply = await saveProducts(vendor, consultant, consultant, consultant);
    expect(verdicts(reply, 'Product').map((words) => words === 'ok')).toEqual([false, true, false]);
  });

  it.each([
    ['out of order', '<CategoryId>1</CategoryId><Name>x</Name>'],
    ['with an unknown element', '<Name>x</Name><CategoryId>1</CategoryId><Number>1</Number>'],
    ['with a price in scientific notation', '<Name>x</Name><CategoryId>1</CategoryId><Price>1E3</Price>'],
  ])('refuses a product %s', async (_what, inner) => {
    expect(faultOf(await saveProducts(vendor, inner))).toMatch(/^Instance validation error/);
  });
});

describe('GetProducts', () => {
  it('finds by number; only what was asked for comes back', async () => {
    await saveProducts(vendor, consultant, '<Name>x</Name><CategoryId>1</CategoryId><No>P-1001</No>');
    const { text } = await findProducts(vendor, '<No>P-100</No>', ['Id']);
    expect([textsIn(text, 'Id'), textsIn(text, 'Name')]).toEqual([['1001'], []]);
  });

  it('finds all numbers that begin so, when switched so', async () => {
    await vendor.control.setSwitches({ productNoSearch: 'prefix' });
    await saveProducts(vendor, consultant, '<Name>x</Name><CategoryId>1</CategoryId><No>P-1001</No>');
    expect(textsIn((await findProducts(vendor, '<No>P-100</No>')).text, 'No')).toEqual(['P-100', 'P-1001']);
  });

  it.each([
    ['<CategoryId>2</CategoryId>', 0],
    ['<Name>Kons%</Name>', 1],
    ['<ProductIds><int>1001</int></ProductIds>', 1],
    ['', 1],
  ])('by %s', async (criteria, count) => {
    await saveProducts(vendor, consultant);
    expect(textsIn((await findProducts(vendor, criteria)).text, 'Id')).toHaveLength(count);
  });

  it('lags when switched so, and knows its elements', async () => {
    await vendor.control.setSwitches({ staleLists: { seconds: 600 } });
    await saveProducts(vendor, consultant);
    expect(textsIn((await findProducts(vendor, '<No>P-100</No>')).text, 'Id')).toEqual([]);
    expect(faultOf(await findProducts(vendor, '', ['Number']))).toBe("The return property 'Number' is not valid");
  });
});

describe('categories', () => {
  it('are listed, made and renamed', async () => {
    const saved = await vendor.call(
      'product.SaveCategories',
      '<categories><Category><Name>Timer</Name></Category><Category><Id>1</Id><Name>Tid</Name></Category><Category><Id>9</Id></Category></categories>',
    );
    expect(textsIn(saved.text, 'Id')).toEqual(['3', '1', '9']);
    expect(textIn(saved.text, 'Message')).toBe('Category with id 9 was not found');
    const asked = '<returnProperties><string>Id</string><string>Name</string></returnProperties>';
    const { text } = await vendor.call('product.GetCategories', asked);
    expect(textsIn(text, 'Name')).toEqual(['Tid', 'Varer', 'Timer']);
  });
});
