/// Reads through a script for `CoverageOutline`.
struct CoverageScan {
    private struct Bracket {
        /// Its opening token.
        let open: Int
        /// The function whose body it is.
        var function: Int?
        /// The branch whose cases are in it.
        var cases: Int?
        /// Conditions that may still have an `else`.
        var ifs: [Int] = []
        /// Conditional expressions whose colon is to come.
        var conditionals: [Int] = []
        /// Arrows without braces that end with it at the latest.
        var arrows: [Int] = []
    }

    private(set) var functions: [CoverageOutline.Function] = []
    private(set) var branches: [CoverageOutline.Branch] = []
    private(set) var waits: [Int] = []
    private let source: JavaScriptSource
    private var tokens: [JavaScriptToken] = []
    private var brackets: [Bracket] = [Bracket(open: -1)]
    /// For each closing parenthesis its opening one, by token.
    private var partners: [Int: Int] = [:]
    /// What the next token begins: a way of a branch.
    private var waiting: [(branch: Int, way: Int)] = []
    /// Parentheses whose closing one is followed by a way.
    private var heads: [Int: Int] = [:]
    /// Each `if`: its token and its branch.
    private var conditions: [(token: Int, branch: Int)] = []
    private var unitOffsets: [Int]?

    init(_ text: String) {
        source = JavaScriptSource(text)
        if text.utf8.count != text.utf16.count { unitOffsets = Self.unitOffsets(text) }
    }

    /// The UTF-16 offset of each byte.
    private static func unitOffsets(_ text: String) -> [Int] {
        var offsets: [Int] = []
        offsets.reserveCapacity(text.utf8.count + 1)
        var units = 0
        for byte in text.utf8 {
            offsets.append(units)
            // A character's first byte is at its place, the others are behind it.
            if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
        }
        offsets.append(units)
        return offsets
    }

    private func units(_ byte: Int) -> Int { unitOffsets?[byte] ?? byte }

    mutating func run() {
        var lexer = JavaScriptLexer(source)
        while let token = lexer.next() {
            tokens.append(token)
            take(token)
        }
        while brackets.count > 1 { close(at: source.count) }
        endArrows(at: source.count)
    }

    private mutating func take(_ token: JavaScriptToken) {
        let index = tokens.count - 1
        for (branch, way) in waiting { branches[branch].ways[way] = units(token.start) }
        waiting = []
        let previous = index > 0 ? tokens[index - 1] : nil
        if let arrow = previous, arrow.punctuator == .arrow, token.role != .functionBody {
            // The expression of an arrow.
            begin(arrowAt: index - 1, body: token.start, isExpression: true)
        } else if token.traits.contains(.afterLineEnd), let previous, token.isWord,
            Self.endsExpression(previous), token.word != .in, token.word != .instanceof
        {
            endArrows(at: previous.end)
        }
        switch token.punctuator {
        case .openParenthesis, .openBracket: brackets.append(Bracket(open: index))
        case .openBrace: open(index, token)
        case .closeParenthesis, .closeBracket, .closeBrace:
            guard brackets.count > 1 else { break }
            let open = brackets[brackets.count - 1].open
            close(at: token.end)
            partners[index] = open
            if let branch = heads.removeValue(forKey: open) { waiting.append((branch, 0)) }
        case .semicolon, .comma: endArrows(at: token.start)
        case .question: conditional(token)
        case .colon: colon()
        default:
            if token.kind == .templateHead { brackets.append(Bracket(open: index)) }
            if token.kind == .templateTail, brackets.count > 1 { close(at: token.start) }
            if token.role == .keyword { keyword(token, index) }
        }
    }

    /// Whether an expression can end with a token.
    private static func endsExpression(_ token: JavaScriptToken) -> Bool {
        switch token.punctuator {
        case .closeParenthesis, .closeBracket, .closeBrace, .step: true
        default: token.kind != .punctuator && token.role != .keyword
        }
    }

    // MARK: - Brackets

    private mutating func open(_ index: Int, _ token: JavaScriptToken) {
        var bracket = Bracket(open: index)
        let previous = index > 0 ? tokens[index - 1] : nil
        if token.role == .functionBody {
            if previous?.punctuator == .arrow {
                bracket.function = begin(arrowAt: index - 1, body: token.start, isExpression: false)
            } else {
                bracket.function = begin(functionWithBodyAt: index)
            }
        }
        if token.role == .block, isSwitch(index) {
            branches.append(.init(kind: .cases, start: units(token.start), ways: []))
            bracket.cases = branches.count - 1
        }
        brackets.append(bracket)
    }

    /// Whether a brace stands behind `switch (…)`.
    private func isSwitch(_ index: Int) -> Bool {
        guard let open = partners[index - 1], open > 0 else { return false }
        return tokens[open - 1].word == .switch && tokens[open - 1].role == .keyword
    }

    private mutating func close(at offset: Int) {
        endArrows(at: min(offset, source.count) - (offset < source.count ? 1 : 0))
        let bracket = brackets.removeLast()
        if let function = bracket.function { functions[function].end = units(offset) }
    }

    private mutating func endArrows(at offset: Int) {
        for function in brackets[brackets.count - 1].arrows {
            functions[function].end = units(offset)
        }
        brackets[brackets.count - 1].arrows = []
    }

    // MARK: - Branches

    private mutating func keyword(_ token: JavaScriptToken, _ index: Int) {
        switch token.word {
        case .if:
            conditions.append((index, branches.count))
            branches.append(.init(kind: .condition, start: units(token.start), ways: [nil, nil]))
            brackets[brackets.count - 1].ifs.append(branches.count - 1)
            // The parenthesis is the next token.
            heads[index + 1] = branches.count - 1
        case .else:
            guard let branch = brackets[brackets.count - 1].ifs.popLast() else { return }
            waiting.append((branch, 1))
        case .case, .default:
            if let branch = brackets[brackets.count - 1].cases {
                branches[branch].ways.append(units(token.start))
            }
        case .catch:
            branches.append(
                .init(
                    kind: .handler, start: units(token.start), ways: [units(token.start)]))
        case .await, .yield: waits.append(units(token.start))
        default: break
        }
    }

    private mutating func conditional(_ token: JavaScriptToken) {
        branches.append(.init(kind: .conditional, start: units(token.start), ways: [nil, nil]))
        brackets[brackets.count - 1].conditionals.append(branches.count - 1)
        waiting.append((branches.count - 1, 0))
    }

    private mutating func colon() {
        // Any other colon ends a label, a case or the name of a property.
        if let branch = brackets[brackets.count - 1].conditionals.popLast() {
            waiting.append((branch, 1))
        }
    }

    /// What `if` only leaves a loop or a case, and whether the counts of one of them cannot be told.
    func jumps() -> (clear: [CoverageOutline.Jump], hasOthers: Bool) {
        var (jumps, hasOthers) = ([CoverageOutline.Jump](), false)
        let closing = Dictionary(uniqueKeysWithValues: partners.map { ($0.value, $0.key) })
        for (token, branch) in conditions {
            guard let close = closing[token + 1], let way = branches[branch].ways[0],
                let next = end(ofJumpAt: close + 1), tokens.indices.contains(next)
            else { continue }
            let start = branches[branch].start
            if let other = branches[branch].ways[1] {
                jumps.append(.init(start: start, way: way, other: other))
            } else if isAmongStatements(token) {
                jumps.append(.init(start: start, way: way, other: units(tokens[next].start)))
            } else {
                hasOthers = true
            }
        }
        return (jumps, hasOthers)
    }

    /// The token behind `break` or `continue`, with or without braces; nil where something else stands.
    private func end(ofJumpAt first: Int) -> Int? {
        func token(_ index: Int) -> JavaScriptToken? {
            tokens.indices.contains(index) ? tokens[index] : nil
        }
        var here = first
        let hasBraces = token(here)?.punctuator == .openBrace
        if hasBraces { here += 1 }
        guard let word = token(here), word.role == .keyword,
            word.word == .break || word.word == .continue
        else { return nil }
        here += 1
        if let label = token(here), label.isWord, label.role != .keyword,
            !label.traits.contains(.afterLineEnd)
        {
            here += 1
        }
        if token(here)?.punctuator == .semicolon { here += 1 }
        guard hasBraces else { return here }
        return token(here)?.punctuator == .closeBrace ? here + 1 : nil
    }

    /// Whether a statement stands in a list, so that what follows it runs where it did nothing.
    private func isAmongStatements(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = tokens[index - 1]
        if before.role == .keyword, before.word == .else || before.word == .do { return false }
        guard before.punctuator == .closeParenthesis, let open = partners[index - 1], open > 0
        else {
            return true
        }
        // Behind the head of a loop or of another condition.
        return tokens[open - 1].role != .keyword
    }

    // MARK: - Functions

    private mutating func begin(functionWithBodyAt index: Int) -> Int? {
        guard let open = partners[index - 1], open > 0 else { return nil }
        var start = open - 1
        var name = ""
        if Self.isName(tokens[start]) {
            name = spelled(tokens[start])
            while start > 0, Self.isPrefix(tokens[start - 1]) { start -= 1 }
        } else {
            while start > 0, tokens[start].punctuator == .star { start -= 1 }
            if start > 0, tokens[start - 1].word == .async { start -= 1 }
            name = assigned(before: start)
        }
        return add(name, start: tokens[start].start, body: tokens[index].start)
    }

    @discardableResult
    private mutating func begin(arrowAt arrow: Int, body: Int, isExpression: Bool) -> Int? {
        guard arrow > 0 else { return nil }
        var start = partners[arrow - 1] ?? arrow - 1
        if start > 0, tokens[start - 1].word == .async { start -= 1 }
        let function = add(assigned(before: start), start: tokens[start].start, body: body)
        if isExpression { brackets[brackets.count - 1].arrows.append(function) }
        return function
    }

    private mutating func add(_ name: String, start: Int, body: Int) -> Int {
        functions.append(
            .init(name: name, start: units(start), body: units(body), end: units(source.count)))
        return functions.count - 1
    }

    /// The name of the variable or property that gets what begins with a token.
    private func assigned(before token: Int) -> String {
        guard token > 1, [.equals, .colon].contains(tokens[token - 1].punctuator),
            Self.isName(tokens[token - 2])
        else { return "" }
        return spelled(tokens[token - 2])
    }

    /// A name, without the quotes that it may have.
    private func spelled(_ token: JavaScriptToken) -> String {
        let text = source.text(token)
        return token.kind == .string ? String(text.dropFirst().dropLast()) : text
    }

    private static func isName(_ token: JavaScriptToken) -> Bool {
        guard token.isWord || token.kind == .privateName else { return token.kind == .string }
        return token.role != .keyword
    }

    /// Whether a token can stand before a function's name and belong to it.
    private static func isPrefix(_ token: JavaScriptToken) -> Bool {
        token.punctuator == .star
            || [.function, .async, .get, .set, .static].contains(token.word)
    }
}
