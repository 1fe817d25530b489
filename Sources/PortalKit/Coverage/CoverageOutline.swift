/// The functions and branches of a script, found without running it. All places are in UTF-16 code
/// units.
struct CoverageOutline {
    /// A function with a body.
    struct Function: Equatable {
        /// Its name, or that of the variable or property that it is given to; empty if it has none.
        var name: String
        /// Where it begins, with its name or `function`.
        var start: Int
        /// Where its body begins: at the brace, or with the expression of an arrow.
        var body: Int
        /// Behind its body.
        var end: Int
    }

    /// One place where a script goes one of several ways.
    struct Branch: Equatable {
        enum Kind: String {
            case condition = "if"
            case conditional = "cond-expr"
            case cases = "switch"
            case handler = "catch"
        }

        var kind: Kind
        /// Where it stands.
        var start: Int
        /// Where each way begins; nil where there is no code for it, as without an `else`.
        var ways: [Int?]
    }

    private(set) var functions: [Function] = []
    private(set) var branches: [Branch] = []
    /// Where `await` and `yield` stand.
    private(set) var waits: [Int] = []

    init(_ text: String) {
        var scan = CoverageScan(text)
        scan.run()
        functions = scan.functions.sorted { ($0.start, $0.body) < ($1.start, $1.body) }
        branches = scan.branches.sorted { $0.start < $1.start }
        waits = scan.waits
    }

    /// The function that a place is in; nil outside of all.
    func function(at offset: Int) -> Int? {
        functions.indices.filter { functions[$0].body <= offset && offset < functions[$0].end }
            .max { functions[$0].body < functions[$1].body }
    }

    /// Whether `await` or `yield` stands before a place in the same function.
    func isBehindAwait(_ offset: Int) -> Bool {
        guard waits.contains(where: { $0 < offset }) else { return false }
        let function = function(at: offset)
        return waits.contains { $0 < offset && self.function(at: $0) == function }
    }
}
