/// Lines that CI systems take for commands when a program prints them.
///
/// GitHub obeys `::name::` at the beginning of a line, whatever blanks come before it, and `##[name]`
/// anywhere; Azure Pipelines `##vso[name]` and TeamCity `##teamcity[name`. Portals and files have a say in
/// names and messages, so none of these may reach a log as it is.
enum CommandLines {
    private static let marks = ["##[", "##vso[", "##teamcity["]

    /// The text with an escape in the place of the first character of each such mark.
    static func defused(_ text: String) -> String {
        var bytes =
            text.utf8.contains(UInt8(ascii: ":")) || text.utf8.contains(UInt8(ascii: "#"))
            ? Array(text.utf8) : []
        guard !bytes.isEmpty else { return text }
        var places: [Int] = []
        var isAtStart = true
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "\n"): isAtStart = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            case UInt8(ascii: ":") where isAtStart:
                if bytes[(index + 1)...].first == UInt8(ascii: ":") { places.append(index) }
                isAtStart = false
            case UInt8(ascii: "#"):
                isAtStart = false
                let rest = bytes[index...]
                if marks.contains(where: { rest.starts(with: $0.utf8) }) { places.append(index) }
            default: isAtStart = false
            }
        }
        for place in places.reversed() {
            let escape = bytes[place] == UInt8(ascii: ":") ? "\\u003a" : "\\u0023"
            bytes.replaceSubrange(place...place, with: escape.utf8)
        }
        return places.isEmpty ? text : String(decoding: bytes, as: UTF8.self)
    }
}
