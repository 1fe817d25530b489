internal import CJavaScriptCore

/// Where a module's text asks for other modules.
struct ModuleImportPlaces {
    /// One `import … from` or `export … from`.
    struct Request {
        let specifier: String
        /// Where the specifier begins, in bytes.
        let offset: Int
        /// The names in it, and where they begin.
        var names: [(name: String, offset: Int)]
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
                if let request = Self.request(&reader, isImport: token == .word("import")) {
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
        var names: [(name: String, offset: Int)] = []
        var before: ModuleText.Token?
        while let token = reader.token() {
            defer { before = token }
            switch token {
            case .string(let specifier) where reader.depth == 0:
                guard before == .word("from") || isImport && before == nil else { return nil }
                return Request(specifier: specifier, offset: reader.start, names: names)
            case .word where reader.depth == 0:
                // The first name of an import stands for the export that is called `default`.
                if isImport, before == nil { names.append(("default", reader.start)) }
            case .word(let name), .string(let name):
                names.append((name, reader.start))
            case .sign(UInt8(ascii: "{")), .sign(UInt8(ascii: "}")), .sign(UInt8(ascii: ",")),
                .sign(UInt8(ascii: "*")):
                continue
            default:
                return nil
            }
        }
        return nil
    }

    /// Where a specifier first stands.
    func place(ofSpecifier specifier: String) -> (line: Int, column: Int)? {
        requests.first { $0.specifier.utf8.elementsEqual(specifier.utf8) }
            .map { text.place(of: $0.offset) }
    }

    /// Where a name is first imported or exported from another module.
    func place(ofName name: String) -> (line: Int, column: Int)? {
        requests.lazy.flatMap(\.names).first { $0.name.utf8.elementsEqual(name.utf8) }
            .map { text.place(of: $0.offset) }
    }
}

extension ScriptModuleLoader {
    /// Gives a kept error of the engine's or the embedder's the place of the import that it is about.
    ///
    /// - Parameter specifier: What could not be resolved; nil where a name could not be linked, which
    ///   the engine's message has in quotes.
    func placeError(_ number: Int, in module: ScriptModule, specifier: String? = nil) {
        guard let error = unsafe context.asObject(kept[number]), let source = module.source else {
            return
        }
        let places = ModuleImportPlaces(source)
        var place: (line: Int, column: Int)?
        if let specifier {
            place = places.place(ofSpecifier: specifier)
        } else {
            let message = unsafe context.exceptionReader.read(error).message
            let parts = message.split(
                separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
            if parts.count == 3 { place = places.place(ofName: String(parts[1])) }
        }
        let found = place ?? (1, 1)
        let column = found.line == 1 ? module.startColumn + found.column - 1 : found.column
        unsafe context.redefine(error, "sourceURL", context.rawString(module.name))
        for (name, value) in [("line", module.startLine + found.line - 1), ("column", column)] {
            unsafe context.redefine(error, name, JSValueMakeNumber(context.ref, Double(value)))
        }
    }
}
