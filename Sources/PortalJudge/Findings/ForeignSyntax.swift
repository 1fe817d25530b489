internal import JSONDocuments
internal import PortalKit
internal import PortalTrace

/// Says what a file is that was given as a script and is none: another language, or what a tool left in it.
enum ForeignSyntax {
    /// What a script that does not parse most likely is; nil if nothing speaks for another language.
    ///
    /// - Parameters:
    ///   - message: The engine's words.
    ///   - location: The place of the error.
    static func problem(
        _ message: String, _ script: PortalScript, at location: SourceLocation
    ) -> String? {
        let text = script.source.utf8.prefix(most)
        let start = Array(text.drop { isBlank($0) }.prefix(400))
        return
            (document(start) ?? conflict(script, at: location)
            ?? data(script.source) ?? dialect(message, script, at: location)
            ?? styles(start, at: location)
            ?? quotation(message)).map { "\($0) (\(message))" }
    }

    /// More of a file is not looked at.
    private static let most = 1 << 20

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    // MARK: - Documents

    private static func document(_ start: [UInt8]) -> String? {
        guard start.first == UInt8(ascii: "<") else { return nil }
        let word = String(decoding: start.prefix(9), as: UTF8.self).lowercased()
        if word.hasPrefix("<?php") || word.hasPrefix("<%") || word.hasPrefix("<?=") {
            return
                "this is a template that a server fills in, no script: give what the server sends"
        }
        if word.hasPrefix("<?xml") { return "this is XML, no script" }
        if word.hasPrefix("<template") {
            return "this is a component with markup, no script: give what its compiler makes"
        }
        let second = start.dropFirst().first ?? 0
        guard second == UInt8(ascii: "!") || isLetter(second) else { return nil }
        return "this is HTML, no script: save it as .html, or give the script that is in it"
    }

    /// The lines that a merge leaves: "<<<<<<< HEAD".
    private static func conflict(_ script: PortalScript, at location: SourceLocation) -> String? {
        let line = Array(line(location.line, of: script).prefix(8))
        let isMark = [UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">")].contains { mark in
            line.count >= 7 && line.prefix(7).allSatisfy { $0 == mark }
        }
        return isMark
            ? "a merge left its mark in this file: decide for one side, and remove the marks" : nil
    }

    private static func line(_ number: Int, of script: PortalScript) -> some Sequence<UInt8> {
        var rest = script.source.utf8[...]
        for _ in 1..<max(1, number) {
            guard let end = rest.firstIndex(of: 0x0A) else { return rest.suffix(0) }
            rest = rest[rest.index(after: end)...]
        }
        return rest.prefix { $0 != 0x0A && $0 != 0x0D }
    }

    private static func data(_ text: String) -> String? {
        guard text.utf8.count <= most, let json = try? JSONParser.parse(text, file: "").traceValue
        else { return nil }
        switch json {
        case .object, .array: return "this is JSON, no script: save it as .json, and fetch it"
        default: return nil
        }
    }

    /// ".button { color: red; }"
    private static func styles(_ start: [UInt8], at location: SourceLocation) -> String? {
        let text = String(decoding: start, as: UTF8.self)
        guard
            text.prefixMatch(
                of:
                    /(?:\/\*[^*]*\*\/\s*)*(?:@[a-z-]+[^{};]*\{\s*)?[@.#:*\[\w][^{};()=]*\{\s*(?:\/\*[^*]*\*\/\s*)*-{0,2}[a-z][a-z-]*\s*:[^{};]+[;}]/
            ) != nil,
            text.prefixMatch(of: /(?:var|let|const|function|class|return|if|switch|case)\b/) == nil
        else { return nil }
        return "this is a style sheet, no script: save it as .css, and link it"
    }

    // MARK: - Dialects

    private static func dialect(
        _ message: String, _ script: PortalScript, at location: SourceLocation
    ) -> String? {
        guard let column = location.column else { return nil }
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        let place = lexer.offset(of: .init(line: location.line, column: column))
        var before: [JavaScriptToken] = []
        while let token = lexer.next() {
            if token.start < place {
                before.append(token)
                if before.count > 3 { before.removeFirst() }
                continue
            }
            let next = lexer.next()
            let found = Found(
                text: lexer.source.text(token), before: before.map { lexer.source.text($0) },
                next: next.map { lexer.source.text($0) } ?? "",
                isNameBefore: before.last?.isWord ?? false)
            if let words = found.typeScript {
                return
                    "this is TypeScript, no JavaScript: \(words) in line \(location.line) is its own; "
                    + "compile it, and give what the compiler makes"
            }
            if found.isMarkup {
                return
                    "this is JSX, no JavaScript: markup begins in line \(location.line); compile it, and "
                    + "give what the compiler makes"
            }
            return nil
        }
        return nil
    }

    /// The token that the engine did not expect, and those around it.
    private struct Found {
        let text: String
        let before: [String]
        let next: String
        let isNameBefore: Bool

        private var last: String { before.last ?? "" }
        private var isWord: Bool { ForeignSyntax.isLetter(text.utf8.first ?? 0) }

        /// What only TypeScript has. An object in the place of statements has a ':' in a strange place as well.
        var typeScript: String? {
            if text == ":", isNameBefore || [")", "}", "]", "?"].contains(last), isType(next) {
                return "the type behind ':'"
            }
            if text == "enum" { return "'enum'" }
            if ["as", "satisfies", "implements"].contains(text),
                isNameBefore || ["}", "]", ")"].contains(last)
            {
                return "'\(text)'"
            }
            if text == "interface", isNext { return "'interface'" }
            let isFirst = ["", ";", "{", "}", "(", ",", "export"].contains(
                before.dropLast().last ?? "")
            if isFirst, isWord || text == "{", Self.words.contains(last) { return "'\(last)'" }
            if text == "!", isNameBefore || last == ")" || last == "]",
                [";", ".", ",", ")", "]", "="].contains(next)
            {
                return "'!' behind a value"
            }
            if text == "?", [":", ",", ")"].contains(next) { return "'?' behind a name" }
            if text == "<", isNameBefore, before.dropLast().last == "function" || last == "class" {
                return "the type in angle brackets"
            }
            return nil
        }

        /// Words that begin a declaration, or stand before a member.
        private static let words: Set<String> = [
            "interface", "type", "declare", "namespace", "abstract", "private", "public",
            "protected", "readonly", "implements", "override",
        ]

        /// Whether a word is the name of a type: one of the language's own, or one in upper case.
        private func isType(_ word: String) -> Bool {
            let own = [
                "string", "number", "boolean", "any", "void", "unknown", "never", "object",
                "symbol",
                "bigint",
            ]
            return own.contains(word) || (0x41...0x5A).contains(word.utf8.first ?? 0)
        }

        private var isNext: Bool { ForeignSyntax.isLetter(next.utf8.first ?? 0) }

        var isMarkup: Bool {
            text == "<" && (isNext || next == ">")
                && (["(", "=", "return", "?", ":", "&&", "||", "=>", ",", "[", "{"].contains(last))
        }
    }

    /// Quotation marks that a word processor has made.
    private static func quotation(_ message: String) -> String? {
        for mark in ["u2018", "u2019", "u201c", "u201d", "u201e"]
        where message.hasPrefix("Invalid character") && message.contains(mark) {
            return "a typographic quotation mark stands here; write ' or \""
        }
        return nil
    }
}
