import Testing

@testable import PortalTrace

/// `===` of JavaScript compares texts by their code units (ECMA-262, section 7.2.13).
@Suite struct TraceValueEqualityTests {
    private let one = "\u{E4}"
    private let two = "a\u{308}"

    @Test func `two spellings of a text are two values, in whatever they stand`() {
        #expect(TraceValue.string(one) != .string(two))
        #expect(TraceValue.array([.string(one)]) != .array([.string(two)]))
        #expect(TraceValue.object([.init(one, 1)]) != .object([.init(two, 1)]))
        #expect(TraceValue.function(name: one) != .function(name: two))
        #expect(TraceValue.symbol(description: one) != .symbol(description: two))
        #expect(
            TraceValue.longString(prefix: one, length: 9)
                != .longString(prefix: two, length: 9))
        #expect(Set([TraceValue.string(one), .string(two)]).count == 2)
        #expect(TraceValue.string(one) == .string("\u{E4}"))
    }

    @Test func `a member is found by its own spelling`() {
        let value = TraceValue.object([.init(one, 1), .init(two, 2)])
        #expect(value[two] == 2)
        #expect(value[one] == 1)
    }

    @Test func `places in files whose names are equivalent are two places`() {
        let places = [one, two].map { SourceLocation(file: $0, line: 1) }
        #expect(places[0] != places[1])
        #expect(Set(places).count == 2)
    }

    @Test func `NaN is NaN, so that a run that repeats it is the same run`() {
        #expect(TraceValue.number(.nan) == .number(.nan))
        #expect(TraceValue.number(.nan).hashValue == TraceValue.number(-.nan).hashValue)
    }
}
