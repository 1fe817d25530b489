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

        /// Makes a report.
        package init(syntax: ObsoleteSyntax, offset: Int, place: SourcePlaces.Place) {
            self.syntax = syntax
            self.offset = offset
            self.place = place
        }
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

    /// Reads the tokens.
    ///
    /// - Returns: Whether they were read to the end.
    private mutating func read(_ source: JavaScriptSource, stopsAtModuleSyntax: Bool) -> Bool {
        var lexer = JavaScriptLexer(source, isModule: isModule)
        if source.bytes.starts(with: "#!".utf8) { add(.hashbang, at: 0) }
        var modules = ModuleClauses()
        while let token = lexer.next() {
            if let syntax = modules.next(token) { add(syntax, at: token.start) }
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
            case .template, .templateHead, .templateMiddle, .templateTail:
                escapes(of: token, source.bytes)
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

    /// Escapes of a template that are none: only a tag function takes such a text, and EdgeHTML not
    /// even then.
    private mutating func escapes(of token: JavaScriptToken, _ bytes: [UInt8]) {
        var index = token.start
        while index < token.end {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            if !Self.isEscape(bytes[(index + 1)...]) { add(.templateEscape, at: index) }
            index += 2
        }
    }

    /// Whether what follows a backslash is an escape of the language (ECMA-262, section 12.9.4).
    private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
        func isHex(_ bytes: ArraySlice<UInt8>, _ count: Int) -> Bool {
            bytes.count >= count && bytes.prefix(count).allSatisfy { isHexDigit($0) }
        }
        let rest = bytes.dropFirst()
        switch bytes.first {
        case UInt8(ascii: "0"): return !(rest.first.map(JavaScriptSource.isDigit) ?? false)
        case .some(UInt8(ascii: "1")...UInt8(ascii: "9")): return false
        case UInt8(ascii: "x"): return isHex(rest, 2)
        case UInt8(ascii: "u"):
            guard rest.first == UInt8(ascii: "{") else { return isHex(rest, 4) }
            let digits = rest.dropFirst().prefix { isHexDigit($0) }
            let end = rest.dropFirst(1 + digits.count).first
            let value = digits.reduce(0) { min($0 * 16 + hexValue($1), 0x11_0000) }
            return !digits.isEmpty && end == UInt8(ascii: "}") && value < 0x11_0000
        default: return true
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        JavaScriptSource.isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private static func hexValue(_ byte: UInt8) -> Int {
        Int(JavaScriptSource.isDigit(byte) ? byte & 0x0F : (byte & 0x0F) + 9)
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
