/// Where a module's text asks for other modules.
struct ModuleImportPlaces {
    /// A name in the text, and where it begins, in bytes.
    typealias Name = (text: String, offset: Int)

    /// One `import … from` or `export … from`.
    struct Request {
        let specifier: Name
        /// The exports of the other module that an import names, or the names that it exports them by
        /// itself: what the engine calls a binding by.
        var bindings: [Name]
        /// What is in the braces after `with`, keys and values.
        var attributes: [Name] = []
    }

    private let text: ModuleText
    private(set) var requests: [Request] = []

    init(_ source: String) {
        text = ModuleText(source)
        var reader = text
        var before: ModuleText.Token?
        while let token = reader.token() {
            if reader.depth == 0, before != .sign(UInt8(ascii: ".")),
                token == .word("import") || token == .word("export")
            {
                let beginning = reader
                if var request = Self.request(&reader, isImport: token == .word("import")) {
                    request.attributes = Self.attributes(&reader)
                    requests.append(request)
                } else {
                    reader = beginning
                }
            }
            before = token
        }
    }

    /// Reads what follows `import` or `export`; nil if it asks for no module.
    private static func request(_ reader: inout ModuleText, isImport: Bool) -> Request? {
        var bindings: [Name] = []
        var before: ModuleText.Token?
        while let token = reader.token() {
            defer { before = token }
            switch token {
            case .string(let specifier) where reader.depth == 0:
                guard before == .word("from") || isImport && before == nil else { return nil }
                return Request(specifier: (specifier, reader.start), bindings: bindings)
            case .word where reader.depth == 0:
                // The first name of an import stands for the export that is called `default`.
                if isImport, before == nil { bindings.append(("default", reader.start)) }
            case .word(let name), .string(let name):
                if before == .word("as"), let last = bindings.indices.last {
                    if !isImport { bindings[last].text = name }
                } else if before == .sign(UInt8(ascii: "{")) || before == .sign(UInt8(ascii: ",")) {
                    bindings.append((name, reader.start))
                }
            case .sign(UInt8(ascii: "{")), .sign(UInt8(ascii: "}")), .sign(UInt8(ascii: ",")),
                .sign(UInt8(ascii: "*")):
                continue
            default:
                return nil
            }
        }
        return nil
    }

    /// Reads `with { … }`, if that follows.
    private static func attributes(_ reader: inout ModuleText) -> [Name] {
        let beginning = reader
        guard reader.token() == .word("with"), reader.token() == .sign(UInt8(ascii: "{")) else {
            reader = beginning
            return []
        }
        var attributes: [Name] = []
        while let token = reader.token(), reader.depth > 0 {
            if case .word(let text) = token { attributes.append((text, reader.start)) }
            if case .string(let text) = token { attributes.append((text, reader.start)) }
        }
        return attributes
    }

    /// The type that the import of a specifier asks for; nil where none is found.
    func type(ofSpecifier specifier: String) -> String? {
        requests.lazy.filter { Self.isSame($0.specifier.text, specifier) }
            .compactMap(\.attributes.last?.text).first
    }

    private static func isSame(_ text: String, _ other: String) -> Bool {
        text.utf8.elementsEqual(other.utf8)
    }

    /// Where a specifier first stands.
    func place(ofSpecifier specifier: String) -> (line: Int, column: Int)? {
        place(of: specifier, in: requests.map(\.specifier))
    }

    /// Where a name first stands that is imported, exported from another module, or in an attribute.
    func place(ofName name: String) -> (line: Int, column: Int)? {
        place(of: name, in: requests.flatMap(\.bindings) + requests.flatMap(\.attributes))
    }

    private func place(of name: String, in names: [Name]) -> (line: Int, column: Int)? {
        names.first { Self.isSame($0.text, name) }.map { text.place(of: $0.offset) }
    }
}
