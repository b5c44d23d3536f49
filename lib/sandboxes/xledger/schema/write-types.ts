/** What can be written: the inputs of the plural mutations, in our own words from the public facts. */
export const writeTypes = /* GraphQL */ `
  input RefInput { dbId: Int code: String description: String showAlternatives: ShowAlternatives }
  input SystemValueRefInput {
    dbId: Int dbSubId: Int code: String name: String description: String showAlternatives: ShowAlternatives
  }
  input OwnerRefInput { dbId: Int code: String description: String ownerCode: Int }
  input AddressInput { streetAddress: String zipCode: String place: String state: String country: String }

  input AddCompaniesInputNode {
    code: String description: String companyNumber: String taxNumber: String email: String phone: String
    phone2: String country: RefInput address: AddressInput owner: OwnerRefInput ownerCode: Int
  }
  input UpdateCompaniesInputNode {
    dbId: Int code: String description: String companyNumber: String taxNumber: String email: String phone: String
    phone2: String country: RefInput address: AddressInput owner: OwnerRefInput ownerCode: Int
  }
  input AddCustomersInputNode {
    company: RefInput code: String description: String companyNumber: String email: String phone: String
    phoneNumber2: String streetAddress: String zipCode: String place: String country: RefInput
    yourReference: String taxNumber: String bankAccount: String notes: String contract: String currency: RefInput
    payTerms: RefInput owner: OwnerRefInput fromDate: DateString toDate: DateString paymentNotification: Boolean
  }
  input UpdateCustomersInputNode {
    dbId: Int company: RefInput code: String description: String companyNumber: String email: String phone: String
    phoneNumber2: String streetAddress: String zipCode: String place: String country: RefInput
    yourReference: String taxNumber: String bankAccount: String notes: String contract: String currency: RefInput
    payTerms: RefInput owner: OwnerRefInput fromDate: DateString toDate: DateString paymentNotification: Boolean
  }
  input AddProjectsInputNode {
    code: String description: String text: String email: String extIdentifier: String yourReference: String
    contract: String fromDate: DateString toDate: DateString billable: Boolean external: Boolean
    allowPosting: Boolean timesheetEntry: Boolean invoiceHeader: String invoiceFooter: String subledger: RefInput
    company: RefInput currency: RefInput
  }
  input UpdateProjectsInputNode {
    dbId: Int code: String description: String text: String email: String extIdentifier: String
    yourReference: String contract: String fromDate: DateString toDate: DateString billable: Boolean
    external: Boolean allowPosting: Boolean timesheetEntry: Boolean invoiceHeader: String invoiceFooter: String
    subledger: RefInput company: RefInput currency: RefInput
  }
  input AddGLImportItemsInputNode {
    transactionSource: RefInput trRegNumber: Int trItemNumber: Int positionNumber: Int postedDate: DateString
    invoiceDate: DateString dueDate: DateString account: RefInput subledger: RefInput company: RefInput
    project: RefInput glObject1: RefInput glObject2: RefInput glObject3: RefInput glObject4: RefInput
    glObject5: RefInput invoiceNumber: String extIdentifier: String paymentReference: String text: String
    yourReference: String extOrderNumber: String amount: MoneyString invoiceAmount: MoneyString
    taxAmount: MoneyString taxRule: RefInput currency: RefInput exchangeRate: Float payTerms: RefInput
    jobLevel: SystemValueRefInput slTransactionType: SystemValueRefInput workflow: Boolean invoiceFile: String
    owner: OwnerRefInput
  }
`;
