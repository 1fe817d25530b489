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
    /// The function around each function; -1 where there is none.
    private var parents: [Int] = []
    /// The first `await` or `yield` of each function, and at last that of the script itself.
    private var firstWaits: [Int?] = []

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
        firstWaits = Array(repeating: nil, count: functions.count + 1)
        for wait in scan.waits {
            let index = function(at: wait) ?? functions.count
            firstWaits[index] = min(firstWaits[index] ?? wait, wait)
        }
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

    /// Whether `await` or `yield` stands before a place in the same function.
    func isBehindAwait(_ offset: Int) -> Bool {
        guard let wait = firstWaits[function(at: offset) ?? functions.count] else { return false }
        return wait < offset
    }
}
