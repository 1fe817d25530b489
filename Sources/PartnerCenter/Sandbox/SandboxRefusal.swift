internal import JSONDocuments

/// The service's refusals that this scenario can meet: status and code are those of
/// partner-center.md, section 5.3; the texts are ours.
struct SandboxRefusal: Error, Equatable {
    let status: Int
    let code: JSONValue
    let text: String
    var source = "PartnerFD"

    init(_ status: Int, _ code: Int, _ text: String) {
        self.status = status
        self.code = .number(JSONNumber(code))
        self.text = text
    }

    init(_ status: Int, code: String, _ text: String) {
        self.status = status
        self.code = .string(code)
        self.text = text
    }

    /// The reply's body (section 5.1).
    var body: [UInt8] {
        JSONValue.object(
            PartnerObject([
                .init("code", code), .init("description", .string(text)), .init("data", .array([])),
                .init("source", .string(source)),
            ])
        ).bytes()
    }

    // MARK: - Access

    static let noToken = SandboxRefusal(401, 800001, "There is no partner token in the request.")
    static func refusedToken(_ code: String) -> SandboxRefusal {
        SandboxRefusal(401, code: code, "The token is not accepted.")
    }
    static func wrongVerb(_ method: String, _ path: String) -> SandboxRefusal {
        SandboxRefusal(405, 0, "\(method) is not supported for \(path).")
    }
    static let wrongMediaType = SandboxRefusal(
        406, 0, "Only application/json is given out.")
    static let wrongContentType = SandboxRefusal(
        415, 0, "Only application/json is taken.")
    static let unknownPath = SandboxRefusal(404, 1000, "There is nothing at this path.")
    static let otherBody = SandboxRefusal(
        400, 800002, "The MS-RequestId was used with another request before.")

    // MARK: - Customer

    static let invalidCustomer = SandboxRefusal(400, 900118, "The customer id is not valid.")
    static let unknownCustomer = SandboxRefusal(404, 60003, "The tenant is not found.")
    static let foreignCustomer = SandboxRefusal(
        403, 20002, "The partner has no commerce relationship with the customer.")
    static let customerUnderReview = SandboxRefusal(
        403, 800073, "The customer's account is under review.")
    static let customerNotApproved = SandboxRefusal(
        403, 800075, "The customer's account is not approved.")
    static let noAgreement = SandboxRefusal(
        403, 13605, "The customer has not confirmed the customer agreement.")
    static let creditUsedUp = SandboxRefusal(403, 800023, "The credit line is too low.")
    static let tooManySubscriptions = SandboxRefusal(
        403, 800066, "The customer has too many subscriptions.")
    static let tooManySeats = SandboxRefusal(403, 800067, "The customer has too many seats.")

    // MARK: - Order

    static let unknownOrder = SandboxRefusal(404, 20000, "The order is not found.")
    static let orderBusy = SandboxRefusal(
        409, 800060, "The order is in progress. Look again in some minutes.")
    static let cannotBeProcessed = SandboxRefusal(400, 4018, "The order cannot be processed.")
    static let lineNumber = SandboxRefusal(
        400, 800071, "Line item numbers begin with 0 and have no gaps.")
    static let addOnByPost = SandboxRefusal(
        400, 2000, "ParentSubscriptionId is not supported when an order is created.")
    static let staleETag = SandboxRefusal(400, 2055, "The ETag is out of date.")

    // MARK: - Add-on and parent

    static let doesNotFit = SandboxRefusal(
        400, 800029, "The add-on does not belong to the parent subscription.")
    static let parentNotActive = SandboxRefusal(
        409, 27009, "The add-on cannot be enabled while its parent is not active.")
    static let unknownSubscription = SandboxRefusal(404, 20003, "The subscription is not found.")
    static let invalidSubscription = SandboxRefusal(400, 800021, "The subscription is not valid.")
    static let suspended = SandboxRefusal(400, 800091, "The subscription is suspended.")
    static let deleted = SandboxRefusal(400, 2011, "The subscription is deleted.")

    // MARK: - Offer and quantity

    static let quantity = SandboxRefusal(
        400, 2002, "The quantity is outside the bounds of the offer.")
    static let invalidOffer = SandboxRefusal(400, 800004, "The offer id is not valid.")
    static let wrongCountry = SandboxRefusal(
        400, 800070, "The offer is not sold in the customer's country.")
    static let withdrawn = SandboxRefusal(403, 2091, "The offer is withdrawn.")
    static func billingCycle(_ word: String) -> SandboxRefusal {
        SandboxRefusal(400, 2004, "The offer does not support billing cycle type: \(word)")
    }

    // MARK: - Body

    static func invalidProperty(_ words: String) -> SandboxRefusal {
        SandboxRefusal(400, 3000, "Invalid property: \(words)")
    }
    static func invalidInput(_ words: String) -> SandboxRefusal {
        SandboxRefusal(400, 800002, "Invalid input: \(words)")
    }
    static func unknownWord(_ word: String) -> SandboxRefusal {
        SandboxRefusal(400, 900126, "Unknown enumeration word: \(word)")
    }
    static let readOnlyStatus = SandboxRefusal(400, 0, "The status cannot be set.")
}
