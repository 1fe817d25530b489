internal import JSONDocuments
public import WebFormats

/// What the names in `import` mean in a page (HTML, section 8.1.5.1, "import maps").
public struct ImportMap: Sendable {
    /// Why a text is no import map, in the words of a browser.
    public struct Problem: Error, Equatable, Sendable {
        /// "SyntaxError" or "TypeError".
        public let name: String
        /// What is wrong.
        public let message: String
    }

    /// A mapping of one list: a nil address is one that leads nowhere.
    private struct Entry: Sendable {
        let key: String
        let address: WebURL?
    }

    /// Longer keys first, as the standard sorts them.
    private var imports: [Entry] = []
    private var scopes: [(prefix: String, entries: [Entry])] = []
    /// Integrity metadata by the URLs of modules.
    private var integrity: [String: String] = [:]

    /// Where a name was resolved.
    private struct Resolution: Hashable, Sendable {
        let base: String
        let mayBePrefixed: Bool
    }
    /// What was resolved so far, which no later map may change, by name: the "resolved module set".
    private var resolved: [CodeUnits: Set<Resolution>] = [:]

    /// Makes a map that maps nothing.
    public init() {}

    /// "Parse an import map string".
    ///
    /// - Parameter base: The document's base URL.
    /// - Throws: What is wrong with it.
    public init(parsing text: String, base: WebURL) throws(Problem) {
        let json: PlacedJSON
        do throws(JSONProblem) {
            json = try JSONParser.parse(Array(text.utf8), .script)
        } catch {
            throw Problem(name: "SyntaxError", message: "Failed to parse import map: invalid JSON")
        }
        guard json.members != nil else {
            throw Problem(
                name: "TypeError",
                message: "Failed to parse import map: top-level value needs to be a JSON object.")
        }
        if let given = json["imports"] {
            guard let list = given.members else {
                throw Problem(
                    name: "TypeError",
                    message:
                        "Failed to parse import map: \"imports\" top-level key needs to be a JSON object."
                )
            }
            imports = Self.sorted(list, base)
        }
        if let given = json["scopes"] {
            guard let list = given.members else {
                throw Problem(
                    name: "TypeError",
                    message:
                        "Failed to parse import map: \"scopes\" top-level key needs to be a JSON object."
                )
            }
            var places: [String: Int] = [:]
            for scope in list {
                guard let entries = scope.value.members else {
                    throw Problem(
                        name: "TypeError",
                        message:
                            "Failed to parse import map: the value of the \"\(scope.name)\" scope needs to be a JSON object."
                    )
                }
                // An address is ASCII. Of two scopes that mean one address the last counts.
                guard let address = WebURL(scope.name, base: base)?.href else { continue }
                let sorted = Self.sorted(entries, base)
                if let place = places[address] {
                    scopes[place].entries = sorted
                } else {
                    places[address] = scopes.count
                    scopes.append((address, sorted))
                }
            }
            scopes.sort { Self.isBefore($0.prefix, $1.prefix) }
        }
        if let given = json["integrity"] {
            guard let list = given.members else {
                throw Problem(
                    name: "TypeError",
                    message:
                        "Failed to parse import map: \"integrity\" top-level key needs to be a JSON object."
                )
            }
            // An address is ASCII. What is no URL or no text is left out, as the standard says.
            for member in list {
                guard let url = Self.urlLike(member.name, base), let value = member.value.string
                else { continue }
                integrity[url.href] = value
            }
        }
    }

    /// "Merge existing and new import maps": what is mapped already stays, and so does what was resolved.
    public mutating func merge(_ other: ImportMap) {
        func isNews(_ entry: Entry, in scope: String?) -> Bool {
            // Bases are addresses, and those are ASCII.
            func concerns(_ record: Resolution) -> Bool {
                guard let scope else { return true }
                return scope == record.base
                    || (scope.hasSuffix("/") && record.base.hasPrefix(scope))
            }
            if resolved[CodeUnits(entry.key)]?.contains(where: concerns) ?? false { return false }
            guard entry.key.hasSuffix("/") else { return true }
            return !resolved.contains { name, records in
                name.text.utf16.starts(with: entry.key.utf16)
                    && records.contains { $0.mayBePrefixed && concerns($0) }
            }
        }
        integrity.merge(other.integrity) { old, _ in old }
        imports = Self.merged(imports, other.imports.filter { isNews($0, in: nil) })
        for (prefix, given) in other.scopes {
            let entries = given.filter { isNews($0, in: prefix) }
            if let index = scopes.firstIndex(where: { $0.prefix == prefix }) {
                scopes[index].entries = Self.merged(scopes[index].entries, entries)
            } else {
                scopes.append((prefix, entries))
            }
        }
        scopes.sort { Self.isBefore($0.prefix, $1.prefix) }
    }

    /// "Resolve a module integrity metadata": what a module has to be; empty where no map says so.
    public func integrity(of url: WebURL) -> String { integrity[url.href] ?? "" }

    /// "Resolve a module specifier".
    ///
    /// - Parameter base: The URL of the script that imports.
    /// - Throws: Why it means nothing.
    public mutating func resolve(_ specifier: String, base: WebURL) throws(Problem) -> WebURL {
        let url = Self.urlLike(specifier, base)
        let name = url?.href ?? specifier
        let found = try address(of: specifier, name, url, base)
        resolved[CodeUnits(name), default: []]
            .insert(Resolution(base: base.href, mayBePrefixed: url?.isSpecial ?? true))
        return found
    }

    private func address(
        of specifier: String, _ name: String, _ url: WebURL?, _ base: WebURL
    ) throws(Problem) -> WebURL {
        for (prefix, entries) in scopes
        where prefix == base.href || (prefix.hasSuffix("/") && base.href.hasPrefix(prefix)) {
            if let found = try Self.match(name, url, entries) { return found }
        }
        if let found = try Self.match(name, url, imports) { return found }
        if let url { return url }
        throw Problem(
            name: "TypeError",
            message:
                "Failed to resolve module specifier \"\(specifier)\". Relative references must "
                + "start with either \"/\", \"./\", or \"../\".")
    }

    // MARK: - Parts

    /// "Resolve an imports match".
    private static func match(
        _ name: String, _ url: WebURL?, _ entries: [Entry]
    ) throws(Problem) -> WebURL? {
        for entry in entries {
            if entry.key == name {
                guard let address = entry.address else { throw blocked(name) }
                return address
            }
            let isPrefix = entry.key.hasSuffix("/") && name.hasPrefix(entry.key)
            guard isPrefix, url == nil || url?.isSpecial ?? false else { continue }
            guard let address = entry.address else { throw blocked(name) }
            let rest = String(decoding: name.utf8.dropFirst(entry.key.utf8.count), as: UTF8.self)
            guard let found = WebURL(rest, base: address), found.href.hasPrefix(address.href) else {
                throw Problem(
                    name: "TypeError",
                    message:
                        "Failed to resolve module specifier \"\(name)\": it leads out of \"\(address.href)\"."
                )
            }
            return found
        }
        return nil
    }

    private static func blocked(_ name: String) -> Problem {
        Problem(
            name: "TypeError",
            message:
                "Failed to resolve module specifier \"\(name)\": the import map gives it no address."
        )
    }

    /// "Sort and normalize a specifier map": of two keys that mean one specifier the last counts.
    private static func sorted(_ list: [PlacedJSON.Member], _ base: WebURL) -> [Entry] {
        var entries: [Entry] = []
        var places: [CodeUnits: Int] = [:]
        for member in list where !member.name.isEmpty {
            let address = member.value.string.flatMap { urlLike($0, base) }
            let isWhole = !member.name.hasSuffix("/") || address?.href.hasSuffix("/") ?? true
            let entry = Entry(
                key: urlLike(member.name, base)?.href ?? member.name,
                address: isWhole ? address : nil)
            if let place = places[entry.key] {
                entries[place] = entry
            } else {
                places[entry.key] = entries.count
                entries.append(entry)
            }
        }
        return entries.sorted { isBefore($0.key, $1.key) }
    }

    private static func merged(_ old: [Entry], _ new: [Entry]) -> [Entry] {
        let known = Set(old.map { CodeUnits($0.key) })
        return (old + new.filter { !known.contains($0.key) })
            .sorted { isBefore($0.key, $1.key) }
    }

    /// Descending by code units: what is longer and begins alike goes first.
    private static func isBefore(_ left: String, _ right: String) -> Bool {
        right.utf16.lexicographicallyPrecedes(left.utf16)
    }

    /// "Parse a URL-like import specifier".
    private static func urlLike(_ text: String, _ base: WebURL) -> WebURL? {
        if text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("../") {
            return WebURL(text, base: base)
        }
        return WebURL(text)
    }
}
