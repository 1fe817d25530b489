internal import JSONDocuments
internal import ScriptEngine
internal import WebPlatformScripts

/// The JavaScript halves of the bridge, by their paths in `Scripts`, without ".js".
enum PageScripts {
    /// Where each script stands in the program's list.
    private static let indexes: [String: Int] = {
        var indexes: [String: Int] = [:]
        while let name = web_platform_scripts_at(indexes.count).pointee.name {
            indexes[String(cString: name)] = indexes.count
        }
        return indexes
    }()

    /// The bytes of a script; nil if there is none of that name.
    static func bytes(_ name: String) -> UnsafeBufferPointer<UInt8>? {
        guard let index = indexes[name] else { return nil }
        let script = web_platform_scripts_at(index).pointee
        return UnsafeBufferPointer(start: script.bytes, count: script.count)
    }

    /// The text of a script; nil if there is none of that name.
    static func source(_ name: String) -> String? {
        bytes(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a text stands in a script.
    static func has(_ text: String, in name: String) -> Bool {
        guard let bytes = bytes(name) else { return false }
        var text = text
        return text.withUTF8(bytes.holds)
    }

    /// The parsed form of a script on a machine; its text is read at the first use.
    static func program(
        _ name: String, on machine: ScriptVirtualMachine
    ) throws(ScriptFailure) -> ScriptProgram {
        let url = "host:\(name).js"
        if let known = machine.knownProgram(url) { return known }
        guard let source = source(name) else {
            throw .thrown(
                ScriptException(name: "Error", message: "the host has no script \(name).js"))
        }
        return machine.program(url, source)
    }

    /// The parsed form of a script on a context's machine.
    static func program(
        _ name: String, in context: ScriptContext
    ) throws(ScriptFailure) -> ScriptProgram {
        try program(name, on: context.machine)
    }
}
