import { list, optional, type ServiceDescription } from './service-description.ts';

/** https://developer.24sevenoffice.com/docs/productservice.html */
export const productService: ServiceDescription = {
  name: 'ProductService',
  namespace: 'http://24sevenOffice.com/webservices',
  address: 'https://api.24sevenoffice.com/Logistics/Product/V001/ProductService.asmx',
  operations: {
    GetProducts: {
      input: [optional('searchParams', 'ProductSearchParameters'), optional('returnProperties', 'ArrayOfString')],
      output: [optional('GetProductsResult', 'ArrayOfProduct')],
    },
    SaveProducts: {
      input: [optional('products', 'ArrayOfProduct')],
      output: [optional('SaveProductsResult', 'ArrayOfProduct')],
    },
    GetCategories: {
      input: [optional('returnProperties', 'ArrayOfString')],
      output: [optional('GetCategoriesResult', 'ArrayOfCategory')],
    },
  },
  types: {
    ProductSearchParameters: [optional('No', 'string')],
    ArrayOfString: list('string', 'string'),
    ArrayOfProduct: list('Product', 'Product'),
    Product: [
      optional('Id', 'int'),
      optional('Name', 'string'),
      optional('CategoryId', 'int'),
      optional('No', 'string'),
      optional('APIException', 'APIException'),
    ],
    ArrayOfCategory: list('Category', 'Category'),
    Category: [optional('Id', 'int')],
    APIException: [optional('Type', 'string'), optional('Message', 'string')],
  },
  enumerations: {},
};
