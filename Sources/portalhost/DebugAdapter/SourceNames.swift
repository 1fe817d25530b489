internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PortalKit

/// The names of scripts as an editor has them: paths, or numbers where there is no file.
struct SourceNames {
    /// What an editor calls a file, by its real path: it may come by a symbolic link.
    private var shown: [CodeUnits: String] = [:]
    /// The real paths of names that were asked for.
    private var known: [CodeUnits: String] = [:]
    private var references: [Reference] = []
    private var repository = Repository()
    /// Whether the editor has URLs for paths.
    var usesURIs = false

    /// What an editor knows by a number.
    struct Reference: Equatable {
        /// The engine's number of the script.
        let script: String
        /// The file that it was written in, if it is that.
        var file: String?

        static func == (left: Reference, right: Reference) -> Bool {
            left.script == right.script && left.file == right.file
        }
    }

    /// One name for a file, however it is spelled; a name itself where there is no such file.
    mutating func key(_ name: String) -> String {
        if let known = known[name] { return known }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let found =
            realpath(repository.path(of: name), &buffer) != nil
            || realpath(name, &buffer) != nil
        let bytes = buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
        let key = found ? String(decoding: bytes, as: UTF8.self) : name
        known[name] = key
        return key
    }

    /// Names that are not paths of the present folder are those of a repository, which may be another
    /// one from here on.
    mutating func use(_ repository: Repository) {
        self.repository = repository
        known = [:]
    }

    /// Takes note of what the editor calls a file.
    mutating func add(path: String) { shown[key(path)] = path }

    /// A script as an editor sees it.
    mutating func source(_ script: DebugScript) -> JSONValue {
        let key = key(script.name)
        if !script.isEvaluated, key.hasPrefix("/") {
            let path = shown[key] ?? key
            let file = String(path.split(separator: "/").last ?? "")
            return ["name": .string(file), "path": .string(written(path))]
        }
        var source: JSONValue = [
            "name": .string(script.name),
            "sourceReference": number(of: Reference(script: script.id)),
        ]
        if script.isOfHost, case .object(var members) = source {
            members.append(.init("presentationHint", "deemphasize"))
            members.append(.init("origin", "the host's own script"))
            source = .object(members)
        }
        return source
    }

    /// A file that a script was written in, as an editor sees it.
    mutating func source(_ file: String, writtenFor script: DebugScript) -> JSONValue {
        let key = key(file)
        let name = String(file.split(separator: "/").last ?? "")
        guard !key.hasPrefix("/") else {
            return ["name": .string(name), "path": .string(written(shown[key] ?? key))]
        }
        return [
            "name": .string(name), "origin": "the source map",
            "sourceReference": number(of: Reference(script: script.id, file: file)),
        ]
    }

    /// A path as the editor writes it.
    private func written(_ path: String) -> String {
        guard usesURIs else { return path }
        var url = "file://"
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                url.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                url += digits.count < 2 ? "%0" + digits : "%" + digits
            }
        }
        return url
    }

    private mutating func number(of reference: Reference) -> JSONValue {
        let number = references.firstIndex(of: reference) ?? references.count
        if number == references.count { references.append(reference) }
        return .number(.init(number + 1))
    }

    /// What an editor knows by a number.
    func reference(_ number: Int) -> Reference? {
        number > 0 && number <= references.count ? references[number - 1] : nil
    }

    /// The numbers mean other scripts in another run.
    mutating func forgetReferences() { references = [] }
}
