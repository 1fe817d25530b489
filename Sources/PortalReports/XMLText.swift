internal import JSONDocuments
internal import PortalTrace

/// Text in XML documents.
enum XMLText {
    /// Text for an element or attribute. Lines stay lines; what controls a terminal or misleads a
    /// reader has the form that text reports give it; characters that XML 1.0 cannot have are replaced.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            // Where a log shows the document, "##[" is no command of a CI system.
            case "#" where result.utf8.last == UInt8(ascii: "#"): result += "&#35;"
            case "\t": result += "&#9;"
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            case _ where SafeText.isMisleading(scalar):
                result += TraceValue.oneLine(String(Character(scalar)))
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
