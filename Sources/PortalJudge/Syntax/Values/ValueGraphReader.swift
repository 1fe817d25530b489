/// Reads the tokens of a script into a graph of values.
///
/// Scripts that are wrong are read somehow. Nesting is followed to a fixed depth; a script that goes
/// deeper is left where that was found, and `gaveUp` says so.
struct ValueGraphReader {
    var graph: ValueGraph
    /// Whether the script was not read to its end.
    private(set) var gaveUp = false

    var tokens: [JavaScriptToken] = []
    var source: JavaScriptSource
    var index = 0
    var script = 0
    var scope = 0
    var function: ValueGraph.FunctionID = 0
    /// What has to hold at the present place; -1 for nothing.
    var condition = -1
    /// The token behind each opening bracket's partner, 0 for others.
    var closing: [Int] = []
    /// What a function or an object that comes next is the value of.
    var valueName = ""
    /// What the variable of a "for (x of list)" is given.
    var loopValue: ValueGraph.NodeID?
    var ownerClass: Int?
    /// Whether a generator that is read now is given to what makes an async function of it.
    var isRunByAwaiter = false
    private var depth = 0
    private var effort = 0
    /// Whether the present script has its number.
    private var isBegun = false
    private static let deepest = 120
    /// More tokens than a portal and its libraries have.
    private static let mostTokens = 400_000

    init(_ graph: ValueGraph) {
        self.graph = graph
        source = JavaScriptSource("")
    }

    /// Reads one more script of the page.
    ///
    /// - Parameter isEvaluated: Whether it is a text that another script evaluates in a function.
    mutating func read(_ script: PortalScript, isEvaluated: Bool = false) {
        gaveUp = false
        isBegun = false
        source = JavaScriptSource(script.source)
        for piece in script.pieces(of: source) where !gaveUp {
            read(piece, isEvaluated: isEvaluated)
        }
    }

    private mutating func read(_ piece: PortalScript.Piece, isEvaluated: Bool) {
        tokens = []
        var lexer = JavaScriptLexer(piece.source, isModule: piece.isModule ?? false)
        while let token = lexer.next() {
            tokens.append(token.moved(by: piece.start))
            if tokens.count > Self.mostTokens {
                gaveUp = true
                return
            }
        }
        match()
        index = 0
        if !isBegun { self.script += 1 }
        isBegun = true
        function = 0
        condition = -1
        depth = 0
        effort = 0
        scope = 0
        let isModule =
            piece.isModule
            ?? tokens.contains {
                ($0.word == .import || $0.word == .export) && $0.role == .keyword
                    && !isImportExpression($0)
            }
        if isModule || isEvaluated { openScope(.module, isStrict: isModule) }
        if hasStrictDirective() { openScope(scope == 0 ? .global : .block, isStrict: true) }
        while index < tokens.count {
            statements(until: tokens.count)
            index += 1
        }
        scope = 0
    }

    private func isImportExpression(_ token: JavaScriptToken) -> Bool {
        guard token.word == .import, let next = tokens.firstIndex(where: { $0.start >= token.end })
        else { return false }
        return tokens[next].punctuator == .openParenthesis || tokens[next].punctuator == .dot
    }

    /// Finds the partner of each bracket.
    private mutating func match() {
        closing = Array(repeating: 0, count: tokens.count)
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            switch token.punctuator {
            case .openBrace, .openParenthesis, .openBracket: open.append(index)
            case .closeBrace, .closeParenthesis, .closeBracket:
                if let opening = open.popLast() { closing[opening] = index + 1 }
            default:
                if token.kind == .templateHead { open.append(index) }
                if token.kind == .templateTail, let opening = open.popLast() {
                    closing[opening] = index + 1
                }
            }
        }
        for opening in open { closing[opening] = tokens.count }
    }

    // MARK: - Tokens

    var token: JavaScriptToken? { index < tokens.count ? tokens[index] : nil }

    func token(at index: Int) -> JavaScriptToken? {
        index >= 0 && index < tokens.count ? tokens[index] : nil
    }

    func isAt(_ punctuator: JavaScriptPunctuator) -> Bool { token?.punctuator == punctuator }

    /// Whether a word that acts as a keyword stands here.
    func isAt(_ word: JavaScriptWord) -> Bool {
        guard let token else { return false }
        return token.word == word && token.role != .propertyName && token.role != .elementName
    }

    func text(_ token: JavaScriptToken) -> String { source.text(token) }

    func spells(_ text: String) -> Bool {
        guard let token, token.kind == .punctuator else { return false }
        return source.spells(token, text.utf8)
    }

    mutating func take(_ punctuator: JavaScriptPunctuator) -> Bool {
        guard isAt(punctuator) else { return false }
        index += 1
        return true
    }

    mutating func take(_ word: JavaScriptWord) -> Bool {
        guard isAt(word) else { return false }
        index += 1
        return true
    }

    /// The offset of the present token.
    var offset: Int { token?.start ?? source.count }

    func name(_ token: JavaScriptToken) -> some Collection<UInt8> {
        source.bytes[token.start..<token.end]
    }

    /// A string literal without its quotes and escapes.
    func value(of token: JavaScriptToken) -> String {
        StringLiteral.value(source.bytes[token.start..<token.end])
    }

    // MARK: - Nodes

    mutating func node(_ origin: ValueGraph.Origin, at offset: Int) -> ValueGraph.NodeID {
        graph.add(origin, script: script - 1, offset: offset, function: function, scope: scope)
    }

    mutating func openScope(_ kind: ValueGraph.Scope.Kind, isStrict: Bool = false) {
        graph.scopes.append(
            .init(
                kind: kind, outer: scope, function: function,
                isStrict: isStrict || graph.scopes[scope].isStrict))
        scope = graph.scopes.count - 1
    }

    mutating func closeScope() {
        scope = max(0, graph.scopes[scope].outer)
    }

    /// Declares a name; a second declaration in the same scope is the same variable.
    @discardableResult
    mutating func declare(
        _ token: JavaScriptToken, _ kind: ValueGraph.Binding.Kind, keyword: String,
        in scope: Int? = nil
    ) -> Int {
        declare(
            name: graph.number(of: name(token)), at: token.start, kind, keyword: keyword,
            in: scope ?? self.scope)
    }

    mutating func declare(
        name: Int, at offset: Int, _ kind: ValueGraph.Binding.Kind, keyword: String, in scope: Int
    ) -> Int {
        if let known = graph.scopes[scope].bindings[name] {
            return known
        }
        let new = node(.place, at: offset)
        graph.bindings.append(
            .init(
                kind: kind, keyword: keyword, name: name, scope: scope, script: script - 1,
                offset: offset, node: new))
        graph.scopes[scope].bindings[name] = graph.bindings.count - 1
        return graph.bindings.count - 1
    }

    /// The scope that `var` declares in.
    var variableScope: Int {
        var scope = scope
        while true {
            switch graph.scopes[scope].kind {
            case .function, .module: return scope
            case .global:
                // A strict script has a scope of its own, whose variables are global all the same.
                let outer = graph.scopes[scope].outer
                if outer < 0 { return scope }
                scope = outer
            default: scope = graph.scopes[scope].outer
            }
        }
    }

    /// The scope that a declaration of a function or a class at this place is in.
    var declarationScope: Int {
        graph.scopes[scope].kind == .global ? variableScope : scope
    }

    mutating func reference(_ token: JavaScriptToken, isWrite: Bool) -> ValueGraph.NodeID {
        let name = graph.number(of: name(token))
        let new = node(.name(name), at: token.start)
        graph.references.append(.init(node: new, name: name, scope: scope, isWrite: isWrite))
        return new
    }

    /// Does something one level deeper; where that is too deep, the rest of the script is left.
    mutating func deeper<Result>(
        _ otherwise: Result, _ work: (inout ValueGraphReader) -> Result
    ) -> Result {
        effort += 1
        // Some places are read twice, and twice in each other many times.
        guard !gaveUp, depth < Self.deepest, effort < 20 * tokens.count + 1_000 else {
            gaveUp = true
            index = tokens.count
            return otherwise
        }
        depth += 1
        defer { depth -= 1 }
        return work(&self)
    }

    /// Does something that is done only if a test has a certain outcome.
    mutating func under<Result>(
        _ test: ValueGraph.NodeID, isNegated: Bool = false,
        _ work: (inout ValueGraphReader) -> Result
    ) -> Result {
        let outer = condition
        enter(test, isNegated: isNegated)
        defer { condition = outer }
        return work(&self)
    }

    mutating func enter(_ test: ValueGraph.NodeID, isNegated: Bool = false) {
        graph.conditions.append(.init(test: test, outer: condition, isNegated: isNegated))
        condition = graph.conditions.count - 1
    }

    func hasStrictDirective() -> Bool {
        var index = index
        while let token = token(at: index), token.kind == .string {
            if token.end - token.start == 12, value(of: token) == "use strict" { return true }
            index += 1
            if self.token(at: index)?.punctuator == .semicolon { index += 1 }
        }
        return false
    }
}
