/// The operator's servers.
public struct Servers: Equatable, Sendable {
    /// The servers that hold profiles.
    public var smdpPlus = [SMDPPlus()]
    /// The server that knows which SM-DP+ holds a profile for an eUICC.
    public var smds = SMDS()

    /// Makes servers at which everything goes well.
    public init() {}
}

/// How a server does.
public enum ServerState: String, CaseIterable, Sendable {
    case works
    /// It answers with a failure: `serverFailure`.
    case fails
    /// It does not answer: `serverNotReachable`.
    case unreachable
}

/// A server that prepares and delivers profiles (GSMA SGP.22).
public struct SMDPPlus: Equatable, Sendable {
    /// Host name; `*` answers for every name that no other server has.
    public var address = "*"
    /// How it does.
    public var state = ServerState.works
    /// What it holds.
    public var profiles = [ServerProfile()]

    /// Makes a server that has a profile for every device.
    public init() {}
}

/// A profile at an SM-DP+.
public struct ServerProfile: Equatable, Sendable {
    /// Names it in activation codes; `*` stands for a stock that never runs out, under any name.
    public var matchingID = "*"
    /// ICCID; of a stock: that of the first profile.
    public var iccid = "8988247000100003319"
    /// Where its order stands.
    public var state = State.released
    /// The EID that it is allocated to; nil is any.
    public var eid: String?
    /// Whether the server lets the device have it.
    public var isAuthorized = true
    /// What the modem has to be able to do ("LTE").
    public var technology: String?
    /// What kind of profile it is.
    public var profileClass = ProfileClass.operational
    /// What its operator forbids once it is installed.
    public var rules: [Profile.PolicyRule] = []
    /// The confirmation code that it is guarded by.
    public var confirmationCode: String?
    /// How many wrong confirmation codes are still taken.
    public var confirmationTries = 3
    /// Whether its data cannot be installed: `other`.
    public var isDamaged = false

    /// Where the order of a profile stands (SGP.22, section 3.1.6).
    public enum State: String, CaseIterable, Sendable {
        /// In stock, but its download was not ordered: `noCorrespondingRequest`.
        case available
        /// Ordered, and not released: `profileNotReleasedByOperator`.
        case ordered
        /// Ready for download.
        case released
        /// A device has it: `profileNotAvailableForNewBinding`.
        case downloaded
    }

    /// Makes a stock of profiles for every device.
    public init() {}
}

/// The discovery server.
public struct SMDS: Equatable, Sendable {
    /// How it does.
    public var state = ServerState.works
    /// What it knows of.
    public var events = [Event()]

    /// "A profile waits for this device at that SM-DP+."
    public struct Event: Equatable, Sendable {
        /// When it is registered, in virtual milliseconds since launch.
        public var after = 0
        /// The SM-DP+'s host name.
        public var address = "smdp.contoso-mobile.example"
        /// Names the profile there.
        public var matchingID = ""

        /// Makes an event that is there from the beginning.
        public init() {}
    }

    /// Makes a server that knows of one profile.
    public init() {}
}
