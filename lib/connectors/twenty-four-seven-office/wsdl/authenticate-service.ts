import { list, one, optional, type ServiceDescription } from './service-description.ts';

const credential = [optional('credential', 'Credential')];

/** https://developer.24sevenoffice.com/docs/authenticate.html */
export const authenticateService: ServiceDescription = {
  name: 'Authenticate',
  namespace: 'http://24sevenOffice.com/webservices',
  address: 'https://api.24sevenoffice.com/authenticate/v001/authenticate.asmx',
  operations: {
    Login: { input: credential, output: [optional('LoginResult', 'string')] },
    GetIdentities: { input: [], output: [optional('GetIdentitiesResult', 'ArrayOfIdentity')] },
    GetIdentitiesWithCredential: {
      input: credential,
      output: [optional('GetIdentitiesWithCredentialResult', 'ArrayOfIdentity')],
    },
  },
  types: {
    Credential: [
      one('ApplicationId', 'guid'),
      optional('IdentityId', 'guid'),
      optional('Password', 'string'),
      optional('Username', 'string'),
    ],
    ArrayOfIdentity: list('Identity', 'Identity'),
    Identity: [
      one('Id', 'guid'),
      optional('Client', 'Client'),
      one('IsCurrent', 'boolean'),
      one('IsDefault', 'boolean'),
      optional('IsDisabled', 'boolean'),
    ],
    Client: [one('Id', 'long'), optional('Name', 'string')],
  },
  enumerations: {},
};
