internal import Synchronization
public import WebFormats

/// What a fixture file says of one kind of request.
public struct NetworkFixture: Sendable {
    /// Where it stands: "network.json:3".
    public var place: String
    /// Nil for every method.
    public var method: String?
    /// The URLs that it answers.
    public var pattern: FixturePattern
    /// What else a request has to be.
    public var match: Match
    /// What it answers, in order.
    public var answers: [Answer]
    /// What comes after the last answer.
    public var after = After.last
    /// Preflights are answered, and every page may read the answers.
    public var allowsCORS = false

    /// What a request has to be beside its method and URL.
    public struct Match: Sendable {
        /// How many things it demands.
        public var count = 0
        /// The same for two that demand the same.
        public var key = ""
        /// What a request is not as demanded; nil if it is.
        public var difference: @Sendable (HTTPRequest) -> String? = { _ in nil }

        /// Makes one that demands nothing.
        public init() {}
    }

    /// An answer, and how often it is given before the next one comes.
    public struct Answer: Sendable {
        /// What is answered.
        public var answer: NetworkAnswer
        /// How often.
        public var times: Int

        /// Makes one.
        public init(_ answer: NetworkAnswer, times: Int = 1) {
            self.answer = answer
            self.times = times
        }
    }

    /// What comes after the last answer.
    public enum After: String, CaseIterable, Sendable {
        /// The last one again.
        case last
        /// The first one again.
        case first
        /// Nothing: the request has no fixture.
        case none
    }

    /// Makes a fixture.
    public init(place: String, method: String?, pattern: FixturePattern, answers: [Answer]) {
        self.place = place
        self.method = method
        self.pattern = pattern
        self.answers = answers
        match = Match()
    }

    /// How much it demands of a request; a larger one is asked first.
    var rank: [Int] { pattern.rank + [match.count, method == nil ? 0 : 1] }

    /// The same for two that take the same requests.
    public var key: String { "\(method ?? "*") \(pattern.key) \(match.key)" }

    /// The answer to the n-th request, from 0.
    func answer(_ number: Int) -> NetworkAnswer? {
        let total = answers.reduce(0) { $0 + $1.times }
        guard total > 0 else { return nil }
        var number = number
        if number >= total {
            switch after {
            case .last: return answers.last?.answer
            case .first: number %= total
            case .none: return nil
            }
        }
        for answer in answers {
            if number < answer.times { return answer.answer }
            number -= answer.times
        }
        return nil
    }
}

/// The fixtures of a portal, in the order in which they are asked, and which of them were used.
public final class NetworkFixtures: Sendable {
    /// The most demanding first; of equals, the first of the files.
    public let all: [NetworkFixture]
    private let used: Mutex<Set<Int>>

    /// Puts fixtures into their order.
    public init(_ fixtures: [NetworkFixture]) {
        all = fixtures.enumerated().sorted { left, right in
            let (a, b) = (left.element.rank, right.element.rank)
            return a == b ? left.offset < right.offset : b.lexicographicallyPrecedes(a)
        }.map(\.element)
        used = Mutex([])
    }

    func markUsed(_ index: Int) { used.withLock { _ = $0.insert(index) } }

    /// The numbers of those that answered something.
    public var usedIndexes: [Int] { used.withLock { $0.sorted() } }

    /// Takes note of what was used in another process.
    public func markUsed(_ indexes: [Int]) {
        used.withLock { $0.formUnion(indexes) }
    }

    /// Those that answered nothing in any run so far, by their places.
    public var unused: [NetworkFixture] {
        used.withLock { used in
            all.indices.filter { !used.contains($0) }.map { all[$0] }
        }
    }
}

/// Answers of fixtures, for one run.
public final class FixtureSource: NetworkSource {
    private let fixtures: NetworkFixtures
    /// How often each was asked.
    private var asked: [Int: Int] = [:]

    /// Makes a source whose sequences begin at their first answers.
    public init(_ fixtures: NetworkFixtures) { self.fixtures = fixtures }

    /// The next answer of the most demanding fixture that takes the request.
    public func answer(_ request: HTTPRequest) -> NetworkAnswer? {
        let isPreflight =
            request.method == "OPTIONS"
            && request.headers.contains("Access-Control-Request-Method")
        for (index, fixture) in fixtures.all.enumerated()
        where !(isPreflight && fixture.allowsCORS && fixture.method == nil)
            && takes(fixture, request.method, request) && fixture.match.difference(request) == nil
        {
            let number = asked[index] ?? 0
            guard var answer = fixture.answer(number) else { continue }
            asked[index] = number + 1
            fixtures.markUsed(index)
            answer.source = fixture.place
            if fixture.allowsCORS { Self.allow(request, &answer) }
            return answer
        }
        return preflight(request)
    }

    private func takes(
        _ fixture: NetworkFixture, _ method: String, _ request: HTTPRequest
    ) -> Bool {
        (fixture.method ?? method) == method && fixture.pattern.takes(request.url)
    }

    /// Why no fixture answers, where one nearly does.
    public func nearMiss(_ request: HTTPRequest) -> String? {
        let near = fixtures.all.enumerated().filter { $1.pattern.takes(request.url) }
        if let (index, fixture) = near.first(where: { takes($1, request.method, request) }) {
            if let difference = fixture.match.difference(request) {
                return
                    "the fixture at \(fixture.place) has the method and the URL, but \(difference)"
            }
            return "the fixture at \(fixture.place) gave its last answer before "
                + "(\(asked[index] ?? 0) in all)"
        }
        if request.method == "OPTIONS",
            let wanted = request.headers.value("Access-Control-Request-Method"),
            let (_, fixture) = near.first(where: { ($1.method ?? wanted) == wanted })
        {
            return "this is the preflight of a \(wanted); \"cors\": true in the fixture at "
                + "\(fixture.place) answers it"
        }
        let methods = near.compactMap(\.element.method)
        guard let (_, fixture) = near.first, !methods.isEmpty else { return nil }
        return "the fixture at \(fixture.place) has the URL, but the method "
            + methods.joined(separator: ", ")
    }

    // MARK: - CORS

    private func preflight(_ request: HTTPRequest) -> NetworkAnswer? {
        guard request.method == "OPTIONS",
            let method = request.headers.value("Access-Control-Request-Method"),
            let fixture = fixtures.all.first(where: {
                $0.allowsCORS && takes($0, method, request)
            })
        else { return nil }
        var answer = NetworkAnswer(status: 204, statusText: "No Content")
        answer.source = fixture.place
        answer.headers.append("Access-Control-Allow-Methods", method)
        if let names = request.headers.value("Access-Control-Request-Headers") {
            answer.headers.append("Access-Control-Allow-Headers", names)
        }
        Self.allow(request, &answer)
        return answer
    }

    private static func allow(_ request: HTTPRequest, _ answer: inout NetworkAnswer) {
        guard let origin = request.headers.value("Origin") else { return }
        answer.headers.setIfMissing("Access-Control-Allow-Origin", origin)
        answer.headers.setIfMissing("Access-Control-Allow-Credentials", "true")
        answer.headers.setIfMissing("Vary", "Origin")
    }
}
