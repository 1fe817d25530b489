/// Texts that begin with "http://" and are names: of XML and RDF vocabularies, of schemas, of claims in
/// tokens. They stand for themselves, and nothing is fetched from them.
enum HTTPNames {
    /// Where well-known vocabularies have their names, and this computer.
    private static let prefixes = [
        "www.w3.org/", "schemas.xmlsoap.org/", "schemas.microsoft.com/",
        "schemas.openxmlformats.org/",
        "json-schema.org", "schema.org", "purl.org/", "xmlns.com/", "ns.adobe.com/", "ogp.me/",
        "docs.oasis-open.org/", "www.opengis.net/", "opengis.net/", "xml.org/", "xml.apache.org/",
        "java.sun.com/", "xmlns.jcp.org/", "www.inkscape.org/namespaces/",
        "sodipodi.sourceforge.net/",
        "search.yahoo.com/mrss", "www.itunes.com/dtds/", "www.georss.org/", "rdfs.org/",
        "vocab.org/", "rdf.data-vocabulary.org/", "tempuri.org/", "www.sitemaps.org/schemas/",
        "exslt.org/", "creativecommons.org/ns", "www.loc.gov/", "hl7.org/fhir",
        "localhost", "127.0.0.1", "[::1]",
    ]
    /// Members whose value names a vocabulary: JSON-LD, JSON Schema, XML.
    private static let keys: Set<String> = [
        "@context", "@vocab", "@id", "@type", "@base", "$schema", "$id", "$ref", "xmlns", "ns",
        "namespace",
        "namespaceURI", "namespaceUri", "itemtype", "rel", "scheme", "iss", "issuer", "claim",
        "claimType",
    ]

    /// Whether a text begins with the name of a well-known vocabulary.
    static func has(_ text: some StringProtocol) -> Bool {
        let rest = text.dropFirst("http://".count)
        return prefixes.contains { prefix in
            guard rest.utf8.starts(with: prefix.utf8) else { return false }
            guard let next = rest.utf8.dropFirst(prefix.utf8.count).first else { return true }
            // "schema.org" is no part of "schema.organic.example".
            return prefix.utf8.last == UInt8(ascii: "/")
                || !JavaScriptSource.isNamePart(next)
                    && next != UInt8(ascii: ".") && next != UInt8(ascii: "-")
        }
    }

    /// Whether a text stands where only names stand: it is a key, it is compared, or it goes to a
    /// function of namespaces.
    ///
    /// - Parameters:
    ///   - before: Up to three tokens before it.
    ///   - next: The token behind it.
    static func isNamePlace(
        _ token: JavaScriptToken, after before: [JavaScriptToken], before next: JavaScriptToken?,
        in source: JavaScriptSource
    ) -> Bool {
        if token.role == .elementName { return true }
        let last = before.last
        let second = before.dropLast().last
        // A text that is put behind another one does not begin a URL.
        if let last, last.kind == .punctuator, source.text(last.range) == "+",
            let second, second.kind == .string, !plain(second, source).isEmpty
        {
            return true
        }
        if last?.word == .case || isComparison(last, source) || isComparison(next, source) {
            return true
        }
        switch last?.punctuator {
        case .openBracket:
            // A member that is asked for by its name, not a list of one.
            return next?.punctuator == .closeBracket && second.map(isOperand) ?? false
        case .openParenthesis:
            guard let second, second.isWord else { return false }
            return source.text(second.range).hasSuffix("NS")
        case .colon, .equals:
            guard let second else { return false }
            return keys.contains(plain(second, source))
        default: return false
        }
    }

    private static func isComparison(_ token: JavaScriptToken?, _ source: JavaScriptSource) -> Bool
    {
        guard let token, token.kind == .punctuator else { return false }
        return ["==", "===", "!=", "!=="].contains(source.text(token.range))
    }

    private static func isOperand(_ token: JavaScriptToken) -> Bool {
        switch token.punctuator {
        case .closeParenthesis, .closeBracket, .closeBrace, .optionalChain: true
        default: token.kind == .identifier
        }
    }

    /// The name of a key, without its quotes.
    private static func plain(_ token: JavaScriptToken, _ source: JavaScriptSource) -> String {
        let isText = token.kind == .string
        return source.text(isText ? token.start + 1..<token.end - 1 : token.range)
    }
}
