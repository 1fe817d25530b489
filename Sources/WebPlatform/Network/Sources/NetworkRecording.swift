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

        /// Puts one together.
        public init(request: HTTPRequest, answer: NetworkAnswer) {
            self.request = request
            self.answer = answer
        }
    }

    private let kept = Mutex<[Exchange]>([])

    /// Makes an empty recording.
    public init() {}

    /// What was recorded, in order.
    public var exchanges: [Exchange] { kept.withLock { $0 } }

    /// Takes over what was recorded in another process.
    public func add(_ exchange: Exchange) { kept.withLock { $0.append(exchange) } }

    /// What was recorded since this was asked last.
    public func takeAll() -> [Exchange] {
        kept.withLock { exchanges in
            defer { exchanges = [] }
            return exchanges
        }
    }

    func add(_ request: HTTPRequest, _ answer: NetworkAnswer) {
        kept.withLock { $0.append(Exchange(request: request, answer: answer)) }
    }
}
