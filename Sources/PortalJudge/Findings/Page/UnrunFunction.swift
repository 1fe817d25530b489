internal import JSONDocuments
internal import PortalKit
internal import PortalTrace
internal import WebFormats

/// A function that stands in a document where no browser runs it as a script of the page: in a script element of another
/// type, with `nomodule` or with a `src`, or in the handler of an element.
struct UnrunFunction {
    /// A clause about the function.
    let reason: String
    /// What to do, as a clause.
    let remedy: String
    let place: SourceLocation

    /// So many places of a name are looked at.
    private static let mostPlaces = 50

    /// Looks for a function of a name.
    init?(_ name: String, in scripts: [PortalScript]) {
        for script in scripts {
            guard let document = script.document, !name.isEmpty else { continue }
            let tags = Self.tags(document)
            var rest = document[...]
            for _ in 0..<Self.mostPlaces {
                guard let range = rest.firstCodeUnits(name) else { break }
                rest = document[range.upperBound...]
                guard Self.isDefined(document, range),
                    let (reason, remedy) = Self.why(document, range.lowerBound, tags, name)
                else { continue }
                self.reason = reason
                self.remedy = remedy
                let places = SourcePlaces(JavaScriptSource(document))
                let found = places.place(
                    at: document.utf8.distance(
                        from: document.startIndex, to: range.lowerBound))
                place = SourceLocation(file: script.name, line: found.line, column: found.column)
                return
            }
        }
        return nil
    }

    /// Where a script element begins or ends.
    private struct Tag {
        let isStart: Bool
        let place: String.Index
        /// Behind the element's name.
        let end: String.Index
    }

    private static func tags(_ document: String) -> [Tag] {
        let bytes = document.utf8
        var tags: [Tag] = []
        var rest = bytes[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = bytes[bytes.index(after: start)...]
            let isStart = rest.first != UInt8(ascii: "/")
            let name = (isStart ? rest : rest.dropFirst()).prefix("script".utf8.count)
            guard name.elementsEqual("script".utf8, by: { $0 | 0x20 == $1 }) else { continue }
            tags.append(Tag(isStart: isStart, place: start, end: name.endIndex))
        }
        return tags
    }

    /// Whether a function of the name is declared there, or something is assigned to it.
    private static func isDefined(_ text: String, _ range: Range<String.Index>) -> Bool {
        let before = text[..<range.lowerBound]
        let after = text[range.upperBound...].prefix(20).drop { $0.isWhitespace }
        func isPartOfName(_ sign: Character?) -> Bool {
            sign.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" } ?? false
        }
        guard !isPartOfName(before.last), !isPartOfName(text[range.upperBound...].first) else {
            return false
        }
        let lead = before.suffix(20)
        if lead.hasSuffix("function ") || lead.hasSuffix("function* ") { return true }
        return after.hasPrefix("=") && !after.hasPrefix("==")
    }

    private static func why(
        _ document: String, _ place: String.Index, _ tags: [Tag], _ name: String
    ) -> (reason: String, remedy: String)? {
        let before = document[..<place]
        let shown = TraceValue.oneLine(name.shortened(to: 60))
        if let tag = tags.last(where: { $0.place < place }), tag.isStart {
            let attributes = document[tag.end...].prefix { $0 != ">" }
            // It stands in the tag itself.
            guard attributes.endIndex < place else { return nil }
            return element(attributes.lowercased())
        }
        guard let start = before.lastIndex(of: "<"),
            let handler = before[start...].matches(of: /\s(on[a-z]+)\s*=\s*["']/).last,
            // The quotation mark is not closed before the name.
            !before[handler.range.upperBound...].contains(
                before[before.index(before: handler.range.upperBound)])
        else { return nil }
        return (
            "it is declared inside the handler '\(handler.1)' of an element, so it is no property of window",
            "move it into a script, or write window.\(shown) = function …"
        )
    }

    /// Why a script element with such attributes does not run its text.
    private static func element(_ attributes: String) -> (reason: String, remedy: String)? {
        if attributes.contains(/\ssrc\s*=/) {
            return (
                "it is declared in a script element with 'src', whose own text never runs",
                "give it a script element of its own"
            )
        }
        if let type = attributes.firstMatch(of: /\stype\s*=\s*["']?\s*([^"'\s>]*)/)?.1,
            !isRun(type)
        {
            let shown = TraceValue.oneLine(String(type).shortened(to: 30))
            return (
                "it is declared in a script element of the type '\(shown)', which no browser runs",
                "leave the type out"
            )
        }
        if attributes.contains(/\snomodule\b/) {
            return (
                "it is declared in a script element with 'nomodule', which only browsers without modules run",
                "leave nomodule out"
            )
        }
        return nil
    }

    /// Whether a browser runs scripts of a type (HTML, section 4.12.1): parameters make it another one.
    private static func isRun(_ type: Substring) -> Bool {
        guard !type.isEmpty, type != "module" else { return true }
        let known = MIMEType(parsing: String(type))
        return known?.isJavaScript == true && known?.parameters.isEmpty == true
    }
}
