/// A MIME type (MIME Sniffing Standard section 4).
///
/// For example:
///
///     MIMEType(parsing: " Text/HTML; charset=\"utf-8\" ")?.description  // text/html;charset=utf-8
public struct MIMEType: Hashable, Sendable, CustomStringConvertible {
    /// One parameter, its name in lower case.
    public struct Parameter: Hashable, Sendable {
        /// Such as `charset`.
        public var name: String
        /// As it was given, without quotation marks.
        public var value: String
    }

    /// The part before the slash, in lower case.
    public let type: String
    /// The part after the slash, in lower case.
    public let subtype: String
    /// In the order they were given; a name stands once.
    public private(set) var parameters: [Parameter] = []

    /// "Parse a MIME type" (section 4.4); nothing on failure.
    public init?(parsing text: String) {
        var text = HTTPText(HTTPText.trimmed(text, of: HTTPText.isWhitespace))
        let type = text.collect { $0 != "/" }
        guard HTTPText.isToken(type), !text.isAtEnd else { return nil }
        text.position += 1
        let subtype = Self.withoutTrailingWhitespace(text.collect { $0 != ";" })
        guard HTTPText.isToken(subtype) else { return nil }
        self.type = type.asciiLowercased()
        self.subtype = subtype.asciiLowercased()
        var names: Set<String> = []
        while !text.isAtEnd {
            text.position += 1
            _ = text.collect(while: HTTPText.isWhitespace)
            let name = text.collect { $0 != ";" && $0 != "=" }.asciiLowercased()
            if text.next == ";" { continue }
            text.position += 1
            guard let first = text.next else { break }
            let value: String
            if first == "\"" {
                value = text.collectQuotedString(extractsValue: true)
                _ = text.collect { $0 != ";" }
            } else {
                value = Self.withoutTrailingWhitespace(text.collect { $0 != ";" })
                if value.isEmpty { continue }
            }
            guard HTTPText.isToken(name),
                value.unicodeScalars.allSatisfy(HTTPText.isQuotedStringToken),
                names.insert(name).inserted
            else { continue }
            parameters.append(Parameter(name: name, value: value))
        }
    }

    /// "Parse a MIME type from bytes" (section 4.4).
    public init?(parsing bytes: [UInt8]) {
        self.init(parsing: HTTPText.isomorphicDecode(bytes))
    }

    /// Type, slash and subtype.
    public var essence: String { type + "/" + subtype }

    /// "Serialize a MIME type" (section 4.5).
    public var description: String {
        parameters.reduce(into: essence) { text, parameter in
            text += ";\(parameter.name)="
            if HTTPText.isToken(parameter.value) {
                text += parameter.value
            } else {
                text += "\""
                for scalar in parameter.value.unicodeScalars {
                    if scalar == "\"" || scalar == "\\" { text += "\\" }
                    text.unicodeScalars.append(scalar)
                }
                text += "\""
            }
        }
    }

    /// The value of the parameter with that name (in lower case).
    public subscript(name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    /// Sets a parameter, at the end when it is new.
    mutating func set(_ name: String, _ value: String) {
        if let index = parameters.firstIndex(where: { $0.name == name }) {
            parameters[index].value = value
        } else {
            parameters.append(Parameter(name: name, value: value))
        }
    }

    private static func withoutTrailingWhitespace(_ text: String) -> String {
        guard let last = text.unicodeScalars.lastIndex(where: { !HTTPText.isWhitespace($0) }) else {
            return ""
        }
        return String(text.unicodeScalars[...last])
    }
}

/// The groups of MIME Sniffing section 4.6.
extension MIMEType {
    /// "JSON MIME type".
    public var isJSON: Bool {
        subtype.hasSuffix("+json") || essence == "application/json" || essence == "text/json"
    }

    /// "JavaScript MIME type".
    public var isJavaScript: Bool {
        let names = [
            "ecmascript", "javascript", "x-ecmascript", "x-javascript",
        ]
        if type == "application" { return names.contains(subtype) }
        guard type == "text" else { return false }
        let versions = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"].map { "javascript" + $0 }
        return names.contains(subtype) || versions.contains(subtype)
            || ["jscript", "livescript"].contains(subtype)
    }
}
