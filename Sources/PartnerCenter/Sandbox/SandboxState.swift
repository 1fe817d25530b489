internal import JSONDocuments
internal import WebFormats

/// Everything that the sandbox knows. A value: a copy is a state of its own.
public struct SandboxState: Equatable, Sendable {
    /// A customer of a partner.
    public struct Customer: Equatable, Sendable {
        /// How the customer stands with Microsoft.
        public enum Standing: String, CaseIterable, Sendable {
            case active
            /// The account is under review (403, 800073).
            case underReview
            /// The account is not approved (403, 800075).
            case notApproved
        }

        var id: String
        var companyName = ""
        /// Where the customer is; offers of other countries cannot be bought.
        var country = "US"
        /// Whether it is a customer of this partner; if not, 403 with 20002.
        var isOwn = true
        var standing = Standing.active
        /// Whether the customer agreement is confirmed; if not, 403 with 13605.
        var hasAgreement = true
        /// Whether the partner's credit line is used up (403, 800023).
        var isCreditUsedUp = false
        /// Most seats over all subscriptions; beyond it 403 with 800067.
        var seatLimit: Int?
        /// Most subscriptions; beyond it 403 with 800066.
        var subscriptionLimit: Int?
    }

    /// An order, and what the API does not show of it.
    struct StoredOrder: Equatable, Sendable {
        var customer: String
        var order: Order
        var version = 1
        /// Whether another change is under way (409, 800060).
        var isBusy = false
    }

    /// A subscription and whose it is.
    struct StoredSubscription: Equatable, Sendable {
        var customer: String
        var subscription: Subscription
    }

    /// How many requests are answered.
    struct Throttle: Equatable, Sendable {
        var requests: Int
        /// In how many milliseconds.
        var per: Int
    }

    /// Decides the ids of new subscriptions.
    var seed: UInt64 = 1
    /// Ids that the next subscriptions get, before those of the seed.
    var nextIDs: [String] = []
    /// Whether successful replies begin with a byte order mark, as the documented ones do
    /// (partner-center.md, section 1.6).
    public var hasByteOrderMark = true
    /// Whether a write whose id was answered before is answered the same again, and done once.
    public var deduplicates = true
    /// Tokens that are refused, with the code: 900420 and 900421 are the known ones.
    var refusedTokens: [CodeUnits: String] = [:]
    var throttle: Throttle?
    /// How tokens are given out, if the service takes only those; otherwise it takes any.
    var authority: SandboxAuthority?
    /// What goes wrong.
    public var faults: [SandboxFault] = []
    private(set) var customers: [Customer] = []
    private(set) var offers: [Offer] = []
    var orders: [StoredOrder] = []
    private(set) var subscriptions: [StoredSubscription] = []
    /// Places by id; that of a subscription by customer and id.
    private var customerPlaces: [CodeUnits: Int] = [:]
    private var offerPlaces: [CodeUnits: Int] = [:]
    private var orderPlaces: [CodeUnits: Int] = [:]
    private var subscriptionPlaces: [CodeUnits: Int] = [:]
    private var subscriptionsOfCustomer: [CodeUnits: [Int]] = [:]

    /// Makes an empty state.
    public init() {}

    /// GUIDs in one letter case, other ids as they are (section 1.1).
    static func key(_ id: String) -> CodeUnits {
        CodeUnits(PartnerID.isGUID(id) ? id.lowercased() : id)
    }

    // MARK: - Finding

    func customer(_ id: String) -> Customer? { customerPlaces[Self.key(id)].map { customers[$0] } }

    func offer(_ id: String) -> Offer? { offerPlaces[Self.key(id)].map { offers[$0] } }

    func orderPlace(_ id: String, of customer: String) -> Int? {
        guard let place = orderPlaces[Self.key(id)],
            PartnerID.same(orders[place].customer, customer)
        else { return nil }
        return place
    }

    func subscription(_ id: String, of customer: String) -> Subscription? {
        guard let place = subscriptionPlaces[Self.key(id)],
            PartnerID.same(subscriptions[place].customer, customer)
        else { return nil }
        return subscriptions[place].subscription
    }

    func subscriptions(of customer: String) -> [Subscription] {
        (subscriptionsOfCustomer[Self.key(customer)] ?? []).map { subscriptions[$0].subscription }
    }

    // MARK: - Adding

    /// Adds a customer; false if there is one of that id.
    mutating func add(_ customer: Customer) -> Bool {
        guard customerPlaces[Self.key(customer.id)] == nil else { return false }
        customerPlaces[Self.key(customer.id)] = customers.count
        customers.append(customer)
        return true
    }

    mutating func add(_ offer: Offer) -> Bool {
        guard let id = offer.id, offerPlaces[Self.key(id)] == nil else { return false }
        offerPlaces[Self.key(id)] = offers.count
        offers.append(offer)
        return true
    }

    mutating func add(_ order: StoredOrder) -> Bool {
        guard let id = order.order.id, orderPlaces[Self.key(id)] == nil else { return false }
        orderPlaces[Self.key(id)] = orders.count
        orders.append(order)
        return true
    }

    mutating func add(_ subscription: Subscription, of customer: String) -> Bool {
        guard let id = subscription.id, subscriptionPlaces[Self.key(id)] == nil else {
            return false
        }
        subscriptionPlaces[Self.key(id)] = subscriptions.count
        subscriptionsOfCustomer[Self.key(customer), default: []].append(subscriptions.count)
        subscriptions.append(StoredSubscription(customer: customer, subscription: subscription))
        return true
    }

    /// The id of the next subscription.
    mutating func makeID() -> String {
        while !nextIDs.isEmpty {
            let id = nextIDs.removeFirst()
            if subscriptionPlaces[Self.key(id)] == nil { return id }
        }
        var source = GUIDSource(seed: seed)
        seed &+= 0x9E37_79B9_7F4A_7C15 &* 2
        return source.next()
    }
}

/// Something that goes wrong on purpose.
public struct SandboxFault: Equatable, Sendable {
    /// What goes wrong.
    public enum Kind: String, CaseIterable, Sendable {
        /// The request is lost: nothing is done, no reply comes.
        case timeoutBeforeWrite
        /// What was asked is done, and the reply is lost.
        case timeoutAfterWrite
        /// What was asked is done, and the reply is an error: the status of the fault.
        case errorAfterWrite
        /// What was asked is done, and the reply is a success without contents.
        case emptyAfterWrite
        /// What was asked is done, and the contents of the reply are no JSON.
        case garbled
        /// What was asked is done, and is read only after the delay of the fault.
        case lateRead
        /// A status with the service's error body.
        case error
        /// 429 as the throttling gateway has it.
        case throttled
        /// An error without a body.
        case empty
        /// An error with a page for people.
        case html
        /// What was asked is done, and the reply ends in the middle.
        case truncated
        /// What was asked is done, and the reply is named a page.
        case wrongType
        /// The reply sends the caller to another host.
        case redirect
        /// What was asked is done, and the reply has no end.
        case endless
        /// The reply comes late.
        case slow
        /// The reply begins with a byte order mark, whatever the state says.
        case byteOrderMark
    }

    /// What goes wrong.
    public var kind: Kind
    /// Of which requests: the verb; nil is any.
    public var method: String?
    /// Of which requests: a part of the path; empty is any.
    public var path = ""
    /// How many of them go well before.
    public var after = 0
    /// How many of them go wrong; nil is all.
    public var times: Int? = 1
    /// The status of an error.
    public var status = 503
    /// The code of an error.
    public var code: Int?
    /// What an error says.
    public var text = "A fault of the sandbox."
    /// `Retry-After` as it is sent; nil is not sent.
    public var retryAfter: String?
    /// How late a slow reply is, or when a write can be read, in milliseconds.
    public var delay = 5_000

    /// Makes a fault.
    public init(
        _ kind: Kind, method: String? = nil, path: String = "", after: Int = 0, times: Int? = 1
    ) {
        self.kind = kind
        self.method = method
        self.path = path
        self.after = after
        self.times = times
    }

    /// Whether it comes now; counts.
    mutating func strikes(_ request: HTTPRequest) -> Bool {
        guard method == nil || method == request.method, times != 0,
            path.isEmpty || request.target.contains(path)
        else { return false }
        if after > 0 {
            after -= 1
            return false
        }
        times = times.map { $0 - 1 }
        return true
    }
}
