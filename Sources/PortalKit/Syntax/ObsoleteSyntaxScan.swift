/// Finds the syntax in a script that the WebView of the Mobile Plans app cannot parse.
///
/// Texts, comments and regular expressions are not mistaken for code, and code inside `${…}` counts.
/// A script that is wrong by itself is read as far as it makes sense.
package struct ObsoleteSyntaxScan: Sendable {
    /// One use of such syntax.
    package struct Report: Equatable, Sendable {
        /// What it is.
        package var syntax: ObsoleteSyntax
        /// Index of the byte where it begins.
        package var offset: Int
        /// Where that is.
        package var place: SourcePlaces.Place
    }

    /// The uses, in order of their places.
    package private(set) var reports: [Report] = []
    /// Whether the script has an `import` or `export` declaration or `import.meta`.
    package private(set) var isModule: Bool
    /// Why the script was not read to its end, if it was not.
    package private(set) var problem: JavaScriptLexer.Problem?

    private var found: [(syntax: ObsoleteSyntax, offset: Int)] = []

    /// Scans a script.
    ///
    /// - Parameters:
    ///   - isModule: Whether it is loaded as a module; nil looks for module syntax in it.
    package init(_ source: JavaScriptSource, isModule: Bool? = nil) {
        self.isModule = isModule ?? false
        // In a module other words are keywords, so what came before it was known is read again.
        while !read(source, stopsAtModuleSyntax: isModule == nil && !self.isModule) {
            self.isModule = true
            found = []
        }
        found.sort { $0.offset < $1.offset }
        guard !found.isEmpty else { return }
        let places = SourcePlaces(source)
        reports = found.map {
            Report(syntax: $0.syntax, offset: $0.offset, place: places.place(at: $0.offset))
        }
        found = []
    }

    /// Scans a script.
    package init(_ script: PortalScript) {
        self.init(JavaScriptSource(script.source))
    }

    /// Reads the tokens.
    ///
    /// - Returns: Whether they were read to the end.
    private mutating func read(_ source: JavaScriptSource, stopsAtModuleSyntax: Bool) -> Bool {
        var lexer = JavaScriptLexer(source, isModule: isModule)
        while let token = lexer.next() {
            if let fact = lexer.tracker.fact {
                if stopsAtModuleSyntax, fact.kind == .moduleSyntax || fact.kind == .importMeta {
                    return false
                }
                note(fact, isTopLevel: isModule && lexer.tracker.context.isEmpty)
            }
            switch token.kind {
            case .punctuator: punctuator(token)
            case .number, .bigInt: number(token)
            case .string:
                if token.traits.contains(.hasLineSeparator) { lineSeparators(token, source) }
            case .regularExpression: regularExpression(token, source)
            default: break
            }
        }
        problem = lexer.problem
        return true
    }

    mutating func add(_ syntax: ObsoleteSyntax, at offset: Int) {
        found.append((syntax, offset))
    }

    private mutating func punctuator(_ token: JavaScriptToken) {
        switch token.punctuator {
        case .optionalChain: add(.optionalChaining, at: token.start)
        case .nullish: add(.nullishCoalescing, at: token.start)
        case .nullishAssignment, .orAssignment, .andAssignment:
            add(.logicalAssignment, at: token.start)
        default: break
        }
    }

    private mutating func number(_ token: JavaScriptToken) {
        if token.kind == .bigInt { add(.bigInt, at: token.start) }
        if token.traits.contains(.hasSeparator) { add(.numericSeparator, at: token.start) }
    }

    private mutating func lineSeparators(_ token: JavaScriptToken, _ source: JavaScriptSource) {
        for index in token.range where source.lineSeparator(at: index) > 0 {
            // An escaped one continues the line, which was always allowed.
            var slashes = 0
            while source.bytes[index - 1 - slashes] == UInt8(ascii: "\\") { slashes += 1 }
            if slashes % 2 == 0 { add(.lineSeparatorInString, at: index) }
        }
    }

    private mutating func note(_ fact: GrammarTracker.Fact, isTopLevel: Bool) {
        switch fact.kind {
        case .classField: add(.classField, at: fact.offset)
        case .privateField: add(.privateField, at: fact.offset)
        case .privateMethod: add(.privateMethod, at: fact.offset)
        case .privateIn: add(.privateIn, at: fact.offset)
        case .staticBlock: add(.staticBlock, at: fact.offset)
        case .objectSpread: add(.objectSpread, at: fact.offset)
        case .optionalCatch: add(.optionalCatchBinding, at: fact.offset)
        case .asyncGenerator: add(.asyncGenerator, at: fact.offset)
        case .forAwait:
            add(.forAwait, at: fact.offset)
            if isTopLevel { add(.topLevelAwait, at: fact.offset) }
        case .topLevelAwait: add(.topLevelAwait, at: fact.offset)
        case .dynamicImport: add(.dynamicImport, at: fact.offset)
        case .importMeta: add(.importMeta, at: fact.offset)
        case .exportStarAs: add(.exportStarAs, at: fact.offset)
        case .moduleSyntax: break
        }
    }
}
