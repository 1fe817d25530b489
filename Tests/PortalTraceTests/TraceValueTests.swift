import PortalTrace
import Testing

@Suite struct TraceValueTests {
    private static let all: [TraceValue] = [
        .undefined, .null, .bool(true), .number(1), .string("a"), .illFormedString([0xD800]),
        .longString(prefix: "a", length: 9), .array([]), .object([]), .function(name: "f"),
        .symbol(description: "s"), .bigInt("1"), .unreadable("no"),
    ]

    // MARK: Reading

    @Test func `a value is read as what it is, and as nothing else`() {
        #expect(Self.all.compactMap(\.string) == ["a"])
        #expect(Self.all.compactMap(\.number) == [1])
        #expect(Self.all.compactMap(\.bool) == [true])
        #expect(Self.all.compactMap(\.elements) == [[]])
        #expect(Self.all.compactMap(\.members) == [[]])
    }

    @Test func `a member is found by its name`() {
        let value: TraceValue = ["a": 1, "b": .undefined]
        #expect(value["a"] == 1)
        #expect(value["b"] == .undefined)
        #expect(value["c"] == nil)
        #expect(Self.all.allSatisfy { $0["a"] == nil })
    }

    @Test func `of members of one name the first is found`() {
        #expect(TraceValue.object([.init("a", 1), .init("a", 2)])["a"] == 1)
    }

    // MARK: Literals

    @Test func `Swift literals make values`() {
        #expect(("a" as TraceValue) == .string("a"))
        #expect((true as TraceValue) == .bool(true))
        #expect((1 as TraceValue) == .number(1))
        #expect((1.5 as TraceValue) == .number(1.5))
        #expect(([1, "a"] as TraceValue) == .array([.number(1), .string("a")]))
        #expect(([:] as TraceValue) == .object([]))
    }

    @Test func `members keep the order of the literal`() {
        let value: TraceValue = ["z": 1, "a": 2, "m": 3]
        #expect(value.members?.map(\.name) == ["z", "a", "m"])
    }

    // MARK: Equality

    @Test func `values of different kinds differ, and can be told apart in a set`() {
        #expect(Set(Self.all).count == Self.all.count)
        #expect(Self.all.allSatisfy { value in Self.all.count { $0 == value } == 1 })
    }

    @Test func `the order of members matters`() {
        #expect((["a": 1, "b": 2] as TraceValue) != ["b": 2, "a": 1])
    }

    // MARK: Words

    @Test func `every kind of value has its word`() {
        #expect(
            Self.all.map(\.kindDescription) == [
                "undefined", "null", "a boolean", "a number", "a string",
                "a string with a lone surrogate", "a string of 9 characters", "an array",
                "an object", "a function", "a symbol", "a BigInt",
                "a value that cannot be read (no)",
            ])
    }

    @Test func `the reason in a word stays on one line`() {
        #expect(
            TraceValue.unreadable("threw Error: a\nb").kindDescription
                == #"a value that cannot be read (threw Error: a\nb)"#)
    }
}
