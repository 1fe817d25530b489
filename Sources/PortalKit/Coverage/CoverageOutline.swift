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

    /// An `if` whose first way only leaves a loop or a case: the engine goes there directly, past the
    /// block that it counts.
    struct Jump: Equatable {
        /// Where the `if` stands.
        let start: Int
        /// Where its first way begins.
        let way: Int
        /// Where its `else` begins, or what runs where the condition does not hold.
        let other: Int
    }

    private(set) var jumps: [Jump] = []
    /// Whether there is such an `if` with nothing behind it that tells how often it was not taken.
    private(set) var hasUnclearJumps = false
    private(set) var functions: [Function] = []
    private(set) var branches: [Branch] = []
    /// The function around each function; -1 where there is none.
    private var parents: [Int] = []
    /// Each `await` and `yield` of each function, and at last those of the script itself.
    private var waits: [[Int]] = []

    init(_ text: String) {
        var scan = CoverageScan(text)
        scan.run()
        functions = scan.functions.sorted { $0.body < $1.body }
        branches = scan.branches.sorted { $0.start < $1.start }
        var around: [Int] = []
        for (index, function) in functions.enumerated() {
            while let last = around.last, functions[last].end <= function.body {
                around.removeLast()
            }
            parents.append(around.last ?? -1)
            around.append(index)
        }
        waits = Array(repeating: [], count: functions.count + 1)
        for wait in scan.waits { waits[function(at: wait) ?? functions.count].append(wait) }
        (jumps, hasUnclearJumps) = scan.jumps()
    }

    /// The function that a place is in; nil outside of all.
    func function(at offset: Int) -> Int? {
        var low = 0
        var high = functions.count
        while low < high {
            let middle = (low + high) / 2
            if functions[middle].body <= offset { low = middle + 1 } else { high = middle }
        }
        var index = low - 1
        while index >= 0, functions[index].end <= offset { index = parents[index] }
        return index >= 0 ? index : nil
    }

    /// Whether there is an `await` or a `yield`.
    var hasWaits: Bool { waits.contains { !$0.isEmpty } }

    /// Whether `await` or `yield` stands before a place in the same function.
    func isBehindAwait(_ offset: Int) -> Bool { hasWait(from: 0, to: offset) }

    /// Whether `await` or `yield` stands between a place and one before it, in the latter's function.
    func hasWait(from start: Int, to offset: Int) -> Bool {
        waits[function(at: offset) ?? functions.count].contains { $0 >= start && $0 < offset }
    }
}
