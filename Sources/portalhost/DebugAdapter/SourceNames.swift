internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PortalKit

/// The names of scripts as an editor has them: paths, or numbers where there is no file.
struct SourceNames {
    /// What an editor calls a file, by its real path: it may come by a symbolic link.
    private var shown: [String: String] = [:]
    /// The real paths of names that were asked for.
    private var known: [String: String] = [:]
    private var references: [String] = []

    /// One name for a file, however it is spelled; a name itself where there is no such file.
    mutating func key(_ name: String) -> String {
        if let known = known[name] { return known }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let found = realpath(name, &buffer) != nil
        let bytes = buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
        let key = found ? String(decoding: bytes, as: UTF8.self) : name
        known[name] = key
        return key
    }

    /// Takes note of what the editor calls a file.
    mutating func add(path: String) { shown[key(path)] = path }

    /// A script as an editor is told of it.
    mutating func source(_ script: DebugScript) -> JSONValue {
        let key = key(script.name)
        let file = String(script.name.split(separator: "/").last ?? "")
        if !script.isEvaluated, key.hasPrefix("/") {
            return ["name": .string(file), "path": .string(shown[key] ?? key)]
        }
        let number = references.firstIndex(of: script.id) ?? references.count
        if number == references.count { references.append(script.id) }
        var source: JSONValue = [
            "name": .string(script.name), "sourceReference": .number(.init(number + 1)),
        ]
        if script.isOfHost, case .object(var members) = source {
            members.append(.init("presentationHint", "deemphasize"))
            members.append(.init("origin", "the host's own script"))
            source = .object(members)
        }
        return source
    }

    /// The engine's number of a script that an editor knows by a number.
    func script(of reference: Int) -> String? {
        references.indices.contains(reference - 1) ? references[reference - 1] : nil
    }

    /// The numbers mean other scripts in another run.
    mutating func forgetReferences() { references = [] }
}
