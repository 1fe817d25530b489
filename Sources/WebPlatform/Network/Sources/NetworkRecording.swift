internal import PortalTrace
internal import Synchronization
public import WebFormats

/// Real exchanges, kept to be written as fixtures.
public final class NetworkRecording: Sendable {
    /// One request and its answer.
    public struct Exchange: Sendable {
        /// What was asked.
        public var request: HTTPRequest
        /// What came back.
        public var answer: NetworkAnswer
        /// Why a fixture cannot say what came back, so that it is left out; nil if it can.
        public var reasonToLeaveOut: String?

        /// Puts one together.
        public init(request: HTTPRequest, answer: NetworkAnswer, reasonToLeaveOut: String? = nil) {
            self.request = request
            self.answer = answer
            self.reasonToLeaveOut = reasonToLeaveOut
        }

        var size: Int {
            request.body.count + answer.body.reduce(0) { $0 + $1.bytes.count }
        }
    }

    private struct Kept {
        var exchanges: [Exchange] = []
        /// Bytes of bodies.
        var size = 0
    }

    private let kept = Mutex(Kept())

    /// The most bytes of bodies that are kept: a fixture file has at most 64 MB, and its texts have
    /// escapes.
    private static let most = 32 << 20

    /// Makes an empty recording.
    public init() {}

    /// What was recorded, in order.
    public var exchanges: [Exchange] { kept.withLock { $0.exchanges } }

    /// Takes over what was recorded in another process.
    public func add(_ exchange: Exchange) {
        var exchange = exchange
        if exchange.answer.failure?.kind == .limit {
            exchange.reasonToLeaveOut = "the answer was cut off"
        }
        kept.withLock { kept in
            if exchange.reasonToLeaveOut == nil, kept.size + exchange.size > Self.most {
                exchange.reasonToLeaveOut =
                    "with it the bodies have more than \(Self.most >> 20) MB"
            }
            if exchange.reasonToLeaveOut != nil {
                exchange.request.body = []
                exchange.answer = NetworkAnswer(status: exchange.answer.status)
            }
            kept.size += exchange.size
            kept.exchanges.append(exchange)
        }
    }

    /// What was recorded since this was asked last.
    public func takeAll() -> [Exchange] {
        kept.withLock { kept in
            defer { kept = Kept() }
            return kept.exchanges
        }
    }

    func add(_ request: HTTPRequest, _ answer: NetworkAnswer) {
        add(Exchange(request: request, answer: answer))
    }
}
