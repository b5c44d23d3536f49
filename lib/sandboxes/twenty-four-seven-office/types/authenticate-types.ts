import { typeTable } from '../wire/type-table.ts';

/** The types of the Authenticate service. https://developer.24sevenoffice.com/docs/authenticate.html */
export const authenticateTypes = typeTable({
  Login: ['credential? Credential'],
  Credential: ['ApplicationId guid', 'IdentityId? guid = GUID0', 'Password? string', 'Username? string'],
  LoginResponse: ['LoginResult? string'],
  HasSession: [],
  HasSessionResponse: ['HasSessionResult boolean'],
  GetIdentity: [],
  GetIdentityResponse: ['GetIdentityResult? Identity'],
  Identity: [
    'Id guid',
    'User? User',
    'Client? Client',
    'IsCurrent boolean',
    'IsDefault boolean',
    'IsProtected boolean',
    'Servers? ArrayOfServer',
    'IsDisabled? boolean = false',
  ],
  User: ['ContactId? int = INT_MIN', 'Id? guid = GUID0', 'Name? string = ""', 'EmployeeId? int = INT_MIN'],
  Client: ['Id long', 'Name? string'],
  ArrayOfServer: ['Server*~ Server'],
  Server: ['Id int', 'Type int'],
  GetIdentities: [],
  GetIdentitiesResponse: ['GetIdentitiesResult? ArrayOfIdentity'],
  ArrayOfIdentity: ['Identity*~ Identity'],
  GetIdentitiesWithCredential: ['credential? Credential'],
  GetIdentitiesWithCredentialResponse: ['GetIdentitiesWithCredentialResult? ArrayOfIdentity'],
  SetIdentityById: ['identityId guid'],
  SetIdentityByIdResponse: ['SetIdentityByIdResult boolean'],
});
