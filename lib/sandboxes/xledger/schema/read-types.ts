/** What can be read, in our own words from the public facts about the vendor's API; a test holds it against them. */
export const readTypes = /* GraphQL */ `
  scalar Int64String
  scalar DateTimeString
  scalar DateString
  scalar MoneyString

  enum ObjectStatus { ALL OPEN CLOSED }
  enum OwnerSet { CURRENT UPPER LOWER MINE ALL }
  enum MutationType { ADDED UPDATED DELETED }
  enum ShowAlternatives { YES }

  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! }

  type SystemValue { dbId: Int dbSubId: Int name: String code: String }
  type Country { dbId: Int code: String description: String }
  type Currency { dbId: Int code: String description: String }
  type TransactionSource { dbId: Int code: String }
  type FileRef { dbId: Int64String url: String }
  type Address { streetAddress: String zipCode: String place: String country: Country }
  type ObjectKind { dbId: Int64String name: String modifiedAt: DateTimeString }
  type ObjectValue {
    dbId: Int code: String description: String ownerDbId: Int objectKindDbId: Int objectKind: ObjectKind
    dateFrom: DateString dateTo: DateString posting: Boolean modifiedAt: DateTimeString
  }
  type GLDimension {
    glObject1: ObjectValue glObject2: ObjectValue glObject3: ObjectValue glObject4: ObjectValue glObject5: ObjectValue
  }
  type Period {
    dbId: Int code: String description: String fiscalYear: Int fiscalPeriod: Int year: Int monthNumber: Int
    fromDate: DateString toDate: DateString
  }
  type PeriodStatusItem { dbId: Int ownerDbId: Int periodDbId: Int period: Period modifiedAt: DateTimeString }
  type Account {
    dbId: Int code: String description: String ownerDbId: Int chartOfAccountDbId: Int posting: Boolean
    modifiedAt: DateTimeString
  }
  type TaxTableSetup {
    dbId: Int ownerDbId: Int taxPercent: Float correctionPercent: Float dateFrom: DateString dateTo: DateString
    objectValueDbId: Int objectValue: ObjectValue accountDbId: Int account: Account modifiedAt: DateTimeString
  }
  type Owner { ownerCode: Int description: String }
  type EntityParent { dbId: Int code: String description: String }
  type ObjectDefinition { dbId: Int code: String description: String objectKind: ObjectKind }
  type GLSetupEntry { dbId: Int field: SystemValue fieldObject: ObjectDefinition }
  type Entity {
    dbId: Int code: String description: String ownerDbId: Int owner: Owner parent: EntityParent currency: Currency
    company: Company glSetupEntries: [GLSetupEntry] createdAt: DateTimeString modifiedAt: DateTimeString
  }

  type Company {
    dbId: Int code: String description: String companyNumber: String taxNumber: String email: String phone: String
    country: String address: Address ownerDbId: Int modifiedAt: DateTimeString
  }
  type Customer {
    dbId: Int code: String description: String companyDbId: Int company: Company address: Address
    billAddress: Address email: String phone: String phone2: String yourReference: String contract: String
    notes: String bankAccount: String taxNo: String paymentNotification: Boolean ownerDbId: Int fromDate: DateString
    toDate: DateString createdAt: DateTimeString modifiedAt: DateTimeString
  }
  type Supplier {
    dbId: Int code: String description: String companyDbId: Int company: Company email: String ownerDbId: Int
    fromDate: DateString toDate: DateString createdAt: DateTimeString modifiedAt: DateTimeString
  }
  type Project {
    dbId: Int code: String description: String text: String ownerDbId: Int email: String fromDate: DateString
    toDate: DateString createdAt: DateTimeString modifiedAt: DateTimeString extIdentifier: String
    yourReference: String contract: String external: Boolean billable: Boolean allowPosting: Boolean
    timesheetEntry: Boolean invoiceHeader: String invoiceFooter: String customer: Customer company: Company
  }

  type TransactionHeader {
    dbId: Int64String transactionNumber: Int text: String postedDate: DateString fiscalYear: Int
    createdAt: DateTimeString modifiedAt: DateTimeString registeredAt: DateTimeString
    transactionSource: TransactionSource invoiceFile: FileRef period: Period
  }
  type Transaction {
    dbId: Int text: String amount: MoneyString invoiceAmount: MoneyString taxAmount: MoneyString positionNumber: Int
    accountDbId: Int account: Account companyDbId: Int company: Company currency: Currency taxRule: ObjectValue
    glDimension: GLDimension glObject1DbId: Int glObject2DbId: Int glObject3DbId: Int glObject4DbId: Int
    glObject5DbId: Int header: TransactionHeader period: Period ownerDbId: Int matchId: Int
  }
  type ARTransaction {
    dbId: Int invoiceNumber: String text: String amount: MoneyString invoiceAmount: MoneyString
    invoiceRemaining: MoneyString invoiceDate: DateString dueDate: DateString paymentReference: String
    extIdentifier: String matchId: Int headerTransactionSourceDbId: Int headerCreatedAt: DateTimeString
    headerModifiedAt: DateTimeString subledgerDbId: Int subledger: Customer company: Company account: Account
    currency: Currency glDimension: GLDimension slTransactionType: SystemValue period: Period invoiceFile: FileRef
    transactionHeader: TransactionHeader ownerDbId: Int
  }
  type APTransaction {
    dbId: Int invoiceNumber: String text: String amount: MoneyString invoiceAmount: MoneyString
    invoiceRemaining: MoneyString invoiceDate: DateString dueDate: DateString paymentReference: String
    extIdentifier: String matchId: Int headerTransactionSourceDbId: Int headerCreatedAt: DateTimeString
    headerModifiedAt: DateTimeString subledgerDbId: Int subledger: Supplier company: Company account: Account
    currency: Currency glDimension: GLDimension slTransactionType: SystemValue period: Period invoiceFile: FileRef
    transactionHeader: TransactionHeader ownerDbId: Int
  }
  type GLImportItem {
    dbId: Int64String trRegNumber: Int trItemNumber: Int postedDate: DateString invoiceDate: DateString
    dueDate: DateString invoiceNumber: String text: String amount: MoneyString invoiceAmount: MoneyString
    taxAmount: MoneyString paymentReference: String yourReference: String extIdentifier: String
    extOrderNumber: String account: Account currency: Currency taxRule: ObjectValue
    transactionSource: TransactionSource jobLevel: SystemValue archive: Boolean workflow: Boolean fiscalYear: Int
    fiscalPeriod: Int ownerDbId: Int createdAt: DateTimeString modifiedAt: DateTimeString
  }
  type GLImportItemError {
    dbId: Int createdAt: DateTimeString ownerDbId: Int errorLevelDbId: Int errorLevel: SystemValue
    transactionDbId: Int message: String
  }
  type DeltaNode { dbId: Int mutationType: MutationType }
`;
