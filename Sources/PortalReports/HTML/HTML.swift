internal import PortalTrace

/// A piece of HTML or SVG.
///
/// Text gets into one by interpolation only, and is escaped there: what a portal says cannot
/// become markup. Pieces that are HTML already stand as they are.
///
/// For example:
///
///     let cell: HTML = "<td>\(event.name)</td>"
struct HTML: ExpressibleByStringInterpolation {
    private(set) var markup: String

    init(stringLiteral value: String) { markup = value }

    init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { markup += literal }
        mutating func appendInterpolation(_ text: String) { markup += HTML.escaped(text) }
        mutating func appendInterpolation(_ number: Int) { markup += "\(number)" }
        mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
    }

    /// A document's markup for a `srcdoc` attribute: text that the browser reads as a document once
    /// more. What turns the direction of text stands as a reference, and so does what begins a line: where a log
    /// shows the page, no line of a portal's is a command of a CI system.
    init(document text: String) {
        var result = ""
        result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n": result += "&#10;"
            case "\t": result.unicodeScalars.append(scalar)
            case "#" where result.utf8.last == UInt8(ascii: "#"): result += "&#35;"
            case _ where scalar.properties.generalCategory == .control: continue
            case _ where scalar.properties.generalCategory == .format:
                result += "&amp;#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
        markup = result
    }

    static func + (left: HTML, right: HTML) -> HTML {
        HTML(stringLiteral: left.markup + right.markup)
    }
    static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

    /// Text for an element or a quoted attribute. Control characters, and those that turn the
    /// direction of text, are made visible, so a page never has them.
    private static func escaped(_ text: String) -> String {
        let line = TraceValue.oneLine(text)
        var result = ""
        result.reserveCapacity(line.utf8.count)
        for scalar in line.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // Where a log shows the page, "##[" is no command of a CI system.
            case "#" where result.utf8.last == UInt8(ascii: "#"): result += "&#35;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Sequence<HTML> {
    /// The pieces one after the other.
    func joined() -> HTML {
        reduce(into: "") { $0 += $1 }
    }
}
