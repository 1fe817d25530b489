import MobilePlans
import PortalTrace
import Testing

@Suite struct IntervalTests {
    // MARK: Rounding, spec section 4

    @Test(
        arguments: [
            (0, 0), (1, 15), (5, 15), (7, 15), (8, 15), (15, 15), (20, 15), (22, 15), (23, 30),
            (30, 30), (37, 30), (38, 45), (4_294_967_280, 4_294_967_280),
            (4_294_967_287, 4_294_967_280), (4_294_967_288, 4_294_967_295),
            (4_294_967_295, 4_294_967_295),
        ] as [(UInt32, UInt32)])
    func `spec section 4, minutes are rounded to 15 but never to 0`(
        minutes: UInt32, rounded: UInt32
    ) {
        #expect(Interval(minutes: minutes).rounded == Interval(minutes: rounded))
        #expect(Interval(minutes: rounded).rounded == Interval(minutes: rounded))
    }

    // MARK: Arguments, spec sections 8 and 9

    @Test(arguments: [(0, 0), (-0.0, 0), (15, 15), (4_294_967_295, .max)] as [(Double, UInt32)])
    func `spec section 8, an unsigned 32-bit integer is an interval`(
        number: Double, minutes: UInt32
    ) {
        let parsed = Interval.parse(.number(number))
        #expect(parsed.value == Interval(minutes: minutes))
        #expect(parsed.problems.isEmpty)
    }

    @Test(
        arguments: [
            ("15", ["error interval-numeric-string"]),
            (" -1.5e3 ", ["error interval-numeric-string"]),
            ("", ["error interval-type"]),
            ("soon", ["error interval-type"]),
            ("nan", ["error interval-type"]),
            ("0x1F", ["error interval-type"]),
            ("-", ["error interval-type"]),
            (-1, ["error interval-negative"]),
            (1.5, ["error interval-fraction"]),
            (-1.5, ["error interval-negative", "error interval-fraction"]),
            (4_294_967_296, ["error interval-range"]),
            (4_294_967_295.5, ["error interval-fraction", "error interval-range"]),
            (1e300, ["error interval-range"]),
            (.number(.nan), ["error interval-not-finite"]),
            (.number(.infinity), ["error interval-not-finite"]),
            (.number(-.infinity), ["error interval-not-finite"]),
            (.undefined, ["error interval-missing"]),
            (.null, ["error interval-type"]),
            (true, ["error interval-type"]),
            ([15], ["error interval-type"]),
            (["minutes": 15], ["error interval-type"]),
            (.bigInt("15"), ["error interval-type"]),
            (.function(name: "f"), ["error interval-type"]),
            (.symbol(description: "s"), ["error interval-type"]),
            (.illFormedString([0xD800]), ["error interval-type"]),
            (.longString(prefix: "1", length: 1_000_000), ["error interval-type"]),
            (.unreadable("getter threw"), ["error interval-type"]),
        ] as [(TraceValue, [String])])
    func `spec section 9, nothing else is`(value: TraceValue, problems: [String]) {
        let parsed = Interval.parse(value)
        #expect(parsed.summaries == problems)
        #expect(parsed.value == nil)
        #expect(!parsed.isValid)
    }

    @Test(
        arguments: [
            ("15", "expected a number of minutes, found the string '15'; pass it without quotes"),
            (.undefined, "expected a number of minutes, found undefined"),
            (.bigInt("15"), "expected a number of minutes, found the BigInt 15n"),
            (-1, "expected 0 minutes or more, found the number -1"),
            (0.5, "expected whole minutes, found the number 0.5"),
            (.number(.nan), "expected a number of minutes, found NaN"),
        ] as [(TraceValue, String)])
    func `style 4.5, a message says what was found`(value: TraceValue, message: String) {
        #expect(Interval.parse(value).problems.map(\.message) == [message])
    }
}
